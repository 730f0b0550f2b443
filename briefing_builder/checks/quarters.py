"""Quarters of a financial year: a day goes in, the quarter that follows comes out."""

from datetime import date, timedelta

MONTHS_A_QUARTER = 3
LONGEST_MONTH_START = 28  # every month has this day; a financial year that starts later in a month is not known anywhere


def next_quarter(day: date, year_starts: date | None) -> tuple[date, date]:
    """Return first and last day of the first quarter that begins after that day.

    Quarters begin every three months from the start of the financial year, on its day of the month; without one, in January.
    """
    first_day = min(year_starts.day, LONGEST_MONTH_START) if year_starts is not None else 1
    offset = (year_starts.month if year_starts is not None else 1) % MONTHS_A_QUARTER
    month = day.year * 12 + day.month - 1
    starts = next(
        start
        for start in (_month_start(month + ahead, first_day) for ahead in range(MONTHS_A_QUARTER + 2))
        if start > day and start.month % MONTHS_A_QUARTER == offset
    )
    following = _month_start(starts.year * 12 + starts.month - 1 + MONTHS_A_QUARTER, first_day)
    return starts, following - timedelta(days=1)


def _month_start(months: int, day: int) -> date:
    return date(months // 12, months % 12 + 1, day)
