"""Rows of the pilot as secrets: each learner's id, scores, minutes and days go in, secrets with the line of the row come out."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from decimal import Decimal

from briefing_builder.content import PilotRow
from briefing_builder.leakscan.finding.model import Kind, Secret
from briefing_builder.leakscan.finding.units import unit_of_field
from briefing_builder.pipeline import Session
from briefing_builder.problems import Source

UNITS = {"sessions": "sessions", "reaction_1_to_5": "of 5"}
NOT_SEARCHED = frozenset(("line", "department_id", "course_id", "delivery_mode", "completion_status", "success_status"))
SHORTEST_ID = 3
"""A learner's id of one or two characters stands in every text; it tells nothing without the rest of its row."""


def row_secrets(session: Session, kept_by: str) -> Iterator[Secret]:
    """Yield the secrets of every row."""
    pilot = session.programme.content.pilot
    if pilot is None:
        return
    file = str(session.programme.folder / pilot.data.file)
    for row in session.programme.pilot_rows:
        source = Source(path=file, line=row.line)
        for name, kind, value, unit in _secrets_of_row(row):
            label = f"{name} of the row in line {row.line}"
            yield Secret(kind=kind, label=label, value=value, unit=unit, kept_by=kept_by, source=source, is_row=True)


def _secrets_of_row(row: PilotRow) -> Iterator[tuple[str, Kind, Decimal | str | date, str]]:
    """The name of each column that is searched, with kind, value and unit."""
    for name in (field.name for field in fields(row) if field.name not in NOT_SEARCHED):
        match getattr(row, name):
            case date() as day:
                yield name, "date", day, ""
            case str() as text if len(text) >= SHORTEST_ID:
                yield name, "name", text, ""
            case int() | Decimal() as number if not isinstance(number, bool):
                yield name, "number", Decimal(number), UNITS.get(name) or unit_of_field(name)
