"""The named styles of the Word document: a new document comes out, in which every paragraph can say what it is."""

from dataclasses import dataclass
from typing import Any, Literal

from docx import Document as new_document
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from briefing_builder.backends.script.stationery import PAPER, Stationery
from briefing_builder.backends.script.word.ooxml import ALL_SIDES, set_border, w_element

Font = Literal["headings", "body"]
Tone = Literal["ink", "quiet", "accent"]
"""A face and a colour of the stationery."""
HEADINGS: Font = "headings"
QUIET: Tone = "quiet"
ACCENT: Tone = "accent"
LABELS, LIST, LIST_HANGS = Mm(19), Mm(25), Mm(6)
"""The column of clocks and labels at the left of what is said and done; where items of lists begin, and the room of their marks."""
BOX = Mm(1.8)
"""How far the text of a box stands in, so that its border stands where other text does."""
NOWHERE = Mm(0)
WORD_2013 = "15"
"""The layout of Word 2013 and later; without it a document opens in compatibility mode."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleSpec:
    """A paragraph style: sizes in points, spaces in points; `has_label` puts its label into the column at the left."""

    name: str
    size: float = 10.5
    font: Font = "body"
    bold: bool = False
    italic: bool = False
    colour: Tone = "ink"
    before: float = 0
    after: float = 2
    pitch: float = 1.12
    has_label: bool = False
    left: Length = NOWHERE
    next: bool = True
    border: Literal["", "heavy", "dashed", "dotted"] = ""


STYLES = (
    StyleSpec(name="Normal", after=0, next=False),
    StyleSpec(name="Title", size=18, font=HEADINGS, bold=True, after=4, pitch=1.0),
    StyleSpec(name="Subtitle", size=12, colour=QUIET, after=10),
    StyleSpec(name="Fact", after=1),
    StyleSpec(name="Warning", bold=True, border="heavy", before=6, after=6),
    StyleSpec(name="Heading 1", size=15, font=HEADINGS, bold=True, colour=ACCENT, before=16, after=6),
    StyleSpec(name="TOC Heading", size=15, font=HEADINGS, bold=True, colour=ACCENT, before=0, after=6),
    StyleSpec(name="Heading 2", size=13, font=HEADINGS, bold=True, before=12, after=1, pitch=1.05, has_label=True),
    StyleSpec(name="Who", size=9.5, colour=QUIET, after=4, left=LABELS),
    StyleSpec(name="Cue", border="dotted", before=2, after=5, left=LABELS),
    StyleSpec(name="Goal", italic=True, after=4, has_label=True),
    StyleSpec(name="Say", size=12, after=4, pitch=1.18, has_label=True),
    StyleSpec(name="Do", after=4, has_label=True),
    StyleSpec(name="Note", after=4, has_label=True),
    StyleSpec(name="Stop", bold=True, border="heavy", before=5, after=7, left=LABELS),
    StyleSpec(name="Hand Over", border="dashed", before=5, after=7, left=LABELS),
    StyleSpec(name="Opening", size=15, font=HEADINGS, bold=True, before=2, after=10, left=LABELS),
    StyleSpec(name="Reply", size=11.5, after=3, has_label=True),
    StyleSpec(name="Evidence", size=10.5, italic=True, after=3, has_label=True),
    StyleSpec(name="List Bullet", after=2, left=LIST),
    StyleSpec(name="List Number", after=2, left=LIST),
    StyleSpec(name="Cell", size=9.5, after=0, pitch=1.0, next=False),
    StyleSpec(name="Cell Stop", size=9, bold=True, border="heavy", before=2, after=3, pitch=1.0, next=False),
    StyleSpec(name="Cell Hand Over", size=9, border="dashed", before=2, after=3, pitch=1.0, next=False),
    StyleSpec(name="toc 1", size=9, bold=True, before=5, after=1, pitch=1.0),
    StyleSpec(name="toc 2", size=9, after=1, pitch=1.0, has_label=True, next=False),
    StyleSpec(name="Header", size=8.5, colour=QUIET, next=False),
    StyleSpec(name="Footer", size=8.5, colour=QUIET, next=False),
)
BORDERS = {"heavy": ("single", 14, ALL_SIDES), "dashed": ("dashed", 6, ALL_SIDES)}
DOTTED = ("dotted", 24, ("left",))


def styled_document(language: str, stationery: Stationery) -> Document:
    """Return an empty document with all styles, in that language, that does not open in compatibility mode."""
    document = new_document()
    for spec in STYLES:
        _set_paragraph_style(document, spec, stationery)
    body, ink, quiet = stationery.body.name, stationery.ink, stationery.quiet
    _add_character_style(document, "Clock", font=body, colour=stationery.accent, bold=True, size=10.5)
    _add_character_style(document, "Label", font=body, colour=quiet, bold=True, size=8)
    _add_character_style(document, "Person", font=body, colour=ink, bold=True)
    _add_character_style(document, "Quiet", font=body, colour=quiet)
    stop = _add_character_style(document, "Stop Label", font=body, colour=PAPER, bold=True, size=8)
    stop.element.get_or_add_rPr().append(w_element("shd", val="clear", color="auto", fill=ink))
    defaults: Any = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    defaults.find(qn("w:lang")).set(qn("w:val"), language)
    _set_compatibility_mode(document)
    return document


def _set_paragraph_style(document: Document, spec: StyleSpec, stationery: Stationery) -> None:
    style = _paragraph_style(document, spec.name)
    for old in style.element.xpath("./w:rPr/w:spacing"):
        old.getparent().remove(old)  # the template spaces the letters of subtitles
    _set_font_name(style, (stationery.headings if spec.font == HEADINGS else stationery.body).name)
    style.font.size, style.font.bold, style.font.italic = Pt(spec.size), spec.bold, spec.italic
    style.font.color.rgb = RGBColor.from_string(getattr(stationery, spec.colour))
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(spec.before), Pt(spec.after), spec.pitch
    form.keep_with_next, form.keep_together, form.widow_control = spec.next, True, True
    form.left_indent, form.first_line_indent = (LABELS, -LABELS) if spec.has_label else (spec.left, NOWHERE)
    if spec.has_label:
        form.tab_stops.add_tab_stop(LABELS)
    if spec.name.startswith("List"):
        form.first_line_indent = -LIST_HANGS
    properties = style.element.get_or_add_pPr()
    for old in properties.findall(qn("w:pBdr")):
        properties.remove(old)
    if spec.border:
        form.left_indent, form.right_indent = Length(spec.left + BOX), BOX
        kind, size, sides = BORDERS.get(spec.border, DOTTED)
        set_border(properties, kind, size, sides=sides)


def _paragraph_style(document: Document, name: str) -> ParagraphStyle:
    if name in document.styles:
        existing = document.styles[name]
        assert isinstance(existing, ParagraphStyle)
        return existing
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    return style


def _add_character_style(document: Document, name: str, *, font: str, colour: str, bold: bool = False, size: float = 0) -> CharacterStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    assert isinstance(style, CharacterStyle)
    _set_font_name(style, font)
    style.font.bold, style.font.italic, style.font.color.rgb = bold, False, RGBColor.from_string(colour)
    if size:
        style.font.size = Pt(size)
    return style


def _set_font_name(style: CharacterStyle, font: str) -> None:
    """Name the font for all scripts: the template's styles name the theme's fonts, which would win."""
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    style.font.name = font
    fonts = properties.find(qn("w:rFonts"))
    fonts.set(qn("w:cs"), font)
    fonts.set(qn("w:eastAsia"), font)


def _set_compatibility_mode(document: Document) -> None:
    settings = document.settings.element
    compat = settings.find(qn("w:compat"))
    if compat is None:
        compat = w_element("compat")
        settings.insert_element_before(
            compat, "w:rsids", "m:mathPr", "w:themeFontLang", "w:clrSchemeMapping", "w:decimalSymbol", "w:listSeparator"
        )
    for old in compat.findall(qn("w:compatSetting")):
        compat.remove(old)
    compat.append(w_element("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=WORD_2013))
