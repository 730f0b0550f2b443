"""Running text: paragraphs and lists."""

from collections.abc import Sequence

from briefing_builder.layout.room.density import Density, gap_stretch
from briefing_builder.layout.room.fragment import Fragment, nothing_fits, text_item
from briefing_builder.layout.text.typeset import Typesetter, TypesetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu, points
from briefing_builder.values import replace

LIST_INDENT = points(18)
LIST_STEPS = ((20, 14), (20, 11), (20, 8), (18, 8), (18, 6))
"""Text size and gap between items by level, in points."""
LIST_AIR = points(24)


def fit_paragraph(block: markup.Paragraph, room: Box, typesetter: Typesetter) -> Fragment:
    """Set one text; where its paragraphs do not all fit, the last ones go on."""
    text = typesetter.typeset(block.words, block.style, room.width, block.origin)
    if text.height > room.height:
        return _first_paragraphs(block, room, typesetter)
    box = room.with_height(text.height)
    return Fragment(items=(text_item("Text", text, box, block.origin),), height=text.height, cut=text.cut)


def _first_paragraphs(block: markup.Paragraph, room: Box, typesetter: Typesetter) -> Fragment:
    """The paragraphs that fit, and the others as what is left over; a numbered list stays whole."""
    starts = [number for number, span in enumerate(block.words) if span.begins in ("paragraph", "bullet") and number]
    for start in reversed(starts):
        words = block.words[:start]
        if typesetter.typeset(words, block.style, room.width, block.origin).height <= room.height:
            fragment = fit_paragraph(replace(block, words=words), room, typesetter)
            return replace(fragment, remainder=replace(block, words=block.words[start:]))
    return nothing_fits(block)


def fit_bullets(block: markup.Bullets, room: Box, typesetter: Typesetter, density: Density) -> Fragment:
    """Set a real list in one frame; items that do not fit go on."""
    size, gap = map(points, LIST_STEPS[density.level])
    style = typesetter.style("body", size=size)
    width = room.width - LIST_INDENT
    texts = [typesetter.typeset(item, style, width, block.origin) for item in block.items]
    count = count_that_fit([text.height for text in texts], gap, room.height)
    if not count:
        return nothing_fits(block)
    shown = [_bulleted(text) for text in texts[:count]]
    more = gap_stretch(density, stacked(shown, gap).height, count - 1, LIST_AIR)
    text = stacked(shown, gap + more)
    item = replace(text_item("List", text, room.with_height(text.height), block.origin), placeholder="body")
    remainder = replace(block, items=block.items[count:]) if count < len(texts) else None
    return Fragment(items=(item,), height=text.height, remainder=remainder, cut=text.cut)


def _bulleted(text: TypesetText) -> TypesetText:
    marked = tuple([replace(paragraph, bullet="bullet", indent=LIST_INDENT) for paragraph in text.paragraphs])
    return replace(text, paragraphs=marked)


def count_that_fit(heights: Sequence[Emu], gap: Emu, room: Emu) -> int:
    """Return how many of the heights, in order and with that gap between them, fit into the room."""
    used = 0
    for number, height in enumerate(heights):
        used += height + (gap if number else 0)
        if used > room:
            return number
    return len(heights)
