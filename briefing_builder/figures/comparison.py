"""Scores before and after, for one slide or chart: figures go in, the same figures with digits that add up come out (decision 0002)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefing_builder.figures.arithmetic import adds_up
from briefing_builder.figures.model import Comparison, Figure

WHOLE_POINTS = 0
TENTHS = 1  # more would be false precision: a question more or less moves a score by whole points


def compare_scores(groups: Iterable[Mapping[str, Figure]]) -> tuple[Comparison, ...]:
    """Return the scores of every group that may show all three, with the same number of decimals, so that before + gain = after.

    Whole points if every group adds up in them, else tenths. Groups keep their order; a group without all three values is left out.
    """
    plain = [comparison for group in groups if (comparison := _comparison(group)) is not None]
    whole = all(_adds_up(comparison, WHOLE_POINTS) for comparison in plain)
    return tuple(displayed_with(comparison, WHOLE_POINTS if whole else TENTHS) for comparison in plain)


def displayed_with(comparison: Comparison, decimals: int) -> Comparison:
    """Return the comparison with that many decimals, so that before + gain = after in the digits that are displayed.

    The gain is rounded as it is where it stands alone. Where the two scores, rounded, do not make it, the one that is nearer to the other
    digit gets that: it moves by less than one unit of its last decimal.
    """
    before, after, gain = (
        replace(figure, decimals=decimals, shown=None) for figure in (comparison.before, comparison.after, comparison.gain)
    )
    if before.displayed + gain.displayed == after.displayed:
        return Comparison(scope=comparison.scope, before=before, after=after, gain=gain)
    other_before, other_after = after.displayed - gain.displayed, before.displayed + gain.displayed
    if abs(other_before - (before.value or 0)) <= abs(other_after - (after.value or 0)):
        before = replace(before, shown=other_before)
    else:
        after = replace(after, shown=other_after)
    return Comparison(scope=comparison.scope, before=before, after=after, gain=gain)


def with_scores_that_add_up(group: Mapping[str, Figure]) -> dict[str, Figure]:
    """Return the figures of a group, of which the two scores and the gain have the digits that add up wherever they are printed."""
    comparison = _comparison(group)
    if comparison is None:
        return dict(group)
    shown = displayed_with(comparison, TENTHS)
    return {**group, **{figure.id: figure for figure in (shown.before, shown.after, shown.gain)}}


def _comparison(group: Mapping[str, Figure]) -> Comparison | None:
    before, after, gain = (group.get(f"pilot:{name}") for name in ("score_before", "score_after", "score_gain_points"))
    if before is None or after is None or gain is None or None in (before.value, after.value, gain.value):
        return None
    return Comparison(scope=before.scope, before=before, after=after, gain=gain)


def _adds_up(comparison: Comparison, decimals: int) -> bool:
    before, after, gain = comparison.before.value, comparison.after.value, comparison.gain.value
    return before is not None and after is not None and gain is not None and adds_up((before, gain), after, decimals)
