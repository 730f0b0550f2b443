"""How densely blocks are set: levels of size and air, and the height over which spare room is spread."""

from collections.abc import Sequence

from briefing_builder.deck.model import Item
from briefing_builder.layout.room.fragment import moved_down
from briefing_builder.units import ZERO, Emu
from briefing_builder.values import Value, replace

LEVELS = (0, 1, 2, 3, 4)
"""From the most generous to the closest; every kind of block has its own sizes for them."""
CLOSEST = LEVELS[-1]
AMPLE = 70
"""What larger type may take of the height to fill, in per cent."""


class Density(Value, frozen=True, kw_only=True):
    """The level at which a block is set, and the height that it may fill (0: its natural height).

    The room alone decides what fits: filling never changes what stands on a slide, only the air in it and the size of few words.
    `is_fixed` holds the columns of an area to the level, so that parts of a slide that goes on look alike.
    """

    level: int = 0
    fill: Emu = ZERO
    is_fixed: bool = False

    def at_level(self, level: int) -> "Density":
        """Return the same at another level."""
        return replace(self, level=level)

    def filling(self, height: Emu) -> "Density":
        """Return the same with another height to fill."""
        return replace(self, fill=height)


def has_ample_room(density: Density, natural: Emu) -> bool:
    """Return whether what takes that height leaves a good part of the height to fill, so that larger type would still have air.

    Parts of a slide that goes on stay as they are, so that they look alike.
    """
    return not density.is_fixed and density.level == 0 and natural * 100 <= density.fill * AMPLE


def gap_stretch(density: Density, natural: Emu, gaps: int, most: Emu) -> Emu:
    """Return by how much each gap stretches to fill the height that is left, at most `most` EMU."""
    spare = density.fill - natural
    return max(ZERO, min(most, spare // gaps)) if gaps > 0 else ZERO


def spread(items: Sequence[Item], height: Emu, density: Density, most: Emu) -> tuple[tuple[Item, ...], Emu]:
    """Return the items with air between their rows, and the new height; items whose heights overlap are one row."""
    rows = _rows_of_items(items)
    each = gap_stretch(density, height, len(rows) - 1, most)
    row_of = {number: index for index, row in enumerate(rows) for number in row}
    lowered = tuple(moved_down(item, each * row_of[number]) for number, item in enumerate(items))
    return lowered, height + each * max(0, len(rows) - 1)


def _rows_of_items(items: Sequence[Item]) -> list[list[int]]:
    """Indexes of the items, row by row from the top; a rule belongs to what stands below it."""
    rows: list[list[int]] = []
    bottom = None
    for number in sorted(range(len(items)), key=lambda number: (items[number].box.top, items[number].box.height)):
        box = items[number].box
        if bottom is None or (box.top >= bottom and not _is_under_rule(items, rows[-1])):
            rows.append([number])
        else:
            rows[-1].append(number)
        bottom = max(bottom or 0, box.bottom)
    return rows


def _is_under_rule(items: Sequence[Item], row: Sequence[int]) -> bool:
    return all(not items[number].box.height for number in row)
