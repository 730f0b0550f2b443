"""A deck is read back before it is moved into place: the finished bytes go in, what is wrong with their structure comes out.

The rules are those that validators and LibreOffice let pass although PowerPoint repairs or refuses such files.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from io import BytesIO
from posixpath import dirname, join, normpath
from zipfile import BadZipFile, ZipFile

from lxml import etree
from pptx import Presentation

from briefing_builder.backends.pptx.package import PRESENTATION, TYPES
from briefing_builder.backends.pptx.relations import rels_name
from briefing_builder.backends.pptx.xml import PACKAGE
from briefing_builder.deck.model import Deck
from briefing_builder.problems import Problem, error

USED = re.compile(rb'\br:(?:id|embed|link|pict)="([^"]*)"')
SHAPE_ID = re.compile(rb'<p:cNvPr id="(\d+)"')
SLIDE_ID = re.compile(rb'<p:sldId [^>]*?\bid="(\d+)"')
SECTION_SLIDE_ID = re.compile(rb'<p14:sldId id="(\d+)"')
AXIS = re.compile(rb'<c:axId val="(\d+)"')
EXPLICIT = frozenset(("image", "chart", "hyperlink", "package", "slide"))
"""Kinds of relationship that do nothing unless the part's XML names them."""

Relations = Mapping[str, tuple[str, str]]
"""Name → kind and target; the target of an outside relationship is empty."""


def verify(data: bytes, deck: Deck) -> tuple[Problem, ...]:
    """Return what is wrong with a finished file; empty when every part is typed, reached and used, and the slides are the deck's."""
    try:
        with ZipFile(BytesIO(data)) as package:
            names = package.namelist()
            parts = {name: package.read(name) for name in names}
    except BadZipFile as fault:
        return (error("package-unreadable", f"the file is no readable zip file: {fault}"),)
    if PRESENTATION not in parts:  # a torn deck can look like the last workbook that is whole in it
        return (error("package-unreadable", "the file holds no presentation"),)
    repeated = [name for name, count in Counter(names).items() if count > 1]
    try:
        relations = {name: _relations(parts, name) for name in ("", *parts) if _rels(name) in parts}
        return (
            *(error("part-repeated", f"the part {name} is there twice") for name in repeated),
            *_untyped(parts),
            *_unrelated(parts, relations),
            *_misnumbered(parts),
            *_miscounted(parts, deck),
            *_unopened(data, deck),
        )
    except etree.XMLSyntaxError as fault:
        return (error("part-malformed", f"a part is no well-formed XML: {fault}"),)


def _untyped(parts: Mapping[str, bytes]) -> Iterator[Problem]:
    types = etree.fromstring(parts.get(TYPES, b"<none/>"))
    defaults = {str(element.get("Extension")) for element in types if element.get("Extension")}
    overrides = {str(element.get("PartName")).lstrip("/") for element in types if element.get("PartName")}
    for name in parts:
        if name != TYPES and name not in overrides and name.rpartition(".")[2] not in defaults:
            yield error("part-untyped", f"the part {name} has no content type")
    for name in sorted(overrides - parts.keys()):
        yield error("part-missing", f"a content type names the part {name}, which is not there")


def _rels(name: str) -> str:
    return rels_name(name) if name else "_rels/.rels"


def _relations(parts: Mapping[str, bytes], name: str) -> Relations:
    found: dict[str, tuple[str, str]] = {}
    for element in etree.fromstring(parts[_rels(name)]).iter(f"{{{PACKAGE}/relationships}}Relationship"):
        target = str(element.get("Target", ""))
        is_outside = element.get("TargetMode") == "External"
        place = "" if is_outside else target.lstrip("/") if target.startswith("/") else normpath(join(dirname(name), target))
        found[str(element.get("Id"))] = (str(element.get("Type", "")).rpartition("/")[2], place)
    return found


def _unrelated(parts: Mapping[str, bytes], relations: Mapping[str, Relations]) -> Iterator[Problem]:
    reached = {TYPES, *(_rels(name) for name in relations)}
    for part, named in relations.items():
        used = {found.decode() for found in USED.findall(parts.get(part, b""))}
        for name, (kind, target) in named.items():
            reached.add(target)
            if target and target not in parts:
                yield error("relationship-dangling", f"{part or 'the package'} relates to {target}, which is not there")
            if part and kind in EXPLICIT and name not in used and "notesSlides/" not in part:
                yield error("relationship-unused", f"{part} relates to {target or 'an address'} and never uses it")
        for name in sorted(used - named.keys()):
            yield error("relationship-missing", f"{part} uses the relationship {name!r}, which it does not have")
    for name in parts.keys() - reached:
        yield error("part-orphaned", f"nothing relates to the part {name}")


def _misnumbered(parts: Mapping[str, bytes]) -> Iterator[Problem]:
    for name, raw in parts.items():
        if name.startswith(("ppt/slides/slide", "ppt/notesSlides/notesSlide")):
            counts = Counter(SHAPE_ID.findall(raw))
            for number in [number for number, count in counts.items() if count > 1]:
                yield error("shape-id-repeated", f"{name} has two shapes with the id {number.decode()}")
        if name.startswith("ppt/charts/chart") and any(count != 2 for count in Counter(AXIS.findall(raw)).values()):
            yield error("chart-axis", f"{name} names an axis that it does not have")


def _miscounted(parts: Mapping[str, bytes], deck: Deck) -> Iterator[Problem]:
    raw = parts[PRESENTATION]
    listed, in_sections = SLIDE_ID.findall(raw), SECTION_SLIDE_ID.findall(raw)
    if listed != in_sections:
        yield error("section-mismatch", "the sections do not hold every slide exactly once, in order")
    slides = [name for name in parts if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
    notes = [name for name in parts if re.fullmatch(r"ppt/notesSlides/notesSlide\d+\.xml", name)]
    counts = (
        ("slides", len(deck.slides), len(slides)),
        ("listed slides", len(deck.slides), len(listed)),
        ("notes", sum(1 for slide in deck.slides if slide.notes), len(notes)),
    )
    for what, expected, found in counts:
        if expected != found:
            yield error("slide-count", f"the deck has {expected} {what}, the file {found}")


def _unopened(data: bytes, deck: Deck) -> Iterator[Problem]:
    try:
        slides = list(Presentation(BytesIO(data)).slides)
    except (KeyError, ValueError, AttributeError, etree.XMLSyntaxError) as fault:
        yield error("deck-unreadable", f"the file cannot be opened again: {fault!r}")
        return
    for slide, expected in zip(slides, deck.slides, strict=False):
        title = slide.shapes.title
        said = "" if title is None else " ".join(title.text_frame.text.split())
        if not said:
            yield error("slide-without-title", f"the slide {expected.id!r} has no title", expected.source)
