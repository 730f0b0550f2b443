"""Reasons and ranked candidates: why something was chosen, in words and points, and where it stands in the content."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

Item = TypeVar("Item", covariant=True)

ContentPath = tuple[str | int, ...]
"""The way from the root of the content to a node; `positions.of(path)` gives its file and line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One rule that applied: its kebab-case name, a sentence for people, and the points it gave (None where it only orders)."""

    rule: str
    text: str
    points: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate(Generic[Item]):
    """Something that may be chosen, with its points one by one; `reasons` hold what decided beside the points."""

    id: str
    item: Item
    path: ContentPath
    points: tuple[Reason, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def score(self) -> Decimal:
        """The sum of the points."""
        return total(self.points)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked(Candidate[Item]):
    """A candidate after the choice: `place` counts from 1 in the order of rank, and says nothing about being chosen."""

    place: int
    is_chosen: bool
    is_pinned: bool = False
    is_excluded: bool = False


def total(points: Iterable[Reason]) -> Decimal:
    """Return the sum of the points; reasons without points count nothing."""
    return sum((reason.points for reason in points if reason.points is not None), Decimal(0))
