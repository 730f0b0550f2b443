"""A slide in two parts: the body that decks share is written, compressed and read back once; its foot is written for each deck."""

from collections.abc import Mapping
from itertools import count
from xml.parsers import expat

from briefing_builder.backends.pptx.parts.part import Part
from briefing_builder.backends.pptx.parts.part_facts import FragmentFacts, facts_of_fragments, fragment_facts
from briefing_builder.backends.pptx.slide.backgrounds import background_xml
from briefing_builder.backends.pptx.slide.items import END, item_xml, start_xml
from briefing_builder.backends.pptx.slide.slide_writer import RelationshipTarget, SlideWriter, fills_of
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
"""Around a fragment of a slide while it is parsed."""
NUMBER_FIELD = f"{SLIDE_NUMBER}</a:t></a:fld>"
"""A slide number in the foot that slides share."""


class SlideBody(Value, frozen=True, kw_only=True):
    """The beginning of a slide with everything before its foot, and the targets of its relationships."""

    begun: Beginning
    facts: FragmentFacts
    targets: Mapping[RelationshipTarget, str]
    taken: frozenset[str]


class SlideFoot(Value, frozen=True, kw_only=True):
    """The end of a slide, before and after its number; it has no relationships."""

    middle: bytes
    end: str
    is_numbered: bool
    facts: FragmentFacts


class WriteContext(Value, frozen=True, kw_only=True):
    """What slides of one deck are written with: the brand and its template; `first` numbers a slide's first own relationship."""

    brand: Brand
    template: Template
    language: str
    first: int

    def slide_writer(self, layout: str, first_id: int) -> SlideWriter:
        """Return a writer for a slide of a layout that has nothing on it yet; its shapes are numbered from there on."""
        return SlideWriter(
            language=self.language,
            bullet=self.template.bullet,
            fills=fills_of(self.brand.palette),
            placeholders=self.brand.layout(layout).placeholders,
            first=self.first,
            scripts={face: dict(typeface.scripts) for face, typeface in self.brand.typefaces.items() if typeface.scripts},
            is_adopted=bool(self.brand.data),
            ids=count(first_id),
        )


def slide_part(name: str, number: int, slide: Slide, context: WriteContext) -> tuple[Part, Mapping[RelationshipTarget, str]]:
    """Return a slide as a part of that name, and the targets of its relationships with their names.

    `number` is the slide's own, which its foot shows.

    Raises ContentError when a picture cannot be shown, OutputError when a text is no XML.
    """
    split = before_foot(slide.items)
    items = slide.items[split:]
    try:
        body = _slide_body((as_shared(slide, slide.items[:split]), context))
        taken = body.taken.intersection([item.placeholder for item in items if is_furniture(item)])
        foot = _slide_foot((items, taken, slide.layout, context))
    except expat.ExpatError as fault:
        raise OutputError(error("part-malformed", f"the slide {slide.id!r} is no well-formed XML: {fault}", slide.source)) from fault
    end = f"{number}{foot.end}".encode() if foot.is_numbered else foot.end.encode()
    return Part(member=completed(name, body.begun, foot.middle, end), facts=facts_of_fragments(body.facts, foot.facts)), body.targets


@shared(most=SHARED)
def _slide_body(key: tuple[Slide, WriteContext]) -> SlideBody:
    slide, context = key
    writer = context.slide_writer(slide.layout, BODY_ID)
    background = background_xml(context.template.backgrounds[context.brand.layout(slide.layout).index], writer)
    items = "".join([item_xml(item, writer) for item in slide.items])
    return SlideBody(
        begun=beginning(f"{start_xml(slide, background)}{items}".encode()),
        facts=fragment_facts(f"{background}{items}".encode(), BEFORE, AFTER),
        targets=writer.targets,
        taken=frozenset(writer.taken),
    )


@shared(most=64)
def _slide_foot(key: tuple[tuple[Item, ...], frozenset[str], str, WriteContext]) -> SlideFoot:
    """Items at the end of a slide, of whose placeholders some are taken; the slides of one layout in a deck have the very same."""
    items, taken, layout, context = key
    writer = context.slide_writer(layout, FOOT_ID)
    writer.taken |= taken
    written = "".join([item_xml(item, writer) for item in items])
    middle, number, end = written.partition(NUMBER_FIELD)
    end = f"{NUMBER_FIELD.removeprefix(SLIDE_NUMBER)}{end}{END}" if number else END
    return SlideFoot(middle=middle.encode(), end=end, is_numbered=bool(number), facts=fragment_facts(written.encode(), BEFORE, AFTER))
