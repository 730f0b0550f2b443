"""Arrangements tried in order: the first that holds everything and cuts no word is the one."""

from collections.abc import Callable, Iterable

from briefing_builder.layout.room.fragment import Fragment

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
