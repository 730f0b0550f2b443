"""A fragment is what fits of a block into a room: the items, the height they take, and what remains for the next slide."""

from collections.abc import Sequence
from typing import assert_never

from briefing_builder.deck.model import Anchor, Chart, Group, Insets, Item, Picture, Shape, Table, Text
from briefing_builder.layout.text.typeset import TypesetText
from briefing_builder.problems import Source
from briefing_builder.slides.markup import Block, Origin
from briefing_builder.units import ZERO, Box, Emu, points
from briefing_builder.values import Value, replace

GAP = points(18)
"""Between two blocks, and between the columns of a row."""
GUTTER = points(30)
"""Between columns of the 12-column grid."""
SMALL_GAP = points(6)


class Fragment(Value, frozen=True, kw_only=True):
    """Items inside the room, the height used from its top, and the block that did not fit (None: all did).

    `cut` counts words that are wider than their column at this size.
    """

    items: tuple[Item, ...]
    height: Emu
    remainder: Block | None = None
    cut: int = 0


def nothing_fits(block: Block) -> Fragment:
    """Return the empty fragment of a block for which this room is too small: all of it remains."""
    return Fragment(items=(), height=ZERO, remainder=block)


def sources(*origins: Origin) -> tuple[Source, ...]:
    """Return where an item comes from, without repetition: template lines first, then content lines."""
    templates = [origin.template for origin in origins]
    contents = [origin.content for origin in origins if origin.content]
    return tuple(dict.fromkeys([*templates, *contents]))


def text_item(name: str, text: TypesetText, box: Box, origin: Origin, *, anchor: Anchor = "top", insets: Insets | None = None) -> Text:
    """Return a text frame without fill for a measured text."""
    return Text(name=name, box=box, paragraphs=text.paragraphs, anchor=anchor, insets=insets or Insets(), sources=sources(origin))


def grouped(name: str, items: Sequence[Item]) -> tuple[Item, ...]:
    """Return items that belong together as one group, exactly as large as they are; a single item stays as it is."""
    if len(items) < 2:
        return tuple(items)
    left, top = min(item.box.left for item in items), min(item.box.top for item in items)
    right, bottom = max(item.box.right for item in items), max(item.box.bottom for item in items)
    return (Group(name=name, box=Box.between(left, top, right, bottom), items=tuple(items)),)


def moved_down(item: Item, down: Emu) -> Item:
    """Return the item that much further down the slide; the same value where it stays."""
    if not down:
        return item
    match item:
        case Text() | Shape() | Picture() | Table():
            return replace(item, box=item.box.moved(down=down))
        case Group():
            return replace(item, box=item.box.moved(down=down), items=tuple(moved_down(part, down) for part in item.items))
        case Chart():
            return replace(item, box=item.box.moved(down=down), plot=item.plot.moved(down=down))
        case _:
            assert_never(item)
