"""A slide in two pieces: all that decks share of it is written, compressed and read back once; its foot is written for each deck."""

from collections.abc import Mapping, Sequence
from itertools import count
from xml.parsers import expat

from briefing_builder.backends.pptx.parts.part import Part
from briefing_builder.backends.pptx.parts.part_facts import Scan, joined, scanned
from briefing_builder.backends.pptx.slide.backgrounds import ground_xml
from briefing_builder.backends.pptx.slide.items import END, item_xml, start_xml
from briefing_builder.backends.pptx.slide.slide_writer import Need, Pen
from briefing_builder.backends.pptx.template import Template
from briefing_builder.backends.pptx.xml import NAMESPACES
from briefing_builder.brand.model import Brand
from briefing_builder.deck.foot import before_foot
from briefing_builder.deck.model import SLIDE_NUMBER, Item, Slide
from briefing_builder.errors import OutputError
from briefing_builder.files.archive import Beginning, beginning, completed
from briefing_builder.memory import Memory
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
    """What slides of one deck are written with: the brand, its template and colours; `first` numbers a slide's first own relationship."""

    brand: Brand
    template: Template
    fills: Mapping[str, str]
    language: str
    first: int

    def pen(self, slide: Slide, first_id: int) -> Pen:
        """Return a pen for a slide that has nothing on it yet; its shapes are numbered from there on."""
        layout = self.brand.layout(slide.layout)
        return Pen(
            language=self.language,
            bullet=self.template.bullet,
            fills=self.fills,
            placeholders=layout.placeholders,
            first=self.first,
            ids=count(first_id),
        )


_pieces: Memory[Piece] = Memory(SHARED)
_feet: Memory[Foot] = Memory(64)


def slide_part(name: str, number: int, slide: Slide, desk: Desk) -> tuple[Part, Mapping[Need, str]]:
    """Return a slide as a part of that name, and what it needs to relate to, by the names of the relationships.

    `number` is the slide's own, which its foot shows.

    Raises ContentError when a picture cannot be shown, OutputError when a text is no XML.
    """
    split = before_foot(slide.items)
    piece = _piece(slide, slide.items[:split], desk)
    foot = _foot(slide, slide.items[split:], desk, piece.taken)
    end = f"{number}{foot.end}".encode() if foot.is_numbered else foot.end.encode()
    return Part(member=completed(name, piece.begun, foot.middle, end), facts=joined(piece.scan, foot.scan)), piece.needs


def _piece(slide: Slide, items: Sequence[Item], desk: Desk) -> Piece:
    sources, also = (*items, desk.brand, desk.template), (slide.id, slide.layout, desk.language, desk.first)
    found = _pieces.find(sources, also)
    if found is not None:
        return found
    pen = desk.pen(slide, BODY_ID)
    ground = ground_xml(desk.template.grounds[desk.brand.layout(slide.layout).index], pen)
    body = "".join([item_xml(item, pen) for item in items])
    made = Piece(
        begun=beginning(f"{start_xml(slide, ground)}{body}".encode()),
        scan=_scanned(f"{ground}{body}".encode(), slide),
        needs=pen.needs,
        taken=frozenset(pen.taken),
    )
    return _pieces.keep(made, sources, also)


def _foot(slide: Slide, items: Sequence[Item], desk: Desk, taken: frozenset[str]) -> Foot:
    """The slides of one layout in a deck have the very same foot."""
    sources, also = (*items, desk.brand), (slide.layout, desk.language, len(items))
    found = _feet.find(sources, also)
    if found is not None:
        return found
    pen = desk.pen(slide, FOOT_ID)
    pen.taken |= taken
    written = "".join([item_xml(item, pen) for item in items])
    middle, number, end = written.partition(NUMBER_FIELD)
    end = f"{NUMBER_FIELD.removeprefix(SLIDE_NUMBER)}{end}{END}" if number else END
    made = Foot(middle=middle.encode(), end=end, is_numbered=bool(number), scan=_scanned(written.encode(), slide))
    return _feet.keep(made, sources, also)


def _scanned(piece: bytes, slide: Slide) -> Scan:
    try:
        return scanned(piece, BEFORE, AFTER)
    except expat.ExpatError as fault:
        raise OutputError(error("part-malformed", f"the slide {slide.id!r} is no well-formed XML: {fault}", slide.source)) from fault
