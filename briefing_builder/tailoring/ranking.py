"""One way to rank for benefits, courses and objections: pins first, then points, ties in the order of the file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from briefing_builder.tailoring.reasons import Candidate, Ranked, Reason

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Generic[Item]):
    """Candidates in the order of rank; the excluded stand apart, in the order of the file."""

    ranked: tuple[Candidate[Item], ...]
    excluded: tuple[Candidate[Item], ...]
    pinned: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Need(Generic[Item]):
    """Something that at least one of the chosen must have; `texts` say it to people."""

    rule: str
    holds: Callable[[Item], bool]
    wanted: str


def in_rank_order(candidates: Sequence[Candidate[Item]], *, pin: Sequence[str], exclude: Sequence[str]) -> Order[Item]:
    """Return the pinned in the order of the pins, then the others by points; equal points keep their order in the file.

    An exclusion wins over a pin. Ids that name no candidate are passed over.
    """
    open_to_choice = [candidate for candidate in candidates if candidate.id not in exclude]
    by_id = {candidate.id: candidate for candidate in open_to_choice}
    pinned = tuple(dict.fromkeys(name for name in pin if name in by_id))
    rest = sorted((c for c in open_to_choice if c.id not in pinned), key=lambda c: -c.score)
    first = [with_reason(by_id[name], Reason(rule="pin", text="pinned by the department's overrides")) for name in pinned]
    left_out = [with_reason(c, _PINNED_TOO if c.id in pin else _EXCLUDED) for c in candidates if c.id in exclude]
    return Order(ranked=(*first, *rest), excluded=tuple(left_out), pinned=pinned)


def chosen_first(order: Order[Item], *, count: int, needs: Sequence[Need[Item]] = ()) -> tuple[Candidate[Item], ...]:
    """Return the first `count` candidates, changed as little as possible so that every need is met.

    For an unmet need the lowest of the chosen gives way to the best of those that meet it; a pinned one never gives way, nor does one
    that another need rests on, unless the newcomer meets that too. A need that nothing can meet changes nothing.
    """
    chosen = list(order.ranked[:count])
    for need in needs:
        if any(need.holds(candidate.item) for candidate in chosen):
            continue
        swap = _find_swap(need, chosen, order, needs)
        if swap is None:
            continue
        leaver, newcomer = swap
        chosen.remove(leaver)
        chosen.append(with_reason(newcomer, Reason(rule=need.rule, text=f"takes the place of {leaver.id}: {need.wanted}")))
    return tuple(chosen)


def ranking(order: Order[Item], chosen: Sequence[Candidate[Item]]) -> tuple[Ranked[Item], ...]:
    """Return every candidate with its place: the chosen first in their order, then the others by rank, then the excluded."""
    by_id = {candidate.id: candidate for candidate in chosen}
    others = [c for c in order.ranked if c.id not in by_id]
    gave_way = {c.id for c in order.ranked[: len(chosen)]} - set(by_id)
    lines: list[Ranked[Item]] = []
    for candidate in (*chosen, *others, *order.excluded):
        shown = with_reason(candidate, _GAVE_WAY) if candidate.id in gave_way else candidate
        if candidate.id in order.pinned and candidate.id not in by_id:
            shown = with_reason(shown, _NO_PLACE)
        lines.append(_ranked_candidate(shown, place=len(lines) + 1, chosen=set(by_id), order=order))
    return tuple(lines)


_EXCLUDED = Reason(rule="exclude", text="excluded by the department's overrides")
_PINNED_TOO = Reason(rule="exclude", text="excluded by the department's overrides, which pin it too: the exclusion wins")
_NO_PLACE = Reason(rule="pin-without-place", text="pinned, but the slot shows fewer")
_GAVE_WAY = Reason(rule="gave-way", text="among the first by rank, but gave way to a rule")


def with_reason(candidate: Candidate[Item], reason: Reason) -> Candidate[Item]:
    """Return the candidate with one more reason."""
    return replace(candidate, reasons=(*candidate.reasons, reason))


def _find_swap(
    need: Need[Item], chosen: Sequence[Candidate[Item]], order: Order[Item], needs: Sequence[Need[Item]]
) -> tuple[Candidate[Item], Candidate[Item]] | None:
    taken = {candidate.id for candidate in chosen}
    newcomers = [candidate for candidate in order.ranked if candidate.id not in taken and need.holds(candidate.item)]
    for leaver in reversed(chosen):
        if leaver.id in order.pinned:
            continue
        stays = [staying for staying in chosen if staying.id != leaver.id]
        resting = [n for n in needs if n.holds(leaver.item) and not any(n.holds(staying.item) for staying in stays)]
        for newcomer in newcomers:
            if all(n.holds(newcomer.item) for n in resting):
                return leaver, newcomer
    return None


def _ranked_candidate(candidate: Candidate[Item], *, place: int, chosen: set[str], order: Order[Item]) -> Ranked[Item]:
    return Ranked(
        id=candidate.id,
        item=candidate.item,
        path=candidate.path,
        points=candidate.points,
        reasons=candidate.reasons,
        place=place,
        is_chosen=candidate.id in chosen,
        is_pinned=candidate.id in order.pinned,
        is_excluded=any(c.id == candidate.id for c in order.excluded),
    )
