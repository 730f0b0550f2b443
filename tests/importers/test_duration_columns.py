"""Columns of times: minutes come out, whatever wrote them; hours, minutes or seconds are decided over the column, said, or asked."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from briefing_builder.importers.columns.duration_forms import units
from briefing_builder.importers.columns.durations import duration_readings, unit_in_heading
from briefing_builder.importers.sheets.model import CellValue


@pytest.mark.parametrize(
    ("value", "minutes"),
    [
        ("PT45M", "45"),
        ("PT2H", "120"),
        ("PT1H30S", "60.5"),
        ("P45DT", "64800"),
        ("PT1H30.5M", "90.5"),
        ("PT1.5H", "90"),
        ("PT1,5H", "90"),
        ("P0Y0M0DT0H16M0S", "16"),
        ("P1W", "10080"),
        ("P1DT2H15M", "1575"),
        ("PT90M", "90"),
        ("PT30H15M00S", "1815"),
        ("P0000-00-00T00:16:00", "16"),
        ("00:16:00", "16"),
        ("26:15:00", "1575"),
        ("0000:16:30.00", "16.5"),
        ("1.02:15:00", "1575"),
        ("1 day, 2:15:00", "1575"),
        ("1:02:15:00", "1575"),
        ("12:16:00 AM", "16"),
        ("1h 05m", "65"),
        ("1 hr 5 mins", "65"),
        ("1 Std. 5 Min.", "65"),
        ("1,5 h", "90"),
        ("1.5 hours", "90"),
        ("90 min", "90"),
        ("1h05", "65"),
        ("1 hour, 5 minutes and 30 seconds", "65.5"),
        ("1 Stunde und 5 Minuten", "65"),
        ("1:05 Std.", "65"),
        ("16:30 min", "16.5"),
        ("5' 30\"", "5.5"),
        ("1時間5分", "65"),
        ("1 ч 5 мин", "65"),
        ("1 godz. 5 min", "65"),
        ("45 s", "0.75"),
        ("90m", "90"),
        ("12:30.5", "12.508333"),
        (timedelta(hours=26, minutes=15), "1575"),
        (datetime(1900, 1, 1, 2, 15), "1575"),
        ("1900-01-01 02:15:00", "1575"),
        (datetime(1904, 1, 2, 2, 15), "1575"),
        ("1899-12-30 00:45:00", "45"),
    ],
)
def test_a_time_becomes_minutes(value: CellValue, minutes: str) -> None:
    (reading,) = duration_readings([value]).possible
    assert reading.read(value) == Decimal(minutes)


@pytest.mark.parametrize("text", ["P1M", "P1Y", "P1Y2M3D", "PT1.5H30M", "P", "1:75", "00:16:75", "5 min 1 h", "soon", "-00:16:00"])
def test_a_time_without_a_length_is_unreadable(text: str) -> None:
    readings = duration_readings([text, "PT16M", "PT17M"])
    assert readings.unreadable == [text]
    with pytest.raises(ValueError, match=r"is not a time$"):
        readings.possible[0].read(text)


@pytest.mark.parametrize(
    ("values", "heading", "code", "why"),
    [
        (["45:00", "01:30:00"], "", "m:ss", "01:30:00 has hours as a third part"),
        (["45:00", "30:00", "16:10"], "", "m:ss", "more than a day"),
        (["0:16", "0:45", "1:05"], "", "h:mm", "less than a minute"),
        (["1:30", "2:05"], "Time (hh:mm)", "h:mm", "the heading says h:mm"),
        (["1:30", "2:05"], "Duration [mm:ss]", "m:ss", "the heading says m:ss"),
        (["1:30", "2:05"], "Lernzeit in Stunden", "h:mm", "the heading says hours"),
        (["1:30", "12:05.5"], "", "m:ss", "fraction of a second"),
    ],
)
def test_two_parts_of_a_clock_are_decided_over_the_column(values: list[CellValue], heading: str, code: str, why: str) -> None:
    readings = duration_readings(values, heading=heading)
    assert [reading.code for reading in readings.possible] == [code]
    assert why in readings.because


@pytest.mark.parametrize("values", [["1:30", "2:05", "3:10"], ["16:00", "15:36"], ["0:45:00", "1:30"]])
def test_a_clock_that_can_be_both_is_asked_about(values: list[CellValue]) -> None:
    assert {reading.code for reading in duration_readings(values).possible} == {"h:mm", "m:ss"}


@pytest.mark.parametrize(
    ("values", "heading", "code", "minutes"),
    [
        (["16,5", "15"], "learning_minutes", "minutes", "16.5"),
        (["990", "936"], "Total time spent (seconds)", "seconds", "16.5"),
        (["0.275"], "Time [h]", "hours", "16.5"),
        (["990000"], "duration_ms", "milliseconds", "16.5"),
        (["1800", "2400"], "", "seconds", "30"),
        (["1800000", "2400000"], "", "milliseconds", "30"),
    ],
)
def test_the_unit_of_plain_numbers_comes_from_heading_or_size(values: list[CellValue], heading: str, code: str, minutes: str) -> None:
    (reading,) = duration_readings(values, heading=heading).possible
    assert reading.code == code
    assert reading.read(values[0]) == Decimal(minutes)


@pytest.mark.parametrize("values", [["16", "15"], ["960", "600"], [Decimal("0.0111"), Decimal("0.05")], ["1,5"]])
def test_plain_numbers_whose_unit_nothing_tells_are_asked_about(values: list[CellValue]) -> None:
    assert duration_readings(values).is_open


@pytest.mark.parametrize("values", [["0", "0:00"], ["PT0S", "PT0H0M0S"], ["00:00:00", None], [timedelta(), ""]])
def test_a_column_of_noughts_was_not_measured(values: list[CellValue]) -> None:
    readings = duration_readings(values)
    assert [reading.read(value) for reading in readings.possible for value in values] == [None] * len(values)
    assert "the platform did not measure" in readings.because


def test_a_number_that_is_none_is_no_time() -> None:
    readings = duration_readings(["1 2 3", "16", "15", "1E100"], heading="Minutes")
    assert readings.unreadable == ["1 2 3", "1E100"]
    assert [reading.read("16") for reading in readings.possible] == [16]
    with pytest.raises(ValueError, match=r"“1E100” is not a time$"):
        readings.possible[0].read("1E100")


def test_nought_among_times_is_unknown_and_said() -> None:
    readings = duration_readings(["PT0S", "PT16M"])
    assert readings.possible[0].read("PT0S") is None
    assert "PT0S is no measured time" in readings.because


@pytest.mark.parametrize("values", [["p0001"], ["Sales", "Service"], ["2026-09-23", "2026-09-24 10:15:00"], [True]])
def test_what_is_no_column_of_times_has_no_reading(values: list[CellValue]) -> None:
    assert not duration_readings(values).possible


def test_a_heading_names_at_most_one_unit() -> None:
    headings = (
        "Time (min)",
        "Learner's time",
        "Session Time",
        "timeSpentSeconds",
        "Zeit (Std.)",
        "Hours and minutes",
        "Time (s)",
        "Temps passé en minutes",
    )
    assert [unit_in_heading(heading) for heading in headings] == ["minutes", "", "", "seconds", "hours", "", "seconds", "minutes"]


def test_no_word_means_two_units() -> None:
    from briefing_builder.importers.columns.vocabulary import vocabulary_file, words_listed

    table = vocabulary_file("durations")
    words = [(word, unit) for unit in table if unit != "joining" for word in set(words_listed(table[unit]))]
    assert [(word, unit) for word, unit in words if units()[word] != unit] == []


def test_times_in_a_format_for_days_are_parts_of_days_and_days_of_long_ago() -> None:
    cells: list[CellValue] = [Decimal("0.03125"), datetime(1900, 1, 1, 2, 15), Decimal(0)]
    (reading,) = duration_readings(cells).possible
    assert [reading.read(cell) for cell in cells] == [45, 1575, None]


def test_cells_of_many_hours_without_seconds_may_be_minutes_that_a_spreadsheet_took_for_hours() -> None:
    cells: list[CellValue] = [timedelta(hours=45), *(timedelta(hours=16 + number, minutes=30) for number in range(7))]
    readings = duration_readings(cells)
    assert [reading.read(cells[1]) for reading in readings.possible] == [Decimal("16.5"), 990]
    assert "45:00:00 may have been minutes and seconds" in readings.because
    assert not duration_readings([*cells, timedelta(minutes=16, seconds=5)]).is_open
    assert not duration_readings(cells[:3]).is_open


def test_a_unit_in_the_heading_that_the_clock_contradicts_decides_nothing() -> None:
    assert [reading.code for reading in duration_readings(["0:16", "0:45", "1:05"], heading="learning_minutes").possible] == ["h:mm"]
    assert duration_readings(["1:30", "2:05"], heading="Time (hh:mm:ss)").is_open
