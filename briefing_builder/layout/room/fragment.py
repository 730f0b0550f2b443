"""What fitting a block into a room gives: the items, the height they took, and what is left for the next slide."""

import itertools
from collections.abc import Sequence
from typing import assert_never

from briefing_builder.deck.model import Anchor, Chart, Group, Insets, Item, Picture, Shape, Table, Text
from briefing_builder.layout.text.typeset import SetText
from briefing_builder.problems import Source
from briefing_builder.slides.markup import Block, Origin
from briefing_builder.units import Box, Emu, points
from briefing_builder.values import Value, replace

GAP = points(18)
"""Between two blocks, and between the columns of a row."""
GUTTER = points(30)
"""Between columns of the 12-column grid."""
SMALL_GAP = points(6)


class Fitted(Value, frozen=True, kw_only=True):
    """Items inside the room, the height used from its top, and the block that did not fit (None: all did).

    `cut` counts words that are wider than their column at this size.
    """

    items: tuple[Item, ...]
    height: Emu
    rest: Block | None = None
    cut: int = 0


def nothing_fits(block: Block) -> Fitted:
    """Return the answer of a block for which this room is too small: all of it goes on."""
    return Fitted(items=(), height=Emu(0), rest=block)


def sources(*origins: Origin) -> tuple[Source, ...]:
    """Return where an item comes from: template lines first, then content lines, none twice."""
    templates = [origin.template for origin in origins]
    contents = [origin.content for origin in origins if origin.content]
    return tuple(dict.fromkeys([*templates, *contents]))


def text_item(name: str, text: SetText, box: Box, origin: Origin, *, anchor: Anchor = "top", insets: Insets | None = None) -> Text:
    """Return a text frame without fill for a measured text."""
    return Text(name=name, box=box, paragraphs=text.paragraphs, anchor=anchor, insets=insets or Insets(), sources=sources(origin))


def grouped(name: str, items: Sequence[Item]) -> tuple[Item, ...]:
    """Return items that are one thing as one group, just as large as they are together; one item alone stays as it is."""
    if len(items) < 2:
        return tuple(items)
    left, top = min(item.box.left for item in items), min(item.box.top for item in items)
    right, bottom = max(item.box.right for item in items), max(item.box.bottom for item in items)
    box = Box(left=left, top=top, width=Emu(right - left), height=Emu(bottom - top))
    return (Group(name=name, box=box, items=tuple(items)),)


def columns(room: Box, shares: Sequence[int], gutter: Emu) -> tuple[Box, ...]:
    """Return boxes side by side over the room's whole height, their widths in the ratio of the shares."""
    free = room.width - gutter * (len(shares) - 1)
    edges = [free * sum(shares[:n]) // sum(shares) for n in range(len(shares) + 1)]
    return tuple(
        replace(room, left=Emu(room.left + start + gutter * n), width=Emu(end - start))
        for n, (start, end) in enumerate(itertools.pairwise(edges))
    )


def spans(room: Box, shares: Sequence[int], gutter: Emu) -> tuple[Box, ...]:
    """Return boxes side by side over the room's whole height, each over so many columns of the grid that all the shares make up.

    A box over several columns takes the gutters between them too, so 7 | 5 and 4 | 4 | 4 stand on the same twelve columns.
    """
    total = sum(shares)
    free = room.width - gutter * (total - 1)
    starts = [free * sum(shares[:n]) // total + gutter * sum(shares[:n]) for n in range(len(shares) + 1)]
    return tuple(
        replace(room, left=Emu(room.left + start), width=Emu(following - gutter - start)) for start, following in itertools.pairwise(starts)
    )


def moved(item: Item, down: Emu) -> Item:
    """Return the item that much further down the slide; the same value where it stays."""
    if not down:
        return item
    match item:
        case Text() | Shape() | Picture() | Table():
            return replace(item, box=_lower(item.box, down))
        case Group():
            return replace(item, box=_lower(item.box, down), items=tuple(moved(part, down) for part in item.items))
        case Chart():
            return replace(item, box=_lower(item.box, down), plot=_lower(item.plot, down))
        case _:
            assert_never(item)


def _lower(box: Box, down: Emu) -> Box:
    return replace(box, top=Emu(box.top + down))
