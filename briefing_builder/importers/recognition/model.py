"""What was understood of a file: its kind, its columns, what was decided and why, what is left open, and the plain rows of it."""

from collections.abc import Mapping

from briefing_builder.importers.model import Table
from briefing_builder.problems import Problem
from briefing_builder.values import Value

Answers = Mapping[str, str]
"""What an author has said, by the key of the question.

`Completion Date: completed_on`, `Completion Date: completed_on, day-first`, `Notes: -` (leave out) for columns;
`Status/Erledigt: completed` for a value of a column (`completed, passed`; `-` leaves its rows out); `learner_id: Staff number` where
several columns could be a field; `empty Course: above` where cells stand once for several rows; `sheet: Results`; `cells: score_pct` and
`empty cells: not_started` for a table with a column for each course; `course: c-calls`, `department: sales` where the file does not say
it itself; `course/Calm Calls: c-calls`, `department/Call Centre: contact-centre` for names of the programme. Headings and values are
compared without regard to case and spaces at their ends.
"""


class Decision(Value, frozen=True, kw_only=True):
    """One guess that is shown: `dates in "Completion Date"` · `day first` · `23/09/2026 has no 23rd month`."""

    subject: str
    choice: str
    because: str


class Option(Value, frozen=True, kw_only=True):
    """One answer to a question."""

    answer: str
    """What follows the `=` of `--map`."""
    meaning: str


class Question(Value, frozen=True, kw_only=True):
    """Something that only the author can know."""

    key: str
    """What stands before the `=` of `--map`."""
    text: str
    options: tuple[Option, ...]


class ColumnUse(Value, frozen=True, kw_only=True):
    """What a column of the file becomes."""

    heading: str
    index: int
    field: str
    """A column of `learner_rows`; `-` where it is left out."""
    reading: str = ""
    because: str = ""
    """By its heading (in which language), by its values, or by an answer."""
    is_personal: bool = False
    """Whether it holds names or addresses: never copied into a message."""


class LeftOut(Value, frozen=True, kw_only=True):
    """Rows that are no learner's row, or that could not be read."""

    reason: str
    count: int


class Understood(Value, frozen=True, kw_only=True):
    """A file of learning data as it was understood. With questions or errors its table is not to be used."""

    kind: str
    """The importer's name: `learner_rows`, `moodle_activity_completion` …"""
    description: str
    sheet: str = ""
    columns: tuple[ColumnUse, ...] = ()
    decisions: tuple[Decision, ...] = ()
    questions: tuple[Question, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    hidden_rows: int = 0
    rows_read: int = 0
    table: Table
    """Plain rows in the columns and words of `learner_rows`: dates 2026-09-13, `completed`, plain numbers, yes and no.

    Learners, courses and departments still have the file's own words; a cell without a value is empty.
    """
    problems: tuple[Problem, ...] = ()
    bad_lines: tuple[int, ...] = ()
    """The lines of the table's rows with a cell that could not be read, all of them, however many are told one by one."""
