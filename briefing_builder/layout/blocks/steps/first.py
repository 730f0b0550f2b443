"""The first step large, as what is asked for now; the others below it on a date line, each under its own date."""

from collections.abc import Sequence

from briefing_builder.brand.model import TextStyle
from briefing_builder.deck.model import Item, Shape
from briefing_builder.layout.blocks.cards.style import card_style_of
from briefing_builder.layout.blocks.texts import count_that_fit
from briefing_builder.layout.drawings import rule
from briefing_builder.layout.room.density import Density, gap_stretch
from briefing_builder.layout.room.fragment import GUTTER, SMALL_GAP, Fragment, grouped, text_item
from briefing_builder.layout.text.balance import balanced, without_orphan
from briefing_builder.layout.text.typeset import Typesetter, TypesetText
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points, total_length
from briefing_builder.values import Value, replace


class _FirstSizes(Value, frozen=True, kw_only=True):
    """The sizes of the first step and of the others, and the least gap between them, in points."""

    first: int
    heading: int
    date: int
    gap: int


SIZES = (
    _FirstSizes(first=44, heading=20, date=16, gap=30),
    _FirstSizes(first=40, heading=18, date=16, gap=26),
    _FirstSizes(first=36, heading=18, date=14, gap=22),
    _FirstSizes(first=30, heading=16, date=14, gap=16),
    _FirstSizes(first=24, heading=16, date=14, gap=12),
)
ALONE_SHARE = 68
"""The size of a step that stands alone, in per cent of that of a first one."""
LARGEST_DATED = 1
"""The most generous level of steps that stand on a date line alone."""
GAP_AIR = points(34)
NARROWEST = points(150)
MARK = points(16)
"""What marks a step on the date line: a box to tick, or a disc."""
DATE_WIDTH = points(150)
ROW_PAD = points(8)
MARK_GAP = points(12)


class _Others(Value, frozen=True, kw_only=True):
    """What stands below the first step, from the top of its room, and whether words were cut in it."""

    items: tuple[Item, ...]
    height: Emu
    cut: int


def fit_first(block: markup.Steps, room: Box, typesetter: Typesetter, density: Density) -> Fragment | None:
    """Set the first step large on a ground of its own, and the others on a line below; None where they do not all fit so.

    The words of a step are its date. In a room too narrow for columns the others stand in rows, the dates at the left.
    """
    sizes = SIZES[density.level]
    hero, cut = _hero(block, room, typesetter, sizes, ZERO)
    height = _bottom(hero) - room.top
    gap = points(sizes.gap) if len(block.steps) > 1 else ZERO
    others = _others(block, room.below(height + gap), typesetter, sizes) if gap else _Others(items=(), height=ZERO, cut=0)
    if others is None or height + gap + others.height > room.height:
        return None
    more = gap_stretch(density, height + gap + others.height, 2, GAP_AIR)
    if more:
        hero, _ = _hero(block, room, typesetter, sizes, more)
        height += more
        gap += more if gap else ZERO
        others = (_others(block, room.below(height + gap), typesetter, sizes) or others) if gap else others
    return Fragment(items=(*hero, *others.items), height=height + gap + others.height, cut=cut + others.cut)


def fit_dates(block: markup.Steps, room: Box, typesetter: Typesetter, density: Density) -> Fragment | None:
    """Set all steps on one date line, each under its own date; in a narrow room in rows. None where they do not all fit so.

    One step alone is no line: it is said large, its date above it.
    """
    if len(block.steps) == 1 and not block.checks:
        return _alone(block.steps[0], room, typesetter, SIZES[density.level])
    line = _on_dates(block, block.steps, room, typesetter, SIZES[max(LARGEST_DATED, density.level)])
    return Fragment(items=line.items, height=line.height, cut=line.cut) if line else None


