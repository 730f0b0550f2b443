"""A programme to start from, and the schema that helps to write it."""

import json
import re
from pathlib import Path

import pytest

from briefing_builder.content import examples, json_schema, load_programme, scaffold
from briefing_builder.errors import OutputError


def test_the_examples_are_those_that_are_installed() -> None:
    assert examples() == ("ardmullen", "malindara", "merrowdale", "minimal")


@pytest.mark.parametrize("example", examples())
def test_what_is_scaffolded_loads_without_a_problem(tmp_path: Path, example: str) -> None:
    written = scaffold(tmp_path / "new", example=example)
    assert all(file.is_file() for file in written)
    assert load_programme(tmp_path / "new").problems == ()


@pytest.mark.parametrize("key", ["hook", "why_now", "closing", "stories"])
def test_a_first_programme_mentions_the_words_of_ones_own_and_the_example_has_them(tmp_path: Path, key: str) -> None:
    scaffold(tmp_path / "first")
    scaffold(tmp_path / "whole", example="merrowdale")
    first = (tmp_path / "first" / "briefing.yaml").read_text(encoding="utf-8")
    assert re.search(rf"#.*\b{key}\b", first)
    assert any(re.search(rf"^ *{key}:", file.read_text(encoding="utf-8"), re.MULTILINE) for file in (tmp_path / "whole").glob("*.yaml"))


def test_the_file_names_the_schema_that_stands_beside_it(tmp_path: Path) -> None:
    scaffold(tmp_path)
    first = (tmp_path / "briefing.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=briefing.schema.json"
    assert json.loads((tmp_path / "briefing.schema.json").read_text(encoding="utf-8")) == json_schema()


def test_nothing_is_overwritten_and_nothing_else_written(tmp_path: Path) -> None:
    (tmp_path / "briefing.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match=r"briefing\.yaml"):
        scaffold(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["briefing.yaml"]
    assert (tmp_path / "briefing.yaml").read_text(encoding="utf-8") == "mine"


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "new").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="new"):
        scaffold(tmp_path / "new")


def test_every_key_of_the_schema_allows_no_unknown_neighbour() -> None:
    schema = json_schema()
    assert schema["additionalProperties"] is False
    assert all(part["additionalProperties"] is False for part in schema["$defs"].values() if "properties" in part)


def test_the_schema_calls_the_handover_line_by_its_key() -> None:
    assert "in" in json_schema()["$defs"]["Handover"]["properties"]
