"""Custom paths: steps on a grid of their own go in, the geometry of a shape comes out."""

from briefing_builder.values import Value


class Move(Value, frozen=True, kw_only=True):
    """Begin a contour at this point of the path's own grid."""

    x: int
    y: int


class LineTo(Value, frozen=True, kw_only=True):
    """Draw a straight line."""

    x: int
    y: int


class CurveTo(Value, frozen=True, kw_only=True):
    """Draw a cubic Bézier curve."""

    x1: int
    y1: int
    x2: int
    y2: int
    x: int
    y: int


class Close(Value, frozen=True, kw_only=True):
    """Close the contour."""


PathStep = Move | LineTo | CurveTo | Close


class Path(Value, frozen=True, kw_only=True):
    """A custom shape on a grid of its own that is stretched to the item's box."""

    width: int
    height: int
    steps: tuple[PathStep, ...]
