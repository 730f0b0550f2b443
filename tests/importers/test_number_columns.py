"""Columns of numbers and scores: the decimal mark and the whole are decided over the column, said, and asked where nothing tells them."""

from decimal import Decimal

import pytest

from briefing_builder.importers.columns.numbers import number_readings
from briefing_builder.importers.columns.shares import percent_readings, whole_in_heading
from briefing_builder.importers.sheets.model import CellValue


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("16,0", "16"),
        ("16.5", "16.5"),
        ("-5", "-5"),
        ("−5", "-5"),
        ("5-", "-5"),
        ("(5)", "-5"),
        ("+5", "5"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1'234.50", "1234.5"),
        ("1’234", "1234"),
        ("2 345", "2345"),
        ("2\u00a0345,5", "2345.5"),
        ("2\u202f345", "2345"),
        ("12,34,567", "1234567"),
        ("1,234,567", "1234567"),
        ("1.234.567", "1234567"),
        ("0,125", "0.125"),
        (".5", "0.5"),
        ("1234,567", "1234.567"),
        ("€ 1.234,56", "1234.56"),
        ("€ (3)", "-3"),
        ("12 pts", "12"),
        ("1.5E+02", "150"),
        ("5 €", "5"),
        ("EUR 5", "5"),
    ],
)
def test_a_number_is_read_as_it_is_written(text: str, number: str) -> None:
    (reading,) = number_readings([text]).possible
    assert reading.read(text) == Decimal(number)


def test_one_number_decides_the_mark_of_the_column() -> None:
    readings = number_readings(["1.234", "2,5"])
    assert [reading.code for reading in readings.possible] == ["decimal-comma"]
    assert readings.because == "2,5 has a decimal comma"
    assert readings.possible[0].read("1.234") == 1234


def test_a_number_that_is_two_is_asked_about() -> None:
    readings = number_readings(["1.234", "2.500"])
    assert [reading.code for reading in readings.possible] == ["decimal-point", "decimal-comma"]
    assert readings.because == "1.234 is 1.234 or 1234"
    assert [reading.read("1.234") for reading in readings.possible] == [Decimal("1.234"), 1234]


def test_marks_that_contradict_each_other_are_asked_about_where_it_matters() -> None:
    assert not number_readings(["1.5", "1,5"]).is_open
    assert number_readings(["1.5", "1,5", "1,234"]).is_open


def test_what_a_number_cannot_exceed_decides_it() -> None:
    readings = number_readings(["1.234", "2.500"], most=Decimal(100))
    assert [reading.read("1.234") for reading in readings.possible] == [Decimal("1.234")]


@pytest.mark.parametrize("text", ["n/a", "-", "–", "#N/A", "null", "", "k. A.", "#NV", "sin datos", "н/д", "N/D", None])
def test_what_says_that_nothing_is_known_is_no_number_and_no_fault(text: str | None) -> None:
    readings = number_readings([text, "3"])
    assert not readings.unreadable
    assert readings.possible[0].read(text) is None


def test_a_number_of_a_workbook_has_one_meaning_however_many_digits() -> None:
    readings = number_readings([Decimal("3.833"), Decimal("1E+20")])
    assert [reading.read(Decimal("3.833")) for reading in readings.possible] == [Decimal("3.833")]
    assert readings.unreadable == [Decimal("1E+20")]


def test_another_unit_among_them_is_a_bad_cell() -> None:
    readings = number_readings(["12 pts", "13 pts", "14 min"])
    assert readings.unreadable == ["14 min"]
    assert "“pts” is left off" in readings.because
    with pytest.raises(ValueError, match=r"“14 min” is not a number$"):
        readings.possible[0].read("14 min")


@pytest.mark.parametrize("values", [["p0001", "p2"], ["1.2.3", "192.168.1.1"], ["23/09/2026"], ["10:15"], [True]])
def test_what_is_no_column_of_numbers_has_no_reading(values: list[CellValue]) -> None:
    assert not number_readings(values).possible


