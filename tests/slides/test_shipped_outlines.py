"""The four shipped outlines: slides, minutes, speakers and shares as planned, and one appendix for all."""

from fractions import Fraction

import pytest

from briefing_builder.files.resources import resource
from briefing_builder.slides.outlines.model import Outline, outline_in_words
from briefing_builder.slides.outlines.reading import load_outline
from briefing_builder.words import english

# Written down by hand from the plan of a briefing: section, id, minutes, speaker.
PLAN = {
    "short": """
        Open: title 0.5 lead, ask 0.5 lead
        Your team: statement 0.25 lead, benefits 1 lead
        Proof: proof 1.25 lead
        See it: showcase 1 lead
        What next: one_place_targets 1 lead
        Discussion: qa 3.5 room, close 0.5 lead, permission 0.5 lead""",
    "compact": """
        Open: title 0.5 lead, ask 0.75 lead
        Your team: statement 0.25 lead, benefits 1.75 lead
        Proof: proof 2.25 lead
        See it: showcase 3 supplier, one_place 1 lead
        What next: endorsement_targets 1.5 lead
        Discussion: qa 7.5 room, close 1 lead, permission 0.5 lead""",
    "standard": """
        Open: title 0.5 lead, ask 1 lead
        Your team: needs 1.5 lead, statement 0.5 lead, benefits 2.5 lead, objectives 2 lead
        Proof: pilot 2 lead, return 2 lead
        See it: showcase 4 supplier, one_place 1 supplier
        What next: endorsement_targets 1.5 lead
        Discussion: qa 10 room, close 1 lead, permission 0.5 lead""",
    "long": """
        Open: title 0.5 lead, ask 1 lead
        Your team: needs 1.5 lead, statement 0.5 lead, benefits 3.25 lead, today_cost 1 lead, objectives 1.75 lead
        Proof: pilot 2 lead, manager_voice 1 pilot_manager, return 2 lead
        See it: showcase 6 supplier, courses 1 lead, one_place 1 supplier
        What next: endorsement 1 endorser, targets 1 lead
        Discussion: qa 19 room, close 1 lead, permission 0.5 lead""",
}
VARIANTS = tuple(PLAN)
MINUTES = {"short": 10, "compact": 20, "standard": 30, "long": 45}
LATE = {
    "short": ["proof 60"],
    "compact": ["proof 90", "showcase 90"],
    "standard": ["needs 0", "showcase 120", "return 0"],
    "long": ["today_cost 0", "courses 0", "needs 0", "showcase 180"],
}


def shipped(variant: str) -> Outline:
    return outline_in_words(english(), load_outline(variant, [resource("templates")]))


def planned(variant: str) -> list[tuple[str, str, Fraction, str]]:
    rows = []
    for line in PLAN[variant].strip().splitlines():
        section, slides = line.strip().split(": ")
        for slide in slides.split(", "):
            id, minutes, presenter = slide.split()
            rows.append((section, id, Fraction(minutes), presenter))
    return rows


@pytest.mark.parametrize("variant", VARIANTS)
def test_slides_minutes_and_speakers_are_those_of_the_plan(variant: str) -> None:
    outline = shipped(variant)
    rows = [(slide.section, slide.id, Fraction(slide.seconds, 60), slide.presenter) for slide in outline.slides]
    assert rows == planned(variant)
    assert outline.seconds == MINUTES[variant] * 60


@pytest.mark.parametrize(
    ("variant", "questions"),
    [("short", Fraction(7, 20)), ("compact", Fraction(3, 8)), ("standard", Fraction(1, 3)), ("long", Fraction(19, 45))],
)
def test_the_questions_have_their_part_of_the_slot(variant: str, questions: Fraction) -> None:
    assert shipped(variant).shares().questions == questions


@pytest.mark.parametrize(
    ("variant", "demo"),
    [("short", Fraction(0)), ("compact", Fraction(3, 20)), ("standard", Fraction(2, 15)), ("long", Fraction(2, 15))],
)
def test_the_demo_has_its_part_of_the_slot(variant: str, demo: Fraction) -> None:
    assert shipped(variant).shares().demo == demo


