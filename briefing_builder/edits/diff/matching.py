"""Which is which: slides and shapes as we left them and as they are now go in, pairs come out, with what is gone and what is new."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing_builder.edits.diff.shape_diff import is_near
from briefing_builder.edits.model import Bounds, Shape, Slide, Table, rescaled
from briefing_builder.edits.policy import ROUNDED_OFTEN

NEAR = 200
"""Two millimetres: what stands so near, and is as large, may well be the shape that stood there."""
ALIKE = 0.5
"""Share of texts that two slides, or two groups, have in common at least where they are one, edited."""
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
        stayed = set(_longest_increasing(order))
        return tuple(now for now in order if now not in stayed)


def paired_slides(then: Sequence[Slide], now: Sequence[Slide]) -> Pairs:
    """Return which slide is which: by our name for it, then by what it says."""
    names = [slide.name for slide in now]

    def of(rule: Callable[[Slide, Slide], bool]) -> Rule:
        return lambda before, after: rule(then[before], now[after])

    rules = (
        of(lambda before, after: bool(before.name) and before.name == after.name and names.count(before.name) == 1),
        of(lambda before, after: before.title == after.title and _text_digests(before) == _text_digests(after)),
        of(lambda before, after: bool(before.title) and before.title == after.title),
        of(_have_texts_in_common),
    )
    return _pairs_of(_partners([*range(len(then))], [*range(len(now))], rules, {}), len(then), len(now))


def paired_shapes(then: Sequence[Shape], now: Sequence[Shape]) -> Pairs:
    """Return which shape is which: groups by their texts, shapes within their pair of groups, then what has changed its group.

    The same in the same place goes first, then the same elsewhere, then another in the same place.
    """
    partners: dict[int, int] = {}
    _pair_within(then, now, (NOWHERE, NOWHERE), partners)
    rules = (*_rules_within_a_group(then, now, {}), *_rules_across_groups(then, now))
    return _pairs_of(_partners([*range(len(then))], [*range(len(now))], rules, partners), len(then), len(now))


def inside_group(shapes: Sequence[Shape], group: int) -> range:
    """Return the positions of everything in a group, which follows it; of everything at all for NOWHERE."""
    if group == NOWHERE:
        return range(len(shapes))
    end = group + 1
    while end < len(shapes) and shapes[end].depth > shapes[group].depth:
        end += 1
    return range(group + 1, end)


def _pair_within(then: Sequence[Shape], now: Sequence[Shape], groups: tuple[int, int], partners: dict[int, int]) -> None:
    """Pair what stands in two groups that are a pair, and in the groups in them; in now's as if it stood where then's did."""
    mine, theirs = _direct_parts(then, groups[0]), _direct_parts(now, groups[1])
    bounds: dict[int, Bounds] = {}
    if groups[0] != NOWHERE:
        frames = now[groups[1]].bounds, then[groups[0]].bounds
        bounds = {number: rescaled(now[number].bounds, *frames) for number in theirs}

    def has_texts_in_common(before: int, after: int) -> bool:
        ours, yours = ({side[part].text_digest for part in inside_group(side, group)} for side, group in ((then, before), (now, after)))
        return len(ours & yours - {""}) >= max(1, ALIKE * len(ours - {""}))

    rules = _rules_within_a_group(then, now, bounds)
    ours, yours = ([n for n in numbers if shapes[n].kind == "group"] for numbers, shapes in ((mine, then), (theirs, now)))
    _partners(ours, yours, (*rules[:1], rules[3], *rules[1:3], has_texts_in_common, rules[4]), partners)
    for group in ours:
        if group in partners:
            _pair_within(then, now, (group, partners[group]), partners)
    ours, yours = ([n for n in numbers if shapes[n].kind != "group"] for numbers, shapes in ((mine, then), (theirs, now)))
    _partners(ours, yours, rules[:4], partners)


def _direct_parts(shapes: Sequence[Shape], group: int) -> list[int]:
    """The positions of what stands in a group, not in another one in it."""
    depth = 0 if group == NOWHERE else shapes[group].depth + 1
    return [number for number in inside_group(shapes, group) if shapes[number].depth == depth]


def _rules_within_a_group(then: Sequence[Shape], now: Sequence[Shape], bounds: Mapping[int, Bounds]) -> tuple[Rule, ...]:
    """The rules by bounds and text; `bounds` are those of now's shapes that are compared elsewhere than they stand."""

    def is_same(before: int, after: int) -> bool:
        return then[before].kind == now[after].kind and _compared_content(then[before]) == _compared_content(now[after])

    def is_there(before: int, after: int, tolerance: int) -> bool:
        return is_near(then[before].bounds, bounds.get(after, now[after].bounds), tolerance)

    def is_as_large(before: int, after: int) -> bool:
        return is_near((0, 0, *then[before].bounds[2:]), (0, 0, *bounds.get(after, now[after].bounds)[2:]), ROUNDED_OFTEN)

    return (
        lambda before, after: is_same(before, after) and is_there(before, after, ROUNDED_OFTEN) and then[before].fill == now[after].fill,
        lambda before, after: is_same(before, after) and is_there(before, after, NEAR),
        lambda before, after: then[before].kind == now[after].kind and is_there(before, after, NEAR),
        lambda before, after: is_same(before, after) and bool(_compared_content(then[before])),
        lambda before, after: then[before].kind == now[after].kind and is_as_large(before, after),
    )


