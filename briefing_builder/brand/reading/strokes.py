"""A layout and its master go in, the filled rectangles that they draw behind every slide come out: bars, bands and rules."""

from collections.abc import Iterator, Mapping

from lxml.etree import _Element

from briefing_builder.brand.colours import DRAWING, PRESENTATION
from briefing_builder.brand.model import Colour, Stroke
from briefing_builder.brand.reading.inheritance import shape_box


def strokes_of(layout: _Element, master: _Element, palette: Mapping[str, Colour]) -> tuple[Stroke, ...]:
    """Return the master's rectangles, unless the layout hides them, then the layout's own, from back to front."""
    sheets = (layout,) if layout.get("showMasterSp") == "0" else (master, layout)
    return tuple(stroke for sheet in sheets for stroke in _strokes(sheet, palette))


def _strokes(sheet: _Element, palette: Mapping[str, Colour]) -> Iterator[Stroke]:
    for shape in sheet.iterfind(f"{PRESENTATION}cSld/{PRESENTATION}spTree/{PRESENTATION}sp"):
        geometry = shape.find(f"{PRESENTATION}spPr/{DRAWING}prstGeom")
        colour, box = _stroke_colour(shape, palette), shape_box(shape)
        is_free = shape.find(f"{PRESENTATION}nvSpPr/{PRESENTATION}nvPr/{PRESENTATION}ph") is None
        if is_free and geometry is not None and geometry.get("prst") == "rect" and colour and box:
            yield Stroke(box=box, colour=colour)


def _stroke_colour(shape: _Element, palette: Mapping[str, Colour]) -> Colour | None:
    fill = shape.find(f"{PRESENTATION}spPr/{DRAWING}solidFill")
    if fill is None or not len(fill):
        return None
    value = str(fill[0].get("val", ""))
    if fill[0].tag == f"{DRAWING}srgbClr":
        return Colour(theme="", rgb=value.upper())
    return next((colour for colour in palette.values() if colour.theme == value), None)
