"""How long an appendix is: in every length of every example, with everything there is, and what gives way first."""

from dataclasses import replace

import pytest
from example_decks import ALL_DECKS, session

from briefing_builder.files.resources import resource
from briefing_builder.pipeline import Options, brief_for
from briefing_builder.slides import render
from briefing_builder.slides.markup import Slide
from briefing_builder.slides.outlines.model import Fewer
from briefing_builder.slides.outlines.reading import load_outline
from briefing_builder.slides.rendering.appendix import kept_slides, outline_without
from briefing_builder.values import replace as with_values

STANDARD = load_outline("standard", [resource("templates")])
ONE_EACH = {slide.id: 1 for slide in STANDARD.everything}


def slides_of(example: str, department: str, variant: str, *, appendix: str = "fitted") -> tuple[Slide, ...]:
    briefing = brief_for(session(example), department, Options(variant=variant))
    details = briefing.content.briefing.model_copy(update={"appendix": appendix})
    content = briefing.content.model_copy(update={"briefing": details})
    return render(with_values(briefing, content=content)).markup.slides


@pytest.mark.parametrize("variant", ["short", "compact", "standard", "long"])
@pytest.mark.parametrize(("example", "department"), ALL_DECKS)
def test_an_appendix_has_ten_slides_or_as_many_as_the_main_part(example: str, department: str, variant: str) -> None:
    slides = slides_of(example, department, variant)
    behind = [slide.id for slide in slides if slide.appendix]
    assert len(behind) <= (10 if variant == "short" else len(slides) - len(behind)), behind


@pytest.mark.parametrize(("example", "department"), ALL_DECKS)
def test_the_return_can_be_worked_out_behind_every_deck_that_shows_it(example: str, department: str) -> None:
    ids = {slide.id for slide in slides_of(example, department, "short")}
    everything = {slide.id for slide in slides_of(example, department, "short", appendix="all")}
    assert {id for id in everything if id.startswith("return-") and not id.startswith("return-evaluation")} <= ids


def test_who_asks_for_all_gets_a_slide_for_everything() -> None:
    ids = [slide.id for slide in slides_of("merrowdale", "warehouse", "short", appendix="all")]
    objections = session("merrowdale").programme.content.objections
    assert {f"objection-{one.id}" for one in objections} < set(ids)
    assert {"needs-detail", "objectives-detail", "return-evaluation", "pilot-courses", "barrier-sheet", "sources"} < set(ids)
    assert "more-objections" not in ids


def test_an_appendix_that_is_short_enough_keeps_everything() -> None:
    assert kept_slides(replace(STANDARD, appendix_most=len(STANDARD.appendix)), ONE_EACH) == {}


def test_lines_give_way_in_their_order_and_no_more_than_must() -> None:
    steps = (Fewer(slide="sources"), Fewer(slide="pilot-detail", keeps=1), Fewer(slide="barrier-sheet"))
    made = ONE_EACH | {"pilot-detail": 3}
    there = sum(made[slide.id] for slide in STANDARD.appendix)
    outline = replace(STANDARD, if_long=steps)
    assert kept_slides(replace(outline, appendix_most=there - 1), made) == {"sources": 0}
    assert kept_slides(replace(outline, appendix_most=there - 2), made) == {"sources": 0, "pilot-detail": 1}
    assert kept_slides(replace(outline, appendix_most=1), made) == {"sources": 0, "pilot-detail": 1, "barrier-sheet": 0}


def test_nothing_leads_to_what_is_gone() -> None:
    outline = outline_without(STANDARD, {"report-back-form"})
    assert "report-back-form" not in {id for slide in outline.slides for id in slide.details} | {slide.id for slide in outline.appendix}
