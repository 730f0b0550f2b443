"""Whole numbers under linear conditions: what else could a count be? Exact: bounds are narrowed, then values are tried."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

MOST = 100_000
STEPS = 20_000
"""Values that a search tries; more than that proves nothing, and says so."""

Bounds = dict[Hashable, tuple[int, int]]


@dataclass(kw_only=True)
class Conditions:
    """Linear conditions on unknown counts: each a sum of multiples of unknowns that is at least a number."""

    sums: list[tuple[dict[Hashable, int], int]] = field(default_factory=list)
    of: dict[Hashable, list[int]] = field(default_factory=lambda: defaultdict(list))
    known: Bounds = field(default_factory=dict)
    """What the conditions say of each unknown, before anything is tried; made when the first question is asked."""

    def at_least(self, terms: Mapping[Hashable, int], least: int) -> None:
        for unknown in terms:
            self.of[unknown].append(len(self.sums))
        self.sums.append((dict(terms), least))

    def equal(self, terms: Mapping[Hashable, int], value: int) -> None:
        self.at_least(terms, value)
        self.at_least({unknown: -factor for unknown, factor in terms.items()}, -value)

    def holds(self, values: Mapping[Hashable, int]) -> bool:
        """Return whether the values meet every condition."""
        return all(_sum(terms, values) >= least for terms, least in self.sums)

    def another(self, unknown: Hashable, truth: Mapping[Hashable, int], *, least: int, most: int) -> dict[Hashable, int] | None:
        """Return counts that meet every condition with the unknown between `least` and `most`; None where there are none.

        `truth` says which values to try first. Raises RuntimeError where the search gives up, which proves neither.
        """
        if not self.known:
            self.known = self._narrowed(dict.fromkeys(self.of, (0, MOST)), range(len(self.sums))) or {}
        low, high = self.known[unknown]
        if max(low, least) > min(high, most):
            return None
        narrowed = self._narrowed({**self.known, unknown: (max(low, least), min(high, most))}, self.of[unknown])
        found = self._search(narrowed, truth, [STEPS]) if narrowed else None
        assert found is None or self.holds(found)
        return found

    def _search(self, bounds: Bounds, truth: Mapping[Hashable, int], steps: list[int]) -> dict[Hashable, int] | None:
        nearest = {one: min(max(truth[one], low), high) for one, (low, high) in bounds.items()}
        broken = next((terms for terms, least in self.sums if _sum(terms, nearest) < least), None)
        if broken is None:
            return nearest
        open_ones = [one for one in broken if bounds[one][0] < bounds[one][1]]
        chosen = min(open_ones, key=lambda one: bounds[one][1] - bounds[one][0])
        low, high = bounds[chosen]
        for value in sorted(range(low, high + 1), key=lambda one: abs(one - truth[chosen])):
            steps[0] -= 1
            if steps[0] < 0:
                raise RuntimeError(f"gave up on {chosen}")
            narrowed = self._narrowed({**bounds, chosen: (value, value)}, self.of[chosen])
            found = self._search(narrowed, truth, steps) if narrowed else None
            if found is not None:
                return found
        return None

    def _narrowed(self, bounds: Bounds, begin: "range | list[int]") -> Bounds | None:
        """The bounds as narrow as each condition alone can make them, again and again; None where nothing is left."""
        waiting = dict.fromkeys(begin)
        while waiting:
            number = next(iter(waiting))
            del waiting[number]
            terms, least = self.sums[number]
            greatest = {one: factor * bounds[one][factor > 0] for one, factor in terms.items()}
            spare = sum(greatest.values()) - least
            if spare < 0:
                return None
            for one, factor in terms.items():
                low, high = bounds[one]
                if factor > 0:
                    low = max(low, high - spare // factor)
                else:
                    high = min(high, low + spare // -factor)
                if (low, high) != bounds[one]:
                    bounds[one] = (low, high)
                    waiting.update(dict.fromkeys(self.of[one]))
        return bounds


def _sum(terms: Mapping[Hashable, int], values: Mapping[Hashable, int]) -> int:
    return sum(factor * values[unknown] for unknown, factor in terms.items())
