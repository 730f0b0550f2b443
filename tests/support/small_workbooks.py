"""A workbook of one cell, written by XlsxWriter."""

from io import BytesIO

import xlsxwriter


def workbook_with(text: str, *, is_number: bool = False) -> bytes:
    """Return a workbook with the text, the number, or the formula that begins with `=`, in B2."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        if is_number:
            sheet.write_number("B2", float(text))
        elif text.startswith("="):
            sheet.write_formula("B2", text)
        else:
            sheet.write_string("B2", text)
    return stream.getvalue()
