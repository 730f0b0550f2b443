"""The rows as they are written: joined rows go in; their faults at the cells where they stood, and the CSV of `learner_rows`, come out."""

import csv
import io
from collections.abc import Sequence
from decimal import Decimal

from briefing_builder.content.reading.pilot_rows import REQUIRED, map_pilot_rows
from briefing_builder.importers import IMPORTERS, Row, Table
from briefing_builder.imports.learner_ids import hashed_ids
from briefing_builder.imports.model import ROW_COLUMNS, Joined, JoinedRow
from briefing_builder.imports.names import name_to_compare
from briefing_builder.problems import Checked, Problem, Severity, Source, error
from briefing_builder.values import replace

FORMAT = "learner_rows"
AT_ONCE = 200
"""Values that are checked together: of so many, every problem is kept."""
MOST_TOLD = 5_000
"""Rows with errors whose faults are told one by one, as far as anybody reads them."""
DELIVERY_MODES = {"elearning": "elearning", "classroom": "classroom", "virtualclassroom": "virtual_classroom", "blended": "blended"}
_NAMES = frozenset({"learner_id", "department_id", "course_id"})
_NUMBERS = frozenset({"score_pre_pct", "score_pct", "learning_minutes", "sessions", "reaction_1_to_5"})


class JoinedTable(Table, frozen=True, kw_only=True):
    """Joined rows, each cell with its place in the file that it came from; a row's line is its number, counted from 1."""

    joined: tuple[JoinedRow, ...]

    def cell_source(self, row: Row, column: str) -> Source:
        """Return where the cell stood."""
        return self.joined[row.line - 1].source(column)


def check_rows(joined: Joined, departments: frozenset[str], courses: frozenset[str], *, skip_bad: bool) -> Joined:
    """Return the rows with every fault that would keep them from being read; with `skip_bad`, those without fault, and how many had one.

    That a row has no department is asked elsewhere, and no fault here.
    """
    bad = _bad_rows(joined.rows, departments, courses)
    if not bad:
        return joined
    if not skip_bad:
        return replace(joined, problems=(*joined.problems, *_row_faults(bad, departments, courses)))
    left_out = set(map(id, bad))
    good = tuple(row for row in joined.rows if id(row) not in left_out)
    return replace(joined, rows=good, skipped_bad=joined.skipped_bad + len(bad))


def _bad_rows(rows: Sequence[JoinedRow], departments: frozenset[str], courses: frozenset[str]) -> list[JoinedRow]:
    """The rows with a fault: a value that cannot be read (each different one is looked at once), or days in the wrong order."""
    columns = [column for column in _columns_with_values(rows) if column not in _NAMES]
    bad = {column: _bad_values(column, {row.get(column) for row in rows}, departments, courses) for column in columns}
    wrong = {column: values for column, values in bad.items() if values}
    return [row for row in rows if _is_out_of_order(row) or any(row.get(column) in values for column, values in wrong.items())]


def _columns_with_values(rows: Sequence[JoinedRow]) -> list[str]:
    """The columns in which something may stand."""
    tables = {id(row.said.table): row.said.table for row in rows}
    known = {column for table in tables.values() for column in table.header} | set(REQUIRED)
    known |= {column for row in rows if row.said.more for column in row.said.more}
    return [column for column in ROW_COLUMNS if column in known]


def _is_out_of_order(row: JoinedRow) -> bool:
    completed = row.get("completed_on")
    return bool(completed) and completed < row.get("enrolled_on")


def _bad_values(column: str, values: set[str], departments: frozenset[str], courses: frozenset[str]) -> frozenset[str]:
    """The values that `learner_rows` does not take in that column."""
    filler = {"department_id": min(departments), "course_id": min(courses), "completion_status": "completed"}
    ordered = sorted(values - {""})
    bad: set[str] = set()
    for start in range(0, len(ordered), AT_ONCE):
        part = ordered[start : start + AT_ONCE]
        rows = tuple(Row(line=line, cells={**filler, "learner_id": str(line), column: value}) for line, value in enumerate(part, 1))
        table = Table(path="", header=ROW_COLUMNS, rows=rows)
        lines = {problem.source.line for problem in _read_again(table, departments, courses) if problem.source}
        bad.update(part[line - 1] for line in lines)
    return frozenset(bad)


def _row_faults(rows: Sequence[JoinedRow], departments: frozenset[str], courses: frozenset[str]) -> list[Problem]:
    told = [row for row in rows if row.get("department_id")][:MOST_TOLD]
    cells = ({"learner_id": str(number), **dict.fromkeys(REQUIRED[1:], ""), **row.cells} for number, row in enumerate(told, 1))
    lines = tuple(Row(line=line, cells=each) for line, each in enumerate(cells, 1))
    problems = _read_again(JoinedTable(path="", header=ROW_COLUMNS, rows=lines, joined=tuple(told)), departments, courses)
    if len(rows) > MOST_TOLD:
        problems.append(error("row-value", f"{len(rows) - MOST_TOLD:,} more rows have such errors", rows[MOST_TOLD].source("learner_id")))
    return problems


def _read_again(table: Table, departments: frozenset[str], courses: frozenset[str]) -> list[Problem]:
    """The errors with which the rows would be read."""
    mapped = map_pilot_rows(Checked(value=table), IMPORTERS[FORMAT], departments=departments, courses=courses, columns={})
    return [problem for problem in mapped.problems if problem.severity is Severity.ERROR and problem.code != "empty-file"]


def rows_csv(rows: Sequence[JoinedRow], key: str) -> bytes:
    """Return the rows as CSV in UTF-8, in the order of hashed id and course, which says nothing of names; empty columns are left out."""
    ids = hashed_ids({row.learner for row in rows}, key)
    header = [column for column in _columns_with_values(rows) if column in REQUIRED or any(row.get(column) for row in rows)]
    data = io.BytesIO()
    out = io.TextIOWrapper(data, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    numbers: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: (ids[row.learner], row.course)):
        writer.writerow([ids[row.learner], *(_text_of_cell(column, row, numbers) for column in header[1:])])
    out.flush()
    return data.getvalue()


def _text_of_cell(column: str, row: JoinedRow, numbers: dict[str, str]) -> str:
    value = row.get(column)
    if column == "delivery_mode":
        return DELIVERY_MODES.get(name_to_compare(value), value)
    if not value or column not in _NUMBERS:
        return value
    return numbers[value] if value in numbers else numbers.setdefault(value, _written_number(value))


def _written_number(text: str) -> str:
    """The number without an exponent and without zeros at its end: 16.0 as 16, 1E+1 as 10."""
    number = Decimal(text).normalize()
    return f"{number:f}"
