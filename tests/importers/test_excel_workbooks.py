"""Excel workbooks: what a cell holds is told by its type and its format, and every cell has its place."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from xlsxwriter import Workbook as XlsxWriter

from briefing_builder.importers.sheets import Sheet, TableFile, read_sheets

DURATION = timedelta(hours=26, minutes=15)
MOMENT = datetime(2026, 9, 13, 14, 5, 9)
TYPED = (
    "00123", Decimal("123"), Decimal("0.1"), Decimal("0.3"), True, Decimal("1"), "85%", date(2026, 9, 13), MOMENT,
    timedelta(minutes=16), DURATION, DURATION, "#DIV/0!",
)  # fmt: skip
FORMATS = {6: "0%", 7: "yyyy-mm-dd", 8: "dd/mm/yyyy hh:mm:ss", 9: "hh:mm:ss", 10: "h:mm", 11: "[h]:mm:ss"}
WRITTEN = ("00123", 123, 0.1, 0.1 + 0.2, True, 1, 0.85, date(2026, 9, 13), MOMENT, time(0, 16), DURATION, DURATION)


def read_book_file(file: Path) -> TableFile:
    read = read_sheets(file, file.name)
    assert read.problems == ()
    return read.value


def by_openpyxl(file: Path, *, from_1904: bool = False) -> None:
    workbook = Workbook()
    if from_1904:
        workbook.epoch = CALENDAR_MAC_1904
    sheet = workbook.active
    for place, value in enumerate(WRITTEN, 1):
        cell = sheet.cell(3, place, value)
        cell.number_format = FORMATS.get(place - 1, "General")
    sheet.cell(3, 13, "#DIV/0!").data_type = "e"
    workbook.save(file)


def by_xlsxwriter(file: Path, *, from_1904: bool = False) -> None:
    workbook = XlsxWriter(str(file), {"date_1904": from_1904})
    sheet = workbook.add_worksheet("Report")
    for place, value in enumerate(WRITTEN):
        shape = workbook.add_format({"num_format": FORMATS[place]}) if place in FORMATS else None
        sheet.write(2, place, value, shape)
    sheet.write_formula(2, 12, "=1/0", None, "#DIV/0!")
    workbook.close()


def edited_package(file: Path, edit: Callable[[str, bytes], bytes]) -> Path:
    with ZipFile(file) as package:
        parts = {name: edit(name, package.read(name)) for name in package.namelist()}
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return file


@pytest.mark.parametrize("from_1904", [False, True])
@pytest.mark.parametrize("write", [by_openpyxl, by_xlsxwriter])
def test_cells_keep_their_types_and_numbers_their_digits(write: Callable[..., None], from_1904: bool, tmp_path: Path) -> None:
    write(tmp_path / "it.xlsx", from_1904=from_1904)
    table = read_book_file(tmp_path / "it.xlsx")
    row = table.sheets[0].row(0)
    assert row == TYPED
    assert [type(cell) for cell in row] == [type(cell) for cell in TYPED]
    assert ("days counted from 1904" in table.facts) == from_1904
    assert any("1 cell with an error in place of a value" in fact for fact in table.facts)
    assert (str(table.sheets[0].source(0, 2)), table.kind) == (f"it.xlsx: {table.sheets[0].name}!C3", "xlsx")


def cells_of(folder: Path, *rows: Sequence[object]) -> Sheet:
    workbook = Workbook()
    for row in rows:
        workbook.active.append(list(row))
    workbook.save(folder / "it.xlsx")
    return read_book_file(folder / "it.xlsx").sheets[0]


def test_true_and_one_in_one_column_stay_apart(tmp_path: Path) -> None:
    column = cells_of(tmp_path, [True], [1], [True], [0], [False]).columns[0]
    assert [repr(value) for value in column] == ["True", "Decimal('1')", "True", "Decimal('0')", "False"]


def test_equal_cells_that_are_written_differently_are_one_value(tmp_path: Path) -> None:
    sheet = cells_of(tmp_path, ["state", 1.0], ["done ", 1], [" done", 2])
    assert (sheet.columns[0].values, sheet.columns[1].values) == (("state", "done"), (Decimal(1), Decimal(2)))


def test_filtered_rows_are_read_and_counted(tmp_path: Path) -> None:
    workbook = XlsxWriter(str(tmp_path / "it.xlsx"))
    sheet = workbook.add_worksheet("Report")
    for row, cells in enumerate([("id", "score"), ("a", 1), ("b", 2), ("c", 3)]):
        sheet.write_row(row, 0, cells)
    sheet.autofilter("A1:B4")
    sheet.set_row(2, None, None, {"hidden": True})
    workbook.close()
    table = read_book_file(tmp_path / "it.xlsx")
    assert (table.sheets[0].rows, table.sheets[0].hidden) == (4, {2})
    assert table.facts == ("sheet “Report”: 1 hidden row, read like the others",)


def test_hidden_sheets_are_marked_and_sheets_of_nothing_left_out(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active.append(["id"])
    workbook.create_sheet("Empty")
    lists = workbook.create_sheet("Lists")
    lists.append(["done"])
    lists.sheet_state = "veryHidden"
    workbook.save(tmp_path / "it.xlsx")
    assert [(sheet.name, sheet.is_hidden) for sheet in read_book_file(tmp_path / "it.xlsx").sheets] == [("Sheet", False), ("Lists", True)]


def test_a_merged_cell_stands_in_each_of_its_rows_but_not_across(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    for row in (["Report", None, None], ["Unit", "id", "score"], ["Sales", "a", 1], [None, "b", 2], ["IT", "c", 3]):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("A3:A4")
    workbook.save(tmp_path / "it.xlsx")
    table = read_book_file(tmp_path / "it.xlsx")
    assert list(table.sheets[0].columns[0]) == ["Report", "Unit", "Sales", "Sales", "IT"]
    assert table.sheets[0].row(0) == ("Report", None, None)
    assert table.facts == ("sheet “Sheet”: 1 range of merged cells: the value stands in each row, in the first column",)


@pytest.mark.parametrize("writer", ["openpyxl", "xlsxwriter"])
def test_a_workbook_that_was_never_calculated_says_so_and_shows_its_formulas(writer: str, tmp_path: Path) -> None:
    rows = [("id", "minutes"), ("a", 2), ("b", "=B2*2")]
    if writer == "openpyxl":
        sheet = cells_of(tmp_path, *rows)
    else:
        workbook = XlsxWriter(str(tmp_path / "it.xlsx"))
        made = workbook.add_worksheet("Sheet")
        for row, cells in enumerate(rows):
            made.write_row(row, 0, cells)
        workbook.close()
        sheet = read_book_file(tmp_path / "it.xlsx").sheets[0]
    assert sheet.row(2) == ("b", "=B2*2")
    (fact,) = read_sheets(tmp_path / "it.xlsx", "it.xlsx").value.facts
    assert "1 formula never calculated" in fact


def test_a_formula_that_was_calculated_has_its_value_even_when_it_is_0(tmp_path: Path) -> None:
    workbook = XlsxWriter(str(tmp_path / "it.xlsx"))
    sheet = workbook.add_worksheet()
    sheet.write_formula("A1", "=1+1", None, 2)
    sheet.write_formula("A2", "=1-1", None, 0)
    sheet.write_formula("A3", '="a"&"b"', None, "ab")
    workbook.close()
    assert list(read_book_file(tmp_path / "it.xlsx").sheets[0].columns[0]) == [Decimal(2), Decimal(0), "ab"]


def test_rows_and_cells_without_references_stand_where_they_are_written(tmp_path: Path) -> None:
    cells_of(tmp_path, ["id", "score"], ["a", 1])

    def without_references(name: str, data: bytes) -> bytes:
        if name != "xl/worksheets/sheet1.xml":
            return data
        for reference in (b' r="1"', b' r="2"', b' r="A1"', b' r="B1"', b' r="A2"', b' r="B2"'):
            data = data.replace(reference, b"")
        return data

    sheet = read_book_file(edited_package(tmp_path / "it.xlsx", without_references)).sheets[0]
    assert ([sheet.row(0), sheet.row(1)], list(sheet.lines)) == ([("id", "score"), ("a", Decimal(1))], [1, 2])


def test_texts_of_several_runs_are_whole_and_their_pronunciation_is_left_out(tmp_path: Path) -> None:
    workbook = XlsxWriter(str(tmp_path / "it.xlsx"))
    workbook.add_worksheet().write(0, 0, "x")
    workbook.close()
    runs = b'<si><r><t>Cal</t></r><r><t xml:space="preserve">m </t></r><r><t>Calls_x0041_</t></r><rPh sb="0" eb="1"><t>ka</t></rPh></si>'

    def with_runs(name: str, data: bytes) -> bytes:
        return data.replace(b"<si><t>x</t></si>", runs) if name == "xl/sharedStrings.xml" else data

    assert read_book_file(edited_package(tmp_path / "it.xlsx", with_runs)).sheets[0].row(0) == ("Calm CallsA",)


def test_long_whole_numbers_keep_their_digits(tmp_path: Path) -> None:
    cells_of(tmp_path, [17, 1e-7])

    def with_long_number(_: str, data: bytes) -> bytes:
        return data.replace(b"<v>17</v>", b"<v>12345678901234567</v>")

    row = read_book_file(edited_package(tmp_path / "it.xlsx", with_long_number)).sheets[0].row(0)
    assert row == (Decimal("12345678901234567"), Decimal("0.0000001"))


def test_a_zero_in_a_column_of_days_is_no_day(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active["A1"] = 0
    workbook.active["A1"].number_format = "yyyy-mm-dd"
    workbook.save(tmp_path / "it.xlsx")
    assert read_book_file(tmp_path / "it.xlsx").sheets[0].row(0) == (Decimal(0),)
