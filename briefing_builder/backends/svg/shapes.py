"""Shapes as SVG: geometry, surface and line."""

from typing import assert_never

from briefing_builder.backends.svg.drawing import Drawing, number
from briefing_builder.deck.model import Close, CurveTo, Geometry, LineTo, Move, Path, PathStep, Shape
from briefing_builder.units import Box

USUAL_CORNER = 0.16667  # ECMA-376 presetShapeDefinitions: roundRect's adj is 16667 of 100000 of the shorter side


def shape_svg(item: Shape, drawing: Drawing) -> str:
    """Return a shape; a rectangle without height or width is a rule."""
    if item.geometry == "rectangle" and not (item.box.width and item.box.height):
        box = item.box
        return (
            f'<line x1="{number(box.left)}" y1="{number(box.top)}" x2="{number(box.right)}" y2="{number(box.bottom)}"'
            f' stroke="{drawing.colour(item.line)}" stroke-width="{number(item.weight)}"/>'
            if item.line
            else ""
        )
    return f"<{outline(item.geometry, item.box, item.radius)}{look(drawing, item.fill, item.line, item.weight)}/>"


def rectangle(box: Box, drawing: Drawing, *, fill: str = "", line: str = "", weight: int = 0) -> str:
    """Return a plain rectangle."""
    return f"<{outline('rectangle', box, 0)}{look(drawing, fill, line, weight)}/>"


def look(drawing: Drawing, fill: str, line: str, weight: int) -> str:
    """Return surface and line as attributes; empty roles are none."""
    surface = drawing.colour(fill) if fill else "none"
    stroke = f' stroke="{drawing.colour(line)}" stroke-width="{number(weight)}"' if line else ""
    return f' fill="{surface}"{stroke}'


def outline(geometry: Geometry | Path, box: Box, radius: int) -> str:
    """Return the element of a geometry in its box, without brackets: `rect x="…" …`."""
    x, y, width, height = (number(length) for length in (box.left, box.top, box.width, box.height))
    if isinstance(geometry, Path):
        return f'path fill-rule="evenodd" d="{_path_data(geometry, box)}"'
    if geometry == "ellipse":
        rx, ry = number(box.width / 2), number(box.height / 2)
        return f'ellipse cx="{number(box.left + box.width / 2)}" cy="{number(box.top + box.height / 2)}" rx="{rx}" ry="{ry}"'
    corner = ""
    if geometry == "rounded":
        least = min(box.width, box.height)
        corner = f' rx="{number(min(radius or least * USUAL_CORNER, least / 2))}"'
    return f'rect x="{x}" y="{y}" width="{width}" height="{height}"{corner}'


def _path_data(path: Path, box: Box) -> str:
    across, down = box.width / max(1, path.width), box.height / max(1, path.height)

    def at(x: int, y: int) -> str:
        return f"{number(box.left + x * across)} {number(box.top + y * down)}"

    def step(one: PathStep) -> str:
        match one:
            case Move():
                return f"M{at(one.x, one.y)}"
            case LineTo():
                return f"L{at(one.x, one.y)}"
            case CurveTo():
                return f"C{at(one.x1, one.y1)} {at(one.x2, one.y2)} {at(one.x, one.y)}"
            case Close():
                return "Z"
            case _:
                assert_never(one)

    return "".join(step(one) for one in path.steps)
