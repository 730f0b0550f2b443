"""The device round a picture, of native shapes: a window with its bar round a landscape one, a telephone round an upright one."""

from collections.abc import Iterator

from briefing_builder.deck.model import Shape
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.units import ZERO, Box, Emu, points
from briefing_builder.values import Value

UPRIGHT = 5, 6
"""A picture that is narrower than so many parts of its height stands in a telephone."""
BAR = points(22)
EDGE = points(6)
WINDOW_RADIUS = points(9)
DOT, DOT_STEP, DOT_MARGIN = points(7), points(13), points(12)
BEZEL = points(7)
PHONE_RADIUS, SCREEN_RADIUS = points(20), points(14)


class Margins(Value, frozen=True, kw_only=True):
    """What a frame takes on each side of its picture; `radius` is that of the picture's own corners."""

    left: Emu = ZERO
    top: Emu = ZERO
    right: Emu = ZERO
    bottom: Emu = ZERO
    radius: Emu = ZERO

    @property
    def across(self) -> Emu:
        """Left and right together."""
        return self.left + self.right

    def around(self, picture: Box) -> Box:
        """Return the box of the whole device round its picture."""
        return Box.between(picture.left - self.left, picture.top - self.top, picture.right + self.right, picture.bottom + self.bottom)


NO_MARGINS = Margins()
WINDOW = Margins(left=EDGE, top=BAR, right=EDGE, bottom=EDGE)
PHONE = Margins(left=BEZEL, top=BEZEL, right=BEZEL, bottom=BEZEL, radius=SCREEN_RADIUS)


def device_margins(size: tuple[int, int]) -> Margins:
    """Return what the device round a picture of that many pixels takes."""
    across, down = size
    return PHONE if across * UPRIGHT[1] <= down * UPRIGHT[0] else WINDOW


def device_shapes(picture: Box, margins: Margins, typesetter: Typesetter) -> Iterator[Shape]:
    """Yield what lies behind a picture: the body of the telephone, or the window and the dots in its bar."""
    outside = margins.around(picture)
    if margins.radius:
        yield Shape(
            name="Telephone", box=outside, geometry="rounded", radius=PHONE_RADIUS, fill=typesetter.colour("ink"),
            line=typesetter.colour("hairline"),
        )  # fmt: skip
    else:
        yield from window_shapes(outside, typesetter)


def window_shapes(outside: Box, typesetter: Typesetter) -> Iterator[Shape]:
    """Yield an empty window: its body, and the dots in its bar."""
    yield Shape(
        name="Window", box=outside, geometry="rounded", radius=WINDOW_RADIUS, fill=typesetter.colour("surface"),
        line=typesetter.colour("hairline"),
    )  # fmt: skip
    dot = outside.moved(right=DOT_MARGIN, down=(BAR - DOT) // 2).sized(DOT, DOT)
    for number, colour in enumerate(("accent", "past", "past")):
        yield Shape(name="Dot", box=dot.moved(right=DOT_STEP * number), geometry="ellipse", fill=typesetter.colour(colour))
