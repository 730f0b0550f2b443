"""What lies below a text: the slide's layers go in, the colours that the text may stand on come out."""

from collections.abc import Sequence
from typing import assert_never

from briefing_builder.brand.model import Layout
from briefing_builder.checks.deck.context import SlideContext
from briefing_builder.deck.bars import bar_boxes
from briefing_builder.deck.model import Chart, Leaf, Picture, Shape, Table, Text
from briefing_builder.deck.path import Path
from briefing_builder.units import Box, Emu
from briefing_builder.values import Value


class Ground(Value, frozen=True, kw_only=True):
    """Colour roles under a text: `surely` it stands on this one, `perhaps` partly on those; a picture is no colour."""

    surely: str
    perhaps: tuple[str, ...] = ()
    is_on_picture: bool = False


def ground_below(context: SlideContext, below: Sequence[Leaf], box: Box) -> Ground:
    """Return what lies under a box: the topmost leaf that covers it, and those above that one which it touches."""
    perhaps: list[str] = []
    for leaf in reversed(below):
        if not overlap(leaf.box, box):
            continue
        match leaf:
            case Picture():
                return Ground(surely="", perhaps=tuple(perhaps), is_on_picture=True)
            case Text() | Shape() if leaf.fill:
                if _covers(leaf, box):
                    return Ground(surely=leaf.fill, perhaps=tuple(perhaps))
                perhaps.append(leaf.fill)
            case Chart(kind="bars") if overlap(leaf.box, box):
                bar = next((colour for bar, colour in bar_boxes(leaf) if bar.holds(box)), "")
                if bar:
                    return Ground(surely=bar, perhaps=tuple(perhaps))
            case Text() | Shape() | Chart() | Table():
                continue
            case _:
                assert_never(leaf)
    discs = [one for one in context.layout.rectangles if one.is_ellipse and overlap(one.box, box)]
    perhaps += [f"#{one.colour.rgb}" for one in discs]
    return Ground(surely=_layout_ground(context.layout, box), perhaps=tuple(perhaps))


def _layout_ground(layout: Layout, box: Box) -> str:
    """The colour that the layout itself has under a box: that of the topmost rectangle which holds it, else its ground."""
    own = (f"#{rectangle.colour.rgb}" for rectangle in reversed(layout.rectangles) if not rectangle.is_ellipse and rectangle.box.holds(box))
    return next(own, layout.ground)


def _covers(surface: Text | Shape, box: Box) -> bool:
    """A custom path may have holes and corners anywhere; an ellipse carries what is centred in it."""
    match surface:
        case Text():
            return surface.box.holds(box)
        case Shape():
            return not isinstance(surface.geometry, Path) and surface.box.holds(box)
        case _:
            assert_never(surface)


def overlap(box: Box, other: Box, *, slack: Emu = Emu(0)) -> bool:
    """Return whether two boxes share more than `slack` in both directions."""
    return (
        box.left + slack < other.left + other.width
        and other.left + slack < box.left + box.width
        and box.top + slack < other.top + other.height
        and other.top + slack < box.top + box.height
        and slack < min(box.width, other.width)
        and slack < min(box.height, other.height)
    )
