"""From what stands in the files to what shall stand there: a held value and plain data go in, the fewest changes of the pages come out."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from briefing_builder.content.writing.held import Held, Place, is_same
from briefing_builder.content.writing.matching import in_place, matched_items
from briefing_builder.content.writing.model_order import Models, in_model_order, models_of_key, ranks_of
from briefing_builder.content.writing.page import UnchangeableError, has_comments
from briefing_builder.content.writing.parts import Part, part_lines, put_in, take_out, written_parts
from briefing_builder.content.writing.rendering import bracketed, entry_lines, item_lines
from briefing_builder.content.writing.scalars import key_text
from briefing_builder.content.writing.values import replace_value


def reconcile(held: Held, new: object, models: Models) -> None:
    """Note on the pages what makes a value, which has one of these models, the new one.

    Raises UnchangeableError where it is written in a way that is not changed.

    What has moved within its list moves as it is; what has changed in it besides is found when the new text is reconciled again.
    """
    if is_same(held.data(), new):
        return
    if isinstance(held.value, dict) and isinstance(new, Mapping) and held.value.keys() & new.keys():
        value, wanted = held.value, new
        _or_whole(held, new, lambda: _reconcile_map(held.places, value, wanted, models))
    elif isinstance(held.value, list) and isinstance(new, list | tuple) and matched_items(_data(held.value), new):
        items, list_wanted = held.value, new
        _or_whole(held, new, lambda: _reconcile_list(held.places, items, list_wanted, models))
    else:
        _replace_whole(held, new)


def _or_whole(held: Held, new: object, change: Callable[[], None]) -> None:
    """Change parts of a value; write it anew where a part cannot be changed and no comment would be lost."""
    pages = {id(place.page): place.page for place in held.places}.values()
    before = [(page, len(page.changes)) for page in pages]
    try:
        change()
    except UnchangeableError:
        for page, count in before:
            del page.changes[count:]
        if any(place.parent is None or has_comments(place.page, place.node) for place in held.places):
            raise
        _replace_whole(held, new)


def _replace_whole(held: Held, new: object) -> None:
    empty: object = {} if isinstance(new, Mapping) else [] if isinstance(new, list | tuple) else new
    for number, place in enumerate(held.places):
        replace_value(place, empty if number else new)


def _reconcile_map(places: Sequence[Place], old: Mapping[str, Held], new: Mapping[str, object], models: Models) -> None:
    for key, child in old.items():
        if key in new:
            reconcile(child, new[key], models_of_key(new, key, models))
    for place in places:
        assert isinstance(place.node.value, dict)
        names = list(place.node.value)
        gone = {number for number, name in enumerate(names) if name in old and name not in new}
        is_last = place is places[-1]
        kept = [number for number in range(len(names)) if number not in gone]
        if not kept:
            if gone or is_last:
                replace_value(place, {key: value for key, value in new.items() if is_last and key not in old})
            continue
        parts = written_parts(place)
        take_out(place, parts, gone)
        if is_last:
            ranks = ranks_of(new, models)
            added = {key: in_model_order(new[key], models_of_key(new, key, models)) for key in new if key not in old}
            ordered = {key: added[key] for key in sorted(added, key=lambda key: ranks.get(key, len(ranks) + len(added)))}
            _put_in_keys(place, parts, {names[number]: number for number in kept}, ordered, ranks)


def _put_in_keys(
    place: Place, parts: Sequence[Part], kept: Mapping[str, int], added: Mapping[str, object], ranks: Mapping[str, int]
) -> None:
    """Put new keys in: each behind the one of the keys here that precedes it in the models; one that they do not have behind all."""
    numbers = sorted(kept.values())
    column = place.page.column(parts[numbers[0]].start)
    for key, value in added.items():
        ranked = {ranks[name]: number for name, number in kept.items() if name in ranks} if key in ranks else {}
        before = [rank for rank in ranked if rank < ranks[key]]
        after = ranked[max(before)] if before else None if ranked else numbers[-1]
        in_brackets = f"{key_text(key, in_brackets=True)}: {bracketed(value)}"
        lines = [in_brackets] if place.node.style == "[" else list(entry_lines(key, value, column, place.page.indentation))
        put_in(place, parts, after, numbers[0], lines)


def _reconcile_list(places: Sequence[Place], old: Sequence[Held], new: Sequence[object], models: Models) -> None:
    pairs = matched_items(_data(old), new)
    staying = {number: pairs[number] for number in sorted(in_place(pairs))}
    for number, was in staying.items():
        reconcile(old[was], new[number], models)
    ordered = [in_model_order(each, models) for each in new]
    first = 0
    for place in places:
        assert isinstance(place.node.value, list)
        here = range(first, first + len(place.node.value))
        kept = {number: was - first for number, was in staying.items() if was in here}
        were = {number: was - first for number, was in pairs.items() if was in here}
        _reconcile_part(place, kept, _added(staying, here, len(new)), ordered, were)
        first = here.stop


def _added(staying: Mapping[int, int], here: range, count: int) -> list[int]:
    """The places of the new list that are to be filled in this part: those that follow what stays here, or precede all that stays."""
    follows = next(iter(staying.values()))  # what precedes all goes to the part of the first that stays
    numbers = []
    for number in range(count):
        follows = staying.get(number, follows)
        if number not in staying and follows in here:
            numbers.append(number)
    return numbers


def _reconcile_part(place: Place, kept: Mapping[int, int], added: Sequence[int], new: Sequence[object], pairs: Mapping[int, int]) -> None:
    """Take out and put in items of one part of a list: `kept` and `pairs` map places of the new list to its own."""
    assert isinstance(place.node.value, list)
    gone = set(range(len(place.node.value))) - set(kept.values())
    if not kept:
        if gone:
            replace_value(place, [])
        return
    if not gone and not added:
        return
    parts = written_parts(place)
    take_out(place, parts, gone)
    for number in added:
        after = max((was for before, was in kept.items() if before < number), default=None)
        put_in(place, parts, after, min(kept.values()), _item_lines(place, parts, new[number], pairs.get(number)))


def _item_lines(place: Place, parts: Sequence[Part], value: object, was: int | None) -> list[str]:
    page, node = place.page, place.node
    assert isinstance(node.value, list)
    if node.style == "[":
        return [bracketed(value)]
    if was is not None:
        return part_lines(place, parts[was], is_first=was == 0)
    is_bracketed = all(each.style == "[" for each in node.value)
    return list(item_lines(value, page.column(parts[0].start), page.indentation, is_bracketed=is_bracketed))


def _data(items: Iterable[Held]) -> list[object]:
    return [item.data() for item in items]
