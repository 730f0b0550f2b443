"""One laid-out slide goes in, one SVG comes out, in points; every item is drawn where layout put it."""

from collections.abc import Iterable
from typing import assert_never

from briefing_builder.backends.svg.charts import chart_svg
from briefing_builder.backends.svg.drawing import Drawing, attribute, linked, number
from briefing_builder.backends.svg.pictures import picture_svg
from briefing_builder.backends.svg.shapes import shape_svg
from briefing_builder.backends.svg.tables import table_svg
from briefing_builder.backends.svg.text import text_svg
from briefing_builder.deck.model import Chart, Deck, Group, Item, Picture, Shape, Slide, Table, Text
from briefing_builder.problems import Source
from briefing_builder.values import replace

__all__ = ["Drawing", "slide_svg"]


def slide_svg(slide: Slide, deck: Deck, drawing: Drawing) -> str:
    """Return the slide as a standalone SVG of the deck's size in points (960 × 540 on a 13⅓ inch slide).

    Words stand where the width model of LibreOffice puts them, so fonts with the same metrics give the same picture. Every item is a
    group with its places in templates and content (`data-from`), and speaks for itself: text as text, the rest by its alternative text.
    """
    layout = drawing.brand.layout(slide.layout)
    width, height = number(deck.width), number(deck.height)
    ground = drawing.colour("night" if layout.ground == "night" else "paper")
    strokes = "".join(
        f'<rect x="{number(stroke.box.left)}" y="{number(stroke.box.top)}" width="{number(stroke.box.width)}"'
        f' height="{number(stroke.box.height)}" fill="#{stroke.colour.rgb}"/>'
        for stroke in layout.strokes
    )
    position = position_of(slide, deck)
    items = "".join(_item(_numbered(item, position), drawing) for item in slide.items)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="group"'
        f' aria-label="{attribute(slide.title)}" lang="{attribute(deck.language)}" text-rendering="geometricPrecision"'
        f' data-from="{attribute(places([slide.source]))}">'
        f'<rect width="{width}" height="{height}" fill="{ground}"/>{strokes}{items}</svg>'
    )


def position_of(slide: Slide, deck: Deck) -> int:
    """Return the number that the slide shows, from 1."""
    return next(number for number, one in enumerate(deck.slides, 1) if one is slide)


def places(sources: Iterable[Source]) -> str:
    """Return places as one text, one a line, each once: `content/finance.yaml:14:9`."""
    return "\n".join(dict.fromkeys(str(source) for source in sources))


def _numbered(item: Item, position: int) -> Item:
    """The slide's number where PowerPoint would fill it in."""
    if not isinstance(item, Text) or item.field != "slide-number":
        return item
    paragraph = item.paragraphs[0]
    return replace(item, paragraphs=(replace(paragraph, runs=(replace(paragraph.runs[0], text=str(position)),), breaks=()),))


def _item(item: Item, drawing: Drawing) -> str:
    match item:
        case Text():
            return _placed(text_svg(item, drawing), item.sources)
        case Shape():
            return linked(_placed(shape_svg(item, drawing), item.sources, alt=item.alt), item.link)
        case Picture():
            return linked(_placed(picture_svg(item, drawing), item.sources, alt=item.alt), item.link)
        case Chart():
            return _placed(chart_svg(item, drawing), item.sources, alt=item.alt)
        case Table():
            return _placed(table_svg(item, drawing), item.sources)
        case Group():
            return _placed("".join(_item(inner, drawing) for inner in item.items), (), alt=item.alt)
        case _:
            assert_never(item)


def _placed(inside: str, sources: Iterable[Source], *, alt: str = "") -> str:
    origin = places(sources)
    attributes = f' data-from="{attribute(origin)}"' if origin else ""
    attributes += f' role="img" aria-label="{attribute(alt)}"' if alt else ""
    return f"<g{attributes}>{inside}</g>" if attributes else inside
