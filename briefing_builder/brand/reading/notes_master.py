"""A brand's notes master: its XML goes in, where picture, notes and number stand on a printed page, and how notes look, come out."""

from collections.abc import Mapping

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation

from briefing_builder.brand.model import Colour, NotesMaster, Placeholder
from briefing_builder.brand.reading import inheritance
from briefing_builder.brand.reading.inheritance import PRESENTATION, Lineage
from briefing_builder.brand.xml.notes import NotesFrames, notes_master_xml, usual_frames
from briefing_builder.units import Box, Emu

USUAL_SIZE = (6_858_000, 9_144_000)


def notes_master_of(presentation: Presentation, palette: Mapping[str, Colour]) -> NotesMaster:
    """Return the notes master of an open file; where it has none, or none for the notes, the one that decks get from us."""
    width, height = page_size(presentation.element)
    frames = frames_of(presentation.element)
    ours = etree.fromstring(notes_master_xml(frames).encode())
    related = presentation.part.rels.values()
    own = next((relation.target_part.blob for relation in related if relation.reltype == RELATIONSHIP_TYPE.NOTES_MASTER), None)
    master = ours if own is None else etree.fromstring(own)
    body = _placeholder("body", master, frames.body, palette) or _placeholder("body", ours, frames.body, palette)
    assert body is not None, "our own master has a frame for the notes"
    return NotesMaster(
        width=width,
        height=height,
        body=body,
        picture=_placeholder("sldImg", master, frames.picture, palette),
        number=_placeholder("sldNum", master, frames.number, palette),
    )


def page_size(presentation: etree._Element) -> tuple[Emu, Emu]:
    """Return width and height of a notes page."""
    return _page_extent(presentation.find(f"{PRESENTATION}notesSz"))


def frames_of(presentation: etree._Element) -> NotesFrames:
    """Return the frames of the notes master that a file without one gets from us."""
    return usual_frames(page_size(presentation), _page_extent(presentation.find(f"{PRESENTATION}sldSz")))


def _page_extent(element: etree._Element | None) -> tuple[Emu, Emu]:
    width, height = USUAL_SIZE if element is None else (int(element.get("cx", "0")), int(element.get("cy", "0")))
    return Emu(width), Emu(height)


def _placeholder(kind: str, master: etree._Element, usual: Box, palette: Mapping[str, Colour]) -> Placeholder | None:
    for shape in master.iter(f"{PRESENTATION}sp"):
        mark = shape.find(f"{PRESENTATION}nvSpPr/{PRESENTATION}nvPr/{PRESENTATION}ph")
        if mark is not None and mark.get("type") == kind:
            lineage = Lineage(own=shape, master=None, style=master.find(f"{PRESENTATION}notesStyle"))
            return Placeholder(
                role=kind,
                index=int(mark.get("idx", "0")),
                kind=kind,
                box=inheritance.inherited_box(lineage) or usual,
                style=inheritance.inherited_text_style(lineage, palette, "paper"),
                anchor=inheritance.inherited_anchor(lineage),
                insets=inheritance.inherited_insets(lineage),
                paragraph_format=inheritance.inherited_paragraph_format(lineage),
            )
    return None
