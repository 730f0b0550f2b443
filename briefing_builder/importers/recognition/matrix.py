"""Matrices: a sheet with a row for each learner and columns for each course goes in; one with a row for each of both comes out.

A course has one column (states, ticks, days, per cents) or several, whose headings begin or end with what they hold: “Calm calls – Status”,
“Calm calls – Completed on”; a heading that is blank belongs to the column before.
"""

import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing_builder.importers.columns.vocabulary import has_no_value
from briefing_builder.importers.recognition.answers import ColumnAnswer, plain_key
from briefing_builder.importers.recognition.body import Body, is_empty
from briefing_builder.importers.recognition.candidates import Candidate, candidates_of
from briefing_builder.importers.recognition.headings import heading_matches
from briefing_builder.importers.recognition.model import Answers, ColumnUse, Option, Question
from briefing_builder.importers.recognition.rows import readings_as
from briefing_builder.importers.sheets.model import CellValue, Column, Sheet

CELLS, EMPTY_CELLS = "cells", "empty cells"
"""Keys of answers: which field the cells below courses are, where it could be two; what an empty cell says."""
OF_COURSES = ("completion_status", "completed_on", "success_status", "score_pct", "learning_minutes", "enrolled_on", "first_launched_on")
OVERALL = ("completion_status", "completed_on", "success_status", "score_pct")
"""Fields that say how a learner does on the one course of a table, or on all of them: beside them it takes more to be a matrix."""
NEARLY_SURE = 0.8
_SEPARATOR = re.compile(r"\s*[-–—:|/>»]\s+|\s+[-–—:|/>»]\s*|\s*\n\s*")
_COURSE_WORD = re.compile(r"^(?:course|kurs|cours|curso|corso|cursus|kursus|modul|module|training)\s*[:–]\s*", re.IGNORECASE)
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
    named = tuple(_named_with_field(free, body))
    says_overall = any(found.field in OVERALL and found.confidence >= NEARLY_SURE for found in candidates)
    if len({found.course for found in named}) >= (3 if says_overall else 2):
        return named
    plain = tuple(_plain_courses(free, body, said.get(CELLS, "")))
    if says_overall:
        plain = tuple(found for found in plain if not readings_as("is_manager", _filled(body, found.index)).possible)
    return plain if len({found.course for found in plain}) >= (3 if says_overall else 2) else ()


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
        if parts and readings_as(parts[1], _filled(body, found.index), found.heading).possible:
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
    """Columns whose headings are courses alone: what stands below them says which field they are."""
    previous: CourseColumn | None = None
    for found in free:
        values = _filled(body, found.index)
        if not found.heading:
            if previous and previous.index == found.index - 1 and readings_as("completed_on", values).possible:
                yield CourseColumn(index=found.index, course=previous.course, field="completed_on")
            continue
        previous = None
        if name := cells if cells in OF_COURSES else _field_by_values(values):
            previous = CourseColumn(index=found.index, course=_course_name(found.heading), field=name)
            yield previous


def _field_by_values(values: Sequence[CellValue]) -> str:
    """`completed_on` for days, `completion_status` for states and ticks, `score_pct` for numbers; empty for anything else."""
    dates = readings_as("completed_on", values)
    if dates.possible and not dates.unreadable and any(not str(value).isdigit() for value in values):
        return "completed_on"
    numbers = readings_as("score_pct", values)
    if numbers.possible and not numbers.unreadable and len(values) > 2:
        return "score_pct"
    states = readings_as("completion_status", values)
    return "completion_status" if states.possible and len(states.unreadable) * 2 < len(values) else ""


def _filled(body: Body, index: int) -> list[CellValue]:
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
        if fields == ("completed_on",) and empty.said == "not_started":
            columns.append(_long_column(["completion_status", *("Not started" if has_no_value(cell) else "Completed" for cell in cells)]))
            fields = ("completed_on", "completion_status")
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
        return self.said == "not_started" or self._is_filled(row, course)

    def filled_in(self, cell: CellValue, name: str) -> CellValue:
        is_state = name == "completion_status"
        return "Not started" if is_state and is_empty(cell) and self.said == "not_started" else cell

    def questions(self) -> Iterator[Question]:
        if not self.has_blanks or self.said or self.tells_not_started:
            return
        options = (
            Option(answer="not_started", meaning="on the course, and not started"),
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
