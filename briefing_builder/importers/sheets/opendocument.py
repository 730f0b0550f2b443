"""A spreadsheet of LibreOffice and others (ODS, or the same as one XML file) goes in; its sheets come out.

OpenDocument 1.3 part 3, 9 and 19. Read by its own XML: equal neighbours are written once with a repeat count, durations are longer than a
day, notes stand inside cells.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from zipfile import ZipFile

from lxml import etree

from briefing_builder.importers.sheets.model import CellValue
from briefing_builder.importers.sheets.number_formats import shown_number
from briefing_builder.importers.sheets.packages import PackageRefused, part_elements
from briefing_builder.importers.sheets.workbook_rows import Merged, ReadSheet, SheetRows, Workbook, together
from briefing_builder.problems import Checked

CONTENT, MANIFEST = "content.xml", "META-INF/manifest.xml"
TAGS = ("{*}table-row", "{*}table-column", "{*}style")
"""Elements that are read, each whole."""
MOST_REPEATED = 2_000_000
"""Cells that repeated rows may have together; blank ones aside."""
_DURATION = re.compile(r"(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?")
_TABLE, _OFFICE, _TEXT = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("table", "office", "text"))
_CALC_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_UNSAID = frozenset((f"{_OFFICE}annotation", f"{_OFFICE}annotation-end", f"{_TEXT}ruby-text", f"{_TEXT}note"))


def is_locked(package: ZipFile) -> bool:
    """Return whether an OpenDocument package is encrypted. Raises one of FAULTS."""
    return b"encryption-data" in package.read(MANIFEST) if MANIFEST in package.NameToInfo else False


def read_opendocument(package: ZipFile, shown_as: str) -> Checked[Workbook]:
    """Return the sheets of an ODS file. Raises PackageRefused, or one of FAULTS."""
    return sheets_of_tables(part_elements(package, CONTENT, TAGS), shown_as)


def sheets_of_tables(elements: Iterable[etree._Element], shown_as: str) -> Checked[Workbook]:
    """Return the sheets of a document, of which these are the elements. Raises PackageRefused, or one of FAULTS."""
    reading = _Reading(shown_as)
    for element in elements:
        reading.take(element)
    return together(reading.readers)


class _Reading:
    """Goes through a document from its beginning to its end, sheet after sheet."""

    def __init__(self, shown_as: str) -> None:
        self.readers: list[Callable[[], ReadSheet]] = []
        self._path = shown_as
        self._table: etree._Element | None = None
        self._hidden_styles: set[str] = set()
        self._rows = SheetRows(shown_as, "")
        self._number = self._repeated = 0

    def take(self, element: etree._Element) -> None:
        """Take the next style, column or row."""
        if etree.QName(element).localname == "style":
            if any(each.get(f"{_TABLE}display") == "false" for each in element):
                self._hidden_styles.update(str(value) for name, value in element.items() if str(name).endswith("}name"))
            return
        tables = list(element.iterancestors(f"{_TABLE}table"))
        if len(tables) != 1:  # a table in a cell, or cells that were deleted
            return
        if tables[0] is not self._table:
            self._begin(tables[0])
        if element.tag == f"{_TABLE}table-column":
            self._rows.hidden_columns += element.get(f"{_TABLE}visibility", "visible") != "visible"
        else:
            self._take_row(element)

    def _begin(self, table: etree._Element) -> None:
        is_hidden = table.get(f"{_TABLE}style-name", "") in self._hidden_styles
        rows = self._rows = SheetRows(self._path, table.get(f"{_TABLE}name", ""), is_hidden=is_hidden)
        self.readers.append(lambda: rows.read(_opened_cell))
        self._table, self._number = table, 0

    def _take_row(self, row: etree._Element) -> None:
        first, count = self._number + 1, _repeats(row, "number-rows-repeated")
        self._number += count
        cells = self._cells_of(row, first)
        if not cells:
            return
        self._repeated += (count - 1) * len(cells)
        if self._repeated > MOST_REPEATED:
            raise PackageRefused(f"its repeated rows have more than {MOST_REPEATED:,} cells")
        hidden = row.get(f"{_TABLE}visibility", "visible") != "visible"
        for number in range(first, first + count):
            self._rows.add(number, cells, hidden=hidden)

    def _cells_of(self, row: etree._Element, number: int) -> list[Hashable]:
        """The cells of a row up to the last in which something stands."""
        cells: list[Hashable] = []
        blank = 0
        for cell in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            count, key = _repeats(cell, "number-columns-repeated"), self._key(cell)
            if key is None:
                blank += count
                continue
            self._rows.refuse_wider(len(cells) + blank + count)
            cells.extend([None] * blank)
            if (spanned := _repeats(cell, "number-rows-spanned")) > 1:
                self._rows.add_merged(Merged(number, number + spanned - 1, len(cells)))
            cells.extend([key] * count)
            blank = 0
        return cells

    def _key(self, cell: etree._Element) -> tuple[str, str] | None:
        """How a cell is to be read, and what is to be read; its typed value before the text that shows it."""
        kind = cell.get(f"{_OFFICE}value-type", "")
        for name in ("value", "date-value", "time-value", "boolean-value", "string-value"):
            if (value := cell.get(f"{_OFFICE}{name}")) is not None:
                return kind, value
        text = "\n".join("".join(_paragraph_texts(paragraph)) for paragraph in cell.iterchildren(f"{_TEXT}p", f"{_TEXT}h"))
        if cell.get(_CALC_TYPE) == "error":
            self._rows.errors += 1
        elif not text and not kind and (formula := cell.get(f"{_TABLE}formula")):
            self._rows.uncalculated += 1
            return "string", f"={formula.rpartition('=')[2]}"
        return ("string", text) if text.strip() else None


def _repeats(element: etree._Element, name: str) -> int:
    count = element.get(f"{_TABLE}{name}", "1")
    return max(int(count), 1) if count.isascii() and count.isdigit() and len(count) < 9 else 1


def _paragraph_texts(element: etree._Element) -> Iterator[str]:
    """The text of a paragraph, its spaces and line ends written out; notes are none of it."""
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            yield " " * (int(count) if count.isdigit() and len(count) < 5 else 1)
        elif child.tag == f"{_TEXT}tab":
            yield "\t"
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif child.tag not in _UNSAID:
            yield from _paragraph_texts(child)
        yield child.tail or ""


def _opened_cell(key: Hashable) -> CellValue:
    if not isinstance(key, tuple):
        return None
    kind, text = key
    match kind:
        case "float" | "currency":
            return shown_number(text)
        case "percentage":
            return f"{shown_number(str(shown_number(text) * 100))}%"
        case "date":
            return _opened_moment(text)
        case "time":
            return time_value(text)
        case "boolean":
            return bool(text == "true")
    return text.strip() or None


def _opened_moment(text: str) -> CellValue:
    try:
        return date.fromisoformat(text) if len(text) <= 10 else datetime.fromisoformat(text[:26])
    except ValueError:
        return text


def time_value(text: str) -> CellValue:
    """Return a time value as OpenDocument writes it, `PT30H15M00.5S`, to the millisecond; the text itself where it is none."""
    found = _DURATION.fullmatch(text)
    if not found or text.endswith(("P", "T")):
        return text
    days, hours, minutes = (int(part or 0) for part in found.group(2, 3, 4))
    if days + hours + minutes > 100_000_000:
        return text
    milliseconds = round(Decimal(found[5] or 0) * 1000)
    value = timedelta(days=days, hours=hours, minutes=minutes, milliseconds=milliseconds)
    return -value if found[1] else value
