"""Figures that make a sum: side by side, their signs between them."""

import pytest
from deck_items import needed_height
from markup_samples import ORIGIN, markup, slide

from briefing_builder.brand.reading.reader import builtin_brand, builtin_brands
from briefing_builder.deck.model import Slide, Text
from briefing_builder.deck.walk import leaf_items, of_kind
from briefing_builder.layout import lay_out
from briefing_builder.pipeline import library
from briefing_builder.slides.markup import Figure, Figures
from briefing_builder.words import english

PRODUCT = (
    ("1.8 points", "higher than before", "none"), ("£5,200", "A unit, a year", "times"), ("40 %", "Due to the courses", "times"),
    ("70 %", "Confidence", "times"), ("£2,620.80", "counts", "equals"),
)  # fmt: skip
LARGE = (("12,345,678 calls", "", "none"), ("KES 12,345,678", "", "times"), ("12.5 %", "", "times"), ("KES 1,234,567,890", "", "equals"))


def laid(product: tuple[tuple[str, str, str], ...], brand: str) -> Slide:
    figures = [Figure(value=value, caption=caption, sign=sign, emphasis="plain", origin=ORIGIN) for value, caption, sign in product]  # type: ignore[arg-type]
    (one,) = lay_out(markup(slide(Figures(figures=tuple(figures), origin=ORIGIN))), builtin_brand(brand), library(), english()).value.slides
    return one


@pytest.mark.parametrize("brand", builtin_brands())
@pytest.mark.parametrize("product", [PRODUCT, LARGE])
def test_a_sum_stands_on_one_line_with_its_signs_between_its_figures(product: tuple[tuple[str, str, str], ...], brand: str) -> None:
    texts = list(of_kind(leaf_items(laid(product, brand).items), Text))
    signs = [item for item in texts if item.name == "Sign"]
    figures = [item for item in texts if item.name == "Figure"]
    assert [item.text for item in signs] == [{"times": "×", "equals": "="}[sign] for _, _, sign in product[1:]]
    assert len({item.box.top for item in figures}) == 1
    for before, sign, after in zip(figures, signs, figures[1:], strict=False):
        assert before.box.right <= sign.box.left
        assert sign.box.right <= after.box.left
    assert [item.paragraphs[0].breaks for item in figures] == [()] * len(figures)


CAPTIONS = (
    "returned to the Contact Centre",
    "of people in all departments",
    "points in the course test, n = 57",
    "https://learn.example.org/catalogue/courses/2027",
)


@pytest.mark.parametrize("brand", builtin_brands())
@pytest.mark.parametrize("caption", CAPTIONS)
def test_a_figure_has_room_for_its_value_and_its_caption_breaks_as_it_was_set(caption: str, brand: str) -> None:
    figures = tuple(Figure(value=value, caption=caption, emphasis="plain", origin=ORIGIN) for value in ("84 %", "12,345,678", "7"))
    style = builtin_brand(brand)
    (one,) = lay_out(markup(slide(Figures(figures=figures, origin=ORIGIN))), style, library(), english()).value.slides
    shown = [item for item in of_kind(leaf_items(one.items), Text) if item.name == "Figure"]
    assert len(shown) == 3
    for text in shown:
        assert text.paragraphs[0].breaks == ()
        assert needed_height(text.paragraphs, text.box.width, style, library()) <= text.box.height
