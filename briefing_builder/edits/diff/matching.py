"""Who is who: slides and things as we left them and as they are now go in, pairs come out, with what is gone and what is new."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing_builder.edits.diff.shape_diff import ROUGH, is_near
from briefing_builder.edits.model import Place, Sheet, Thing, rescaled

NEAR = 200
"""Two millimetres: what stands so near to a place, and is as large, may well be the thing that stood there."""
ALIKE = 0.5
"""Share of texts that two slides have in common, above which they are one slide, edited."""
NOWHERE = -1
"""Stands for the slide itself, around all groups."""

Rule = Callable[[int, int], bool]
"""Whether what stands at one position then, and at another now, may be the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Positions, then and now, of what is still there; of what is gone; of what is new."""

    kept: tuple[tuple[int, int], ...]
    gone: tuple[int, ...]
    new: tuple[int, ...]

    def moved(self) -> tuple[int, ...]:
        """Return the positions, now, of what has changed its place in the order: the fewest that explain it."""
        order = [now for _, now in self.kept]
        stayed = set(_longest_rising(order))
        return tuple(now for now in order if now not in stayed)


def paired_sheets(then: Sequence[Sheet], now: Sequence[Sheet]) -> Pairs:
    """Return which slide is which: by our name for it, then by what it says."""
    names = [sheet.name for sheet in now]

    def of(rule: Callable[[Sheet, Sheet], bool]) -> Rule:
        return lambda one, other: rule(then[one], now[other])

    rules = (
        of(lambda one, other: bool(one.name) and one.name == other.name and names.count(one.name) == 1),
        of(lambda one, other: one.title == other.title and _texts(one) == _texts(other)),
        of(lambda one, other: bool(one.title) and one.title == other.title),
        of(_is_alike),
    )
    return _pairs(_partners([*range(len(then))], [*range(len(now))], rules, {}), len(then), len(now))


def paired_things(then: Sequence[Thing], now: Sequence[Thing]) -> Pairs:
    """Return which thing is which: groups by what they say, things within their pair of groups, then what has changed its group.

    The same in the same place goes first, then the same elsewhere, then another in the same place.
    """
    partners: dict[int, int] = {}
    _pair_within(then, now, (NOWHERE, NOWHERE), partners)
    rules = (*_rules(then, now, {}), *_loose_rules(then, now))
    return _pairs(_partners([*range(len(then))], [*range(len(now))], rules, partners), len(then), len(now))


def inside(things: Sequence[Thing], group: int) -> range:
    """Return the positions of everything in a group, which follows it; of everything at all for NOWHERE."""
    if group == NOWHERE:
        return range(len(things))
    end = group + 1
    while end < len(things) and things[end].depth > things[group].depth:
        end += 1
    return range(group + 1, end)


def _pair_within(then: Sequence[Thing], now: Sequence[Thing], groups: tuple[int, int], partners: dict[int, int]) -> None:
    """Pair what stands in two groups that are a pair, and in the groups in them; in now's as if it stood where then's did."""
    mine, theirs = _parts(then, groups[0]), _parts(now, groups[1])
    places: dict[int, Place] = {}
    if groups[0] != NOWHERE:
        frames = now[groups[1]].place, then[groups[0]].place
        places = {number: rescaled(now[number].place, *frames) for number in theirs}

    def is_alike(one: int, other: int) -> bool:
        ours, yours = ({things[part].words for part in inside(things, group)} for things, group in ((then, one), (now, other)))
        return len(ours & yours - {""}) > ALIKE * len(ours - {""})

    rules = _rules(then, now, places)
    ours, yours = ([n for n in numbers if things[n].kind == "group"] for numbers, things in ((mine, then), (theirs, now)))
    _partners(ours, yours, (*rules[:1], rules[3], *rules[1:3], is_alike, rules[4]), partners)
    for group in ours:
        if group in partners:
            _pair_within(then, now, (group, partners[group]), partners)
    ours, yours = ([n for n in numbers if things[n].kind != "group"] for numbers, things in ((mine, then), (theirs, now)))
    _partners(ours, yours, rules[:4], partners)


def _parts(things: Sequence[Thing], group: int) -> list[int]:
    """The positions of what stands in a group, not in another one in it."""
    depth = 0 if group == NOWHERE else things[group].depth + 1
    return [number for number in inside(things, group) if things[number].depth == depth]


def _rules(then: Sequence[Thing], now: Sequence[Thing], places: Mapping[int, Place]) -> tuple[Rule, ...]:
    """The rules by place and words; `places` are those of now's things that are seen elsewhere than they stand."""

    def is_same(one: int, other: int) -> bool:
        return then[one].kind == now[other].kind and _says(then[one]) == _says(now[other])

    def is_there(one: int, other: int, tolerance: int) -> bool:
        return is_near(then[one].place, places.get(other, now[other].place), tolerance)

    def is_as_large(one: int, other: int) -> bool:
        return is_near((0, 0, *then[one].place[2:]), (0, 0, *places.get(other, now[other].place)[2:]), ROUGH)

    return (
        lambda one, other: is_same(one, other) and is_there(one, other, ROUGH) and then[one].fill == now[other].fill,
        lambda one, other: is_same(one, other) and is_there(one, other, NEAR),
        lambda one, other: then[one].kind == now[other].kind and is_there(one, other, NEAR),
        lambda one, other: is_same(one, other) and bool(_says(then[one])),
        lambda one, other: then[one].kind == now[other].kind and is_as_large(one, other),
    )


