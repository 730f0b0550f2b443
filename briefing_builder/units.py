"""Lengths as whole English Metric Units (EMU): a factor goes in, an integer that adds up exactly comes out."""

from fractions import Fraction
from typing import NewType

from briefing_builder.values import Value

Emu = NewType("Emu", int)

EMU_PER_POINT = 12_700  # ECMA-376 part 1, 20.1.2.1: 914 400 EMU an inch, 72 points an inch
EMU_PER_INCH = 914_400


def points(count: float | Fraction) -> Emu:
    """Return the EMU of that many typographic points, rounded to the nearest whole EMU."""
    if isinstance(count, int):  # layouts ask thousands of times
        return Emu(count * EMU_PER_POINT)
    return Emu(round(Fraction(count) * EMU_PER_POINT))


def inches(count: float | Fraction) -> Emu:
    """Return the EMU of that many inches, rounded to the nearest whole EMU."""
    return Emu(round(Fraction(count) * EMU_PER_INCH))


def in_points(length: Emu) -> float:
    """Return a length in points, for people and for renderers that know no EMU."""
    return length / EMU_PER_POINT


class Box(Value, frozen=True, kw_only=True):
    """A rectangle on the slide; the origin is the slide's top left corner."""

    left: Emu
    top: Emu
    width: Emu
    height: Emu

    @property
    def right(self) -> Emu:
        """The x of the right edge."""
        return Emu(self.left + self.width)

    @property
    def bottom(self) -> Emu:
        """The y of the lower edge."""
        return Emu(self.top + self.height)

    def inset(self, horizontal: Emu, vertical: Emu) -> "Box":
        """Return the box that remains when each side gives way by that much."""
        return Box(
            left=Emu(self.left + horizontal),
            top=Emu(self.top + vertical),
            width=Emu(self.width - 2 * horizontal),
            height=Emu(self.height - 2 * vertical),
        )

    def below(self, used: Emu) -> "Box":
        """Return what is left of the box when that much height is used from its top."""
        return Box(left=self.left, top=Emu(self.top + used), width=self.width, height=Emu(self.height - used))

    def holds(self, other: "Box") -> bool:
        """Return whether the other box lies inside this one; touching edges count as inside."""
        return self.left <= other.left and self.top <= other.top and other.right <= self.right and other.bottom <= self.bottom
