"""Columns of one file together: an open column follows what the others show, or the one order that makes sense; else it stays open."""

from datetime import date

from briefing_builder.importers.columns.dates import date_readings
from briefing_builder.importers.columns.durations import duration_readings
from briefing_builder.importers.columns.numbers import number_readings
from briefing_builder.importers.columns.settling import settle_together
from briefing_builder.importers.columns.shares import percent_readings

OPEN = ["03/04/2026", "05/06/2026"]


def test_an_open_column_of_dates_follows_the_one_that_is_decided() -> None:
    settled = settle_together({"Enrolled": date_readings(OPEN), "Completed": date_readings(["4/23/2026"])})
    assert [reading.read("03/04/2026") for reading in settled["Enrolled"].possible] == [date(2026, 3, 4)]
    assert settled["Enrolled"].because == "“Completed” in the same file is month first"


def test_columns_that_contradict_each_other_leave_it_open() -> None:
    columns = {"A": date_readings(OPEN), "B": date_readings(["4/23/2026"]), "C": date_readings(["23/4/2026"])}
    assert settle_together(columns)["A"].is_open


def test_dates_that_are_decided_by_the_custom_of_full_stops_decide_nothing_else() -> None:
    assert settle_together({"A": date_readings(OPEN), "B": date_readings(["03.04.2026"])})["A"].is_open


def test_nobody_finishes_before_they_begin() -> None:
    columns = {"Enrolled": date_readings(["03/04/2026", "04/04/2026"]), "Completed": date_readings(["02/05/2026", "01/05/2026"])}
    pairs = {("Enrolled", "Completed"): [("03/04/2026", "02/05/2026"), ("04/04/2026", "01/05/2026")]}
    settled = settle_together(columns, pairs=pairs)
    assert {heading: [reading.code for reading in readings.possible] for heading, readings in settled.items()} == {
        "Enrolled": ["day-first"],
        "Completed": ["day-first"],
    }
    assert "in the other order 2 dates" in settled["Completed"].because


def test_no_date_lies_after_the_file() -> None:
    columns = {"Enrolled": date_readings(["03/04/2026"]), "Completed": date_readings(["04/12/2026"])}
    pairs = {("Enrolled", "Completed"): [("03/04/2026", "04/12/2026")]}
    settled = settle_together(columns, pairs=pairs, latest=date(2026, 6, 1))
    assert [reading.read("04/12/2026") for reading in settled["Completed"].possible] == [date(2026, 4, 12)]


def test_dates_that_make_sense_in_both_orders_stay_open() -> None:
    columns = {"Enrolled": date_readings(["03/04/2026"]), "Completed": date_readings(["05/06/2026"])}
    settled = settle_together(columns, pairs={("Enrolled", "Completed"): [("03/04/2026", "05/06/2026")]})
    assert all(readings.is_open for readings in settled.values())


def test_one_decimal_comma_decides_for_all_columns_of_the_file() -> None:
    columns = {
        "Score": percent_readings(["77,5", "80"]),
        "Cost": number_readings(["1.234", "2.500"]),
        "Time (min)": duration_readings(["1.234"], heading="Time (min)"),
        "Date": date_readings(OPEN),
    }
    settled = settle_together(columns)
    assert [reading.read("1.234") for reading in settled["Cost"].possible] == [1234]
    assert [reading.read("1.234") for reading in settled["Time (min)"].possible] == [1234]
    assert settled["Cost"].because == "“Score” in the same file has decimal commas"
    assert settled["Date"].is_open


def test_a_turned_cell_is_asked_about_and_can_be_turned_back() -> None:
    values = [date(2026, 3, 4), date(2026, 5, 6), date(2026, 1, 2), "23/09/2026"]
    readings = date_readings(values)
    assert [reading.read(date(2026, 3, 4)) for reading in readings.possible] == [date(2026, 3, 4), date(2026, 4, 3)]
    assert "may have exchanged days and months" in readings.because
    assert not date_readings([*values, date(2026, 3, 14)]).is_open


def test_a_month_that_languages_share_follows_the_language_of_the_column() -> None:
    croatian, polish = date_readings(["5 listopada 2026", "23 rujna 2026"]), date_readings(["5 listopada 2026", "23 września 2026"])
    assert croatian.possible[0].read("5 listopada 2026") == date(2026, 10, 5)
    assert polish.possible[0].read("5 listopada 2026") == date(2026, 11, 5)
    assert date_readings(["5 listopad 2026"]).is_open
