"""The form of a shape: its XML goes in, polygons on the slide come out, in EMU and not rounded."""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from math import cos, pi, radians, sin

from lxml.etree import QName, _Element

from briefing_builder.brand.colours import DRAWING
from briefing_builder.units import Box

Point = tuple[float, float]
Polygon = list[Point]
CURVE_STEPS, CIRCLE_STEPS = 8, 40
ROTATION = 60_000  # ECMA-376 part 1, 20.1.10.3: of a degree
ADJUSTED = 100_000  # of the shorter side
USUAL_ADJUSTMENT = 16_667  # ECMA-376 part 1, presetShapeDefinitions: of a rounded rectangle
FULL_CIRCLE = 21_600_000
"""In the units of angles."""


def polygons_of(properties: _Element, box: Box) -> list[Polygon] | None:
    """Return the polygons that a shape's fill covers together, each crossing the others' insides; None where its form is not known.

    `properties` is its `spPr`, `box` its frame on the slide before it is turned.
    """
    own = properties.find(f"{DRAWING}custGeom")
    preset = properties.find(f"{DRAWING}prstGeom")
    if own is not None:
        shares = _own_polygons(own)
    else:
        form = "rect" if preset is None else preset.get("prst", "rect")
        shares = FORMS[form](_adjustment(preset), box) if form in FORMS else None
    if shares is None:
        return None
    transform = properties.find(f"{DRAWING}xfrm")
    return [[_on_slide(point, box, transform) for point in polygon] for polygon in shares]


