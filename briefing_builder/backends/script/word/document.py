"""The whole Word document: a script goes in, front, slides, questions and appendix come out in that order."""

from collections.abc import Mapping
from typing import Literal

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.section import Section
from docx.shared import Length, Mm
from docx.text.paragraph import Paragraph

from briefing_builder.backends.script.model import Script
from briefing_builder.backends.script.word.blocks import write_sheet
from briefing_builder.backends.script.word.contents import write_contents
from briefing_builder.backends.script.word.front import write_front
from briefing_builder.backends.script.word.marks import element, field
from briefing_builder.backends.script.word.package import packed, set_properties
from briefing_builder.backends.script.word.questions import write_questions
from briefing_builder.backends.script.word.styles import styled_document
from briefing_builder.backends.script.word.writer import APPENDIX, Writer

PAPERS: dict[str, tuple[Length, Length]] = {"a4": (Mm(210), Mm(297)), "letter": (Mm(215.9), Mm(279.4))}
TOP, BOTTOM, EDGE, NOTES = Mm(22), Mm(19), Mm(14), Mm(70)
"""Margins; `NOTES` is the room for own notes at the right, a third of the page."""
FEW = 5
"""Slides that the run sheet before them shows already, so that nobody needs contents."""
RULE_DISTANCE = "12"
"""Points between the text and the rule before the notes."""


def as_docx(script: Script, pictures: Mapping[str, bytes], *, paper: Literal["a4", "letter"] = "a4") -> bytes:
    """Return the script as a Word document with the pictures (PNG by slide id; a slide may have none) in the margin for notes.

    Every kind of paragraph has a style of its own, headings make the contents, and a slide's block stays on one page where it fits.
    The same input gives the same bytes.
    """
    document = styled_document(script.language)
    set_properties(document, script)
    width = PAPERS[paper][0]
    _on_paper(document.sections[0], PAPERS[paper])
    writer = Writer(document=document, pictures=pictures, width=Length(width - EDGE - NOTES))
    write_front(writer, script, Length(width - 2 * EDGE))
    if len(script.everything) > FEW:
        writer.paragraph("TOC Heading", "Contents").paragraph_format.page_break_before = True
        write_contents(writer, script)
    document.add_section(WD_SECTION.NEW_PAGE)
    _write_slides(writer, script)
    _set_sections(document, script.title)
    return packed(document)


def _set_sections(document: Document, title: str) -> None:
    """Two sections: the front, and the slides with room for notes."""
    front, slides = document.sections  # found anew: adding a section moves the last one's element on
    _room_for_notes(slides)
    _head_and_foot(front, title, outdent=Length(0))
    _head_and_foot(slides, title, outdent=Length(NOTES - EDGE))
    front.different_first_page_header_footer = True
    _page_number(front.first_page_footer.paragraphs[0])


def _write_slides(writer: Writer, script: Script) -> None:
    section = ""
    number = 0
    for sheet in script.sheets:
        if sheet.section != section:
            section, number = sheet.section, number + 1
            writer.section(section, f"section-{number}")
        write_sheet(writer, sheet, script.discussion)
    if script.discussion:
        write_questions(writer, script.discussion)
    if script.appendix:
        writer.section(APPENDIX, "appendix").paragraph_format.page_break_before = True
    for sheet in script.appendix:
        write_sheet(writer, sheet, None)


def _on_paper(section: Section, size: tuple[Length, Length]) -> None:
    section.page_width, section.page_height = size
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = TOP, BOTTOM, EDGE, EDGE
    section.header_distance, section.footer_distance = Mm(11), Mm(10)


def _room_for_notes(section: Section) -> None:
    """A wide right margin with a faint rule: a page border of one side (ECMA-376 part 1, 17.6.10)."""
    section.right_margin = NOTES
    borders = element("pgBorders", offsetFrom="text")
    borders.append(element("right", val="single", sz="4", space=RULE_DISTANCE, color="AAB1B8"))
    section._sectPr.insert_element_before(borders, "w:lnNumType", "w:pgNumType", "w:cols")


def _head_and_foot(section: Section, title: str, *, outdent: Length) -> None:
    for part in (section.header, section.footer):
        part.is_linked_to_previous = False
    section.header.paragraphs[0].add_run(title)
    foot = section.footer.paragraphs[0]
    foot.paragraph_format.right_indent = Length(-outdent)
    _page_number(foot)


def _page_number(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    field(paragraph, "PAGE", "1")
    paragraph.add_run(" / ")
    field(paragraph, "NUMPAGES", "1")
