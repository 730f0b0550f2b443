"""A number against a number, as dots: as many as there are, and those that are meant stand out."""

from briefing_builder.deck.model import Group, Shape
from briefing_builder.layout.drawings import DOT_PITCH, DOT_SIZE, dots
from briefing_builder.layout.room.fragment import Fragment, nothing_fits
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu, points

COLUMNS = (5, 10, 20, 25, 40, 50)
"""Dots a row: numbers in which one counts."""
PITCHES = tuple(points(size / 2) for size in range(64, 11, -1))
"""From dot to dot."""


def fit_dots(block: markup.Dots, room: Box, typesetter: Typesetter) -> Fragment:
    """Set the dots as large as the room allows: those that are meant first, in accent, the others in the colour of what was."""
    for pitch in PITCHES:
        for columns in COLUMNS:
            box = _box_of_dots(block.whole, columns, pitch, room)
            if box.width <= room.width and box.height <= room.height:
                return Fragment(items=(_dots_group(block, box, columns, typesetter),), height=box.height)
    return nothing_fits(block)


def _box_of_dots(whole: int, columns: int, pitch: Emu, room: Box) -> Box:
    air = pitch * (DOT_PITCH - DOT_SIZE) // DOT_PITCH
    return room.sized(Emu(columns * pitch - air), Emu(-(-whole // columns) * pitch - air))


def _dots_group(block: markup.Dots, box: Box, columns: int, typesetter: Typesetter) -> Group:
    part = min(block.part, block.whole)
    kinds = (("Part", range(part), "accent"), ("Others", range(part, block.whole), "past"))
    items: list[Shape] = [dots(box, columns, numbers, typesetter.colour(role), name) for name, numbers, role in kinds if numbers]
    return Group(name="Dots", box=box, items=tuple(items), alt=block.alt)
