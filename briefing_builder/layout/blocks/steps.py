"""Numbered steps, and boxes to tick: what to do, and quieter, how or when."""

import itertools
from collections.abc import Sequence

from briefing_builder.deck.model import Anchor, Item, Shape, Text
from briefing_builder.layout.blocks.texts import how_many
from briefing_builder.layout.room.density import Ease, air
from briefing_builder.layout.room.fragment import GUTTER, Fitted, grouped, nothing_fits, text_item
from briefing_builder.layout.text.typeset import Setter, SetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points, total
from briefing_builder.values import Value, replace


class _Look(Value, frozen=True, kw_only=True):
    """The sizes of a step, and the least gap between two, in points."""

    heading: int
    words: int
    numeral: int
    gap: int


LOOKS = (
    _Look(heading=24, words=18, numeral=48, gap=22),
    _Look(heading=24, words=18, numeral=44, gap=14),
    _Look(heading=20, words=16, numeral=40, gap=14),
    _Look(heading=18, words=16, numeral=36, gap=10),
    _Look(heading=18, words=16, numeral=30, gap=6),
)
CHECK_LOOKS = (
    _Look(heading=20, words=16, numeral=20, gap=18),
    _Look(heading=20, words=16, numeral=20, gap=12),
    _Look(heading=18, words=16, numeral=18, gap=12),
    _Look(heading=18, words=16, numeral=18, gap=8),
    _Look(heading=18, words=16, numeral=18, gap=5),
)
STEP_AIR = points(34)
MANY = 5
WIDE = points(640)
NUMERAL_WIDTH = 1.3
"""Of a numeral's column, in sizes of the numeral, for one digit."""
TICK_GAP = points(14)


class _Set(Value, frozen=True, kw_only=True):
    """Steps set for one column: the width of their numerals or boxes, their texts and heights."""

    block: markup.Steps
    look: _Look
    lead: Emu
    texts: tuple[SetText, ...]
    heights: tuple[Emu, ...]


def fit_steps(block: markup.Steps, room: Box, setter: Setter, ease: Ease) -> Fitted:
    """Set numbered steps, or boxes to tick, one below the other, a large numeral in the margin; what does not fit goes on.

    Many steps stand in two columns of a wide room before their type becomes small.
    """
    look = (CHECK_LOOKS if block.checks else LOOKS)[ease.level]
    made = _set(block, room.width, setter, look)
    count = how_many(made.heights, points(look.gap), room.height)
    if count < len(block.steps) and len(block.steps) >= MANY and room.width >= WIDE:
        beside = _in_two_columns(block, room, setter, ease, look)
        if beside:
            return beside
    if not count:
        return nothing_fits(block)
    gap = _gap(made.heights[:count], ease, look)
    items = _placed(made, count, room, gap, setter)
    rest = replace(block, steps=block.steps[count:], first=block.first + count) if count < len(block.steps) else None
    cut = sum(text.cut for text in made.texts[:count])
    return Fitted(items=items, height=total(made.heights[:count], gap), rest=rest, cut=cut)


def _in_two_columns(block: markup.Steps, room: Box, setter: Setter, ease: Ease, look: _Look) -> Fitted | None:
    """The first half left, the second right, in rows on common lines; None if they do not fit so."""
    half = (len(block.steps) + 1) // 2
    boxes = room.columns([1, 1], GUTTER)
    halves = (replace(block, steps=block.steps[:half]), replace(block, steps=block.steps[half:], first=block.first + half))
    made = [_set(part, box.width, setter, look) for part, box in zip(halves, boxes, strict=True)]
    heights = tuple(max(pair) for pair in itertools.zip_longest(*(one.heights for one in made), fillvalue=ZERO))
    if how_many(heights, points(look.gap), room.height) < half:
        return None
    gap = _gap(heights, ease, look)
    aligned = [replace(one, heights=heights[: len(one.heights)]) for one in made]
    items = [item for one, box in zip(aligned, boxes, strict=True) for item in _placed(one, len(one.texts), box, gap, setter)]
    cut = sum(text.cut for one in made for text in one.texts)
    return Fitted(items=tuple(items), height=total(heights, gap), cut=cut)


def _set(block: markup.Steps, width: Emu, setter: Setter, look: _Look) -> _Set:
    lead = _lead(block, look, setter)
    texts = tuple(_step_text(step, Emu(max(1, width - lead)), setter, look) for step in block.steps)
    floor = ZERO if block.checks else _numeral_text(str(block.first), look, lead, setter, block).height
    return _Set(block=block, look=look, lead=lead, texts=texts, heights=tuple(max(text.height, floor) for text in texts))


def _gap(heights: Sequence[Emu], ease: Ease, look: _Look) -> Emu:
    least = points(look.gap)
    return least + air(ease, total(heights, least), len(heights) - 1, STEP_AIR)


def _placed(made: _Set, count: int, room: Box, gap: Emu, setter: Setter) -> tuple[Item, ...]:
    items: list[Item] = []
    block = made.block
    anchor: Anchor = "top" if block.checks else "middle"
    rows = room.rows(made.heights[:count], gap)
    for number, (step, text, row) in enumerate(zip(block.steps, made.texts, rows, strict=False), block.first):
        margin = replace(row, width=made.lead)
        mark = _tick(margin, text, made.look, setter) if block.checks else _numeral(number, margin, made.look, setter, step)
        items += grouped(f"Step {number}", [mark, text_item("Step", text, row.beside(made.lead), step.origin, anchor=anchor)])
    return tuple(items)


def _lead(block: markup.Steps, look: _Look, setter: Setter) -> Emu:
    """The column of the numerals or boxes."""
    if block.checks:
        return points(look.numeral) + TICK_GAP
    last = str(block.first + len(block.steps) - 1)
    widest = setter.width("0" * len(last), setter.style("numeral", size=points(look.numeral)))
    return max(points(look.numeral * NUMERAL_WIDTH), widest + TICK_GAP)


def _step_text(step: markup.Step, width: Emu, setter: Setter, look: _Look) -> SetText:
    quiet = setter.style("small", size=points(look.words), colour=setter.colour("muted"))
    heading = setter.set(step.heading, setter.style("heading", size=points(look.heading)), width, step.origin)
    return stacked([heading, setter.set(step.words, quiet, width, step.origin)])


def _numeral_text(number: str, look: _Look, width: Emu, setter: Setter, block: markup.Step | markup.Steps) -> SetText:
    return setter.set(number, setter.style("numeral", size=points(look.numeral)), width, block.origin)


def _numeral(number: int, row: Box, look: _Look, setter: Setter, step: markup.Step) -> Text:
    text = _numeral_text(str(number), look, row.width, setter, step)
    return text_item(f"Numeral {number}", text, row, step.origin, anchor="middle")


def _tick(row: Box, text: SetText, look: _Look, setter: Setter) -> Shape:
    """A box beside the first line."""
    side = points(look.numeral)
    line = text.height // max(1, text.lines)
    box = row.sized(side, side).moved(down=max(ZERO, (line - side) // 2))
    rounded = setter.brand.manner.corners == "rounded"
    return Shape(
        name="Box to tick", box=box, geometry="rounded" if rounded else "rectangle", line=setter.colour("accent"), weight=points(1.5)
    )
