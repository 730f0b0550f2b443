"""A programme as an Excel workbook: its nodes go in, the bytes of the workbook come out, with lists and help at its cells."""

from datetime import datetime
from io import BytesIO

import xlsxwriter

from briefing_builder.content.workbook.filling import filled_sheets
from briefing_builder.problems import Checked
from briefing_builder.source import Node
from briefing_builder.workbooks.choices import ChoiceLists
from briefing_builder.workbooks.guide import write_guide
from briefing_builder.workbooks.look import Look
from briefing_builder.workbooks.pages import write_form, write_matrix, write_table

OPTIONS = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
CREATED = datetime(1980, 1, 1)
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
        write_guide(guide, filled.value, look)
        lists.write(look)
        guide.activate()
    return Checked(value=stream.getvalue(), problems=filled.problems)
