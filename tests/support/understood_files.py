"""Files of an import as they were understood, made by hand: a header and rows of texts."""

from collections.abc import Sequence
from typing import Any

from briefing_builder.importers import Row, Table
from briefing_builder.importers.recognition.model import ColumnUse, Understood
from briefing_builder.imports.model import Given

PEOPLE: dict[str, list[dict[str, str]]] = {
    "departments": [
        {"id": "contact-centre", "name": "Customer Contact Centre"},
        {"id": "sales", "name": "Sales and Account Management", "short_name": "Sales"},
        {"id": "forschung", "name": "Forschung & Entwicklung (Köln)"},
    ],
    "courses": [{"id": "c-calls", "title": "Calm Calls"}, {"id": "c-data", "title": "Données en sécurité"}],
}
"""Content in plain data: three departments and two courses."""


def given_file(name: str, header: str, *rows: str, **more: Any) -> Given:
    """Return a file whose columns and cells are parted by spaces; `.` is an empty cell, `_` a space within one."""
    columns = tuple(header.split())
    lines = [dict(zip(columns, map(_cell, row.split()), strict=True)) for row in rows]
    table = Table(path=name, header=columns, rows=tuple(Row(line=line, cells=cells) for line, cells in enumerate(lines, start=2)))
    uses = tuple(ColumnUse(heading=_heading(column), index=index, field=column) for index, column in enumerate(columns))
    understood = Understood(
        kind="table", description="", columns=uses, table=table, rows_read=len(rows), **{key: tuple(value) for key, value in more.items()}
    )
    return Given(name=name, sha256="0" * 64, size=1, understood=understood)


def _cell(text: str) -> str:
    return "" if text == "." else text.replace("_", " ") if text not in ("in_progress", "not_started", "not_completed") else text


def _heading(column: str) -> str:
    return column.replace("_", " ").title()


def written_rows(rows: Sequence[Any], *columns: str) -> list[tuple[str, ...]]:
    """Return columns of joined rows, in order of learner and course; `learner` is the plain id."""
    cells = [{"learner": row.learner, **row.cells} for row in rows]
    return sorted(tuple(each.get(column, "") for column in columns) for each in cells)
