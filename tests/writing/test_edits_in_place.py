"""YAML changed in place: the lines that must change do, and every other character stays as it was."""

from pathlib import Path

import pytest

from briefing_builder.content import examples, scaffold
from briefing_builder.content.writing import Change, Put, Remove, edited, set_value
from briefing_builder.source import node_data, parse_yaml

BY_HAND = """\
# first words
title:   Calm Calls    # why so many spaces
quoted: "a \\u00e9 word"   # with an escape
single: 'it''s'
kept: |   # lines
  one

  two # no comment

folded: >-
  first
  second
# between
list:
- plain
-   far away   # to the right
# above
- {id: a, text: "x, y"}   # in brackets
-
  id: b
  # inside
  text: below its dash
- - nested
  - - deeper
nothing:
tilde: ~   # nothing, too
map:
      wide: 1.50
      # a comment of the map
      "a key: with": { a: 1,b: [ x,y ] }
      last: plain
         goes on    # here
lines: [
  a,   # first
  b,
]
"""


def changed(text: str, *changes: Change) -> str:
    """Return the text with the changes made."""
    done = edited({"f.yaml": text}, changes)
    assert done.problems == ()
    return done.value.get("f.yaml", text)


def only_difference(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the lines between the first and the last that differ: as they were, and as they are."""
    old, new = before.splitlines(), after.splitlines()
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    return old, new


CASES: list[tuple[Change, list[str], list[str]]] = [
    (Put(path=("title",), value="No"), ["title:   Calm Calls    # why so many spaces"], ['title:   "No"    # why so many spaces']),
    (Put(path=("quoted",), value="a é"), ['quoted: "a \\u00e9 word"   # with an escape'], ['quoted: "a é"   # with an escape']),
    (Put(path=("quoted",), value=7), ['quoted: "a \\u00e9 word"   # with an escape'], ["quoted: 7   # with an escape"]),
    (Put(path=("single",), value="we're"), ["single: 'it''s'"], ["single: 'we''re'"]),
    (Put(path=("kept",), value="one\nthree\n"), ["", "  two # no comment"], ["  three"]),
    (Put(path=("kept",), value="one: 1"), ["kept: |   # lines", "  one", "", "  two # no comment"], ["kept: |-   # lines", "  one: 1"]),
    (Put(path=("folded",), value="short"), ["  first", "  second"], ["  short"]),
    (Put(path=("list", 0), value="a\nb"), ["- plain"], ["- |-", "  a", "  b"]),
    (Put(path=("list", 1), value="nearer"), ["-   far away   # to the right"], ["-   nearer   # to the right"]),
    (Put(path=("list", 2, "text"), value="z]"), ['- {id: a, text: "x, y"}   # in brackets'], ['- {id: a, text: "z]"}   # in brackets']),
    (Put(path=("list", 2, "n"), value=True),
     ['- {id: a, text: "x, y"}   # in brackets'], ['- {id: a, text: "x, y", n: true}   # in brackets']),
    (Remove(path=("list", 2, "id")), ['- {id: a, text: "x, y"}   # in brackets'], ['- {text: "x, y"}   # in brackets']),
    (Put(path=("list", 3, "text"), value="new"), ["  text: below its dash"], ["  text: new"]),
    (Put(path=("list", 3, "more"), value=[1, 2]), [], ["  more: [1, 2]"]),
    (Put(path=("list", 4, 1, 0), value="deepest"), ["  - - deeper"], ["  - - deepest"]),
    (Remove(path=("list", 2)), ["# above", '- {id: a, text: "x, y"}   # in brackets'], []),
    (Remove(path=("list", 0)), ["- plain"], []),
    (Put(path=("list", 5), value={"id": "c", "x": "y"}), [], ["- id: c", "  x: y"]),
    (Put(path=("nothing",), value="more"), ["nothing:"], ["nothing: more"]),
    (Put(path=("nothing",), value={"a": ["b c d e"]}), [], ["      a:", "      - b c d e"]),
    (Put(path=("tilde",), value={"a": 1}), ["tilde: ~   # nothing, too"], ["tilde:   # nothing, too", "      a: 1"]),
    (Put(path=("map", "wide"), value=2), ["      wide: 1.50"], ["      wide: 2"]),
    (Put(path=("map", "a key: with", "b", 2), value="z"),
     ['      "a key: with": { a: 1,b: [ x,y ] }'], ['      "a key: with": { a: 1,b: [ x,y, z ] }']),
    (Remove(path=("map", "a key: with")), ["      # a comment of the map", '      "a key: with": { a: 1,b: [ x,y ] }'], []),
    (Put(path=("map", "last"), value="word"), ["      last: plain", "         goes on    # here"], ["      last: word    # here"]),
    (Put(path=("map", "next"), value="word"), [], ["      next: word"]),
    (Put(path=("map",), value=[]), ["map:"], ["map: []"]),
    (Put(path=("lines", 1), value="c"), ["  b,"], ["  c,"]),
    (Put(path=("lines", 2), value="c"), [], ["  c,"]),
    (Put(path=("lines",), value="c"), ["lines: [", "  a,   # first", "  b,", "]"], ["lines: c"]),
    (Put(path=("end",), value={"a": {"b": "c"}}), [], ["end:", "      a:", "            b: c"]),
]  # fmt: skip


@pytest.mark.parametrize(("change", "old", "new"), CASES, ids=[f"{number}" for number in range(len(CASES))])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_only_the_lines_that_must_change_do(change: Change, old: list[str], new: list[str], line_end: str) -> None:
    before = BY_HAND.replace("\n", line_end)
    after = changed(before, change)
    assert after.count("\n") == after.count(line_end)
    was, now = only_difference(before, after)
    if change.path == ("map",):
        assert (was[0], now) == ("map:", ["map: []"])
    else:
        assert (was, now) == (old, new)


def test_nothing_is_written_where_nothing_changes() -> None:
    assert edited({"f.yaml": BY_HAND}, []).value == {}
    assert edited({"f.yaml": BY_HAND}, [Put(path=("tilde",), value=None), Put(path=("map", "wide"), value=1.5)]).value == {}


@pytest.mark.parametrize("example", examples())
def test_the_content_of_an_example_written_again_changes_nothing(tmp_path: Path, example: str) -> None:
    scaffold(tmp_path, example=example)
    for file in sorted(tmp_path.glob("*.yaml")):
        text = file.read_text(encoding="utf-8")
        data = node_data(parse_yaml(text, "f.yaml").value)
        assert isinstance(data, dict)
        data.pop("include", None)
        assert edited({"f.yaml": text}, [Put(path=(), value=data)]).value == {}


def test_a_byte_order_mark_and_a_missing_last_line_end_are_kept() -> None:
    assert changed("\ufeffa: 1  # x\r\nb:\r\n  - c", Put(path=("b", 1), value="d")) == "\ufeffa: 1  # x\r\nb:\r\n  - c\r\n  - d"


def test_items_are_those_of_the_same_id_and_move_with_their_comments() -> None:
    before = "list:\n  # of all\n  - id: a  # one\n    n: 1\n\n  # of b\n  - id: b\n    # inside\n    n: 2\n\n  - {id: c, n: 3}\n"
    new = [{"id": "c", "n": 3}, {"id": "a", "n": 1}, {"id": "b", "n": 5}, {"id": "d"}]
    first = "list:\n  # of all\n  - {id: c, n: 3}\n\n  - id: a  # one\n    n: 1\n\n"
    rest = "  # of b\n  - id: b\n    # inside\n    n: 5\n\n  - id: d\n"
    assert changed(before, Put(path=("list",), value=new)) == f"{first}{rest}"


def test_a_change_goes_into_the_file_where_its_key_stands_and_a_new_key_to_its_siblings(tmp_path: Path) -> None:
    scaffold(tmp_path, example="merrowdale")
    entry = tmp_path / "briefing.yaml"
    assert list(set_value(entry, ("pilot", "data", "file"), "data/autumn.csv").value) == [tmp_path / "pilot.yaml"]
    assert list(set_value(entry, ("pilot", "data", "columns"), {"a": "b"}).value) == [tmp_path / "pilot.yaml"]
    assert list(set_value(entry, ("benefits", 3, "manager_voice"), "New.").value) == [tmp_path / "benefits.yaml"]
    assert list(set_value(entry, ("departments", 6), {"id": "new"}).value) == [tmp_path / "departments.yaml"]
    assert list(set_value(entry, ("new_key",), ["s"]).value) == [entry]


def test_lists_of_two_files_are_changed_where_each_item_stands() -> None:
    files = {"one.yaml": "list:\n  - id: a\n    n: 1\n", "two.yaml": "include: one.yaml\nlist:\n  - id: b\n    n: 2\n"}
    new = [{"id": "a", "n": 1}, {"id": "x"}, {"id": "b", "n": 3}, {"id": "y"}]
    assert edited(files, [Put(path=("list",), value=new)]).value == {
        "one.yaml": "list:\n  - id: a\n    n: 1\n  - id: x\n",
        "two.yaml": "include: one.yaml\nlist:\n  - id: b\n    n: 3\n  - id: y\n",
    }
    assert edited(files, [Remove(path=("list", 0))]).value == {"one.yaml": "list: []\n"}


def test_files_with_errors_are_told_and_not_changed(tmp_path: Path) -> None:
    (tmp_path / "briefing.yaml").write_text("a: 1\na: 2\nb: *c\n", encoding="utf-8")
    done = set_value(tmp_path / "briefing.yaml", ("a",), 3)
    assert (dict(done.value), [problem.code for problem in done.problems]) == ({}, ["duplicate-key", "yaml-alias"])
    assert [problem.code for problem in set_value(tmp_path / "none.yaml", ("a",), 3).problems] == ["file-missing"]
    (tmp_path / "briefing.yaml").write_text("", encoding="utf-8")
    assert [problem.code for problem in set_value(tmp_path / "briefing.yaml", ("a",), 3).problems] == ["empty-file"]


@pytest.mark.parametrize("text", ["? a\n: b\n", "x:\n  # a comment\n  ? a\n  : b\n", "a: &name b\nc: !!int 5\n"])
def test_what_is_written_in_a_rare_way_is_refused_before_a_comment_is_lost(text: str) -> None:
    done = edited({"f.yaml": text}, [Put(path=("x", "a") if "x" in text else ("a",), value="c")])
    assert (dict(done.value), [problem.code for problem in done.problems]) == ({}, ["yaml-tag" if "!" in text else "cannot-change"])


def test_a_new_key_stands_where_the_models_have_it(tmp_path: Path) -> None:
    before = "departments:\n  - name: A  # first\n    kpis: []\n    own: 1\n  - {id: b, priorities: []}\n"
    first = {"name": "A", "kpis": [], "own": 1, "x": 2, "headcount": 7, "id": "a", "head": {"title": "T", "name": "N"}}
    new = [first, {"id": "b", "priorities": [], "name": "B"}]
    assert (
        changed(before, Put(path=("departments",), value=new))
        == """\
departments:
  - id: a
    name: A  # first
    head:
      name: N
      title: T
    headcount: 7
    kpis: []
    own: 1
    x: 2
  - {id: b, name: B, priorities: []}
"""
    )
    scaffold(tmp_path, example="merrowdale")
    (text,) = set_value(tmp_path / "briefing.yaml", ("supplier", "logo"), {"file": "a.png", "alt": "A"}).value.values()
    assert "MerrowLearn support\n  logo:\n    file: a.png\n    alt: A\n  presenter:\n" in text


FOLDED = "a:\n  text: >  # why\n    One two three\n    four five six\n    seven eight nine.\n  other: 1\n"


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("One two three four FIVE six seven eight nine.", ["    four five six"], ["    four FIVE six"]),
        ("One two three four five six seven eight nine. Ten.", [], ["    Ten."]),
        ("New. One two three four five six seven eight nine.", [], ["    New."]),
        ("One two three seven eight nine.", ["    four five six"], []),
        ("One.\n\nTwo.", ["    One two three", "    four five six", "    seven eight nine."], ["    One.", "", "    Two."]),
    ],
)
def test_of_a_folded_text_only_the_lines_change_that_say_something_else(text: str, old: list[str], new: list[str]) -> None:
    assert only_difference(FOLDED, changed(FOLDED, Put(path=("a", "text"), value=text))) == (old, new)
