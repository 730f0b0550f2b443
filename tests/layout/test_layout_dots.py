"""A number against a number: a dot for each, those that are meant in accent, one drawing as wide as its room allows."""

import pytest
from markup_samples import ORIGIN, markup, slide

from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.deck import model as deck
from briefing_builder.deck.path import Move, Path
from briefing_builder.layout import lay_out
from briefing_builder.pipeline import library
from briefing_builder.slides.markup import Dots
from briefing_builder.words import english


def drawn(whole: int, part: int) -> deck.Group:
    done = lay_out(markup(slide(Dots(whole=whole, part=part, alt="A", origin=ORIGIN))), builtin_brand("bold"), library(), english())
    assert done.problems == ()
    return next(item for item in done.value.slides[0].items if isinstance(item, deck.Group) and item.name == "Dots")


def counted(group: deck.Group) -> dict[str, int]:
    """Return how many dots there are of each colour."""
    shapes = [item for item in group.items if isinstance(item, deck.Shape) and isinstance(item.geometry, Path)]
    return {
        shape.fill: sum(isinstance(step, Move) for step in shape.geometry.steps) for shape in shapes if isinstance(shape.geometry, Path)
    }


@pytest.mark.parametrize(("whole", "part"), [(400, 23), (100, 73), (7, 3), (161, 57), (1, 1)])
def test_each_is_one_dot(whole: int, part: int) -> None:
    others = {"past": whole - part} if part < whole else {}
    assert counted(drawn(whole, part)) == {"accent": part, **others}


def test_none_of_them_is_no_dot_in_accent() -> None:
    assert counted(drawn(100, 0)) == {"past": 100}


def test_dots_stand_within_their_drawing_and_are_told_as_one() -> None:
    group = drawn(400, 23)
    assert group.alt == "A"
    assert all(item.box.top >= group.box.top and item.box.bottom <= group.box.bottom + 2 for item in group.items)
