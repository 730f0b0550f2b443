"""Our own format, in whose columns and words all importers answer: a CSV file goes in, its rows come out as they are."""

from pathlib import Path

from briefing_builder.importers.model import Table
from briefing_builder.importers.registry import importer
from briefing_builder.importers.tables import read_table
from briefing_builder.problems import Checked


@importer(
    "learner_rows",
    description="One row for each learner on each course, with completion, scores, minutes and answers in columns of their own.",
    suffixes=(".csv", ".tsv", ".txt"),
    columns=(
        "learner_id",
        "department_id",
        "is_manager",
        "course_id",
        "delivery_mode",
        "enrolled_on",
        "first_launched_on",
        "completed_on",
        "completion_status",
        "success_status",
        "score_pre_pct",
        "score_pct",
        "learning_minutes",
        "sessions",
        "reaction_1_to_5",
        "applied_after_30_days",
    ),
)
def read_learner_rows(file: Path, shown_as: str) -> Checked[Table]:
    """Return the table of the file; columns may still have names of their own, and cells any text."""
    return read_table(file, shown_as)
