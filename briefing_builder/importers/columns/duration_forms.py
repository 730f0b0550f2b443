"""Times as they are written: one cell goes in; seconds come out, or what only the whole column tells (two parts of a clock, a number)."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from briefing_builder.importers.columns.vocabulary import has_no_value, plain_spelling, vocabulary_file, words_listed
from briefing_builder.importers.sheets.model import CellValue

SECONDS_OF: Mapping[str, Decimal] = {
    "milliseconds": Decimal("0.001"),
    "seconds": Decimal(1),
    "minutes": Decimal(60),
    "hours": Decimal(3_600),
    "days": Decimal(86_400),
    "weeks": Decimal(604_800),
}
FIRST_DAYS = (datetime(1899, 12, 30), datetime(1899, 12, 31), datetime(1904, 1, 1), datetime(1970, 1, 1))
"""From where programs count: LibreOffice and OLE; Excel, until its 29 February 1900; Excel's other calendar; Unix."""
HOURS_AND_MINUTES, MINUTES_AND_SECONDS = "h:mm", "m:ss"


class Took(NamedTuple):
    """A time that needs no other cell to be understood, in seconds; None where none is known."""

    seconds: Decimal | None
    form: str


class Clock(NamedTuple):
    """Two numbers with a colon: hours and minutes, or minutes and seconds."""

    first: int
    second: int


class Count(NamedTuple):
    """A number, as it is written, with its unit where it has one."""

    number: str | Decimal
    unit: str


class Moment(NamedTuple):
    """A day of long ago with its time: a time that a spreadsheet counts from its first day."""

    when: datetime


Found = Took | Clock | Count | Moment
UNKNOWN = Took(None, "nothing")
NOUGHT = Took(Decimal(0), "nought")

_PART = r"(\d+(?:[.,]\d+)?)"
_ISO = re.compile(
    rf"P(?:{_PART}Y)?(?:{_PART}M)?(?:{_PART}W)?(?:{_PART}D)?(?:T(?:{_PART}H)?(?:{_PART}M)?(?:{_PART}S)?)?", re.IGNORECASE | re.ASCII
)
_ISO_CLOCK = re.compile(r"P0+-0+-0+T(\d+:\d\d:\d\d(?:[.,]\d+)?)", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?:(\d+)(?:\.|:|\s?d(?:ays?)?,?\s|\s?(?:Tage?|jours?|día|días),?\s)(?=\d?\d:\d\d:))?(\d+):(\d\d)(?::(\d\d))?(?:[.,](\d+))?\s?(AM|PM)?",
    re.IGNORECASE,
)
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(?:Z|\+00:00)?|0?1/0?([01])/(19\d\d) (\d?\d:\d\d(?::\d\d)?)")
_WORDED = re.compile(r"(\d+(?:[.,]\d+)?)\s*([^\d\s,;.:&+]+\.?)")
_NUMBER = re.compile(r"[+\-−]?[\d.,'’\s\u00a0\u2009\u202f]*\d[.,]?(?:[eE][+-]?\d+)?")
_ONE_UNIT = re.compile(r"(\d+(?:[.,'’\s\u00a0\u2009\u202f]\d{3})*(?:[.,]\d+)?)\s*([^\d\s]+)")


@cache
def units() -> Mapping[str, str]:
    """Return the unit that each word means: `Std` hours, `mins` minutes."""
    return {word: unit for unit in SECONDS_OF for word in words_listed(vocabulary_file("durations")[unit])}


@cache
def _joining() -> frozenset[str]:
    return frozenset(words_listed(vocabulary_file("durations")["joining"]))


def written_time(value: CellValue) -> Found | None:
    """Return what one cell says of a time; None when it is none."""
    if isinstance(value, timedelta):
        return _took(_seconds(value), "time-cells") if value >= timedelta() else None
    if isinstance(value, Decimal):
        return Count(value, "") if value.is_finite() and value >= 0 else None
    if isinstance(value, date):
        when = value.replace(tzinfo=None) if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
        return Moment(when) if FIRST_DAYS[0] <= when and when.year <= 1904 else None
    if isinstance(value, str):
        return _time_in(value)
    return UNKNOWN if value is None else None


def _time_in(text: str) -> Found | None:
    if text[:1] in "Pp" and (found := _ISO.fullmatch(text)):
        return _iso(found)
    if found := _ISO_CLOCK.fullmatch(text):
        text = found[1]
    if found := _CLOCK.fullmatch(text):
        return _clock(found)
    if _NUMBER.fullmatch(text):
        return Count(text.strip(), "") if text[:1] not in "-−" else None
    if has_no_value(text):
        return UNKNOWN
    if found := _MOMENT.fullmatch(text):
        return _moment(found)
    return _time_in_words(text)


