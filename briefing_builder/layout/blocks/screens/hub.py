"""One place as a diagram: a window with its name and what is done there, and before it who does it, with lines that lead in or out."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from briefing_builder.deck.model import Item
from briefing_builder.layout.blocks.screens.connectors import connectors, grouped_lines
from briefing_builder.layout.blocks.screens.device import BAR, EDGE, window_shapes
from briefing_builder.layout.blocks.screens.hub_across import ACROSS, HubSizes, fit_hub_across, spoke_items, spoke_text
from briefing_builder.layout.room.fragment import SMALL_GAP, Fragment, grouped, nothing_fits, text_item
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points, total_length

ICON = points(40)
PADDING = points(20)
LINES = points(58)
"""The room of the lines between who and what: out to the bracket, and from there to the window."""
MOST_LABEL = 30
"""The most that the names of those who use it may take, in per cent of the width."""
TALLEST_ROW = points(118)


SIZES = (
    HubSizes(name=24, label=18, heading=24, words=16, air=14),
    HubSizes(name=22, label=18, heading=22, words=16, air=10),
    HubSizes(name=20, label=16, heading=20, words=14, air=8),
    HubSizes(name=18, label=14, heading=18, words=14, air=5),
)


def fit_hub(block: markup.Hub, room: Box, typesetter: Typesetter) -> Fragment:
    """Set the diagram in the largest sizes in which every row has its words and nobody's name is cut; rows share the height.

    Over a whole slide who gets something stands behind the place.
    """
    if room.width >= ACROSS:
        return fit_hub_across(block, room, typesetter)
    for sizes in SIZES:
        fragment = _fit_in_sizes(block, room, typesetter, sizes)
        if fragment.remainder is None and not fragment.cut:
            break
    return fragment


def _fit_in_sizes(block: markup.Hub, room: Box, typesetter: Typesetter, sizes: HubSizes) -> Fragment:
    who_style = typesetter.style("heading", size=points(sizes.label))
    widest = max(typesetter.width(spoke.label, who_style) for spoke in block.spokes) + points(2)
    lead = min(widest, room.width * MOST_LABEL // 100)
    window = room.beside(lead + LINES)
    inner = window.within(PADDING, BAR, PADDING, EDGE)
    words_width = inner.width - ICON - PADDING
    if words_width <= 0:
        return nothing_fits(block)
    name_style = typesetter.style("title", size=points(sizes.name), colour=typesetter.colour("ink"))
    name = typesetter.typeset(block.name, name_style, inner.width, block.origin)
    measured = [spoke_text(spoke, words_width, sizes, ZERO, typesetter) for spoke in block.spokes]
    texts = [text for text, _ in measured]
    least = [max(text.height, ICON) + 2 * points(sizes.air) for text in texts]
    head = name.height + 2 * points(sizes.air)
    natural = BAR + head + total_length(least) + EDGE
    if natural > room.height:
        return nothing_fits(block)
    more = min((room.height - natural) // len(least), max(ZERO, TALLEST_ROW - max(least)))
    heights = [height + more for height in least]
    outside = window.with_height(natural + more * len(least))
    rows = inner.below(head).rows(heights)
    title = text_item("Name", name, inner.with_height(head), block.origin, anchor="middle")
    in_window: list[Item] = [*window_shapes(outside, typesetter), title]
    for spoke, (text, measure), row in zip(block.spokes, measured, rows, strict=True):
        in_window += spoke_items(spoke, text, row.beside(ICON + PADDING).with_width(measure), row, ICON, typesetter)
    users = list(_user_items(block, rows, room.with_width(lead), window.left, sizes, typesetter))
    cut = name.cut + sum(text.cut for text in texts)
    return Fragment(items=(*users, *grouped("Hub", in_window)), height=outside.height, cut=cut)


def _user_items(block: markup.Hub, rows: Sequence[Box], column: Box, edge: Emu, sizes: HubSizes, typesetter: Typesetter) -> Iterator[Item]:
    """Who uses it, beside the middle of all their rows, and the lines to each of these."""
    style = typesetter.style("heading", size=points(sizes.label))
    for label, members in groupby(zip(block.spokes, rows, strict=True), key=lambda pair: pair[0].label):
        pairs = list(members)
        middles = [row.top + row.height // 2 for _, row in pairs]
        middle = (middles[0] + middles[-1]) // 2
        text = typesetter.typeset(label, style, column.width, pairs[0][0].origin)
        yield text_item("Who", text, column.band(middle - text.height // 2, text.height), pairs[0][0].origin)
        span = Box.between(column.right + SMALL_GAP, middle, edge, middle)
        yield grouped_lines(connectors([spoke.direction for spoke, _ in pairs], middles, middle, span, typesetter))
