"""Speaker notes as a notes slide: a slide's labelled parts and how they are printed go in, the XML of one notes page comes out."""

from functools import lru_cache

from briefing_builder.backends.pptx import xml
from briefing_builder.backends.pptx.slide.text import ALIGNMENTS, ANCHORS, SIZE_UNIT
from briefing_builder.brand.model import Brand, NotesMaster, Placeholder
from briefing_builder.brand.xml.notes import TREE_START, frame_xml
from briefing_builder.deck.model import ABOVE_LABEL, ITEM_HANGS, NotesPage, NotesPart, NotesRun, Slide
from briefing_builder.units import Box, Emu

NOTES_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml"
START = f"{xml.DECLARATION}<p:notes {xml.NAMESPACES}><p:cSld><p:spTree>{TREE_START}"
END = "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
INSETS = ("lIns", "tIns", "rIns", "bIns")
HANGING = f'marL="{ITEM_HANGS}" indent="-{ITEM_HANGS}"'
BULLETS = {
    "none": "",
    "bullet": f'<a:pPr {HANGING}><a:buFont typeface="Arial"/><a:buChar char="•"/></a:pPr>',
    "number": f'<a:pPr {HANGING}><a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"/></a:pPr>',
}
NUMBER_ID = "{5A0D1B5C-6B8F-4F0E-9C0B-2D3F4A5B6C7D}"


def notes_xml(slide: Slide, number: int, brand: Brand, language: str) -> str:
    """Return the notes page of a slide, the so many-th of its deck: its picture, its notes as they were measured, its number.

    Everything is said on the page itself: LibreOffice takes no size, face or indent from the master's `notesStyle`, and some
    readers find a placeholder on the master only by its `idx`.
    """
    master = brand.notes
    page = slide.printed or _as_the_master_says(master)
    face = f'<a:latin typeface="{xml.escaped_attribute(brand.typefaces["body"].name)}"/>'
    safe = xml.escaped_attribute(language)
    picture = _slide_image_placeholder(master.picture, page.picture) if master.picture and page.picture else ""
    paragraphs = _notes_paragraphs_xml(slide.notes, Emu(master.body.paragraph_format.space_before + ABOVE_LABEL), safe)
    style = _notes_list_style(page, master, face, safe)
    body = f"{_placeholder_start(3, 'Notes', master.body, page.text)}<p:txBody>{style}{paragraphs}</p:txBody></p:sp>"
    at_foot = _notes_number(master.number, number, face, safe) if master.number else ""
    return f"{START}{picture}{body}{at_foot}{END}"


def _as_the_master_says(master: NotesMaster) -> NotesPage:
    return NotesPage(picture=None if master.picture is None else master.picture.box, text=master.body.box, size=master.body.style.size)


def _slide_image_placeholder(placeholder: Placeholder, box: Box) -> str:
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="sldImg" idx="{placeholder.index}"/></p:nvPr></p:nvSpPr><p:spPr>{frame_xml(box)}</p:spPr></p:sp>'
    )


def _placeholder_start(id: int, name: str, placeholder: Placeholder, box: Box) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{placeholder.kind}" sz="quarter" idx="{placeholder.index}"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{frame_xml(box)}</p:spPr>"
    )


def _notes_list_style(page: NotesPage, master: NotesMaster, face: str, language: str) -> str:
    """How all paragraphs are set when they say nothing, and that no program shrinks what was measured."""
    inherited, style = master.body.paragraph_format, master.body.style
    return (
        f'{_notes_body_properties(master.body)}<a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="l">'
        f'<a:lnSpc><a:spcPct val="{style.spacing * 1000}"/></a:lnSpc>'
        f"{_notes_spacing('spcBef', inherited.space_before)}{_notes_spacing('spcAft', inherited.space_after)}<a:buNone/>"
        f'<a:defRPr lang="{language}" sz="{page.size // SIZE_UNIT}" b="0" i="0">{face}</a:defRPr></a:lvl1pPr></a:lstStyle>'
    )


def _notes_body_properties(placeholder: Placeholder) -> str:
    insets = "".join(f' {name}="{length}"' for name, length in zip(INSETS, placeholder.insets, strict=True))
    return f'<a:bodyPr vert="horz" wrap="square"{insets} numCol="1" anchor="{ANCHORS[placeholder.anchor]}"><a:noAutofit/></a:bodyPr>'


def _notes_spacing(name: str, length: Emu) -> str:
    return f'<a:{name}><a:spcPts val="{length // SIZE_UNIT}"/></a:{name}>'


@lru_cache(maxsize=512)
def _notes_paragraphs_xml(parts: tuple[NotesPart, ...], above_label: Emu, language: str) -> str:
    """Each part its label in bold, set off from what stands above, then its lines, one paragraph each; lists are real ones."""
    set_off = f"<a:pPr>{_notes_spacing('spcBef', above_label)}</a:pPr>"
    paragraphs = [
        f"<a:p>{properties}{''.join([_notes_run(run, language) for run in runs if run.text])}</a:p>"
        for part in parts
        for properties, runs in (
            (set_off, (NotesRun(text=part.label, bold=True),)),
            *((BULLETS[line.bullet], line.runs) for line in part.lines),
        )
        if any(run.text for run in runs)
    ]
    return "".join(paragraphs) or "<a:p/>"


def _notes_run(run: NotesRun, language: str) -> str:
    voice = (' b="1"' if run.bold else "") + (' i="1"' if run.italic else "")
    return f'<a:r><a:rPr lang="{language}"{voice}/><a:t>{xml.escaped_text(run.text)}</a:t></a:r>'


def _notes_number(placeholder: Placeholder, number: int, face: str, language: str) -> str:
    size, align = placeholder.style.size // SIZE_UNIT, ALIGNMENTS[placeholder.paragraph_format.align]
    return (
        f"{_placeholder_start(4, 'Slide number', placeholder, placeholder.box)}<p:txBody>"
        f'{_notes_body_properties(placeholder)}<a:lstStyle/><a:p><a:pPr algn="{align}"/>'
        f'<a:fld id="{NUMBER_ID}" type="slidenum"><a:rPr lang="{language}" sz="{size}">{face}</a:rPr>'
        f"<a:t>{number}</a:t></a:fld></a:p></p:txBody></p:sp>"
    )
