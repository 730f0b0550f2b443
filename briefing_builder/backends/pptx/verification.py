"""A deck is read back before it is moved into place: the finished bytes go in, what is wrong with their structure comes out.

The rules are those that validators and LibreOffice let pass although PowerPoint repairs or refuses such files.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from briefing_builder.backends.pptx.facts import Facts, facts_of
from briefing_builder.backends.pptx.package import PRESENTATION, TYPES
from briefing_builder.backends.pptx.relations import rels_name
from briefing_builder.deck.model import Deck
from briefing_builder.problems import Problem, error

SLIDE_ID = re.compile(rb'<p:sldId [^>]*?\bid="(\d+)"')
SECTION_SLIDE_ID = re.compile(rb'<p14:sldId id="(\d+)"')
SLIDE_NAME = re.compile(r"ppt/slides/slide(\d+)\.xml")
NOTES_NAME = re.compile(r"ppt/notesSlides/notesSlide(\d+)\.xml")
EXPLICIT = frozenset(("image", "chart", "hyperlink", "package", "slide"))
"""Kinds of relationship that do nothing unless the part's XML names them."""
NOTHING = Facts()


def verify(data: bytes, deck: Deck) -> tuple[Problem, ...]:
    """Return what is wrong with a finished file.

    Empty when every part is whole, typed, reached and used, the slides, notes and sections are the deck's, and each slide has a title.
    """
    try:
        with ZipFile(BytesIO(data)) as package:
            names = package.namelist()
            parts = {name: package.read(name) for name in names}
    except BadZipFile as fault:
        return (error("package-unreadable", f"the file is no readable zip file: {fault}"),)
    if PRESENTATION not in parts or TYPES not in parts:  # a torn deck can look like the last workbook that is whole in it
        return (error("package-unreadable", "the file holds no presentation"),)
    try:
        facts = {name: facts_of(name, raw) for name, raw in parts.items() if name.endswith((".xml", ".rels"))}
    except etree.XMLSyntaxError as fault:
        return (error("part-malformed", f"a part is no well-formed XML: {fault}"),)
    return (
        *(error("part-repeated", f"the part {name} is there twice") for name, count in Counter(names).items() if count > 1),
        *_untyped(parts),
        *_unrelated(parts, facts),
        *_misnumbered(facts),
        *_miscounted(parts, deck),
        *_untitled(facts, deck),
    )


def _untyped(parts: Mapping[str, bytes]) -> Iterator[Problem]:
    types = etree.fromstring(parts[TYPES])
    defaults = {str(element.get("Extension")) for element in types if element.get("Extension")}
    overrides = {str(element.get("PartName")).lstrip("/") for element in types if element.get("PartName")}
    for name in parts:
        if name != TYPES and name not in overrides and name.rpartition(".")[2] not in defaults:
            yield error("part-untyped", f"the part {name} has no content type")
    for name in sorted(overrides - parts.keys()):
        yield error("part-missing", f"a content type names the part {name}, which is not there")


def _unrelated(parts: Mapping[str, bytes], facts: Mapping[str, Facts]) -> Iterator[Problem]:
    reached = {TYPES}
    for part in ("", *parts):
        rels = rels_name(part) if part else "_rels/.rels"
        named = facts.get(rels, NOTHING).relations
        used = facts.get(part, NOTHING).used
        reached |= {rels, *(target for _, target in named.values())}
        for name, (kind, target) in named.items():
            if target and target not in parts:
                yield error("relationship-dangling", f"{part or 'the package'} relates to {target}, which is not there")
            if part and kind in EXPLICIT and name not in used and not NOTES_NAME.fullmatch(part):
                yield error("relationship-unused", f"{part} relates to {target or 'an address'} and never uses it")
        for name in sorted(used - named.keys()):
            yield error("relationship-missing", f"{part} uses the relationship {name!r}, which it does not have")
    for name in sorted(parts.keys() - reached):
        yield error("part-orphaned", f"nothing relates to the part {name}")


def _misnumbered(facts: Mapping[str, Facts]) -> Iterator[Problem]:
    for name, said in facts.items():
        for number in said.repeated_ids:
            yield error("shape-id-repeated", f"{name} has two shapes with the id {number}")
        if said.has_lost_axis:
            yield error("chart-axis", f"{name} names an axis that it does not have")


def _miscounted(parts: Mapping[str, bytes], deck: Deck) -> Iterator[Problem]:
    listed, in_sections = SLIDE_ID.findall(parts[PRESENTATION]), SECTION_SLIDE_ID.findall(parts[PRESENTATION])
    if listed != in_sections:
        yield error("section-mismatch", "the sections do not hold every slide exactly once, in order")
    notes, pages = sum(1 for slide in deck.slides if slide.notes), sum(1 for name in parts if NOTES_NAME.fullmatch(name))
    counts = (
        ("slides", len(deck.slides), sum(1 for name in parts if SLIDE_NAME.fullmatch(name))),
        ("listed slides", len(deck.slides), len(listed)),
        ("notes pages", notes if pages else 0, pages),  # none at all: the copy to hand out
    )
    for what, expected, found in counts:
        if expected != found:
            yield error("slide-count", f"the deck has {expected} {what}, the file {found}")


def _untitled(facts: Mapping[str, Facts], deck: Deck) -> Iterator[Problem]:
    for number, slide in enumerate(deck.slides, start=1):
        said = facts.get(f"ppt/slides/slide{number}.xml")
        if said is not None and not said.title:
            yield error("slide-without-title", f"the slide {slide.id!r} has no title", slide.source)
