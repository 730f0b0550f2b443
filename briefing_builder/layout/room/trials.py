"""Arrangements tried in order: the first that holds everything and cuts no word is the one."""

from collections.abc import Callable, Iterable

from briefing_builder.layout.room.fragment import Fitted

Trial = Callable[[], Fitted]


def first_whole(trials: Iterable[Trial]) -> Fitted | None:
    """Return the first arrangement that leaves nothing over and cuts no word; else the one with the fewest cut; None: none holds all."""
    best: Fitted | None = None
    for trial in trials:
        done = trial()
        if done.rest is None and (best is None or done.cut < best.cut):
            best = done
            if not done.cut:
                break
    return best
