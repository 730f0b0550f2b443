"""What holds for columns of any dates, numbers and times: written in any way and read back, they are the same, or somebody is asked."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_builder.importers.columns.date_forms import months_by_language
from briefing_builder.importers.columns.dates import date_readings
from briefing_builder.importers.columns.durations import duration_readings
from briefing_builder.importers.columns.model import Reading, Readings
from briefing_builder.importers.columns.numbers import number_readings
from briefing_builder.importers.columns.scales import scale_readings
from briefing_builder.importers.columns.shares import percent_readings
from briefing_builder.importers.columns.states import state_readings
from briefing_builder.importers.columns.truth import truth_readings
from briefing_builder.importers.columns.vocabulary import vocabulary_file
from briefing_builder.importers.sheets.model import CellValue

DAYS = st.lists(st.dates(date(2019, 1, 1), date(2035, 12, 31)), min_size=1, max_size=12, unique=True)
DAYS_OF_A_REPORT = st.lists(st.dates(date(2025, 1, 1), date(2027, 12, 31)), min_size=1, max_size=12, unique=True)
DATE_PATTERNS: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day:%Y-%m-%d}",
    lambda day: f"{day:%Y-%m-%dT10:15:00+02:00}",
    lambda day: f"{day:%d/%m/%Y}",
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day.day}.{day.month}.{day.year}",
    lambda day: f"{day.month}/{day.day}/{day.year} 2:05:09 PM",
    lambda day: f"{day:%Y/%m/%d}",
    lambda day: f"{day:%Y%m%d}",
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: str((day - date(1899, 12, 30)).days),
    lambda day: str((day - date(1970, 1, 1)).days * 86_400 + 3_600),
)
SHORT_YEAR_PATTERNS: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day:%d-%m-%y}",
    lambda day: f"{day:%m/%d/%y}",
    lambda day: f"{day:%y-%m-%d}",
    lambda day: f"{day:%d.%m.%y}",
    lambda day: f"{day.month}/{day.day}/{day:%y} 9:05",
)
NUMBERS = st.lists(st.decimals(-9_999_999, 9_999_999, places=3), min_size=1, max_size=8)
NUMBER_PATTERNS: tuple[Callable[[Decimal], str], ...] = (
    lambda number: f"{number:f}",
    lambda number: f"{number:,f}",
    lambda number: f"{number:,f}".translate(str.maketrans(",.", ".,")),
    lambda number: f"{number:,f}".translate(str.maketrans(",.", "\u202f,")),
    lambda number: f"{number:,f}".replace(",", "’"),
    lambda number: f"{number:f}".replace(".", ",").replace("-", "−"),
    lambda number: f"({-number:,f})" if number < 0 else f"{number:,f}",
    lambda number: f"€ {number:f}",
)
SECONDS = st.lists(st.integers(1, 400_000), min_size=1, max_size=12)
TIME_PATTERNS: tuple[Callable[[int], CellValue], ...] = (
    lambda time: f"{time // 3600:02}:{time // 60 % 60:02}:{time % 60:02}",
    lambda time: f"PT{time // 3600}H{time // 60 % 60}M{time % 60}S",
    lambda time: f"PT{time}S",
    lambda time: f"P{time // 86400}DT{time // 3600 % 24}H{time // 60 % 60}M{time % 60}S",
    lambda time: f"{time // 3600}h {time // 60 % 60:02}m {time % 60:02}s",
    lambda time: f"{time // 3600} Std. {time // 60 % 60} Min. {time % 60} Sek.",
    lambda time: f"{time // 86400}.{time // 3600 % 24:02}:{time // 60 % 60:02}:{time % 60:02}",
    lambda time: str(timedelta(seconds=time)),
    lambda time: timedelta(seconds=time),
    lambda time: f"{time} s",
)
SHORT_TIME_PATTERNS: tuple[Callable[[int], str], ...] = (
    lambda time: f"{time // 3600}:{time // 60 % 60:02}" if time >= 60 else "0:01",
    lambda time: f"{time // 60}:{time % 60:02}",
    lambda time: f"{time // 60}:{time % 60:02}" if time < 3600 else f"{time // 3600:02}:{time // 60 % 60:02}:{time % 60:02}",
    str,
)
READERS: tuple[Callable[[list[CellValue]], Readings], ...] = (
    date_readings, number_readings, percent_readings, duration_readings, state_readings, truth_readings, scale_readings,
)  # fmt: skip
REFUSALS = (
    " is not a date",
    " is not a number",
    " is not a score",
    " is not a time",
    " is not a state",
    " neither yes nor no",
    " from 1 to 5",
)
CELLS = st.one_of(
    st.text(max_size=30),
    st.from_regex(r"[0-9.,:/\-hmsPTZ %()+€]{1,14}", fullmatch=True),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.none(),
    st.dates(),
    st.datetimes(),
    st.timedeltas(),
)


def meanings(readings: Readings, texts: list[CellValue]) -> list[list[object]]:
    assert readings.possible
    assert not readings.unreadable
    return [[reading.read(text) for text in texts] for reading in readings.possible]


@pytest.mark.parametrize("pattern", range(len(DATE_PATTERNS)))
@given(days=DAYS)
@settings(max_examples=30, deadline=None)
def test_dates_are_read_as_they_were_or_asked_about(pattern: int, days: list[date]) -> None:
    texts: list[CellValue] = [DATE_PATTERNS[pattern](day) for day in days]
    assert days in meanings(date_readings(texts), texts)


@pytest.mark.parametrize("pattern", range(len(SHORT_YEAR_PATTERNS)))
@given(days=DAYS_OF_A_REPORT)
@settings(max_examples=60, deadline=None)
def test_short_years_of_a_report_are_read_as_they_were_or_asked_about(pattern: int, days: list[date]) -> None:
    texts: list[CellValue] = [SHORT_YEAR_PATTERNS[pattern](day) for day in days]
    assert days in meanings(date_readings(texts), texts)


@pytest.mark.parametrize("language", sorted(months_by_language()))
def test_every_name_of_a_month_is_read_in_its_language(language: str) -> None:
    names = [names.split("|") for names in vocabulary_file("calendar")[language]["months"]]
    days = [date(2026, month, 17) for month, spellings in enumerate(names, start=1) for _ in spellings]
    texts: list[CellValue] = [f"17. {name}. 2026" for spellings in names for name in spellings]
    assert days in meanings(date_readings(texts), texts)


@pytest.mark.parametrize("pattern", range(len(NUMBER_PATTERNS)))
@given(numbers=NUMBERS)
@settings(max_examples=30, deadline=None)
def test_numbers_are_read_as_they_were_or_asked_about(pattern: int, numbers: list[Decimal]) -> None:
    texts: list[CellValue] = [NUMBER_PATTERNS[pattern](number) for number in numbers]
    assert numbers in meanings(number_readings(texts), texts)


def in_minutes(seconds: list[int]) -> list[Decimal]:
    return [round(Decimal(second) / 60, 4) for second in seconds]


def all_in_minutes(readings: Readings, texts: list[CellValue]) -> list[list[object]]:
    return [[round(value, 4) if isinstance(value, Decimal) else value for value in read] for read in meanings(readings, texts)]


@pytest.mark.parametrize("pattern", range(len(TIME_PATTERNS)))
@given(seconds=SECONDS)
@settings(max_examples=30, deadline=None)
def test_times_are_read_as_they_were(pattern: int, seconds: list[int]) -> None:
    texts = [TIME_PATTERNS[pattern](second) for second in seconds]
    assert in_minutes(seconds) in all_in_minutes(duration_readings(texts), texts)


@pytest.mark.parametrize("pattern", range(len(SHORT_TIME_PATTERNS)))
@given(minutes=st.lists(st.integers(1, 180), min_size=1, max_size=20), odd=st.integers(0, 59))
@settings(max_examples=40, deadline=None)
def test_times_that_can_be_two_are_read_as_they_were_or_asked_about(pattern: int, minutes: list[int], odd: int) -> None:
    seconds = [minute * 60 + (odd if pattern else 0) for minute in minutes]
    texts: list[CellValue] = [SHORT_TIME_PATTERNS[pattern](second) for second in seconds]
    assert in_minutes(seconds) in all_in_minutes(duration_readings(texts), texts)


@given(scores=st.lists(st.integers(0, 100), min_size=1, max_size=12), whole=st.sampled_from([1, 5, 10, 20, 100]))
@settings(max_examples=80, deadline=None)
def test_scores_of_any_whole_are_read_as_they_were_or_asked_about(scores: list[int], whole: int) -> None:
    texts: list[CellValue] = [Decimal(score) * whole / 100 for score in scores]
    readings = percent_readings(texts)
    if max(scores) > 90 and whole in (1, 100):
        assert scores in [[reading.read(text) for text in texts] for reading in readings.possible]
    for heading in (f"Score /{whole}", f"Points (max. {whole})"):
        assert scores in meanings(percent_readings(texts, heading=heading), texts)


def fault_of(reading: Reading, cell: CellValue) -> str:
    try:
        reading.read(cell)
    except ValueError as fault:
        return str(fault)
    return ""


@given(cells=st.lists(CELLS, max_size=6))
@settings(max_examples=100, deadline=None)
def test_no_cell_breaks_a_reader_and_each_is_read_or_refused_in_words(cells: list[CellValue]) -> None:
    for reader in READERS:
        readings = reader(cells)
        faults = [fault_of(reading, cell) for reading in readings.possible for cell in cells]
        assert [fault for fault in faults if fault and not fault.endswith(REFUSALS)] == []
        assert readings.possible or readings.because


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
def test_reading_takes_time_by_the_number_of_values_alone(reader: Callable[[list[CellValue]], Readings]) -> None:
    values: list[CellValue] = [f"{index} somebody of somewhere" if index % 2 else f"{index},5" for index in range(20_000)]
    start = process_time()
    reader(values)
    assert process_time() - start < 3
