"""The rows of the pilot: plain rows and the names that they may use go in, typed rows and every fault of their cells come out.

Rows are mapped while the programme is loaded, not in the pipeline, so that their faults are told together with those of YAML and tables.
So importers lie below and know nothing of content, and content knows no more of them than their registry and their plain rows.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TypeVar, cast

from briefing_builder.content.models.fields import cut_short
from briefing_builder.content.models.programme import PilotRow
from briefing_builder.importers import Importer, Row, Table
from briefing_builder.importers.tables import clean_table, column_problems
from briefing_builder.problems import Checked, Problem, did_you_mean, error, has_errors, information
from briefing_builder.problems.repeated import Findings
from briefing_builder.values import replace

REQUIRED = ("learner_id", "department_id", "course_id", "completion_status")
COMPLETION = ("completed", "in_progress", "not_started", "not_completed")
"""The last where nobody knows whether a learner has begun: then how many have started is not known either."""
SUCCESS = ("passed", "failed", "unknown")
_YES = {"yes", "true", "1", "y"}
_NO = {"no", "false", "0", "n"}

Parsed = TypeVar("Parsed")


def map_pilot_rows(
    imported: Checked[Table], importer: Importer, *, departments: frozenset[str], courses: frozenset[str], columns: Mapping[str, str]
) -> Checked[tuple[PilotRow, ...]]:
    """Return the rows of the pilot in the order of the file; each fault of each row is a problem at its cell.

    `columns` maps our column names to those of the file where they differ. A person has at most one row for each course.
    """
    clean = clean_table(_with_our_columns(imported.value, columns), importer.columns)
    table = clean.value
    hint = "name the file's own column under `pilot.data.columns`"
    problems = [*imported.problems, *clean.problems, *column_problems(table, REQUIRED, importer.columns, hint=hint)]
    if (has_errors(problems) and not table.rows) or any(problem.code == "missing-column" for problem in problems):
        return Checked(value=(), problems=tuple(problems))
    reader = _Reader(table, departments, courses)
    rows = tuple(reader.row(row) for row in table.rows)
    if table.header and not table.rows:
        problems.append(error("empty-file", "the table has no rows", table.heading_source(REQUIRED[0])))
    return Checked(value=rows, problems=(*problems, *reader.findings.all(), *reader.remarks()))


def _with_our_columns(table: Table, columns: Mapping[str, str]) -> Table:
    ours = {theirs: name for name, theirs in columns.items()}
    if not ours:
        return table
    rows = tuple(Row(line=row.line, cells={ours.get(name, name): text for name, text in row.cells.items()}) for row in table.rows)
    header = tuple(ours.get(name, name) for name in table.header)
    return replace(table, header=header, rows=rows)


class _Reader:
    """Reads rows one after the other and remembers who was on which course."""

    def __init__(self, table: Table, departments: frozenset[str], courses: frozenset[str]) -> None:
        self.table = table
        self.departments = departments
        self.courses = courses
        self.findings = Findings()
        self.noughts: list[Row] = []
        self.seen: dict[tuple[str, str], int] = {}
        self.parsed: dict[tuple[object, str], object] = {}
        """What cells say, by their parser and text: a column has few different texts, and equal values are held once."""

    def row(self, row: Row) -> PilotRow:
        """Return the typed row; what cannot be read is a problem, and stays empty."""
        self._names(row)
        enrolled, completed = self._cell(row, "enrolled_on", _parse_day), self._cell(row, "completed_on", _parse_day)
        if enrolled and completed and completed < enrolled:
            message = f"completed on {completed}, before the enrolment on {enrolled}"
            self._fault(row, "completed_on", "row-dates", message, "correct one of the two dates", cause="completed before enrolled")
        return PilotRow(
            learner_id=row.cells["learner_id"],
            department_id=row.cells["department_id"],
            is_manager=bool(self._cell(row, "is_manager", _parse_yes)),
            course_id=row.cells["course_id"],
            delivery_mode=row.cells.get("delivery_mode", ""),
            enrolled_on=enrolled,
            first_launched_on=self._cell(row, "first_launched_on", _parse_day),
            completed_on=completed,
            completion_status=self._word(row, "completion_status", COMPLETION),
            success_status=self._word(row, "success_status", SUCCESS) or "unknown",
            score_pre_pct=self._cell(row, "score_pre_pct", _parse_percent),
            score_pct=self._cell(row, "score_pct", _parse_percent),
            learning_minutes=self._minutes(row),
            sessions=self._cell(row, "sessions", _parse_whole),
            reaction_1_to_5=self._cell(row, "reaction_1_to_5", _parse_reaction),
            applied_after_30_days=self._cell(row, "applied_after_30_days", _parse_yes),
            line=row.line,
        )

    def _minutes(self, row: Row) -> Decimal | None:
        """Return how long somebody has learnt; nought is what platforms write that did not measure it (SCORM's and xAPI's PT0S)."""
        minutes = self._cell(row, "learning_minutes", _parse_amount)
        if minutes == 0:
            self.noughts.append(row)
            return None
        return minutes

    def remarks(self) -> Iterator[Problem]:
        """Yield what was read otherwise than it is written, each once with its count."""
        if self.noughts:
            rows = f"{len(self.noughts):,} row{'s' * (len(self.noughts) != 1)}"
            message = f"0 minutes in {rows} is read as unknown: nobody learns in no time"
            place = self.table.cell_source(self.noughts[0], "learning_minutes")
            yield information("minutes-unknown", message, place, "leave the cell empty where the time was not measured")

    def _names(self, row: Row) -> None:
        learner, course, department = row.cells["learner_id"], row.cells["course_id"], row.cells["department_id"]
        if not learner:
            self._fault(row, "learner_id", "row-value", "the learner has no id", "write anything that tells people apart, such as a number")
        elif (first := self.seen.setdefault((learner, course), row.line)) != row.line:
            message = f"this learner has a row for {course} already, in line {first}"
            self._fault(row, "learner_id", "row-duplicate", message, "remove one of the two", cause="a row twice")
        if department not in self.departments:
            near = (department, self.departments)
            self._fault(row, "department_id", "row-unknown-department", f'there is no department "{department}"', near=near)
        if course not in self.courses:
            self._fault(row, "course_id", "row-unknown-course", f'there is no course "{course}"', near=(course, self.courses))

    def _word(self, row: Row, column: str, known: tuple[str, ...]) -> str:
        word = row.cells.get(column, "").lower().replace(" ", "_")
        if not word and column in REQUIRED:
            hint = f"write one of {', '.join(known)}"
            self._fault(row, column, "row-value", f"the {column.replace('_', ' ')} is empty", hint)
        elif word and word not in known:
            message = f'"{cut_short(row.cells[column])}" is not a {column.replace("_", " ")}'
            self._fault(row, column, "row-value", message, near=(word, known))
        return word

    def _cell(self, row: Row, column: str, parse: Callable[[str], Parsed]) -> Parsed | None:
        text = row.cells.get(column, "")
        if not text:
            return None
        if (parse, text) in self.parsed:
            return cast(Parsed, self.parsed[parse, text])
        try:
            return cast(Parsed, self.parsed.setdefault((parse, text), parse(text)))
        except ValueError as failure:
            message, _, hint = str(failure).partition("|")
            self._fault(row, column, "row-value", f'{column}: "{cut_short(text)}" {message}', hint, cause=f"{column} {message}")
            return None

    def _fault(
        self,
        row: Row,
        column: str,
        code: str,
        message: str,
        hint: str = "",
        *,
        near: tuple[str, Iterable[str]] | None = None,
        cause: str = "",
    ) -> None:
        """Note a fault of a cell, as long as there is room for one of its cause; `near` is a word, and those that are known."""
        if self.findings.has_room((code, column)):
            hint = did_you_mean(*near) if near else hint
            self.findings.keep(error(code, message, self.table.cell_source(row, column), hint, cause=cause), (code, column))


def _parse_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        if re.match(r"\d{4}-\d{2}-\d{2}[T ]", text):
            raise ValueError(f"has a time of day, too|write the date alone: {text[:10]}") from None
        hint = "give the column the format YYYY-MM-DD in your spreadsheet, as in 2026-09-13, and save it as CSV again"
        raise ValueError(f"is not a date as YYYY-MM-DD|{hint}") from None


def _parse_number(text: str) -> Decimal:
    if re.fullmatch(r"-?\d+,\d+", text):
        raise ValueError(f"has a decimal comma|write {text.replace(',', '.')}; a spreadsheet set to English saves the whole column so")
    if with_unit := re.fullmatch(r"(-?\d+(?:\.\d+)?)\s*(%|[a-zA-Z]+\.?)", text):
        raise ValueError(f"has a unit|write {with_unit[1]}")
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise ValueError("is not a number|leave the cell empty when there is none") from None
    if not number.is_finite() or abs(number) > 1_000_000:
        raise ValueError("is not a possible number|leave the cell empty when there is none")
    return number


def _parse_amount(text: str) -> Decimal:
    number = _parse_number(text)
    if number < 0:
        raise ValueError("is less than nothing")
    return number


def _parse_percent(text: str) -> Decimal:
    number = _parse_amount(text)
    if number > 100:
        raise ValueError("is more than 100 per cent")
    return number


def _parse_whole(text: str) -> int:
    number = _parse_amount(text)
    if number != number.to_integral_value():
        raise ValueError("is not a whole number")
    return int(number)


def _parse_reaction(text: str) -> int:
    answer = _parse_whole(text)
    if not 1 <= answer <= 5:
        raise ValueError("is not an answer from 1 to 5")
    return answer


def _parse_yes(text: str) -> bool:
    word = text.lower()
    if word not in _YES | _NO:
        raise ValueError("is neither yes nor no")
    return word in _YES
