"""Moments as Moodle writes them: a cell goes in, the day comes out; and for several columns together how their moments are to be read.

Reports have `2026-09-23 10:15:00`; those of older releases the site's long form in its language (`Wednesday, 23 September 2026, 10:15 AM`);
and a spreadsheet that has opened and saved the file has written its own.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache

from briefing_builder.importers.columns.dates import date_readings
from briefing_builder.importers.recognition.rows import text_of_value
from briefing_builder.importers.reports.draft import Draft
from briefing_builder.importers.sheets.model import CellValue

KEY = "dates"
"""The question in which order days and months stand."""


def day_of(value: CellValue) -> str:
    """Return the day of a moment such as `2026-09-23 10:15:00`, or of a typed cell; empty where it is none."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str) or not (len(value) == 10 or (value[10:11] in {" ", "T"} and value[11:].replace(":", "").isdigit())):
        return ""
    return _day_in(value[:10])


@lru_cache(maxsize=4096)
def _day_in(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat() if text[4:5] == "-" else ""
    except ValueError:
        return ""


def are_moments(values: Iterable[CellValue]) -> bool:
    """Return whether all values are moments, in whatever form, or nothing."""
    other = [value for value in values if value is not None and not day_of(value)]
    if not other:
        return True
    if not isinstance(other[0], str) or not date_readings(other[:1], takes_numbers=False).possible:
        return False
    readings = date_readings(other, takes_numbers=False)
    return bool(readings.possible) and not readings.unreadable


def day_reader(draft: Draft, columns: Sequence[int]) -> Callable[[CellValue], str]:
    """Return what makes the day of a cell, decided over all these columns; a cell that is no moment is empty.

    Where days and months can stand in two orders and nobody has said which, it is asked.
    """
    other = [value for index in columns for value in draft.distinct(index) if value is not None and not day_of(value)]
    if not other:
        return day_of
    readings = date_readings(tuple(dict.fromkeys(other)), takes_numbers=False)
    answer = draft.answer(KEY)
    chosen = next((reading for reading in readings.possible if reading.code == answer or len(readings.possible) == 1), None)
    if chosen is None:
        if readings.possible:
            options = [(reading.code, reading.meaning) for reading in readings.possible]
            draft.ask(KEY, f"In which order do day and month stand? {readings.because}".strip(), options)
        return day_of
    draft.decide(KEY, chosen.meaning, readings.because or "the only way to read them")
    read = chosen.read

    def day(value: CellValue) -> str:
        try:
            return day_of(value) or text_of_value(read(value))
        except ValueError:
            return ""

    return day
