"""How much higher than usual blocks begin under a title that leaves some of its frame free: the title goes in, a length comes out."""

from briefing_builder.brand.model import Layout
from briefing_builder.deck.model import Text
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.slides.markup import Origin
from briefing_builder.units import ZERO, Box, Emu, points
from briefing_builder.values import replace

UNDER_TITLE = points(26)
"""What stays free between a title and the blocks that begin right under it."""


def lift_under_title(title: Text, layout: Layout, typesetter: Typesetter) -> Emu:
    """Return how far above their room blocks may begin, as EMU.

    0 where the title does not stand at the top of a frame above them, and where the brand draws something between.
    """
    placeholder, room = layout.placeholders["title"], layout.room
    if placeholder.anchor != "top" or placeholder.box.bottom > room.top:
        return ZERO
    lines = sum(len(paragraph.breaks) + 1 for paragraph in title.paragraphs)
    size = max((run.size for paragraph in title.paragraphs for run in paragraph.runs), default=ZERO)
    line = typesetter.typeset("H", replace(placeholder.style, size=size), room.width, Origin(template=title.sources[0]))
    lift = room.top - UNDER_TITLE - (title.box.top + placeholder.insets[1] + line.height * lines)
    return ZERO if lift <= 0 or _is_taken(Box.between(room.left, room.top - lift, room.right, room.top), layout) else lift


def _is_taken(band: Box, layout: Layout) -> bool:
    """Whether the brand draws something there, or has another place for words."""
    others = [placeholder.box for role, placeholder in layout.placeholders.items() if role != "title"]
    overlaps = [band.clipped(box) for box in (*others, *(rectangle.box for rectangle in layout.rectangles))]
    return any(overlap.width > 0 and overlap.height > 0 for overlap in overlaps)
