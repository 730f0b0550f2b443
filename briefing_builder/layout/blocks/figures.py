"""Big figures, each with its caption: side by side in a wide room, one below the other in a narrow one."""

from collections.abc import Sequence
from functools import partial

from briefing_builder.deck.model import Item, Shape
from briefing_builder.layout.drawings import rule
from briefing_builder.layout.room.fragment import GUTTER, Fragment, grouped, nothing_fits, text_item
from briefing_builder.layout.room.trials import first_whole
from briefing_builder.layout.text.balance import SLACK, balanced, without_orphan
from briefing_builder.layout.text.typeset import Typesetter, TypesetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points

SIZES = (
    (96, 18, 18), (80, 18, 16), (66, 16, 16), (60, 16, 14), (54, 16, 12), (48, 14, 10), (44, 14, 8), (40, 14, 8), (36, 14, 6), (32, 14, 6),
    (28, 14, 4),
)  # fmt: skip
"""Sizes of figure and caption, and the air above and below them, in points."""
SMALLER = ((24, 14, 4), (20, 14, 4))
"""For the figures of a sum, which stand on one line."""
LARGEST_STACKED, LARGEST_BESIDE = 54, 66
WIDE = points(440)
SIGNS = {"times": "×", "equals": "="}
LARGEST_SIGN = points(30)
SIGN_GUTTER = points(44)
NARROWEST_FACTOR = points(70)
ROOM_FOR_ONE = points(300)
"""From this width a figure that stands alone may have any size."""
EDGE = points(4)
EDGE_GAP = points(14)
STROKE = points(40)


def fit_figures(block: markup.Figures, room: Box, typesetter: Typesetter) -> Fragment:
    """Set big numbers, all in one size: as large as the room allows, each on one line where any size can do that."""
    is_wide = room.width > WIDE and len(block.figures) > 1
    is_alone = len(block.figures) == 1 and room.width > ROOM_FOR_ONE
    largest = LARGEST_BESIDE if is_wide else LARGEST_STACKED if room.width <= WIDE and not is_alone else SIZES[0][0]
    usable = [sizes for sizes in (*SIZES, *(SMALLER if _is_sum(block) else ())) if sizes[0] <= largest]
    one_line = [sizes for sizes in usable if _on_one_line(block, room, typesetter, sizes[0])]
    return first_whole(partial(_fit_at, block, room, typesetter, sizes) for sizes in one_line) or nothing_fits(block)


def _on_one_line(block: markup.Figures, room: Box, typesetter: Typesetter, size: int) -> bool:
    boxes = _figure_boxes(block, room, typesetter)
    style = typesetter.style("figure", size=points(size))
    return size == (SMALLER if _is_sum(block) else SIZES)[-1][0] or all(
        typesetter.width(figure.value, style) <= box.width for figure, box in zip(block.figures, boxes, strict=True)
    )


def _figure_boxes(block: markup.Figures, room: Box, typesetter: Typesetter) -> Sequence[Box]:
    """The rooms for words, without what stands beside them."""
    count = len(block.figures)
    gutter = SIGN_GUTTER if _is_sum(block) else GUTTER
    boxes = room.columns(_weights(block, typesetter), gutter) if room.width > WIDE and count > 1 else [room] * count
    has_edges = typesetter.brand.manner.cards == "edged" and not _is_sum(block)
    return [box.beside(EDGE + EDGE_GAP) for box in boxes] if has_edges else boxes


def _is_sum(block: markup.Figures) -> bool:
    return any(figure.sign != "none" for figure in block.figures)


def _weights(block: markup.Figures, typesetter: Typesetter) -> list[int]:
    """Columns alike; where the figures make a sum, as wide as their digits."""
    if not _is_sum(block):
        return [1] * len(block.figures)
    style = typesetter.style("figure", size=LARGEST_SIGN)
    return [max(typesetter.width(figure.value, style), NARROWEST_FACTOR) for figure in block.figures]


