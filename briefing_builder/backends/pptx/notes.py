"""Speaker notes as a notes slide: labelled parts go in, the XML of one notes page comes out."""

from functools import lru_cache

from briefing_builder.backends.pptx import xml
from briefing_builder.brand.notes_xml import TREE_START
from briefing_builder.deck.model import NotesLine, NotesPart, NotesRun

NOTES_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml"
START = (
    f"{xml.DECLARATION}<p:notes {xml.NAMESPACES}><p:cSld><p:spTree>{TREE_START}"
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
    '<p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
    '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    '<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>'
)
HANGING = 'marL="171450" indent="-171450"'
"""13.5 points, as PowerPoint itself sets lists in notes."""
BULLETS = {
    "none": "",
    "bullet": f'<a:pPr {HANGING}><a:buFont typeface="Arial"/><a:buChar char="•"/></a:pPr>',
    "number": f'<a:pPr {HANGING}><a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"/></a:pPr>',
}
END = "</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"


@lru_cache(maxsize=512)
def notes_xml(parts: tuple[NotesPart, ...], language: str) -> str:
    """Return a notes page: each part its label in bold, then its lines, one paragraph each; lists are real ones."""
    safe = xml.attribute(language)
    paragraphs = [
        _paragraph(line, safe)
        for part in parts
        for line in (NotesLine(runs=(NotesRun(text=part.label, bold=True),)), *part.lines)
        if line.text
    ]
    return f"{START}{''.join(paragraphs) or '<a:p/>'}{END}"


def _paragraph(line: NotesLine, language: str) -> str:
    runs = "".join([_run(run, language) for run in line.runs if run.text])
    return f"<a:p>{BULLETS[line.bullet]}{runs}</a:p>"


def _run(run: NotesRun, language: str) -> str:
    voice = (' b="1"' if run.bold else "") + (' i="1"' if run.italic else "")
    return f'<a:r><a:rPr lang="{language}"{voice}/><a:t>{xml.text(run.text)}</a:t></a:r>'
