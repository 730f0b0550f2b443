"""Tables as programs write them: the same table says the same, whichever program wrote it and however the file is named."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from briefing_builder.importers.sheets import Sheet, read_sheets

WRITTEN = Path(__file__).parent / "samples" / "written_by"
DAY, MOMENT, QUARTER = date(2026, 9, 13), datetime(2026, 9, 13, 14, 5, 9), timedelta(minutes=16)
BANNER = ("Report of the pilot", *[None] * 9)
HEADINGS = ("Learner", "Department", "Course", "Completed on", "Finished at", "Progress", "Time spent", "Long time", "Passed", "Score")
SEVENTY_SEVEN = Decimal(77)
ROWS = (
    ("0001", "Sales", "Calm Calls", DAY, MOMENT, "85%", QUARTER, timedelta(hours=26, minutes=15), True, SEVENTY_SEVEN),
    ("0002", "Sales", "Calm Calls", DAY, MOMENT, "100%", QUARTER, timedelta(hours=30, minutes=15, seconds=1.5), True, SEVENTY_SEVEN),
    ("0003", "Sales", "Calm Calls", None, None, "10%", timedelta(hours=2, minutes=3, seconds=4), timedelta(0), False, Decimal("0.1")),
    ("0004", "Zürich: IT", None, DAY, MOMENT, "0%", None, None, None, None),
)
FOUR_YEARS = timedelta(days=1462)
"""SheetJS 0.18.5 writes the number of a day without regard to where the workbook counts from."""


SAME = ("libreoffice.ods", "libreoffice.fods", "libreoffice.xlsx", "libreoffice.xls", "sheetjs.xlsx", "sheetjs.xls", "sheetjs_xml.xls")


def sheet_in(name: str) -> Sheet:
    read = read_sheets(WRITTEN / name, name)
    assert read.problems == ()
    return read.value.sheets[0]


def without_truth(row: tuple[object, ...]) -> tuple[object, ...]:
    """LibreOffice writes truth values of a workbook into ODS as 1 and 0, which is equal to them."""
    return tuple(Decimal(cell) if isinstance(cell, bool) else cell for cell in row)


@pytest.mark.parametrize("name", SAME)
def test_the_same_table_says_the_same_whichever_program_wrote_it(name: str) -> None:
    sheet = sheet_in(name)
    found = [sheet.row(row) for row in range(sheet.rows)]
    expected = [BANNER, HEADINGS, *ROWS]
    assert found == ([without_truth(row) for row in expected] if "ods" in name else expected)
    assert list(sheet.lines) == [1, 3, 4, 5, 6, 7]
    assert sheet.hidden == (set() if name == "sheetjs.xls" else {3}), (
        "the second learner's row is hidden, and read; SheetJS shows it in XLS"
    )


@pytest.mark.parametrize("name", ["xlwt.xls", "xlwt_1904.xls"])
def test_an_old_workbook_says_the_same_wherever_its_days_are_counted_from(name: str) -> None:
    sheet = sheet_in(name)
    assert sheet.row(2) == ("0001", DAY, MOMENT, "85%", QUARTER, timedelta(hours=26, minutes=15), True, Decimal("0.3"))
    assert sheet.row(3) == ("0002", *[None] * 4, timedelta(hours=30, minutes=15), None, None)
    assert sheet.hidden == {3}


def test_a_workbook_of_exceljs_is_read() -> None:
    sheet = sheet_in("exceljs.xlsx")
    assert sheet.row(2) == ROWS[0]
    assert sheet.row(3)[2] == "#DIV/0!"


def test_days_of_a_workbook_that_counts_from_1904_are_told_by_its_own_flag() -> None:
    row = sheet_in("sheetjs_1904.xlsx").row(2)
    assert (row[3], row[4], row[6], row[7]) == (DAY + FOUR_YEARS, MOMENT + FOUR_YEARS, QUARTER, timedelta(hours=26, minutes=15))


@pytest.mark.parametrize("name", ["libreoffice_html.xls", "sheetjs_html.xls"])
def test_a_web_page_that_is_named_as_a_workbook_is_read_as_its_texts(name: str) -> None:
    read = read_sheets(WRITTEN / name, name)
    sheet = read.value.sheets[0]
    assert (read.value.kind, sheet.row(0), sheet.row(1)) == ("html", BANNER, HEADINGS)
    assert sheet.row(2)[3:8] == ("2026-09-13", "2026-09-13 14:05:09", "85%", "00:16:00", "2:15")
    assert sheet.row(sheet.rows - 1)[1] == "Zürich: IT"


def test_an_opendocument_sheet_of_notes_paragraphs_repeats_and_fractions_is_read_whole() -> None:
    sheet = sheet_in("odfpy.ods")
    again = ("0002", "same", QUARTER, "85%", True)
    assert [sheet.row(row) for row in range(sheet.rows)] == [
        ("Learner", "Note", "Time", "Score", "Score again"),
        ("0001", "first\nsecond", timedelta(hours=30, minutes=15, seconds=0.25), SEVENTY_SEVEN, SEVENTY_SEVEN),
        again,
        again,
        again,
        ("0003", None, None, MOMENT, DAY),
    ]
    assert sheet.hidden == {5}


REFUSED = {"msoffcrypto.xlsx": "workbook-protected", "sheetjs.xlsb": "workbook-binary"}


@pytest.mark.parametrize("name", REFUSED)
def test_a_workbook_that_cannot_be_read_says_why(name: str) -> None:
    read = read_sheets(WRITTEN / name, name)
    assert [problem.code for problem in read.problems] == [REFUSED[name]]
    assert read.value.sheets == ()
