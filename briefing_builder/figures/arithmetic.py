"""Decimal arithmetic of the figures: numbers go in, unrounded results come out, and rounding happens once, at display."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import lru_cache

PRECISION = Context(prec=34, rounding=ROUND_HALF_EVEN)  # decimal128 of IEEE 754-2008; the caller's own context changes nothing

DISPLAY = Context(prec=60, rounding=ROUND_HALF_EVEN)

Number = Decimal | int


@lru_cache(maxsize=4096)
def rounded(value: Number, decimals: int) -> Decimal:
    """Return the value with exactly that many decimals, half to even (2.5 → 2, 3.5 → 4); a zero carries no sign."""
    step = Decimal(1).scaleb(-decimals)
    result = Decimal(value).quantize(step, context=DISPLAY)
    return abs(result) if result.is_zero() else result


def mean(values: Iterable[Number]) -> Decimal | None:
    """Return the arithmetic mean, or None of no values; the order of the values does not matter, to the last digit."""
    ordered = sorted(Decimal(value) for value in values)
    return sum(ordered, Decimal(0)) / len(ordered) if ordered else None


def median(values: Iterable[Number]) -> Decimal | None:
    """Return the middle value (of an even number of values the mean of the middle two), or None of no values."""
    ordered = sorted(Decimal(value) for value in values)
    middle = len(ordered) // 2
    if not ordered:
        return None
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def quotient(part: Number, whole: Number, times: int = 1) -> Decimal | None:
    """Return part × times ÷ whole, or None where the whole is zero; `times=100` makes a percentage."""
    return Decimal(part) * times / Decimal(whole) if whole else None


def adds_up(parts: Sequence[Number], total: Number, decimals: int) -> bool:
    """Return whether the parts, each rounded, add up to the rounded total."""
    return sum(rounded(part, decimals) for part in parts) == rounded(total, decimals)


def apportion(parts: Sequence[Number], total: Number, decimals: int) -> tuple[Decimal, ...]:
    """Return the parts with that many decimals so that they add up to the rounded total.

    Every part moves by less than one unit of its last decimal; where the parts do add up when rounded one by one, that is what comes
    back. `total` must be the sum of the parts, except for its own rounding. The units left over go to the parts with the largest
    remainders, the first of equals (Hamilton's method).
    """
    if adds_up(parts, total, decimals):
        return tuple(rounded(part, decimals) for part in parts)
    step = Decimal(1).scaleb(-decimals)
    floors = [Decimal(part) // step - (Decimal(part) % step < 0) for part in parts]
    remainders = [Decimal(part) / step - floor for part, floor in zip(parts, floors, strict=True)]
    missing = int(rounded(total, decimals) / step - sum(floors))
    first = set(sorted(range(len(parts)), key=lambda index: -remainders[index])[:missing])
    return tuple(rounded((floor + (index in first)) * step, decimals) for index, floor in enumerate(floors))