def _rules_across_groups(then: Sequence[Shape], now: Sequence[Shape]) -> tuple[Rule, ...]:
    def of(rule: Callable[[Shape, Shape], bool]) -> Rule:
        return lambda before, after: rule(then[before], now[after])

    return (
        of(lambda before, after: before.kind == after.kind and before.kind in ("chart", "table", "picture")),
        of(lambda before, after: before.kind == after.kind != "shape" and _compared_content(before) == _compared_content(after)),
        of(lambda before, after: {before.kind, after.kind} == {"text", "shape"} and is_near(before.bounds, after.bounds, NEAR)),
    )


def _partners(mine: Sequence[int], theirs: Sequence[int], rules: Sequence[Rule], partners: dict[int, int]) -> dict[int, int]:
    """Each rule in turn takes, for everything that is left, the nearest in the order that fits; `partners` are taken, and grow."""
    taken = set(partners.values())
    free = [number for number in theirs if number not in taken]
    for fits in rules:
        for number in (unpaired for unpaired in mine if unpaired not in partners):
            fitting = [other for other in free if fits(number, other)]
            if fitting:
                chosen = min(fitting, key=lambda other: (abs(other - number), other))
                partners[number] = chosen
                free.remove(chosen)
    return partners


def _pairs_of(partners: Mapping[int, int], before: int, after: int) -> Pairs:
    taken = set(partners.values())
    gone = tuple(number for number in range(before) if number not in partners)
    new = tuple(number for number in range(after) if number not in taken)
    return Pairs(kept=tuple(sorted(partners.items())), gone=gone, new=new)


def _compared_content(shape: Shape) -> object:
    if shape.table:
        return tuple(_cell_digests(shape.table))
    if shape.kind == "chart":
        return shape.chart.categories if shape.chart else ""
    return shape.text_digest or shape.picture or shape.geometry


def _text_digests(slide: Slide) -> list[str]:
    return sorted(digest for shape in slide.shapes for digest in _shape_digests(shape))


def _shape_digests(shape: Shape) -> Iterator[str]:
    if shape.kind == "text":
        yield shape.text_digest
    if shape.table:
        yield from (digest for row in _cell_digests(shape.table) for digest in row)


def _cell_digests(table: Table) -> Iterator[tuple[str, ...]]:
    return (tuple(cell.text_digest for cell in row) for row in table.rows)


def _have_texts_in_common(before: Slide, after: Slide) -> bool:
    mine, theirs = set(_text_digests(before)), set(_text_digests(after))
    return bool(mine and theirs) and len(mine & theirs) >= ALIKE * min(len(mine), len(theirs))


def _longest_increasing(order: Sequence[int]) -> list[int]:
    """The longest increasing part of an order (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for position, value in enumerate(order):
        at = bisect_left(tails, value)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [value]
        ends[at : at + 1] = [position]
    increasing: list[int] = []
    position = ends[-1] if ends else -1
    while position >= 0:
        increasing.append(order[position])
        position = before[position]
    return increasing
