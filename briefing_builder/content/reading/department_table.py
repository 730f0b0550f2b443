"""Departments from a CSV file: a table of sixty goes in, the same nodes as from YAML come out, each cell with its place."""

import re
from collections.abc import Callable
from pathlib import Path

from briefing_builder.importers import Row, Table
from briefing_builder.importers.tables import clean_table, column_problems, read_table
from briefing_builder.problems import Checked, Source
from briefing_builder.source import Node, Scalar, resolve_scalar

ROWS_LIMIT = 10_000
REQUIRED = ("id", "name")
TEXTS = {
    "id": ("id",),
    "name": ("name",),
    "short_name": ("short_name",),
    "in_sentences": ("in_sentences",),
    "head_name": ("head", "name"),
    "head_title": ("head", "title"),
    "call_staff": ("tone", "call_staff"),
    "call_work": ("tone", "call_work"),
    "date": ("briefing", "date"),
    "time": ("briefing", "time"),
    "location": ("briefing", "location"),
    "presenter": ("briefing", "presenter", "name"),
    "presenter_title": ("briefing", "presenter", "title"),
    "first_voice": ("briefing", "first_voice", "name"),
    "first_voice_title": ("briefing", "first_voice", "title"),
    "showcase": ("overrides", "showcase", "course"),
    "brand_base": ("brand", "base"),
    "brand_file": ("brand", "file"),
}
NUMBERS = {"headcount": ("headcount",), "people_managers": ("people_managers",), "loaded_hourly_cost": ("loaded_hourly_cost",)}
FLAGS = {
    "plural": ("plural",),
    "first_voice_briefed": ("briefing", "first_voice", "briefed"),
    "first_voice_in_pilot": ("briefing", "first_voice", "took_part_in_pilot"),
}
LISTS = ("objectives", "stated_needs", "sites", "working_pattern")
PRIORITIES = "priorities"
COLUMNS = (*TEXTS, *NUMBERS, *FLAGS, *LISTS, PRIORITIES)
_TAGGED = re.compile(r"(?P<text>[^\[\]]*)\[(?P<tags>[^\[\]]*)\]\s*")


def read_departments(file: Path, shown_as: str) -> Checked[tuple[Node, ...]]:
    """Return one node for each row, in the order of the file; empty cells are left out.

    Several values of a cell are parted by semicolons; a priority may name its tags: `Fewer repeat calls [quality, customer]`.
    """
    read = read_table(file, shown_as, most_rows=ROWS_LIMIT)
    table = clean_table(read.value, COLUMNS)
    problems = (*read.problems, *table.problems, *column_problems(table.value, REQUIRED, COLUMNS[2:]))
    if any(problem.code == "missing-column" for problem in problems):
        return Checked(value=(), problems=problems)
    return Checked(value=tuple(_department_node(table.value, row) for row in table.value.rows), problems=problems)


def _department_node(table: Table, row: Row) -> Node:
    root = Node(value={}, source=Source(path=table.path, line=row.line, column=1))
    for column, text in row.cells.items():
        source = table.cell_source(row, column)
        if not text:
            continue
        if column in TEXTS:
            _put_node(root, TEXTS[column], Node(value=text, source=source))
        elif column in NUMBERS:
            _put_node(root, NUMBERS[column], Node(value=resolve_scalar(text), source=source))
        elif column in FLAGS:
            _put_node(root, FLAGS[column], Node(value=_read_flag(text), source=source))
        elif column in LISTS:
            _put_node(root, (column,), _list_node(text, source, lambda part, cell: Node(value=part, source=cell)))
        elif column == PRIORITIES:
            _put_node(root, (column,), _list_node(text, source, _priority_node))
    return root


def _put_node(root: Node, path: tuple[str, ...], node: Node) -> None:
    for key in path[:-1]:
        assert isinstance(root.value, dict)
        root = root.value.setdefault(key, Node(value={}, source=node.source, key=node.source))
    assert isinstance(root.value, dict)
    node.key = node.source
    root.value[path[-1]] = node


def _list_node(text: str, source: Source, item: Callable[[str, Source], Node]) -> Node:
    return Node(value=[item(part.strip(), source) for part in text.split(";") if part.strip()], source=source)


def _priority_node(text: str, source: Source) -> Node:
    tagged = _TAGGED.fullmatch(text)
    words = tagged["text"].strip() if tagged else text
    tags = [tag.strip() for tag in tagged["tags"].split(",") if tag.strip()] if tagged else []
    return Node(
        value={
            "text": Node(value=words, source=source, key=source),
            "tags": Node(value=[Node(value=tag, source=source) for tag in tags], source=source, key=source),
        },
        source=source,
    )


def _read_flag(text: str) -> Scalar:
    return {"yes": True, "no": False}.get(text.lower(), resolve_scalar(text.lower()))
