"""A web page, as which reports are saved and named .xls, goes in; each of its tables comes out as a sheet, every cell a text."""

import codecs
import re
from collections.abc import Callable, Hashable, Iterator
from contextlib import suppress
from io import BytesIO

from lxml import etree

from briefing_builder.importers.sheets.encodings import encoding_of
from briefing_builder.importers.sheets.model import CellValue
from briefing_builder.importers.sheets.workbook_rows import ReadSheet, SheetRows, Workbook, together
from briefing_builder.problems import Checked, Problem

HEAD = 4_096
"""Bytes in which a page names its encoding."""
MOST_SPANNED = 1_000
"""Rows and columns over which a cell may go (HTML, 4.9.11)."""
WRITTEN_IN = ("utf-8", "utf-16", "cp", "iso8859", "koi8", "mac", "gb", "big5", "euc", "shift")
"""How encodings of pages begin, by their names in Python."""
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_UNSHOWN = ("script", "style", "template", "comment")


def read_page(data: bytes, shown_as: str) -> Checked[Workbook]:
    """Return a sheet for each table of a page. Raises one of FAULTS."""
    codec = _codec(data, shown_as)
    if isinstance(codec, Problem):
        return Checked(value=Workbook(), problems=(codec,))
    reading = _Reading(shown_as)
    text = BytesIO(data.decode(codec).encode())
    parsed = etree.iterparse(text, events=("end",), tag=("tr",), html=True, encoding="utf-8", no_network=True, remove_comments=True)
    for _, row in parsed:
        reading.take(row)
        row.clear()
    return together(reading.readers, (f"a web page, encoding {codec}",))


def _codec(data: bytes, shown_as: str) -> str | Problem:
    """The encoding that the page names, as long as there is one of that name; else the one that the bytes tell."""
    if named := _CHARSET.search(data[:HEAD]):
        with suppress(LookupError, UnicodeDecodeError):
            name = codecs.lookup(named[1].decode()).name
            name = "cp1252" if name in ("iso8859-1", "ascii") else name  # as browsers do (Encoding Standard, 4.2)
            if name.startswith(WRITTEN_IN):
                data.decode(name)
                return name
    found = encoding_of(data, shown_as)
    return found if isinstance(found, Problem) else found.codec


class _Reading:
    """Goes through a page from its beginning to its end, table after table."""

    def __init__(self, shown_as: str) -> None:
        self.readers: list[Callable[[], ReadSheet]] = []
        self._path = shown_as
        self._tables: dict[etree._Element, _Table] = {}

    def take(self, row: etree._Element) -> None:
        """Take the next row that ends, of whichever table."""
        element = next(row.iterancestors("table"), None)
        if element is None:
            return
        if element not in self._tables:
            table = self._tables[element] = _Table(SheetRows(self._path, f"table {len(self._tables) + 1}"))
            self.readers.append(lambda: table.rows.read(_browser_value))
        self._tables[element].take(row)


class _Table:
    """One table as it grows."""

    def __init__(self, rows: SheetRows) -> None:
        self.rows = rows
        self._number = 0
        self._from_above: dict[int, tuple[str | None, int]] = {}
        """By column, the cell that goes on into the next row, and into how many."""

    def take(self, row: etree._Element) -> None:
        self._number += 1
        cells: list[Hashable] = []
        self._fill_from_above(cells)
        for cell in row.iterchildren("td", "th"):
            text = _browser_text(cell)
            down, across = _cells_over(cell, "rowspan"), _cells_over(cell, "colspan")
            self.rows.refuse_wider(len(cells) + across)
            if down > 1:
                self._from_above[len(cells)] = (text, down)
                for column in range(len(cells) + 1, len(cells) + across):
                    self._from_above[column] = (None, down)
            cells.extend((text, *[None] * (across - 1)))
            self._fill_from_above(cells)
        self._from_above = {column: (text, left - 1) for column, (text, left) in self._from_above.items() if left > 1}
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            self.rows.add(self._number, cells)

    def _fill_from_above(self, cells: list[Hashable]) -> None:
        while (above := self._from_above.get(len(cells))) and above[1] > 0:
            cells.append(above[0])


def _cells_over(cell: etree._Element, name: str) -> int:
    text = cell.get(name, "1").strip()
    return min(max(int(text), 1), MOST_SPANNED) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _browser_text(cell: etree._Element) -> str | None:
    text = "".join(_shown_parts(cell))
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\0")).strip() or None


def _shown_parts(element: etree._Element) -> Iterator[str]:
    """The text of an element as a browser shows it, a NUL for a line end."""
    yield (element.text or "").replace("\0", "")
    for child in element:
        if child.tag in ("br", "p", "div", "li"):
            yield "\0"
        if child.tag not in _UNSHOWN:
            yield from _shown_parts(child)
        yield (child.tail or "").replace("\0", "")


def _browser_value(text: Hashable) -> CellValue:
    return text if isinstance(text, str) else None
