"""What loading a folder yields: the validated content, where each part of it stands, and the rows of the pilot."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from briefing_builder.content.content import Content
from briefing_builder.source import Positions


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
    pilot_rows: tuple[PilotRow, ...] = ()
    files: tuple[Path, ...] = ()
    """What it was read from: YAML, tables and pictures."""
