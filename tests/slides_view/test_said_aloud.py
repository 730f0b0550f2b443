"""What the shipped programmes say, in every length, as a person says it: no label twice, no clause run into another, no arrow."""

import re
from functools import cache

import pytest
from example_decks import EXAMPLES, session

from briefing_builder.files.resources import resource
from briefing_builder.pipeline import Options, brief_for
from briefing_builder.slides import render
from briefing_builder.slides.markup import words_text

VARIANTS = ("short", "compact", "standard", "long")
NOBODY_SAYS = (
    "comes back 1.", "heard it from there", "pushes your", "push your", "stands behind this", "see who learned", "shows who learned",
    "your one objective",
    "line from each team: one line", "beside everybody", "What did not go well:", ", took part.", "Before we roll anything out, we tried",
)  # fmt: skip
CHANGES_CASE = re.compile(r"\|\s*(?:capitalize|lower|title)\b|\.(?:lower|upper|title|capitalize)\(")


@cache
def told(example: str) -> dict[str, list[str]]:
    """Titles and what is said, slide by slide, of every department in every length."""
    whole = session(example)
    slides = [
        (f"{department} {variant} {slide.id}", slide)
        for department in whole.departments
        for variant in VARIANTS
        for slide in render(brief_for(whole, department, Options(variant=variant))).markup.slides
    ]
    return {name: [words_text(slide.title), *map(words_text, slide.notes.spoken)] for name, slide in slides}


@pytest.mark.parametrize("example", EXAMPLES)
def test_nothing_is_said_that_no_person_says(example: str) -> None:
    lines = [line for said in told(example).values() for line in said]
    assert [line for line in lines if any(phrase in line for phrase in NOBODY_SAYS)] == []
    assert [line for line in lines if re.search(r"“([^”]+)”: \1", line, re.IGNORECASE)] == []  # a name, and its own words again
    assert [line for line in lines if "→" in line] == []
    assert [line for line in lines if re.search(r"\beach [A-Z]{3} spent", line)] == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_no_two_lines_of_a_slide_begin_with_the_same_lead(example: str) -> None:
    for name, (_, *said) in told(example).items():
        leads = [line.partition(".")[0] for line in said if line.startswith(("Not everything", "Take ", "Or take ", "You said"))]
        assert len(leads) == len(set(leads)), name


def test_what_was_said_is_quoted_and_what_was_done_is_an_answer() -> None:
    said = [line for name, lines in told("merrowdale").items() if name.endswith(" needs") for line in lines if "told us this" in line]
    assert said
    assert [line for line in said if not re.fullmatch(r"(?:You|They) told us this(?:, too)?: “.+[.?!…]” [^“]+\. [^“]+\.", line)] == []


def test_no_template_of_ours_changes_the_case_of_a_text() -> None:
    folder = resource("templates")
    found = {path.name for path in folder.rglob("*.j2") if CHANGES_CASE.search(path.read_text(encoding="utf-8"))}
    assert found == set()


def test_every_title_of_ours_has_at_most_fifteen_words() -> None:
    ours = {said[0] for example in EXAMPLES for name, said in told(example).items() if not name.endswith(" permission")}
    assert [title for title in ours if len(title.split()) > 15] == []


def test_what_stays_on_the_wall_is_what_the_author_permits_in_quotation_marks() -> None:
    for example in EXAMPLES:
        permits = session(example).programme.content.programme.permission_statement
        shown = {said[0] for name, said in told(example).items() if name.endswith(" permission")}
        assert {title.strip("“”").rstrip(".") for title in shown} == {permits.rstrip(".")}
        assert all(title.startswith("“") and title.endswith("”") for title in shown)


def test_the_titles_over_the_benefits_say_what_managers_get() -> None:
    titles = {name: said[0] for name, said in told("merrowdale").items() if name.endswith("standard benefits")}
    assert titles["contact-centre standard benefits"] == "You cover the queue with the people you already have"
    assert len(set(titles.values())) >= 5
    assert not [title for title in titles.values() if ":" in title]
