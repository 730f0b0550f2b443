"""Where the lines of a text stand: a frame goes in, the box that its letters take comes out."""

from collections.abc import Sequence

from briefing_builder.deck.model import Paragraph, Text
from briefing_builder.units import Box, Emu

LINE = 1.2
"""The height of a line in sizes of its font; near enough for every face."""


def text_box(text: Text) -> Box:
    """Return where the lines of a frame stand: its inner width, and as high as the lines are."""
    box, insets = text.box, text.insets
    room = box.height - insets.top - insets.bottom
    height = min(room, _height_of_lines(text.paragraphs))
    free = room - height
    down = 0 if text.anchor == "top" else free // 2 if text.anchor == "middle" else free
    return Box(
        left=Emu(box.left + insets.left),
        top=Emu(box.top + insets.top + down),
        width=Emu(box.width - insets.left - insets.right),
        height=Emu(height),
    )


def _height_of_lines(paragraphs: Sequence[Paragraph]) -> int:
    total = 0
    for number, paragraph in enumerate(paragraphs):
        runs = paragraph.runs
        size = runs[0].size if len(runs) == 1 else max([run.size for run in runs], default=Emu(0))
        lines = 1 + len(paragraph.breaks)
        total += round(lines * size * LINE * paragraph.spacing / 100) + (paragraph.space_before if number else 0)
    return total
