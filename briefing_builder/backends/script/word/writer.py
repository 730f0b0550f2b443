"""The words of the document: styled paragraphs with labels, headings that can be jumped to, pictures in the margin."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from docx.document import Document
from docx.shared import Length, Mm
from docx.text.font import Font
from docx.text.paragraph import Paragraph

from briefing_builder.backends.script.word.marks import bookmark, counted, own_list, picture_in_margin
from briefing_builder.backends.script.word.styles import LIST, LIST_HANGS
from briefing_builder.deck.model import NotesLine, NotesRun

QUESTIONS, APPENDIX, RUN_SHEET = "Questions and answers", "Appendix", "Run sheet"
PICTURE, GAP = Mm(54), Mm(7)
"""A slide's picture, and its distance from the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """A document that is being written; `width` is that of the text beside the notes."""

    document: Document
    pictures: Mapping[str, bytes]
    width: Length
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def paragraph(self, style: str, text: str | NotesLine = "", *, label: str = "") -> Paragraph:
        """Add a paragraph; a label stands in the column at its left."""
        made = self.document.add_paragraph(style=style)
        if label:
            made.add_run(label, style="Label")
        if label or style in HANGING:
            made.add_run("\t")
        add_runs(made, text)
        return made

    def lines(self, style: str, lines: Sequence[NotesLine], label: str) -> None:
        """Add a paragraph a line, the first with the label."""
        for position, line in enumerate(lines):
            self.paragraph(style, line, label=label if position == 0 else "")

    def listed(self, lines: Sequence[str | NotesLine], label: str, *, is_numbered: bool, like: str = "") -> Paragraph:
        """Add a label and a list; return the label's paragraph."""
        head = self.paragraph("Note", label=label)
        head.paragraph_format.space_after = Mm(0)
        self.items(lines, is_numbered=is_numbered, like=like)
        return head

    def items(self, lines: Sequence[str | NotesLine], *, is_numbered: bool, like: str = "") -> None:
        """Add a real list, which counts from 1 where it counts; its letters are those of the style that it is like."""
        style = "List Number" if is_numbered else "List Bullet"
        number = own_list(self.document, style) if is_numbered else 0
        for line in lines:
            item = self.paragraph(style, line)
            if like:
                _set_like(item, self.document.styles[like].font)
            if number:
                counted(item, number)
                item.paragraph_format.left_indent, item.paragraph_format.first_line_indent = LIST, -LIST_HANGS  # else the list's own

    def section(self, title: str, anchor: str) -> Paragraph:
        """Add a heading of the first level."""
        made = self.paragraph("Heading 1", title)
        bookmark(made, target(anchor), next(self._numbers))
        return made

    def titled(self, title: str, anchor: str, *, mark: str) -> Paragraph:
        """Add a heading of the second level with its clock or number in the column at the left."""
        made = self.document.add_paragraph(style="Heading 2")
        made.add_run(mark, style="Clock")
        made.add_run(f"\t{title}")
        bookmark(made, target(anchor), next(self._numbers))
        return made

    def picture(self, paragraph: Paragraph, slide: str, *, alt: str) -> bool:
        """Put a slide's picture into the margin beside the paragraph; return whether there is one."""
        if slide not in self.pictures:
            return False
        picture_in_margin(paragraph, self.pictures[slide], width=PICTURE, across=Length(self.width + GAP), alt=alt)
        return True


HANGING = frozenset({"Goal", "Say", "Do", "Note", "Reply", "Evidence"})
"""The styles whose text begins after the column of labels."""


def add_runs(paragraph: Paragraph, text: str | NotesLine) -> None:
    """Add a text, or a line with its emphasis, to the end of a paragraph."""
    for run in (NotesRun(text=text),) if isinstance(text, str) else text.runs:
        if run.text:
            made = paragraph.add_run(run.text)
            made.bold, made.italic = run.bold or None, run.italic or None


def _set_like(paragraph: Paragraph, font: Font) -> None:
    for run in paragraph.runs:
        run.font.size, run.italic = font.size, run.italic or font.italic


def target(anchor: str) -> str:
    """Return the name of a bookmark; one that begins so is hidden, and Word makes its own anew when it updates the contents."""
    return f"_Toc_{anchor.replace('-', '_')}"
