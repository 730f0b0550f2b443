"""What a field's values can be: a field and the values of a column go in; the ways in which they can be read as that field come out."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from briefing_builder.importers.columns.dates import date_readings
from briefing_builder.importers.columns.durations import duration_readings
from briefing_builder.importers.columns.model import Reading, Readings, ReadValue
from briefing_builder.importers.columns.numbers import number_readings
from briefing_builder.importers.columns.scales import scale_readings
from briefing_builder.importers.columns.shares import percent_readings
from briefing_builder.importers.columns.states import state_readings
from briefing_builder.importers.columns.truth import truth_readings
from briefing_builder.importers.sheets.model import CellValue

FieldReader = Callable[[Sequence[CellValue], str], Readings]
"""From the different values of a column, and its heading (units stand there), to how they can be read."""

READERS: Mapping[str, FieldReader] = {
    **dict.fromkeys(("enrolled_on", "first_launched_on", "completed_on"), lambda values, _heading: date_readings(values)),
    **dict.fromkeys(("score_pre_pct", "score_pct"), lambda values, heading: percent_readings(values, heading=heading)),
    "learning_minutes": lambda values, heading: duration_readings(values, heading=heading),
    "sessions": lambda values, _heading: number_readings(values),
    "reaction_1_to_5": lambda values, _heading: scale_readings(values),
    "completion_status": lambda values, _heading: state_readings(values),
    "success_status": lambda values, _heading: state_readings(values, aspect="success"),
    **dict.fromkeys(("is_manager", "applied_after_30_days"), lambda values, _heading: truth_readings(values)),
}


def _as_it_stands(value: CellValue) -> ReadValue:
    """An id or a name as text: a number that a workbook holds without a fraction of nought."""
    if value is None or isinstance(value, str):
        return value
    return value if isinstance(value, Decimal) else str(value)


AS_TEXT = Reading(code="text", meaning="as it stands", read=_as_it_stands)


def readings_as(field: str, values: Sequence[CellValue], heading: str = "") -> Readings:
    """Return how a column's different values can be read as that field; ids and names are text and always can."""
    reader = READERS.get(field)
    return reader(values, heading) if reader else Readings(possible=(AS_TEXT,))
