"""Time drawn to scale: the briefing as one bar whose widths follow the seconds, and days of the calendar on one line."""

from collections.abc import Sequence

from briefing_builder.brand.model import TextStyle
from briefing_builder.deck.model import Align, Group, Insets, Item, Shape, Text
from briefing_builder.layout.room.fragment import SMALL_GAP, Fragment, nothing_fits, sources, text_item
from briefing_builder.layout.room.trials import first_that_fits
from briefing_builder.layout.text.typeset import Typesetter, TypesetText
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points, split
from briefing_builder.values import Value, replace

HEIGHTS = (46, 40, 34)
"""Heights of the bar in points; the tallest that the room allows is taken."""
FILLS = {
    "plain": ("surface-accent", "ink"),
    "muted": ("surface", "muted"),
    "accent": ("accent", "on-accent"),
    "highlight": ("ink", "paper"),
}
LABEL_SIZES = (16, 14, 12)
OUTSIDE_SIZE = points(14)
CORNER = points(7)
SEAM = points(2)
"""The gap between two segments."""
PADDING = points(4)


class _BarSegment(Value, frozen=True, kw_only=True):
    """A segment with its box, and its label where that is narrow enough to stand inside."""

    segment: markup.Segment
    box: Box
    inside: TypesetText | None


def fit_strip(block: markup.Strip, room: Box, typesetter: Typesetter) -> Fragment:
    """Set the strip; a label too wide for its segment stands above it. Where two would collide, only the alternative text names it."""
    quiet = typesetter.style("table", size=points(14), colour=typesetter.colour("muted"))
    caption = typesetter.typeset(block.caption, quiet, room.width, block.origin)
    return first_that_fits(_fit_bar(block, room, typesetter, points(height), caption) for height in HEIGHTS)


def _fit_bar(block: markup.Strip, room: Box, typesetter: Typesetter, height: Emu, caption: TypesetText) -> Fragment:
    parts = _bar_segments(block, room.with_height(height), typesetter)
    labels = _outside_labels(parts, room, typesetter, block)
    above = max(label.box.height for label in labels) + points(2) if labels else ZERO
    used = above + height + (SMALL_GAP + caption.height if caption.paragraphs else ZERO)
    if used > room.height:
        return nothing_fits(block)
    lowered = [replace(part, box=part.box.moved(down=above)) for part in parts]
    drawing: tuple[Item, ...] = (*labels, *(item for part in lowered for item in _segment_items(part, block, typesetter)))
    items: list[Item] = [Group(name="Time strip", box=room.with_height(above + height), items=drawing, alt=block.alt)]
    if caption.paragraphs:
        below = room.band(room.top + above + height + SMALL_GAP, caption.height)
        items.append(text_item("Caption", caption, below, block.origin))
    return Fragment(items=tuple(items), height=used)


def _bar_segments(block: markup.Strip, bar: Box, typesetter: Typesetter) -> list[_BarSegment]:
    boxes = bar.side_by_side(split(bar.width, [segment.seconds for segment in block.segments]))
    boxes[:-1] = [box.with_width(max(ZERO, box.width - SEAM)) for box in boxes[:-1]]
    return [
        _BarSegment(segment=segment, box=box, inside=_inside_label(segment, box, block, typesetter))
        for segment, box in zip(block.segments, boxes, strict=True)
    ]


def _inside_label(segment: markup.Segment, box: Box, block: markup.Strip, typesetter: Typesetter) -> TypesetText | None:
    """The label on one line inside its segment, as large as fits."""
    if not segment.label:
        return None
    width = box.width - 2 * PADDING
    for size in LABEL_SIZES:
        style = typesetter.style("table", colour=typesetter.colour(FILLS[segment.emphasis][1]), bold=True, size=points(size))
        if typesetter.width(segment.label, style) < width - PADDING:
            return typesetter.typeset(segment.label, style, width, block.origin, align="centre")
    return None