def _took(seconds: Decimal, form: str) -> Took:
    return Took(seconds, form) if seconds else NOUGHT


def _seconds(passed: timedelta) -> Decimal:
    return Decimal(passed.days * 86_400 + passed.seconds) + Decimal(passed.microseconds) / 1_000_000


def _iso(found: re.Match[str]) -> Took | None:
    """Return a duration of ISO 8601: every part optional, a fraction only on the last; months and years have no length."""
    parts = [part.replace(",", ".") if part else None for part in found.groups()]
    there = [part for part in parts if part]
    numbers = [Decimal(part or 0) for part in parts]
    if numbers[0] or numbers[1] or any("." in part for part in there[:-1]) or len(found[0]) == 1:
        return None
    lengths = (0, 0, 604_800, 86_400, 3_600, 60, 1)
    return _took(sum((number * length for number, length in zip(numbers, lengths, strict=True)), Decimal(0)), "iso")


def _clock(found: re.Match[str]) -> Took | Clock | None:
    """Return a time with colons; with AM and PM it is a time of day, which spreadsheets make of short times."""
    days, first, second, third, fraction, half = found.groups()
    if int(second) > 59 or int(third or 0) > 59:
        return None
    if half:
        hours = int(first) % 12 + (12 if half.upper() == "PM" else 0)
        return _took(Decimal(hours * 3600 + int(second) * 60 + int(third or 0)), "time-of-day") if int(first) <= 12 else None
    part = Decimal(f"0.{fraction or 0}")
    if third is None:
        return Took(int(first) * 60 + int(second) + part, MINUTES_AND_SECONDS) if fraction else Clock(int(first), int(second))
    return _took(int(days or 0) * 86_400 + int(first) * 3600 + int(second) * 60 + int(third) + part, "h:mm:ss")


def _moment(found: re.Match[str]) -> Moment | None:
    day, time, month_or_day, year, us_time = found.groups()
    text = f"{day}T{time}" if day else f"{year}-01-0{month_or_day}T{us_time.zfill(len(us_time) + us_time.index(':') % 2)}"
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (
        Moment(when)
        if (when >= FIRST_DAYS[0] and when.year <= 1904) or when < datetime(1970, 1, 15) <= datetime(when.year, 1, 15)
        else None
    )


def _time_in_words(text: str) -> Found | None:
    """Return a time in words: `1h 05m`, `1 hr 5 mins`, `1 Std. 5 Min.`, `1h05`, `16:00 min`."""
    spelled = plain_spelling(text)
    if (found := _ONE_UNIT.fullmatch(spelled)) and (unit := units().get(plain_spelling(found[2]))):
        return Count(found[1], unit)
    clock, _, unit_word = spelled.rpartition(" ")
    if (found := _CLOCK.fullmatch(clock)) and (unit := units().get(plain_spelling(unit_word))):
        return _clock_with_unit(_clock(found), unit)
    seconds, units_seen, rest = Decimal(0), list[str](), spelled
    while found := _WORDED.match(rest):
        unit = units().get(plain_spelling(found[2]), "")
        if not unit or unit in units_seen:
            return None
        units_seen.append(unit)
        seconds += Decimal(found[1].replace(",", ".")) * SECONDS_OF[unit]
        rest = _without_joint(rest[found.end() :])
    if rest.isdigit() and units_seen in (["hours"], ["minutes"]) and len(rest) <= 2:
        seconds, rest = seconds + int(rest) * (60 if units_seen == ["hours"] else 1), ""
    is_in_order = units_seen == sorted(units_seen, key=list(SECONDS_OF).index, reverse=True)
    return _took(seconds, "in-words") if units_seen and not rest and is_in_order else None


def _without_joint(rest: str) -> str:
    rest = rest.lstrip(" ,;.&+")
    word, space, after = rest.partition(" ")
    return after if space and word in _joining() else rest


def _clock_with_unit(clock: Took | Clock | None, unit: str) -> Took | None:
    if isinstance(clock, Clock) and unit in ("hours", "minutes"):
        seconds = clock.first * 60 + clock.second
        return _took(Decimal(seconds * 60 if unit == "hours" else seconds), "in-words")
    return clock if isinstance(clock, Took) else None
