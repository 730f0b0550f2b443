"""A pilot's table of learner rows as the loader reads it, in a programme of one department and one course."""

from collections.abc import Mapping
from pathlib import Path

from briefing_builder.content.models.programme import PilotRow
from briefing_builder.content.reading.pilot_rows import map_pilot_rows
from briefing_builder.importers import IMPORTERS
from briefing_builder.problems import Checked

SHOP, GREET = frozenset({"shop"}), frozenset({"greet"})
LEARNER_ROWS = IMPORTERS["learner_rows"]


def read_rows(
    file: Path, *, departments: frozenset[str] = SHOP, courses: frozenset[str] = GREET, columns: Mapping[str, str] | None = None
) -> Checked[tuple[PilotRow, ...]]:
    """Return the rows of the file, which messages call `rows.csv`."""
    imported = LEARNER_ROWS.read(file, "rows.csv")
    return map_pilot_rows(imported, LEARNER_ROWS, departments=departments, courses=courses, columns=columns or {})
