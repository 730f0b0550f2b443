"""Steps side by side over the whole width, each under a large numeral or figure: for the few steps that a slide is about."""

from briefing_builder.deck.model import Item
from briefing_builder.layout.blocks.cards.style import card_style_of
from briefing_builder.layout.room.density import Density
from briefing_builder.layout.room.fragment import SMALL_GAP, Fragment, grouped, text_item
from briefing_builder.layout.text.balance import balanced, without_orphan
from briefing_builder.layout.text.typeset import Typesetter, TypesetText
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu, points
from briefing_builder.values import Value, replace


class _ColumnSizes(Value, frozen=True, kw_only=True):
    """The sizes of a step in a column, in points; its heading stands close under its numeral, for the two are one."""

    numeral: int
    heading: int
    words: int


SIZES = (
    _ColumnSizes(numeral=112, heading=30, words=22),
    _ColumnSizes(numeral=104, heading=28, words=20),
    _ColumnSizes(numeral=96, heading=26, words=20),
    _ColumnSizes(numeral=80, heading=24, words=18),
    _ColumnSizes(numeral=60, heading=22, words=18),
)
STRETCH = points(64)
"""How much taller than its words a column on a surface may become, to use the room."""
MOST_COLUMNS = 4
NARROWEST = points(150)
NUMERALS = (112, 104, 96, 88, 80, 72, 66, 60)
"""Sizes of a figure to try, so that every one stands on one line."""
HEADINGS = (30, 28, 26, 24, 22, 20)
"""The same of what stands below it."""
WORDS, WORDS_LINES = (22, 20, 18), 2
"""The same of the quiet words, so that all of them stand on so many lines."""
WIDEST = 97
"""How much of its column a figure fills at most, in per cent."""
MOST_LINES = 3
"""A heading of more lines is a text, and reads better in a row."""


class _Column(Value, frozen=True, kw_only=True):
    """A step set for its column."""

    step: markup.Step
    number: int
    box: Box
    numeral: TypesetText
    heading: TypesetText
    measure: Emu
    """The width of the heading's frame, which makes its lines of similar length."""
    words: TypesetText
    words_measure: Emu


def fit_columns(block: markup.Steps, room: Box, typesetter: Typesetter, density: Density) -> Fragment | None:
    """Set the steps side by side, their numerals, headings and words on common lines; None where they do not all fit so."""
    if len(block.steps) > MOST_COLUMNS:
        return None
    style, sizes = card_style_of(typesetter), SIZES[density.level]
    boxes = room.columns([1] * len(block.steps), style.gutter)
    if boxes[0].width < NARROWEST:
        return None
    inner = style.inner(boxes[0]).width
    numeral = _numeral_size(block, inner, sizes, typesetter)
    sizes = replace(sizes, heading=_heading_size(block, inner, sizes, typesetter), words=_words_size(block, inner, sizes, typesetter))
    columns = [
        _column(step, number, style.inner(box), sizes, numeral, typesetter)
        for number, (step, box) in enumerate(zip(block.steps, boxes, strict=True), 1)
    ]
    if any(column.heading.lines > MOST_LINES or column.numeral.lines > 1 for column in columns):
        return None
    pads = style.insets.top + style.insets.bottom
    height = Emu(_height(columns) + pads)
    if height > room.height:
        return None
    more = points(0) if style.kind == "ruled" else max(points(0), min(STRETCH, Emu(min(density.fill, room.height) - height)))
    items: list[Item] = []
    for column, box in zip(columns, boxes, strict=True):
        ground = style.items(box.with_height(Emu(height + more)), "plain", typesetter)
        lower = replace(column, box=column.box.moved(down=Emu(more // 2)))
        items += grouped(f"Step {column.number}", [*ground, *_texts(lower, columns)])
    cut = sum(column.heading.cut + column.words.cut for column in columns)
    return Fragment(items=tuple(items), height=Emu(height + more), cut=cut)


def _numeral_size(block: markup.Steps, width: Emu, sizes: _ColumnSizes, typesetter: Typesetter) -> Emu:
    """The size in which every figure stands on one line, if any does; numerals alone are as large as can be."""
    figures = [step.figure for step in block.steps if step.figure]
    for size in (size for size in NUMERALS if size <= sizes.numeral):
        style = typesetter.style("numeral", size=points(size))
        if all(typesetter.width(figure, style) * 100 <= width * WIDEST for figure in figures):
            break
    return points(size)


def _heading_size(block: markup.Steps, width: Emu, sizes: _ColumnSizes, typesetter: Typesetter) -> int:
    """The size in which every heading stands on one line; where none does, as large as can be."""
    for size in (size for size in HEADINGS if size <= sizes.heading):
        style = typesetter.style("heading", size=points(size))
        if all(typesetter.width(markup.words_text(step.heading), style) <= width for step in block.steps):
            return size
    return sizes.heading


def _words_size(block: markup.Steps, width: Emu, sizes: _ColumnSizes, typesetter: Typesetter) -> int:
    """The size in which all quiet words stand on few lines; where none does, as large as can be."""
    for size in (size for size in WORDS if size <= sizes.words):
        style = typesetter.style("small", size=points(size))
        if all(typesetter.typeset(step.words, style, width, step.origin).lines <= WORDS_LINES for step in block.steps):
            return size
    return sizes.words


def _column(step: markup.Step, number: int, box: Box, sizes: _ColumnSizes, numeral: Emu, typesetter: Typesetter) -> _Column:
    heading = typesetter.style("heading", size=points(sizes.heading))
    text, measure = balanced(step.heading, heading, box.width, typesetter, step.origin)
    quiet = typesetter.style("small", size=points(sizes.words), colour=typesetter.colour("muted"))
    words, words_measure = without_orphan(step.words, quiet, box.width, typesetter, step.origin)
    return _Column(
        step=step, number=number, box=box,
        numeral=typesetter.typeset(step.figure or str(number), typesetter.style("numeral", size=numeral), box.width, step.origin),
        heading=text,
        measure=measure,
        words=words,
        words_measure=words_measure,
    )  # fmt: skip


def _height(columns: list[_Column]) -> Emu:
    words = max(column.words.height for column in columns)
    return _headings_end(columns) + (SMALL_GAP + words if words else words)


def _headings_end(columns: list[_Column]) -> Emu:
    return max(column.numeral.height for column in columns) + max(column.heading.height for column in columns)


def _texts(column: _Column, columns: list[_Column]) -> list[Item]:
    box, origin = column.box, column.step.origin
    below_numeral = box.below(max(other.numeral.height for other in columns))
    items: list[Item] = [
        text_item(f"Numeral {column.number}", column.numeral, box.with_height(column.numeral.height), origin),
        text_item("Step", column.heading, below_numeral.sized(column.measure, column.heading.height), origin),
    ]
    if column.words.paragraphs:
        below = box.below(_headings_end(columns) + SMALL_GAP)
        items.append(text_item("Words", column.words, below.sized(column.words_measure, column.words.height), origin))
    return items
