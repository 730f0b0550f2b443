"""One slide of the document: its script goes in, paragraphs that stay together come out, with the slide's picture in the margin."""

from collections.abc import Sequence
from math import ceil

from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from briefing_builder.backends.script.lines import PARAGRAPH_PARTS, list_marks, text_blocks
from briefing_builder.backends.script.model import ON_THE_PAGE_FOR_QUESTIONS, Discussion, SlideScript
from briefing_builder.backends.script.word.ooxml import add_internal_link
from briefing_builder.backends.script.word.writer import Writer, add_runs, bookmark_name
from briefing_builder.deck.model import NotesLine, NotesPart, notes_lines

PLAIN = {"goal": "Goal", "say": "Say", "your-words": "Note", "do": "Do"}
"""The styles of parts that are paragraphs with a label; all others are notes."""
UNBROKEN = "\u00a0"
"""The space inside figures that stay on one line."""
LINE_CHARACTERS, LINE, PICTURE = 62, 5.0, 36.0
"""About how many characters a line holds; the height of a line, and of a picture with the space after it, in millimetres."""


def write_slide(writer: Writer, slide: SlideScript, page: Discussion | None) -> None:
    """Write a slide's block; the discussion's own slide leaves out what the page for the questions says."""
    words = writer.words
    mark = slide.begins or words("script-word.slide", number=slide.number)
    writer.slide_heading(slide.title, f"slide-{slide.number}", mark=mark)
    has_picture = writer.picture(_write_who(writer, slide), slide.slide_id, alt=slide.alt)
    if slide.cue:
        write_boxed(writer, "Cue", f"← {words('script.label-your-cue')}", notes_lines(slide.cue))
    is_discussion = page is not None and page.number == slide.number
    parts = [part for part in slide.parts if not (is_discussion and part.kind in ON_THE_PAGE_FOR_QUESTIONS)]
    for part in parts:
        _write_part(writer, part)
    if is_discussion:
        see_questions = f"→ {words('script-word.see-questions', questions=words('script.questions'))}"
        add_internal_link(writer.paragraph("Note"), bookmark_name("questions"), (see_questions, ""))
    _end_block(writer.document.paragraphs[-1], _estimated_height(slide, parts) if has_picture else PICTURE)


def write_boxed(writer: Writer, style: str, label: str, lines: Sequence[NotesLine]) -> None:
    """Write a paragraph in a box, with its label inside; the box is a single paragraph, so its lines are separated by line breaks."""
    paragraph = writer.document.add_paragraph(style=style)
    paragraph.add_run(f" {label} " if style == "Stop" else label, style="Stop Label" if style == "Stop" else "Label")
    marks = [mark for kind, block in text_blocks(PARAGRAPH_PARTS[-1], lines) for mark in list_marks(kind, len(block))]
    for number, (mark, line) in enumerate(zip(marks, lines, strict=True)):
        paragraph.add_run(f"\n{mark}" if number else f"  {mark}")
        add_runs(paragraph, line)


def _write_who(writer: Writer, slide: SlideScript) -> Paragraph:
    paragraph = writer.document.add_paragraph(style="Who")
    words = writer.words
    paragraph.add_run(slide.who, style="Person")
    if slide.begins:
        paragraph.add_run(f" · {words('script-word.slide-until', number=slide.number, time=slide.length, ends=slide.ends)}")
    if slide.words:
        figures, colon, warning = slide.words.partition(":")
        counted = words("script.words-counted", words=figures).replace(" ", UNBROKEN)
        paragraph.add_run(" · ")
        paragraph.add_run(counted + colon + warning, style="Person" if slide.is_tight else None)
    return paragraph


def _write_part(writer: Writer, part: NotesPart) -> None:
    match part.kind:
        case "stop-at":
            write_boxed(writer, "Stop", part.label, part.lines)
        case "hand-over":
            write_boxed(writer, "Hand Over", f"→ {part.label}", part.lines)
        case _:
            _write_text_blocks(writer, part)


def _write_text_blocks(writer: Writer, part: NotesPart) -> None:
    label, style = part.label, PLAIN.get(part.kind, "Note")
    for kind, lines in text_blocks(part.kind, part.lines):
        if kind == "none":
            writer.lines(style, lines, label)
        elif label:
            writer.labelled_list(lines, label, is_numbered=kind == "number", like=style)
        else:
            writer.list_items(lines, is_numbered=kind == "number", like=style)
        label = ""


def _estimated_height(slide: SlideScript, parts: list[NotesPart]) -> float:
    """Return about how high a block is below its title, in millimetres: its lines, and a third of a line of space for each paragraph."""
    lines = [slide.who, *([slide.cue] if slide.cue else []), *(line.text for part in parts for line in part.lines)]
    return sum((ceil(len(line) / LINE_CHARACTERS) + 0.3) * LINE for line in lines)


def _end_block(last: Paragraph, height: float) -> None:
    """Let the page break after a block, and leave room for its picture where the block is lower than that."""
    last.paragraph_format.keep_with_next = False
    if height < PICTURE:
        last.paragraph_format.space_after = Pt(Mm(PICTURE - height).pt)
