"""Whatever stands at whichever place of a programme, it is told in sentences and never ends in a traceback."""

import copy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from briefing_builder.content import load_programme
from briefing_builder.content.reading.merging import assemble
from briefing_builder.errors import ContentError
from briefing_builder.files.resources import resource
from briefing_builder.problems import Problem
from briefing_builder.source import DataPath, node_data, positions

ENTRY = resource("examples", "minimal", "briefing.yaml")
ROOT = assemble(ENTRY, "briefing.yaml").value
PATHS = [path for path in positions(ROOT).values if path]
ODD: list[object] = [None, True, 10**29, Decimal("1e30"), "", [], {}, [[]], [None], {"a": {"b": 1}}, ["x", {"id": ["y"]}]]


def written(data: object) -> str:
    """Return the data in flow style, which is YAML."""
    if isinstance(data, dict):
        return "{" + ", ".join(f'"{key}": {written(value)}' for key, value in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(map(written, data)) + "]"
    if data is None or isinstance(data, bool):
        return {None: "null", True: "true", False: "false"}[data]
    return f'"{data}"' if isinstance(data, str) else str(data)


def replaced(path: DataPath, value: object) -> Any:
    data: Any = copy.deepcopy(node_data(ROOT))
    parent = data
    for part in path[:-1]:
        parent = parent[part]
    parent[path[-1]] = value
    return data


def problems_of(file: Path) -> tuple[Problem, ...]:
    try:
        return load_programme(file).problems
    except ContentError as failure:
        return failure.problems


@pytest.mark.parametrize("path", PATHS, ids=lambda path: ".".join(map(str, path)))
def test_an_odd_value_is_accepted_or_told_with_its_place(tmp_path: Path, path: DataPath) -> None:
    file = tmp_path / "briefing.yaml"
    for value in ODD:
        file.write_text(written(replaced(path, value)) + "\n", encoding="utf-8")
        found = problems_of(file)
        assert all(problem.source is not None and len(problem.message) < 300 for problem in found)
        assert not any("default factory" in problem.message for problem in found)


def test_an_id_made_of_a_long_title_can_be_the_name_of_a_file(tmp_path: Path) -> None:
    data = node_data(ROOT)
    assert isinstance(data, dict)
    file = tmp_path / "briefing.yaml"
    file.write_text(written(data | {"briefing": {"title": "word " * 40}}) + "\n", encoding="utf-8")
    assert load_programme(file).value.content.briefing.id == "word-" * 9 + "word"
