"""A deck as a package: the brand's finished parts and the deck's own go in, the bytes of a PowerPoint file come out."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby
from uuid import NAMESPACE_URL, uuid5

from briefing_builder.archive import Member, archive, deflated
from briefing_builder.backends.pptx import properties, xml
from briefing_builder.backends.pptx.digests import digest_of_members
from briefing_builder.backends.pptx.media import MEDIA_TYPES
from briefing_builder.backends.pptx.notes import NOTES_TYPE, notes_xml
from briefing_builder.backends.pptx.pen import Parts, Pen, fills_of
from briefing_builder.backends.pptx.relations import Relations, relationships_xml, rels_name
from briefing_builder.backends.pptx.slides import SLIDE_TYPE, slide_xml
from briefing_builder.backends.pptx.template import PRESENTATION_TYPE, SECTIONS_URI, Template, template_of
from briefing_builder.brand.model import Brand
from briefing_builder.deck.model import Deck, Slide

PRESENTATION = "ppt/presentation.xml"
TYPES = "[Content_Types].xml"
FIRST_SLIDE_ID = 256  # ECMA-376 part 1, 19.7.13
SECTION_NAMESPACE = "http://schemas.microsoft.com/office/powerpoint/2010/main"
DEFAULTS = {
    **MEDIA_TYPES,
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
}


def write(deck: Deck, brand: Brand, *, notes: bool = True) -> bytes:
    """Return the deck as a PowerPoint file in this brand; the same deck and brand give the same bytes.

    Without `notes` it is the copy to hand out: no slide has a notes page.
    Raises OutputError when a picture cannot be read, or a link leads nowhere or to a scheme that could start a program.
    """
    if not notes:
        deck = replace(deck, slides=tuple(replace(slide, notes=()) for slide in deck.slides))
    template = template_of(brand)
    parts = Parts()
    names = {slide.id: f"ppt/slides/slide{number}.xml" for number, slide in enumerate(deck.slides, start=1)}
    fills = fills_of(brand.palette)
    for slide in deck.slides:
        layout = brand.layout(slide.layout)
        relations = Relations("ppt/slides")
        relations.to_part("slideLayout", template.layouts[layout.index])
        pen = Pen(
            language=deck.language,
            bullet=template.bullet,
            fills=fills,
            placeholders=layout.placeholders,
            slides=names,
            parts=parts,
            relations=relations,
        )
        _add_slide(slide, pen, template)
    return _assembled(deck, template, parts, names)


def _add_slide(slide: Slide, pen: Pen, template: Template) -> None:
    name = pen.slides[slide.id]
    if slide.notes:
        notes = name.replace("ppt/slides/slide", "ppt/notesSlides/notesSlide")
        pen.relations.to_part("notesSlide", notes)
        back = Relations("ppt/notesSlides")
        back.to_part("notesMaster", template.notes_master)
        back.to_part("slide", name)
        pen.parts.add(deflated(notes, notes_xml(slide.notes, pen.language)), NOTES_TYPE)
        pen.parts.members.append(deflated(rels_name(notes), back.xml()))
    pen.parts.add(deflated(name, slide_xml(slide, pen)), SLIDE_TYPE)
    pen.parts.members.append(deflated(rels_name(name), pen.relations.xml()))


def _assembled(deck: Deck, template: Template, parts: Parts, names: Mapping[str, str]) -> bytes:
    relations = Relations("ppt", start=template.next_relation)
    presentation = _presentation(deck, template, relations, names)
    types = {**template.content_types, **parts.content_types, **properties.CONTENT_TYPES, PRESENTATION: PRESENTATION_TYPE}
    members = [
        *template.members,
        *parts.members,
        *parts.media.values(),
        deflated(PRESENTATION, presentation),
        deflated(rels_name(PRESENTATION), relationships_xml(template.relations + relations.entries())),
        deflated("_rels/.rels", relationships_xml(properties.package_relations())),
        deflated(properties.CORE, properties.core_xml(deck)),
        deflated(properties.APP, properties.app_xml(deck)),
    ]
    first = deflated(TYPES, _content_types(types, members))
    members.append(deflated(properties.CUSTOM, properties.custom_xml(digest_of_members([first, *members]), deck.properties)))
    return archive([first, *sorted(members, key=lambda member: member.name)])


def _presentation(deck: Deck, template: Template, relations: Relations, names: Mapping[str, str]) -> str:
    before, between, after = template.presentation
    ids = {slide.id: FIRST_SLIDE_ID + number for number, slide in enumerate(deck.slides)}
    entries = "".join(f'<p:sldId id="{ids[slide]}" r:id="{relations.to_part("slide", name)}"/>' for slide, name in names.items())
    slides = f"<p:sldIdLst>{entries}</p:sldIdLst>" if entries else ""
    namespaces = f'xmlns:p="{xml.PRESENTATION}" xmlns:r="{xml.OFFICE}"'
    list_of_slides = slides.replace("<p:sldIdLst>", f"<p:sldIdLst {namespaces}>", 1)
    return f"{xml.DECLARATION}{before}{list_of_slides}{between}{_sections(deck, ids)}{after}"


def _sections(deck: Deck, ids: Mapping[str, int]) -> str:
    """Return the section list: slides that follow each other under one name are a section; every slide is in exactly one."""
    sections = []
    for number, (name, slides) in enumerate(groupby(deck.slides, key=lambda slide: slide.section or deck.title)):
        identity = str(uuid5(NAMESPACE_URL, f"{deck.title}/{number}/{name}")).upper()
        entries = "".join(f'<p14:sldId id="{ids[slide.id]}"/>' for slide in slides)
        sections.append(
            f'<p14:section name="{xml.attribute(name)}" id="{{{identity}}}"><p14:sldIdLst>{entries}</p14:sldIdLst></p14:section>'
        )
    return (
        f'<p:ext xmlns:p="{xml.PRESENTATION}" uri="{SECTIONS_URI}"><p14:sectionLst xmlns:p14="{SECTION_NAMESPACE}">'
        f"{''.join(sections)}</p14:sectionLst></p:ext>"
    )


def _content_types(types: Mapping[str, str], members: list[Member]) -> str:
    used = {member.name.rpartition(".")[2] for member in members}
    defaults = "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in sorted(DEFAULTS.items()) if end in used)
    overrides = "".join(
        f'<Override PartName="/{xml.attribute(name)}" ContentType="{kind}"/>'
        for name, kind in sorted(types.items())
        if DEFAULTS.get(name.rpartition(".")[2]) != kind
    )
    return f'{xml.DECLARATION}<Types xmlns="{xml.PACKAGE}/content-types">{defaults}{overrides}</Types>'
