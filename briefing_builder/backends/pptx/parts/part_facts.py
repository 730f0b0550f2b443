"""What one part of a package says about itself, read from its text alone: the relations it uses and has, its ids, its title."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import unescape
from posixpath import join, normpath
from xml.parsers import expat

from briefing_builder.values import Value, field

TYPES = "[Content_Types].xml"
PRESENTATION = "ppt/presentation.xml"
USED = re.compile(rb' r:(?:id|embed|link|pict)="([^"]*)"(?! action="ppaction://hlinkshowjump)')
"""A step inside the show leads to nothing by name (ECMA-376 part 1, 21.1.2.3.5); `brand.package.references` writes it in this order."""
SHAPE_ID = re.compile(rb'<p:cNvPr id="(\d+)"')
AXIS = re.compile(rb'<c:axId val="(\d+)"')
TITLE = re.compile(rb'<p:ph\b[^>]* type="(?:title|ctrTitle)"')
WORDS = re.compile(rb"<a:t>([^<]*)</a:t>")
ELEMENT = re.compile(r"<(Relationship|Default|Override)\s([^>]*)>")
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
SLIDE_ID = re.compile(rb'<p:sldId [^>]*?\bid="(\d+)"')
SECTION_SLIDE_ID = re.compile(rb'<p14:sldId id="(\d+)"')
SHAPES_END = b"</p:sp>"

RelationshipsByName = Mapping[str, tuple[str, str]]
"""Name → kind and target; the target of an outside relationship is empty."""


class PartFacts(Value, frozen=True, kw_only=True):
    """One part: the relationships it uses, or has (a .rels part), ids that stand twice, axes that are not there, its title.

    Of the content types: the endings and the parts that have one. Of the presentation: the slides in its list and in its sections.
    """

    used: frozenset[str] = frozenset()
    relations: RelationshipsByName = field(default_factory=dict)
    targets: frozenset[str] = frozenset()
    """The parts that it has relationships to."""
    repeated_ids: tuple[str, ...] = ()
    has_lost_axis: bool = False
    title: str = ""
    endings: frozenset[str] = frozenset()
    typed: frozenset[str] = frozenset()
    listed: tuple[bytes, ...] = ()
    sectioned: tuple[bytes, ...] = ()


class FragmentFacts(Value, frozen=True, kw_only=True):
    """What a fragment of a slide or of notes says of itself."""

    used: frozenset[str]
    ids: tuple[bytes, ...]
    title: str


def fragment_facts(fragment: bytes, before: bytes, after: bytes) -> FragmentFacts:
    """Return what a fragment says that stands between such a beginning and such an end.

    Raises xml.parsers.expat.ExpatError when the three are not well formed together.
    """
    expat.ParserCreate().Parse(before + fragment + after, True)
    return _read_fragment(fragment)


def facts_of_fragments(*scans: FragmentFacts) -> PartFacts:
    """Return the facts of the slide that is made of these fragments."""
    return PartFacts(
        used=frozenset().union(*[scan.used for scan in scans]),
        repeated_ids=_repeated_ids([number for scan in scans for number in scan.ids]),
        title=next((scan.title for scan in scans if scan.title), ""),
    )


def _read_fragment(raw: bytes) -> FragmentFacts:
    return FragmentFacts(used=_relationship_ids_in(raw), ids=tuple(SHAPE_ID.findall(raw)), title=_title_in(raw))


def _relationship_ids_in(raw: bytes) -> frozenset[str]:
    return frozenset([id.decode() for id in USED.findall(raw)])


@lru_cache(maxsize=1024)
def facts_of(name: str, raw: bytes) -> PartFacts:
    """Return the facts of an XML part; parts that decks have in common are read once a process.

    Raises xml.parsers.expat.ExpatError when it is not well formed.
    """
    expat.ParserCreate().Parse(raw, True)
    if name.endswith(".rels"):
        relations = _relationships_in(name, raw)
        return PartFacts(relations=relations, targets=frozenset([target for _, target in relations.values() if target]))
    if name == TYPES:
        return _content_type_facts(raw)
    if name.startswith(("ppt/slides/", "ppt/notesSlides/")):
        return facts_of_fragments(_read_fragment(raw))
    used = _relationship_ids_in(raw)
    if name.startswith("ppt/charts/"):
        return PartFacts(used=used, has_lost_axis=any(count != 2 for count in Counter(AXIS.findall(raw)).values()))
    if name == PRESENTATION:
        return PartFacts(used=used, listed=tuple(SLIDE_ID.findall(raw)), sectioned=tuple(SECTION_SLIDE_ID.findall(raw)))
    return PartFacts(used=used)


def _repeated_ids(ids: Sequence[bytes]) -> tuple[str, ...]:
    if len(set(ids)) == len(ids):
        return ()
    return tuple(number.decode() for number, count in Counter(ids).items() if count > 1)


def _empty_elements(raw: bytes) -> list[tuple[str, dict[str, str]]]:
    """The elements of a .rels part or of the content types; these have nothing inside."""
    return [(kind, dict(ATTRIBUTE.findall(written))) for kind, written in ELEMENT.findall(raw.decode())]


def _relationships_in(name: str, raw: bytes) -> RelationshipsByName:
    folder = name.partition("_rels/")[0].rstrip("/")
    return {item["Id"]: (item.get("Type", "").rpartition("/")[2], _target_part(folder, item)) for _, item in _empty_elements(raw)}


def _target_part(folder: str, relationship: Mapping[str, str]) -> str:
    return "" if relationship.get("TargetMode") == "External" else _resolved(folder, unescape(relationship.get("Target", "")))


@lru_cache(maxsize=4096)
def _resolved(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))


def _content_type_facts(raw: bytes) -> PartFacts:
    elements = _empty_elements(raw)
    return PartFacts(
        endings=frozenset([attributes["Extension"] for kind, attributes in elements if kind == "Default"]),
        typed=frozenset([unescape(attributes["PartName"]).lstrip("/") for kind, attributes in elements if kind == "Override"]),
    )


def _title_in(raw: bytes) -> str:
    """The words of the first shape that is a title."""
    title = TITLE.search(raw)
    if title is None:
        return ""
    shape = raw[title.end() : raw.find(SHAPES_END, title.end())]
    return b"".join(WORDS.findall(shape)).decode().strip()
