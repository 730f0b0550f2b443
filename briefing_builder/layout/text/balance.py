"""Lines of similar length: the narrowest measure that breaks a text into no more lines than it needs."""

from collections.abc import Sequence

from briefing_builder.brand.model import TextStyle
from briefing_builder.layout.text.typeset import Typesetter, TypesetText
from briefing_builder.slides.markup import Origin, Words
from briefing_builder.units import Emu, points

STEPS = 9
ORPHAN = 30
"""A last line that is shorter, in per cent of the longest, looks left behind."""
NARROWER = (97, 94, 91, 88, 85, 82, 78, 74, 70, 66)
"""Measures to try for a text with such a line, in per cent."""
SLACK, SLACK_OF_SIZE = points(3), 6
"""Added to the narrowest measure, for renderers that round widths up; and of large letters so many per cent of their size."""


def balanced(words: Words | str, style: TextStyle, width: Emu, typesetter: Typesetter, origin: Origin) -> tuple[TypesetText, Emu]:
    """Return the text in lines of similar length, as few as before, and the measure that makes a renderer break it so."""
    text = typesetter.typeset(words, style, width, origin)
    if text.lines < 2 or text.paragraphs[0].rtl:  # a narrower frame would leave the right edge
        return text, width
    narrow, wide = width // 2, width
    for _ in range(STEPS):
        middle = (narrow + wide) // 2
        if not text.cut and not typesetter.holds_words_in(words, style, middle, origin):
            narrow = middle
            continue
        narrower = typesetter.typeset(words, style, middle, origin)
        narrow, wide = (narrow, middle) if narrower.lines <= text.lines and narrower.cut <= text.cut else (middle, wide)
    measure = min(width, wide + max(SLACK, style.size * SLACK_OF_SIZE // 100))
    return typesetter.typeset(words, style, measure, origin), measure


def last_line_share(text: TypesetText, style: TextStyle, typesetter: Typesetter) -> int:
    """Return how long the last line of one paragraph is, in per cent of the longest."""
    (paragraph,) = text.paragraphs
    last = paragraph.text[paragraph.breaks[-1] :] if paragraph.breaks else paragraph.text
    return typesetter.width(last.strip(), style) * 100 // max(1, text.width)


def without_orphan(
    words: Words | str, style: TextStyle | str, width: Emu, typesetter: Typesetter, origin: Origin
) -> tuple[TypesetText, Emu]:
    """Return the text and the measure that leaves no short last line, in as few lines as before; the whole width where none does."""
    style = typesetter.style(style) if isinstance(style, str) else style
    text = typesetter.typeset(words, style, width, origin)
    if not _has_orphan(text, style, typesetter) or text.paragraphs[0].rtl:
        return text, width
    for per_cent in NARROWER:
        measure = width * per_cent // 100
        if not text.cut and not typesetter.holds_words_in(words, style, measure, origin):
            break
        narrower = typesetter.typeset(words, style, measure, origin)
        if narrower.lines > text.lines or narrower.cut > text.cut:
            break
        if not _has_orphan(narrower, style, typesetter):
            return narrower, measure
    return text, width


def column_without_orphans(texts: Sequence[tuple[Words | str, TextStyle]], width: Emu, typesetter: Typesetter, origin: Origin) -> Emu:
    """Return the width of a column in which no text has a short last line or more lines; the whole width where there is none."""

    def set_in(measure: Emu) -> list[tuple[TypesetText, TextStyle]]:
        return [(typesetter.typeset(words, style, measure, origin), style) for words, style in texts if words]

    usual = set_in(width)
    if not any(_has_orphan(text, style, typesetter) for text, style in usual) or any(text.paragraphs[0].rtl for text, _ in usual):
        return width
    for per_cent in NARROWER:
        measure = width * per_cent // 100
        narrower = set_in(measure)
        if any(now.lines > before.lines or now.cut > before.cut for (now, _), (before, _) in zip(narrower, usual, strict=True)):
            break
        if not any(_has_orphan(text, style, typesetter) for text, style in narrower):
            return measure
    return width


def _has_orphan(text: TypesetText, style: TextStyle, typesetter: Typesetter) -> bool:
    return len(text.paragraphs) == 1 and bool(text.paragraphs[0].breaks) and last_line_share(text, style, typesetter) < ORPHAN
