"""The rows as they are written: joined rows go in; their faults at the cells where they stood, and the CSV of `learner_rows`, come out."""

import csv
import io
from collections.abc import Sequence
from decimal import Decimal

from briefing_builder.content.reading.pilot_rows import REQUIRED, map_pilot_rows
from briefing_builder.importers import IMPORTERS, Row, Table
from briefing_builder.imports.learner_ids import hashed_ids
from briefing_builder.imports.model import ROW_COLUMNS, Joined, JoinedRow
from briefing_builder.problems import Checked, Problem, Severity, Source
from briefing_builder.values import replace

FORMAT = "learner_rows"
AT_ONCE = 200
"""Rows that are checked together: of so many, every problem is kept."""
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
    problems = _row_faults([row for row in joined.rows if "department_id" in row.cells], departments, courses)
    if not skip_bad or not problems:
        return replace(joined, problems=(*joined.problems, *problems))
    parts = (joined.rows[start : start + AT_ONCE] for start in range(0, len(joined.rows), AT_ONCE))
    good = tuple(row for part in parts for row in _faultless(part, departments, courses))
    return replace(joined, rows=good, skipped_bad=joined.skipped_bad + len(joined.rows) - len(good))


def _faultless(rows: Sequence[JoinedRow], departments: frozenset[str], courses: frozenset[str]) -> Sequence[JoinedRow]:
    if not _row_faults(rows, departments, courses):
        return rows
    return [row for row in rows if not _row_faults((row,), departments, courses)]


def _row_faults(rows: Sequence[JoinedRow], departments: frozenset[str], courses: frozenset[str]) -> list[Problem]:
    cells = ({"learner_id": str(number), **dict.fromkeys(REQUIRED[1:], ""), **row.cells} for number, row in enumerate(rows, 1))
    table = JoinedTable(
        path="", header=ROW_COLUMNS, rows=tuple(Row(line=line, cells=each) for line, each in enumerate(cells, 1)), joined=tuple(rows)
    )
    mapped = map_pilot_rows(Checked(value=table), IMPORTERS[FORMAT], departments=departments, courses=courses, columns={})
    return [problem for problem in mapped.problems if problem.severity is Severity.ERROR and problem.code != "empty-file"]


def rows_csv(rows: Sequence[JoinedRow], key: str) -> bytes:
    """Return the rows as CSV in UTF-8, in the order of hashed id and course, which says nothing of names; empty columns are left out."""
    ids = hashed_ids({row.learner for row in rows}, key)
    used = {column for row in rows for column in row.cells} | set(REQUIRED)
    header = [column for column in ROW_COLUMNS if column in used]
    course = header.index("course_id")
    lines = [[_text_of_cell(column, row, ids) for column in header] for row in rows]
    lines.sort(key=lambda cells: (cells[0], cells[course]))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(lines)
    return out.getvalue().encode()


def _text_of_cell(column: str, row: JoinedRow, ids: dict[str, str]) -> str:
    if column == "learner_id":
        return ids[row.learner]
    value = row.cells.get(column, "")
    return _written_number(value) if value and column in _NUMBERS else value


def _written_number(text: str) -> str:
    """The number without an exponent and without zeros at its end: 16.0 as 16, 1E+1 as 10."""
    number = Decimal(text).normalize()
    return f"{number:f}"
