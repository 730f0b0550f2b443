"""Lines of similar length, none ending within a term: the measure that breaks a text so, into no more lines than it needs."""

import re
from collections.abc import Sequence

from briefing_builder.brand.model import TextStyle
from briefing_builder.layout.text.joints import parts_a_term
from briefing_builder.layout.text.typeset import Typesetter, TypesetText
from briefing_builder.slides.markup import Origin, Words, words_text
from briefing_builder.units import Emu, points

STEPS = 9
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
ORPHAN = 30
"""A last line that is shorter, in per cent of the longest, looks left behind."""
NARROWER = (97, 94, 91, 88, 85, 82, 78, 74, 70, 66)
"""Measures to try for a text with such a line, or with one that ends within a term, in per cent."""
WIDER = (103, 106, 109, 112, 116, 120, 125, 130, 140)
"""Measures to try where the narrowest ends a line within a term, in per cent of it."""
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
    measure = min(width, wide + _slack(style))
    even = typesetter.typeset(words, style, measure, origin)
    if not _faults(even, style, typesetter):
        return even, measure
    return _best((even, measure), [min(width, measure * per_cent // 100) for per_cent in WIDER], words, style, typesetter, origin)


def by_sentences(
    words: Words | str, style: TextStyle, width: Emu, typesetter: Typesetter, origin: Origin
) -> tuple[TypesetText, Emu] | None:
    """Return two sentences of two lines with one on each, and the measure that makes a renderer break them so; None where none does."""
    whole = words if isinstance(words, str) else words_text(words)
    end = SENTENCE_END.search(whole)
    if end is None or SENTENCE_END.search(whole, end.end()):
        return None
    measure = min(width, typesetter.width(whole[: end.start()], style) + _slack(style))
    text = typesetter.typeset(words, style, measure, origin)
    breaks = [place for paragraph in text.paragraphs for place in paragraph.breaks]
    is_so = text.lines == 2 and len(breaks) == 1 and end.start() <= breaks[0] <= end.end()
    return (text, measure) if is_so and not text.cut and not text.paragraphs[0].rtl else None


def _slack(style: TextStyle) -> Emu:
    return max(SLACK, style.size * SLACK_OF_SIZE // 100)


def last_line_share(text: TypesetText, style: TextStyle, typesetter: Typesetter) -> int:
    """Return how long the last line is, in per cent of the longest."""
    paragraph = text.paragraphs[-1]
    last = paragraph.text[paragraph.breaks[-1] :] if paragraph.breaks else paragraph.text
    return typesetter.width(last.strip(), style) * 100 // max(1, text.width)


def without_orphan(
    words: Words | str, style: TextStyle | str, width: Emu, typesetter: Typesetter, origin: Origin
) -> tuple[TypesetText, Emu]:
    """Return the text and the measure that leaves no short last line and parts no term, in as few lines as before.

    Where no measure does, that with the fewest such faults, the widest of them.
    """
    style = typesetter.style(style) if isinstance(style, str) else style
    text = typesetter.typeset(words, style, width, origin)
    if text.paragraphs and not text.paragraphs[0].rtl and _faults(text, style, typesetter):
        return _best((text, width), [width * per_cent // 100 for per_cent in NARROWER], words, style, typesetter, origin)
    return text, width


def _best(
    usual: tuple[TypesetText, Emu], measures: Sequence[Emu], words: Words | str, style: TextStyle, typesetter: Typesetter, origin: Origin
) -> tuple[TypesetText, Emu]:
    """The text in the first measure without a fault, or with the fewest, while it needs no more lines than in the usual one."""
    best, fewest = usual, _faults(usual[0], style, typesetter)
    for measure in measures:
        if not usual[0].cut and not typesetter.holds_words_in(words, style, measure, origin):
            break
        text = typesetter.typeset(words, style, measure, origin)
        if text.lines > usual[0].lines or text.cut > usual[0].cut:
            break
        if (faults := _faults(text, style, typesetter)) < fewest:
            best, fewest = (text, measure), faults
        if not fewest:
            break
    return best


def column_without_orphans(texts: Sequence[tuple[Words | str, TextStyle]], width: Emu, typesetter: Typesetter, origin: Origin) -> Emu:
    """Return the width of a column in which no text has a short last line, parts a term or has more lines; else that with the fewest."""

    def set_in(measure: Emu) -> list[tuple[TypesetText, TextStyle]]:
        return [(typesetter.typeset(words, style, measure, origin), style) for words, style in texts if words]

    usual = set_in(width)
    best, fewest = width, sum(_faults(text, style, typesetter) for text, style in usual)
    if not fewest or any(text.paragraphs[0].rtl for text, _ in usual):
        return width
    for per_cent in NARROWER:
        measure = width * per_cent // 100
        narrower = set_in(measure)
        if any(now.lines > before.lines or now.cut > before.cut for (now, _), (before, _) in zip(narrower, usual, strict=True)):
            break
        if (faults := sum(_faults(text, style, typesetter) for text, style in narrower)) < fewest:
            best, fewest = measure, faults
        if not fewest:
            break
    return best


def is_faulty(text: TypesetText, style: TextStyle, typesetter: Typesetter) -> bool:
    """Return whether a line ends within a term, or the last one looks left behind."""
    return _faults(text, style, typesetter) > 0


def _faults(text: TypesetText, style: TextStyle, typesetter: Typesetter) -> int:
    """How often a line ends within a term, and the last one is short."""
    parted = sum(parts_a_term(paragraph.text, paragraph.breaks) for paragraph in text.paragraphs if paragraph.breaks)
    is_short = len(text.paragraphs) == 1 and bool(text.paragraphs[0].breaks) and last_line_share(text, style, typesetter) < ORPHAN
    return parted + is_short
