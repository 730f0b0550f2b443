"""The time of the briefing as one bar: widths follow the seconds, the managers' own part is the one in the accent colour."""


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
