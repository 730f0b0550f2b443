"""The workbook behind a native chart: categories and series go in, an .xlsx comes out, made once for the same data."""

from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from io import BytesIO

import xlsxwriter

SHEET = "Data"
CREATED = datetime(1980, 1, 1)  # XlsxWriter would stamp the clock
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}

Columns = tuple[tuple[str, tuple[Decimal | None, ...]], ...]
"""Series as names and values."""


@lru_cache(maxsize=512)
def workbook(categories: tuple[str, ...], columns: Columns, number_format: str) -> bytes:
    """Return the workbook: categories in column A, one series a column; no cell is a formula, whatever its text begins with."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, OPTIONS)
    book.set_properties({"created": CREATED})
    sheet = book.add_worksheet(SHEET)
    numbers = book.add_format({"num_format": number_format})
    for row, category in enumerate(categories, start=1):
        sheet.write_string(row, 0, category)
    for column, (name, values) in enumerate(columns, start=1):
        sheet.write_string(0, column, name)
        for row, value in enumerate(values, start=1):
            if value is not None:
                sheet.write_number(row, column, float(value), numbers)
    book.close()
    return buffer.getvalue()
