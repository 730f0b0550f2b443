"""What each field keeps of an author's text, and that everything else is told at its line."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_builder.content.paths import Match, matches
from briefing_builder.content.reading.merging import assemble
from briefing_builder.content.rules.author_texts import PARAGRAPHS, SENTENCES
from briefing_builder.files.resources import resource
from briefing_builder.pipeline import Options, brief_for, load
from briefing_builder.problems import Problem
from briefing_builder.rich_text import Span
from briefing_builder.slides import render
from briefing_builder.source import node_data, parse_yaml, yaml_text
from briefing_builder.values import names_of

MINIMAL = resource("examples", "minimal") / "briefing.yaml"
HERE = "    showcase:"


def told(folder: Path, key: str, text: str) -> list[tuple[str, int, int]]:
    """Return code, line and column of what is told of a text of the showcase; its key stands in line 1."""
    whole = MINIMAL.read_text(encoding="utf-8")
    before, _, after = whole.partition(HERE)
    (folder / "briefing.yaml").write_text(f"{before}{HERE}\n      {key}: {text}{after.partition(chr(10))[2]}", encoding="utf-8")
    first = before.count("\n") + 1
    problems: tuple[Problem, ...] = load(folder).problems
    return [
        (problem.code, problem.source.line - first, problem.source.column)
        for problem in problems
        if problem.source and problem.code in ("markup-not-kept", "lines-not-kept", "emphasis-not-kept", "list-folded")
    ]


@pytest.mark.parametrize(
    ("key", "text", "places"),
    [
        ("demo_script", "|\n        Say **hello**.\n\n        - open\n        - play\n", []),
        (
            "demo_script", "|\n        Say hello.\n\n        # Then\n        > quoted\n",
            [("markup-not-kept", 4, 9), ("markup-not-kept", 5, 9)],
        ),
        ("demo_script", "|\n\n        Say <b>hello</b>.\n", [("markup-not-kept", 3, 13), ("markup-not-kept", 3, 21)]),
        ("demo_script", "|\n        - open\n        - play\n          - loud\n          - soft\n", [("markup-not-kept", 4, 11)]),
        ("demo_script", ">\n        Do:\n        - open\n        - play\n", [("list-folded", 3, 9)]),
        ("demo_script", "Do\n        - open\n        - play\n", [("list-folded", 2, 9)]),
        ("demo_script", "'# Say hello'\n", [("markup-not-kept", 1, 20)]),
        ("demo_script", "5 * 3 is snake_case, 2*3*4 is *p<0.05\n", []),
    ],
)  # fmt: skip
def test_what_is_not_kept_is_told_at_its_line(tmp_path: Path, key: str, text: str, places: list[tuple[str, int, int]]) -> None:
    assert told(tmp_path, key, text) == places


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("    title: Calm Calls\n", "    title: '**Calm** Calls'\n", "emphasis-not-kept"),
        ("    title: Calm Calls\n", "    title: |\n      Calm\n      Calls\n", "lines-not-kept"),
        ("    name: Customer Service\n", "    name: '*Customer* Service'\n", "emphasis-not-kept"),
        ("    use_when: A call", "    use_when: |\n      - A call\n      - A visit\n", "lines-not-kept"),
        ("courses:\n", "close:\n  ask: |\n    Choose\n    now\ncourses:\n", "lines-not-kept"),
    ],
)  # fmt: skip
def test_a_field_of_one_line_says_so(tmp_path: Path, old: str, new: str, code: str) -> None:
    text = MINIMAL.read_text(encoding="utf-8")
    assert old in text
    tail = "" if new.endswith("\n") and not old.endswith("\n") else None
    changed = text.replace(old, new) if tail is None else re.sub(re.escape(old) + ".*\n", new, text)
    (tmp_path / "briefing.yaml").write_text(changed, encoding="utf-8")
    assert [problem.code for problem in load(tmp_path).problems if problem.code.endswith("-not-kept")] == [code]


def test_an_override_holds_what_the_text_holds_in_whose_place_it_stands(tmp_path: Path) -> None:
    own = "    overrides:\n      text:\n        close.ask: Choose **two**\n        courses.calm-calls.title: Calm **Calls**\n"
    text = MINIMAL.read_text(encoding="utf-8").replace("    priorities:", f"{own}    priorities:", 1)
    (tmp_path / "briefing.yaml").write_text(text, encoding="utf-8")
    found = [problem.message for problem in load(tmp_path).problems if problem.code == "emphasis-not-kept"]
    assert [message.split(" ")[0] for message in found] == ["courses.calm-calls.title"]


def test_folded_paragraphs_are_parted() -> None:
    read = parse_yaml("a: >\n  one\n  goes on\n\n  two\nb: |\n  one\n  two\nc: 'one\n\n  two'\n", "f.yaml").value
    assert node_data(read) == {"a": "one goes on\n\ntwo", "b": "one\ntwo\n", "c": "one\n\ntwo"}


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Merrowdale with emphasis in every text that may have it."""
    folder = tmp_path_factory.mktemp("signed") / "merrowdale"
    shutil.copytree(resource("examples", "merrowdale"), folder)
    data = node_data(assemble(folder / "briefing.yaml", "briefing.yaml").value)
    for match in fields(data):
        parent: object = data
        for step in match.path[:-1]:
            parent = parent[step]  # type: ignore[index]
        parent[match.path[-1]] = f"**Signed** {match.value}"  # type: ignore[index]
    for file in folder.glob("*.yaml"):
        file.unlink()
    (folder / "briefing.yaml").write_text(yaml_text(data), encoding="utf-8")
    return folder


def fields(data: object) -> Iterator[Match]:
    for pattern in (*PARAGRAPHS, *SENTENCES):
        yield from (match for match in matches(data, pattern) if isinstance(match.value, str))


def test_the_example_has_every_field_that_holds_emphasis() -> None:
    data = node_data(assemble(resource("examples", "merrowdale") / "briefing.yaml", "briefing.yaml").value)
    assert [pattern for pattern in (*PARAGRAPHS, *SENTENCES) if not list(matches(data, pattern))] == []


@pytest.mark.parametrize("variant", ["short", "standard", "long"])
def test_no_slide_shows_a_sign(signed: Path, variant: str) -> None:
    session = load(signed)
    for department in session.departments:
        slides = render(brief_for(session, department, Options(variant=variant))).markup.slides
        assert [text for text in texts(slides) if "**" in text or re.search("[\ufdd0-\ufdef]", text)] == []
        assert {span.text for span in spans(slides) if "Signed" in span.text and not span.strong} == set()
        assert sum(span.strong and span.text.lower() == "signed" for span in spans(slides)) > 30


def texts(value: object) -> Iterator[str]:
    """Yield every text in a value, however deep it stands."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    else:
        for name in names_of(value):
            yield from texts(getattr(value, name))


def spans(value: object) -> Iterator[Span]:
    """Yield every span in a value."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from spans(one)
    else:
        for name in names_of(value):
            yield from spans(getattr(value, name))
