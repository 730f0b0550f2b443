"""Arrangements tried in order: the first that holds everything and cuts no word is the one."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from briefing_builder.layout.room.density import Density, has_ample_room
from briefing_builder.layout.room.fragment import Fragment
from briefing_builder.units import ZERO

Sizes = TypeVar("Sizes")
Trial = Callable[[], Fragment]


def first_that_fits(fragments: Iterable[Fragment]) -> Fragment:
    """Return the first fragment that leaves nothing over, else the last."""
    for fragment in fragments:
        if fragment.remainder is None:
            break
    return fragment


def first_whole(trials: Iterable[Trial]) -> Fragment | None:
    """Return the first arrangement that leaves nothing over and cuts no word; else the one with the fewest cut; None: none holds all."""
    best: Fragment | None = None
    for trial in trials:
        fragment = trial()
        if fragment.remainder is None and (best is None or fragment.cut < best.cut):
            best = fragment
            if not fragment.cut:
                break
    return best


def first_ample(fit: Callable[[Density, Sizes], Fragment], steps: Iterable[Sizes], density: Density) -> Fragment | None:
    """Return what is set in the first of the larger sizes that leaves ample room, filling the height; None where none does."""
    if not density.fill or density.is_fixed or density.level:
        return None
    for sizes in steps:
        natural = fit(density.filling(ZERO), sizes)
        if natural.remainder is None and not natural.cut and has_ample_room(density, natural.height):
            return fit(density, sizes)
    return None