def _alone(step: markup.Step, room: Box, typesetter: Typesetter, sizes: _FirstSizes) -> Fragment | None:
    """A step of which there is no other: its date as a small heading, itself in lines of similar length in the face of titles."""
    date = typesetter.typeset(step.words, _date_style(typesetter, sizes), room.width, step.origin)
    style = typesetter.style("title", size=points(sizes.first * ALONE_SHARE // 100), colour=typesetter.colour("ink"))
    heading, measure = balanced(step.heading, style, room.width, typesetter, step.origin)
    top = date.height + (SMALL_GAP if date.paragraphs else ZERO)
    if top + heading.height > room.height:
        return None
    items: list[Item] = [text_item("Date", date, room.with_height(date.height), step.origin)] if date.paragraphs else []
    items.append(text_item("Step", heading, room.below(top).sized(measure, heading.height), step.origin))
    return Fragment(items=grouped("Step 1", items), height=top + heading.height, cut=date.cut + heading.cut)


def _date_style(typesetter: Typesetter, sizes: _FirstSizes) -> TextStyle:
    return typesetter.style("heading", size=points(sizes.date), colour=typesetter.colour("accent"))


def _bottom(items: Sequence[Item]) -> Emu:
    return max(item.box.bottom for item in items)


def _hero(block: markup.Steps, room: Box, typesetter: Typesetter, sizes: _FirstSizes, more: Emu) -> tuple[tuple[Item, ...], int]:
    """The first step: its date as a label, itself large, on the ground of an accented card."""
    step, style = block.steps[0], card_style_of(typesetter)
    inner = style.inner(room)
    box = inner.beside(points(sizes.first) + MARK_GAP) if block.checks else inner
    label = typesetter.style("label", size=points(sizes.date), colour=typesetter.colour("accent"))
    date = typesetter.typeset(step.words, style.style(label, "accent"), box.width, step.origin)
    large = style.style(typesetter.style("title", size=points(sizes.first), colour=typesetter.colour("ink")), "accent")
    heading, measure = balanced(step.heading, large, box.width, typesetter, step.origin)
    date_box = box.below(more // 2).with_height(date.height)
    under = box.below(more // 2 + date.height + (SMALL_GAP if date.height else ZERO)).sized(measure, heading.height)
    ground = style.items(room.with_height(under.bottom + more - more // 2 + style.insets.bottom - room.top), "accent", typesetter)
    items = [*ground]
    if block.checks:
        line = heading.height // max(1, heading.lines)
        side = points(sizes.first * 3 // 4)
        box_to_tick = Box(left=inner.left, top=under.top + (line - side) // 2, width=side, height=side)
        items.append(_mark(box_to_tick, block, typesetter, colour=style.colour("accent", "accent"), fill=""))
    if date.paragraphs:
        items.append(text_item("Date", date, date_box, step.origin))
    items.append(text_item("Step", heading, under, step.origin))
    return grouped("Step 1", items), date.cut + heading.cut


def _mark(box: Box, block: markup.Steps, typesetter: Typesetter, *, colour: str, fill: str) -> Shape:
    if not block.checks:
        return Shape(name="Mark", box=box, geometry="ellipse", fill=colour)
    is_rounded = typesetter.brand.manner.corners == "rounded"
    shape = Shape(name="Box to tick", box=box, fill=fill, line=colour, weight=points(1.5))
    return replace(shape, geometry="rounded") if is_rounded else shape


def _others(block: markup.Steps, room: Box, typesetter: Typesetter, sizes: _FirstSizes) -> _Others | None:
    return _on_dates(block, block.steps[1:], room, typesetter, sizes)


def _on_dates(block: markup.Steps, steps: Sequence[markup.Step], room: Box, typesetter: Typesetter, sizes: _FirstSizes) -> _Others | None:
    if room.height <= 0:
        return None
    if (room.width - GUTTER * (len(steps) - 1)) // len(steps) < NARROWEST:
        return _in_rows(block, steps, room, typesetter, sizes)
    return _on_line(block, steps, room, typesetter, sizes)


def _step_texts(
    step: markup.Step, width: Emu, date_width: Emu, typesetter: Typesetter, sizes: _FirstSizes
) -> tuple[TypesetText, TypesetText, Emu]:
    """The date of a step, its heading, and the measure of that."""
    date = _date_style(typesetter, sizes)
    heading = typesetter.style("body", size=points(sizes.heading), colour=typesetter.colour("ink"))
    return (
        typesetter.typeset(step.words, date, date_width, step.origin),
        *without_orphan(step.heading, heading, width, typesetter, step.origin),
    )


def _on_line(block: markup.Steps, steps: Sequence[markup.Step], room: Box, typesetter: Typesetter, sizes: _FirstSizes) -> _Others | None:
    """The others side by side under one line, on which each has its mark."""
    boxes = room.columns([1] * len(steps), GUTTER)
    texts = [_step_texts(step, box.width, box.width, typesetter, sizes) for step, box in zip(steps, boxes, strict=True)]
    dates, headings = max(date.height for date, *_ in texts), max(heading.height for _, heading, _ in texts)
    top = MARK + points(8)
    height = top + dates + (points(2) if dates else ZERO) + headings
    if height > room.height:
        return None
    items: list[Item] = [rule(room.below(MARK // 2), typesetter.colour("accent"), weight=points(1.5), name="Date line")]
    for number, (step, box, (date, heading, measure)) in enumerate(
        zip(steps, boxes, texts, strict=True), len(block.steps) - len(steps) + 1
    ):
        mark = _mark(box.sized(MARK, MARK), block, typesetter, colour=typesetter.colour("accent"), fill=typesetter.ground)
        parts: list[Item] = [mark]
        if date.paragraphs:
            parts.append(text_item("Date", date, box.below(top).with_height(date.height), step.origin))
        under = box.below(top + dates + (points(2) if dates else ZERO)).sized(measure, heading.height)
        items += grouped(f"Step {number}", [*parts, text_item("Step", heading, under, step.origin)])
    return _Others(items=tuple(items), height=height, cut=sum(date.cut + heading.cut for date, heading, _ in texts))


def _in_rows(block: markup.Steps, steps: Sequence[markup.Step], room: Box, typesetter: Typesetter, sizes: _FirstSizes) -> _Others | None:
    """The others one below the other under hairlines, the date at the left of each."""
    lead = MARK + MARK_GAP
    date_width = min(DATE_WIDTH, room.width // 3)
    left = lead + date_width + MARK_GAP
    texts = [_step_texts(step, Emu(max(1, room.width - left)), date_width, typesetter, sizes) for step in steps]
    heights = [max(date.height, heading.height) + 2 * ROW_PAD for date, heading, _ in texts]
    if count_that_fit(heights, ZERO, room.height) < len(steps):
        return None
    items: list[Item] = []
    for number, (step, row, (date, heading, measure)) in enumerate(
        zip(steps, room.rows(heights), texts, strict=True), len(block.steps) - len(steps) + 1
    ):
        inner = row.below(ROW_PAD)
        line = heading.height // max(1, heading.lines)
        mark = inner.sized(MARK, MARK).moved(down=max(ZERO, (line - MARK) // 2))
        parts: list[Item] = [
            rule(row, typesetter.colour("hairline")),
            _mark(mark, block, typesetter, colour=typesetter.colour("accent"), fill=""),
        ]
        if date.paragraphs:
            parts.append(text_item("Date", date, inner.beside(lead).sized(date_width, date.height), step.origin))
        parts.append(text_item("Step", heading, inner.beside(left).sized(measure, heading.height), step.origin))
        items += grouped(f"Step {number}", parts)
    return _Others(items=tuple(items), height=total_length(heights), cut=sum(date.cut + heading.cut for date, heading, _ in texts))
