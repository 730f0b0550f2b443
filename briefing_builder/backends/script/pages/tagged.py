"""A slide as people hear it: its items go in; heading, paragraphs, lists, tables and pictures in reading order come out, each in its place.

What is read is text on the page itself. What only decorates lies behind it, in pictures of which nothing is said.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import assert_never
from urllib.parse import quote

from briefing_builder.backends.svg import (
    Drawing,
    PlacedLine,
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
class _Layer:
    """Decoration, and the boxes of the pictures that are read and lie below it."""

    items: list[Item] = field(default_factory=list)
    below: list[Box] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A slide that becomes elements. `address` takes a picture as SVG and returns what the page calls it."""

    slide: Slide
    deck: Deck
    drawing: Drawing
    address: Callable[[str], str]

    @property
    def whole(self) -> Box:
        """The box of the slide."""
        return Box(left=Emu(0), top=Emu(0), width=self.deck.width, height=self.deck.height)

    def goal(self, link: Link | None) -> str:
        """Return where a link leads from this page; nowhere when its slide is not in the deck."""
        if isinstance(link, SlideLink):
            return f"#{quote(link.slide)}" if any(slide.id == link.slide for slide in self.deck.slides) else ""
        return link.url if link else ""


def slide_elements(page: Page, number: int) -> Element:
    """Return a slide, the so many-th of its deck: its ground, and its elements in the order in which they are read."""
    ground = layer = _Layer()
    found: list[Element | _Layer] = []
    for item in announced_items(with_slide_number(item, number) for item in page.slide.items):
        for surface in _decoration(item):
            if any(_overlap(surface.box, box) for box in layer.below):
                layer = _Layer()
                found.append(layer)
            layer.items.append(surface)
        said = _said(item, page)
        found += said
        if said and not item.paragraphs:
            layer.below.append(item.box)
    return {
        "id": page.slide.id,
        "title": page.slide.title,
        "has_heading": any(isinstance(one, dict) and one["kind"] == "h1" for one in found),
        "ground": page.address(background_svg(page.slide, ground.items, page.deck, page.drawing)),
        "elements": [one if isinstance(one, dict) else _drawn(one, page) for one in found],
    }


def _decoration(item: Item) -> Iterator[Item]:
    """What of an item is seen and not read: its surface and lines, or all of it."""
    match item:
        case Text():
            if not _has_words(item):
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


def _has_words(text: Text) -> bool:
    return any(character.isalnum() for character in text.text)


def _said(item: Item, page: Page) -> list[Element]:
    """What of an item is read."""
    match item:
        case Text():
            return list(_text(item, page)) if _has_words(item) else []
        case Table():
            return [_table(item, page)]
        case Shape() if not (item.alt or item.link):
            return []
        case Shape() | Picture():
            return [_picture(item, item.alt, page.goal(item.link), page)]
        case Chart() | Group():
            return [_picture(item, item.alt, "", page)]
        case _:
            assert_never(item)


def _text(item: Text, page: Page) -> Iterator[Element]:
    """A heading, or paragraphs and lists."""
    kind = "h1" if item.placeholder == "title" or item.text == page.slide.title else "p"
    return _paragraphs(text_lines(item, page.drawing), kind, page)


def _paragraphs(lines: Iterable[PlacedLine], kind: str, page: Page) -> Iterator[Element]:
    paragraphs = [list(some) for _, some in groupby(lines, key=lambda line: id(line.line.paragraph))]
    for bullet, some in groupby(paragraphs, key=lambda own: own[0].line.paragraph.bullet):
        if bullet == "none":
            for own in some:
                yield {"kind": kind, "lines": [_line(line, page) for line in own]}
        else:
            yield {"kind": LISTS[bullet], "items": [_item(own, page) for own in some]}


def _item(lines: Sequence[PlacedLine], page: Page) -> list[Element]:
    """An item of a list with its mark."""
    first, mark = lines[0], bullet_of(lines[0].line)
    mark, is_rtl = replace(mark, text=f"{mark.text} "), first.line.paragraph.rtl
    left = first.edge - (width_of(mark, page.drawing) if is_rtl else 0)
    at = {"place": _place(left, first.baseline, [mark], page), "runs": [_run(mark, page)], "rtl": is_rtl}
    return [at, *(_line(line, page) for line in lines)]


def _table(item: Table, page: Page) -> Element:
    rows = [[list(_paragraphs(cell_lines(cell, box, page.drawing), "none", page)) for cell, box in row] for row in rows_of(item)]
    return {"kind": "table", "head": rows[0], "rows": rows[1:]}


def _line(placed: PlacedLine, page: Page) -> Element:
    """A line, with the space at its end that parts it from the next one."""
    runs = placed.line.runs
    place = _place(placed.left, placed.baseline, runs or placed.line.paragraph.runs, page)
    return {"place": place, "runs": [_run(run, page) for run in runs], "rtl": placed.line.paragraph.rtl}


def _place(left: float, baseline: float, runs: Sequence[Run], page: Page) -> str:
    """Where a line of no height stands: its middle is half of what letters reach farther above the baseline than below it."""
    fonts = [(page.drawing.font(run.face, bold=run.bold, italic=run.italic), run.size) for run in runs]
    above = max([(font.ascent - font.descent) * size / 2000 for font, size in fonts], default=0)
    return f"left: {left / EMU_PER_POINT:.2f}pt; top: {(baseline - above) / EMU_PER_POINT:.2f}pt"


def _run(run: Run, page: Page) -> Element:
    style, weight = "italic" if run.italic else "normal", 700 if run.bold else 400
    font = f"{style} {weight} {in_points(run.size):g}pt/0 {page.drawing.family(run.face)}"
    return {"text": run.text, "look": f"font: {font}; color: {page.drawing.colour(run.colour)}", "url": page.goal(run.link)}


def _picture(item: Item, alt: str, url: str, page: Page) -> Element:
    return {
        "kind": "picture",
        "place": _frame(item.box),
        "picture": page.address(items_svg([item], item.box, page.drawing)),
        "alt": alt,
        "url": url,
    }


def _drawn(layer: _Layer, page: Page) -> Element:
    return {"kind": "layer", "picture": page.address(items_svg(layer.items, page.whole, page.drawing))}


def _frame(box: Box) -> str:
    left, top, width, height = (f"{in_points(length):.2f}pt" for length in (box.left, box.top, box.width, box.height))
    return f"left: {left}; top: {top}; width: {width}; height: {height}"


def _overlap(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom
