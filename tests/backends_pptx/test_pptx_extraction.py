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
CARD_PARTS = ("Mark", "Heading", "Card", "Figure")


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


def parts(card: Any) -> list[str]:
    """Return the names of a card's texts as such programs read them."""
    return [shape.name for shape in by_place([card]) if shape.name in CARD_PARTS]


@pytest.mark.parametrize("brand", brands())
def test_read_by_place_a_slide_of_cards_comes_card_by_card(brand: str) -> None:
    slide = slides_of(brand)["benefits"]
    large, *rows = [group for group in slide.shapes if group.name.startswith("Card: ")]
    assert len(rows) > 1
    assert parts(large) == ["Mark", "Card", "Figure"]
    assert [parts(row) for row in rows] == [["Mark", "Figure", "Heading", "Card"]] * len(rows)
    of_cards = [shape.text_frame.text for card in (large, *rows) for shape in by_place([card]) if shape.name in CARD_PARTS]
    read = [shape.text_frame.text for shape in by_place(slide.shapes) if shape.name in CARD_PARTS]
    assert read == of_cards


@pytest.mark.parametrize("brand", brands())
def test_what_belongs_together_is_one_thing_to_move(brand: str) -> None:
    slides = slides_of(brand)
    assert {shape.name for shape in slides["ask"].shapes} >= {"Step 1", "Step 2", "Step 3"}
    assert "Picture with caption" in {shape.name for shape in slides["showcase"].shapes}
    loose = {shape.name for slide in slides.values() for shape in slide.shapes}
    assert not loose & {"Mark", "Figure", "Step", "Measure", "Quotation mark", "Words", "Key colour"}
