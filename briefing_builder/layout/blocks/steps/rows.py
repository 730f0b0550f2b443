"""Numbered steps, and boxes to tick: what to do, and quieter, how or when."""

import itertools
from collections.abc import Iterator, Sequence
from functools import partial

from briefing_builder.brand.model import TextStyle
from briefing_builder.deck.model import Anchor, Item, Shape, Text
from briefing_builder.layout.blocks.texts import count_that_fit
from briefing_builder.layout.room.density import Density, gap_stretch
from briefing_builder.layout.room.fragment import GUTTER, Fragment, grouped, nothing_fits, text_item
from briefing_builder.layout.room.trials import first_ample
from briefing_builder.layout.text.balance import column_without_orphans
from briefing_builder.layout.text.typeset import Typesetter, TypesetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points, total_length
from briefing_builder.values import Value, replace


class _StepSizes(Value, frozen=True, kw_only=True):
    """The sizes of a step, and the least gap between two, in points."""

    heading: int
    words: int
    numeral: int
    gap: int


SIZES = (
    _StepSizes(heading=24, words=18, numeral=48, gap=22),
    _StepSizes(heading=24, words=18, numeral=44, gap=14),
    _StepSizes(heading=20, words=16, numeral=40, gap=14),
    _StepSizes(heading=18, words=16, numeral=36, gap=10),
    _StepSizes(heading=18, words=14, numeral=30, gap=6),
)
CHECK_SIZES = (
    _StepSizes(heading=20, words=16, numeral=20, gap=18),
    _StepSizes(heading=20, words=16, numeral=20, gap=12),
    _StepSizes(heading=18, words=16, numeral=18, gap=12),
    _StepSizes(heading=18, words=16, numeral=18, gap=8),
    _StepSizes(heading=18, words=16, numeral=18, gap=5),
)
LARGER_SIZES = (_StepSizes(heading=32, words=22, numeral=72, gap=30), _StepSizes(heading=28, words=20, numeral=60, gap=26))
FEW = 3
STEP_AIR = points(34)
MANY = 5
WIDE = points(640)
NUMERAL_WIDTH = 1.3
"""The width of the column of one-digit numerals, in sizes of the numeral."""
TICK_GAP = points(14)


class _MeasuredSteps(Value, frozen=True, kw_only=True):
    """Steps set for one column: the width of their numerals or boxes, their texts and heights."""

    block: markup.Steps
    sizes: _StepSizes
    lead: Emu
    texts: tuple[TypesetText, ...]
    measures: tuple[Emu, ...]
    heights: tuple[Emu, ...]


def fit_rows(block: markup.Steps, room: Box, typesetter: Typesetter, density: Density) -> Fragment:
    """Set numbered steps, or boxes to tick, one below the other, a large numeral in the margin; what does not fit goes on.

    Many steps stand in two columns of a wide room before their type becomes small; few in a high room are set larger.
    """
    fit = partial(_fit_rows_at, block, room, typesetter)
    larger = first_ample(fit, _larger_sizes(block, room, typesetter), density) if density.fill else None
    return larger or fit(density, (CHECK_SIZES if block.checks else SIZES)[density.level])


def _larger_sizes(block: markup.Steps, room: Box, typesetter: Typesetter) -> Iterator[_StepSizes]:
    """Yield the sizes for few steps in which no step needs more lines than in the usual ones."""
    if block.checks or len(block.steps) > FEW:
        return
    usual = _measure_steps(block, room.width, typesetter, SIZES[0]).texts
    for sizes in LARGER_SIZES:
        texts = _measure_steps(block, room.width, typesetter, sizes).texts
        if all(text.lines <= before.lines for text, before in zip(texts, usual, strict=True)):
            yield sizes


