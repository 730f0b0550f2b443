"""Values in another size: a value and a factor go in, the same value with every length of it multiplied comes out."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_type_hints

from briefing_builder.units import Emu
from briefing_builder.values import Value, names_of, replace

Scaled = TypeVar("Scaled")
FONT_SIZES = frozenset(("size", "text_size", "label_size"))
"""Fields that are sizes of letters, which programs write in whole or half points."""
HALF_POINT = 6_350
TOLERANCE = 130  # EMU: a hundredth of a point, which is lost where a length is divided and multiplied again


def scaled(value: Scaled, factor: Fraction, fixed: tuple[type, ...] = (), *, rounds_up: bool = False) -> Scaled:
    """Return the value with every field that is declared as a length multiplied, at any depth; values of the classes in `fixed` stay.

    Sizes of letters are rounded down to half points, so that what fitted fits; with `rounds_up` they become what they were before that.
    """
    return cast(Scaled, _Scaling(factor=factor, fixed=fixed, rounds_up=rounds_up).of(value))


def half_points(size: float) -> Emu:
    """Return a size of letters rounded down to half points."""
    return Emu(int(size + TOLERANCE) // HALF_POINT * HALF_POINT)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scaling:
    factor: Fraction
    fixed: tuple[type, ...]
    rounds_up: bool

    def of(self, value: Any) -> Any:
        if isinstance(value, self.fixed):
            return value
        if isinstance(value, Value):
            return self._of_fields(value)
        if isinstance(value, tuple):
            return tuple([self.of(each) for each in value])
        if isinstance(value, Mapping):
            return {key: self.of(each) for key, each in value.items()}
        return value

    def _of_fields(self, value: Value) -> Value:
        lengths = _lengths_of(type(value))
        changes = {}
        for name in names_of(value):
            old = getattr(value, name)
            if name not in lengths or old is None:
                new = self.of(old)
            elif isinstance(old, tuple):
                new = tuple([round(length * self.factor) for length in old])
            else:
                new = self._size(old) if name in FONT_SIZES else round(old * self.factor)
            if new is not old:
                changes[name] = new
        return replace(value, **changes) if changes else value

    def _size(self, size: int) -> Emu:
        return half_points(float(size * self.factor) + (HALF_POINT - 2 * TOLERANCE if self.rounds_up else 0))


@cache
def _lengths_of(kind: type) -> frozenset[str]:
    hints = get_type_hints(kind)
    return frozenset(name for name, hint in hints.items() if _is_length(hint))


def _is_length(hint: object) -> bool:
    return hint is Emu or any(map(_is_length, get_args(hint)))
