"""Lengths as whole English Metric Units (EMU): a factor goes in, an integer that adds up exactly comes out."""

from fractions import Fraction
from typing import NewType

Emu = NewType("Emu", int)

EMU_PER_POINT = 12_700  # ECMA-376 part 1, 20.1.2.1: 914 400 EMU an inch, 72 points an inch
EMU_PER_INCH = 914_400


def points(count: float | Fraction) -> Emu:
    """Return the EMU of that many typographic points, rounded to the nearest whole EMU."""
    return Emu(round(Fraction(count) * EMU_PER_POINT))


def inches(count: float | Fraction) -> Emu:
    """Return the EMU of that many inches, rounded to the nearest whole EMU."""
    return Emu(round(Fraction(count) * EMU_PER_INCH))


def in_points(length: Emu) -> float:
    """Return a length in points, for people and for renderers that know no EMU."""
    return length / EMU_PER_POINT
