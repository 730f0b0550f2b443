"""Shapes as SVG: geometry, surface and line."""

from typing import assert_never

from briefing_builder.backends.svg.context import RenderContext, svg_pt
from briefing_builder.deck.model import Geometry, Shape
from briefing_builder.deck.path import Close, CurveTo, LineTo, Move, Path, PathStep
from briefing_builder.units import Box

USUAL_CORNER = 0.16667  # ECMA-376 presetShapeDefinitions: roundRect's adj is 16667 of 100000 of the shorter side


def shape_svg(item: Shape, context: RenderContext) -> str:
    """Return a shape; a rectangle without height or width is a rule."""
    if item.geometry == "rectangle" and not (item.box.width and item.box.height):
        box = item.box
        return (
            f'<line x1="{svg_pt(box.left)}" y1="{svg_pt(box.top)}" x2="{svg_pt(box.right)}" y2="{svg_pt(box.bottom)}"'
            f' stroke="{context.colour(item.line)}" stroke-width="{svg_pt(item.weight)}"/>'
            if item.line
            else ""
        )
    return f"<{geometry_element(item.geometry, item.box, item.radius)}{fill_and_stroke(context, item.fill, item.line, item.weight)}/>"


def rectangle(box: Box, context: RenderContext, *, fill: str = "", line: str = "", weight: int = 0) -> str:
    """Return a plain rectangle."""
    return f"<{geometry_element('rectangle', box, 0)}{fill_and_stroke(context, fill, line, weight)}/>"


def fill_and_stroke(context: RenderContext, fill: str, line: str, weight: int) -> str:
    """Return surface and line as attributes; empty roles are none."""
    surface = context.colour(fill) if fill else "none"
    stroke = f' stroke="{context.colour(line)}" stroke-width="{svg_pt(weight)}"' if line else ""
    return f' fill="{surface}"{stroke}'


def geometry_element(geometry: Geometry | Path, box: Box, radius: int) -> str:
    """Return the element of a geometry in its box, without brackets: `rect x="…" …`."""
    x, y, width, height = (svg_pt(length) for length in (box.left, box.top, box.width, box.height))
    if isinstance(geometry, Path):
        return f'path fill-rule="evenodd" d="{_path_data(geometry, box)}"'
    if geometry == "ellipse":
        rx, ry = svg_pt(box.width / 2), svg_pt(box.height / 2)
        return f'ellipse cx="{svg_pt(box.left + box.width / 2)}" cy="{svg_pt(box.top + box.height / 2)}" rx="{rx}" ry="{ry}"'
    corner = ""
    if geometry == "rounded":
        least = min(box.width, box.height)
        corner = f' rx="{svg_pt(min(radius or least * USUAL_CORNER, least / 2))}"'
    return f'rect x="{x}" y="{y}" width="{width}" height="{height}"{corner}'


def _path_data(path: Path, box: Box) -> str:
    across, down = box.width / max(1, path.width), box.height / max(1, path.height)

    def at(x: int, y: int) -> str:
        return f"{svg_pt(box.left + x * across)} {svg_pt(box.top + y * down)}"

    def step(segment: PathStep) -> str:
        match segment:
            case Move():
                return f"M{at(segment.x, segment.y)}"
            case LineTo():
                return f"L{at(segment.x, segment.y)}"
            case CurveTo():
                return f"C{at(segment.x1, segment.y1)} {at(segment.x2, segment.y2)} {at(segment.x, segment.y)}"
            case Close():
                return "Z"
            case _:
                assert_never(segment)

    return "".join(step(segment) for segment in path.steps)
