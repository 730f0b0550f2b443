"""The whole Word document: a script goes in, front, slides, questions and appendix come out in that order."""

from collections.abc import Mapping

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.section import Section
from docx.shared import Length, Mm
from docx.text.paragraph import Paragraph

from briefing_builder.backends.script.model import Script
from briefing_builder.backends.script.stationery import USUAL, Stationery
from briefing_builder.backends.script.word.blocks import write_slide
from briefing_builder.backends.script.word.contents import write_contents
from briefing_builder.backends.script.word.front_page import write_front
from briefing_builder.backends.script.word.ooxml import add_field, w_element
from briefing_builder.backends.script.word.package import docx_bytes, set_properties
from briefing_builder.backends.script.word.questions import write_questions
from briefing_builder.backends.script.word.styles import styled_document
from briefing_builder.backends.script.word.writer import Writer
from briefing_builder.words.formats import Paper

PAPERS: dict[Paper, tuple[Length, Length]] = {"a4": (Mm(210), Mm(297)), "letter": (Mm(215.9), Mm(279.4))}
TOP, BOTTOM, EDGE, NOTES = Mm(22), Mm(19), Mm(14), Mm(70)
"""Margins; `NOTES` is the room for own notes at the right, a third of the page."""
FEW = 5
"""Slides that the run sheet before them shows already, so that nobody needs contents."""
RULE_DISTANCE = "12"
"""Points between the text and the rule before the notes."""


def as_docx(script: Script, pictures: Mapping[str, bytes], *, paper: Paper | None = None, stationery: Stationery = USUAL) -> bytes:
    """Return the script as a Word document with the pictures (PNG by slide id; a slide may have none) in the margin for notes.

    Every kind of paragraph has a style of its own, headings make the contents, and a slide's block stays on one page where it fits.
    The same input gives the same bytes.
    """
    document = styled_document(script.language, stationery)
    set_properties(document, script)
    size = PAPERS[paper or script.words.paper]
    width = size[0]
    _set_paper(document.sections[0], size)
    writer = Writer(words=script.words, document=document, pictures=pictures, width=Length(width - EDGE - NOTES))
    write_front(writer, script, Length(width - 2 * EDGE))
    if len(script.all_slides) > FEW:
        writer.paragraph("TOC Heading", script.words("script.contents")).paragraph_format.page_break_before = True
        write_contents(writer, script)
    document.add_section(WD_SECTION.NEW_PAGE)
    _write_slides(writer, script)
    _set_sections(document, script.title)
    return docx_bytes(document)


def _set_sections(document: Document, title: str) -> None:
    """Set up the two sections: the front page, and the slides with room for notes."""
    front, slides = document.sections  # read again: adding a section moves the element of the last one
    _add_room_for_notes(slides)
    _set_header_and_footer(front, title, outdent=Length(0))
    _set_header_and_footer(slides, title, outdent=Length(NOTES - EDGE))
    front.different_first_page_header_footer = True
    _add_page_number(front.first_page_footer.paragraphs[0])


def _write_slides(writer: Writer, script: Script) -> None:
    for number, (section, slides) in enumerate(script.sections, 1):
        writer.section_heading(section, f"section-{number}")
        for slide in slides:
            write_slide(writer, slide, script.discussion)
    if script.discussion:
        write_questions(writer, script.discussion)
    if script.appendix:
        writer.section_heading(script.words("script.appendix"), "appendix").paragraph_format.page_break_before = True
    for slide in script.appendix:
        write_slide(writer, slide, None)


def _set_paper(section: Section, size: tuple[Length, Length]) -> None:
    section.page_width, section.page_height = size
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = TOP, BOTTOM, EDGE, EDGE
    section.header_distance, section.footer_distance = Mm(11), Mm(10)


def _add_room_for_notes(section: Section) -> None:
    """Add a wide right margin with a faint rule, a page border on one side (ECMA-376 part 1, 17.6.10)."""
    section.right_margin = NOTES
    borders = w_element("pgBorders", offsetFrom="text")
    borders.append(w_element("right", val="single", sz="4", space=RULE_DISTANCE, color="AAB1B8"))
    section._sectPr.insert_element_before(borders, "w:lnNumType", "w:pgNumType", "w:cols")


def _set_header_and_footer(section: Section, title: str, *, outdent: Length) -> None:
    for part in (section.header, section.footer):
        part.is_linked_to_previous = False
    section.header.paragraphs[0].add_run(title)
    footer = section.footer.paragraphs[0]
    footer.paragraph_format.right_indent = Length(-outdent)
    _add_page_number(footer)


def _add_page_number(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    add_field(paragraph, "PAGE", "1")
    paragraph.add_run(" / ")
    add_field(paragraph, "NUMPAGES", "1")
