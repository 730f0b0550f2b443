"""What things did by themselves, not along with the group that they stand in: pairs go in, and come out without the group's part."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing_builder.edits.diff.matching import NOWHERE, Pairs, inside
from briefing_builder.edits.diff.shape_diff import ROUGH, is_near
from briefing_builder.edits.model import Place, Thing, rescaled


def by_themselves(then: Sequence[Thing], now: Sequence[Thing], pairs: Pairs) -> Iterator[tuple[Thing, Thing]]:
    """Yield each thing then and now.

    What has only gone along with its group stands where it stood, and what a group that is gone or new had around it stands in no other
    group. The frame of a group of which a part has moved follows from its parts: it is the part that was moved.
    """
    places = _places(then, now, pairs)
    homes = _homes(then, {mine for mine, _ in pairs.kept}), _homes(now, {theirs for _, theirs in pairs.kept})
    partners = {**dict(pairs.kept), NOWHERE: NOWHERE}
    for mine, theirs in pairs.kept:
        one, other = then[mine], replace(now[theirs], place=places[theirs])
        if partners.get(homes[0][mine]) == homes[1][theirs]:
            other = replace(other, depth=one.depth)
        yield one, other


def removed(then: Sequence[Thing], pairs: Pairs) -> Iterator[tuple[Thing, str]]:
    """Yield what is gone, and what happened to it; a group as one, or as ungrouped where its parts are still there."""
    kept = {mine for mine, _ in pairs.kept}
    lone = _outermost(then, pairs.gone, kept)
    return ((then[number], "was removed" if not kept.intersection(inside(then, number)) else "was ungrouped") for number in lone)


def added(now: Sequence[Thing], pairs: Pairs) -> Iterator[Thing]:
    """Yield what is new; a group as one."""
    return (now[number] for number in _outermost(now, pairs.new, {theirs for _, theirs in pairs.kept}))


def _outermost(things: Sequence[Thing], numbers: Sequence[int], kept: set[int]) -> Iterator[int]:
    """What stands in no group of the same fate."""
    whole = {number for number in numbers if things[number].kind == "group" and not kept.intersection(inside(things, number))}
    covered = {inner for number in whole for inner in inside(things, number)}
    return (number for number in numbers if number not in covered)


def _homes(things: Sequence[Thing], kept: set[int]) -> list[int]:
    """Of each thing, the nearest group around it that was there and is."""
    around: list[int] = []
    homes: list[int] = []
    for number, thing in enumerate(things):
        del around[thing.depth :]
        homes.append(next((group for group in reversed(around) if group in kept), NOWHERE))
        around.append(number)
    return homes


def _places(then: Sequence[Thing], now: Sequence[Thing], pairs: Pairs) -> dict[int, Place]:
    """Where everything stands now, but for what its group did."""
    places = {theirs: now[theirs].place for _, theirs in pairs.kept}
    for mine, theirs in pairs.kept:
        was, frame = then[mine].place, places[theirs]
        if then[mine].kind != "group" or is_near(was, frame, 0):
            continue
        within = set(inside(then, mine)), set(inside(now, theirs))
        parts = [(one, other) for one, other in pairs.kept if one in within[0] and other in within[1]]
        if parts and all(is_near(then[one].place, rescaled(places[other], frame, was), ROUGH) for one, other in parts):
            places |= {other: then[one].place for one, other in parts}
        elif parts:
            places[theirs] = was
    return places
