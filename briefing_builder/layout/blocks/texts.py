"""Running text: paragraphs and lists."""

from collections.abc import Sequence

from briefing_builder.layout.room.density import Density, gap_stretch
from briefing_builder.layout.room.fragment import Fragment, nothing_fits, text_item
from briefing_builder.layout.text.balance import balanced
from briefing_builder.layout.text.typeset import Typesetter, TypesetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu, points
from briefing_builder.values import replace

STATEMENT = ((40, 3), (36, 4), (32, 5), (28, 6), (26, 7), (24, 99), (20, 99))
"""Size in points of a statement, and the lines that it may take in this size."""
WIDE, WIDE_STATEMENT = points(640), ((54, 2), (48, 3))
"""Across the slide it may be larger."""
STATEMENT_SHARE = 66
"""How much of a room a statement may fill, in per cent."""
LIST_INDENT = points(18)
LIST_STEPS = ((20, 14), (20, 11), (20, 8), (18, 8), (18, 6))
"""Text size and gap between items by level, in points."""
LIST_AIR = points(24)


def fit_paragraph(block: markup.Paragraph, room: Box, typesetter: Typesetter) -> Fragment:
    """Set one text; where its paragraphs do not all fit, the last ones go on. A statement is as large as its length deserves."""
    if block.style == "statement":
        return _fit_statement(block, room, typesetter)
    text = typesetter.typeset(block.words, block.style, room.width, block.origin)
    if text.height > room.height:
        return _first_paragraphs(block, room, typesetter)
    box = room.with_height(text.height)
    return Fragment(items=(text_item("Text", text, box, block.origin),), height=text.height, cut=text.cut)


def _fit_statement(block: markup.Paragraph, room: Box, typesetter: Typesetter) -> Fragment:
    """In lines of similar length, as large as leaves something of the room for what stands below it."""
    for size, lines in (*(WIDE_STATEMENT if room.width >= WIDE else ()), *STATEMENT):
        style = typesetter.style("quote", size=points(size))
        text, measure = balanced(block.words, style, room.width, typesetter, block.origin)
        is_last = size == STATEMENT[-1][0]
        if (text.lines <= lines and not text.cut and text.height <= room.height * STATEMENT_SHARE // 100) or is_last:
            break
    if text.height > room.height:
        return fit_paragraph(replace(block, style="body"), room, typesetter)
    box = room.sized(measure, text.height)
    return Fragment(items=(text_item("Statement", text, box, block.origin),), height=text.height, cut=text.cut)


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
