"""The brand's own parts, made ready once a process: a brand file goes in; finished zip members, names and types come out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part as BrandPart
from pptx.parts.presentation import PresentationPart

from briefing_builder.backends.pptx.parts.part import Part, binary_part, xml_part
from briefing_builder.backends.pptx.parts.relationships import relationships_xml, rels_name
from briefing_builder.backends.pptx.recolouring import Painter, Recolour, painter
from briefing_builder.backends.pptx.slide.backgrounds import Background, template_background
from briefing_builder.backends.pptx.xml import DRAWING, OFFICE, PRESENTATION, escaped_attribute
from briefing_builder.brand.model import Brand, Repaint
from briefing_builder.brand.reading.notes_master import frames_of
from briefing_builder.brand.reading.package import opened_file
from briefing_builder.brand.xml.notes import NotesFrames, notes_master_xml

SECTIONS_URI = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
SLIDES_MARK, SECTIONS_MARK = "slides", "sections"
AFTER_SLIDES = ("sldSz", "notesSz")
OF_THE_SLIDES = ("sldIdLst", "custShowLst")
NOTES_MASTER = "ppt/notesMasters/notesMaster1.xml"
NOTES_THEME = "ppt/theme/themeOfNotes.xml"
NOTES_MASTER_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml"
THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
PRESENTATION_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
PLAIN_BULLET = '<a:buFont typeface="Arial"/><a:buChar char="•"/>'


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Template:
    """What all decks of a brand share; it is equal to itself only.

    `presentation` is its XML in three pieces: the slide list and the sections stand between them.
    """

    parts: tuple[Part, ...]
    content_types: Mapping[str, str]
    presentation: tuple[str, str, str]
    relations: str
    next_relation: int
    layouts: tuple[str, ...]
    backgrounds: tuple[Background, ...]
    """Of the layouts, in their order."""
    notes_master: str
    bullet: str


def template_of(brand: Brand) -> Template:
    """Return the brand's parts; the file is opened again only when it has changed."""
    if brand.data:
        return _adopted_template(brand.data, brand.recolour, brand.repaint)
    status = Path(brand.file).stat()
    return _template(brand.file, brand.recolour, brand.repaint, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=8)
def _adopted_template(data: bytes, recolour: Recolour, repaint: tuple[Repaint, ...]) -> Template:
    return _made_ready(Presentation(BytesIO(data)).part, recolour, repaint)


@lru_cache(maxsize=8)
def _template(file: str, recolour: Recolour, repaint: tuple[Repaint, ...], _changed: int, _size: int) -> Template:
    return _made_ready(opened_file(Path(file)).part, recolour, repaint)


def _made_ready(part: PresentationPart, recolour: Recolour, repaint: tuple[Repaint, ...]) -> Template:
    for name in [name for name, relation in part.rels.items() if relation.reltype == RELATIONSHIP_TYPE.SLIDE]:
        part.rels.pop(name)
    parts = [reached for reached in _reachable(part) if reached is not part]
    types = {_name_of_part(reached): reached.content_type for reached in parts}
    paint = painter(recolour, repaint, part.presentation.slide_master.element)
    ready = [finished for reached in parts for finished in _finished_parts(reached, paint)]
    own_notes = next((_name_of_part(reached) for reached in parts if reached.content_type == NOTES_MASTER_TYPE), "")
    tree = etree.fromstring(part.blob)
    entries = [
        f'<Relationship Id="{name}" Type="{relation.reltype}" Target="{escaped_attribute(relation.target_ref)}"/>'
        for name, relation in part.rels.items()
        if not relation.is_external
    ]
    following = 1 + max((int(name[3:]) for name in part.rels if name[:3] == "rId" and name[3:].isdigit()), default=0)
    if not own_notes:
        theme = next(reached for reached in parts if reached.content_type == THEME_TYPE)
        ready += _notes_parts(_without_pictures(paint(theme)), frames_of(tree))
        types |= {NOTES_MASTER: NOTES_MASTER_TYPE, NOTES_THEME: THEME_TYPE}
        entries.append(f'<Relationship Id="rId{following}" Type="{OFFICE}/notesMaster" Target="notesMasters/notesMaster1.xml"/>')
        _declare_notes_master(tree, f"rId{following}")
        following += 1
    return Template(
        parts=tuple(ready),
        content_types=types,
        presentation=_split_presentation(tree),
        relations="".join(entries),
        next_relation=following,
        layouts=tuple(_name_of_part(layout.part) for layout in part.presentation.slide_layouts),
        backgrounds=tuple(_backgrounds(part, paint)),
        notes_master=own_notes or NOTES_MASTER,
        bullet=_body_bullet(part),
    )


