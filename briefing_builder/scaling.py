"""Values in another size: a value and a factor go in, the same value with every length of it multiplied comes out."""

from collections.abc import Mapping
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


def scaled(value: Scaled, factor: Fraction, fixed: tuple[type, ...] = ()) -> Scaled:
    """Return the value with every field that is declared as a length multiplied, at any depth; values of the classes in `fixed` stay.

    Sizes of letters are rounded down to half points, so that what fitted fits.
    """
    return cast(Scaled, _multiplied(value, factor, fixed))


def half_points(size: float) -> Emu:
    """Return a size of letters rounded down to half points."""
    return Emu(int(size + TOLERANCE) // HALF_POINT * HALF_POINT)


def _multiplied(value: Any, factor: Fraction, fixed: tuple[type, ...]) -> Any:
    if isinstance(value, fixed):
        return value
    if isinstance(value, Value):
        return _multiplied_value(value, factor, fixed)
    if isinstance(value, tuple):
        return tuple([_multiplied(each, factor, fixed) for each in value])
    if isinstance(value, Mapping):
        return {key: _multiplied(each, factor, fixed) for key, each in value.items()}
    return value


def _multiplied_value(value: Value, factor: Fraction, fixed: tuple[type, ...]) -> Value:
    lengths = _lengths_of(type(value))
    changes = {}
    for name in names_of(value):
        old = getattr(value, name)
        if name not in lengths or old is None:
            new = _multiplied(old, factor, fixed)
        elif isinstance(old, tuple):
            new = tuple([round(length * factor) for length in old])
        else:
            new = half_points(old * factor) if name in FONT_SIZES else round(old * factor)
        if new is not old:
            changes[name] = new
    return replace(value, **changes) if changes else value


@cache
def _lengths_of(kind: type) -> frozenset[str]:
    hints = get_type_hints(kind)
    return frozenset(name for name, hint in hints.items() if _is_length(hint))


def _is_length(hint: object) -> bool:
    return hint is Emu or any(map(_is_length, get_args(hint)))
