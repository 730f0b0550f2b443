"""Every shipped programme checks clean but for the listed warnings, and every department of it builds, always to the same bytes."""

import io
import zipfile
from functools import cache
from pathlib import Path

import pytest
import yaml
from example_decks import ALL_DECKS, EXAMPLES, session

from briefing_builder.backends import pptx
from briefing_builder.files.resources import resource
from briefing_builder.pipeline import Options, brand_named, build, check, lay_out_briefing, load
from briefing_builder.problems import Problem

EXPECTED: dict[str, dict[str, str]] = yaml.safe_load(Path(__file__).with_name("expected_warnings.yaml").read_text(encoding="utf-8"))


@cache
def problems_of(example: str) -> tuple[Problem, ...]:
    return tuple(check(session(example), (), Options()))


def test_every_example_has_its_expected_warnings_listed() -> None:
    assert tuple(sorted(EXPECTED)) == EXAMPLES


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_gives_exactly_the_listed_warnings(example: str) -> None:
    assert {problem.code: str(problem.severity) for problem in problems_of(example)} == EXPECTED[example]


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_warning_has_a_place_in_the_example_and_a_way_out(example: str) -> None:
    problems = problems_of(example)
    assert [problem.code for problem in problems if problem.source is None or not problem.hint] == []
    assert {Path(problem.source.path).parent.name for problem in problems if problem.source} == ({example} if problems else set())


@pytest.mark.parametrize("options", [Options(), Options(audience=True)], ids=["deck", "audience"])
@pytest.mark.parametrize(("example", "department"), ALL_DECKS)
def test_a_department_builds(example: str, department: str, options: Options) -> None:
    data = build(session(example), department, options).value
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        slides = [name for name in package.namelist() if name.startswith("ppt/slides/slide")]
        notes = [name for name in package.namelist() if name.startswith("ppt/notesSlides/notesSlide")]
    deck = lay_out_briefing(session(example), department, options).value
    assert len(slides) == len(deck.slides)
    assert len(notes) == (0 if options.audience else len(deck.slides))


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_programme_that_is_loaded_again_gives_the_same_bytes(example: str) -> None:
    department = session(example).departments[0]
    again = load(resource("examples", example))
    assert build(again, department, Options()).value == build(session(example), department, Options()).value


def test_a_draft_is_marked_on_every_slide() -> None:
    deck = lay_out_briefing(session("minimal"), "customer-service", Options(draft=True)).value
    assert all(any(item.name == "Draft" for item in slide.items) for slide in deck.slides)
    assert b"DRAFT" in _text_of(pptx.write(deck, brand_named("editorial"), notes=True))


def _text_of(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return b"".join(package.read(name) for name in package.namelist() if name.startswith("ppt/slides/slide"))


def test_the_copy_to_hand_out_has_no_appendix_and_no_link_to_it() -> None:
    deck = lay_out_briefing(session("merrowdale"), "warehouse", Options(audience=True)).value
    assert [slide.id for slide in deck.slides if slide.appendix] == []
    assert not any(slide.id.startswith("objection-") for slide in deck.slides)