def _outside_labels(parts: list[_BarSegment], room: Box, typesetter: Typesetter, block: markup.Strip) -> list[Text]:
    """Labels above the strip, from left to right, while they do not touch each other."""
    labels: list[Text] = []
    end = room.left
    style = typesetter.style("table", size=OUTSIDE_SIZE, colour=typesetter.colour("muted"))
    for part in parts:
        if part.inside or not part.segment.label:
            continue
        text = typesetter.typeset(part.segment.label, style, room.width, block.origin, align="centre")
        width = text.width + PADDING
        left = max(room.left, min(part.box.left + (part.box.width - width) // 2, room.right - width))
        if text.lines == 1 and left >= end and width <= room.width:
            box = Box(left=left, top=room.top, width=width, height=text.height)
            labels.append(text_item("Minutes", text, box, block.origin))
            end = box.right + PADDING
    return labels


def _segment_items(part: _BarSegment, block: markup.Strip, typesetter: Typesetter) -> tuple[Item, ...]:
    """The segment and its label: one filled frame, or words on a surface with the brand's corners."""
    fill = typesetter.colour(FILLS[part.segment.emphasis][0])
    name = f"Minutes {part.segment.label}".strip()
    is_rounded = typesetter.brand.manner.corners == "rounded"
    ground = Shape(name=name, box=part.box, fill=fill)
    if is_rounded:
        ground = replace(ground, geometry="rounded", radius=min(CORNER, part.box.width // 2))
    if part.inside is None:
        return (ground,)
    label = Text(
        name=name, box=part.box, paragraphs=part.inside.paragraphs, anchor="middle", fill="" if is_rounded else fill,
        insets=Insets(left=PADDING, right=PADDING), sources=sources(block.origin),
    )  # fmt: skip
    return (replace(ground, name="Card ground"), label) if is_rounded else (label,)


LINE = points(2)
DOT, LARGE_DOT = points(12), points(18)
DATE_SIZES = (18, 16, 14)
"""Sizes of a day's name on a timeline, in points; what happens on it is two points smaller, and never below fourteen."""
LEAST_SIZE = 14
LEAST_WIDTH = points(64)
"""The least for the words of a day."""
MOST_LINES = 3
STEP_GAP = points(14)
AROUND_LINE = points(8)
DOTS = {
    "plain": ("paper", "muted"),
    "muted": ("paper", "hairline"),
    "accent": ("accent", "accent"),
    "highlight": ("highlight", "highlight"),
}
"""Fill and line of a day's dot: a ring, or a disc for the days that matter."""


def fit_timeline(block: markup.Timeline, room: Box, typesetter: Typesetter) -> Fragment:
    """Set the days on a line over the whole width, as far apart from one another; the line is in accent from the first such day."""
    unbroken, broken = ((_fit_days(block, room, typesetter, size, most) for size in DATE_SIZES) for most in (1, MOST_LINES))
    return first_that_fits((*unbroken, *broken))


def _fit_days(block: markup.Timeline, room: Box, typesetter: Typesetter, size: int, most: int) -> Fragment:
    """The first and the last day stand at the ends of the line, the others in the middle of their words, none of which has more lines."""
    count = len(block.moments)
    step = room.width // (count - 1)
    places = [room.width * number // (count - 1) for number in range(count)]
    middle_ones: list[Align] = ["centre"] * (count - 2)
    aligns: list[Align] = ["left", *middle_ones, "right"]
    small = typesetter.style("small", size=points(max(LEAST_SIZE, size - 2)))
    styles = [_day_style(typesetter, size, moment) for moment in block.moments]
    outer = max(_words_width(block.moments[end], styles[end], small, typesetter) for end in (0, -1))
    outer = min(outer, step * 2 // 3)
    inner = min(step - STEP_GAP, 2 * (step - STEP_GAP - outer))
    widths = [outer, *([inner] * (count - 2)), outer]
    if inner < LEAST_WIDTH:
        return nothing_fits(block)
    set_days = list(zip(block.moments, styles, widths, aligns, strict=True))
    dates = [typesetter.typeset(moment.label, style, width, moment.origin, align=align) for moment, style, width, align in set_days]
    texts = [typesetter.typeset(moment.words, small, width, moment.origin, align=align) for moment, _, width, align in set_days]
    if any(text.lines > most or text.cut for text in (*dates, *texts)):
        return nothing_fits(block)
    above, below = max(text.height for text in dates), max(text.height for text in texts)
    height = above + AROUND_LINE + LARGE_DOT + AROUND_LINE + below
    if height > room.height:
        return nothing_fits(block)
    middle = room.top + above + AROUND_LINE + LARGE_DOT // 2
    items: list[Item] = _line_items(block, places, room.band(middle - LINE // 2, LINE), typesetter)
    for moment, place, width, align, day, text in zip(block.moments, places, widths, aligns, dates, texts, strict=True):
        lead = {"left": ZERO, "centre": width // 2}.get(align, width)
        column = room.beside(place - lead).with_width(width)
        items.append(text_item("Date", day, column.band(room.top + above - day.height, day.height), moment.origin))
        items.append(_day_dot(moment, room.left + place, middle, align, typesetter))
        items.append(text_item("Event", text, column.band(room.top + height - below, text.height), moment.origin))
    drawing = Group(name="Timeline", box=room.with_height(height), items=tuple(items), alt=block.alt)
    return Fragment(items=(drawing,), height=height, cut=sum(text.cut for text in (*dates, *texts)))


def _words_width(moment: markup.Moment, style: TextStyle, small: TextStyle, typesetter: Typesetter) -> Emu:
    """What a day takes where neither its date nor its words are broken."""
    said = "".join(span.text for span in moment.words)
    return max(typesetter.width(moment.label, style), typesetter.width(said, small)) + points(2)


def _line_items(block: markup.Timeline, places: Sequence[Emu], line: Box, typesetter: Typesetter) -> list[Item]:
    """The line, and over it in accent the way from the first day of that emphasis to the last day."""
    items: list[Item] = [Shape(name="Line", box=line.with_width(places[-1]), fill=typesetter.colour("hairline"))]
    own = next((place for moment, place in zip(block.moments, places, strict=True) if moment.emphasis == "accent"), places[-1])
    if own < places[-1]:
        way = Box.between(line.left + own, line.top - LINE // 2, line.left + places[-1], line.bottom + LINE // 2)
        items.append(Shape(name="Way", box=way, fill=typesetter.colour("accent")))
    return items


def _day_style(typesetter: Typesetter, size: int, moment: markup.Moment) -> TextStyle:
    colour = {"accent": "accent", "muted": "muted"}.get(moment.emphasis, "ink")
    return typesetter.style("small", size=points(size), bold=True, colour=typesetter.colour(colour))


def _day_dot(moment: markup.Moment, place: Emu, middle: Emu, align: Align, typesetter: Typesetter) -> Shape:
    """A dot in the middle of its place, or within the line at its ends."""
    fill, line = (typesetter.colour(role) for role in DOTS[moment.emphasis])
    size = LARGE_DOT if moment.emphasis in ("accent", "highlight") else DOT
    lead = {"left": ZERO, "centre": size // 2}.get(align, size)
    box = Box(left=place - lead, top=middle - size // 2, width=size, height=size)
    return Shape(name="Day", box=box, geometry="ellipse", fill=fill, line=line, weight=LINE)