def is_upright_rectangle(properties: _Element) -> bool:
    """Return whether a shape is a rectangle whose sides are those of its frame."""
    preset, transform = properties.find(f"{DRAWING}prstGeom"), properties.find(f"{DRAWING}xfrm")
    is_plain = properties.find(f"{DRAWING}custGeom") is None and (preset is None or preset.get("prst", "rect") == "rect")
    return is_plain and (transform is None or int(transform.get("rot", "0")) % (FULL_CIRCLE // 4) == 0)


def _on_slide(point: Point, box: Box, transform: _Element | None) -> Point:
    """A point of shares of the frame on the slide, turned and mirrored as the shape is."""
    across, down = point[0] - 0.5, point[1] - 0.5
    if transform is not None:
        across = -across if transform.get("flipH") in ("1", "true") else across
        down = -down if transform.get("flipV") in ("1", "true") else down
    right, lower = across * box.width, down * box.height
    turn = 0 if transform is None else radians(int(transform.get("rot", "0")) / ROTATION)
    if turn:
        right, lower = right * cos(turn) - lower * sin(turn), right * sin(turn) + lower * cos(turn)
    return box.left + box.width / 2 + right, box.top + box.height / 2 + lower


def _adjustment(preset: _Element | None) -> float:
    """The first adjustment of a preset form, as a share of its shorter side."""
    guide = None if preset is None else preset.find(f"{DRAWING}avLst/{DRAWING}gd")
    words = "" if guide is None else guide.get("fmla", "")
    number = words.removeprefix("val ").strip()
    return max(0, min(int(number) if number.isdigit() else USUAL_ADJUSTMENT, ADJUSTED // 2)) / ADJUSTED


def _ellipse(_adjustment: float, _box: Box) -> list[Polygon]:
    angles = [2 * pi * step / CIRCLE_STEPS for step in range(CIRCLE_STEPS)]
    return [[(0.5 + cos(angle) / 2, 0.5 + sin(angle) / 2) for angle in angles]]


def _rounded(adjustment: float, box: Box) -> list[Polygon]:
    return [list(_with_corners(adjustment, box, (True, True, True, True)))]


def _with_corners(adjustment: float, box: Box, is_round: tuple[bool, bool, bool, bool]) -> Iterator[Point]:
    """A rectangle some of whose corners are round: upper right, lower right, lower left, upper left."""
    radius = adjustment * min(box.width, box.height)
    wide, high = radius / max(1, box.width), radius / max(1, box.height)
    corners = ((1 - wide, high, -90), (1 - wide, 1 - high, 0), (wide, 1 - high, 90), (wide, high, 180))
    sharp = ((1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0))
    for (across, down, start), point, bends in zip(corners, sharp, is_round, strict=True):
        if not bends:
            yield point
            continue
        for step in range(CURVE_STEPS + 1):
            angle = radians(start + 90 * step / CURVE_STEPS)
            yield across + wide * cos(angle), down + high * sin(angle)


def _form(*points: Point) -> Callable[[float, Box], list[Polygon]]:
    return lambda _adjustment, _box: [list(points)]


def _arrow(adjustment: float, box: Box) -> list[Polygon]:
    tip = 1 - min(1.0, (adjustment or 0.5) * min(box.width, box.height) / max(1, box.width))
    return [[(0, 0), (tip, 0), (1, 0.5), (tip, 1), (0, 1)]]


def _slanted(adjustment: float, box: Box) -> list[Polygon]:
    shift = min(1.0, adjustment * min(box.width, box.height) / max(1, box.width))
    return [[(shift, 0), (1, 0), (1 - shift, 1), (0, 1)]]


FORMS: Mapping[str, Callable[[float, Box], list[Polygon]]] = {
    "rect": _form((0, 0), (1, 0), (1, 1), (0, 1)),
    "ellipse": _ellipse,
    "roundRect": _rounded,
    "round1Rect": lambda adjustment, box: [list(_with_corners(adjustment, box, (True, False, False, False)))],
    "round2SameRect": lambda adjustment, box: [list(_with_corners(adjustment, box, (True, False, False, True)))],
    "triangle": _form((0.5, 0), (1, 1), (0, 1)),
    "rtTriangle": _form((0, 0), (1, 1), (0, 1)),
    "diamond": _form((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
    "homePlate": _arrow,
    "parallelogram": _slanted,
    "flowChartProcess": _form((0, 0), (1, 0), (1, 1), (0, 1)),
    "flowChartConnector": _ellipse,
}
"""The preset forms that templates have as ground and ornament; of the others nobody here knows what they cover."""


def _own_polygons(form: _Element) -> list[Polygon] | None:
    """The filled paths of a drawn form; None where a point has a name, and so depends on formulas."""
    polygons: list[Polygon] = []
    for path in form.iterfind(f"{DRAWING}pathLst/{DRAWING}path"):
        if path.get("fill") == "none":
            continue
        size = float(path.get("w", "0")), float(path.get("h", "0"))
        try:
            polygons += [polygon for polygon in _walked(path, size) if len(polygon) > 2]
        except ValueError:
            return None
    return polygons or None


def _walked(path: _Element, size: Point) -> Iterator[Polygon]:
    """The closed lines of a path, as shares of its size. Raises ValueError where a point has a name."""
    wide, high = size[0] or 1, size[1] or 1
    line: Polygon = []
    for command in path:
        if not isinstance(command.tag, str):
            continue
        points = [(float(point.get("x", "")) / wide, float(point.get("y", "")) / high) for point in command.iterfind(f"{DRAWING}pt")]
        match QName(command).localname:
            case "moveTo":
                yield line
                line = points[:1]
            case "lnTo":
                line += points
            case "cubicBezTo" | "quadBezTo":
                line += _curve([*line[-1:], *points])
            case "arcTo":
                line += _arc(line[-1], command, (wide, high))
            case _:
                pass
    yield line


def _curve(points: Polygon) -> Iterator[Point]:
    """Points on a Bézier curve (de Casteljau)."""
    for step in range(1, CURVE_STEPS + 1):
        share, left = step / CURVE_STEPS, points
        while len(left) > 1:
            left = [(one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share) for one, other in pairwise(left)]
        yield from left


def _arc(start: Point, command: _Element, size: Point) -> Iterator[Point]:
    """Points on an arc of an ellipse (ECMA-376 part 1, 20.1.9.4): its half axes, where it starts, how far it goes."""
    wide, high = float(command.get("wR", "")) / size[0], float(command.get("hR", "")) / size[1]
    first, turn = (radians(float(command.get(name, "")) / ROTATION) for name in ("stAng", "swAng"))
    centre = start[0] - wide * cos(first), start[1] - high * sin(first)
    for step in range(1, CIRCLE_STEPS + 1):
        angle = first + turn * step / CIRCLE_STEPS
        yield centre[0] + wide * cos(angle), centre[1] + high * sin(angle)
