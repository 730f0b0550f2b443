"""What the document is written with: styled paragraphs with labels, headings with bookmarks, pictures in the margin."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from docx.document import Document
from docx.shared import Length, Mm
from docx.text.font import Font
from docx.text.paragraph import Paragraph

from briefing_builder.backends.script.word.ooxml import add_bookmark, add_picture_in_margin, new_numbered_list, set_list_number
from briefing_builder.backends.script.word.styles import LIST, LIST_HANGS
from briefing_builder.deck.model import NotesLine, NotesRun
from briefing_builder.words import Catalogue

PICTURE, GAP = Mm(54), Mm(7)
"""A slide's picture, and its distance from the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """A document that is being written; `width` is that of the text beside the notes."""

    words: Catalogue
    document: Document
    pictures: Mapping[str, bytes]
    width: Length
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def paragraph(self, style: str, text: str | NotesLine = "", *, label: str = "") -> Paragraph:
        """Add a paragraph; a label stands in the column at its left."""
        paragraph = self.document.add_paragraph(style=style)
        if label:
            paragraph.add_run(label, style="Label")
        if label or style in HANGING:
            paragraph.add_run("\t")
        add_runs(paragraph, text)
        return paragraph

    def lines(self, style: str, lines: Sequence[NotesLine], label: str) -> None:
        """Add a paragraph a line, the first with the label."""
        for position, line in enumerate(lines):
            self.paragraph(style, line, label=label if position == 0 else "")

    def labelled_list(self, lines: Sequence[str | NotesLine], label: str, *, is_numbered: bool, like: str = "") -> Paragraph:
        """Add a label and a list; return the label's paragraph."""
        head = self.paragraph("Note", label=label)
        head.paragraph_format.space_after = Mm(0)
        self.list_items(lines, is_numbered=is_numbered, like=like)
        return head

    def list_items(self, lines: Sequence[str | NotesLine], *, is_numbered: bool, like: str = "") -> None:
        """Add a real list, numbered from 1 if it is numbered; its font is that of the style that it is like."""
        style = "List Number" if is_numbered else "List Bullet"
        number = new_numbered_list(self.document, style) if is_numbered else 0
        for line in lines:
            item = self.paragraph(style, line)
            if like:
                _set_like(item, self.document.styles[like].font)
            if number:
                set_list_number(item, number)
                item.paragraph_format.left_indent, item.paragraph_format.first_line_indent = LIST, -LIST_HANGS  # else the list's own

    def section_heading(self, title: str, anchor: str) -> Paragraph:
        """Add a heading of the first level."""
        paragraph = self.paragraph("Heading 1", title)
        add_bookmark(paragraph, bookmark_name(anchor), next(self._numbers))
        return paragraph

    def slide_heading(self, title: str, anchor: str, *, mark: str) -> Paragraph:
        """Add a heading of the second level with its clock or number in the column at the left."""
        paragraph = self.document.add_paragraph(style="Heading 2")
        paragraph.add_run(mark, style="Clock")
        paragraph.add_run(f"\t{title}")
        add_bookmark(paragraph, bookmark_name(anchor), next(self._numbers))
        return paragraph

    def picture(self, paragraph: Paragraph, slide: str, *, alt: str) -> bool:
        """Put a slide's picture into the margin beside the paragraph; return whether there is one."""
        if slide not in self.pictures:
            return False
        add_picture_in_margin(paragraph, self.pictures[slide], width=PICTURE, across=Length(self.width + GAP), alt=alt)
        return True


HANGING = frozenset({"Goal", "Say", "Do", "Note", "Reply", "Evidence"})
"""The styles whose text begins after the column of labels."""


def add_runs(paragraph: Paragraph, text: str | NotesLine) -> None:
    """Add a text, or a line with its emphasis, to the end of a paragraph."""
    for run in (NotesRun(text=text),) if isinstance(text, str) else text.runs:
        if run.text:
            added = paragraph.add_run(run.text)
            added.bold, added.italic = run.bold or None, run.italic or None


def _set_like(paragraph: Paragraph, font: Font) -> None:
    for run in paragraph.runs:
        run.font.size, run.italic = font.size, run.italic or font.italic


def bookmark_name(anchor: str) -> str:
    """Return the name of a bookmark; with this prefix it is hidden, and Word replaces it when it updates the contents."""
    return f"_Toc_{anchor.replace('-', '_')}"
