"""Workbooks for tests: bytes of XLSX become what a reader of files hands over, by way of openpyxl."""

from array import array
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl

from briefing_builder.importers.sheets import CellValue, Column, Sheet, TableFile


def table_file(data: bytes, shown_as: str = "programme.xlsx") -> TableFile:
    """Return the sheets of a workbook as our reader hands them over."""
    book = openpyxl.load_workbook(BytesIO(data), data_only=True)
    sheets = tuple(_sheet_of(sheet, shown_as) for sheet in book.worksheets)
    return TableFile(path=shown_as, kind="xlsx", sheets=tuple(sheet for sheet in sheets if sheet.columns))


def sheet_of_rows(name: str, rows: list[list[CellValue]], shown_as: str = "programme.xlsx") -> Sheet:
    """Return a sheet of the given rows, the first of which is row 1; blank rows are left out."""
    lines = [number for number, row in enumerate(rows, start=1) if any(cell is not None for cell in row)]
    width = max(map(len, rows), default=0)
    columns = []
    for index in range(width):
        cells = [rows[line - 1][index] if index < len(rows[line - 1]) else None for line in lines]
        values = list(dict.fromkeys((type(cell), cell) for cell in cells))
        codes = array("i", [values.index((type(cell), cell)) for cell in cells])
        columns.append(Column(values=tuple(value for _, value in values), codes=codes))
    return Sheet(path=shown_as, name=name, columns=tuple(columns), lines=lines)


def _sheet_of(sheet: Any, shown_as: str) -> Sheet:
    rows = [[_value(cell.value) for cell in row] for row in sheet.iter_rows()]
    return sheet_of_rows(sheet.title, rows, shown_as)


def _value(value: Any) -> CellValue:
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        return Decimal(f"{value:.15g}")
    if isinstance(value, time):
        return timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    if isinstance(value, date | timedelta):
        return value
    return str(value).strip() or None
