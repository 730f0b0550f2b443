"""One place as a diagram over the whole width: who brings something to it at the left, and who gets something from it at the right."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from briefing_builder.deck.model import Item
from briefing_builder.layout.blocks.screens.connectors import connectors, grouped_lines
from briefing_builder.layout.blocks.screens.device import BAR, EDGE, window_shapes
from briefing_builder.layout.drawings import pictogram, rule
from briefing_builder.layout.room.fragment import SMALL_GAP, Fragment, grouped, nothing_fits, text_item
from briefing_builder.layout.text.balance import balanced, column_without_orphans
from briefing_builder.layout.text.typeset import Typesetter, TypesetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points, total_length
from briefing_builder.values import Value

ACROSS = points(700)
"""From this width a hub has its places side by side."""
USER_ICON = "availability"
STATION_ICON, ROW_ICON = points(64), points(44)
PADDING, ROW_GAP = points(28), points(22)
LINES = points(76)
LEFT_SHARE, RIGHT_SHARE = 16, 30
"""The greatest widths of who stands at the left and at the right, in per cent."""
TALLEST_ROW = points(124)
MOST_NAME_LINES = 2
"""A name of more lines is set smaller."""


class HubSizes(Value, frozen=True, kw_only=True):
    """Sizes of type, and the air above and below each row, in points."""

    name: int
    label: int
    heading: int
    words: int
    air: int


SIZES = (
    HubSizes(name=40, label=22, heading=26, words=18, air=16),
    HubSizes(name=34, label=20, heading=24, words=18, air=12),
    HubSizes(name=30, label=18, heading=22, words=16, air=9),
    HubSizes(name=26, label=18, heading=20, words=16, air=6),
    HubSizes(name=20, label=16, heading=18, words=14, air=4),
)


class _Rows(Value, frozen=True, kw_only=True):
    """What is done in the window, set: its name, and a text with its measure for each row."""

    name: TypesetText
    texts: tuple[tuple[TypesetText, Emu], ...]
    least: tuple[Emu, ...]
    head: Emu


def fit_hub_across(block: markup.Hub, room: Box, typesetter: Typesetter) -> Fragment:
    """Set the diagram in the largest sizes in which nothing is cut, else in the smallest that hold it."""
    fragments = [fragment for sizes in SIZES if (fragment := _fit_across(block, room, typesetter, sizes)).remainder is None]
    return next((fragment for fragment in fragments if not fragment.cut), fragments[-1] if fragments else nothing_fits(block))


def _fit_across(block: markup.Hub, room: Box, typesetter: Typesetter, sizes: HubSizes) -> Fragment:
    inward = [spoke for spoke in block.spokes if spoke.direction == "inward"]
    outward = [spoke for spoke in block.spokes if spoke.direction != "inward"]
    style = typesetter.style("heading", size=points(sizes.label))
    widest = max([STATION_ICON, *(typesetter.width(spoke.label, style) + points(2) for spoke in inward)]) if inward else ZERO
    lead = min(Emu(widest), room.width * LEFT_SHARE // 100)
    tail = room.width * RIGHT_SHARE // 100 if outward else ZERO
    window = room.within(lead + LINES if inward else ZERO, ZERO, tail + LINES if outward else ZERO, ZERO)
    rows = _set_rows(block, inward, window.within(PADDING, BAR, PADDING, EDGE), sizes, typesetter)
    gains = [_gain_words(spoke, tail, sizes, typesetter) for spoke in outward]
    natural = BAR + rows.head + total_length(rows.least) + EDGE
    beside = total_length([STATION_ICON + SMALL_GAP + text.height for text, _ in gains], PADDING)
    is_long = rows.name.lines > MOST_NAME_LINES and sizes != SIZES[-1]
    if max(natural, beside) > room.height or is_long:
        return nothing_fits(block)
    more = max(ZERO, min((room.height - natural) // max(1, len(inward)), TALLEST_ROW - max(rows.least, default=TALLEST_ROW)))
    height = max(natural + more * len(inward), beside)
    outside = window.with_height(Emu(height))
    inner = outside.within(PADDING, BAR, PADDING, EDGE)
    head = Emu(inner.height - total_length(rows.least) - more * len(inward))
    boxes = inner.below(head).rows([height + more for height in rows.least])
    level = _level(outside, boxes, gains, room) if boxes else None
    users = list(_users(inward, boxes, room.with_width(lead), (window.left, level), sizes, typesetter))
    title = text_item("Name", rows.name, inner.with_height(head), block.origin, anchor="middle")
    in_window: list[Item] = [*window_shapes(outside, typesetter), title]
    for spoke, (text, measure), box in zip(inward, rows.texts, boxes, strict=True):
        in_window += spoke_items(spoke, text, box.beside(ROW_ICON + ROW_GAP).with_width(measure), box, ROW_ICON, typesetter)
    right = _gain_column(outside.beside(window.width + LINES).with_width(tail), room, gains, level) if outward else outside
    gained = list(_gains(outward, gains, right, (window.right, level), typesetter)) if outward else []
    cut = rows.name.cut + sum(text.cut for text, _ in (*rows.texts, *gains))
    return Fragment(items=(*users, *grouped("Hub", in_window), *gained), height=right.height, cut=cut)


def _set_rows(block: markup.Hub, inward: Sequence[markup.Spoke], inner: Box, sizes: HubSizes, typesetter: Typesetter) -> _Rows:
    style = typesetter.style("title", size=points(sizes.name), colour=typesetter.colour("ink"))
    name, _ = balanced(block.name, style, inner.width, typesetter, block.origin)
    texts = tuple([spoke_text(spoke, Emu(max(1, inner.width - ROW_ICON - ROW_GAP)), sizes, SMALL_GAP, typesetter) for spoke in inward])
    least = tuple([max(text.height, ROW_ICON) + 2 * points(sizes.air) for text, _ in texts])
    return _Rows(name=name, texts=texts, least=least, head=name.height + 2 * points(sizes.air))


def spoke_text(spoke: markup.Spoke, width: Emu, sizes: HubSizes, gap: Emu, typesetter: Typesetter) -> tuple[TypesetText, Emu]:
    """Return the words of a row with that gap between them, and the measure that leaves no short last line."""
    quiet = typesetter.style("small", size=points(sizes.words), colour=typesetter.colour("muted"))
    main = typesetter.style("heading", size=points(sizes.heading))
    styled = ((spoke.heading, main), (spoke.words, quiet))
    column = column_without_orphans(styled, width, typesetter, spoke.origin)
    return stacked([typesetter.typeset(words, style, column, spoke.origin) for words, style in styled], gap), column


def _gain_words(spoke: markup.Spoke, width: Emu, sizes: HubSizes, typesetter: Typesetter) -> tuple[TypesetText, Emu]:
    """Whose gain it is, large, and what it is."""
    main = typesetter.style("heading", size=points(sizes.heading))
    plain = typesetter.style("small", size=points(sizes.words + 2), colour=typesetter.colour("ink"))
    quiet = typesetter.style("small", size=points(sizes.words), colour=typesetter.colour("muted"))
    styled = ((spoke.label, main), (spoke.heading, plain), (spoke.words, quiet))
    column = column_without_orphans(styled, width, typesetter, spoke.origin)
    return stacked([typesetter.typeset(words, style, column, spoke.origin) for words, style in styled], SMALL_GAP), column


def spoke_items(spoke: markup.Spoke, text: TypesetText, words: Box, row: Box, icon: Emu, typesetter: Typesetter) -> Iterator[Item]:
    """Yield a row of the window: its rule, its icon of that size, and the words in their box."""
    yield rule(row, typesetter.colour("hairline"))
    square = row.with_width(icon).centred(icon, icon)
    yield pictogram(spoke.icon, square, typesetter.brand.manner, colour=typesetter.colour("accent"))
    yield text_item("Use", text, words, spoke.origin, anchor="middle")


def _users(
    inward: Sequence[markup.Spoke], boxes: Sequence[Box], column: Box, axis: tuple[Emu, Emu | None], sizes: HubSizes, typesetter: Typesetter
) -> Iterator[Item]:
    """Yield who brings something, and lines to their rows: a single one at that level under an icon, several beside their rows."""
    edge, level = axis
    style = typesetter.style("heading", size=points(sizes.label))
    groups = [(label, list(members)) for label, members in groupby(zip(inward, boxes, strict=True), key=lambda pair: pair[0].label)]
    for label, pairs in groups:
        middles = [box.top + box.height // 2 for _, box in pairs]
        between = Emu((middles[0] + middles[-1]) // 2)
        middle = between if level is None or len(groups) > 1 else level
        origin = pairs[0][0].origin
        text = typesetter.typeset(label, style, column.width, origin, align="centre")
        top = Emu(middle - (STATION_ICON if len(groups) == 1 else text.height) // 2)
        square = column.band(top, STATION_ICON).centred(STATION_ICON, STATION_ICON)
        if len(groups) == 1:
            who = text_item("Who", text, column.band(Emu(top + STATION_ICON + SMALL_GAP), text.height), origin)
            yield from grouped("User", [pictogram(USER_ICON, square, typesetter.brand.manner, colour=typesetter.colour("accent")), who])
        else:
            yield text_item("Who", text, column.band(top, text.height), origin)
        span = Box.between(column.right + SMALL_GAP, middle, edge, middle)
        yield grouped_lines(connectors(["inward"] * len(pairs), middles, middle, span, typesetter))


def _level(window: Box, rows: Sequence[Box], gains: Sequence[tuple[TypesetText, Emu]], room: Box) -> Emu:
    """The height at which lines lead into the window and out of it: its middle, or its only row’s, as far as words have room below."""
    if len(rows) == 1:
        return Emu(rows[0].top + rows[0].height // 2)
    below = STATION_ICON // 2 + SMALL_GAP + (gains[0][0].height if len(gains) == 1 else ZERO)
    return Emu(min(window.top + window.height // 2, room.bottom - below))


def _gain_column(column: Box, room: Box, gains: Sequence[tuple[TypesetText, Emu]], level: Emu | None) -> Box:
    """The column of those who get something: lower than the window where a single one level with the rows needs it and has the room."""
    if len(gains) > 1 or level is None:
        return column
    bottom = level + STATION_ICON // 2 + SMALL_GAP + gains[0][0].height
    return column.with_height(Emu(max(column.height, min(bottom, room.bottom) - column.top)))


def _gains(
    outward: Sequence[markup.Spoke],
    texts: Sequence[tuple[TypesetText, Emu]],
    column: Box,
    axis: tuple[Emu, Emu | None],
    typesetter: Typesetter,
) -> Iterator[Item]:
    """Yield who gets what, one below the other, each under its icon and with a line from the window's edge to that.

    A single one stands level with what leads into the window, as far as its words have room below.
    """
    edge, level = axis
    needed = [STATION_ICON + SMALL_GAP + text.height for text, _ in texts]
    spare = column.height - total_length(needed, PADDING)
    top = column.top + max(ZERO, spare) // 2
    if len(texts) == 1 and level is not None and spare > 0:
        top = max(column.top, min(level - STATION_ICON // 2, column.bottom - needed[0]))
    for spoke, (text, measure), height in zip(outward, texts, needed, strict=True):
        box = column.band(Emu(top), height)
        middle = Emu(top + STATION_ICON // 2)
        span = Box.between(edge, middle, column.left - SMALL_GAP, middle)
        yield grouped_lines(connectors(["inward"], [middle], middle, span, typesetter))
        square = box.sized(STATION_ICON, STATION_ICON)
        yield from grouped("Gain", [
            pictogram(spoke.icon, square, typesetter.brand.manner, colour=typesetter.colour("accent")),
            text_item("Gain", text, box.below(STATION_ICON + SMALL_GAP).with_width(measure), spoke.origin),
        ])  # fmt: skip
        top += height + PADDING
