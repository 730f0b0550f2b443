"""A slide in two pieces: all that decks share of it is written, compressed and read back once; its foot is written for each deck."""

from collections.abc import Mapping
from itertools import count
from xml.parsers import expat

from briefing_builder.backends.pptx.parts.part import Part
from briefing_builder.backends.pptx.parts.part_facts import Scan, joined, scanned
from briefing_builder.backends.pptx.slide.backgrounds import ground_xml
from briefing_builder.backends.pptx.slide.items import END, item_xml, start_xml
from briefing_builder.backends.pptx.slide.slide_writer import Need, Pen, fills_of
from briefing_builder.backends.pptx.template import Template
from briefing_builder.backends.pptx.xml import NAMESPACES
from briefing_builder.brand.model import Brand
from briefing_builder.deck.foot import as_shared, before_foot, is_furniture
from briefing_builder.deck.model import SLIDE_NUMBER, Item, Slide
from briefing_builder.errors import OutputError
from briefing_builder.files.archive import Beginning, beginning, completed
from briefing_builder.memory import shared
from briefing_builder.problems import error
from briefing_builder.values import Value

SHARED = 512
"""Slides that are remembered written: some twenty decks, of which the next ones may have some in common."""
FOOT_ID, BODY_ID = 2, 10
"""The shapes of the foot have the first numbers, whatever stands before it: so it is the same on every slide. 1 is the slide itself."""
BEFORE, AFTER = f"<r {NAMESPACES}>".encode(), b"</r>"
"""Round a piece while it is read back."""
NUMBER_FIELD = f"{SLIDE_NUMBER}</a:t></a:fld>"
"""A slide number in the foot that slides share."""


class Piece(Value, frozen=True, kw_only=True):
    """The beginning of a slide with everything before its foot, and what it needs to relate to."""

    begun: Beginning
    scan: Scan
    needs: Mapping[Need, str]
    taken: frozenset[str]


class Foot(Value, frozen=True, kw_only=True):
    """The end of a slide, before and after its number; it needs nothing."""

    middle: bytes
    end: str
    is_numbered: bool
    scan: Scan


class Desk(Value, frozen=True, kw_only=True):
    """What slides of one deck are written with: the brand and its template; `first` numbers a slide's first own relationship."""

    brand: Brand
    template: Template
    language: str
    first: int

    def pen(self, layout: str, first_id: int) -> Pen:
        """Return a pen for a slide of a layout that has nothing on it yet; its shapes are numbered from there on."""
        return Pen(
            language=self.language,
            bullet=self.template.bullet,
            fills=fills_of(self.brand.palette),
            placeholders=self.brand.layout(layout).placeholders,
            first=self.first,
            ids=count(first_id),
        )


def slide_part(name: str, number: int, slide: Slide, desk: Desk) -> tuple[Part, Mapping[Need, str]]:
    """Return a slide as a part of that name, and what it needs to relate to, by the names of the relationships.

    `number` is the slide's own, which its foot shows.

    Raises ContentError when a picture cannot be shown, OutputError when a text is no XML.
    """
    split = before_foot(slide.items)
    items = slide.items[split:]
    try:
        piece = _piece((as_shared(slide, slide.items[:split]), desk))
        taken = piece.taken.intersection([item.placeholder for item in items if is_furniture(item)])
        foot = _foot((items, taken, slide.layout, desk))
    except expat.ExpatError as fault:
        raise OutputError(error("part-malformed", f"the slide {slide.id!r} is no well-formed XML: {fault}", slide.source)) from fault
    end = f"{number}{foot.end}".encode() if foot.is_numbered else foot.end.encode()
    return Part(member=completed(name, piece.begun, foot.middle, end), facts=joined(piece.scan, foot.scan)), piece.needs


@shared(most=SHARED)
def _piece(key: tuple[Slide, Desk]) -> Piece:
    slide, desk = key
    pen = desk.pen(slide.layout, BODY_ID)
    ground = ground_xml(desk.template.grounds[desk.brand.layout(slide.layout).index], pen)
    body = "".join([item_xml(item, pen) for item in slide.items])
    return Piece(
        begun=beginning(f"{start_xml(slide, ground)}{body}".encode()),
        scan=scanned(f"{ground}{body}".encode(), BEFORE, AFTER),
        needs=pen.needs,
        taken=frozenset(pen.taken),
    )


@shared(most=64)
def _foot(key: tuple[tuple[Item, ...], frozenset[str], str, Desk]) -> Foot:
    """Items at the end of a slide, of whose placeholders some are taken; the slides of one layout in a deck have the very same."""
    items, taken, layout, desk = key
    pen = desk.pen(layout, FOOT_ID)
    pen.taken |= taken
    written = "".join([item_xml(item, pen) for item in items])
    middle, number, end = written.partition(NUMBER_FIELD)
    end = f"{NUMBER_FIELD.removeprefix(SLIDE_NUMBER)}{end}{END}" if number else END
    return Foot(middle=middle.encode(), end=end, is_numbered=bool(number), scan=scanned(written.encode(), BEFORE, AFTER))
