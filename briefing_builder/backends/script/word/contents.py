"""The contents of the document: a script goes in, a field with its entries filled in comes out, each a link."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefing_builder.backends.script.model import Script, Sheet
from briefing_builder.backends.script.word.marks import field_begin, field_end, link
from briefing_builder.backends.script.word.writer import APPENDIX, QUESTIONS, RUN_SHEET, Writer, target

FIELD = r'TOC \o "1-2" \n \h \z'
"""Headings of two levels as links without page numbers (ECMA-376 part 1, 17.16.5.68): right before anybody updates it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the contents; `mark` is the clock or number of the second level."""

    level: int
    title: str
    anchor: str
    mark: str = ""


def entries(script: Script) -> Iterator[Entry]:
    """Yield the lines of the contents, as the document's headings stand."""
    yield Entry(level=1, title=RUN_SHEET, anchor="run-sheet")
    section, number = "", 0
    for sheet in script.sheets:
        if sheet.section != section:
            section, number = sheet.section, number + 1
            yield Entry(level=1, title=section, anchor=f"section-{number}")
        yield _slide(sheet)
    if script.discussion:
        yield Entry(level=1, title=QUESTIONS, anchor="questions")
        for position, reply in enumerate(script.discussion.replies, 1):
            yield Entry(level=2, title=reply.title, anchor=f"reply-{position}", mark=f"Slide {reply.number}")
    if script.appendix:
        yield Entry(level=1, title=APPENDIX, anchor="appendix")
    yield from (_slide(sheet) for sheet in script.appendix)


def write_contents(writer: Writer, script: Script) -> None:
    """Write the field around its entries."""
    found = tuple(entries(script))
    for position, entry in enumerate(found):
        paragraph = writer.document.add_paragraph(style=f"toc {entry.level}")
        if position == 0:
            field_begin(paragraph, FIELD)
        mark = ((entry.mark, "Quiet"), ("\t", "")) if entry.mark else ()
        link(paragraph, target(entry.anchor), *mark, (entry.title, ""))
        if position == len(found) - 1:
            field_end(paragraph)


def _slide(sheet: Sheet) -> Entry:
    return Entry(level=2, title=sheet.title, anchor=f"slide-{sheet.number}", mark=sheet.begins or f"Slide {sheet.number}")
