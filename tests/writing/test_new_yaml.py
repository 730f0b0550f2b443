"""YAML written anew: what `source` reads in it is what was given, and it looks as a colleague would have written it."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_builder.content import examples, load_programme
from briefing_builder.content.reading.merging import assemble
from briefing_builder.content.writing.held import held_programme, is_same, pages_of
from briefing_builder.content.writing.new_files import new_programme
from briefing_builder.files.resources import resource
from briefing_builder.problems import Severity
from briefing_builder.source import node_data

STRANGE = [
    "no", "Yes", "off", "1:30", "0123", "~", "null", "", " ", "a ", " a", "a\n", "a\nb", "a\n\nb\n", "\na", "a\n\n", "a: b", "a:",
    ": a", "a #b", "#a", "- a", "-", "?", "? a", "!a", "&a", "*a", "@a", "`a", "%a", "{a", "[a]", "a, b", "'a'", "\"a\"", "a'b",
    "\\", "\\n", "|", ">", "=", "<<", "---", "...", "--- a", "😀", "é", "\t", "a\tb", "a\u2028b", "\ufeff", "1e5", "1_000", "0x1F",
    ".5", "5.", "+1", "true", "TRUE", "2027-01-20", "09:30", "a\r\nb", "- a\n- b\n", "1. a\n2. b", "a\n  - b\n  - c",
    "long text " * 30, "long text " * 30 + "end", "x" * 200, "word\n" * 40, "two  spaces " * 20,
]  # fmt: skip
TEXTS = st.sampled_from(STRANGE) | st.text(alphabet=" \n\tab0:#-'\"\\,[]{}é😀|>%@&*!?=~.", max_size=30)
SCALARS = TEXTS | st.integers(-(10**20), 10**20) | st.booleans() | st.decimals(-(10**9), 10**9, places=3)
NAMES = ["id", "name", "no", "1", "a b", "a: b", "#", "<<", "=", "~", "true"]
KEYS = st.sampled_from(NAMES) | st.text(alphabet="ab :#-'\"?,{é", max_size=8)
TREES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12)
TOP = st.sampled_from(["organisation", "departments", "courses", "pilot", "qa", "close", "own"])


def read_back(files: dict[str, str]) -> Any:
    """The content of the files, as the program merges them."""
    names = [*list(files)[1:], *list(files)[:1]]
    pages, problems = pages_of({name: files[name] for name in names})
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []
    return held_programme(tuple(pages.values())).data()


@pytest.mark.parametrize("text", STRANGE)
def test_a_text_comes_back_whatever_it_looks_like(text: str) -> None:
    data = {"text": text, "list": [text, [text]], "map": {"a": {"b": text}}, text or "key": [{"a": text}]}
    assert is_same(read_back(new_programme(data)), data)


@given(st.dictionaries(TOP, TREES, min_size=1, max_size=4))
@settings(max_examples=100)
def test_any_content_comes_back_from_the_yaml_that_is_written_of_it(data: dict[str, Any]) -> None:
    assert is_same(read_back(new_programme(data)), data)


@pytest.mark.parametrize("example", examples())
def test_an_example_written_anew_has_the_same_content_and_is_written_again_the_same(example: str) -> None:
    entry = resource("examples", example) / "briefing.yaml"
    data: Any = node_data(assemble(entry, "briefing.yaml").value)
    files = new_programme(data)
    assert is_same(read_back(files), data)
    assert new_programme(read_back(files)) == files
    assert max(len(line) for text in files.values() for line in text.splitlines()) <= 260


def test_a_long_programme_is_divided_and_a_short_one_is_not() -> None:
    short = {"organisation": {"name": "A"}, "departments": [{"id": "a", "name": "A"}], "own": 1}
    assert list(new_programme(short)) == ["briefing.yaml"]
    long = {**short, "courses": [{"id": f"c-{number}", "title": "C", "summary": "S"} for number in range(60)]}
    files = new_programme(long)
    assert list(files) == ["briefing.yaml", "organisation.yaml", "departments.yaml", "courses.yaml"]
    assert "include: [organisation.yaml, departments.yaml, courses.yaml]\n" in files["briefing.yaml"]
    assert "own: 1" in files["briefing.yaml"]


def test_new_yaml_is_made_for_hands() -> None:
    data = {
        "departments": [
            {"name": "Sales: north", "id": "sales", "loaded_hourly_cost": Decimal("19.60"), "sites": ["Leeds", "York"],
             "briefing": {"time": "09:30", "hook": "First.\n\nThen."}},
            {"id": "no", "name": "Legal", "loaded_hourly_cost": 20},
        ],
        "courses": [{"id": "c", "title": "C", "summary": "A sentence that is told at length. " * 4 + "End."}],
    }  # fmt: skip
    assert (
        new_programme(data)["briefing.yaml"]
        == """\
# yaml-language-server: $schema=briefing.schema.json
departments:  # one audience: the people managers of this department
  - id: sales
    name: "Sales: north"
    loaded_hourly_cost: 19.60  # pay and on-costs per hour, in the programme's currency
    sites: [Leeds, York]
    briefing:
      time: 09:30
      hook: |-  # the presenter's first sentences here
        First.

        Then.
  - id: "no"
    name: Legal
    loaded_hourly_cost: 20

courses:  # a course of the catalogue, whatever its delivery mode
  - id: c
    title: C
    summary: >-
      A sentence that is told at length. A sentence that is told at length. A sentence that is told at length. A
      sentence that is told at length. End.
"""
    )


def test_an_example_written_anew_loads(tmp_path: Any) -> None:
    entry = resource("examples", "minimal") / "briefing.yaml"
    data: Any = node_data(assemble(entry, "briefing.yaml").value)
    for name, text in new_programme(data).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert load_programme(tmp_path).problems == ()
