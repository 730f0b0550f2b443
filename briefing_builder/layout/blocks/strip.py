"""The briefing as one bar whose widths follow the seconds: minutes inside each part, and under it what it is called."""

from collections.abc import Sequence
from itertools import pairwise

from briefing_builder.brand.model import TextStyle
from briefing_builder.deck.model import Group, Insets, Item, Shape, Text
from briefing_builder.layout.room.fragment import SMALL_GAP, Fragment, nothing_fits, sources, text_item
from briefing_builder.layout.room.trials import first_that_fits
from briefing_builder.layout.text.typeset import Typesetter, TypesetText
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points, split
from briefing_builder.values import Value, replace

HEIGHTS = (46, 40, 34)
"""Heights of the bar in points; the tallest that the room allows is taken."""
SLIM_HEIGHTS, SLIM_CAPTION = (14, 10), 20
"""The same without words in it, and the size of its caption, which is read."""
FILLS = {
    "plain": ("track", "ink"),
    "muted": ("track", "ink"),
    "accent": ("accent", "on-accent"),
    "highlight": ("ink", "paper"),
}
INSIDE_SIZES = (18, 16, 14, 12)
OUTSIDE_SIZES = (14, 12)
CORNER = points(7)
SEAM = points(2)
"""The gap between two segments."""
PADDING = points(4)
LABEL_GAP = points(5)
"""The least between two labels."""
OVERHANG = points(7)
"""How far a label may stand out over its segment at either side."""
BELOW_BAR = points(4)
MOST_LINES = 2
ROUNDING = points(2)
"""Added to a label's frame, for renderers that round widths up."""


class _Label(Value, frozen=True, kw_only=True):
    """What a segment is called, set in one line or two, and where it stands: in the middle under it."""

    text: TypesetText
    left: Emu
    seconds: int

    @property
    def right(self) -> Emu:
        """The right edge of the words."""
        return Emu(self.left + self.text.width)


def fit_strip(block: markup.Strip, room: Box, typesetter: Typesetter) -> Fragment:
    """Set the strip: its caption above it, figures inside in one size, labels in one size under their own segments, or all inside.

    A label that has no room under its segment is left out; the alternative text names every part. A strip without any words of its own
    is a slim bar under its caption, which says then what it shows.
    """
    is_slim = not any(segment.figure or segment.label for segment in block.segments)
    quiet = typesetter.style("table", size=points(14), colour=typesetter.colour("muted"))
    told = typesetter.style("body", size=points(SLIM_CAPTION))
    caption = typesetter.typeset(block.caption, told if is_slim else quiet, room.width, block.origin)
    heights = SLIM_HEIGHTS if is_slim else HEIGHTS
    return first_that_fits(_fit_bar(block, room, typesetter, points(height), caption) for height in heights)


def _fit_bar(block: markup.Strip, room: Box, typesetter: Typesetter, height: Emu, caption: TypesetText) -> Fragment:
    boxes = room.with_height(height).side_by_side(split(room.width, [segment.seconds for segment in block.segments]))
    boxes[:-1] = [box.with_width(max(ZERO, box.width - SEAM)) for box in boxes[:-1]]
    has_figures = any(segment.figure for segment in block.segments)
    size = _size_inside(block, boxes, typesetter)
    labels = _labels_below(block, boxes, room, typesetter) if has_figures or not size else []
    above = caption.height + SMALL_GAP if caption.paragraphs else ZERO
    below = max(label.text.height for label in labels) + BELOW_BAR if labels else ZERO
    used = Emu(above + height + below)
    if used > room.height:
        return nothing_fits(block)
    drawing: list[Item] = []
    for segment, box in zip(block.segments, boxes, strict=True):
        inside = segment.figure if has_figures else segment.label if size else ""
        drawing += _segment_items(segment, box.moved(down=above), inside, points(size or INSIDE_SIZES[-1]), block, typesetter)
    line = room.band(Emu(room.top + above + height + BELOW_BAR), max(ZERO, Emu(below - BELOW_BAR)))
    for label in labels:
        frame = replace(line, left=label.left, width=Emu(label.text.width + ROUNDING))
        drawing.append(text_item("Minutes", label.text, frame, block.origin))
    whole = room.band(Emu(room.top + above), Emu(height + below))
    items: list[Item] = [Group(name="Time strip", box=whole, items=tuple(drawing), alt=block.alt)]
    if caption.paragraphs:
        items.insert(0, text_item("Caption", caption, room.with_height(caption.height), block.origin))
    return Fragment(items=tuple(items), height=used)