def _loose_rules(then: Sequence[Thing], now: Sequence[Thing]) -> tuple[Rule, ...]:
    def of(rule: Callable[[Thing, Thing], bool]) -> Rule:
        return lambda one, other: rule(then[one], now[other])

    return (
        of(lambda one, other: one.kind == other.kind and one.kind in ("chart", "table", "picture")),
        of(lambda one, other: one.kind == other.kind != "shape" and _says(one) == _says(other)),
        of(lambda one, other: {one.kind, other.kind} == {"text", "shape"} and is_near(one.place, other.place, NEAR)),
    )


def _partners(mine: Sequence[int], theirs: Sequence[int], rules: Sequence[Rule], partners: dict[int, int]) -> dict[int, int]:
    """Each rule in turn takes, for everything that is left, the nearest in the order that fits; `partners` are taken, and grow."""
    taken = set(partners.values())
    free = [number for number in theirs if number not in taken]
    for fits in rules:
        for one in (number for number in mine if number not in partners):
            fitting = [other for other in free if fits(one, other)]
            if fitting:
                chosen = min(fitting, key=lambda other: (abs(other - one), other))
                partners[one] = chosen
                free.remove(chosen)
    return partners


def _pairs(partners: Mapping[int, int], before: int, after: int) -> Pairs:
    taken = set(partners.values())
    gone = tuple(number for number in range(before) if number not in partners)
    new = tuple(number for number in range(after) if number not in taken)
    return Pairs(kept=tuple(sorted(partners.items())), gone=gone, new=new)


def _says(thing: Thing) -> object:
    if thing.kind == "table":
        return tuple(tuple(cell.words for cell in row) for row in thing.cells)
    if thing.kind == "chart":
        return thing.plot.categories if thing.plot else ""
    return thing.words or thing.picture or thing.geometry


def _texts(sheet: Sheet) -> list[str]:
    return sorted(words for thing in sheet.things for words in _words(thing))


def _words(thing: Thing) -> Iterator[str]:
    if thing.kind == "text":
        yield thing.words
    yield from (cell.words for row in thing.cells for cell in row)


def _is_alike(one: Sheet, other: Sheet) -> bool:
    mine, theirs = set(_texts(one)), set(_texts(other))
    return bool(mine and theirs) and len(mine & theirs) >= ALIKE * min(len(mine), len(theirs))


def _longest_rising(order: Sequence[int]) -> list[int]:
    """The longest rising part of an order (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for position, value in enumerate(order):
        at = bisect_left(tails, value)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [value]
        ends[at : at + 1] = [position]
    found: list[int] = []
    position = ends[-1] if ends else -1
    while position >= 0:
        found.append(order[position])
        position = before[position]
    return found
