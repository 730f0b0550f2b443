"""A layout and its master go in, the rectangles and ellipses that they draw behind every slide come out: bars, rules, discs."""

from collections.abc import Iterator, Mapping

from lxml.etree import _Element

from briefing_builder.brand.colours import DRAWING, PRESENTATION
from briefing_builder.brand.model import Colour, FilledRectangle
from briefing_builder.brand.reading.inheritance import shape_box


def rectangles_of(layout: _Element, master: _Element, palette: Mapping[str, Colour]) -> tuple[FilledRectangle, ...]:
    """Return the master's rectangles, unless the layout hides them, then the layout's own, from back to front."""
    owners = (layout,) if layout.get("showMasterSp") == "0" else (master, layout)
    return tuple(rectangle for owner in owners for rectangle in _filled_rectangles(owner, palette))


def _filled_rectangles(owner: _Element, palette: Mapping[str, Colour]) -> Iterator[FilledRectangle]:
    for shape in owner.iterfind(f"{PRESENTATION}cSld/{PRESENTATION}spTree/{PRESENTATION}sp"):
        geometry = shape.find(f"{PRESENTATION}spPr/{DRAWING}prstGeom")
        colour, box = _fill_colour_of(shape, palette), shape_box(shape)
        is_free = shape.find(f"{PRESENTATION}nvSpPr/{PRESENTATION}nvPr/{PRESENTATION}ph") is None
        form = "" if geometry is None else geometry.get("prst")
        if is_free and form in ("rect", "ellipse") and colour and box:
            yield FilledRectangle(box=box, colour=colour, is_ellipse=form == "ellipse")


def _fill_colour_of(shape: _Element, palette: Mapping[str, Colour]) -> Colour | None:
    fill = shape.find(f"{PRESENTATION}spPr/{DRAWING}solidFill")
    if fill is None or not len(fill):
        return None
    value = str(fill[0].get("val", ""))
    if fill[0].tag == f"{DRAWING}srgbClr":
        return Colour(theme="", rgb=value.upper())
    return next((colour for colour in palette.values() if colour.theme == value), None)
