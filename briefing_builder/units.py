"""Lengths as whole English Metric Units (EMU): a factor goes in, an integer that adds up exactly comes out."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NewType, TypeVar

from briefing_builder.values import Value

Number = TypeVar("Number", bound=int)

if TYPE_CHECKING:

    class Emu(int):
        """A length. The program runs with plain integers; type checkers know that lengths add up to lengths."""

        def __add__(self, other: Number) -> Number: ...
        def __sub__(self, other: Number) -> Number: ...
        def __mul__(self, other: int) -> "Emu": ...
        def __rmul__(self, other: int) -> "Emu": ...
        def __floordiv__(self, other: int) -> "Emu": ...
        def __neg__(self) -> "Emu": ...

else:
    Emu = NewType("Emu", int)

ZERO = Emu(0)
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


def total_length(lengths: Sequence[Emu], gap: Emu = ZERO) -> Emu:
    """Return the sum of the lengths and of the gaps between them."""
    return Emu(sum(lengths) + gap * (len(lengths) - 1)) if lengths else ZERO


def split(length: Emu, shares: Sequence[int]) -> tuple[Emu, ...]:
    """Return the length divided in the ratio of the shares: whole EMU that add up to it exactly (shares of 0 alone get nothing)."""
    whole = max(1, sum(shares))
    return tuple([end - start for start, end in pairwise([length * share // whole for share in accumulate(shares, initial=0)])])


class Box(Value, frozen=True, kw_only=True):
    """A rectangle on the slide; the origin is the slide's top left corner."""

    left: Emu
    top: Emu
    width: Emu
    height: Emu

    @staticmethod
    def between(left: Emu, top: Emu, right: Emu, bottom: Emu) -> "Box":
        """Return the box with these four edges."""
        return Box(left=left, top=top, width=right - left, height=bottom - top)

    @property
    def right(self) -> Emu:
        """The x of the right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> Emu:
        """The y of the lower edge."""
        return self.top + self.height

    def moved(self, *, right: Emu = ZERO, down: Emu = ZERO) -> "Box":
        """Return the box at another place."""
        return Box(left=self.left + right, top=self.top + down, width=self.width, height=self.height)

    def with_width(self, width: Emu) -> "Box":
        """Return the box in another width, from the same left edge."""
        return Box(left=self.left, top=self.top, width=width, height=self.height)

    def with_height(self, height: Emu) -> "Box":
        """Return the box in another height, from the same upper edge."""
        return Box(left=self.left, top=self.top, width=self.width, height=height)

    def sized(self, width: Emu, height: Emu) -> "Box":
        """Return a box of that size with the same top left corner."""
        return Box(left=self.left, top=self.top, width=width, height=height)

    def centred(self, width: Emu, height: Emu) -> "Box":
        """Return a box of that size in the middle of this one."""
        return Box(left=self.left + (self.width - width) // 2, top=self.top + (self.height - height) // 2, width=width, height=height)

    def lower_right(self, width: Emu, height: Emu) -> "Box":
        """Return a box of that size with the same lower right corner."""
        return Box(left=self.right - width, top=self.bottom - height, width=width, height=height)

    def band(self, top: Emu, height: Emu) -> "Box":
        """Return a box of the same width that begins at that y."""
        return Box(left=self.left, top=top, width=self.width, height=height)

    def inset(self, horizontal: Emu, vertical: Emu) -> "Box":
        """Return the box that remains when each side gives way by that much."""
        return self.within(horizontal, vertical, horizontal, vertical)

    def within(self, left: Emu, top: Emu, right: Emu, bottom: Emu) -> "Box":
        """Return the box that remains when its four sides give way by that much."""
        return Box.between(self.left + left, self.top + top, self.right - right, self.bottom - bottom)

    def below(self, used: Emu) -> "Box":
        """Return what is left of the box when that much height is used from its top."""
        return Box(left=self.left, top=self.top + used, width=self.width, height=self.height - used)

    def beside(self, used: Emu) -> "Box":
        """Return what is left of the box when that much width is used from its left."""
        return Box(left=self.left + used, top=self.top, width=self.width - used, height=self.height)

    def rows(self, heights: Sequence[Emu], gap: Emu = ZERO) -> list["Box"]:
        """Return boxes of these heights one below the other, from the top, over the whole width."""
        tops = accumulate(heights, lambda top, height: top + height + gap, initial=self.top)
        return [Box(left=self.left, top=top, width=self.width, height=height) for top, height in zip(tops, heights, strict=False)]

    def side_by_side(self, widths: Sequence[Emu], gutter: Emu = ZERO) -> list["Box"]:
        """Return boxes of these widths side by side, from the left, over the whole height."""
        lefts = accumulate(widths, lambda left, width: left + width + gutter, initial=self.left)
        return [Box(left=left, top=self.top, width=width, height=self.height) for left, width in zip(lefts, widths, strict=False)]

    def columns(self, shares: Sequence[int], gutter: Emu = ZERO) -> list["Box"]:
        """Return boxes side by side that fill this one, their widths in the ratio of the shares."""
        return self.side_by_side(split(self.width - gutter * (len(shares) - 1), shares), gutter)

    def spans(self, shares: Sequence[int], gutter: Emu) -> list["Box"]:
        """Return boxes side by side that fill this one, each over so many columns of the grid that all the shares make up.

        A box over several columns takes the gutters between them too, so 7 | 5 and 4 | 4 | 4 stand on the same twelve columns.
        """
        widths = split(self.width - gutter * (sum(shares) - 1), shares)
        return self.side_by_side([width + gutter * (share - 1) for width, share in zip(widths, shares, strict=True)], gutter)

    def clipped(self, other: "Box") -> "Box":
        """Return the part of the box inside another one that it touches."""
        left, top = max(self.left, other.left), max(self.top, other.top)
        return Box.between(left, top, max(left, min(self.right, other.right)), max(top, min(self.bottom, other.bottom)))

    def holds(self, other: "Box") -> bool:
        """Return whether the other box lies inside this one; touching edges count as inside."""
        return self.left <= other.left and self.top <= other.top and other.right <= self.right and other.bottom <= self.bottom
