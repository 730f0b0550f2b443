"""Who is who: slides and things as we left them and as they are now go in, pairs come out, with what is gone and what is new."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from briefing_builder.backends.pptx.meaning.looks import ROUGH, is_near
from briefing_builder.backends.pptx.meaning.values import Sheet, Thing

NEAR = 200
"""Two millimetres: what stands so near to a place, and is as large, may well be the thing that stood there."""
ALIKE = 0.5
"""Share of texts that two slides have in common, above which they are one slide, edited."""


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

    def is_named(one: Sheet, other: Sheet) -> bool:
        return bool(one.name) and one.name == other.name and names.count(one.name) == 1

    def says_the_same(one: Sheet, other: Sheet) -> bool:
        return one.title == other.title and _texts(one) == _texts(other)

    return _paired(then, now, (is_named, says_the_same, lambda one, other: bool(one.title) and one.title == other.title, _is_alike))


def paired_things(then: Sequence[Thing], now: Sequence[Thing]) -> Pairs:
    """Return which thing is which: the same in the same place first, then the same elsewhere, then another in the same place."""

    def is_same(one: Thing, other: Thing) -> bool:
        return one.kind == other.kind and _says(one) == _says(other)

    return _paired(
        then,
        now,
        (
            lambda one, other: is_same(one, other) and is_near(one.place, other.place, ROUGH) and one.fill == other.fill,
            lambda one, other: is_same(one, other) and is_near(one.place, other.place, NEAR),
            lambda one, other: one.kind == other.kind and is_near(one.place, other.place, NEAR),
            lambda one, other: is_same(one, other) and bool(_says(one)),
            lambda one, other: one.kind == other.kind and is_near((0, 0, *one.place[2:]), (0, 0, *other.place[2:]), ROUGH),
            lambda one, other: one.kind == other.kind and one.kind in ("chart", "table", "picture"),
            lambda one, other: is_same(one, other) and one.kind != "shape",
            lambda one, other: {one.kind, other.kind} == {"text", "shape"} and is_near(one.place, other.place, NEAR),
        ),
    )


def _paired(then: Sequence[Any], now: Sequence[Any], rules: Sequence[Callable[[Any, Any], bool]]) -> Pairs:
    """Each rule in turn takes, for everything that is left, the nearest in the order that fits."""
    partners: dict[int, int] = {}
    free = list(range(len(now)))
    for fits in rules:
        for mine in (position for position in range(len(then)) if position not in partners):
            fitting = [theirs for theirs in free if fits(then[mine], now[theirs])]
            if fitting:
                chosen = min(fitting, key=lambda theirs: (abs(theirs - mine), theirs))
                partners[mine] = chosen
                free.remove(chosen)
    gone = tuple(position for position in range(len(then)) if position not in partners)
    return Pairs(kept=tuple(sorted(partners.items())), gone=gone, new=tuple(free))


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
