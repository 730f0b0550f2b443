"""Lines of similar length: the narrowest measure that breaks a text into no more lines than it needs."""

from briefing_builder.brand.model import TextStyle
from briefing_builder.layout.text.typeset import Typesetter, TypesetText
from briefing_builder.slides.markup import Origin, Words
from briefing_builder.units import Emu, points

STEPS = 9
SLACK = points(3)
"""Added to the narrowest measure, for renderers that round widths up."""


def balanced(words: Words | str, style: TextStyle, width: Emu, typesetter: Typesetter, origin: Origin) -> tuple[TypesetText, Emu]:
    """Return the text in lines of similar length, as few as before, and the measure that makes a renderer break it so."""
    text = typesetter.typeset(words, style, width, origin)
    if text.lines < 2:
        return text, width
    narrow, wide = width // 2, width
    for _ in range(STEPS):
        middle = (narrow + wide) // 2
        narrower = typesetter.typeset(words, style, middle, origin)
        narrow, wide = (narrow, middle) if narrower.lines <= text.lines and narrower.cut <= text.cut else (middle, wide)
    measure = min(width, wide + SLACK)
    return typesetter.typeset(words, style, measure, origin), measure


def last_line_share(text: TypesetText, style: TextStyle, typesetter: Typesetter) -> int:
    """Return how long the last line of one paragraph is, in per cent of the longest."""
    (paragraph,) = text.paragraphs
    last = paragraph.text[paragraph.breaks[-1] :] if paragraph.breaks else paragraph.text
    return typesetter.width(last.strip(), style) * 100 // max(1, text.width)
