"""What lies below a text: the slide's layers go in, the colours that the text may stand on come out."""

from collections.abc import Sequence

from briefing_builder.checks.deck.context import Leaf, SlideContext
from briefing_builder.deck.model import Picture, Shape, Text
from briefing_builder.units import Box, Emu
from briefing_builder.values import Value


class Ground(Value, frozen=True, kw_only=True):
    """Colour roles under a text: `surely` it stands on this one, `perhaps` partly on those; a picture is no colour."""

    surely: str
    perhaps: tuple[str, ...] = ()
    is_on_picture: bool = False


def ground_of_text(context: SlideContext, number: int) -> Ground:
    """Return what the text frame at that place among the leaves stands on: its own fill first, the slide itself last."""
    text = context.leaves[number]
    if isinstance(text, Text) and text.fill:
        return Ground(surely=text.fill)
    return ground_below(context, context.leaves[:number], context.ink_boxes[number])


def ground_below(context: SlideContext, below: Sequence[Leaf], box: Box) -> Ground:
    """Return what lies under a box: the topmost leaf that covers it, and those above that one which it touches."""
    perhaps: list[str] = []
    for leaf in reversed(below):
        if not overlap(leaf.box, box):
            continue
        if isinstance(leaf, Picture):
            return Ground(surely="", perhaps=tuple(perhaps), is_on_picture=True)
        fill = leaf.fill if isinstance(leaf, Text | Shape) else ""
        if fill and _covers(leaf, box):
            return Ground(surely=fill, perhaps=tuple(perhaps))
        if fill:
            perhaps.append(fill)
    return Ground(surely=context.layout.ground, perhaps=tuple(perhaps))


def _covers(leaf: Leaf, box: Box) -> bool:
    """A custom path may have holes and corners anywhere; an ellipse carries what is centred in it."""
    is_solid = isinstance(leaf, Text) or (isinstance(leaf, Shape) and isinstance(leaf.geometry, str))
    return is_solid and leaf.box.holds(box)


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
