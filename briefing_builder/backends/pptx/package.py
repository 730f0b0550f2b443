"""A deck as a package: the brand's finished parts and the deck's own go in, the bytes of a PowerPoint file come out."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import groupby
from uuid import NAMESPACE_URL, uuid5

from briefing_builder.backends.pptx import xml
from briefing_builder.backends.pptx.package_parts import Parts
from briefing_builder.backends.pptx.parts import properties
from briefing_builder.backends.pptx.parts.digests import digest_of_members
from briefing_builder.backends.pptx.parts.media import MEDIA_TYPES
from briefing_builder.backends.pptx.parts.part import Package, Part, xml_part
from briefing_builder.backends.pptx.parts.part_facts import PRESENTATION, TYPES
from briefing_builder.backends.pptx.parts.relationships import Relationships, relationships_xml, rels_name
from briefing_builder.backends.pptx.shared_slides import WriteContext, slide_part
from briefing_builder.backends.pptx.slide.items import SLIDE_TYPE
from briefing_builder.backends.pptx.slide.notes import NOTES_TYPE, notes_xml
from briefing_builder.backends.pptx.template import PRESENTATION_TYPE, SECTIONS_URI, Template, template_of
from briefing_builder.brand.model import Brand
from briefing_builder.deck.model import Deck, Item, Slide
from briefing_builder.memory import shared
from briefing_builder.scaling import scaled
from briefing_builder.values import replace

SHARED = 10_000
"""Items of slides that are remembered in the lengths of a file: those of some ten decks."""
FIRST_SLIDE_ID = 256  # ECMA-376 part 1, 19.7.13
SECTION_NAMESPACE = "http://schemas.microsoft.com/office/powerpoint/2010/main"
DEFAULTS = {
    **MEDIA_TYPES,
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
}


def write(deck: Deck, brand: Brand, *, notes: bool = True) -> bytes:
    """Return the deck as a PowerPoint file in this brand; the same deck and brand give the same bytes. As `pack`."""
    return deck_package(deck, brand, notes=notes).data


def deck_package(deck: Deck, brand: Brand, *, notes: bool = True) -> Package:
    """Return the deck as the parts of a PowerPoint file in this brand.

    Without `notes` it is the copy to hand out: no slide has a notes page.
    Raises OutputError when a picture cannot be read, or a link leads nowhere or to a scheme that could start a program.
    """
    deck, brand = in_lengths_of_file(deck, brand)
    if not notes:
        deck = replace(deck, slides=tuple(replace(slide, notes=()) for slide in deck.slides))
    template = template_of(brand)
    parts = Parts(names={slide.id: f"ppt/slides/slide{number}.xml" for number, slide in enumerate(deck.slides, start=1)})
    context = WriteContext(brand=brand, template=template, language=deck.language, first=2)
    with_notes = replace(context, first=3)
    for number, slide in enumerate(deck.slides, start=1):
        _add_slide(slide, number, parts, with_notes if slide.notes else context)
    return _assembled_package(deck, template, parts)


def in_lengths_of_file(deck: Deck, brand: Brand) -> tuple[Deck, Brand]:
    """Return a deck and its brand as large as the slides of the brand's file. What is printed with the notes has its own size."""
    if brand.unscaled is None:
        return deck, brand
    slides = tuple([replace(slide, items=tuple([_scaled_item((item, brand.scale)) for item in slide.items])) for slide in deck.slides])
    return replace(deck, width=brand.unscaled.width, height=brand.unscaled.height, slides=slides), brand.unscaled


@shared(most=SHARED)
def _scaled_item(key: tuple[Item, int]) -> Item:
    """An item in other lengths; decks share most of theirs."""
    item, per_cent = key
    return scaled(item, Fraction(per_cent, 100))


