"""Which item of a list was which before: old items and new ones go in, pairs come out, by id, by what they hold, or by place."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from briefing_builder.content.writing.held import is_same


def matched_items(old: Sequence[object], new: Sequence[object]) -> dict[int, int]:
    """Return, for the place of each new item that was there before, the place of the old one."""
    pairs: dict[int, int] = {}
    left = dict(enumerate(old))
    ids = {item_id(each): place for place, each in left.items() if item_id(each) is not None}
    for place, each in enumerate(new):
        if (was := ids.pop(item_id(each), None)) is not None:
            pairs[place] = was
            del left[was]
    for place, each in enumerate(new):
        if place not in pairs and (was := next((was for was, other in left.items() if is_same(other, each)), None)) is not None:
            pairs[place] = was
            del left[was]
    if len(old) == len(new):
        pairs |= {
            place: place for place in range(len(new)) if place in left and place not in pairs and type(old[place]) is type(new[place])
        }
    return pairs


def item_id(item: object) -> str | None:
    """Return what a list's item is called, if it is called anything."""
    name = item.get("id") if isinstance(item, Mapping) else None
    return name if isinstance(name, str) else None


def in_place(pairs: Mapping[int, int]) -> set[int]:
    """Return the new places of the most items that keep their order among each other; the others have moved."""
    ends: list[int] = []
    chains: list[tuple[int, ...]] = []
    for place in sorted(pairs):
        was = pairs[place]
        at = bisect_left(ends, was)
        chain = (*(chains[at - 1] if at else ()), place)
        ends[at : at + 1] = [was]
        chains[at : at + 1] = [chain]
    return set(chains[-1]) if chains else set()
