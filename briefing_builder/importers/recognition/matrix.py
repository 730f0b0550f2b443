"""Matrices: a sheet with a row for each learner and columns for each course goes in; one with a row for each of both comes out.

A course has one column (states, ticks, days, per cents) or several, whose headings begin or end with what they hold: “Calm calls – Status”,
“Calm calls – Completed on”; a heading that is blank belongs to the column before.
"""

import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefing_builder.importers.columns.numbers import number_readings
from briefing_builder.importers.columns.states import state_of
from briefing_builder.importers.columns.vocabulary import has_no_value
from briefing_builder.importers.recognition.answers import ColumnAnswer, plain_key
from briefing_builder.importers.recognition.body import Body, is_empty
from briefing_builder.importers.recognition.candidates import Candidate, candidates_of
from briefing_builder.importers.recognition.headings import heading_matches
from briefing_builder.importers.recognition.model import Answers, ColumnUse, Option, Question
from briefing_builder.importers.recognition.rows import readings_as
from briefing_builder.importers.recognition.state_columns import HUNDRED
from briefing_builder.importers.sheets.model import CellValue, Column, Sheet

CELLS, EMPTY_CELLS = "cells", "empty cells"
"""Keys of answers: which field the cells below courses are, where it could be two; what an empty cell says."""
_NOT_COMPLETED = {"not_started": "Not started", "not_completed": "Not completed"}
OF_COURSES = ("completion_status", "completed_on", "success_status", "score_pct", "learning_minutes", "enrolled_on", "first_launched_on")
OVERALL = ("completion_status", "completed_on", "success_status", "score_pct")
"""Fields that say how a learner does on the one course of a table, or on all of them: beside them it takes more to be a matrix."""
NEARLY_SURE = 0.8
_SEPARATOR = re.compile(r"\s*[-–—:|/>»]\s+|\s+[-–—:|/>»]\s*|\s*\n\s*")
_COURSE_WORD = re.compile(r"^(?:course|kurs|cours|curso|corso|cursus|kursus|modul|module|training)\s*[:–]\s*", re.IGNORECASE)
_FIELD_OF = {"states": "completion_status", "ticks": "completion_status", "days": "completed_on", "numbers": "score_pct", "": ""}
_KIND_OF = {**dict.fromkeys(OF_COURSES, "numbers"), "completed_on": "days", "enrolled_on": "days", "first_launched_on": "days"}
FEW = 2
"""Different numbers of a column that may as well be yes and no."""
MOST_WORDS = 3
"""Words at either end of a heading that may say what the column holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseColumn:
    """A column that belongs to one course."""

    index: int
    course: str
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """A table of learners and courses, and as one row for each of both."""

    body: Body
    questions: tuple[Question, ...]
    uses: tuple[ColumnUse, ...]
    """What became of the columns that belong to courses."""
    kept: tuple[int, ...]
    """The columns of the file that say something of the learner, in the order of the first columns of the body."""


def course_columns(body: Body, answers: Answers) -> tuple[CourseColumn, ...]:
    """Return the columns that belong to courses; none when the table isn't a matrix: it names courses in a column, or has none of them."""
    said = {plain_key(key): answer.strip() for key, answer in answers.items()}
    if "course" in said or any(answer.split(",")[0].strip() == "course_id" for answer in said.values()):
        return ()
    if any(
        match.field == "course_id" and match.confidence >= NEARLY_SURE
        for heading in body.headings
        for match in heading_matches(heading)[:1]
    ):
        return ()
    candidates = [candidates_of(body, index, ColumnAnswer())[0] for index in range(len(body.headings))]
    if not any(found.field == "learner_id" or found.is_personal for found in candidates):
        return ()
    free = [found for found in candidates if plain_key(found.heading) not in said and _may_be_of_course(found, body)]
    says_overall = any(found.field in OVERALL and found.confidence >= NEARLY_SURE for found in candidates)
    for found in (tuple(_named_with_field(free, body)), tuple(_plain_courses(free, body, said.get(CELLS, "")))):
        says_completion = any(each.field in {"completion_status", "completed_on"} for each in found)
        if len({each.course for each in found}) >= (3 if says_overall else 2) and (says_completion or not says_overall):
            return found
    return ()


def _may_be_of_course(found: Candidate, body: Body) -> bool:
    """Whether a column has no field by the very words of its heading, and something in it."""
    matches = heading_matches(found.heading)
    if found.is_personal or (matches and matches[0].confidence >= NEARLY_SURE):
        return False
    return any(not is_empty(value) for value in body.values(found.index))


def _named_with_field(free: Sequence[Candidate], body: Body) -> Iterator[CourseColumn]:
    """Columns whose headings have the course and the field; one with a blank heading is the days of the column before."""
    previous: CourseColumn | None = None
    for found in free:
        if not found.heading:
            if previous and previous.index == found.index - 1 and readings_as("completed_on", body.values(found.index)).possible:
                yield CourseColumn(index=found.index, course=previous.course, field="completed_on")
            continue
        parts = split_heading(found.heading)
        previous = None
        if parts and readings_as(parts[1], _filled_values(body, found.index), found.heading).possible:
            previous = CourseColumn(index=found.index, course=parts[0], field=parts[1])
            yield previous


