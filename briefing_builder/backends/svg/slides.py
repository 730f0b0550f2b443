"""One laid-out slide goes in, one SVG comes out, in points; every item is drawn where layout put it."""

from collections.abc import Iterable
from typing import assert_never

from briefing_builder.backends.svg.charts import chart_svg
from briefing_builder.backends.svg.context import RenderContext, escaped_attribute, linked, svg_pt
from briefing_builder.backends.svg.pictures import picture_svg
from briefing_builder.backends.svg.shapes import shape_svg
from briefing_builder.backends.svg.tables import table_svg
from briefing_builder.backends.svg.text import text_svg
from briefing_builder.brand.model import FilledRectangle
from briefing_builder.deck.foot import with_slide_number
from briefing_builder.deck.model import Chart, Deck, Group, Item, Picture, Shape, Slide, Table, Text
from briefing_builder.problems import Source
from briefing_builder.units import Box, Emu

__all__ = ["RenderContext", "background_svg", "items_svg", "position_of", "slide_svg", "small_slide_svg"]


def slide_svg(slide: Slide, deck: Deck, context: RenderContext) -> str:
    """Return the slide as a standalone SVG of the deck's size in points (960 × 540 on a 13⅓ inch slide).

    Words stand where the width model of LibreOffice puts them, so fonts with the same metrics give the same picture. Every item
    speaks for itself: text as text, the rest by its alternative text. With `has_places`, an item is a group with its own in
    templates and content (`data-from`).
    """
    width, height = svg_pt(deck.width), svg_pt(deck.height)
    position = position_of(slide, deck)
    items = "".join(_item_svg(with_slide_number(item, position), context) for item in slide.items)
    origin = f' data-from="{escaped_attribute(places([slide.source]))}"' if context.has_places else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="group"'
        f' aria-label="{escaped_attribute(slide.title)}" lang="{escaped_attribute(deck.language)}" text-rendering="geometricPrecision"'
        f"{origin}>{_background(slide, (width, height), context)}{items}</svg>"
    )


def small_slide_svg(slide: Slide, size: tuple[Emu, Emu], context: RenderContext) -> str:
    """Return what stands on the slide, to be put into a contact sheet. `context` has `is_small` set."""
    return _background(slide, (svg_pt(size[0]), svg_pt(size[1])), context) + "".join(_item_svg(item, context) for item in slide.items)


def items_svg(items: Iterable[Item], box: Box, context: RenderContext) -> str:
    """Return what some items look like inside a box of their slide, as a standalone SVG of that box's size."""
    return _standalone("".join(_item_svg(item, context) for item in items), box)


def background_svg(slide: Slide, items: Iterable[Item], deck: Deck, context: RenderContext) -> str:
    """Return the ground of a slide with some of its items on it, as a standalone SVG."""
    whole = Box(left=Emu(0), top=Emu(0), width=deck.width, height=deck.height)
    ground = _background(slide, (svg_pt(deck.width), svg_pt(deck.height)), context)
    return _standalone(ground + "".join(_item_svg(item, context) for item in items), whole)


def _standalone(drawn: str, box: Box) -> str:
    left, top, width, height = (svg_pt(length) for length in (box.left, box.top, box.width, box.height))
    size = f'viewBox="{left} {top} {width} {height}" width="{width}" height="{height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{drawn}</svg>'


def _background(slide: Slide, size: tuple[str, str], context: RenderContext) -> str:
    layout = context.brand.layout(slide.layout)
    width, height = size
    ground = context.colour(layout.ground)
    if picture := context.backdrop(layout):
        return f'<image href="{picture}" width="{width}" height="{height}" preserveAspectRatio="none"/>'
    rectangles = "".join(map(_rectangle_svg, layout.rectangles))
    return f'<rect width="{width}" height="{height}" fill="{ground}"/>{rectangles}'


def _rectangle_svg(rectangle: FilledRectangle) -> str:
    box, fill = rectangle.box, f'fill="#{rectangle.colour.rgb}"'
    if rectangle.is_ellipse:
        across, down = Emu(box.width // 2), Emu(box.height // 2)
        middle = f'cx="{svg_pt(Emu(box.left + across))}" cy="{svg_pt(Emu(box.top + down))}"'
        return f'<ellipse {middle} rx="{svg_pt(across)}" ry="{svg_pt(down)}" {fill}/>'
    place = f'x="{svg_pt(box.left)}" y="{svg_pt(box.top)}" width="{svg_pt(box.width)}" height="{svg_pt(box.height)}"'
    return f"<rect {place} {fill}/>"


def position_of(slide: Slide, deck: Deck) -> int:
    """Return the number that the slide shows, from 1."""
    return next(number for number, other in enumerate(deck.slides, 1) if other is slide)


def places(sources: Iterable[Source]) -> str:
    """Return places as one text, one a line, each once: `content/finance.yaml:14:9`."""
    return "\n".join(dict.fromkeys(str(source) for source in sources))


def _item_svg(item: Item, context: RenderContext) -> str:
    match item:
        case Text():
            return _item_group(text_svg(item, context), context, item.sources)
        case Shape():
            return linked(_item_group(shape_svg(item, context), context, item.sources, alt=item.alt), item.link, context)
        case Picture():
            return linked(_item_group(picture_svg(item, context), context, item.sources, alt=item.alt), item.link, context)
        case Chart():
            return _item_group(chart_svg(item, context), context, item.sources, alt=item.alt)
        case Table():
            return _item_group(table_svg(item, context), context, item.sources)
        case Group():
            return _item_group("".join(_item_svg(inner, context) for inner in item.items), context, (), alt=item.alt)
        case _:
            assert_never(item)


def _item_group(inside: str, context: RenderContext, sources: Iterable[Source], *, alt: str = "") -> str:
    if context.is_small:
        return inside
    origin = places(sources) if context.has_places else ""
    attributes = f' data-from="{escaped_attribute(origin)}"' if origin else ""
    attributes += f' role="img" aria-label="{escaped_attribute(alt)}"' if alt else ""
    return f"<g{attributes}>{inside}</g>" if attributes else inside
