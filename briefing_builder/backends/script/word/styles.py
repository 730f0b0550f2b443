"""The named styles of the Word document: a new document comes out, in which every paragraph can say what it is."""

from dataclasses import dataclass
from typing import Any, Literal

from docx import Document as new_document
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from briefing_builder.backends.script.word.marks import bordered, element

HEADINGS, BODY = "Georgia", "Calibri"
INK, QUIET, ACCENT = RGBColor(0x14, 0x18, 0x1D), RGBColor(0x4A, 0x52, 0x5B), RGBColor(0x12, 0x39, 0x5B)
LABELS, LIST, LIST_HANGS = Mm(19), Mm(25), Mm(6)
"""The column of clocks and labels at the left of what is said and done; where items of lists begin, and the room of their marks."""
BOX = Mm(1.8)
"""How far the text of a box stands in, so that its border stands where other text does."""
NOWHERE = Mm(0)
WORD_2013 = "15"
"""The layout of Word 2013 and later; without it a document opens in compatibility mode."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A paragraph style: sizes in points, spaces in points; `hangs` puts its label into the column at the left."""

    name: str
    size: float = 10.5
    face: str = BODY
    bold: bool = False
    italic: bool = False
    colour: RGBColor = INK
    before: float = 0
    after: float = 2
    pitch: float = 1.12
    hangs: bool = False
    left: Length = NOWHERE
    next: bool = True
    border: Literal["", "heavy", "dashed", "dotted"] = ""


LOOKS = (
    Look(name="Normal", after=0, next=False),
    Look(name="Title", size=18, face=HEADINGS, bold=True, after=4, pitch=1.0),
    Look(name="Subtitle", size=12, colour=QUIET, after=10),
    Look(name="Fact", after=1),
    Look(name="Warning", bold=True, border="heavy", before=6, after=6),
    Look(name="Heading 1", size=15, face=HEADINGS, bold=True, colour=ACCENT, before=16, after=6),
    Look(name="TOC Heading", size=15, face=HEADINGS, bold=True, colour=ACCENT, before=0, after=6),
    Look(name="Heading 2", size=13, face=HEADINGS, bold=True, before=12, after=1, pitch=1.05, hangs=True),
    Look(name="Who", size=9.5, colour=QUIET, after=4, left=LABELS),
    Look(name="Cue", border="dotted", before=2, after=5, left=LABELS),
    Look(name="Goal", italic=True, after=4, hangs=True),
    Look(name="Say", size=12, after=4, pitch=1.18, hangs=True),
    Look(name="Do", after=4, hangs=True),
    Look(name="Note", after=4, hangs=True),
    Look(name="Stop", bold=True, border="heavy", before=5, after=7, left=LABELS),
    Look(name="Hand Over", border="dashed", before=5, after=7, left=LABELS),
    Look(name="Opening", size=15, face=HEADINGS, bold=True, before=2, after=10, left=LABELS),
    Look(name="Reply", size=11.5, after=3, hangs=True),
    Look(name="Evidence", size=10.5, italic=True, after=3, hangs=True),
    Look(name="List Bullet", after=2, left=LIST),
    Look(name="List Number", after=2, left=LIST),
    Look(name="Cell", size=10, after=0, pitch=1.0, next=False),
    Look(name="Cell Stop", size=9, bold=True, border="heavy", before=2, after=3, pitch=1.0, next=False),
    Look(name="Cell Hand Over", size=9, border="dashed", before=2, after=3, pitch=1.0, next=False),
    Look(name="toc 1", size=9, bold=True, before=5, after=1, pitch=1.0),
    Look(name="toc 2", size=9, after=1, pitch=1.0, hangs=True, next=False),
    Look(name="Header", size=8.5, colour=QUIET, next=False),
    Look(name="Footer", size=8.5, colour=QUIET, next=False),
)
BORDERS = {"heavy": ("single", 14, ("top", "left", "bottom", "right")), "dashed": ("dashed", 6, ("top", "left", "bottom", "right"))}
DOTTED = ("dotted", 24, ("left",))


def styled_document(language: str) -> Document:
    """Return an empty document with all styles, in that language, that opens as a document of today."""
    document = new_document()
    for look in LOOKS:
        _set(document, look)
    _letters(document, "Clock", colour=ACCENT, bold=True, size=10.5)
    _letters(document, "Label", colour=QUIET, bold=True, size=8)
    _letters(document, "Person", colour=INK, bold=True)
    _letters(document, "Quiet", colour=QUIET)
    stop = _letters(document, "Stop Label", colour=RGBColor(0xFF, 0xFF, 0xFF), bold=True, size=8)
    stop.element.get_or_add_rPr().append(element("shd", val="clear", color="auto", fill="14181D"))
    defaults: Any = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    defaults.find(qn("w:lang")).set(qn("w:val"), language)
    _as_today(document)
    return document


def _set(document: Document, look: Look) -> None:
    style = _paragraph_style(document, look.name)
    for old in style.element.xpath("./w:rPr/w:spacing"):
        old.getparent().remove(old)  # the template spaces the letters of subtitles
    _face(style, look.face)
    style.font.size, style.font.bold, style.font.italic, style.font.color.rgb = Pt(look.size), look.bold, look.italic, look.colour
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(look.before), Pt(look.after), look.pitch
    form.keep_with_next, form.keep_together, form.widow_control = look.next, True, True
    form.left_indent, form.first_line_indent = (LABELS, -LABELS) if look.hangs else (look.left, NOWHERE)
    if look.hangs:
        form.tab_stops.add_tab_stop(LABELS)
    if look.name.startswith("List"):
        form.first_line_indent = -LIST_HANGS
    properties = style.element.get_or_add_pPr()
    for old in properties.findall(qn("w:pBdr")):
        properties.remove(old)
    if look.border:
        form.left_indent, form.right_indent = Length(look.left + BOX), BOX
        kind, size, sides = BORDERS.get(look.border, DOTTED)
        bordered(properties, kind, size, sides=sides)


def _paragraph_style(document: Document, name: str) -> ParagraphStyle:
    if name in document.styles:
        found = document.styles[name]
        assert isinstance(found, ParagraphStyle)
        return found
    made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(made, ParagraphStyle)
    made.base_style = document.styles["Normal"]
    made.quick_style = True
    return made


def _letters(document: Document, name: str, *, colour: RGBColor, bold: bool = False, size: float = 0) -> CharacterStyle:
    made = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    assert isinstance(made, CharacterStyle)
    _face(made, BODY)
    made.font.bold, made.font.italic, made.font.color.rgb = bold, False, colour
    if size:
        made.font.size = Pt(size)
    return made


def _face(style: CharacterStyle, face: str) -> None:
    """A face by its name: the template's styles name the theme's, which would win."""
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    style.font.name = face
    fonts = properties.find(qn("w:rFonts"))
    fonts.set(qn("w:cs"), face)
    fonts.set(qn("w:eastAsia"), face)


def _as_today(document: Document) -> None:
    settings = document.settings.element
    compat = settings.find(qn("w:compat"))
    if compat is None:
        compat = element("compat")
        settings.insert_element_before(
            compat, "w:rsids", "m:mathPr", "w:themeFontLang", "w:clrSchemeMapping", "w:decimalSymbol", "w:listSeparator"
        )
    for old in compat.findall(qn("w:compatSetting")):
        compat.remove(old)
    compat.append(element("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=WORD_2013))
