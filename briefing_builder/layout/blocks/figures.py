"""Big figures, each with its caption: side by side in a wide room, one below the other in a narrow one."""

from collections.abc import Sequence
from functools import partial

from briefing_builder.deck.model import Item, Shape
from briefing_builder.layout.drawings import rule
from briefing_builder.layout.room.fragment import GUTTER, Fragment, grouped, nothing_fits, text_item
from briefing_builder.layout.room.trials import first_whole
from briefing_builder.layout.text.balance import SLACK, balanced
from briefing_builder.layout.text.typeset import Typesetter, TypesetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points

SIZES = (
    (96, 18, 18), (80, 18, 16), (66, 16, 16), (60, 16, 14), (54, 16, 12), (48, 14, 10), (44, 14, 8), (40, 14, 8), (36, 14, 6), (32, 14, 6),
    (28, 14, 4),
)  # fmt: skip
"""Sizes of figure and caption, and the air above and below them, in points."""
LARGEST_STACKED, LARGEST_BESIDE = 54, 66
WIDE = points(440)
EDGE = points(4)
EDGE_GAP = points(14)
STROKE = points(40)


def fit_figures(block: markup.Figures, room: Box, typesetter: Typesetter) -> Fragment:
    """Set big numbers, all in one size: as large as the room allows, each on one line where any size can do that."""
    is_wide = room.width > WIDE and len(block.figures) > 1
    largest = LARGEST_BESIDE if is_wide else LARGEST_STACKED if room.width <= WIDE else SIZES[0][0]
    usable = [sizes for sizes in SIZES if sizes[0] <= largest]
    one_line = [sizes for sizes in usable if _on_one_line(block, room, typesetter, sizes[0])]
    return first_whole(partial(_fit_at, block, room, typesetter, sizes) for sizes in one_line) or nothing_fits(block)


def _on_one_line(block: markup.Figures, room: Box, typesetter: Typesetter, size: int) -> bool:
    boxes = _figure_boxes(block, room, typesetter)
    style = typesetter.style("figure", size=points(size))
    return size == SIZES[-1][0] or all(
        typesetter.width(figure.value, style) <= box.width for figure, box in zip(block.figures, boxes, strict=True)
    )


def _figure_boxes(block: markup.Figures, room: Box, typesetter: Typesetter) -> Sequence[Box]:
    """The rooms for words, without what stands beside them."""
    count = len(block.figures)
    boxes = room.columns([1] * count, GUTTER) if room.width > WIDE and count > 1 else [room] * count
    return [box.beside(EDGE + EDGE_GAP) for box in boxes] if typesetter.brand.manner.cards == "edged" else boxes


def _fit_at(block: markup.Figures, room: Box, typesetter: Typesetter, sizes: tuple[int, int, int]) -> Fragment:
    boxes = _figure_boxes(block, room, typesetter)
    texts = [_figure_text(figure, box.width, typesetter, sizes) for figure, box in zip(block.figures, boxes, strict=True)]
    pad = points(sizes[2])
    height = max(text.height for text in texts) + 2 * pad
    is_wide = len({box.left for box in boxes}) > 1
    needed = height if is_wide else height * len(boxes)
    if needed > room.height:
        return nothing_fits(block)
    items: list[Item] = []
    for number, (figure, text, box) in enumerate(zip(block.figures, texts, boxes, strict=True)):
        cell = box.band(room.top + (ZERO if is_wide else number * height), height)
        narrow = cell.with_width(min(cell.width, text.width + SLACK)) if text.lines > 2 else cell
        words = text_item("Figure", text, narrow.band(cell.top + pad, text.height), figure.origin)
        items += grouped(f"Figure: {figure.value}", [_figure_rule(cell, words.box, typesetter), words])
    return Fragment(items=tuple(items), height=needed, cut=sum(text.cut for text in texts))


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


def _figure_text(figure: markup.Figure, width: Emu, typesetter: Typesetter, sizes: tuple[int, int, int]) -> TypesetText:
    colour = typesetter.colour("accent" if figure.emphasis in ("accent", "highlight") else "ink")
    style = typesetter.style("figure", size=points(sizes[0]), colour=colour)
    value = typesetter.typeset(figure.value, style, width, figure.origin)
    quiet = typesetter.style("table", size=points(sizes[1]), colour=typesetter.colour("muted"))
    caption, _ = balanced(figure.caption, quiet, width, typesetter, figure.origin)
    return stacked([value, caption])
