"""Quarters of a financial year: a day goes in, the quarter that follows comes out."""

from datetime import date, timedelta

MONTHS_A_QUARTER = 3
LONGEST_MONTH_START = 28  # every month has this day; a financial year that starts later in a month is not known anywhere


def next_quarter(day: date, year_starts: date | None) -> tuple[date, date]:
    """Return first and last day of the first quarter that begins after that day.

    Quarters begin every three months from the start of the financial year, on its day of the month; without one, in January.
    """
    year_month, first_day = _year_start(year_starts)
    offset = year_month % MONTHS_A_QUARTER
    month = day.year * 12 + day.month - 1
    starts = next(
        start
        for start in (_month_start(month + ahead, first_day) for ahead in range(MONTHS_A_QUARTER + 2))
        if start > day and start.month % MONTHS_A_QUARTER == offset
    )
    following = _month_start(starts.year * 12 + starts.month - 1 + MONTHS_A_QUARTER, first_day)
    return starts, following - timedelta(days=1)


def quarter_of(day: date, year_starts: date | None) -> tuple[int, tuple[int, ...]]:
    """Return the quarter (1 to 4) of the financial year that the day lies in, and the calendar years by which that year may be named."""
    month, first_day = _year_start(year_starts)
    months = day.year * 12 + day.month - month - (day.day < first_day)
    begins = months // 12
    ends = begins if (month, first_day) == (1, 1) else begins + 1
    return months % 12 // MONTHS_A_QUARTER + 1, tuple(range(begins, ends + 1))


def _year_start(year_starts: date | None) -> tuple[int, int]:
    """The month and the day on which a financial year begins."""
    return (year_starts.month, min(year_starts.day, LONGEST_MONTH_START)) if year_starts is not None else (1, 1)


def _month_start(months: int, day: int) -> date:
    return date(months // 12, months % 12 + 1, day)
