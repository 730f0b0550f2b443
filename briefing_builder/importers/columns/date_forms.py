"""Dates as they are written: one cell goes in; the day comes out, or three numbers whose order only the whole column can tell."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from briefing_builder.importers.columns.vocabulary import has_no_value, plain_spelling, vocabulary_file, words_listed
from briefing_builder.importers.sheets.model import CellValue

DAY_FIRST, MONTH_FIRST, YEAR_FIRST = "day-first", "month-first", "year-first"
ORDERS = (DAY_FIRST, MONTH_FIRST, YEAR_FIRST)
EARLIEST_YEAR, LATEST_YEAR = 1950, 2100
PERSIAN_YEARS = range(1300, 1501)
"""Of the Solar Hijri calendar, of which we know no months."""
BUDDHIST_ERA = 543
"""Years of the Thai calendar are so many more."""
FIRST_OF_ERA = {date(1969, 12, 31), date(1970, 1, 1), date(1980, 1, 1)}
"""What a program writes that knows no date: nought seconds of Unix time, in the west a day early; LimeSurvey without a date stamp."""


class Day(NamedTuple):
    """A day that needs no other cell to be understood; None is a date that the platform did not know."""

    day: date | None
    form: str
    word: str = ""
    """The name of its month, where it has one."""


class Written(NamedTuple):
    """Three numbers of a date whose order is not told by the cell alone; cells of one `group` are written alike."""

    group: str
    first: int
    second: int
    third: int


_CLOCK = r"\d?\d[:.h]\d\d(?:[:.]\d\d(?:[.,]\d+)?)?"
_ZONE = r"(?:\s*(?:[a-z]{2,}/[a-z_]{2,}(?:/[a-z_]{2,})?|[^\W\d_]{1,5}\.?|(?:utc|gmt)?\s?[+\-−]\d\d?:?(?:\d\d)?|\([^)]*\)|\[[^\]]*\]))*"
_TAIL = rf"(?:[\s,t@–-]+(?:[^\W\d_]+\.?\s*)?{_CLOCK}{_ZONE})?"
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)?\s?(?:Z|UTC|[+-]\d\d:?(?:\d\d)?)?)?", re.ASCII)
_NUMBERS = re.compile(
    rf"(?:([^\W\d_]+)\.?,?\s+)?(\d{{1,4}})(\.\s?|\s?/\s?|-|–|\s)(\d{{1,2}})\3(\d{{4}}|\d{{1,2}})\.?(?:\s*\([^)]*\))?{_TAIL}", re.IGNORECASE
)
_CLOCK_FIRST = re.compile(rf"{_CLOCK}(?:\s*[ap]\.?\s?m\.?)?[\s,]+(?=\d)", re.IGNORECASE)
_COUNTED = re.compile(r"(\d{4})\s?[年년/]\s?(\d{1,2})\s?[月월/]\s?(\d{1,2})\s?[日일]?(?!\d)(?!.*\d\s?[/–-]\s?\d).*")
_VIETNAMESE = re.compile(r"(?:.*\D)?(\d{1,2})\s+(?:tháng|thg)\s+(\d{1,2}),?\s+(?:năm\s+)?(\d{4}).*", re.IGNORECASE)
_CLOCK_INSIDE = re.compile(
    r"(?:(?:,|\bklo?\.?|\bum|\bkl)\s*\d?\d\.\d\d(?:\.\d\d)?\s*$)"
    r"|(?<![\d.])(?:\d?\d[:h]\d\d(?::\d\d(?:[.,]\d+)?)?)(?:\s*[ap]\.?\s?m\b\.?)?(?:\s*(?:gmt|utc)?[+\-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"\d+|[^\s\d.,/()\-–:;'،؛、]+(?:\.[^\s\d.,/()\-–:;'،؛、]+)*")
_DIGITS = re.compile(r"(?:\d{5,14}|0)(?:[.,]\d+)?", re.ASCII)
_COMPACT = re.compile(r"(\d{8})T\d{4,6}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?", re.ASCII)
_NO_DAY = re.compile(
    r"0{1,4}([./-])0{1,2}\1(?:0{4}|0{2})(?:[ T].*)?|1900-01-00.*|0*1([./-])0?1\2000?1\b.*|0001-01-01.*|0?1/0/1900.*|0/0?1/1900.*"
)


@cache
def month_words() -> Mapping[str, frozenset[int]]:
    """Return what each name of a month can mean: one month, or two where languages differ (listopad: November, in Croatian October)."""
    meanings: dict[str, set[int]] = {}
    for months in months_by_language().values():
        for word, month in months.items():
            meanings.setdefault(word, set()).add(month)
    return {word: frozenset(months) for word, months in meanings.items()}


@cache
def months_by_language() -> Mapping[str, Mapping[str, int]]:
    """Return for each language the number of the month that each of its names means."""
    return {
        language: {plain_spelling(word): number for number, names in enumerate(table["months"], start=1) for word in names.split("|")}
        for language, table in vocabulary_file("calendar").items()
    }


@cache
def _day_words() -> frozenset[str]:
    names = {plain_spelling(word) for table in vocabulary_file("calendar").values() for word in table["days"].split("|")}
    return frozenset({part for name in names for part in name.split("-")} | names)


@cache
def _fillers() -> frozenset[str]:
    return frozenset(words_listed(vocabulary_file("beside_dates")))


def written_date(value: CellValue, *, takes_numbers: bool = True) -> Day | Written | None:
    """Return what one cell says of a date; None when it is no date. A cell without a value has the form `nothing`.

    `takes_numbers`: whether a bare number (seconds since 1970, days since 1900, 20260923) can be a date.
    """
    if isinstance(value, str):
        return _written_text(value, takes_numbers=takes_numbers)
    if isinstance(value, datetime):
        return known_day(value.year, value.month, value.day, "date-cells")
    if isinstance(value, date):
        return known_day(value.year, value.month, value.day, "date-cells")
    if isinstance(value, Decimal) and takes_numbers and value.is_finite():
        return _bare_number(format(value, "f"))
    return Day(None, "nothing") if value is None else None


def _written_text(text: str, *, takes_numbers: bool) -> Day | Written | None:
    if found := _ISO.fullmatch(text):
        year, month, day = found.groups()
        return known_day(int(year), int(month), int(day), "iso") or _no_day(text)
    if _DIGITS.fullmatch(text):
        return _bare_number(text.replace(",", ".")) if takes_numbers else None
    if found := _COMPACT.fullmatch(text):
        return _bare_number(found[1])
    if found := _NUMBERS.fullmatch(text) or _NUMBERS.fullmatch(_CLOCK_FIRST.sub("", text, count=1)):
        return _three_numbers(*found.groups()) or _no_day(text)
    if found := _COUNTED.fullmatch(text):
        return known_day(int(found[1]), int(found[2]), int(found[3]), "year-first")
    if found := _VIETNAMESE.fullmatch(text):
        return known_day(int(found[3]), int(found[2]), int(found[1]), "named-months")
    if has_no_value(text):
        return Day(None, "nothing")
    return _named_month(_CLOCK_INSIDE.sub(" ", text)) or _no_day(text)


def _no_day(text: str) -> Day | None:
    return Day(None, "unknown") if _NO_DAY.fullmatch(text) else None


def known_day(year: int, month: int, day: int, form: str) -> Day | None:
    """Return that day; a day of no date at all (before 1905, of the year 9999, the first of an era) as unknown; None when there is none."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    if year in PERSIAN_YEARS:
        return None
    if found in FIRST_OF_ERA or year <= 1904 or year == 9999:
        return Day(None, "unknown")
    if year - BUDDHIST_ERA >= EARLIEST_YEAR and year > LATEST_YEAR:
        return known_day(year - BUDDHIST_ERA, month, day, form) if year - BUDDHIST_ERA <= LATEST_YEAR else None
    return Day(found, form) if EARLIEST_YEAR <= year <= LATEST_YEAR else None


