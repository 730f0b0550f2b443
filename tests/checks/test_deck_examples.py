"""The shipped examples have no finding in any brand and length; the same decks read backwards have one on every slide."""

from collections.abc import Mapping
from itertools import pairwise

import pytest
from example_decks import ALL_DECKS, laid_out, session

from briefing_builder.brand.reading.reader import builtin_brands
from briefing_builder.checks.deck import check_deck
from briefing_builder.checks.deck.context import slide_contexts
from briefing_builder.deck.model import Group, Item, Slide, Text
from briefing_builder.files.resources import resource
from briefing_builder.pipeline import Options, brand_named, brand_of, checked_deck
from briefing_builder.problems import Problem
from briefing_builder.slides.outlines.reading import variants
from briefing_builder.values import replace

BACKWARDS = {"reading-order", "title-not-first"}


DEBTS = {("alt-too-long", "pilot"), ("alt-too-long", "proof"), ("alt-too-long", "today_cost"), ("text-too-small", "courses")}
"""Findings on slides that stand on merit and wait for a better slide; this list only gets shorter."""
INTENDED = {("ardmullen", "slide-dense"), ("ardmullen", "script-too-long")}
"""What an example shows on purpose: an endorsement of seventy words, too long to be read aloud."""
SMALL_NOTES = tuple(f"the notes of slide “{slide}” are printed at" for slide in ("qa", "benefits", "pilot", "return", "proof", "showcase"))
"""Told as information, and no fault: every objection with its answer, how the return is counted, and both with the pilot on one slide
before the floor is handed over, stand in the notes; so do a story with its benefits, and a demo with what is said around it."""


def told(example: str, department: str, options: Options) -> list[str]:
    deck, brand = laid_out(example, department, options).value, brand_of(session(example), department, options).value
    problems = [problem for problem in check_deck(deck, brand) if (example, problem.code) not in INTENDED]
    return [str(problem) for problem in problems if not is_a_debt(problem) and not problem.message.startswith(SMALL_NOTES)]


def is_a_debt(problem: Problem) -> bool:
    """Whether it is known."""
    return any(problem.code == code and f"“{slide}" in problem.message for code, slide in DEBTS)


BRANDS = builtin_brands()
VARIANTS = variants([resource("templates")])
DIAGONAL = [(variant, BRANDS[number % len(BRANDS)]) for number, variant in enumerate(VARIANTS)]


@pytest.mark.parametrize(("example", "department"), ALL_DECKS)
def test_an_example_is_clean(example: str, department: str) -> None:
    assert told(example, department, Options()) == []


@pytest.mark.parametrize("brand", BRANDS)
@pytest.mark.parametrize(
    ("example", "department"), [("merrowdale", "warehouse"), ("ardmullen", "theatres-imaging"), ("malindara", "lending")]
)
def test_an_example_is_clean_in_every_brand(example: str, department: str, brand: str) -> None:
    assert told(example, department, Options(brand=brand)) == []


@pytest.mark.parametrize(("variant", "brand"), DIAGONAL)
@pytest.mark.parametrize(("example", "department"), [("merrowdale", "field-service"), ("ardmullen", "estates"), ("malindara", "risk")])
def test_an_example_is_clean_in_every_length(example: str, department: str, variant: str, brand: str) -> None:
    assert told(example, department, Options(variant=variant, brand=brand)) == []


def test_a_deck_whose_slides_are_read_backwards_is_told_on_every_slide() -> None:
    whole = laid_out("merrowdale", "warehouse").value
    for slide in whole.slides:
        turned = replace(whole, slides=(replace(slide, items=slide.items[::-1]),))
        assert BACKWARDS & {problem.code for problem in check_deck(turned, brand_named("editorial"))}, slide.id


def test_swapping_two_neighbours_of_a_column_is_told() -> None:
    whole = laid_out("merrowdale", "warehouse").value
    for page in slide_contexts(whole, brand_named("editorial")):
        body = [item for item in page.reading_order if isinstance(item, Text) and not item.placeholder]
        for upper, lower in pairwise(body):
            if upper.box.left == lower.box.left and upper.box.bottom < lower.box.top:
                swapped = {upper: lower, lower: upper}
                found = check_deck(replace(whole, slides=(swapping(page.slide, swapped),)), brand_named("editorial"))
                assert "reading-order" in {problem.code for problem in found}, (page.slide.id, upper.text, lower.text)


def swapping(slide: Slide, swapped: Mapping[Text, Text]) -> Slide:
    """Return the slide with these texts in each other's places in the order, in groups too."""

    def turned(item: Item) -> Item:
        if isinstance(item, Group):
            return replace(item, items=tuple(map(turned, item.items)))
        return swapped.get(item, item) if isinstance(item, Text) else item

    return replace(slide, items=tuple(map(turned, slide.items)))


def test_the_pipeline_tells_what_the_deck_shows() -> None:
    options = Options()
    problems = checked_deck(session("merrowdale"), "warehouse", options).problems
    brand = brand_of(session("merrowdale"), "warehouse", options).value
    of_deck: tuple[Problem, ...] = check_deck(laid_out("merrowdale", "warehouse").value, brand)
    assert {(one.code, one.message) for one in of_deck} <= {(one.code, one.message) for one in problems}
