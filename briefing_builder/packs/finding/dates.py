"""Days in a text: a plain text goes in, every day that it names comes out, with its year where one is written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_NAMES = {name: number for number, name in enumerate(MONTHS, 1)} | {name[:3]: number for number, name in enumerate(MONTHS, 1)} | {"sept": 9}
_MONTH = rf"({'|'.join(sorted(_NAMES, key=len, reverse=True))})\b\.?"
_YEAR = r"(?:,? '?(\d{4}|\d{2})\b)?"
_ISO = re.compile(r"(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)|(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)")
_NUMERIC = re.compile(r"(?<![\d.])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?![\d.])")
_DAY_FIRST = re.compile(rf"(?<![\d.])(\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]?{_MONTH}{_YEAR}")
_MONTH_FIRST = re.compile(rf"\b{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?\b{_YEAR}")


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it is written: its year (0: none written), month and day."""

    year: int
    month: int
    day: int


def days_of(text: str) -> Iterator[Day]:
    """Yield the days of a plain text; `03/04/2027` is two days, for nobody knows whose habit it follows."""
    for found in _ISO.finditer(text):
        year, month, day = (part for part in found.groups() if part)
        yield from _day(year, int(month), day)
    for found in _NUMERIC.finditer(text):
        yield from _day(found[3], int(found[2]), found[1])
        yield from _day(found[3], int(found[1]), found[2])
    for found in _DAY_FIRST.finditer(text):
        yield from _day(found[3], _NAMES[found[2]], found[1])
    for found in _MONTH_FIRST.finditer(text):
        yield from _day(found[3], _NAMES[found[1]], found[2])


def _day(year: str | None, month: int, day: str) -> Iterator[Day]:
    if 1 <= month <= 12 and 1 <= int(day) <= 31:
        written = int(year or 0)
        yield Day(written + 2000 if 0 < written < 100 else written, month, int(day))
