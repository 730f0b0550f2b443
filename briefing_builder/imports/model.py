"""What an import works with: files that were understood go in; joined rows, what does not meet, questions and problems come out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing_builder.importers import Row, Table
from briefing_builder.importers.recognition.model import Decision, LeftOut, Question, Understood
from briefing_builder.problems import Problem, Source
from briefing_builder.values import Value

LEAVE_OUT = "-"
"""The answer that leaves a name, a column or a row out."""
OF_THE_IMPORT = ("course", "department", "learners")
"""What answers begin with that are about no single file: `course`, `course/NAME`, `department`, `department/NAME`, `learners`."""
ROW_COLUMNS = (
    *("learner_id", "department_id", "is_manager", "course_id", "delivery_mode", "enrolled_on", "first_launched_on", "completed_on"),
    *("completion_status", "success_status", "score_pre_pct", "score_pct", "learning_minutes", "sessions", "reaction_1_to_5"),
    "applied_after_30_days",
)
"""The columns of `learner_rows`, in the order in which they are written."""


class Given(Value, frozen=True, kw_only=True):
    """A file that was named on the command line, as it was understood."""

    name: str
    """Its name without folders."""
    sha256: str
    size: int
    """Bytes."""
    understood: Understood


@dataclass(frozen=True, slots=True)
class JoinedRow:
    """One learner on one course, out of every file that says something of them."""

    learner: str
    """The plain id, which never leaves the process."""
    cells: Mapping[str, str]
    """By column of `learner_rows`; departments and courses by their ids."""
    places: Mapping[str, tuple[Table, Row]]
    """Where each cell stood."""

    def source(self, column: str) -> Source:
        """Return the place of a cell; of the row's course or learner where no file has that column."""
        for known in (column, "completion_status", "course_id", "learner_id"):
            if known in self.places:
                table, row = self.places[known]
                return table.cell_source(row, column if column in table.header else known)
        return Source(path="")


class Contradiction(Value, frozen=True, kw_only=True):
    """Values of one column that differ for the same learner and course, and which of them is taken."""

    column: str
    count: int
    rule: str


class Meeting(Value, frozen=True, kw_only=True):
    """Which learners the files share."""

    learners_in_all: int
    only_in: Mapping[str, int]
    """By file, how many learners no other file knows; empty for a single file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """The rows of one import; with questions or errors they are not to be used."""

    rows: tuple[JoinedRow, ...] = ()
    meeting: Meeting = field(default_factory=lambda: Meeting(learners_in_all=0, only_in={}))
    contradictions: tuple[Contradiction, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    decisions: tuple[Decision, ...] = ()
    questions: tuple[Question, ...] = ()
    problems: tuple[Problem, ...] = ()
    skipped_bad: int = 0
    unplaced: int = 0
    """What files say of learners on several courses without naming one."""
