"""One file at a time: its rows go in; what it says of each learner on each course comes out, repeated rows and other attempts counted."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from briefing_builder.importers import Row, Table
from briefing_builder.importers.recognition.model import LeftOut
from briefing_builder.imports.learner_ids import plain_id
from briefing_builder.imports.model import LEAVE_OUT, ROW_COLUMNS, Given
from briefing_builder.problems import Problem, error
from briefing_builder.problems.repeated import Findings

Key = tuple[str, str]
"""A learner's plain id, and a course; an empty course where the file names none."""
OF_LEARNERS = frozenset({"department_id", "is_manager"})
"""Columns that say something of a learner, whatever the course."""
UNKNOWN = "unknown"
ASKED = "?"
"""In the place of the id of a name that is asked about."""
_STEPS = {"completed": 4, "in_progress": 3, "not_started": 2, "not_completed": 1}
_KEYS = frozenset({"learner_id", "course_id"})


@dataclass(slots=True)
class Said:
    """What one file says of one learner on one course."""

    cells: dict[str, str]
    places: dict[str, tuple[Table, Row]]


@dataclass(slots=True)
class Gathered:
    """What one file says."""

    name: str
    said: dict[Key, Said] = field(default_factory=dict)
    repeated: int = 0
    """Rows that say nothing new."""
    attempts: int = 0
    """Rows of a learner on a course that say something else than another row."""
    left_out: Counter[str] = field(default_factory=Counter)
    """Rows by the reason why they do not count."""
    skipped: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def learners(self) -> frozenset[str]:
        """Everybody of whom the file says anything."""
        return frozenset(learner for learner, _ in self.said)

    @property
    def columns(self) -> frozenset[str]:
        """The columns in which something stands, learner and course apart."""
        return frozenset(column for said in self.said.values() for column in said.cells)

    @property
    def is_people_list(self) -> bool:
        """Whether it says only who belongs where."""
        return not any(course for _, course in self.said) and self.columns <= OF_LEARNERS

    def left_out_rows(self) -> Iterator[LeftOut]:
        """Yield why rows do not count, and how many."""
        if self.repeated:
            yield LeftOut(reason="a row twice", count=self.repeated)
        if self.attempts:
            yield LeftOut(reason="another attempt of the same learner on the same course", count=self.attempts)
        yield from (LeftOut(reason=reason, count=count) for reason, count in sorted(self.left_out.items()))


def gather(
    given: Given,
    names: Mapping[str, Mapping[str, str]],
    *,
    id_of: Callable[[str], str] = plain_id,
    course: str = "",
    skip: Callable[[Row], bool] = lambda _: False,
    skip_bad: bool = False,
) -> Gathered:
    """Return what a file says; `names` has the ids of departments and courses, `course` is that of rows that name none.

    Of several rows about the same learner and course the one that got furthest counts (completed, then in progress), of equal ones the
    latest. Rows that only add to each other are put together. `skip` tells rows that could not be read.
    """
    table = given.understood.table
    course = "" if _is_of_people(table) else course
    gathered, findings = Gathered(name=given.name), Findings()
    for row in table.rows:
        learner = id_of(row.cells.get("learner_id", ""))
        if skip(row) or (skip_bad and not learner):
            gathered.skipped += 1
            continue
        if not learner:
            if "learner_id" in table.header:
                _no_id(table, row, findings)
            continue
        said, its_course = _said_in(table, row, names, course)
        if ASKED in (its_course, said.cells.get("department_id")):
            continue
        if LEAVE_OUT in (its_course, said.cells.get("department_id")):
            gathered.left_out["left out by an answer"] += 1
        else:
            _put_together(gathered, (learner, its_course), said)
    gathered.problems = findings.all()
    return gathered


def _is_of_people(table: Table) -> bool:
    """Whether a table says only who belongs where: a list of people is about no course."""
    return all(column in OF_LEARNERS | _KEYS or not any(row.cells.get(column) for row in table.rows) for column in table.header)


def _no_id(table: Table, row: Row, findings: Findings) -> None:
    if findings.has_room("row-value"):
        hint = "give every learner an id, or leave such rows out with --skip-bad"
        findings.keep(error("row-value", "the learner has no id", table.cell_source(row, "learner_id"), hint), "row-value")


def _said_in(table: Table, row: Row, names: Mapping[str, Mapping[str, str]], course: str) -> tuple[Said, str]:
    cells = {column: row.cells[column] for column in ROW_COLUMNS if row.cells.get(column) and column not in _KEYS}
    its_course = row.cells.get("course_id", "")
    its_course = names["course"].get(its_course, ASKED) if its_course else course
    if department := cells.get("department_id"):
        cells["department_id"] = names["department"].get(department, ASKED)
    if cells.get("success_status") == UNKNOWN:
        del cells["success_status"]
    places = dict.fromkeys((*cells, "learner_id", "course_id"), (table, row))
    return Said(cells, places), its_course


def _put_together(gathered: Gathered, key: Key, said: Said) -> None:
    before = gathered.said.setdefault(key, said)
    if before is said:
        return
    if all(says_same(before.cells[column], value) for column, value in said.cells.items() if column in before.cells):
        if not said.cells.keys() - before.cells.keys():
            gathered.repeated += 1
        before.cells.update({column: value for column, value in said.cells.items() if column not in before.cells})
        before.places.update({column: place for column, place in said.places.items() if column not in before.places})
        return
    gathered.attempts += 1
    if _rank(said) >= _rank(before):
        gathered.said[key] = said


def _rank(said: Said) -> tuple[int, str, str]:
    """How far somebody got, and when: dates as 2026-09-13 are in order as texts."""
    cells = said.cells
    return _STEPS.get(cells.get("completion_status", ""), 0), cells.get("completed_on", ""), cells.get("enrolled_on", "")


def says_same(first: str, second: str) -> bool:
    """Return whether two cells say the same: 77 and 77.0 do."""
    if first == second:
        return True
    try:
        return Decimal(first) == Decimal(second)
    except InvalidOperation:
        return False
