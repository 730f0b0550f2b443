"""Blocks on as many slides as they need, and no more: what continues is divided evenly and set alike on every part."""

from collections.abc import Sequence

from briefing_builder.layout.flow.stack import StackFragment, fit_stack
from briefing_builder.layout.room.density import CLOSEST, LEVELS, Density
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.slides.markup import Block
from briefing_builder.units import ZERO, Box, Emu
from briefing_builder.values import Value

HALVINGS = 6
"""Steps of the search for the lowest room that needs no further slide: to a sixty-fourth of its height."""


class Pages(Value, frozen=True, kw_only=True):
    """What stands on each part of a slide, and the blocks that neither an empty slide nor the last one allowed can hold."""

    parts: tuple[StackFragment, ...]
    remainder: tuple[Block, ...] = ()


def fit_pages(blocks: Sequence[Block], room: Box, typesetter: Typesetter, *, most: int) -> Pages:
    """Set the blocks on one slide if they fit; else on the fewest, in the largest type that needs no more, evenly filled."""
    whole = fit_stack(blocks, room, typesetter, Density(fill=room.height))
    if not whole.remainder:
        return Pages(parts=(whole,))
    pagination = _Pagination(blocks=blocks, room=room, typesetter=typesetter, most=most, density=Density(is_fixed=True))
    fewest = pagination.paginated(CLOSEST, room.height)
    if fewest.remainder or len(fewest.parts) < 2:
        return pagination.filled(CLOSEST, room.height)
    level, best = _largest_type(pagination, fewest)
    return _evenly_filled(pagination, level, best)


class _Pagination(Value, frozen=True, kw_only=True):
    """The blocks of one slide, to be divided in one way after another."""

    blocks: Sequence[Block]
    room: Box
    typesetter: Typesetter
    most: int
    density: Density

    def paginated(self, level: int, height: Emu, fills: Sequence[Emu] = ()) -> Pages:
        """Return the parts at one level, each with no more than what a room of that height holds, filling those heights."""
        low = self.room.with_height(height)
        parts: list[StackFragment] = []
        remainder: tuple[Block, ...] = tuple(self.blocks)
        while remainder and len(parts) < self.most:
            fill = fills[len(parts)] if len(parts) < len(fills) else ZERO
            fragment = fit_stack(remainder, low, self.typesetter, self.density.at_level(level).filling(fill))
            if not fragment.items:
                break
            parts.append(fragment)
            remainder = fragment.remainder
        return Pages(parts=tuple(parts), remainder=remainder)

    def filled(self, level: int, height: Emu) -> Pages:
        """Return these parts, all grown in one ratio until the fullest fills the room."""
        parts = self.paginated(level, height).parts
        fullest = max([part.height for part in parts], default=1)
        return self.paginated(level, height, [part.height * self.room.height // fullest for part in parts])


def _largest_type(pagination: _Pagination, fewest: Pages) -> tuple[int, Pages]:
    for level in LEVELS:
        pages = pagination.paginated(level, pagination.room.height)
        if _as_good(pages, fewest):
            return level, pages
    return CLOSEST, fewest


def _as_good(pages: Pages, other: Pages) -> bool:
    return not pages.remainder and len(pages.parts) <= len(other.parts) and _words_cut(pages) <= _words_cut(other)


def _words_cut(pages: Pages) -> int:
    return sum(part.cut for part in pages.parts)


def _evenly_filled(pagination: _Pagination, level: int, best: Pages) -> Pages:
    """Fill the parts evenly: as in the lowest room that needs no more of them."""
    low, high = ZERO, pagination.room.height
    for _ in range(HALVINGS):
        middle = (low + high) // 2
        pages = pagination.paginated(level, middle)
        if _as_good(pages, best):
            high = middle
        else:
            low = middle
    return pagination.filled(level, high)