@pytest.mark.parametrize(
    ("variant", "of_slot"),
    [("short", Fraction(0)), ("compact", Fraction(3, 20)), ("standard", Fraction(1, 6)), ("long", Fraction(7, 45))],
)
def test_the_supplier_has_its_part_of_the_slot(variant: str, of_slot: Fraction) -> None:
    outline = shipped(variant)
    supplier = sum(slide.seconds for slide in outline.slides if slide.presenter == "supplier")
    assert Fraction(supplier, outline.seconds) == of_slot


@pytest.mark.parametrize(
    ("variant", "of_speaking"),
    [("short", Fraction(0)), ("compact", Fraction(6, 25)), ("standard", Fraction(1, 4)), ("long", Fraction(7, 26))],
)
def test_the_supplier_has_its_part_of_the_speaking_time(variant: str, of_speaking: Fraction) -> None:
    assert shipped(variant).shares().supplier == of_speaking


@pytest.mark.parametrize(("variant", "steps"), LATE.items())
def test_what_gives_way_comes_in_the_planned_order(variant: str, steps: list[str]) -> None:
    assert [f"{step.slide} {step.seconds}" for step in shipped(variant).if_late] == steps


@pytest.mark.parametrize("variant", VARIANTS)
def test_ask_benefits_question_and_close_are_never_cut(variant: str) -> None:
    kept = {slide.id for slide in shipped(variant).slides if slide.never_cut}
    assert {"ask", "benefits", "qa", "close"} < kept


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_place_and_the_targets_are_never_cut(variant: str) -> None:
    kept = [part for slide in shipped(variant).slides if slide.never_cut for part in (slide.id, *slide.merges)]
    assert {"one_place", "targets"} <= set(kept)


@pytest.mark.parametrize(("variant", "shown"), [("short", 2), ("compact", 3), ("standard", 3), ("long", 5)])
def test_benefits_shown(variant: str, shown: int) -> None:
    assert [slide.show for slide in shipped(variant).slides if slide.id == "benefits"] == [shown]


@pytest.mark.parametrize("variant", VARIANTS)
def test_only_the_long_slot_lets_people_try_it(variant: str) -> None:
    assert [slide.id for slide in shipped(variant).slides if slide.try_it] == (["showcase"] if variant == "long" else [])


@pytest.mark.parametrize(
    ("variant", "merges"),
    [
        ("short", {"proof": ("pilot", "return", "objectives"), "one_place_targets": ("one_place", "endorsement", "targets")}),
        ("compact", {"proof": ("pilot", "return", "objectives"), "endorsement_targets": ("endorsement", "targets")}),
        ("standard", {"endorsement_targets": ("endorsement", "targets")}),
        ("long", {}),
    ],
)
def test_slides_that_stand_for_several(variant: str, merges: dict[str, tuple[str, ...]]) -> None:
    assert {slide.id: slide.merges for slide in shipped(variant).slides if slide.merges} == merges


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_appendix_is_the_same_in_every_length(variant: str) -> None:
    def lines(outline: Outline) -> list[tuple[object, ...]]:
        return [(slide.id, slide.template, slide.each, slide.needs, slide.label) for slide in outline.appendix]

    assert lines(shipped(variant)) == lines(shipped("standard"))


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_detail_is_a_slide_of_the_appendix(variant: str) -> None:
    outline = shipped(variant)
    appendix = {slide.id for slide in outline.appendix}
    assert {detail for slide in outline.slides for detail in slide.details} <= appendix


@pytest.mark.parametrize(("variant", "most"), [("short", 10), ("compact", "main"), ("standard", "main"), ("long", "main")])
def test_the_appendix_is_no_longer_than_it_may_be(variant: str, most: int | str) -> None:
    assert shipped(variant).appendix_most == most


@pytest.mark.parametrize("variant", VARIANTS)
def test_answers_and_what_the_return_can_be_worked_out_from_never_give_way(variant: str) -> None:
    outline = shipped(variant)
    giving_way = {step.slide for step in outline.if_long}
    assert {slide.id for slide in outline.appendix} - giving_way == {"answers", "objection", "return-detail", "return-assumptions"}


@pytest.mark.parametrize("variant", VARIANTS)
def test_what_gives_way_in_the_appendix_comes_in_one_order(variant: str) -> None:
    assert shipped(variant).if_long == shipped("standard").if_long
