"""Days in a text: a plain text goes in, every day that it names comes out, with its year where one is written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
OTHER_MONTHS = (
    "januar februar marz april mai juni juli august september oktober november dezember",
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
)
"""German, French, Spanish, Italian, Dutch, Portuguese; without marks, as plain texts are."""
_NAMES = {name: number for names in OTHER_MONTHS for number, name in enumerate(names.split(), 1)}
_NAMES |= {written: number for number, name in enumerate(MONTHS, 1) for written in (name, name[:3])} | {"sept": 9}
_MONTH = rf"({'|'.join(sorted(_NAMES, key=len, reverse=True))})\b\.?"
_YEAR = r"(?:,?(?: de)? '?(\d{4}|\d{2})\b)?"
_ISO = re.compile(r"(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)|(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)")
_NUMERIC = re.compile(r"(?<![\d.])(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4}|\d{2})(?![\d.])")
_DAY_FIRST = re.compile(rf"(?<![\d.])(\d{{1,2}})(?:st|nd|rd|th|\.)?(?: (?:of|de))?[ -]?{_MONTH}{_YEAR}")
_MONTH_FIRST = re.compile(rf"\b{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?\b{_YEAR}")


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it is written: its year (0: none written), month and day."""

    year: int
    month: int
    day: int


def days_of(text: str) -> Iterator[Day]:
    """Yield the days of a plain text; `03/04/2027` is two days, as the month may stand first or second."""
    for match in _ISO.finditer(text):
        year, month, day = (part for part in match.groups() if part)
        yield from _valid_day(year, int(month), day)
    for match in _NUMERIC.finditer(text):
        yield from _valid_day(match[3], int(match[2]), match[1])
        yield from _valid_day(match[3], int(match[1]), match[2])
    for match in _DAY_FIRST.finditer(text):
        yield from _valid_day(match[3], _NAMES[match[2]], match[1])
    for match in _MONTH_FIRST.finditer(text):
        yield from _valid_day(match[3], _NAMES[match[1]], match[2])


def _valid_day(year: str | None, month: int, day: str) -> Iterator[Day]:
    if 1 <= month <= 12 and 1 <= int(day) <= 31:
        written = int(year or 0)
        yield Day(written + 2000 if 0 < written < 100 else written, month, int(day))
