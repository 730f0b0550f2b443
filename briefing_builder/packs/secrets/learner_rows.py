"""Rows of the pilot as secrets: each learner's id, scores, minutes and days go in, secrets with the line of the row come out."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import TypeVar

from briefing_builder.content import PilotRow
from briefing_builder.leakscan.finding.measures import unit_of_field
from briefing_builder.pipeline import Session
from briefing_builder.problems import Source

Made = TypeVar("Made")

UNITS = {"sessions": "sessions", "reaction_1_to_5": "of 5"}
NOT_SEARCHED = frozenset(("line", "department_id", "course_id", "delivery_mode", "completion_status", "success_status"))
SHORTEST_ID = 3
"""A learner's id of one or two characters stands in every text; it tells nothing without the rest of its row."""


def row_secrets(session: Session, make: Callable[..., Made], entry: str) -> Iterator[Made]:
    """Yield the secrets of every row; `make` builds one from its parts."""
    pilot = session.programme.content.pilot
    if pilot is None:
        return
    file = str(session.programme.folder / pilot.data.file)
    for row in session.programme.pilot_rows:
        place = Source(path=file, line=row.line)
        for name, kind, value, unit in _values(row):
            path = ("pilot", "data", row.line, name)
            label = f"{name} of the row in line {row.line}"
            yield make(kind=kind, entry=entry, path=path, label=label, place=place, value=value, unit=unit)


def _values(row: PilotRow) -> Iterator[tuple[str, str, Decimal | str | date, str]]:
    for field in fields(row):
        value = getattr(row, field.name)
        if field.name in NOT_SEARCHED or value is None or isinstance(value, bool):
            continue
        if isinstance(value, date):
            yield field.name, "date", value, ""
        elif isinstance(value, str):
            if len(value) >= SHORTEST_ID:
                yield field.name, "name", value, ""
        else:
            yield field.name, "number", Decimal(value), UNITS.get(field.name) or unit_of_field(field.name)
