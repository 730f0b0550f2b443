"""An Excel workbook of today (XLSX, XLSM) goes in; its sheets come out, every cell with the digits, the day or the time that it holds.

ECMA-376 part 1, 18. Read by its own XML: python-calamine 0.9.1 leaves out error values, keeps no more than sixteen digits, cannot tell
26:15 from the second of January 1900, and says nothing of hidden rows and of formulas that were never calculated.
"""

import re
from collections.abc import Hashable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache, partial
from posixpath import normpath
from zipfile import ZipFile

from lxml import etree

from briefing_builder.importers.sheets.model import CellValue
from briefing_builder.importers.sheets.number_formats import BUILT_IN, Shown, shown_by, value_of_serial
from briefing_builder.importers.sheets.packages import has_part, part_elements
from briefing_builder.importers.sheets.workbook_rows import Merged, ReadSheet, SheetRows, Workbook, together
from briefing_builder.problems import Checked
from briefing_builder.values import Value

_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]+)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_YES = ("1", "true", "on")


class Book(Value, frozen=True, kw_only=True):
    """What holds for all sheets of a workbook."""

    sheets: tuple[tuple[str, str, bool], ...]
    """Name, part, and whether it is hidden, in the workbook's order."""
    from_1904: bool
    is_to_be_calculated: bool
    """Whether its formulas are calculated when somebody opens it, as programs ask for that cannot calculate."""
    texts: tuple[str, ...]
    shown: tuple[Shown, ...]
    """What numbers are shown as, by the cells' style."""


def read_book(package: ZipFile) -> Book:
    """Return what the sheets need. Raises PackageRefused, or one of FAULTS."""
    main = _main_part(package)
    targets = _targets(package, main)
    sheets, from_1904, calculate = [], False, False
    for element in part_elements(package, main, ("{*}sheet", "{*}workbookPr", "{*}calcPr")):
        kind = etree.QName(element).localname
        if kind == "workbookPr":
            from_1904 = element.get("date1904", "0") in _YES
        elif kind == "calcPr":
            calculate = element.get("fullCalcOnLoad", "0") in _YES
        else:
            part = next((targets[str(value)] for name, value in element.items() if str(name).endswith("}id") and str(value) in targets), "")
            if part and has_part(package, part):
                sheets.append((element.get("name", ""), part, element.get("state", "visible") != "visible"))
    folder = main.rpartition("/")[0]
    texts = _shared_texts(package, _named_part(package, targets, f"{folder}/sharedStrings.xml"))
    shown = _formats_of_styles(package, _named_part(package, targets, f"{folder}/styles.xml"))
    return Book(sheets=tuple(sheets), from_1904=from_1904, is_to_be_calculated=calculate, texts=texts, shown=shown)


def read_excel(package: ZipFile, shown_as: str) -> Checked[Workbook]:
    """Return the sheets of an XLSX or XLSM file. Raises PackageRefused, or one of FAULTS."""
    book = read_book(package)
    readers = (partial(read_sheet, package, book, place, shown_as) for place in range(len(book.sheets)))
    return together(readers, ("days counted from 1904",) if book.from_1904 else ())


def _main_part(package: ZipFile) -> str:
    for target, kind in _named_targets(package, "_rels/.rels").values():
        if kind == "officeDocument":
            return target.lstrip("/")
    return "xl/workbook.xml"


def _targets(package: ZipFile, main: str) -> Mapping[str, str]:
    folder, _, name = main.rpartition("/")
    found = _named_targets(package, f"{folder}/_rels/{name}.rels")
    return {
        key: normpath(f"/{target}" if target.startswith("/") else f"/{folder}/{target}").lstrip("/") for key, (target, _) in found.items()
    }


def _named_targets(package: ZipFile, part: str) -> Mapping[str, tuple[str, str]]:
    if not has_part(package, part):
        return {}
    elements = part_elements(package, part, ("{*}Relationship",))
    return {each.get("Id", ""): (each.get("Target", ""), each.get("Type", "").rpartition("/")[2]) for each in elements}


def _named_part(package: ZipFile, targets: Mapping[str, str], usual: str) -> str:
    """The part of that name among those that the workbook names; they are called alike by all programs."""
    name = usual.rpartition("/")[2].casefold()
    return next((part for part in targets.values() if part.casefold().endswith(name) and has_part(package, part)), "")


def _shared_texts(package: ZipFile, part: str) -> tuple[str, ...]:
    return tuple(map(_text_of, part_elements(package, part, ("{*}si",)))) if part else ()


def _text_of(item: etree._Element) -> str:
    """The text of a string item, its runs together and without what is only to be read aloud (18.4.6)."""
    if len(item) == 1 and str(item[0].tag).endswith("}t"):
        return _unescaped(item[0].text or "")
    texts = [each.text or "" for each in item.iter("{*}t") if not _is_phonetic(each)]
    return _unescaped("".join(texts))


