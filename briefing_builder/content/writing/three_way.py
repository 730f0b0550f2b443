"""Changes of a copy are carried back: the original, the copy as it was made and as it is now go in, the changed original comes out.

A copy (a workbook) may hold less than its original, and write things otherwise: what nobody changed there stays as the original has it.
"""

from collections.abc import Iterator, Mapping, Sequence

from briefing_builder.content.writing.held import is_same
from briefing_builder.content.writing.matching import matched_items

_NOTHING = object()


def carried_back(original: object, copy: object, changed: object) -> object:
    """Return the original with the differences between the copy and the changed copy; plain data all three."""
    if is_same(copy, changed):
        return original
    if isinstance(original, Mapping) and isinstance(copy, Mapping) and isinstance(changed, Mapping):
        return _carried_map(original, copy, changed)
    lists = [each for each in (original, copy, changed) if isinstance(each, list | tuple)]
    if len(lists) == 3 and len(lists[0]) == len(lists[1]):
        before = matched_items(lists[1], lists[2])
        return [
            carried_back(lists[0][before[place]], lists[1][before[place]], each) if place in before else each
            for place, each in enumerate(lists[2])
        ]
    return changed


def _carried_map(original: Mapping[str, object], copy: Mapping[str, object], changed: Mapping[str, object]) -> dict[str, object]:
    done: dict[str, object] = {}
    for key, value in original.items():
        if key not in copy:  # the copy has no place for it, or holds nothing there
            done[key] = changed.get(key, value)
        elif key in changed:
            done[key] = carried_back(value, copy[key], changed[key])
    return done | {key: value for key, value in changed.items() if key not in done}


def without_nulls(data: object) -> object:
    """Return plain data without the keys of maps that have no value, which count as left out."""
    if isinstance(data, Mapping):
        return {key: without_nulls(value) for key, value in data.items() if value is not None}
    return [without_nulls(each) for each in data] if isinstance(data, list | tuple) else data


def difference_in_words(old: Mapping[str, object], new: Mapping[str, object]) -> tuple[str, ...]:
    """Return one line for each part of a programme that differs: `departments: 2 of 6 changed, 1 added`."""
    keys = dict.fromkeys((*old, *new))
    lines = ((key, _part_in_words(old.get(key, _NOTHING), new.get(key, _NOTHING))) for key in keys)
    return tuple(f"{key}: {line}" for key, line in lines if line)


def _part_in_words(old: object, new: object) -> str:
    if old is not _NOTHING and new is not _NOTHING and is_same(old, new):
        return ""
    lists = [each for each in ([] if each is _NOTHING else each for each in (old, new)) if isinstance(each, list | tuple)]
    if len(lists) == 2:
        return _list_in_words(*lists)
    before, after = dict(_single_values(old, ())), dict(_single_values(new, ()))
    changed = sum(not is_same(before[path], after[path]) for path in before.keys() & after.keys())
    counts = ((changed, "changed"), (len(after.keys() - before.keys()), "added"), (len(before.keys() - after.keys()), "taken out"))
    return ", ".join(f"{count} {_values(count)} {what}" for count, what in counts if count)


def _list_in_words(old: Sequence[object], new: Sequence[object]) -> str:
    pairs = matched_items(old, new)
    changed = sum(not is_same(old[was], new[place]) for place, was in pairs.items())
    counts = ((changed, f"of {len(old)} changed"), (len(new) - len(pairs), "added"), (len(old) - len(pairs), "taken out"))
    return ", ".join(f"{count} {what}" for count, what in counts if count) or "in another order"


def _values(count: int) -> str:
    return "value" if count == 1 else "values"


def _single_values(data: object, path: tuple[object, ...]) -> Iterator[tuple[tuple[object, ...], object]]:
    """Every value that is no map and no list, with its path; empty ones too."""
    if isinstance(data, Mapping) and data:
        for key, value in data.items():
            yield from _single_values(value, (*path, key))
    elif isinstance(data, list | tuple) and data:
        for place, value in enumerate(data):
            yield from _single_values(value, (*path, place))
    elif data is not _NOTHING:
        yield path, data