def _three_numbers(weekday: str | None, first: str, separator: str, second: str, third: str) -> Day | Written | None:
    """Return a day that begins with a year of four digits, or three numbers whose order is open."""
    if weekday and plain_spelling(weekday) not in _day_words():
        return None
    mark = separator.strip() or " "
    if len(first) >= 3:
        return known_day(int(first), int(second), int(third), "year-first") if len(first) == 4 else None
    if not int(first) or not int(second):
        return None
    if len(third) not in (2, 4):
        return None
    short = "yy" if len(third) == 2 else ""
    return Written(f"{mark}{short}", int(first), int(second), int(third))


def day_in_order(written: Written, order: str) -> Day | None:
    """Return the day that three numbers mean in that order, None when there is no such day."""
    first, second, third = written[1:]
    if order == YEAR_FIRST:
        return known_day(whole_year(first), second, third, order) if written.group.endswith("yy") else None
    day, month = (first, second) if order == DAY_FIRST else (second, first)
    return known_day(whole_year(third) if written.group.endswith("yy") else third, month, day, order)


def means_no_day(written: Written) -> bool:
    """Return whether three numbers are the date that a program writes for none, in whichever order: 12/31/1969, 1/1/0001."""
    days = [day for order in ORDERS if (day := day_in_order(written, order))]
    return bool(days) and not any(found.day for found in days)


