"""Number formats of spreadsheets: a format code goes in, what it shows numbers as comes out; a serial number becomes a day or a time value.

Codes: ECMA-376 part 1, 18.8.30 and 18.8.31. Days are counted from the last day of 1899, as if 1900 had had a 29 February; or from the first
of 1904 (18.17.4.1).
"""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from briefing_builder.importers.sheets.model import CellValue

Shown = Literal["number", "percent", "date", "time"]
"""How a number is shown: as it is; as a per cent; as a day, perhaps with its time; as a time of day or a duration."""
BUILT_IN: dict[int, Shown] = {
    **dict.fromkeys((9, 10), "percent"),
    **dict.fromkeys((*range(14, 18), 22, *range(27, 32), 34, 35, 36, *range(50, 59)), "date"),
    **dict.fromkeys((*range(18, 22), 32, 33, *range(45, 48)), "time"),
}
"""Formats that have a number and no code; those from 27 on are dates and times of East Asia."""
_QUIET = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|general', re.IGNORECASE)
_CLOCK = re.compile(r"h|s|\[m+\]|am/pm|a/p", re.IGNORECASE)
_MINUTES = re.compile(r"(?<=h)[^a-z\]]*m{1,2}(?!m)|\]?:m{1,2}(?!m)|m{1,2}(?=[^a-z]*s)|\[m+\]", re.IGNORECASE)
FIRST_DAY, FIRST_OF_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
NO_DAY, LAST_SERIAL = 60, 2_958_465
"""29 February 1900, and the last day of 9999."""
DIGITS = 15
"""Significant digits of a number as Excel shows and keeps it; a binary fraction is written with two more, which are noise."""


@lru_cache(maxsize=512)
def shown_by(code: str) -> Shown:
    """Return what a number is shown as in a format; the part for positive numbers counts."""
    plain = _QUIET.sub("", code.partition(";")[0]).lower()
    plain = re.sub(r"e[+-]", "", plain)
    if re.search(r"[ydgeb]", plain):
        return "date"
    if _CLOCK.search(plain):
        return "date" if "m" in _MINUTES.sub("", plain).replace("am/pm", "").replace("a/p", "") else "time"
    if "m" in plain:
        return "date"
    return "percent" if "%" in plain else "number"


def value_of_serial(text: str, shown: Shown, *, from_1904: bool) -> CellValue:
    """Return what a number of a workbook says under its format. Raises ValueError when the text is no number.

    A time value is as long as it is: 26:15 is 26 hours and a quarter, whatever the format shows of it. A day without a time is a date; a
    number that no calendar has stays one.
    """
    number = shown_number(text)
    if shown == "number":
        return number
    if shown == "percent":
        return f"{shown_number(str(number * 100))}%"
    if shown == "time":
        return _time_value(number)
    return _calendar_day(number, FIRST_OF_1904 if from_1904 else FIRST_DAY)


def shown_number(text: str) -> Decimal:
    """Return a number with the digits that a spreadsheet shows: 0.1 for 0.1, 12 for 12.0. Raises ValueError when the text is none."""
    try:
        number = Decimal(text.strip())
    except ArithmeticError:
        raise ValueError("not a number") from None
    if not number.is_finite() or abs(number.adjusted()) > 400:
        raise ValueError("not a number")
    whole = text.strip().lstrip("+-").isdigit()
    if not whole and len(number.as_tuple().digits) > DIGITS:
        number = Decimal(format(number, f".{DIGITS}g"))
    return Decimal(format(number.normalize(), "f")) if number else Decimal(0)


def _time_value(number: Decimal) -> CellValue:
    """To the millisecond, which is what the digits of a serial number hold."""
    return timedelta(milliseconds=round(number * 86_400_000)) if abs(number) <= LAST_SERIAL else number


def _calendar_day(number: Decimal, first_day: datetime) -> CellValue:
    lowest = 0 if first_day == FIRST_OF_1904 else 1
    if not lowest <= number < LAST_SERIAL + 1 or (first_day == FIRST_DAY and int(number) == NO_DAY):
        return number
    if first_day == FIRST_DAY and number < NO_DAY:
        first_day += timedelta(days=1)
    moment = first_day + timedelta(milliseconds=round(number * 86_400_000))
    return date(moment.year, moment.month, moment.day) if number == int(number) else moment