@pytest.mark.parametrize(
    ("values", "heading", "code", "points"),
    [
        (["85%", "77 %"], "", "per-cent", ["85", "77"]),
        (["%85", "90 Prozent"], "", "per-cent", ["85", "90"]),
        (["77", "94", "50"], "", "per-cent", ["77", "94", "50"]),
        (["77,5", "80"], "", "per-cent", ["77.5", "80"]),
        (["0.85", "1", "0.5"], "", "share", ["85", "100", "50"]),
        ([Decimal("0.85"), Decimal(1)], "Score %", "share", ["85", "100"]),
        (["8 of 10", "9/10", "7 von 10"], "", "per-cent", ["80", "90", "70"]),
        (["8,5", "9"], "Quiz (Real) /10", "of-10", ["85", "90"]),
        (["15", "18"], "Score out of 20", "of-20", ["75", "90"]),
        (["24", "31.5"], "score_pre_pct", "per-cent", ["24", "31.5"]),
        (["24", "31"], "Pourcentage", "per-cent", ["24", "31"]),
        (["0 of 0", "8/10"], "", "per-cent", [None, "80"]),
        (["24", "30"], "Punkte (max. 30)", "of-30", ["80", "100"]),
    ],
)
def test_a_score_becomes_points_of_a_hundred(values: list[CellValue], heading: str, code: str, points: list[str | None]) -> None:
    (reading,) = percent_readings(values, heading=heading).possible
    assert reading.code == code
    assert [reading.read(value) for value in values] == [point if point is None else Decimal(point) for point in points]


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        (["0.08", "2.5", "0.8"], {"of-5", "of-6", "per-cent", "share"}),
        (["8", "9", "7"], {"of-9", "of-10", "of-15", "per-cent"}),
        (["0.85", "85", "77"], {"shares-and-per-cents", "per-cent"}),
        (["0", "1"], {"share", "per-cent"}),
        (["250", "290"], {"of-300", "per-cent"}),
    ],
)
def test_scores_whose_whole_nothing_tells_are_asked_about(values: list[CellValue], codes: set[str]) -> None:
    assert {reading.code for reading in percent_readings(values).possible} == codes


def test_per_cents_and_shares_in_one_column_are_asked_about_and_told() -> None:
    readings = percent_readings(["85%", "85", "0.85"])
    assert [reading.read("0.85") for reading in readings.possible] == [85, Decimal("0.85")]
    assert readings.because.startswith("0.85 and 85 stand in one column")


def test_points_that_stay_below_a_hundred_are_asked_about() -> None:
    codes = [reading.code for reading in percent_readings(["58", "60", "41"], heading="Points").possible]
    assert codes == ["of-60", "of-75", "per-cent"]
    assert [reading.code for reading in percent_readings(["98", "60"], heading="Points").possible] == ["per-cent"]
    assert [reading.code for reading in percent_readings(["58", "60"], heading="Score").possible] == ["per-cent"]


def test_any_maximum_can_be_answered() -> None:
    readings = percent_readings(["8", "9", "7"])
    reading = readings.answered("of-12")
    assert reading is not None
    assert reading.read("9") == 75
    assert readings.answered("of-10") is readings.possible[0]
    assert [readings.answered(code) for code in ("of-0", "of-x", "of-", "thirds", "of-10, decimal-comma")] == [None] * 5


def test_a_part_of_nothing_is_no_score() -> None:
    assert percent_readings(["8/0", "8/10"]).unreadable == ["8/0"]


def test_a_score_above_the_whole_is_told_and_unreadable() -> None:
    readings = percent_readings(["105", "99", "80"])
    assert readings.unreadable == ["105"]
    assert "105 is above the whole" in readings.because


def test_the_whole_stands_at_the_end_of_a_heading() -> None:
    headings = ("Quiz (Real) /10", "out of 20", "Final 2026", "Score", "Note sur 20", "Punkte (max. 30)", "Score of 2026", "Prueba de 2025")
    assert [whole_in_heading(heading) for heading in headings] == [10, 20, None, None, 20, 30, None, None]
