"""A workbook as XML Spreadsheet 2003, which reports are still named .xls with, goes in; its sheets come out."""

import re
from collections.abc import Callable, Hashable, Iterable
from datetime import date, datetime

from lxml import etree

from briefing_builder.importers.sheets.model import CellValue
from briefing_builder.importers.sheets.number_formats import Shown, shown_by, value_of_serial
from briefing_builder.importers.sheets.workbook_rows import Merged, ReadSheet, SheetRows, Workbook, together
from briefing_builder.problems import Checked

NAMESPACE = "{urn:schemas-microsoft-com:office:spreadsheet}"
FROM_1904 = "{urn:schemas-microsoft-com:office:excel}Date1904"
TAGS = (f"{NAMESPACE}Row", f"{NAMESPACE}Column", f"{NAMESPACE}Style", FROM_1904)
NAMED: dict[str, Shown] = {
    **dict.fromkeys(("General Date", "Long Date", "Medium Date", "Short Date"), "date"),
    **dict.fromkeys(("Long Time", "Medium Time", "Short Time"), "time"),
    **dict.fromkeys(("General", "General Number", "Currency", "Euro Currency", "Fixed", "Standard", "Scientific"), "number"),
    "Percent": "percent",
}
"""Number formats that have a name and no code."""
EPOCH, NO_DATE_BEFORE = datetime(1899, 12, 31), datetime(1905, 1, 1)
"""Time values are written as moments after the last day of 1899: 26:15 as a quarter past two on the first of January 1900."""


def sheets_of_rows(elements: Iterable[etree._Element], shown_as: str) -> Checked[Workbook]:
    """Return the sheets of a workbook, of which these are the elements. Raises PackageRefused, or one of FAULTS."""
    reading = _Reading(shown_as)
    for element in elements:
        reading.take(element)
    return together(reading.readers)


class _Reading:
    """Goes through a workbook from its beginning to its end, sheet after sheet."""

    def __init__(self, shown_as: str) -> None:
        self.readers: list[Callable[[], ReadSheet]] = []
        self._path = shown_as
        self._sheet: etree._Element | None = None
        self._rows = SheetRows(shown_as, "")
        self._number = 0
        self._shown: dict[str, Shown] = {}
        self._from_1904 = False

    def take(self, element: etree._Element) -> None:
        """Take the next style, column or row."""
        if element.tag == f"{NAMESPACE}Style":
            code = next((each.get(f"{NAMESPACE}Format", "") for each in element.iterchildren(f"{NAMESPACE}NumberFormat")), "")
            self._shown[element.get(f"{NAMESPACE}ID", "")] = NAMED.get(code) or shown_by(code)
            return
        if element.tag == FROM_1904:
            self._from_1904 = True
            return
        sheet = next(element.iterancestors(f"{NAMESPACE}Worksheet"), None)
        if sheet is None:
            return
        if sheet is not self._sheet:
            rows = self._rows = SheetRows(self._path, sheet.get(f"{NAMESPACE}Name", ""))
            self.readers.append(lambda: rows.read(self._value))
            self._sheet, self._number = sheet, 0
        if element.tag == f"{NAMESPACE}Column":
            self._rows.hidden_columns += element.get(f"{NAMESPACE}Hidden") == "1"
        else:
            self._take_row(element)

    def _take_row(self, row: etree._Element) -> None:
        self._number = _whole_number(row, "Index", self._number + 1)
        if cells := self._cells_of(row):
            self._rows.add(self._number, cells, hidden=row.get(f"{NAMESPACE}Hidden") == "1")

    def _cells_of(self, row: etree._Element) -> list[Hashable]:
        cells: list[Hashable] = []
        column = 0
        for cell in row.iterchildren(f"{NAMESPACE}Cell"):
            column = _whole_number(cell, "Index", column + 1)
            if (key := self._key(cell)) is not None and column > len(cells):
                self._rows.refuse_wider(column)
                cells.extend([None] * (column - 1 - len(cells)))
                cells.append(key)
                if down := _whole_number(cell, "MergeDown", 0):
                    self._rows.add_merged(Merged(self._number, self._number + down, column - 1))
            column += _whole_number(cell, "MergeAcross", 0)
        return cells

    def _key(self, cell: etree._Element) -> tuple[str, str] | None:
        data = next(cell.iterchildren(f"{NAMESPACE}Data"), None)
        text = "" if data is None else "".join(str(each) for each in data.itertext())
        if data is None or not text.strip():
            if not (formula := cell.get(f"{NAMESPACE}Formula")):
                return None
            self._rows.uncalculated += 1
            return "String", formula
        kind = data.get(f"{NAMESPACE}Type", "String")
        self._rows.errors += kind == "Error"
        return (self._shown.get(cell.get(f"{NAMESPACE}StyleID", ""), "number") if kind == "Number" else kind), text

    def _value(self, key: Hashable) -> CellValue:
        if not isinstance(key, tuple):
            return None
        kind, text = key
        match kind:
            case "number" | "percent" | "date" | "time":
                return value_of_serial(text, kind, from_1904=self._from_1904)
            case "Boolean":
                return bool(text.strip() == "1")
            case "DateTime":
                return _moment_of(text.strip())
        return text.strip() or None


def _whole_number(element: etree._Element, name: str, otherwise: int) -> int:
    text = element.get(f"{NAMESPACE}{name}", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else otherwise


def _moment_of(text: str) -> CellValue:
    try:
        moment = datetime.fromisoformat(re.sub(r"\.000$", "", text))
    except ValueError:
        return text
    if moment < NO_DATE_BEFORE and (moment.time() != datetime.min.time() or moment <= EPOCH):
        return moment - EPOCH
    return date(moment.year, moment.month, moment.day) if moment.time() == datetime.min.time() else moment
