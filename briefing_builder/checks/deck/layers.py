"""What lies below a text: the slide's layers go in, the colours that the text may stand on come out."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing_builder.checks.deck.judged import Leaf, Page
from briefing_builder.deck.model import Paragraph, Picture, Shape, Text
from briefing_builder.units import Box, Emu

LINE = 1.2
"""The height of a line in sizes of its font; near enough for every face."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Colour roles under a text: `surely` it stands on this one, `perhaps` partly on those; a picture is no colour."""

    surely: str
    perhaps: tuple[str, ...] = ()
    is_on_picture: bool = False


def ground_of_text(page: Page, number: int) -> Ground:
    """Return what the text frame at that place among the leaves stands on: its own fill first, the slide itself last."""
    text = page.leaves[number]
    if isinstance(text, Text) and text.fill:
        return Ground(surely=text.fill)
    box = text_box(text) if isinstance(text, Text) else text.box
    return ground_below(page, page.leaves[:number], box)


def ground_below(page: Page, below: Sequence[Leaf], box: Box) -> Ground:
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
    return Ground(surely=page.layout.ground, perhaps=tuple(perhaps))


def _covers(leaf: Leaf, box: Box) -> bool:
    """A custom path may have holes and corners anywhere; an ellipse carries what is centred in it."""
    is_solid = isinstance(leaf, Text) or (isinstance(leaf, Shape) and isinstance(leaf.geometry, str))
    return is_solid and leaf.box.holds(box)


def overlap(one: Box, other: Box, *, slack: Emu = Emu(0)) -> bool:
    """Return whether two boxes share more than `slack` in both directions."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > slack and down > slack


def text_box(text: Text) -> Box:
    """Return where the lines of a frame stand: its inner width, and as high as the lines are."""
    insets = text.insets
    inner = Box(
        left=Emu(text.box.left + insets.left),
        top=Emu(text.box.top + insets.top),
        width=Emu(text.box.width - insets.left - insets.right),
        height=Emu(text.box.height - insets.top - insets.bottom),
    )
    height = min(inner.height, _height(text.paragraphs))
    free = inner.height - height
    down = {"top": 0, "middle": free // 2, "bottom": free}[text.anchor]
    return Box(left=inner.left, top=Emu(inner.top + down), width=inner.width, height=Emu(height))


def _height(paragraphs: Sequence[Paragraph]) -> int:
    total = 0
    for number, paragraph in enumerate(paragraphs):
        size = max((run.size for run in paragraph.runs), default=Emu(0))
        lines = 1 + len(paragraph.breaks)
        total += round(lines * size * LINE * paragraph.spacing / 100) + (paragraph.space_before if number else 0)
    return total
