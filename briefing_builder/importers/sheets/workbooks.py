"""The bytes of an Excel workbook (XLSX, XLSM, XLS) go in; its sheets come out with their numbers, days and time values."""

import datetime as dt
from collections.abc import Hashable, Iterator, Sequence
from decimal import Decimal
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING

from briefing_builder.importers.sheets.delimited import COLUMNS_LIMIT, ROWS_LIMIT
from briefing_builder.importers.sheets.distinct import CHUNK, ColumnsOfRows
from briefing_builder.importers.sheets.model import CellValue, Sheet
from briefing_builder.problems import Checked, Problem, Source, error

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

DIGITS = ".15g"
"""Significant digits of a number as Excel shows and keeps it; a binary fraction has two more, which are noise."""


def read_workbook(data: bytes, shown_as: str) -> Checked[tuple[Sheet, ...]]:
    """Return the sheets of a workbook that hold anything. Never raises."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        sheets = [_sheet(workbook.get_sheet_by_name(name), shown_as) for name in workbook.sheet_names]
    except PasswordError:
        return Checked(value=(), problems=(protected(shown_as),))
    except (CalamineError, OSError, ValueError, OverflowError) as failure:
        message = f"the workbook cannot be read: {failure}"
        problem = error("workbook-broken", message, Source(path=shown_as), "open it in your spreadsheet, and save it again")
        return Checked(value=(), problems=(problem,))
    problems = tuple(each for each in sheets if isinstance(each, Problem))
    return Checked(value=tuple(each for each in sheets if isinstance(each, Sheet) and each.columns), problems=problems)


def protected(shown_as: str) -> Problem:
    """Return the problem of a workbook that nobody opens without its password."""
    hint = "open it in your spreadsheet, take the password off (Excel: File › Info › Protect Workbook › Encrypt with Password), and save it"
    return error("workbook-protected", "the workbook is encrypted with a password", Source(path=shown_as), hint)


def _sheet(sheet: "CalamineSheet", shown_as: str) -> Sheet | Problem | None:
    if sheet.start is None or sheet.end is None:
        return None
    left, height, width = sheet.start[1], sheet.end[0] + 1, sheet.end[1] + 1  # rows come from the first on, cells from `left` on
    if width > COLUMNS_LIMIT or height > ROWS_LIMIT:
        size, most = (f"{width:,} columns", COLUMNS_LIMIT) if width > COLUMNS_LIMIT else (f"{height:,} rows", ROWS_LIMIT)
        message = f"the sheet has {size}; at most {most:,} are read"
        return error("table-too-large", message, Source(path=shown_as, sheet=sheet.name), "leave out what is not needed")
    columns = ColumnsOfRows(width, (str, ""))
    first = 1
    for rows in _typed_rows(sheet.iter_rows(), [""] * left):
        columns.add(rows, range(first, first + len(rows)))
        first += len(rows)
    found, lines = columns.finished(lambda keys: list(map(_cell_value, keys)))
    return Sheet(path=shown_as, name=sheet.name, columns=found, lines=lines)


def _typed_rows(rows: Iterator[Sequence[Hashable]], left: Sequence[Hashable]) -> Iterator[list[list[Hashable]]]:
    while chunk := list(islice(rows, CHUNK)):
        yield [list(zip(map(type, cells), cells, strict=True)) for cells in ([*left, *row] for row in chunk)]


def _cell_value(key: Hashable) -> CellValue:
    """What a cell holds; its type is part of the key, for True, 1 and 1.0 are equal."""
    value = key[1]  # type: ignore[index]
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, bool | dt.datetime | dt.date | dt.timedelta):
        return value
    if isinstance(value, dt.time):
        return dt.timedelta(hours=value.hour, minutes=value.minute, seconds=value.second, microseconds=value.microsecond)
    return spreadsheet_number(float(value))


def spreadsheet_number(value: float) -> Decimal:
    """Return a number with the digits that a spreadsheet shows, never with an exponent: 0.1 for 0.1, 12 for 12.0."""
    return Decimal(format(Decimal(format(value, DIGITS)), "f"))
