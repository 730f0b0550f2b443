"""Blocks on as many slides as they need, and no more: what goes on is divided evenly and set alike on every part."""

from collections.abc import Sequence

from briefing_builder.layout.flow.stack import StackFitted, fit_stack
from briefing_builder.layout.room.density import CLOSEST, LEVELS, Ease
from briefing_builder.layout.text.typeset import Setter
from briefing_builder.slides.markup import Block
from briefing_builder.units import ZERO, Box, Emu
from briefing_builder.values import Value, replace

HALVINGS = 6
"""Of the search for the lowest room that still needs no further slide: to a sixty-fourth of its height."""


class Pages(Value, frozen=True, kw_only=True):
    """What stands on each part of a slide, and the blocks that not even an empty slide, or the last one allowed, holds."""

    parts: tuple[StackFitted, ...]
    rest: tuple[Block, ...] = ()


def fit_pages(blocks: Sequence[Block], room: Box, setter: Setter, *, most: int) -> Pages:
    """Set the blocks on one slide if they fit; else on the fewest, in the largest type that needs no more, evenly filled."""
    whole = fit_stack(blocks, room, setter, Ease(fill=room.height))
    if not whole.rest:
        return Pages(parts=(whole,))
    run = _Run(blocks=blocks, room=room, setter=setter, most=most, ease=Ease(is_fixed=True))
    fewest = run.divided(CLOSEST, room.height)
    if fewest.rest or len(fewest.parts) < 2:
        return run.filled(CLOSEST, room.height)
    level, best = _largest(run, fewest)
    return _even(run, level, best)


class _Run(Value, frozen=True, kw_only=True):
    """The blocks of one slide, for one trial after the other."""

    blocks: Sequence[Block]
    room: Box
    setter: Setter
    most: int
    ease: Ease

    def divided(self, level: int, height: Emu, fills: Sequence[Emu] = ()) -> Pages:
        """Return the parts at one level, each with no more than what a room of that height holds, filling those heights."""
        low = replace(self.room, height=height)
        parts: list[StackFitted] = []
        rest: tuple[Block, ...] = tuple(self.blocks)
        while rest and len(parts) < self.most:
            fill = fills[len(parts)] if len(parts) < len(fills) else ZERO
            done = fit_stack(rest, low, self.setter, self.ease.at(level).filling(fill))
            if not done.items:
                break
            parts.append(done)
            rest = done.rest
        return Pages(parts=tuple(parts), rest=rest)

    def filled(self, level: int, height: Emu) -> Pages:
        """Return the same parts, grown alike until the fullest fills the room."""
        heights = [part.height for part in self.divided(level, height).parts]
        fullest = max(heights, default=1)
        return self.divided(level, height, [one * self.room.height // fullest for one in heights])


def _largest(run: _Run, fewest: Pages) -> tuple[int, Pages]:
    for level in LEVELS:
        pages = run.divided(level, run.room.height)
        if _as_good(pages, fewest):
            return level, pages
    return CLOSEST, fewest


def _as_good(pages: Pages, other: Pages) -> bool:
    return not pages.rest and len(pages.parts) <= len(other.parts) and _cut(pages) <= _cut(other)


def _cut(pages: Pages) -> int:
    return sum(part.cut for part in pages.parts)


def _even(run: _Run, level: int, best: Pages) -> Pages:
    """The lowest room in which the count of parts stays the same fills them evenly."""
    low, high = ZERO, run.room.height
    for _ in range(HALVINGS):
        middle = (low + high) // 2
        pages = run.divided(level, middle)
        if _as_good(pages, best):
            high = middle
        else:
            low = middle
    return run.filled(level, high)
