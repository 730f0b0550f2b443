"""A programme as an Excel workbook: its nodes go in, the bytes of the workbook come out, with lists and help at its cells."""

import re
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import xlsxwriter

from briefing_builder.content.workbook.filling import filled_sheets
from briefing_builder.content.workbook.rows import ROWS_SHEET
from briefing_builder.files.archive import archive, deflated
from briefing_builder.problems import Checked
from briefing_builder.source import Node
from briefing_builder.workbooks.choices import FIRST_ROW, ChoiceLists
from briefing_builder.workbooks.guide import write_guide
from briefing_builder.workbooks.look import Look
from briefing_builder.workbooks.pages import write_form, write_matrix, write_rows_page, write_table

OPTIONS = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
CREATED = datetime(1980, 1, 1)
_SHEETS = "xl/worksheets/sheet"
_FIXED = re.compile(rb'<row r="(?P<number>\d+)"[^>]*>')
_WRITERS = {"form": write_form, "table": write_table, "matrix": write_matrix}


def workbook_of(root: Node) -> Checked[bytes]:
    """Return the workbook that holds a programme, and a warning for each value that no cell can hold.

    The same programme gives the same bytes. Sheets that few programmes need are hidden while they are empty.
    """
    filled = filled_sheets(root)
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, OPTIONS) as book:
        book.set_properties({"created": CREATED, "title": "Programme of a management briefing"})
        book.set_size(28800, 17000)
        look = Look(book)
        guide = book.add_worksheet("Start here")
        pages = {sheet.plan.name: book.add_worksheet(sheet.plan.name) for sheet in filled.value}
        lists = ChoiceLists(book, filled.value)
        for sheet in filled.value:
            _WRITERS[sheet.plan.layout](pages[sheet.plan.name], sheet, look, lists)
        write_rows_page(book.add_worksheet(ROWS_SHEET), look)
        write_guide(guide, filled.value, look)
        lists.write(look)
        guide.activate()
    return Checked(value=_with_growing_rows(stream.getvalue()), problems=filled.problems)


def _with_growing_rows(workbook: bytes) -> bytes:
    """Return the workbook with rows that still fit themselves to what is typed: their heights are no longer set by hand."""
    with ZipFile(BytesIO(workbook)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return archive([deflated(name, _FIXED.sub(_unfixed, raw) if name.startswith(_SHEETS) else raw) for name, raw in parts.items()])


def _unfixed(row: re.Match[bytes]) -> bytes:
    return row[0] if int(row["number"]) <= FIRST_ROW else row[0].replace(b' customHeight="1"', b"")
