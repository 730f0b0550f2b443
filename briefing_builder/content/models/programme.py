"""What loading a folder yields: the validated content, where each part of it stands, and the rows of the pilot."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from briefing_builder.content.models.content import Content
from briefing_builder.source import DataPath, Positions
from briefing_builder.words import Catalogue, english


@dataclass(frozen=True, slots=True, kw_only=True)
class PilotRow:
    """One enrolment of the pilot: one person on one course."""

    learner_id: str
    department_id: str
    is_manager: bool
    course_id: str
    delivery_mode: str
    enrolled_on: date | None
    first_launched_on: date | None
    completed_on: date | None
    completion_status: str
    success_status: str
    score_pre_pct: Decimal | None
    score_pct: Decimal | None
    learning_minutes: Decimal | None
    sessions: int | None
    reaction_1_to_5: int | None
    applied_after_30_days: bool | None
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """Everything the author wrote, validated; nothing computed."""

    content: Content
    positions: Positions
    folder: Path
    words: Catalogue = field(default_factory=english)
    """Our own sentences in the programme's language."""
    pilot_rows: tuple[PilotRow, ...] = ()
    rows_left_out: int = 0
    """Rows with errors that an import has left out of the pilot's."""
    files: tuple[Path, ...] = ()
    """What it was read from: YAML, tables and pictures."""
    filled_in: Mapping[DataPath, str] = field(default_factory=dict)
    """The texts that name values, such as `{{ pilot.learners }}`, by their path."""
