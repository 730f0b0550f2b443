"""A workbook of one cell, written by XlsxWriter."""

from io import BytesIO

import xlsxwriter


def workbook_with(text: str, *, is_number: bool = False) -> bytes:
    """Return a workbook with the text, or the number, in B2."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        if is_number:
            sheet.write_number("B2", float(text))
        else:
            sheet.write_string("B2", text)
    return stream.getvalue()
