"""What fitting a block into a room gives: the items, the height they took, and what is left for the next slide."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from briefing_builder.brand.model import TextStyle
from briefing_builder.deck.model import Anchor, Group, Insets, Item, Text
from briefing_builder.layout.setting import Setter, SetText
from briefing_builder.problems import Source
from briefing_builder.slides.markup import Block, Origin
from briefing_builder.units import Box, Emu, points

GAP = points(18)
"""Between two blocks, and between the columns of a row."""
GUTTER = points(30)
"""Between columns of the 12-column grid."""
SMALL_GAP = points(6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """Items inside the room, the height used from its top, and the block that did not fit (None: all did)."""

    items: tuple[Item, ...]
    height: Emu
    rest: Block | None = None


Fit = Callable[[Block, Box, Setter], Fitted]


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


def columns(room: Box, shares: Sequence[int], gutter: Emu) -> tuple[Box, ...]:
    """Return boxes side by side over the room's whole height, their widths in the ratio of the shares."""
    free = room.width - gutter * (len(shares) - 1)
    edges = [free * sum(shares[:n]) // sum(shares) for n in range(len(shares) + 1)]
    return tuple(
        replace(room, left=Emu(room.left + start + gutter * n), width=Emu(end - start))
        for n, (start, end) in enumerate(zip(edges, edges[1:], strict=False))
    )


def moved(item: Item, down: Emu) -> Item:
    """Return the item that much further down the slide."""
    box = replace(item.box, top=Emu(item.box.top + down))
    if isinstance(item, Group):
        return replace(item, box=box, items=tuple(moved(part, down) for part in item.items))
    if hasattr(item, "plot"):
        return replace(item, box=box, plot=replace(item.plot, top=Emu(item.plot.top + down)))
    return replace(item, box=box)


def coloured(style: TextStyle, colour: str) -> TextStyle:
    """Return the style in another colour role."""
    return replace(style, colour=colour)