def split_heading(heading: str) -> tuple[str, str] | None:
    """Return course and field of a heading that names both: `("Calm calls", "completed_on")` of “Calm calls – Completion date”."""
    parts = _SEPARATOR.split(heading.strip())
    for cut in range(len(parts) - 1, 0, -1):
        for course, of_field in ((parts[:cut], parts[cut:]), (parts[cut:], parts[:cut])):
            if name := _field_of_course(" ".join(of_field)):
                return _course_name(" – ".join(course)), name
    words = heading.split()
    for count in range(min(MOST_WORDS, len(words) - 1), 0, -1):
        for own, of_field in ((words[:-count], words[-count:]), (words[count:], words[:count])):
            if name := _field_of_course(" ".join(of_field).strip("()[]")):
                return _course_name(" ".join(own)), name
    return None


def _field_of_course(words: str) -> str:
    found = next((match for match in heading_matches(words) if match.field in OF_COURSES and match.confidence >= 1), None)
    return found.field if found else ""


def _course_name(text: str) -> str:
    return _COURSE_WORD.sub("", text).strip(" -–—:|/>»") or text.strip()


def _plain_courses(free: Sequence[Candidate], body: Body, cells: str) -> Iterator[CourseColumn]:
    """Columns whose headings are courses alone: what stands below them says which field they are.

    Words of states are sure. Ticks, days or numbers stand below other headings as well (a laptop, the end of a contract, an age): they
    count only where every column of which nothing else is known has the same, or where an answer says what they are. Plain numbers must
    look like per cents as well: an age, a distance, or how many work in a unit, never are just 100.
    """
    kinds = {found.index: _kind_of_cells(_filled_values(body, found.index)) for found in free}
    named = {kinds[found.index] for found in free if found.heading}
    wanted = {"states"} if "states" in named else named if len(named) == 1 else set()
    if wanted == {"numbers"} and not _reach_the_whole(free, body):
        wanted = set()
    previous: CourseColumn | None = None
    for found in free:
        kind = kinds[found.index]
        if not found.heading:
            if previous and previous.index == found.index - 1 and kind == "days":
                yield CourseColumn(index=found.index, course=previous.course, field="completed_on")
            continue
        previous = None
        name = cells if cells in OF_COURSES and kind == _KIND_OF[cells] else _FIELD_OF[kind] if kind in wanted else ""
        if name:
            previous = CourseColumn(index=found.index, course=_course_name(found.heading), field=name)
            yield previous


def _kind_of_cells(values: Sequence[CellValue]) -> str:
    """`states`, `days`, `numbers` (from 0 to 100), `ticks`, or `` for anything else."""
    if values and all(isinstance(value, str) and state_of(value) for value in values):
        return "states"
    dates = readings_as("completed_on", values)
    if dates.possible and not dates.unreadable and any(not str(value).isdigit() for value in values):
        return "days"
    if len(values) > FEW and _are_per_cents(values):
        return "numbers"
    ticks = readings_as("is_manager", values)
    return "ticks" if ticks.possible and not ticks.unreadable else ""


def _are_per_cents(values: Sequence[CellValue]) -> bool:
    numbers = number_readings([str(value).removesuffix("%").strip() for value in values])
    if len(numbers.possible) != 1 or numbers.unreadable:
        return False
    amounts = [numbers.possible[0].read(str(value).removesuffix("%").strip()) for value in values]
    return all(isinstance(amount, Decimal) and 0 <= amount <= HUNDRED for amount in amounts)


def _reach_the_whole(free: Sequence[Candidate], body: Body) -> bool:
    """Whether columns of numbers are per cents by a sign, or by a 100 in one of them and no column that stays far below it."""
    columns = [_filled_values(body, found.index) for found in free if found.heading]
    if any(str(value).endswith("%") for values in columns for value in values):
        return True
    most = [max(_amount_below_course(value) for value in values) for values in columns]
    return max(most) == HUNDRED and min(most) * 2 >= HUNDRED


def _amount_below_course(value: CellValue) -> Decimal:
    amount = number_readings([str(value)]).possible[0].read(str(value))
    return amount if isinstance(amount, Decimal) else Decimal()


def _filled_values(body: Body, index: int) -> list[CellValue]:
    return [value for value in body.values(index) if not has_no_value(value)]


