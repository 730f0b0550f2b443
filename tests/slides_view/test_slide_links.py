"""Links between slides, in every length of every example: none is dead, every appendix slide is found and leads back."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest
from example_decks import ALL_DECKS, session

from briefing_builder.pipeline import Options, brief_for
from briefing_builder.slides import render
from briefing_builder.slides.markup import Slide, Span
from briefing_builder.values import names_of

OBJECTION = "slides/objection.xml.j2"
VARIANTS = ("short", "compact", "standard", "long")
DECKS = [(example, department, variant) for example, department in ALL_DECKS for variant in VARIANTS]


@cache
def slides_of(example: str, department: str, variant: str, *, audience: bool = False) -> tuple[Slide, ...]:
    briefing = brief_for(session(example), department, Options(variant=variant))
    return render(briefing, audience=audience).markup.slides


def links_in(part: object) -> Iterator[str]:
    """Every slide that a part of a slide leads to."""
    if isinstance(part, Span) and part.link.startswith("slide:"):
        yield part.link.removeprefix("slide:")
    if isinstance(part, tuple):
        for each in part:
            yield from links_in(each)
    for name in names_of(part):
        yield from links_in(getattr(part, name))


@pytest.mark.parametrize(("example", "department", "variant"), DECKS)
def test_no_link_is_dead(example: str, department: str, variant: str) -> None:
    slides = slides_of(example, department, variant)
    assert {link for slide in slides for link in links_in(slide)} <= {slide.id for slide in slides}


@pytest.mark.parametrize(("example", "department", "variant"), DECKS)
def test_no_answer_in_the_notes_names_a_slide_that_is_not_there(example: str, department: str, variant: str) -> None:
    slides = slides_of(example, department, variant)
    named = {answer.slide for slide in slides for answer in slide.notes.if_asked if answer.slide}
    assert named <= {slide.id for slide in slides}


@pytest.mark.parametrize(("example", "department", "variant"), DECKS)
def test_every_appendix_slide_is_found_by_links_from_the_main_slides(example: str, department: str, variant: str) -> None:
    slides = slides_of(example, department, variant)
    leads = {slide.id: set(links_in(slide)) for slide in slides}
    for slide, following in pairwise(slides):  # a detail of several slides goes on with the next one
        if following.appendix and following.origin.template.path == slide.origin.template.path != OBJECTION:
            leads[slide.id].add(following.id)
    found = {slide.id for slide in slides if not slide.appendix}
    ahead = set(found)
    while ahead:
        ahead = {link for id in ahead for link in leads[id]} - found
        found |= ahead
    assert [slide.id for slide in slides if slide.id not in found] == []


@pytest.mark.parametrize(("example", "department", "variant"), DECKS)
def test_every_appendix_slide_leads_back(example: str, department: str, variant: str) -> None:
    slides = slides_of(example, department, variant)
    main = {slide.id for slide in slides if not slide.appendix}
    leads = {slide.id: set(links_in(slide)) for slide in slides}
    lost = [
        slide.id
        for slide in slides
        if slide.appendix and not leads[slide.id] & main and not any(leads[link] & main for link in leads[slide.id])
    ]
    assert lost == []


@pytest.mark.parametrize(("example", "department", "variant"), DECKS)
def test_no_two_slides_of_a_deck_have_one_title(example: str, department: str, variant: str) -> None:
    titles = ["".join(span.text for span in slide.title) for slide in slides_of(example, department, variant)]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize(("example", "department"), ALL_DECKS)
def test_the_copy_to_hand_out_links_to_no_appendix(example: str, department: str, variant: str) -> None:
    slides = slides_of(example, department, variant, audience=True)
    assert {link for slide in slides for link in links_in(slide)} <= {slide.id for slide in slides if not slide.appendix}


@pytest.mark.parametrize(("variant", "home"), [("short", "proof"), ("compact", "proof"), ("standard", "return"), ("long", "return")])
def test_the_return_in_detail_leads_back_to_the_slide_that_tells_it(variant: str, home: str) -> None:
    detail = next(slide for slide in slides_of("merrowdale", "warehouse", variant) if slide.id == "return-detail")
    assert home in set(links_in(detail))


@pytest.mark.parametrize(("example", "department", "variant"), DECKS)
def test_the_slides_fill_the_slot_whatever_is_left_out(example: str, department: str, variant: str) -> None:
    minutes = {"short": 10, "compact": 20, "standard": 30, "long": 45}
    assert sum(slide.seconds for slide in slides_of(example, department, variant)) == minutes[variant] * 60
