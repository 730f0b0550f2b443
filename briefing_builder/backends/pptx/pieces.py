"""A slide in two pieces: all that decks share of it is written, compressed and read back once; its foot is written for each deck."""

from collections.abc import Mapping, Sequence
from itertools import count
from xml.parsers import expat

from briefing_builder.archive import Beginning, beginning, completed
from briefing_builder.backends.pptx.facts import Scan, joined, scanned
from briefing_builder.backends.pptx.parts import Part
from briefing_builder.backends.pptx.pen import Need, Pen
from briefing_builder.backends.pptx.slides import END, item_xml, start_xml
from briefing_builder.backends.pptx.template import Template
from briefing_builder.brand.model import Brand
from briefing_builder.deck.model import Item, Slide, Text
from briefing_builder.errors import OutputError
from briefing_builder.memory import Memory
from briefing_builder.problems import error
from briefing_builder.values import Value

SHARED = 512
"""Slides that are remembered written: some twenty decks, of which the next ones may have some in common."""
FOOT = frozenset({"footer", "slide-number"})
"""Placeholders at the end of a slide that say something else in every deck."""


class Piece(Value, frozen=True, kw_only=True):
    """The beginning of a slide with everything before its foot, and where the pen stood when it was written."""

    begun: Beginning
    scan: Scan
    needs: dict[Need, str]
    next_id: int
    taken: frozenset[str]


class Desk(Value, frozen=True, kw_only=True):
    """What slides of one deck are written with: the brand, its template and colours; `first` numbers a slide's first own relationship."""

    brand: Brand
    template: Template
    fills: Mapping[str, str]
    language: str
    first: int

    def pen(self, slide: Slide) -> Pen:
        """Return a pen for a slide that has nothing on it yet."""
        layout = self.brand.layout(slide.layout)
        return Pen(
            language=self.language,
            bullet=self.template.bullet,
            fills=self.fills,
            placeholders=layout.placeholders,
            first=self.first,
        )


_pieces: Memory[Piece] = Memory(SHARED)


def slide_part(name: str, slide: Slide, desk: Desk) -> tuple[Part, dict[Need, str]]:
    """Return a slide as a part of that name, and what it needs to relate to, by the names of the relationships.

    Raises OutputError when a picture cannot be read or a text is no XML.
    """
    split = _before_foot(slide.items)
    piece = _piece(slide, slide.items[:split], desk)
    pen = desk.pen(slide)
    pen.needs, pen.ids, pen.taken = dict(piece.needs), count(piece.next_id), set(piece.taken)
    foot = "".join([item_xml(item, pen) for item in slide.items[split:]]).encode()
    scan = _scanned(foot, slide)
    return Part(member=completed(name, piece.begun, foot + END.encode()), facts=joined(piece.scan, scan)), pen.needs


def _before_foot(items: Sequence[Item]) -> int:
    split = len(items)
    while split and isinstance(item := items[split - 1], Text) and item.placeholder in FOOT:
        split -= 1
    return split


def _piece(slide: Slide, items: Sequence[Item], desk: Desk) -> Piece:
    sources, also = (*items, desk.brand, desk.template), (slide.id, slide.layout, desk.language, desk.first)
    found = _pieces.find(sources, also)
    if found is not None:
        return found
    pen = desk.pen(slide)
    body = "".join([item_xml(item, pen) for item in items]).encode()
    made = Piece(
        begun=beginning(start_xml(slide).encode() + body),
        scan=_scanned(body, slide),
        needs=pen.needs,
        next_id=next(pen.ids),
        taken=frozenset(pen.taken),
    )
    return _pieces.keep(made, sources, also)


def _scanned(piece: bytes, slide: Slide) -> Scan:
    try:
        return scanned(piece, start_xml(slide).encode(), END.encode())
    except expat.ExpatError as fault:
        raise OutputError(error("part-malformed", f"the slide {slide.id!r} is no well-formed XML: {fault}", slide.source)) from fault