def unpivoted(body: Body, found: Sequence[CourseColumn], answers: Answers) -> Matrix:
    """Return the table with a row for each learner and course; a learner without anything below a course has no row for it, or is asked."""
    said = {plain_key(key): answer.strip() for key, answer in answers.items()}
    own = {each.index for each in found}
    kept = tuple(index for index in range(len(body.headings)) if index not in own)
    courses = tuple(dict.fromkeys(each.course for each in found))
    fields = tuple(name for name in OF_COURSES if any(each.field == name for each in found))
    indexes = {(each.course, each.field): each.index for each in found}
    empty = _Blanks(body, found, said.get(EMPTY_CELLS, ""))
    records = [(row, number) for row in body.rows for number, course in enumerate(courses) if empty.is_row(row, course)]
    columns = [_repeated(body, index, [row for row, _ in records]) for index in kept]
    columns.append(_long_column(["course_id", *(courses[number] for _, number in records)]))
    for name in fields:
        cells = [_cell(body, indexes.get((courses[number], name)), row) for row, number in records]
        columns.append(_long_column([name, *(empty.filled_in(cell, name) for cell in cells)]))
    if "completion_status" not in fields and "completed_on" in fields:
        days = [_cell(body, indexes.get((courses[number], "completed_on")), row) for row, number in records]
        columns.append(_long_column(["completion_status", *map(empty.state_of_day, days)]))
        fields = (*fields, "completion_status")
    headings = (*(body.headings[index] for index in kept), "course_id", *fields)
    sheet = Sheet(
        path=body.sheet.path,
        name=body.sheet.name,
        columns=tuple(columns),
        lines=[body.sheet.lines[body.header_row], *(body.sheet.lines[row] for row, _ in records)],
        hidden=frozenset(number for number, (row, _) in enumerate(records, 1) if row in body.sheet.hidden),
    )
    rows = range(1, len(records) + 1)
    long = Body(sheet=sheet, header_row=0, headings=headings, rows=rows, left_out=body.left_out)
    uses = tuple(
        ColumnUse(heading=body.headings[each.index], index=each.index, field=each.field, because=f"of {each.course}") for each in found
    )
    return Matrix(body=long, questions=(*_cells_asked(body, found, said), *empty.questions()), uses=uses, kept=kept)


class _Blanks:
    """What an empty cell below a course says: not started where states are told otherwise, nothing where others say “not started”."""

    def __init__(self, body: Body, found: Sequence[CourseColumn], said: str) -> None:
        self.body, self.said = body, said
        self.by_course: dict[str, list[int]] = {}
        for each in found:
            self.by_course.setdefault(each.course, []).append(each.index)
        self.fields = {each.field for each in found}
        values = {value for each in found if each.field == "completion_status" for value in body.values(each.index)}
        reading = readings_as("completion_status", [value for value in values if not is_empty(value)]).possible
        states = {_read_state(reading[0].read, value) for value in values} if reading else set()
        self.tells_not_started = bool({"not_started", "not_completed"} & states)
        self.has_blanks = any(not self._is_filled(row, course) for row in body.rows for course in self.by_course)

    def is_row(self, row: int, course: str) -> bool:
        return self.said in _NOT_COMPLETED or self._is_filled(row, course)

    def filled_in(self, cell: CellValue, name: str) -> CellValue:
        is_state = name == "completion_status"
        return _NOT_COMPLETED[self.said] if is_state and is_empty(cell) and self.said in _NOT_COMPLETED else cell

    def state_of_day(self, day: CellValue) -> CellValue:
        """Return the state below a course that has days alone."""
        return _NOT_COMPLETED.get(self.said) if has_no_value(day) else "Completed"

    def questions(self) -> Iterator[Question]:
        if not self.has_blanks or self.said or self.tells_not_started:
            return
        options = (
            Option(answer="not_completed", meaning="on the course, and not completed"),
            Option(answer="not_started", meaning="on the course, and not even begun"),
            Option(answer="-", meaning="not on that course: no row"),
        )
        yield Question(key=EMPTY_CELLS, text="What does an empty cell below a course mean?", options=options)

    def _is_filled(self, row: int, course: str) -> bool:
        return any(not has_no_value(self.body.sheet.columns[index][row]) for index in self.by_course[course])


def _read_state(read: object, value: CellValue) -> str:
    try:
        return str(read(value))  # type: ignore[operator]
    except ValueError:
        return ""


def _cells_asked(body: Body, found: Sequence[CourseColumn], said: Mapping[str, str]) -> Iterator[Question]:
    """Numbers below courses alone can be scores, or how far somebody has come."""
    alone = {each.field for each in found} == {"score_pct"} and not any(split_heading(body.headings[each.index]) for each in found)
    if alone and CELLS not in said:
        options = (
            Option(answer="score_pct", meaning="they are scores"),
            Option(answer="completion_status", meaning="they are how far somebody has come: 100 is completed"),
        )
        yield Question(key=CELLS, text="What are the numbers below the courses?", options=options)


def _cell(body: Body, index: int | None, row: int) -> CellValue:
    return None if index is None else body.sheet.columns[index][row]


def _repeated(body: Body, index: int, rows: Sequence[int]) -> Column:
    codes = body.sheet.columns[index].codes
    values = body.sheet.columns[index].values
    return Column((*values, body.headings[index]), array("I", [len(values), *(codes[row] for row in rows)]))


def _long_column(cells: Sequence[CellValue]) -> Column:
    numbers: dict[tuple[type, CellValue], int] = {}
    codes = array("I", [numbers.setdefault((type(cell), cell), len(numbers)) for cell in cells])
    return Column(tuple(value for _, value in numbers), codes)