def _fit_at(block: markup.Figures, room: Box, typesetter: Typesetter, sizes: tuple[int, int, int]) -> Fragment:
    boxes = _figure_boxes(block, room, typesetter)
    set_texts = [_figure_text(figure, box.width, typesetter, sizes) for figure, box in zip(block.figures, boxes, strict=True)]
    texts = [text for text, _ in set_texts]
    pad = points(sizes[2])
    height = max(text.height for text in texts) + 2 * pad
    is_wide = len({box.left for box in boxes}) > 1
    needed = height if is_wide else height * len(boxes)
    if needed > room.height:
        return nothing_fits(block)
    items: list[Item] = []
    for number, (figure, (text, measure), box) in enumerate(zip(block.figures, set_texts, boxes, strict=True)):
        cell = box.band(room.top + (ZERO if is_wide else number * height), height)
        if figure.sign != "none" and is_wide:
            before = boxes[number - 1].left + _value_width(block.figures[number - 1], typesetter, sizes)
            items.append(_sign_item(figure, Emu(before), cell, typesetter, sizes))
        words = text_item("Figure", text, cell.with_width(measure).band(cell.top + pad, text.height), figure.origin)
        frame = [] if _is_sum(block) else [_figure_rule(cell, words.box, typesetter)]
        items += grouped(f"Figure: {figure.value}", [*frame, words])
    return Fragment(items=tuple(items), height=needed, cut=sum(text.cut for text in texts))


def _value_width(figure: markup.Figure, typesetter: Typesetter, sizes: tuple[int, int, int]) -> Emu:
    return typesetter.width(figure.value, typesetter.style("figure", size=points(sizes[0])))


def _sign_item(figure: markup.Figure, before: Emu, cell: Box, typesetter: Typesetter, sizes: tuple[int, int, int]) -> Item:
    """What is done with this figure and the one before it, whose digits end at `before`: as far from either, level with their digits."""
    size, _, pad = map(points, sizes)
    sign = typesetter.style("figure", size=min(size, LARGEST_SIGN), colour=typesetter.colour("muted"))
    text = typesetter.typeset(SIGNS[figure.sign], sign, cell.width, figure.origin)
    digits = typesetter.typeset(figure.value, typesetter.style("figure", size=size), cell.width, figure.origin)
    left, top = (before + cell.left - text.width) // 2, cell.top + pad + (digits.height - text.height) // 2
    return text_item("Sign", text, Box(left=Emu(left), top=Emu(top), width=text.width + points(1), height=text.height), figure.origin)


def _figure_rule(cell: Box, words: Box, typesetter: Typesetter) -> Shape:
    """What holds a figure together by the brand's manner: a hairline, a short stroke above it, or an edge beside it."""
    match typesetter.brand.manner.cards:
        case "edged":
            edge = words.moved(right=-EDGE - EDGE_GAP).sized(EDGE, words.height)
            return Shape(name="Edge", box=edge, fill=typesetter.colour("accent"))
        case "filled":
            return rule(cell.with_width(min(cell.width, STROKE)), typesetter.colour("accent"), weight=points(3))
        case _:
            return rule(cell, typesetter.colour("hairline"))


def _figure_text(figure: markup.Figure, width: Emu, typesetter: Typesetter, sizes: tuple[int, int, int]) -> tuple[TypesetText, Emu]:
    """The value and its caption, and the measure of both."""
    colour = typesetter.colour("accent" if figure.emphasis in ("accent", "highlight") else "ink")
    style = typesetter.style("figure", size=points(sizes[0]), colour=colour)
    value = typesetter.typeset(figure.value, style, width, figure.origin)
    caption, measure = _caption_text(figure, min(width, value.width + SLACK), width, typesetter, points(sizes[1]))
    return stacked([value, caption]), measure


def _caption_text(figure: markup.Figure, least: Emu, width: Emu, typesetter: Typesetter, size: Emu) -> tuple[TypesetText, Emu]:
    """The caption in lines of similar length, and its measure: the value stands in the same frame, so none is narrower than `least`."""
    quiet = typesetter.style("table", size=size, colour=typesetter.colour("muted"))
    for even in (balanced, without_orphan):
        caption, measure = even(figure.caption, quiet, width, typesetter, figure.origin)
        if measure >= least:
            return caption, measure
    return typesetter.typeset(figure.caption, quiet, least, figure.origin), least
