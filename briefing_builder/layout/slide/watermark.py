"""The watermark, a line that says for whom a copy is: a text goes in; one quiet item at the top of the slide comes out."""

from briefing_builder.brand.model import Layout
from briefing_builder.deck.model import Item
from briefing_builder.layout.room.fragment import text_item
from briefing_builder.layout.slide.frame import shortened_to_width
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.slides.markup import Slide
from briefing_builder.units import ZERO, Box, Emu, points
from briefing_builder.values import replace

TOP, HEIGHT = points(17), points(18)
"""Below any bar at the top edge, above every brand's kicker."""
DOT = " · "
BESIDE = points(9)
"""What stays free left of a logo in the same line."""


def line_above(layout: Layout) -> Box:
    """Return the line over the frame of the title, where no pattern, logo or text of any layout of ours stands.

    A layout of another file says where nothing stands in its way.
    """
    return layout.watermark or layout.placeholders["title"].box.band(TOP, HEIGHT)


def watermark(text: str, slide: Slide, layout: Layout, typesetter: Typesetter, taken: Emu = ZERO) -> Item:
    """Return the line, right-aligned above the title, left of what is taken at its end.

    A line that is too long gives up words of its first part; what follows the dot (until when the copy holds) stays whole.
    """
    frame = line_above(layout)
    frame = frame.with_width(frame.width - taken - BESIDE) if taken else frame
    colour = layout.placeholders.get("footer", layout.placeholders["title"]).style.colour if layout.watermark else _quiet_colour(layout)
    style = replace(typesetter.style("footer"), colour=typesetter.colour(colour))
    first, dot, tail = text.partition(DOT)
    text = shortened_to_width(first, dot + tail, frame.width, typesetter)
    line = typesetter.typeset(text, style, frame.width, slide.origin, align="right")
    return text_item("Watermark", line, frame, slide.origin, anchor="middle")


def _quiet_colour(layout: Layout) -> str:
    """The ground of a title slide may be dark: its subtitle is in a colour that shows on it."""
    return layout.placeholders["subtitle"].style.colour if "subtitle" in layout.placeholders else "muted"