def _is_phonetic(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and etree.QName(parent).localname == "rPh"


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _formats_of_styles(package: ZipFile, part: str) -> tuple[Shown, ...]:
    codes: dict[str, str] = {}
    cells: list[str] = []
    for element in part_elements(package, part, ("{*}numFmt", "{*}cellXfs")) if part else ():
        if etree.QName(element).localname == "numFmt":
            codes.setdefault(element.get("numFmtId", ""), element.get("formatCode", ""))
        else:
            cells = [each.get("numFmtId", "0") for each in element]
    return tuple(_shown_in(number, codes) for number in cells)


def _shown_in(number: str, codes: Mapping[str, str]) -> Shown:
    code = codes.get(number)
    if code is None:
        return BUILT_IN.get(int(number), "number") if number.isdigit() else "number"
    return shown_by(code)


def read_sheet(package: ZipFile, book: Book, place: int, shown_as: str) -> ReadSheet:
    """Return one sheet of a workbook. Raises PackageRefused, TooLarge, or one of FAULTS."""
    name, part, is_hidden = book.sheets[place]
    rows = SheetRows(shown_as, name, is_hidden=is_hidden)
    cells = _Cells(book, rows)
    number = 0
    for element in part_elements(package, part, ("{*}row", "{*}mergeCell", "{*}col")):
        kind = etree.QName(element).localname
        if kind == "row":
            given = element.get("r", "")
            number = int(given) if given.isdigit() else number + 1
            if row := cells.of_row(element):
                rows.add(number, row, hidden=element.get("hidden", "0") in _YES)
        elif kind == "mergeCell":
            _add_merged(rows, element.get("ref", ""))
        elif element.get("hidden", "0") in _YES:
            rows.hidden_columns += 1
    return cells.read()


class _Cells:
    """Reads the cells of a sheet: first as they are written, how to read them and their text; then each different one once."""

    def __init__(self, book: Book, rows: SheetRows) -> None:
        self._book, self._rows = book, rows
        self._noughts = self._calculated = 0

    def of_row(self, row: etree._Element) -> list[Hashable]:
        """The cells of a row up to the last in which something stands."""
        cells: list[Hashable] = []
        for cell in row:
            key = self._key(cell)
            if key is None:
                continue
            letters = cell.get("r", "").rstrip("0123456789")
            column = column_number(letters) if letters else len(cells)
            if column >= len(cells):
                cells.extend([None] * (column + 1 - len(cells)))
            cells[column] = key
        return cells

    def read(self) -> ReadSheet:
        """The sheet of all rows. Formulas that all have the value 0 in a workbook that asks to be calculated never were."""
        if self._noughts and not self._calculated and self._book.is_to_be_calculated:
            self._rows.uncalculated += self._noughts
        return self._rows.read(self._value)

    def _key(self, cell: etree._Element) -> tuple[str, ...] | None:
        kind = cell.get("t", "n")
        value = formula = None
        for child in cell:
            tag = str(child.tag)
            if tag.endswith("}v"):
                value = child.text
            elif tag.endswith("}is"):
                return "text", _text_of(child)
            elif tag.endswith("}f"):
                formula = child.text or "…"
        if formula is not None and not value and kind != "str":
            self._rows.uncalculated += 1
            return "text", f"={formula}"
        if value is None:
            return None
        self._rows.errors += kind == "e"
        if kind != "n":
            return kind, value
        if formula is None:
            return self._shown(cell), value
        self._noughts += value == "0"
        self._calculated += value != "0"
        return self._shown(cell), value, formula

    def _shown(self, cell: etree._Element) -> Shown:
        style = cell.get("s", "0")
        place = int(style) if style.isdigit() else 0
        return self._book.shown[place] if place < len(self._book.shown) else "number"

    def _value(self, key: Hashable) -> CellValue:
        if not isinstance(key, tuple):
            return None
        kind, text, *formula = key
        match kind:
            case "s":
                return self._book.texts[int(text)].strip() or None
            case "b":
                return text.strip() in _YES
            case "d":
                return _iso_value(text.strip())
            case "number" | "percent" | "date" | "time":
                if formula and text == "0" and self._book.is_to_be_calculated and not self._calculated:
                    return f"={formula[0]}"
                return value_of_serial(text, kind, from_1904=self._book.from_1904)
        return _unescaped(text).strip() or None


def _iso_value(text: str) -> CellValue:
    """A day, a day with its time, or a time of day as ISO 8601 has them; the text itself where it is something else (18.18.11)."""
    try:
        if text[:1] == "T" or re.match(r"\d\d:", text):
            at = time.fromisoformat(text)
            return timedelta(hours=at.hour, minutes=at.minute, seconds=at.second, microseconds=at.microsecond)
        return date.fromisoformat(text) if len(text) <= 10 else datetime.fromisoformat(text)
    except ValueError:
        return text


@lru_cache(maxsize=20_000)
def column_number(letters: str) -> int:
    """Return which column the letters name, counted from 0. Raises ValueError when they name none."""
    number = 0
    if not letters.isascii() or not letters.isalpha() or len(letters) > 3:
        raise ValueError(f"there is no column {letters[:10]}")
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def _add_merged(rows: SheetRows, reference: str) -> None:
    ends: Sequence[re.Match[str]] = [end for end in map(_REFERENCE.fullmatch, reference.split(":")) if end]
    if len(ends) == 2:
        rows.add_merged(Merged(int(ends[0][2]), int(ends[1][2]), column_number(ends[0][1])))
