"""A slide for a screen reader: its items go in; heading, paragraphs, lists, tables and pictures come out in reading order, with positions.

What is read is real text on the page. Decoration lies behind it, in pictures that a screen reader skips.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import assert_never
from urllib.parse import quote

from briefing_builder.backends.svg import (
    PlacedLine,
    RenderContext,
    background_svg,
    bullet_of,
    cell_lines,
    items_svg,
    rows_of,
    text_lines,
    width_of,
)
from briefing_builder.deck.foot import with_slide_number
from briefing_builder.deck.model import Chart, Deck, Group, Item, Link, Picture, Run, Shape, Slide, SlideLink, Table, Text
from briefing_builder.deck.walk import announced_items
from briefing_builder.units import EMU_PER_POINT, Box, Emu, in_points
from briefing_builder.values import replace

Element = dict[str, object]
"""One element as its template sees it."""
LISTS = {"bullet": "ul", "number": "ol"}


@dataclass(slots=True, kw_only=True)
class _DecorationLayer:
    """Decorative items that are drawn together, and the boxes of the pictures with alternative text that lie below them."""

    items: list[Item] = field(default_factory=list)
    below: list[Box] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlidePage:
    """A slide that becomes elements. `address` takes a picture as SVG and returns what the page calls it."""

    slide: Slide
    deck: Deck
    context: RenderContext
    address: Callable[[str], str]

    @property
    def slide_box(self) -> Box:
        """The box of the slide."""
        return Box(left=Emu(0), top=Emu(0), width=self.deck.width, height=self.deck.height)

    def link_target(self, link: Link | None) -> str:
        """Return the URL of a link on this page; empty when its slide is not in the deck."""
        if isinstance(link, SlideLink):
            return f"#{quote(link.slide)}" if any(slide.id == link.slide for slide in self.deck.slides) else ""
        return link.url if link else ""


def slide_elements(page: SlidePage, number: int) -> Element:
    """Return slide `number` of its deck: its background, and its elements in reading order."""
    ground = layer = _DecorationLayer()
    order: list[Element | _DecorationLayer] = []
    for item in announced_items(with_slide_number(item, number) for item in page.slide.items):
        for surface in _decoration(item):
            if any(_boxes_overlap(surface.box, box) for box in layer.below):
                layer = _DecorationLayer()
                order.append(layer)
            layer.items.append(surface)
        elements = _elements_of(item, page)
        order += elements
        if elements and not item.paragraphs:
            layer.below.append(item.box)
    return {
        "id": page.slide.id,
        "title": page.slide.title,
        "has_heading": any(isinstance(entry, dict) and entry["kind"] == "h1" for entry in order),
        "ground": page.address(background_svg(page.slide, ground.items, page.deck, page.context)),
        "elements": [entry if isinstance(entry, dict) else _layer_element(entry, page) for entry in order],
    }


def _decoration(item: Item) -> Iterator[Item]:
    """Yield the part of an item that is seen but not read: its fill and lines, or all of it."""
    match item:
        case Text():
            if not _has_letters(item):
                yield item
            elif item.fill or item.line:
                yield replace(item, paragraphs=())
        case Table():
            yield replace(item, rows=tuple(tuple(replace(cell, paragraphs=()) for cell in row) for row in item.rows))
        case Shape() if not (item.alt or item.link):
            yield item
        case Shape() | Picture() | Chart() | Group():
            return
        case _:
            assert_never(item)


def _has_letters(text: Text) -> bool:
    return any(character.isalnum() for character in text.text)


def _elements_of(item: Item, page: SlidePage) -> list[Element]:
    """Return the elements of an item that are read."""
    match item:
        case Text():
            return list(_text_elements(item, page)) if _has_letters(item) else []
        case Table():
            return [_table_element(item, page)]
        case Shape() if not (item.alt or item.link):
            return []
        case Shape() | Picture():
            return [_picture_element(item, item.alt, page.link_target(item.link), page)]
        case Chart() | Group():
            return [_picture_element(item, item.alt, "", page)]
        case _:
            assert_never(item)


def _text_elements(item: Text, page: SlidePage) -> Iterator[Element]:
    """Return a heading, or paragraphs and lists."""
    kind = "h1" if item.placeholder == "title" or item.text == page.slide.title else "p"
    return _paragraph_elements(text_lines(item, page.context), kind, page)


def _paragraph_elements(lines: Iterable[PlacedLine], kind: str, page: SlidePage) -> Iterator[Element]:
    paragraphs = [list(placed) for _, placed in groupby(lines, key=lambda line: id(line.line.paragraph))]
    for bullet, block in groupby(paragraphs, key=lambda paragraph: paragraph[0].line.paragraph.bullet):
        if bullet == "none":
            for paragraph in block:
                yield {"kind": kind, "lines": [_line_element(line, page) for line in paragraph]}
        else:
            yield {"kind": LISTS[bullet], "items": [_list_item_element(paragraph, page) for paragraph in block]}


def _list_item_element(lines: Sequence[PlacedLine], page: SlidePage) -> list[Element]:
    """Return an item of a list with its bullet or number."""
    first, mark = lines[0], bullet_of(lines[0].line)
    mark, is_rtl = replace(mark, text=f"{mark.text} "), first.line.paragraph.rtl
    left = first.edge - (width_of(mark, page.context) if is_rtl else 0)
    marker = {"place": _line_position(left, first.baseline, [mark], page), "runs": [_run_element(mark, page)], "rtl": is_rtl}
    return [marker, *(_line_element(line, page) for line in lines)]


def _table_element(item: Table, page: SlidePage) -> Element:
    rows = [[list(_paragraph_elements(cell_lines(cell, box, page.context), "none", page)) for cell, box in row] for row in rows_of(item)]
    return {"kind": "table", "head": rows[0], "rows": rows[1:]}


def _line_element(placed: PlacedLine, page: SlidePage) -> Element:
    """Return a line, with the space at its end that separates it from the next one."""
    runs = placed.line.runs
    position = _line_position(placed.left, placed.baseline, runs or placed.line.paragraph.runs, page)
    return {"place": position, "runs": [_run_element(run, page) for run in runs], "rtl": placed.line.paragraph.rtl}


def _line_position(left: float, baseline: float, runs: Sequence[Run], page: SlidePage) -> str:
    """Return the position of a line of height 0, whose middle is (ascent − descent) ÷ 2 above the baseline."""
    fonts = [(page.context.font(run.face, bold=run.bold, italic=run.italic), run.size) for run in runs]
    above = max([(font.ascent - font.descent) * size / 2000 for font, size in fonts], default=0)
    return f"left: {left / EMU_PER_POINT:.2f}pt; top: {(baseline - above) / EMU_PER_POINT:.2f}pt"


def _run_element(run: Run, page: SlidePage) -> Element:
    style, weight = "italic" if run.italic else "normal", 700 if run.bold else 400
    font = f"{style} {weight} {in_points(run.size):g}pt/0 {page.context.family(run.face)}"
    return {"text": run.text, "look": f"font: {font}; color: {page.context.colour(run.colour)}", "url": page.link_target(run.link)}


def _picture_element(item: Item, alt: str, url: str, page: SlidePage) -> Element:
    return {
        "kind": "picture",
        "place": _box_position(item.box),
        "picture": page.address(items_svg([item], item.box, page.context)),
        "alt": alt,
        "url": url,
    }


def _layer_element(layer: _DecorationLayer, page: SlidePage) -> Element:
    return {"kind": "layer", "picture": page.address(items_svg(layer.items, page.slide_box, page.context))}


def _box_position(box: Box) -> str:
    left, top, width, height = (f"{in_points(length):.2f}pt" for length in (box.left, box.top, box.width, box.height))
    return f"left: {left}; top: {top}; width: {width}; height: {height}"


def _boxes_overlap(first: Box, second: Box) -> bool:
    return first.left < second.right and second.left < first.right and first.top < second.bottom and second.top < first.bottom
