"""The briefing as one bar whose widths follow the seconds: what each part is called above it, and its minutes inside."""

from collections.abc import Sequence

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
LABEL_GAP = points(10)
ABOVE_BAR = points(4)


class _Label(Value, frozen=True, kw_only=True):
    """What a segment is called, as it stands above the bar, and from where it would like to stand."""

    text: TypesetText
    left: Emu
    seconds: int


def fit_strip(block: markup.Strip, room: Box, typesetter: Typesetter) -> Fragment:
    """Set the strip: all labels above it in one size, or all inside; figures inside in one size.

    Above the bar a label keeps clear of its neighbours; where not all have room, the alternative text alone names the shortest parts.
    """
    quiet = typesetter.style("table", size=points(14), colour=typesetter.colour("muted"))
    caption = typesetter.typeset(block.caption, quiet, room.width, block.origin)
    return first_that_fits(_fit_bar(block, room, typesetter, points(height), caption) for height in HEIGHTS)


def _fit_bar(block: markup.Strip, room: Box, typesetter: Typesetter, height: Emu, caption: TypesetText) -> Fragment:
    boxes = room.with_height(height).side_by_side(split(room.width, [segment.seconds for segment in block.segments]))
    boxes[:-1] = [box.with_width(max(ZERO, box.width - SEAM)) for box in boxes[:-1]]
    has_figures = any(segment.figure for segment in block.segments)
    size = _size_inside(block, boxes, typesetter)
    labels = _labels_above(block, boxes, room, typesetter) if has_figures or not size else []
    above = max(label.box.height for label in labels) + ABOVE_BAR if labels else ZERO
    used = above + height + (SMALL_GAP + caption.height if caption.paragraphs else ZERO)
    if used > room.height:
        return nothing_fits(block)
    drawing: list[Item] = list(labels)
    for segment, box in zip(block.segments, boxes, strict=True):
        inside = segment.figure if has_figures else segment.label if size else ""
        drawing += _segment_items(segment, box.moved(down=above), inside, points(size or INSIDE_SIZES[-1]), block, typesetter)
    items: list[Item] = [Group(name="Time strip", box=room.with_height(above + height), items=tuple(drawing), alt=block.alt)]
    if caption.paragraphs:
        below = room.band(room.top + above + height + SMALL_GAP, caption.height)
        items.append(text_item("Caption", caption, below, block.origin))
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


def _labels_above(block: markup.Strip, segments: Sequence[Box], room: Box, typesetter: Typesetter) -> list[Text]:
    """The labels above the strip, from left to right: each from the left edge of its segment, or as near to it as its neighbours allow."""
    for size in OUTSIDE_SIZES:
        labels = [_label(segment, box, size, room, block, typesetter) for segment, box in zip(block.segments, segments, strict=True)]
        labels = [label for label in labels if label.text.lines == 1]
        if _needed(labels) <= room.width:
            break
    while labels and _needed(labels) > room.width:
        labels.remove(min(labels, key=lambda label: label.seconds))
    places = _apart([label.left for label in labels], [label.text.width + PADDING for label in labels], room)
    boxes = [
        Box(left=left, top=room.top, width=label.text.width + PADDING, height=label.text.height)
        for label, left in zip(labels, places, strict=True)
    ]
    return [text_item("Minutes", label.text, box, block.origin) for label, box in zip(labels, boxes, strict=True)]


def _label(segment: markup.Segment, box: Box, size: int, room: Box, block: markup.Strip, typesetter: Typesetter) -> _Label:
    is_own = segment.emphasis == "accent"
    style = typesetter.style("table", size=points(size), colour=typesetter.colour("ink" if is_own else "muted"), bold=is_own)
    return _Label(text=typesetter.typeset(segment.label, style, room.width, block.origin), left=box.left, seconds=segment.seconds)


def _needed(labels: Sequence[_Label]) -> int:
    return sum(label.text.width + PADDING + LABEL_GAP for label in labels) - LABEL_GAP


def _apart(lefts: Sequence[Emu], widths: Sequence[int], room: Box) -> list[Emu]:
    """The left edges of labels of these widths, none nearer than a gap to the next, and all inside the room, which is wide enough."""
    places: list[int] = list(lefts)
    for number in range(1, len(places)):
        places[number] = max(places[number], places[number - 1] + widths[number - 1] + LABEL_GAP)
    end = room.right
    for number in range(len(places) - 1, -1, -1):
        places[number] = min(places[number], end - widths[number])
        end = Emu(places[number] - LABEL_GAP)
    return [Emu(place) for place in places]


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
