"""The workbook behind a native chart: categories and series go in, an .xlsx comes out.

XlsxWriter makes one workbook for each shape of a chart, with marks where the data stand; from then on only the marks are filled in.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from zipfile import ZipFile

import xlsxwriter

from briefing_builder.backends.pptx import xml
from briefing_builder.files.archive import Member, archive, deflated

SHEET = "Data"
CREATED = datetime(1980, 1, 1)  # XlsxWriter would stamp the clock
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
FIRST_NUMBER = 700_000_000
"""The numbers that mark where numbers stand begin here."""
TEXT_MARK = re.compile(r"<t>@(\d+)@</t>")
NUMBER_MARK = re.compile(rf"<v>{FIRST_NUMBER // 1_000_000}(\d{{6}})</v>")
ESCAPE = re.compile(r"(_x[0-9A-Fa-f]{4}_)")
"""What Excel would read as a character's number (ECMA-376 part 1, 22.9.2.19, ST_Xstring)."""
STRINGS, CELLS = "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"

Columns = tuple[tuple[str, tuple[Decimal | None, ...]], ...]
"""Series as names and values."""
Gaps = tuple[tuple[bool, ...], ...]
"""Of each series, whether it has a value for each category."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A workbook without its data: members that are always the same, and the texts and cells as pieces between the marks."""

    members: tuple[Member, ...]
    texts: tuple[str, ...]
    cells: tuple[str, ...]


@lru_cache(maxsize=512)
def workbook(categories: tuple[str, ...], columns: Columns, number_format: str) -> bytes:
    """Return the workbook: categories in column A, one series a column; no cell is a formula, whatever its text begins with."""
    shape = _blank_workbook(len(categories), tuple(tuple(value is not None for value in values) for _, values in columns), number_format)
    texts = [f'<t xml:space="preserve">{_shared_string(text)}</t>' for text in (*categories, *(name for name, _ in columns))]
    numbers = [f"<v>{float(value):.16G}</v>" for _, values in columns for value in values if value is not None]
    filled = (deflated(STRINGS, "".join(_with_values(shape.texts, texts))), deflated(CELLS, "".join(_with_values(shape.cells, numbers))))
    return archive([*shape.members, *filled])


def _shared_string(text: str) -> str:
    return xml.escaped_text(ESCAPE.sub(r"_x005F\1", text))


def _with_values(pieces: tuple[str, ...], values: list[str]) -> Iterator[str]:
    """Pieces stand at even places, the numbers of their values at odd ones."""
    for position, piece in enumerate(pieces):
        yield values[int(piece)] if position % 2 else piece


@lru_cache(maxsize=64)
def _blank_workbook(rows: int, gaps: Gaps, number_format: str) -> Shape:
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, OPTIONS)
    book.set_properties({"created": CREATED})
    sheet = book.add_worksheet(SHEET)
    numbers = book.add_format({"num_format": number_format})
    for row in range(rows):
        sheet.write_string(row + 1, 0, f"@{row}@")
    number = FIRST_NUMBER
    for column, filled in enumerate(gaps, start=1):
        sheet.write_string(0, column, f"@{rows + column - 1}@")
        for row, is_there in enumerate(filled, start=1):
            if is_there:
                sheet.write_number(row, column, number, numbers)
                number += 1
    book.close()
    with ZipFile(buffer) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    texts, cells = TEXT_MARK.split(parts.pop(STRINGS)), NUMBER_MARK.split(parts.pop(CELLS))
    return Shape(members=tuple(deflated(name, raw) for name, raw in parts.items()), texts=tuple(texts), cells=tuple(cells))