def _size_inside(block: markup.Strip, boxes: Sequence[Box], typesetter: Typesetter) -> int:
    """The largest size in which all figures stand inside their segments, or, where there are none, all labels; 0 for none."""
    texts = [segment.figure or segment.label for segment in block.segments]
    for size in INSIDE_SIZES:
        style = _inside_style("plain", points(size), typesetter)
        if all(_has_room(text, box, style, typesetter) for text, box in zip(texts, boxes, strict=True)):
            return size
    return 0


def _has_room(text: str, box: Box, style: TextStyle, typesetter: Typesetter) -> bool:
    return not text or typesetter.width(text, style) < box.width - 2 * PADDING


def _inside_style(emphasis: str, size: Emu, typesetter: Typesetter) -> TextStyle:
    return typesetter.style("table", colour=typesetter.colour(FILLS[emphasis][1]), bold=True, size=size)


def _labels_below(block: markup.Strip, segments: Sequence[Box], room: Box, typesetter: Typesetter) -> list[_Label]:
    """The labels under the strip, from left to right, in the size that leaves out fewest."""
    tried = [_labels_of(size, block, segments, room, typesetter) for size in OUTSIDE_SIZES]
    return max(tried, key=len)


def _labels_of(size: int, block: markup.Strip, segments: Sequence[Box], room: Box, typesetter: Typesetter) -> list[_Label]:
    """The labels that stand under their segments in this size: in one line each where none then touches another.

    Of two that would touch, the one of the shorter part gives way.
    """
    pairs = zip(block.segments, segments, strict=True)
    in_a_line = [_label_within(room.width, segment, box, size, room, block, typesetter) for segment, box in pairs]
    if all(label.text.lines == 1 for label in in_a_line) and all(one.right + LABEL_GAP <= other.left for one, other in pairwise(in_a_line)):
        return in_a_line
    labels: list[_Label] = []
    for segment, box in zip(block.segments, segments, strict=True):
        label = _label(segment, box, size, room, block, typesetter, is_at_end=segment in (block.segments[0], block.segments[-1]))
        if label is None:
            continue
        if labels and labels[-1].right + LABEL_GAP > label.left:
            if labels[-1].seconds >= label.seconds:
                continue
            labels.pop()
        labels.append(label)
    return labels


def _label(
    segment: markup.Segment, box: Box, size: int, room: Box, block: markup.Strip, typesetter: Typesetter, *, is_at_end: bool
) -> _Label | None:
    """A label in one line, where that is hardly wider than its segment, else in two; None where not even that has room.

    At either end of the strip a label may be wider than its segment: it keeps inside the room.
    """
    room_of_it = Emu(box.width + 2 * OVERHANG)
    for width in (room.width, room_of_it):
        label = _label_within(width, segment, box, size, room, block, typesetter)
        if (label.text.width <= room_of_it or is_at_end) and label.text.lines <= MOST_LINES and not label.text.cut:
            return label
    return None


def _label_within(
    width: Emu, segment: markup.Segment, box: Box, size: int, room: Box, block: markup.Strip, typesetter: Typesetter
) -> _Label:
    """The label in lines that are as wide as that at most, under the middle of its segment."""
    is_own = segment.emphasis == "accent"
    style = typesetter.style("table", size=points(size), colour=typesetter.colour("ink" if is_own else "muted"), bold=is_own)
    text = typesetter.typeset(segment.label, style, width, block.origin, align="centre")
    left = box.left + box.width // 2 - text.width // 2
    left = max(room.left, min(left, room.right - text.width - ROUNDING))
    return _Label(text=text, left=Emu(left), seconds=segment.seconds)


def _segment_items(
    segment: markup.Segment, box: Box, inside: str, size: Emu, block: markup.Strip, typesetter: Typesetter
) -> tuple[Item, ...]:
    """The segment and what stands in it: one filled frame, or words on a surface with the brand's corners."""
    fill = typesetter.colour(FILLS[segment.emphasis][0])
    name = f"Minutes {segment.label}".strip()
    is_rounded = typesetter.brand.manner.corners == "rounded"
    ground = Shape(name=name, box=box, fill=fill)
    if is_rounded:
        ground = replace(ground, geometry="rounded", radius=min(CORNER, box.width // 2))
    style = _inside_style(segment.emphasis, size, typesetter)
    if not inside or not _has_room(inside, box, style, typesetter):
        return (ground,)
    words = typesetter.typeset(inside, style, box.width - 2 * PADDING, block.origin, align="centre")
    label = Text(
        name=name, box=box, paragraphs=words.paragraphs, anchor="middle", fill="" if is_rounded else fill,
        insets=Insets(left=PADDING, right=PADDING), sources=sources(block.origin),
    )  # fmt: skip
    return (replace(ground, name="Card ground"), label) if is_rounded else (label,)