def _fit_rows_at(block: markup.Steps, room: Box, typesetter: Typesetter, density: Density, sizes: _StepSizes) -> Fragment:
    measured = _measure_steps(block, room.width, typesetter, sizes)
    count = count_that_fit(measured.heights, points(sizes.gap), room.height)
    if count < len(block.steps) and len(block.steps) >= MANY and room.width >= WIDE:
        beside = _in_two_columns(block, room, typesetter, density, sizes)
        if beside:
            return beside
    if not count:
        return nothing_fits(block)
    gap = _step_gap(measured.heights[:count], density, sizes)
    items = _step_items(measured, count, room, gap, typesetter)
    remainder = replace(block, steps=block.steps[count:], first=block.first + count) if count < len(block.steps) else None
    cut = sum(text.cut for text in measured.texts[:count])
    return Fragment(items=items, height=total_length(measured.heights[:count], gap), remainder=remainder, cut=cut)


def _in_two_columns(block: markup.Steps, room: Box, typesetter: Typesetter, density: Density, sizes: _StepSizes) -> Fragment | None:
    """The first half left, the second right, in rows on common lines; None if they do not fit so."""
    half = (len(block.steps) + 1) // 2
    boxes = room.columns([1, 1], GUTTER)
    halves = (replace(block, steps=block.steps[:half]), replace(block, steps=block.steps[half:], first=block.first + half))
    columns = [_measure_steps(part, box.width, typesetter, sizes) for part, box in zip(halves, boxes, strict=True)]
    heights = tuple(max(pair) for pair in itertools.zip_longest(*(column.heights for column in columns), fillvalue=ZERO))
    if count_that_fit(heights, points(sizes.gap), room.height) < half:
        return None
    gap = _step_gap(heights, density, sizes)
    aligned = [replace(column, heights=heights[: len(column.heights)]) for column in columns]
    items: list[Item] = []
    for column, box in zip(aligned, boxes, strict=True):
        items += _step_items(column, len(column.texts), box, gap, typesetter)
    cut = sum(text.cut for column in columns for text in column.texts)
    return Fragment(items=tuple(items), height=total_length(heights, gap), cut=cut)


def _measure_steps(block: markup.Steps, width: Emu, typesetter: Typesetter, sizes: _StepSizes) -> _MeasuredSteps:
    lead = _margin_width(block, sizes, typesetter)
    measured = [_step_text(step, Emu(max(1, width - lead)), typesetter, sizes, is_path=block.path) for step in block.steps]
    texts, measures = tuple(text for text, _ in measured), tuple(measure for _, measure in measured)
    floor = ZERO if block.checks else _numeral_text(str(block.first), sizes, lead, typesetter, block).height
    return _MeasuredSteps(
        block=block, sizes=sizes, lead=lead, texts=texts, measures=measures, heights=tuple(max(text.height, floor) for text in texts)
    )


def _step_gap(heights: Sequence[Emu], density: Density, sizes: _StepSizes) -> Emu:
    least = points(sizes.gap)
    return least + gap_stretch(density, total_length(heights, least), len(heights) - 1, STEP_AIR)


def _step_items(measured: _MeasuredSteps, count: int, room: Box, gap: Emu, typesetter: Typesetter) -> tuple[Item, ...]:
    items: list[Item] = []
    block = measured.block
    anchor: Anchor = "top" if block.checks else "middle"
    rows = room.rows(measured.heights[:count], gap)
    if block.path and count > 1:
        items.append(_path_line(rows, measured, typesetter))
    for number, (step, text, measure, row) in enumerate(
        zip(block.steps, measured.texts, measured.measures, rows, strict=False), block.first
    ):
        margin, sizes = row.with_width(measured.lead), measured.sizes
        marks: list[Item]
        if block.path:
            marks = [*_station(number, margin, sizes, typesetter, step)]
        else:
            marks = [_tick(margin, text, sizes, typesetter) if block.checks else _numeral(number, margin, sizes, typesetter, step)]
        items += grouped(
            f"Step {number}", [*marks, text_item("Step", text, row.beside(measured.lead).with_width(measure), step.origin, anchor=anchor)]
        )
    return tuple(items)


