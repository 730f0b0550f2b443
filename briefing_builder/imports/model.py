"""What an import works with: files that were understood go in; joined rows, what does not meet, questions and problems come out."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field

from briefing_builder.importers import Row, Table
from briefing_builder.importers.recognition.model import Decision, LeftOut, Question, Understood
from briefing_builder.problems import Problem, Source
from briefing_builder.values import Value, field

LEAVE_OUT = "-"
"""The answer that leaves a name, a column or a row out."""
OF_THE_IMPORT = ("course", "department", "learners")
"""What answers begin with that are about no single file: `course`, `course/NAME`, `department`, `department/NAME`, `learners`."""
KEYS = frozenset({"learner_id", "course_id"})
UNKNOWN = "unknown"
"""A result that is none: another file may know it."""
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
    other_ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By heading, the plain values of columns that are left out and might tell people apart; they never leave the process."""


Place = tuple[Table, Row]


@dataclass(slots=True)
class Said:
    """What is said of one learner on one course: a row of a file, and what other rows add to it. It holds no copies: files are long."""

    table: Table
    row: Row
    department: str
    """The department's id; empty where the row names none."""
    more: dict[str, tuple[str, Place]] | None = None
    """By column, what is said instead of what the row says; an empty text takes it away."""

    def get(self, column: str) -> str:
        """Return what a column says; empty where it says nothing."""
        if self.more is not None and column in self.more:
            return self.more[column][0]
        if column == "department_id":
            return self.department
        value = self.row.cells.get(column, "")
        return "" if value == UNKNOWN and column == "success_status" else value

    @property
    def cells(self) -> dict[str, str]:
        """What is said, by column, learner and course apart."""
        columns = {*self.table.header, *(self.more or ())} - KEYS
        return {column: value for column in ROW_COLUMNS if column in columns and (value := self.get(column))}

    def put(self, column: str, value: str, place: Place) -> None:
        """Say something instead of what the row says."""
        self.more = {**(self.more or {}), column: (value, place)}

    def place(self, column: str) -> Place:
        """Return the file and the row in which a cell stands."""
        return self.more[column][1] if self.more and column in self.more else (self.table, self.row)


@dataclass(frozen=True, slots=True)
class JoinedRow:
    """One learner on one course, out of every file that says something of them."""

    learner: str
    """The plain id, which never leaves the process."""
    course: str
    said: Said

    @property
    def cells(self) -> dict[str, str]:
        """What is said, by column of `learner_rows`; departments and courses by their ids."""
        return {**self.said.cells, "course_id": self.course}

    def get(self, column: str) -> str:
        """Return a cell without making all of them."""
        return self.course if column == "course_id" else self.said.get(column)

    def source(self, column: str) -> Source:
        """Return the place of a cell; of its row where its file has no such column."""
        table, row = self.said.place(column)
        return table.cell_source(row, column)


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
    meeting: Meeting = dataclass_field(default_factory=lambda: Meeting(learners_in_all=0, only_in={}))
    contradictions: tuple[Contradiction, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    decisions: tuple[Decision, ...] = ()
    questions: tuple[Question, ...] = ()
    problems: tuple[Problem, ...] = ()
    skipped_bad: int = 0
    unplaced: int = 0
    """What files say of learners on several courses without naming one."""
