"""Columns of dates: the order of day and month is decided over the whole column, said, and asked where no date tells it."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from briefing_builder.importers.columns.date_forms import month_words, months_by_language
from briefing_builder.importers.columns.dates import date_readings
from briefing_builder.importers.sheets.model import CellValue

SEPTEMBER_23 = date(2026, 9, 23)


def read_all(*values: CellValue) -> list[object]:
    readings = date_readings(values)
    assert len(readings.possible) == 1, readings
    assert not readings.unreadable
    return [readings.possible[0].read(value) for value in values]


@pytest.mark.parametrize(
    "text",
    [
        "2026-09-23",
        "2026-09-23T14:05:09Z",
        "2026-09-23 10:15:00",
        "2026-09-23T23:59:59.123+02:00",
        "23/09/2026",
        "9/23/2026",
        "2026/09/23",
        "23.09.2026",
        "23.9.2026",
        "23. 9. 2026",
        "23-09-2026",
        "2026. 09. 23.",
        "23/09/2026 10:15",
        "9/23/2026 10:15:09 PM",
        "10:15, 23/09/2026",
        "Wed 23/09/2026",
        "Mi., 23.09.2026, 10:15 Uhr",
        "23.9.2026 klo 10.15",
        "23.09.2026 10.15.00",
        "2026/09/23(水) 10:15",
        "23. Sept. 2026",
        "3 mars 2026",
        "Sep 23, 2026, 10:15 AM",
        "Wednesday, 23 September 2026, 10:15 AM",
        "Mittwoch, 23. September 2026, 10:15",
        "23 de setembro de 2026",
        "23 sept. 2026",
        "23-Sep-2026",
        "23-SEP-26",
        "23 września 2026",
        "2026 m. rugsėjo 23 d.",
        "2026. gada 23. septembris",
        "2026. szeptember 23.",
        "23. září 2026",
        "23 сентября 2026 г.",
        "23 Eylül 2026 Çarşamba",
        "quarta-feira, 23 de setembro de 2026",
        "2026年9月23日",
        "2026년 9월 23일",
        "23 tháng 9, 2026",
        "September 23rd, 2026",
        "mercredi 23 septembre 2026 à 10:15",
        "Wed Sep 23 2026 10:15:09 GMT+0200 (CEST)",
        "20260923",
        "23092026",
        "20260923101509",
        "20260923T101509Z",
        "23/09/2026 @ 10:15",
        "23.09.2026 - 10:15",
        "23/9/2026 10:15 μ.μ.",
        "Sept. 23, '26",
        "keskiviikko 23. syyskuuta 2026, 10.15",
        "الأربعاء، 23 سبتمبر 2026، 10:15 ص",
        "Dimecres, 23 de setembre de 2026, 10:15",
        "Thứ Tư, 23 tháng 9 2026, 10:15 AM",
        "2026年09月23日 星期三 10:15",
        "2026년 9월 23일 수요일 오전 10:15",
        "พุธ, 23 กันยายน 2026, 10:15",
        "2026-Sep-23",
        "2026-09-23 10:15 AM",
        "46288,42",
        "23/09/2026 10:15:00 (UTC+1)",
        "1790157600",
        "1790157600000",
        "46288",
        "46288.4",
        "23/09/2569",
    ],
)
def test_a_date_is_read_as_people_and_programs_write_it(text: str) -> None:
    expected = date(2026, 3, 3) if "mars" in text else SEPTEMBER_23
    assert read_all(text) == [expected]


def test_one_day_above_twelve_decides_for_the_whole_column() -> None:
    readings = date_readings(["03/04/2026", "13/09/2026", None])
    assert [reading.code for reading in readings.possible] == ["day-first"]
    assert readings.because == "13/09/2026 has no month 13"
    assert readings.possible[0].read("03/04/2026") == date(2026, 4, 3)
    assert readings.possible[0].meaning == "03/04/2026 is 3 April 2026"


def test_without_such_a_day_both_orders_are_asked_about() -> None:
    readings = date_readings(["03/04/2026", "05/06/2026"])
    assert [reading.code for reading in readings.possible] == ["day-first", "month-first"]
    assert "3 April 2026 or 4 March 2026" in readings.because
    assert [reading.read("03/04/2026") for reading in readings.possible] == [date(2026, 4, 3), date(2026, 3, 4)]


def test_dates_with_full_stops_are_day_first_everywhere() -> None:
    readings = date_readings(["03.04.2026", "05.06.2026"])
    assert [reading.code for reading in readings.possible] == ["day-first"]
    assert "full stops" in readings.because


def test_a_day_that_is_the_same_in_both_orders_needs_no_question() -> None:
    assert read_all("01/01/2026", "02/02/2026") == [date(2026, 1, 1), date(2026, 2, 2)]


def test_dates_that_contradict_each_other_are_asked_about() -> None:
    readings = date_readings(["23/09/2026", "9/23/2026", "01/02/2026"])
    assert readings.is_open
    assert readings.because == "23/09/2026 can only be day first, 9/23/2026 only month first"
    with pytest.raises(ValueError, match=r"“9/23/2026” is not a date$"):
        readings.possible[0].read("9/23/2026")


def test_a_date_that_is_none_in_any_order_is_told_and_decides_nothing() -> None:
    readings = date_readings(["03/04/2026", "31/02/2026", "45/45/2026", "13/04/2026"])
    assert readings.unreadable == ["31/02/2026", "45/45/2026"]
    assert [reading.code for reading in readings.possible] == ["day-first"]


def test_two_digit_years_are_told_from_days_by_how_often_they_change() -> None:
    spread = [f"{day:02}/0{1 + day % 9}/26" for day in range(1, 12)]
    assert [reading.code for reading in date_readings(spread).possible] == ["day-first", "month-first"]
    assert read_all(*[f"26-0{1 + day % 9}-{day:02}" for day in range(1, 12)])[0] == date(2026, 2, 1)
    assert len(date_readings(["03/04/05"]).possible) == 3


def test_several_ways_of_writing_in_one_column_follow_the_one_that_decides() -> None:
    assert read_all("1790157600", "23/09/26", "23-09-2026", "01-02-2026") == [SEPTEMBER_23, SEPTEMBER_23, SEPTEMBER_23, date(2026, 2, 1)]


def test_cells_that_hold_dates_stay_what_they_are() -> None:
    assert read_all(datetime(2026, 9, 23, 10, 15), date(2026, 9, 24)) == [SEPTEMBER_23, date(2026, 9, 24)]


@pytest.mark.parametrize(
    "text",
    [
        "1980-01-01 00:00:00",
        "0000-00-00",
        "01/01/1970",
        "1970-01-01T00:00:00Z",
        "1900-01-00",
        "1/0/1900 12:00:00 AM",
        "12/31/1969",
        "12/30/1899",
        "1/1/0001 12:00:00 AM",
    ],
)
def test_a_date_that_stands_for_none_is_unknown_and_said(text: str) -> None:
    readings = date_readings([text, "2026-09-23"])
    assert readings.possible[0].read(text) is None
    assert f"{text} stands for a date that is not known" in readings.because


@pytest.mark.parametrize("values", [["0", "0"], [Decimal(0)], ["1980-01-01", ""], ["01/01/1970"], ["12/31/1969 4:00:00 PM"]])
def test_a_column_without_any_known_date_is_one_of_dates_all_the_same(values: list[CellValue]) -> None:
    readings = date_readings(values)
    assert [reading.read(value) for reading in readings.possible for value in values] == [None] * len(values)
    assert "and there is no other" in readings.because
    with pytest.raises(ValueError, match=r"is not a date$"):
        readings.possible[0].read("soon")


def test_bare_numbers_are_dates_only_where_the_heading_promises_dates() -> None:
    numbers: list[CellValue] = ["46288", Decimal(46290), "1790157600"]
    assert date_readings(numbers).possible
    assert not date_readings(numbers, takes_numbers=False).possible


@pytest.mark.parametrize(
    "values", [["p0001", "p0002"], ["Sales", "May"], ["1.5", "2.5"], ["10:15", "00:16:00"], ["Version 1.2.2026"], [True]]
)
def test_what_is_no_column_of_dates_has_no_reading(values: list[CellValue]) -> None:
    assert not date_readings(values).possible


def test_few_names_of_months_mean_two_months() -> None:
    assert {word for word, months in month_words().items() if len(months) > 1} == {"lis", "listopad", "listopada", "lip", "srp"}
    assert len(months_by_language()) >= 40
