"""The contents of the document: a script goes in, a field with its entries filled in comes out, each a link."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefing_builder.backends.script.model import Script, SlideScript
from briefing_builder.backends.script.word.ooxml import add_internal_link, begin_field, end_field
from briefing_builder.backends.script.word.writer import Writer, bookmark_name
from briefing_builder.words import Catalogue

FIELD = r'TOC \o "1-2" \n \h \z'
"""Headings of two levels as links without page numbers (ECMA-376 part 1, 17.16.5.68): right before anybody updates it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsEntry:
    """One line of the contents; `mark` is the clock or number of the second level."""

    level: int
    title: str
    anchor: str
    mark: str = ""


def contents_entries(script: Script) -> Iterator[ContentsEntry]:
    """Yield the lines of the contents, as the document's headings stand."""
    words = script.words
    yield ContentsEntry(level=1, title=words("script.run-sheet"), anchor="run-sheet")
    for number, (section, slides) in enumerate(script.sections, 1):
        yield ContentsEntry(level=1, title=section, anchor=f"section-{number}")
        yield from (_slide_entry(slide, words) for slide in slides)
    if script.discussion:
        yield ContentsEntry(level=1, title=words("script.questions"), anchor="questions")
        for position, reply in enumerate(script.discussion.replies, 1):
            mark = words("script-word.slide", number=reply.number)
            yield ContentsEntry(level=2, title=reply.title, anchor=f"reply-{position}", mark=mark)
    if script.appendix:
        yield ContentsEntry(level=1, title=words("script.appendix"), anchor="appendix")
    yield from (_slide_entry(slide, words) for slide in script.appendix)


def write_contents(writer: Writer, script: Script) -> None:
    """Write the field around its entries."""
    entries = tuple(contents_entries(script))
    for position, entry in enumerate(entries):
        paragraph = writer.document.add_paragraph(style=f"toc {entry.level}")
        if position == 0:
            begin_field(paragraph, FIELD)
        mark = ((entry.mark, "Quiet"), ("\t", "")) if entry.mark else ()
        add_internal_link(paragraph, bookmark_name(entry.anchor), *mark, (entry.title, ""))
        if position == len(entries) - 1:
            end_field(paragraph)


def _slide_entry(slide: SlideScript, words: Catalogue) -> ContentsEntry:
    mark = slide.begins or words("script-word.slide", number=slide.number)
    return ContentsEntry(level=2, title=slide.title, anchor=f"slide-{slide.number}", mark=mark)
