"""Random edits of the examples: what is read afterwards is what was asked for, and comments and all other lines are as they were."""

import re
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_builder.content import examples
from briefing_builder.content.reading.merging import assemble, programme_files
from briefing_builder.content.writing import Put, Remove, edited
from briefing_builder.files.resources import resource
from briefing_builder.source import DataPath, node_data, parse_yaml, walk_nodes

ENTRIES = {name: resource("examples", name) / "briefing.yaml" for name in examples()}
TEXTS = {
    name: {shown: file.read_text(encoding="utf-8") for file, shown in programme_files(entry, entry.name).value}
    for name, entry in ENTRIES.items()
}
PATHS: dict[str, list[DataPath]] = {
    name: [path for path, _ in walk_nodes(assemble(entry, entry.name).value) if path] for name, entry in ENTRIES.items()
}
WORDS = [
    "no",
    "1:30",
    "0123",
    "~",
    "=",
    "a: b",
    "# c",
    "- d",
    "x #y",
    "one\ntwo\n",
    "a\n\n  b",
    " end ",
    "tab\t",
    "“é” 😀",
    "[a]",
    "{{ b }}",
    "",
    "long " * 50,
]
SCALARS = (
    st.sampled_from(WORDS) | st.text(alphabet="ab:#-'\"\n ,]{}é|>%@&*!?", max_size=12) | st.integers(-9, 10**6) | st.booleans() | st.none()
)
VALUES = (
    SCALARS
    | st.decimals(-9, 9, places=2)
    | st.lists(SCALARS, max_size=3)
    | st.dictionaries(st.sampled_from(["id", "a b", "x: y", "1"]), SCALARS, max_size=3)
)
COMMENT = re.compile(r"(?:^|\s)#.*$")


@st.composite
def programmes_and_paths(draw: st.DrawFn) -> tuple[str, DataPath]:
    """An example and a path in it."""
    name = draw(st.sampled_from(sorted(ENTRIES)))
    return name, draw(st.sampled_from(PATHS[name]))


def data_of(texts: dict[str, str]) -> Any:
    """The content of the files, merged by nothing but what the reader does: each file's own data, by name."""
    return {name: node_data(parse_yaml(text, name).value) for name, text in texts.items()}


def at_path(data: Any, path: DataPath) -> Any:
    for step in path:
        data = data[step]
    return data


@given(programmes_and_paths(), VALUES)
@settings(max_examples=70)
def test_a_value_put_anywhere_is_read_there_and_nothing_else_changes(where: tuple[str, DataPath], value: Any) -> None:
    name, path = where
    done = edited(TEXTS[name], [Put(path=path, value=value)])
    assert done.problems == ()
    assert len(done.value) <= 1
    for file, after in done.value.items():
        assert_only_one_place_differs(TEXTS[name][file], after)


@given(programmes_and_paths())
@settings(max_examples=30)
def test_what_is_taken_out_is_gone_and_nothing_else(where: tuple[str, DataPath]) -> None:
    name, path = where
    done = edited(TEXTS[name], [Remove(path=path)])
    assert done.problems == ()
    for file, after in done.value.items():
        was, now = assert_only_one_place_differs(TEXTS[name][file], after)
        assert len(now) <= 1 <= len(was)


@given(programmes_and_paths(), st.text(alphabet="ab :#é'\"", max_size=9) | st.integers() | st.booleans())
@settings(max_examples=30)
def test_every_comment_is_kept_when_a_single_value_changes(where: tuple[str, DataPath], value: Any) -> None:
    name, path = where
    texts = TEXTS[name]
    old = at_path(node_data(assemble(ENTRIES[name], ENTRIES[name].name).value), path)
    if isinstance(old, dict | list):
        return
    for file, after in edited(texts, [Put(path=path, value=value)]).value.items():
        was, now = assert_only_one_place_differs(texts[file], after)
        assert [COMMENT.findall(line) for line in was if "  #" in line] == [COMMENT.findall(line) for line in now if "  #" in line]


def assert_only_one_place_differs(before: str, after: str) -> tuple[list[str], list[str]]:
    """Assert that what differs is one run of lines at most, and return these lines before and after."""
    old, new = before.split("\n"), after.split("\n")
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    kept = [line for line in old if line.strip() and line in new]
    assert len(kept) <= 2, "lines within one change that are kept"
    return old, new


def test_numbers_keep_their_decimals() -> None:
    done = edited({"f.yaml": "a: 1\n"}, [Put(path=("a",), value=Decimal("4.50"))])
    assert done.value == {"f.yaml": "a: 4.50\n"}