def _reachable(start: BrandPart) -> Iterator[BrandPart]:
    seen: set[BrandPart] = set()
    waiting = [start]
    while waiting:
        part = waiting.pop()
        if part in seen:
            continue
        seen.add(part)
        yield part
        waiting += [relation.target_part for relation in part.rels.values() if not relation.is_external]


def _name_of_part(part: BrandPart) -> str:
    return str(part.partname).lstrip("/")


def _finished_parts(part: BrandPart, paint: Painter) -> Iterator[Part]:
    name = _name_of_part(part)
    yield (xml_part if name.lower().endswith(".xml") else binary_part)(name, paint(part))
    if len(part.rels):
        yield xml_part(rels_name(name), part.rels.xml)


def _notes_parts(theme: bytes, frames: NotesFrames) -> list[Part]:
    relation = f'<Relationship Id="rId1" Type="{OFFICE}/theme" Target="../theme/themeOfNotes.xml"/>'
    return [
        xml_part(NOTES_MASTER, notes_master_xml(frames)),
        xml_part(rels_name(NOTES_MASTER), relationships_xml(relation)),
        xml_part(NOTES_THEME, theme),
    ]


def _without_pictures(theme: bytes) -> bytes:
    """Return a theme whose fills are no pictures, which belong to another part: they are the plain colours that they are drawn in."""
    if b"blipFill" not in theme:
        return theme
    tree = etree.fromstring(theme)
    for fill in list(tree.iter(f"{{{DRAWING}}}blipFill")):
        fill.clear()
        fill.tag = f"{{{DRAWING}}}solidFill"
        etree.SubElement(fill, f"{{{DRAWING}}}schemeClr", val="phClr")
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _declare_notes_master(tree: etree._Element, relation: str) -> None:
    masters = tree.find(f"{{{PRESENTATION}}}sldMasterIdLst")
    declared = etree.Element(f"{{{PRESENTATION}}}notesMasterIdLst")
    etree.SubElement(declared, f"{{{PRESENTATION}}}notesMasterId", {f"{{{OFFICE}}}id": relation})
    tree.insert(0 if masters is None else tree.index(masters) + 1, declared)


def _split_presentation(tree: etree._Element) -> tuple[str, str, str]:
    """Return the XML before the slide list, between it and the sections, and after them."""
    for name in OF_THE_SLIDES:
        for element in tree.findall(f"{{{PRESENTATION}}}{name}"):
            tree.remove(element)
    first = next(number for number, child in enumerate(tree) if etree.QName(child).localname in AFTER_SLIDES)
    tree.insert(first, etree.Comment(SLIDES_MARK))
    extensions = tree.find(f"{{{PRESENTATION}}}extLst")
    if extensions is None:
        extensions = etree.SubElement(tree, f"{{{PRESENTATION}}}extLst")
    for extension in [element for element in extensions if element.get("uri") == SECTIONS_URI]:
        extensions.remove(extension)
    extensions.insert(0, etree.Comment(SECTIONS_MARK))
    whole = etree.tostring(tree, encoding="unicode")
    before, _, rest = whole.partition(f"<!--{SLIDES_MARK}-->")
    between, _, after = rest.partition(f"<!--{SECTIONS_MARK}-->")
    return before, between, after


def _backgrounds(part: PresentationPart, paint: Painter) -> Iterator[Background]:
    master = paint(part.presentation.slide_master.part)
    return (template_background(layout.part, paint(layout.part), master) for layout in part.presentation.slide_layouts)


def _body_bullet(part: PresentationPart) -> str:
    """Return the bullet of the master's body text, for lists outside the body placeholder."""
    level = part.presentation.slide_master.element.find(f".//{{{PRESENTATION}}}bodyStyle/{{{DRAWING}}}lvl1pPr")
    bullet = [] if level is None else [element for element in level if etree.QName(element).localname.startswith("bu")]
    if not any(etree.QName(element).localname == "buChar" for element in bullet):
        return PLAIN_BULLET
    pieces = [etree.tostring(element, method="c14n", exclusive=True, with_tail=False).decode() for element in bullet]
    return "".join(pieces).replace(f' xmlns:a="{DRAWING}"', "")
