"""The workbook of a chart is what XlsxWriter would have written of the same data."""

import zipfile
from decimal import Decimal
from io import BytesIO

import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from property_settings import examples

from briefing_builder.backends.pptx.slide.workbooks import CREATED, OPTIONS, SHEET, Columns, workbook

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=12)
values = st.one_of(st.none(), st.decimals(-100_000, 100_000, places=2))


def by_xlsxwriter(categories: tuple[str, ...], columns: Columns, number_format: str) -> bytes:
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, OPTIONS)
    book.set_properties({"created": CREATED})
    sheet, numbers = book.add_worksheet(SHEET), book.add_format({"num_format": number_format})
    for row, category in enumerate(categories, start=1):
        sheet.write_string(row, 0, category)
    for column, (name, series) in enumerate(columns, start=1):
        sheet.write_string(0, column, name)
        for row, value in enumerate(series, start=1):
            if value is not None:
                sheet.write_number(row, column, float(value), numbers)
    book.close()
    return buffer.getvalue()


def cells(book: bytes) -> dict[str, str]:
    """Return what each cell holds, and every other part as it is."""
    with zipfile.ZipFile(BytesIO(book)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    strings = ["".join(one.itertext()) for one in etree.fromstring(parts.pop("xl/sharedStrings.xml")).iter("{*}si")]
    found = {name: raw.decode("latin-1") for name, raw in parts.items() if name != "xl/worksheets/sheet1.xml"}
    for cell in etree.fromstring(parts["xl/worksheets/sheet1.xml"]).iter("{*}c"):
        value = cell.findtext("{*}v")
        found[str(cell.get("r"))] = f"{cell.get('s')}: {strings[int(value)] if cell.get('t') == 's' else value}"
    return found


@examples(60)
@given(st.data())
def test_it_holds_the_same_cells(data: st.DataObject) -> None:
    categories = tuple(data.draw(st.lists(texts, min_size=1, max_size=6)))
    series = st.lists(values, min_size=len(categories), max_size=len(categories)).map(tuple)
    columns = tuple(data.draw(st.lists(st.tuples(texts, series), min_size=1, max_size=3)))
    assert cells(workbook(categories, columns, "0.0")) == cells(by_xlsxwriter(categories, columns, "0.0"))


def test_the_second_of_a_shape_does_not_remember_the_first() -> None:
    first = workbook(("a", "b"), (("one", (Decimal(1), None)),), "0")
    second = workbook(("c", "d"), (("two", (Decimal(2), None)),), "0")
    assert "0: a" not in str(cells(second))
    assert cells(first)["A2"] != cells(second)["A2"]
