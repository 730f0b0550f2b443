"""Columns of one file together: what each column can mean goes in; what the file's other columns decide of it comes out.

One file has one habit: a column whose order of dates or decimal mark is open follows the columns that show theirs.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from briefing_builder.importers.columns.date_forms import DAY_FIRST, MONTH_FIRST
from briefing_builder.importers.columns.model import Reading, Readings
from briefing_builder.importers.columns.numbers import DECIMAL_COMMA, DECIMAL_POINT
from briefing_builder.importers.sheets.model import CellValue

HABITS: Sequence[Mapping[str, str]] = (
    {DAY_FIRST: "is day first", MONTH_FIRST: "is month first"},
    {DECIMAL_POINT: "has decimal points", DECIMAL_COMMA: "has decimal commas"},
)
"""What a file does one way or the other, each way with its words."""
Pairs = Mapping[tuple[str, str], Iterable[tuple[CellValue, CellValue]]]
"""By the names of two columns of dates, the earlier first: the cells of each row that has both."""
FEW = 20
"""One contradiction in so many rows is a slip; the other order must have at least so many times as many."""


def settle_together(columns: Mapping[str, Readings], *, pairs: Pairs | None = None, latest: date | None = None) -> dict[str, Readings]:
    """Return the readings of several columns of one file, by their headings, with what the others decide of them.

    A column that is open follows the one habit that others show (`Readings.habits`); where none does, dates are read in the one order in
    which nobody finished before they began (`pairs`) and nothing lies after `latest`. What stays open stays as it was.
    """
    settled = dict(columns)
    for habits in HABITS:
        settled = _by_habit(settled, habits)
    return _by_sense(settled, pairs or {}, latest)


def _by_habit(columns: Mapping[str, Readings], habits: Mapping[str, str]) -> dict[str, Readings]:
    shown = {habit: heading for heading, readings in reversed(list(columns.items())) for habit in readings.habits if habit in habits}
    if len(shown) != 1:
        return dict(columns)
    ((habit, witness),) = shown.items()
    because = f"“{witness}” in the same file {habits[habit]}"
    return {heading: _limited(readings, habit, because, habits) for heading, readings in columns.items()}


def _limited(readings: Readings, habit: str, because: str, habits: Mapping[str, str]) -> Readings:
    """Leave of an open column the readings with that habit."""
    if not readings.is_open or not any(part in habits for reading in readings.possible for part in _code_parts(reading)):
        return readings
    left = tuple(reading for reading in readings.possible if habit in _code_parts(reading))
    if not left or len(left) == len(readings.possible):
        return readings
    return replace(readings, possible=left, because=because, habits=(*readings.habits, habit))


def _code_parts(reading: Reading) -> list[str]:
    return reading.code.split(", ")


def _by_sense(columns: dict[str, Readings], pairs: Pairs, latest: date | None) -> dict[str, Readings]:
    """Leave of open columns of dates the one order that makes sense in all of them."""
    orders = HABITS[0]
    is_open = [heading for heading, readings in columns.items() if readings.is_open and _has_orders(readings)]
    if not is_open:
        return columns
    rows = {names: list(cells) for names, cells in pairs.items() if set(names) & set(is_open)}
    counts = {order: _contradictions(columns, rows, order, latest) for order in orders}
    (fewest, order), (most, _) = sorted((count, order) for order, count in counts.items())
    if not most or fewest * FEW > most:
        return columns
    because = f"in the other order {most} dates would be before the enrolment or in the future"
    return {heading: _limited(one, order, because, orders) if heading in is_open else one for heading, one in columns.items()}


def _has_orders(readings: Readings) -> bool:
    return any(part in HABITS[0] for reading in readings.possible for part in _code_parts(reading))


def _contradictions(
    columns: Mapping[str, Readings], rows: Mapping[tuple[str, str], list[tuple[CellValue, CellValue]]], order: str, latest: date | None
) -> int:
    """Return how many rows make no sense when the open columns are read in that order."""
    read = {heading: _reading_in_order(readings, order) for heading, readings in columns.items() if readings.possible}
    wrong = 0
    for (first, second), cells in rows.items():
        for earlier, later in cells:
            began, ended = _day_of(read.get(first), earlier), _day_of(read.get(second), later)
            wrong += bool(began and ended and ended < began) or bool(latest and any(day and day > latest for day in (began, ended)))
    return wrong


def _reading_in_order(readings: Readings, order: str) -> Reading:
    return next((reading for reading in readings.possible if order in _code_parts(reading)), readings.possible[0])


def _day_of(reading: Reading | None, value: CellValue) -> date | None:
    try:
        found = reading.read(value) if reading else None
    except ValueError:
        return None
    return found if isinstance(found, date) else None
