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
WITH_A_FIGURE = ("merrowdale", "field-service")
CARD_PARTS = ("Icon", "Heading", "Card", "Figure")


def by_place(shapes: Any) -> Iterator[Any]:
    """Yield shapes as such programs read them: by their upper edge, then by their left one, groups as a whole."""
    for shape in sorted(shapes, key=lambda one: (one.top, one.left)):
        if hasattr(shape, "shapes"):
            yield from by_place(shape.shapes)
        else:
            yield shape


def slides_of(brand: str, department: tuple[str, str] = DEPARTMENT) -> dict[str, Any]:
    options = Options(brand=brand)
    look = brand_of(session(department[0]), department[1], options).value
    presentation = Presentation(BytesIO(write(laid_out(*department, options).value, look)))
    return {slide.element.cSld.get("name"): slide for slide in presentation.slides}


def kind(shape: Any) -> str:
    """Return what a shape is; an icon is named after what it shows."""
    return "Icon" if shape.name.startswith("Icon ") else str(shape.name)


def parts(shapes: Any) -> list[Any]:
    """Return the parts of cards as such programs read them."""
    return [shape for shape in by_place(shapes) if kind(shape) in CARD_PARTS]


def words(card: Any) -> list[str]:
    return [kind(part) for part in parts([card]) if part.text_frame.text]


@pytest.mark.parametrize(
    ("department", "of_the_large"), [(DEPARTMENT, ["Card"]), (WITH_A_FIGURE, ["Card", "Figure"])], ids=["icon", "figure"]
)
@pytest.mark.parametrize("brand", brands())
def test_read_by_place_a_slide_of_cards_comes_card_by_card(brand: str, department: tuple[str, str], of_the_large: list[str]) -> None:
    slide = slides_of(brand, department)["benefits"]
    large, *rows = [group for group in slide.shapes if group.name.startswith("Card: ")]
    assert len(rows) > 1
    assert words(large) == of_the_large
    assert [words(row) for row in rows] == [["Heading", "Card"]] * len(rows)
    icons = [[kind(part) for part in parts([card])].count("Icon") for card in (large, *rows)]
    assert icons == [0 if "Figure" in of_the_large else 1] + [1] * len(rows)
    of_cards = [part.shape_id for card in (large, *rows) for part in parts([card])]
    assert [part.shape_id for part in parts(slide.shapes)] == of_cards


@pytest.mark.parametrize("brand", brands())
def test_what_belongs_together_is_one_thing_to_move(brand: str) -> None:
    slides = slides_of(brand)
    assert {shape.name for shape in slides["ask"].shapes} >= {"Step 1", "Step 2", "Step 3"}
    assert "Picture with caption" in {shape.name for shape in slides["showcase"].shapes}
    loose = {shape.name for slide in slides.values() for shape in slide.shapes}
    assert not loose & {"Mark", "Card", "Figure", "Step", "Measure", "Quotation mark", "Words", "Key colour"}
