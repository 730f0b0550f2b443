"""Excel workbooks: what a cell holds is told by its type and its format, and every cell has its place."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook

from briefing_builder.importers.sheets import Sheet, read_sheets


def first_sheet(workbook: Workbook, folder: Path) -> Sheet:
    workbook.save(folder / "it.xlsx")
    read = read_sheets(folder / "it.xlsx", "it.xlsx")
    assert (read.problems, read.value.kind) == ((), "xlsx")
    return read.value.sheets[0]


def test_cells_keep_their_types_and_numbers_their_digits(tmp_path: Path) -> None:
    workbook = Workbook()
    row = ("00123", 123, 0.1, 0.1 + 0.2, 1e-7, True, 1, date(2026, 9, 13), datetime(2026, 9, 13, 14, 5, 9), timedelta(minutes=16))
    workbook.active.append(row)
    sheet = first_sheet(workbook, tmp_path)
    expected = (
        "00123", Decimal("123"), Decimal("0.1"), Decimal("0.3"), Decimal("0.0000001"), True, Decimal("1"),
        date(2026, 9, 13), datetime(2026, 9, 13, 14, 5, 9), timedelta(minutes=16),
    )  # fmt: skip
    assert sheet.row(0) == expected
    assert [type(cell) for cell in sheet.row(0)] == [type(cell) for cell in expected]


def test_true_and_one_in_one_column_stay_apart(tmp_path: Path) -> None:
    workbook = Workbook()
    for cell in (True, 1, True, 0, False):
        workbook.active.append([cell])
    assert [repr(value) for value in first_sheet(workbook, tmp_path).columns[0]] == [
        "True",
        "Decimal('1')",
        "True",
        "Decimal('0')",
        "False",
    ]


def test_a_cell_is_found_by_its_name_in_the_sheet(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active.title = "Benefits"
    workbook.active["C7"] = "here"
    sheet = first_sheet(workbook, tmp_path)
    assert (sheet.rows, len(sheet.columns), str(sheet.source(0, 2))) == (1, 3, "it.xlsx: Benefits!C7")
