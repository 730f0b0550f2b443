"""An Excel workbook goes in, of today (XLSX, XLSM) or of old (XLS); its sheets come out, and what was found out about them."""

import datetime as dt
from collections.abc import Hashable
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from briefing_builder.importers.sheets.model import CellValue
from briefing_builder.importers.sheets.number_formats import shown_number
from briefing_builder.importers.sheets.packages import SAVE_AGAIN
from briefing_builder.importers.sheets.spreadsheetml import read_book, read_sheet
from briefing_builder.importers.sheets.workbook_rows import Merged, ReadSheet, SheetRows, Workbook, together
from briefing_builder.problems import Checked, Problem, Source, error

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

FIRST_DAY, NO_DATE_BEFORE = dt.datetime(1899, 12, 31), dt.datetime(1905, 1, 1)
"""A day before 1905 that has a time is a duration: calamine hands over 26:15 as a quarter past two on the first of January 1900."""


def read_excel(package: ZipFile, shown_as: str) -> Checked[Workbook]:
    """Return the sheets of an XLSX or XLSM file. Raises PackageRefused, or one of FAULTS."""
    book = read_book(package)
    readers = (partial(read_sheet, package, book, place, shown_as) for place in range(len(book.sheets)))
    return together(readers, ("days counted from 1904",) if book.from_1904 else ())


def read_old_excel(data: bytes, shown_as: str) -> Checked[Workbook]:
    """Return the sheets of an XLS file, as python-calamine reads them. Never raises.

    It says nothing of hidden rows, and hands over cells with an error as empty ones.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        return together(partial(_sheet, workbook, place, shown_as) for place in range(len(workbook.sheet_names)))
    except PasswordError:
        problem = protected(shown_as)
    except (CalamineError, OSError, ValueError, OverflowError) as failure:
        problem = error("workbook-broken", f"the workbook cannot be read: {failure}", Source(path=shown_as), SAVE_AGAIN)
    return Checked(value=Workbook(), problems=(problem,))


def protected(shown_as: str) -> Problem:
    """Return the problem of a workbook that nobody opens without its password."""
    hint = "open it in your spreadsheet, take the password off (Excel: File › Info › Protect Workbook › Encrypt with Password), and save it"
    return error("workbook-protected", "the workbook is encrypted with a password", Source(path=shown_as), hint)


def _sheet(workbook: "CalamineWorkbook", place: int, shown_as: str) -> ReadSheet:
    from python_calamine import SheetVisibleEnum

    described = workbook.sheets_metadata[place]
    sheet = workbook.get_sheet_by_index(place)
    rows = SheetRows(shown_as, sheet.name, is_hidden=described.visible != SheetVisibleEnum.Visible)
    left = [None] * (sheet.start[1] if sheet.start else 0)  # rows come from the first on, cells from the first column that has any
    for number, cells in enumerate(sheet.iter_rows(), 1):
        if any(cell != "" for cell in cells):
            rows.add(number, [*left, *(None if cell == "" else (type(cell), cell) for cell in cells)])
    for (top, column), (bottom, _) in sheet.merged_cell_ranges or ():
        rows.add_merged(Merged(top + 1, bottom + 1, column))
    return rows.read(_old_cell)


def _old_cell(key: Hashable) -> CellValue:
    """What a cell holds; its type is part of the key, for True, 1 and 1.0 are equal."""
    value = key[1] if isinstance(key, tuple) else None
    match value:
        case str():
            return value.strip() or None
        case dt.datetime() if value < NO_DATE_BEFORE:
            return value - FIRST_DAY
        case bool() | dt.date() | dt.timedelta():
            return value
        case dt.time():
            return dt.timedelta(hours=value.hour, minutes=value.minute, seconds=value.second, microseconds=value.microsecond)
        case int() | float():
            return shown_number(repr(value))
    return None
