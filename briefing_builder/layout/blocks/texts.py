"""Running text: paragraphs and lists."""

from collections.abc import Sequence

from briefing_builder.layout.room.density import Ease, air
from briefing_builder.layout.room.fragment import Fitted, nothing_fits, text_item
from briefing_builder.layout.text.typeset import Setter, SetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu, points
from briefing_builder.values import replace

LIST_INDENT = points(18)
LIST_STEPS = ((20, 14), (20, 11), (20, 8), (18, 8), (18, 6))
"""Text size and gap between items by level, in points."""
LIST_AIR = points(24)


def fit_paragraph(block: markup.Paragraph, room: Box, setter: Setter) -> Fitted:
    """Set one text; where its paragraphs do not all fit, the last ones go on."""
    text = setter.set(block.words, block.style, room.width, block.origin)
    if text.height > room.height:
        return _divided(block, room, setter)
    box = replace(room, height=text.height)
    return Fitted(items=(text_item("Text", text, box, block.origin),), height=text.height, cut=text.cut)


def _divided(block: markup.Paragraph, room: Box, setter: Setter) -> Fitted:
    """The paragraphs that fit, and the others as what is left over; a numbered list stays whole."""
    starts = [number for number, span in enumerate(block.words) if span.begins in ("paragraph", "bullet") and number]
    for start in reversed(starts):
        words = block.words[:start]
        if setter.set(words, block.style, room.width, block.origin).height <= room.height:
            done = fit_paragraph(replace(block, words=words), room, setter)
            return replace(done, rest=replace(block, words=block.words[start:]))
    return nothing_fits(block)


def fit_bullets(block: markup.Bullets, room: Box, setter: Setter, ease: Ease) -> Fitted:
    """Set a real list in one frame; items that do not fit go on."""
    size, gap = map(points, LIST_STEPS[ease.level])
    style = setter.style("body", size=size)
    width = room.width - LIST_INDENT
    texts = [setter.set(item, style, width, block.origin) for item in block.items]
    count = how_many([text.height for text in texts], gap, room.height)
    if not count:
        return nothing_fits(block)
    shown = [_bulleted(text) for text in texts[:count]]
    more = air(ease, stacked(shown, gap).height, count - 1, LIST_AIR)
    text = stacked(shown, gap + more)
    item = replace(text_item("List", text, replace(room, height=text.height), block.origin), placeholder="body")
    rest = replace(block, items=block.items[count:]) if count < len(texts) else None
    return Fitted(items=(item,), height=text.height, rest=rest, cut=text.cut)


def _bulleted(text: SetText) -> SetText:
    marked = tuple([replace(paragraph, bullet="bullet", indent=LIST_INDENT) for paragraph in text.paragraphs])
    return replace(text, paragraphs=marked)


def how_many(heights: Sequence[Emu], gap: Emu, room: Emu) -> int:
    """Return how many of the heights, in order and with that gap between them, go into the room."""
    used = 0
    for number, height in enumerate(heights):
        used += height + (gap if number else 0)
        if used > room:
            return number
    return len(heights)
