"""What programs that take the words out of a deck get: the parts of a card, of a picture, of a target stay together."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from example_decks import laid_out, session
from pptx import Presentation

from briefing_builder.backends.pptx import write
from briefing_builder.pipeline import Options, brand_of, brands

DEPARTMENT = ("merrowdale", "warehouse")


def by_place(shapes: Any) -> Iterator[Any]:
    """Yield shapes as such programs read them: by their upper edge, then by their left one, groups as a whole."""
    for shape in sorted(shapes, key=lambda one: (one.top, one.left)):
        if hasattr(shape, "shapes"):
            yield from by_place(shape.shapes)
        else:
            yield shape


def slides_of(brand: str) -> dict[str, Any]:
    options = Options(brand=brand)
    presentation = Presentation(BytesIO(write(laid_out(*DEPARTMENT, options).value, brand_of(session(DEPARTMENT[0]), options).value)))
    return {slide.element.cSld.get("name"): slide for slide in presentation.slides}


@pytest.mark.parametrize("brand", brands())
def test_read_by_place_a_slide_of_cards_comes_card_by_card(brand: str) -> None:
    slide = slides_of(brand)["benefits"]
    read = [shape.name for shape in by_place(slide.shapes) if shape.has_text_frame and shape.name in ("Mark", "Heading", "Card", "Figure")]
    cards = [group for group in slide.shapes if group.name.startswith("Card: ")]
    assert len(cards) > 1
    assert read == read[: len(read) // len(cards)] * len(cards)
    assert len(set(read)) > 1


@pytest.mark.parametrize("brand", brands())
def test_what_belongs_together_is_one_thing_to_move(brand: str) -> None:
    slides = slides_of(brand)
    assert {shape.name for shape in slides["ask"].shapes} >= {"Step 1", "Step 2", "Step 3"}
    assert "Picture with caption" in {shape.name for shape in slides["showcase"].shapes}
    loose = {shape.name for slide in slides.values() for shape in slide.shapes}
    assert not loose & {"Mark", "Figure", "Step", "Measure", "Quotation mark", "Words", "Key colour"}
