"""Blocks that begin right under their title: higher under one line than under two, and as usual where the brand has no such room."""

import pytest
from markup_samples import ORIGIN, markup, slide, words

from briefing_builder.brand.model import Brand, FilledRectangle
from briefing_builder.brand.reading.reader import builtin_brand, builtin_brands
from briefing_builder.layout import lay_out
from briefing_builder.layout.slide.raising import UNDER_TITLE
from briefing_builder.pipeline import library
from briefing_builder.slides.markup import Screen
from briefing_builder.units import Emu, points
from briefing_builder.values import replace
from briefing_builder.words import english

SHORT = "Try it"
LONG = "You hear the caller and choose a reply, and you see at once what your reply did to the one who called"
SURFACE = Screen(name="Calm Calls", label="", time="Classroom", plays=False, words=words("A call went badly"), origin=ORIGIN)


def begins(brand: Brand, title: str, placement: str) -> Emu:
    made = replace(slide(SURFACE), title=words(title), placement=placement)
    (one,) = lay_out(markup(made), brand, library(), english()).value.slides
    return next(item.box.top for item in one.items if item.name == "Screen")


@pytest.mark.parametrize("brand", builtin_brands())
def test_a_raised_slide_begins_higher_under_a_title_of_one_line(brand: str) -> None:
    layout = builtin_brand(brand).layout("content")
    usual, raised = layout.room.top, begins(builtin_brand(brand), SHORT, "raised")
    assert layout.placeholders["title"].box.top + UNDER_TITLE < raised < usual
    assert begins(builtin_brand(brand), SHORT, "top") == usual
    assert raised < begins(builtin_brand(brand), LONG, "raised") <= usual


def test_nothing_is_raised_over_what_the_brand_draws_there() -> None:
    brand = builtin_brand("editorial")
    layout = brand.layout("content")
    line = FilledRectangle(box=layout.room.moved(down=-points(8)).with_height(points(2)), colour=brand.palette["accent"])
    drawn = replace(brand, layouts={**brand.layouts, "content": replace(layout, rectangles=(line,))})
    assert begins(drawn, SHORT, "raised") == layout.room.top
