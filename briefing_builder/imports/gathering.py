"""One file at a time: its rows go in; what it says of each learner on each course comes out, repeated rows and other attempts counted."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from briefing_builder.importers import Row, Table
from briefing_builder.importers.recognition.model import LeftOut
from briefing_builder.imports.learner_ids import plain_id
from briefing_builder.imports.model import KEYS, LEAVE_OUT, ROW_COLUMNS, Given, Said
from briefing_builder.problems import Problem, error
from briefing_builder.problems.repeated import Findings

Key = tuple[str, str]
"""A learner's plain id, and a course; an empty course where the file names none."""
OF_LEARNERS = frozenset({"department_id", "is_manager"})
"""Columns that say something of a learner, whatever the course."""
ASKED = "?"
"""In the place of the id of a name that is asked about."""
_STEPS = {"completed": 4, "in_progress": 3, "not_started": 2, "not_completed": 1}


@dataclass(slots=True)
class Gathered:
    """What one file says."""

    name: str
    is_people_list: bool
    """Whether it says only who belongs where."""
    said: dict[Key, Said] = field(default_factory=dict)
    repeated: int = 0
    """Rows that say nothing new."""
    attempts: int = 0
    """Rows of a learner on a course that say something else than another row."""
    left_out: Counter[str] = field(default_factory=Counter)
    """Rows by the reason why they do not count."""
    skipped: int = 0
    ids: dict[str, str] = field(default_factory=dict)
    """What the file calls its learners, and how they are compared."""
    problems: tuple[Problem, ...] = ()

    @property
    def learners(self) -> frozenset[str]:
        """Everybody of whom the file says anything."""
        return frozenset(learner for learner, _ in self.said)

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
    gathered, findings = Gathered(name=given.name, is_people_list=_is_of_people(given)), Findings()
    course = "" if gathered.is_people_list else course
    ids = gathered.ids
    for row in table.rows:
        text = row.cells.get("learner_id", "")
        learner = ids[text] if text in ids else ids.setdefault(text, id_of(text))
        if skip(row) or (skip_bad and not learner):
            gathered.skipped += 1
        elif learner:
            _take_row(gathered, learner, Said(table, row, ""), names, course)
        elif "learner_id" in table.header:
            _no_id(table, row, findings)
    gathered.problems = findings.all()
    return gathered


def _take_row(gathered: Gathered, learner: str, said: Said, names: Mapping[str, Mapping[str, str]], course: str) -> None:
    """Note what a row says, unless a name in it is asked about, or left out."""
    department, its_course = said.row.cells.get("department_id", ""), said.row.cells.get("course_id", "")
    if department:
        said.department = names["department"].get(department, ASKED)
    if its_course:
        course = names["course"].get(its_course, ASKED)
    if LEAVE_OUT in (course, said.department):
        gathered.left_out["left out by an answer"] += 1
    elif ASKED not in (course, said.department):
        _put_together(gathered, (learner, course), said)


def _is_of_people(given: Given) -> bool:
    """Whether a table says only who belongs where, and nothing is asked of it: a list of people is about no course."""
    if any(question.key in ROW_COLUMNS for question in given.understood.questions):
        return False
    table = given.understood.table
    return all(column in OF_LEARNERS | KEYS or not any(row.cells.get(column) for row in table.rows) for column in table.header)


def _no_id(table: Table, row: Row, findings: Findings) -> None:
    if findings.has_room("row-value"):
        hint = "give every learner an id, or leave such rows out with --skip-bad"
        findings.keep(error("row-value", "the learner has no id", table.cell_source(row, "learner_id"), hint), "row-value")


def _put_together(gathered: Gathered, key: Key, said: Said) -> None:
    before = gathered.said.setdefault(key, said)
    if before is said:
        return
    old, new = before.cells, said.cells
    if all(says_same(old[column], value) for column, value in new.items() if column in old):
        gathered.repeated += not new.keys() - old.keys()
        for column in new.keys() - old.keys():
            before.put(column, new[column], said.place(column))
        return
    gathered.attempts += 1
    if _rank(said) >= _rank(before):
        gathered.said[key] = said


def _rank(said: Said) -> tuple[int, str, str]:
    """How far somebody got, and when: dates as 2026-09-13 are in order as texts."""
    return _STEPS.get(said.get("completion_status"), 0), said.get("completed_on"), said.get("enrolled_on")


def says_same(first: str, second: str) -> bool:
    """Return whether two cells say the same: 77 and 77.0 do."""
    if first == second:
        return True
    try:
        return Decimal(first) == Decimal(second)
    except InvalidOperation:
        return False
