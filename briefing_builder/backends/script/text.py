"""The presenter's script as plain text: a script goes in, lines to read from a lectern come out."""

import textwrap
from collections.abc import Iterator, Sequence

from briefing_builder.backends.script.discussion import STEPS
from briefing_builder.backends.script.lines import list_marks, text_blocks
from briefing_builder.backends.script.model import Discussion, Reply, RunSheetRow, Script, SlideScript
from briefing_builder.backends.script.script import KINDS
from briefing_builder.deck.model import NotesLine, NotesPart, NotesRun
from briefing_builder.words import Catalogue

WIDTH = 92
_MARGIN = "    "


def as_text(script: Script, *, width: int = WIDTH) -> str:
    """Return the whole script as text of at most `width` columns, longer only where one word is.

    The run sheet comes first, then every slide with its clock, presenter and notes, the page for the questions, and the appendix.
    """
    return "\n".join(line.rstrip() for line in _script_lines(script, width)) + "\n"


def _script_lines(script: Script, width: int) -> Iterator[str]:
    words = script.words
    yield from textwrap.wrap(script.title, width)
    if script.subject:
        yield from textwrap.wrap(script.subject, width)
    if script.speaker:
        yield from textwrap.wrap(words("script.only-what", speaker=script.speaker), width)
    yield "═" * width
    for line in (*script.facts, *(f"! {warning}" for warning in script.warnings)):
        yield from textwrap.wrap(line, width)
    yield from _section_heading(words("script.run-sheet"), width)
    yield from _run_sheet_lines(script, width)
    for section, slides in script.sections:
        yield from _section_heading(section, width)
        for slide in slides:
            yield from ("", *_slide_lines(slide, words, width))
    if script.discussion:
        yield from _discussion_lines(script.discussion, words, width)
    if script.appendix:
        yield from _section_heading(words("script.appendix"), width)
    for slide in script.appendix:
        yield from ("", *_slide_lines(slide, words, width))


def _section_heading(text: str, width: int) -> tuple[str, str]:
    return "", f"── {text} {'─' * max(0, width - len(text) - 4)}"


def _run_sheet_lines(script: Script, width: int) -> Iterator[str]:
    words = script.words
    for row in script.rows:
        yield from _run_sheet_row_lines(row, words, width)
    if script.late:
        yield ""
        late = tuple(f"{number}. {line}" for number, line in enumerate(script.late, 1))
        yield from _labelled_lines(words("notes.label-if-late"), late, width, column=_label_column(words), hang=3)


def _run_sheet_row_lines(row: RunSheetRow, words: Catalogue, width: int) -> Iterator[str]:
    start = f"{row.begins:>8}  {row.length}  {row.number:>2}  "
    title = row.title if row.is_mine else f"({row.title})"
    yield from textwrap.wrap(title, width, initial_indent=start, subsequent_indent=" " * len(start))
    indent = " " * len(start)
    notes = [row.who] if row.is_change else []
    notes += [words("script.stop-at", place=row.stop_at)] if row.stop_at else []
    notes += [words("script.hand-over", cue=row.hand_over)] if row.hand_over else []
    for note in notes:
        yield from textwrap.wrap(f"· {note}", width, initial_indent=indent, subsequent_indent=f"{indent}  ")


def _slide_lines(slide: SlideScript, words: Catalogue, width: int) -> Iterator[str]:
    column = _label_column(words)
    yield from textwrap.wrap(slide.title, width, initial_indent=f"{slide.number:>2}  ", subsequent_indent=_MARGIN)
    for label, value in slide.facts(words):
        if value:
            yield from _labelled_lines(label, (value,), width, column=column)
    for part in slide.parts:
        yield from _part_lines(part, width, column)
        if part is slide.last_spoken and slide.words:
            yield from _labelled_lines(words("script.label-words"), (slide.words,), width, column=column)
    if not slide.parts:
        yield from _labelled_lines(words("notes.label-say"), (words("script.no-notes"),), width, column=column)


def _part_lines(part: NotesPart, width: int, column: int) -> Iterator[str]:
    label = part.label
    for kind, lines in text_blocks(part.kind, part.lines):
        marks = list_marks(kind, len(lines))
        marked = tuple(f"{mark}{_emphasised_text(line)}" for mark, line in zip(marks, lines, strict=True))
        yield from _labelled_lines(label, marked, width, column=column, hang=len(marks[-1]))
        label = ""


def _emphasised_text(line: NotesLine) -> str:
    """A line with its emphasis as people write it in plain text: `*strong*`, `_emphasis_`."""
    return "".join([_emphasised_run(run) for run in line.runs])


def _emphasised_run(run: NotesRun) -> str:
    inside = run.text.strip()
    sign = ("*" if run.bold else "") + ("_" if run.italic else "")
    return run.text.replace(inside, f"{sign}{inside}{sign[::-1]}", 1) if sign and inside else run.text


def _discussion_lines(page: Discussion, words: Catalogue, width: int) -> Iterator[str]:
    column = _label_column(words)
    yield from _section_heading(words("script.questions-at", begins=page.begins, ends=page.ends), width)
    yield ""
    yield from _labelled_lines(words("script.label-ask"), tuple(map(_emphasised_text, page.opening)), width, column=column)
    steps = tuple(f"{number}. {_emphasised_text(line)}" for number, line in enumerate(page.steps, 1))
    yield from _labelled_lines(words("script.label-then"), steps, width, column=column, hang=3)
    for reply in page.replies:
        yield from ("", *_reply_lines(reply, words, width))


def _reply_lines(reply: Reply, words: Catalogue, width: int) -> Iterator[str]:
    title = words("script.reply", title=reply.title, number=reply.number)
    column = max(len(words(f"script.step-{step}")) for step in STEPS) + 2
    yield from textwrap.wrap(title, width, initial_indent=_MARGIN, subsequent_indent=_MARGIN)
    for name, line in reply.steps:
        yield from _labelled_lines(name, (_emphasised_text(line),), width, column=column)
    yield from _labelled_lines(words("script.mind"), tuple(map(_emphasised_text, reply.evidence)), width, column=column)


def _label_column(words: Catalogue) -> int:
    """The width of the column of labels, in characters: that of the widest with a space."""
    return max(len(words(f"notes.label-{kind}")) for kind in KINDS) + 1


def _labelled_lines(label: str, lines: Sequence[str], width: int, *, column: int, hang: int = 0) -> Iterator[str]:
    for position, line in enumerate(lines):
        head = label if position == 0 else ""
        yield from textwrap.wrap(
            line,
            width,
            initial_indent=f"{_MARGIN}{head:<{column}}",
            subsequent_indent=_MARGIN + " " * (column + hang),
            break_long_words=False,
            break_on_hyphens=False,
        )
