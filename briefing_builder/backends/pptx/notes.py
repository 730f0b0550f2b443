"""Speaker notes as a notes slide: labelled parts go in, the XML of one notes page comes out."""

from functools import lru_cache

from briefing_builder.backends.pptx import xml
from briefing_builder.brand.notes_xml import TREE_START
from briefing_builder.deck.model import NotesPart

NOTES_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml"
START = (
    f"{xml.DECLARATION}<p:notes {xml.NAMESPACES}><p:cSld><p:spTree>{TREE_START}"
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
    '<p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
    '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    '<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>'
)
END = "</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"


@lru_cache(maxsize=512)
def notes_xml(parts: tuple[NotesPart, ...], language: str) -> str:
    """Return a notes page: each part its label in bold, then its lines, one paragraph each."""
    safe = xml.attribute(language)
    plain, bold = f'<a:rPr lang="{safe}"/>', f'<a:rPr lang="{safe}" b="1"/>'
    paragraphs = [
        f"<a:p><a:r>{properties}<a:t>{xml.text(line)}</a:t></a:r></a:p>"
        for part in parts
        for properties, line in ((bold, part.label), *((plain, line) for line in part.lines))
        if line
    ]
    return f"{START}{''.join(paragraphs) or '<a:p/>'}{END}"