def _add_slide(slide: Slide, number: int, parts: Parts, context: WriteContext) -> None:
    name = parts.names[slide.id]
    relationships = Relationships("ppt/slides")
    relationships.to_part("slideLayout", context.template.layouts[context.brand.layout(slide.layout).index])
    if slide.notes:
        notes = name.replace("ppt/slides/slide", "ppt/notesSlides/notesSlide")
        relationships.to_part("notesSlide", notes)
        back = Relationships("ppt/notesSlides")
        back.to_part("notesMaster", context.template.notes_master)
        back.to_part("slide", name)
        parts.add(xml_part(notes, notes_xml(slide, number, context.brand, context.language)), back, NOTES_TYPE)
    part, targets = slide_part(name, number, slide, context)
    for target in targets:
        parts.relate(target, relationships)
    parts.add(part, relationships, SLIDE_TYPE)


def _assembled_package(deck: Deck, template: Template, parts: Parts) -> Package:
    relationships = Relationships("ppt", start=template.next_relation)
    presentation = _presentation_xml(deck, template, relationships, parts.names)
    types = {**template.content_types, **parts.content_types, **properties.CONTENT_TYPES, PRESENTATION: PRESENTATION_TYPE}
    made = [
        *template.parts,
        *parts.made,
        *parts.media.values(),
        xml_part(PRESENTATION, presentation),
        xml_part(rels_name(PRESENTATION), relationships_xml(template.relations + relationships.entries())),
        xml_part("_rels/.rels", relationships_xml(properties.package_relations())),
        xml_part(properties.CORE, properties.core_xml(deck)),
        xml_part(properties.APP, properties.app_xml(deck)),
    ]
    first = xml_part(TYPES, _content_types_xml(types, made))
    digest = digest_of_members(part.member for part in (first, *made))
    made.append(xml_part(properties.CUSTOM, properties.custom_xml(digest, deck.properties)))
    return Package(parts=(first, *sorted(made, key=lambda part: part.member.name)))


def _presentation_xml(deck: Deck, template: Template, relationships: Relationships, names: Mapping[str, str]) -> str:
    before, between, after = template.presentation
    ids = {slide.id: FIRST_SLIDE_ID + number for number, slide in enumerate(deck.slides)}
    entries = "".join(f'<p:sldId id="{ids[slide]}" r:id="{relationships.to_part("slide", name)}"/>' for slide, name in names.items())
    namespaces = f'xmlns:p="{xml.PRESENTATION}" xmlns:r="{xml.OFFICE}"'
    list_of_slides = f"<p:sldIdLst {namespaces}>{entries}</p:sldIdLst>" if entries else ""
    return f"{xml.DECLARATION}{before}{list_of_slides}{between}{_section_list_xml(deck, ids)}{after}"


def _section_list_xml(deck: Deck, ids: Mapping[str, int]) -> str:
    """Return the section list: slides that follow each other under one name are a section; every slide is in exactly one."""
    sections = []
    for number, (name, slides) in enumerate(groupby(deck.slides, key=lambda slide: slide.section or deck.title)):
        identity = str(uuid5(NAMESPACE_URL, f"{deck.title}/{number}/{name}")).upper()
        entries = "".join(f'<p14:sldId id="{ids[slide.id]}"/>' for slide in slides)
        sections.append(
            f'<p14:section name="{xml.escaped_attribute(name)}" id="{{{identity}}}"><p14:sldIdLst>{entries}</p14:sldIdLst></p14:section>'
        )
    return (
        f'<p:ext xmlns:p="{xml.PRESENTATION}" uri="{SECTIONS_URI}"><p14:sectionLst xmlns:p14="{SECTION_NAMESPACE}">'
        f"{''.join(sections)}</p14:sectionLst></p:ext>"
    )


def _content_types_xml(types: Mapping[str, str], parts: list[Part]) -> str:
    used = {part.member.name.rpartition(".")[2] for part in parts}
    defaults = "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in sorted(DEFAULTS.items()) if end in used)
    overrides = "".join(
        f'<Override PartName="/{xml.escaped_attribute(name)}" ContentType="{kind}"/>'
        for name, kind in sorted(types.items())
        if DEFAULTS.get(name.rpartition(".")[2]) != kind
    )
    return f'{xml.DECLARATION}<Types xmlns="{xml.PACKAGE}/content-types">{defaults}{overrides}</Types>'
