"""What happened to shapes apart from the group around them: pairs go in, and come out without what the group did."""

from collections.abc import Iterator, Sequence

from briefing_builder.edits.diff.matching import NOWHERE, Pairs, inside_group
from briefing_builder.edits.diff.shape_diff import is_near
from briefing_builder.edits.model import Bounds, Shape, rescaled
from briefing_builder.edits.policy import ROUNDED_OFTEN
from briefing_builder.values import replace


def apart_from_groups(then: Sequence[Shape], now: Sequence[Shape], pairs: Pairs) -> Iterator[tuple[Shape, Shape]]:
    """Yield each shape then and now.

    What has only gone along with its group stands where it stood, and what a group that is gone or new had around it stands in no other
    group. The frame of a group of which a part has moved follows from its parts: it is the part that was moved.
    """
    bounds = _bounds_without_groups(then, now, pairs)
    homes = _groups_around(then, {mine for mine, _ in pairs.kept}), _groups_around(now, {theirs for _, theirs in pairs.kept})
    partners = {**dict(pairs.kept), NOWHERE: NOWHERE}
    for mine, theirs in pairs.kept:
        before, after = then[mine], replace(now[theirs], bounds=bounds[theirs])
        if partners.get(homes[0][mine]) == homes[1][theirs]:
            after = replace(after, depth=before.depth)
        yield before, after


def removed_shapes(then: Sequence[Shape], pairs: Pairs) -> Iterator[tuple[Shape, str]]:
    """Yield what is gone, and what happened to it; a group as one, or as ungrouped where its parts are still there."""
    kept = {mine for mine, _ in pairs.kept}
    lone = _outermost(then, pairs.gone, kept)
    return ((then[number], "was removed" if not kept.intersection(inside_group(then, number)) else "was ungrouped") for number in lone)


def added_shapes(now: Sequence[Shape], pairs: Pairs) -> Iterator[Shape]:
    """Yield what is new; a group as one."""
    return (now[number] for number in _outermost(now, pairs.new, {theirs for _, theirs in pairs.kept}))


def _outermost(shapes: Sequence[Shape], numbers: Sequence[int], kept: set[int]) -> Iterator[int]:
    """What stands in no group of the same fate."""
    whole = {number for number in numbers if shapes[number].kind == "group" and not kept.intersection(inside_group(shapes, number))}
    covered = {inner for number in whole for inner in inside_group(shapes, number)}
    return (number for number in numbers if number not in covered)


def _groups_around(shapes: Sequence[Shape], kept: set[int]) -> list[int]:
    """Of each shape, the nearest group around it that was there and is."""
    around: list[int] = []
    homes: list[int] = []
    for number, shape in enumerate(shapes):
        del around[shape.depth :]
        homes.append(next((group for group in reversed(around) if group in kept), NOWHERE))
        around.append(number)
    return homes


def _bounds_without_groups(then: Sequence[Shape], now: Sequence[Shape], pairs: Pairs) -> dict[int, Bounds]:
    """Where everything stands now, but for what its group did."""
    bounds = {theirs: now[theirs].bounds for _, theirs in pairs.kept}
    for mine, theirs in pairs.kept:
        was, frame = then[mine].bounds, bounds[theirs]
        if then[mine].kind != "group" or is_near(was, frame, 0):
            continue
        within = set(inside_group(then, mine)), set(inside_group(now, theirs))
        parts = [(before, after) for before, after in pairs.kept if before in within[0] and after in within[1]]
        if parts and all(is_near(then[before].bounds, rescaled(bounds[after], frame, was), ROUNDED_OFTEN) for before, after in parts):
            bounds |= {after: then[before].bounds for before, after in parts}
        elif parts:
            bounds[theirs] = was
    return bounds
