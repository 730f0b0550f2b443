"""The slide of the benefits: the first large, three beside it, the others named and told; its figure is on no other slide a hero."""

import pytest
from deck_items import texts_of
from example_decks import ALL_DECKS, laid_out, session

from briefing_builder import pipeline
from briefing_builder.deck.model import Slide
from briefing_builder.tailoring import explanation_text

LONG = pipeline.Options(variant="long")


def slide_of(example: str, department: str, options: pipeline.Options, id: str) -> Slide | None:
    return next((slide for slide in laid_out(example, department, options).value.slides if slide.id == id), None)


@pytest.mark.parametrize(("example", "department"), ALL_DECKS)
def test_five_benefits_are_one_slide_that_names_the_fifth(example: str, department: str) -> None:
    briefing = pipeline.brief_for(session(example), department, LONG)
    assert len(briefing.benefits) == 5
    shown = " ".join(texts_of(slide)) if (slide := slide_of(example, department, LONG, "benefits")) else ""
    assert f"AND ONE MORE {briefing.benefits[-1].name}" in shown
    assert "named in a line under those on the slide, and told [named]" in explanation_text(
        pipeline.explain(session(example), department, LONG)
    )


@pytest.mark.parametrize(("example", "department"), ALL_DECKS)
def test_no_figure_of_a_benefit_is_argued_on_another_slide(example: str, department: str) -> None:
    for variant in ("compact", "standard", "long"):
        options = pipeline.Options(variant=variant)
        benefits = slide_of(example, department, options, "benefits")
        assert benefits is not None
        figures = {text for text in texts_of(benefits) if text[:1].isdigit() or text[:1] == "+"}
        assert len(figures) <= 1
        for other in ("today_cost", "pilot", "proof"):
            argues = slide_of(example, department, options, other)
            assert not figures & set(texts_of(argues) if argues else ())