def _margin_width(block: markup.Steps, sizes: _StepSizes, typesetter: Typesetter) -> Emu:
    """The width of the column with the numerals or boxes."""
    if block.checks:
        return points(sizes.numeral) + TICK_GAP
    last = str(block.first + len(block.steps) - 1)
    style = typesetter.style("numeral", size=points(sizes.numeral))
    widest = max(typesetter.width(text, style) for text in ("0" * len(last), *(step.figure for step in block.steps if step.figure)))
    return max(points(sizes.numeral * NUMERAL_WIDTH), widest + TICK_GAP)


def _step_text(step: markup.Step, width: Emu, typesetter: Typesetter, sizes: _StepSizes, *, is_path: bool) -> tuple[TypesetText, Emu]:
    """The words of a step, and the measure that leaves no short last line."""
    quiet = typesetter.style("small", size=points(sizes.words), colour=typesetter.colour("muted"))
    main = _heading_style(sizes, typesetter, is_path=is_path)
    column = column_without_orphans([(step.heading, main)], width, typesetter, step.origin)
    heading = typesetter.typeset(step.heading, main, column, step.origin)
    return stacked([heading, typesetter.typeset(step.words, quiet, column, step.origin)]), column


def _heading_style(sizes: _StepSizes, typesetter: Typesetter, *, is_path: bool) -> TextStyle:
    """What to do: in the headings' style; on a path beside a diagram it is quieter than that."""
    return typesetter.style("body", size=points(sizes.heading - 2)) if is_path else typesetter.style("heading", size=points(sizes.heading))


def _numeral_text(number: str, sizes: _StepSizes, width: Emu, typesetter: Typesetter, block: markup.Step | markup.Steps) -> TypesetText:
    return typesetter.typeset(number, typesetter.style("numeral", size=points(sizes.numeral)), width, block.origin)


def _numeral(number: int, row: Box, sizes: _StepSizes, typesetter: Typesetter, step: markup.Step) -> Text:
    text = _numeral_text(step.figure or str(number), sizes, row.width, typesetter, step)
    return text_item(f"Numeral {number}", text, row, step.origin, anchor="middle")


def _station(number: int, row: Box, sizes: _StepSizes, typesetter: Typesetter, step: markup.Step) -> tuple[Shape, Text]:
    """A disc on the line that joins the steps, and the numeral on it."""
    side = _station_side(sizes)
    style = typesetter.style("heading", size=points(sizes.heading - 2), colour=typesetter.colour("on-accent"))
    text = typesetter.typeset(str(number), style, side, step.origin, align="centre")
    box = row.with_width(side).centred(side, side)
    disc = Shape(name="Disc", box=box, geometry="ellipse", fill=typesetter.colour("accent"))
    return disc, text_item(f"Numeral {number}", text, box, step.origin, anchor="middle")


def _station_side(sizes: _StepSizes) -> Emu:
    return points(sizes.numeral - 2)


def _path_line(rows: Sequence[Box], measured: _MeasuredSteps, typesetter: Typesetter) -> Shape:
    """The line through the middle of all stations, from the first to the last."""
    x = rows[0].left + _station_side(measured.sizes) // 2
    top, bottom = (row.top + row.height // 2 for row in (rows[0], rows[-1]))
    return Shape(name="Path", box=Box.between(x, top, x, bottom), line=typesetter.colour("accent"), weight=points(2))


def _tick(row: Box, text: TypesetText, sizes: _StepSizes, typesetter: Typesetter) -> Shape:
    """A box beside the first line."""
    side = points(sizes.numeral)
    line = text.height // max(1, text.lines)
    box = row.sized(side, side).moved(down=max(ZERO, (line - side) // 2))
    rounded = typesetter.brand.manner.corners == "rounded"
    return Shape(
        name="Box to tick", box=box, geometry="rounded" if rounded else "rectangle", line=typesetter.colour("accent"), weight=points(1.5)
    )
