"""Arrangements tried in order: the first that holds everything without a word too wide is set, and only its problems are told."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from briefing_builder.layout.fitted import Fitted
from briefing_builder.layout.setting import Setter

Trial = Callable[[Setter], Fitted]


def first_whole(trials: Iterable[Trial], setter: Setter) -> Fitted | None:
    """Return the first arrangement that leaves nothing over and meets no problem; else the one with the fewest; None: none holds all."""
    best: Trial | None = None
    fewest = 0
    for trial in trials:
        quiet = replace(setter, problems=[])
        done = trial(quiet)
        if done.rest is not None:
            continue
        met = len(quiet.problems) + done.cut
        if best is None or met < fewest:
            best, fewest = trial, met
        if not met:
            break
    return best(setter) if best else None
