"""Running text: paragraphs and lists."""

from collections.abc import Sequence
from functools import partial
from typing import Literal

from briefing_builder.layout.room.density import Density, gap_stretch
from briefing_builder.layout.room.fragment import Fragment, nothing_fits, text_item
from briefing_builder.layout.room.trials import first_ample, first_whole
from briefing_builder.layout.text.balance import balanced, without_orphan
from briefing_builder.layout.text.typeset import Typesetter, TypesetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu, points
from briefing_builder.values import replace

LIST_INDENT = points(18)
LIST_STEPS = ((20, 14), (20, 11), (20, 8), (18, 8), (18, 6))
"""Text size and gap between items by level, in points."""
LARGER_LISTS = ((28, 22), (24, 18))
FEW = 4
LIST_AIR = points(24)
BALANCED = ("lead", "script", "label")
FEW_LINES = 3
DISPLAY_SIZES = ((8, 72), (18, 60), (30, 48), (48, 36), (72, 28))
COLUMN_SIZES = ((18, 44), (30, 40), (48, 32), (72, 28))
NARROW_SIZES = ((30, 38), *COLUMN_SIZES[2:])
"""How many words a display text may have at a size in points: across the slide, in a column, and in one of five twelfths at most."""
DISPLAY_STEPS = (72, 66, 60, 54, 48, 44, 40, 38, 36, 34, 32, 28, 24)
PLAIN: tuple[Literal["lead", "body", "small"], ...] = ("lead", "body", "small")
"""The styles of a display text that has too many words for any display size."""
DISPLAY_SHARE = 66
"""How much of the height of its room a display text fills, in per cent, where a smaller size leaves something for what stands below it."""
WIDE, NARROW = points(640), points(350)


def fit_paragraph(block: markup.Paragraph, room: Box, typesetter: Typesetter) -> Fragment:
    """Set one text; where its paragraphs do not all fit, the last ones go on. Display text is as large as its words allow."""
    if block.style == "display":
        return _fit_display(block, room, typesetter)
    text, measure = _even_lines(block, room.width, typesetter)
    if text.height > room.height:
        return _first_paragraphs(block, room, typesetter)
    box = room.sized(measure, text.height)
    return Fragment(items=(text_item("Text", text, box, block.origin),), height=text.height, cut=text.cut)


def _even_lines(block: markup.Paragraph, width: Emu, typesetter: Typesetter) -> tuple[TypesetText, Emu]:
    """The text and its measure: few lines of large words or of a label are about as long as one another, no last line is short."""
    if block.style in BALANCED:
        text, measure = balanced(block.words, typesetter.style(block.style), width, typesetter, block.origin)
        if text.lines <= FEW_LINES:
            return text, measure
    return without_orphan(block.words, block.style, width, typesetter, block.origin)


def _fit_display(block: markup.Paragraph, room: Box, typesetter: Typesetter) -> Fragment:
    """Few words very large, many in the size of a lead: one size for texts of about the same length, in lines of similar length."""
    count = len(markup.words_text(block.words).split())
    by_words = DISPLAY_SIZES if room.width >= WIDE else COLUMN_SIZES if room.width >= NARROW else NARROW_SIZES
    largest = next((size for most, size in by_words if count <= most), by_words[-1][1])
    sizes = [size for size in DISPLAY_STEPS if size <= largest]
    for share in (DISPLAY_SHARE, 100):
        low = room.with_height(room.height * share // 100)
        whole = first_whole(partial(_display_text, block, low, typesetter, size) for size in sizes)
        if whole:
            return whole
    plain = (fit_paragraph(replace(block, style=style), room, typesetter) for style in PLAIN)
    return next((fragment for fragment in plain if fragment.remainder is None), None) or fit_paragraph(
        replace(block, style=PLAIN[0]), room, typesetter
    )


def _display_text(block: markup.Paragraph, room: Box, typesetter: Typesetter, size: int) -> Fragment:
    style = typesetter.style("title", size=points(size), colour=typesetter.colour("ink"))
    text, measure = balanced(block.words, style, room.width, typesetter, block.origin)
    if text.height > room.height:
        return nothing_fits(block)
    return Fragment(items=(text_item("Text", text, room.sized(measure, text.height), block.origin),), height=text.height, cut=text.cut)


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
    """Set a real list in one frame, few items in a high room larger; items that do not fit go on."""
    fit = partial(_fit_list, block, room, typesetter)
    larger = first_ample(fit, LARGER_LISTS, density) if len(block.items) <= FEW else None
    return larger or fit(density, LIST_STEPS[density.level])


def _fit_list(block: markup.Bullets, room: Box, typesetter: Typesetter, density: Density, sizes: tuple[int, int]) -> Fragment:
    size, gap = map(points, sizes)
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
