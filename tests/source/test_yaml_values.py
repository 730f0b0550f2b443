"""YAML read with places: scalars of YAML 1.2, one node for each value, a problem for whatever a programme should not hold."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_builder.problems import Problem
from briefing_builder.source import node_data, parse_yaml, positions


def codes(text: str) -> list[str]:
    return [problem.code for problem in parse_yaml(text, "f.yaml").problems]


@pytest.mark.parametrize("word", ["no", "yes", "on", "off", "y", "1:30", "2027-01-20", "1_000", "0x1F", ".inf", "=", "<<"])
def test_a_word_that_older_yaml_would_convert_stays_text(word: str) -> None:
    assert node_data(parse_yaml(f"key: {word}", "f.yaml").value) == {"key": word}


@pytest.mark.parametrize(
    ("text", "value"),
    [("~", None), ("", None), ("null", None), ("true", True), ("False", False), ("12", 12), ("-3", -3), (".5", Decimal("0.5"))],
)
def test_the_scalars_of_the_core_schema_have_their_types(text: str, value: object) -> None:
    assert node_data(parse_yaml(f"key: {text}", "f.yaml").value) == {"key": value}


def test_a_number_keeps_its_trailing_zero() -> None:
    assert str(node_data(parse_yaml("key: 4.10", "f.yaml").value)) == "{'key': Decimal('4.10')}"


@pytest.mark.parametrize("quoted", ['"12"', "'12'", "!!str 12", "|-\n  12"])
def test_what_is_quoted_is_text(quoted: str) -> None:
    assert node_data(parse_yaml(f"key: {quoted}", "f.yaml").value) == {"key": "12"}


def test_every_key_and_value_has_line_and_column_counted_in_characters() -> None:
    places = positions(parse_yaml('größe:\n  - {ü: "ä", b: 2}\n', "f.yaml").value)
    assert str(places.of(("größe", 0, "b"))) == "f.yaml:2:17"
    assert str(places.of_key(("größe", 0, "b"))) == "f.yaml:2:14"


def test_what_was_not_written_has_the_place_of_its_ancestor() -> None:
    places = positions(parse_yaml("a:\n  b: 1\n", "f.yaml").value)
    assert places.of(("a", "c", 3)) == places.of(("a",))
    assert str(places.of(("z",))) == "f.yaml"


def test_a_second_key_of_the_same_name_names_the_line_of_the_first() -> None:
    (problem,) = parse_yaml("a: 1\nb: 2\na: 3\n", "f.yaml").problems
    assert (str(problem.source), problem.code, "line 1" in problem.message) == ("f.yaml:3:1", "duplicate-key", True)


def test_an_invisible_character_is_told_and_the_rest_is_read() -> None:
    read = parse_yaml("a: one\x0btwo\nb: 2\n", "f.yaml")
    assert [(str(problem.source), problem.code) for problem in read.problems] == [("f.yaml:1:7", "control-character")]
    assert node_data(read.value) == {"a": "onetwo", "b": 2}, "an id with such a character in it is not told a second time"


def test_a_file_that_begins_with_a_byte_order_mark_inside_its_text_is_told() -> None:
    assert codes("a: \ufffe") == ["control-character"]


def test_a_noncharacter_which_we_use_ourselves_is_told() -> None:
    assert codes("a: one \ufdd0two") == ["control-character"]


def test_a_merge_key_has_no_meaning() -> None:
    assert node_data(parse_yaml("<<: {a: 1}", "f.yaml").value) == {"<<": {"a": 1}}


def test_a_broken_file_yields_no_half_of_its_values() -> None:
    read = parse_yaml("a: 1\nb: [2\n", "f.yaml")
    assert node_data(read.value) == {}
    assert codes("a: 1\nb: [2\n") == ["yaml-syntax"]


def test_forty_levels_are_read_and_forty_one_are_not() -> None:
    assert codes("a: " + "[" * 39 + "]" * 39) == []
    assert codes("a: " + "[" * 40 + "]" * 40) == ["too-deep"]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_any_text_is_read_or_told_and_never_raises(text: str) -> None:
    read = parse_yaml(text, "f.yaml")
    assert isinstance(read.value.value, dict)
    assert all(isinstance(problem, Problem) for problem in read.problems)


@given(st.text(alphabet="ab:-[]{},&*!|>'\"#%@`?\n \t", max_size=40))
def test_any_heap_of_yaml_signs_is_read_or_told_and_never_raises(text: str) -> None:
    assert isinstance(parse_yaml(text, "f.yaml").value.value, dict)
