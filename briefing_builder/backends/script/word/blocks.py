"""One slide of the document: a sheet goes in, paragraphs that stay together come out, with the slide's picture in the margin."""

from collections.abc import Sequence
from math import ceil

from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from briefing_builder.backends.script.lines import SAID, marks_of, stretches
from briefing_builder.backends.script.model import Discussion, Sheet
from briefing_builder.backends.script.word.marks import link
from briefing_builder.backends.script.word.writer import QUESTIONS, Writer, add_runs, target
from briefing_builder.deck.model import OWN_WORDS, NotesLine, NotesPart, notes_lines

PLAIN = {"GOAL": "Goal", "SAY": "Say", OWN_WORDS: "Note", "DO": "Do"}
"""The styles of parts that are paragraphs with a label; all others are notes."""
LEFT_OUT = ("DO", "IF ASKED")
"""What the page for the questions says instead of the discussion's own slide."""
UNBROKEN = "\u00a0"
"""The space inside figures that stay on one line."""
LINE_CHARACTERS, LINE, PICTURE = 62, 5.0, 36.0
"""About how many characters a line holds; the height of a line, and of a picture with the space after it, in millimetres."""


def write_sheet(writer: Writer, sheet: Sheet, page: Discussion | None) -> None:
    """Write a slide's block; the discussion's own slide leaves out what the page for the questions says."""
    writer.titled(sheet.title, f"slide-{sheet.number}", mark=sheet.begins or f"Slide {sheet.number}")
    has_picture = writer.picture(_write_who(writer, sheet), sheet.slide, alt=sheet.alt)
    if sheet.cue:
        boxed(writer, "Cue", "← YOUR CUE", notes_lines(sheet.cue))
    is_discussion = page is not None and page.number == sheet.number
    parts = [part for part in sheet.parts if not (is_discussion and part.label in LEFT_OUT)]
    for part in parts:
        _write_part(writer, part)
    if is_discussion:
        link(writer.paragraph("Note"), target("questions"), (f"→ What to do, and the answers: {QUESTIONS}", ""))
    _end_block(writer.document.paragraphs[-1], _height(sheet, parts) if has_picture else PICTURE)


def boxed(writer: Writer, style: str, label: str, lines: Sequence[NotesLine]) -> None:
    """Write a paragraph in a box, with its label inside; the box is one, so that its lines are parted by line breaks."""
    made = writer.document.add_paragraph(style=style)
    made.add_run(f" {label} " if style == "Stop" else label, style="Stop Label" if style == "Stop" else "Label")
    marks = [mark for kind, found in stretches(SAID[-1], lines) for mark in marks_of(kind, len(found))]
    for number, (mark, line) in enumerate(zip(marks, lines, strict=True)):
        made.add_run(f"\n{mark}" if number else f"  {mark}")
        add_runs(made, line)


def _write_who(writer: Writer, sheet: Sheet) -> Paragraph:
    made = writer.document.add_paragraph(style="Who")
    made.add_run(sheet.who, style="Person")
    if sheet.begins:
        made.add_run(f" · slide {sheet.number}, {sheet.length}, until {sheet.ends}")
    if sheet.words:
        figures, colon, warning = sheet.words.partition(":")
        made.add_run(" · ")
        made.add_run(f"words: {figures}".replace(" ", UNBROKEN) + colon + warning, style="Person" if sheet.is_tight else None)
    return made


def _write_part(writer: Writer, part: NotesPart) -> None:
    match part.label:
        case "STOP AT":
            boxed(writer, "Stop", part.label, part.lines)
        case "HAND OVER":
            boxed(writer, "Hand Over", f"→ {part.label}", part.lines)
        case _:
            _write_stretches(writer, part)


def _write_stretches(writer: Writer, part: NotesPart) -> None:
    label, style = part.label, PLAIN.get(part.label, "Note")
    for kind, lines in stretches(part.label, part.lines):
        if kind == "none":
            writer.lines(style, lines, label)
        elif label:
            writer.listed(lines, label, is_numbered=kind == "number", like=style)
        else:
            writer.items(lines, is_numbered=kind == "number", like=style)
        label = ""


def _height(sheet: Sheet, parts: list[NotesPart]) -> float:
    """About how high a block is below its title, in millimetres: its lines, and a third for the space around each paragraph."""
    lines = [sheet.who, *([sheet.cue] if sheet.cue else []), *(line.text for part in parts for line in part.lines)]
    return sum((ceil(len(line) / LINE_CHARACTERS) + 0.3) * LINE for line in lines)


def _end_block(last: Paragraph, height: float) -> None:
    """Let the page break after a block, and leave room for its picture where the block is lower than that."""
    last.paragraph_format.keep_with_next = False
    if height < PICTURE:
        last.paragraph_format.space_after = Pt(Mm(PICTURE - height).pt)