def whole_year(short: int) -> int:
    """Return the year of two digits: 00 to 68 of this century, 69 to 99 of the last (POSIX `%y`)."""
    return short + (2000 if short < 69 else 1900)


def _bare_number(text: str) -> Day | Written | None:
    """Return the day of a bare number: seconds or milliseconds since 1970, days since 1900, eight digits of a date; of nought none."""
    if not text.strip("0."):
        return Day(None, "unknown")
    whole, _, part = text.partition(".")
    size, number = len(whole), int(whole)
    if size == 10 and number < 4_102_444_800:
        return _since(datetime(1970, 1, 1, tzinfo=UTC), timedelta(seconds=number), "epoch-seconds")
    if size == 13:
        return _since(datetime(1970, 1, 1, tzinfo=UTC), timedelta(milliseconds=number), "epoch-milliseconds")
    if size == 5 and 36_526 <= number <= 58_000:
        return _since(datetime(1899, 12, 30, tzinfo=UTC), timedelta(days=number), "days-since-1900")
    if size in (8, 12, 14) and not part.strip("0"):
        year_first = known_day(int(whole[:4]), int(whole[4:6]), int(whole[6:8]), "year-first")
        if (year_first and 1990 <= int(whole[:4]) <= 2060) or size != 8:
            return year_first
        return Written("", int(whole[:2]), int(whole[2:4]), int(whole[4:8]))
    return None


def _since(start: datetime, passed: timedelta, form: str) -> Day | None:
    day = (start + passed).date()
    return Day(day, form) if 1990 <= day.year <= 2060 else None


@lru_cache(maxsize=4_096)
def _named_month(text: str) -> Day | Written | None:
    """Return the day of a date with the name of a month, its time left off; an ambiguous name is written as `name:WORD`."""
    tokens = _TOKEN.findall(plain_spelling(text))
    numbers = [token for token in tokens if token.isdigit()]
    words = [token for token in tokens if not token.isdigit()]
    months = [word for word in words if word in month_words()]
    if len(months) == 2 and months[0] in _day_words():
        months = months[1:]
    if len(months) != 1 or len(numbers) != 2 or not all(_is_filler(word) for word in words if word != months[0]):
        return None
    day, year = numbers if len(numbers[0]) <= 2 else reversed(numbers)
    if len(day) > 2 or len(year) not in (2, 4):
        return None
    full = whole_year(int(year)) if len(year) == 2 else int(year)
    meanings = month_words()[months[0]]
    if len(meanings) == 1:
        found = known_day(full, min(meanings), int(day), "named-months")
        return found._replace(word=months[0]) if found else None
    return Written(f"name:{months[0]}", int(day), 0, full)


def _is_filler(word: str) -> bool:
    return word in _fillers() or word in _day_words() or (word in month_words() and word in _day_words())
