"""The presenter's script as plain text: a script goes in, lines to read from a lectern come out."""

import textwrap
from collections.abc import Iterator, Sequence

from briefing_builder.backends.script.lines import marks_of, stretches
from briefing_builder.backends.script.model import Discussion, Reply, Row, Script, Sheet
from briefing_builder.deck.model import NotesLine, NotesPart, NotesRun

WIDTH = 92
_LABEL = 11
"""Columns of the label, "HAND OVER" and two spaces."""
_MARGIN = "    "


def as_text(script: Script, *, width: int = WIDTH) -> str:
    """Return the whole script as text of at most `width` columns, longer only where one word is.

    The run sheet comes first, then every slide with its clock, presenter and notes, the page for the questions, and the appendix.
    """
    return "\n".join(line.rstrip() for line in _script(script, width)) + "\n"


def _script(script: Script, width: int) -> Iterator[str]:
    yield from textwrap.wrap(script.title, width)
    if script.subject:
        yield from textwrap.wrap(script.subject, width)
    if script.speaker:
        yield from textwrap.wrap(f"Only what {script.speaker} says", width)
    yield "═" * width
    for line in (*script.facts, *(f"! {warning}" for warning in script.warnings)):
        yield from textwrap.wrap(line, width)
    yield from _heading("Run sheet", width)
    yield from _run_sheet(script, width)
    section = ""
    for sheet in script.sheets:
        if sheet.section != section:
            section = sheet.section
            yield from _heading(section, width)
        yield from ("", *_sheet(sheet, width))
    if script.discussion:
        yield from _discussion(script.discussion, width)
    if script.appendix:
        yield from _heading("Appendix", width)
    for sheet in script.appendix:
        yield from ("", *_sheet(sheet, width))


def _heading(text: str, width: int) -> tuple[str, str]:
    return "", f"── {text} {'─' * max(0, width - len(text) - 4)}"


def _run_sheet(script: Script, width: int) -> Iterator[str]:
    for row in script.rows:
        yield from _row(row, width)
    if script.late:
        yield ""
        yield from _labelled("IF LATE", tuple(f"{number}. {line}" for number, line in enumerate(script.late, 1)), width, hang=3)


def _row(row: Row, width: int) -> Iterator[str]:
    start = f"{row.begins:>8}  {row.length}  {row.number:>2}  "
    title = row.title if row.is_mine else f"({row.title})"
    yield from textwrap.wrap(title, width, initial_indent=start, subsequent_indent=" " * len(start))
    indent = " " * len(start)
    notes = [row.who] if row.is_change else []
    notes += [f"STOP AT: {row.stop_at}"] if row.stop_at else []
    notes += [f"HAND OVER: {row.hand_over}"] if row.hand_over else []
    for note in notes:
        yield from textwrap.wrap(f"· {note}", width, initial_indent=indent, subsequent_indent=f"{indent}  ")


def _sheet(sheet: Sheet, width: int) -> Iterator[str]:
    yield from textwrap.wrap(sheet.title, width, initial_indent=f"{sheet.number:>2}  ", subsequent_indent=_MARGIN)
    if sheet.time:
        yield from _labelled("TIME", (sheet.time,), width)
    if sheet.who:
        yield from _labelled("WHO", (sheet.who,), width)
    if sheet.cue:
        yield from _labelled("YOUR CUE", (sheet.cue,), width)
    for part in sheet.parts:
        yield from _part(part, width)
        if part is sheet.last_spoken and sheet.words:
            yield from _labelled("WORDS", (sheet.words,), width)
    if not sheet.parts:
        yield from _labelled("SAY", ("(no notes)",), width)


def _part(part: NotesPart, width: int) -> Iterator[str]:
    label = part.label
    for kind, lines in stretches(part.label, part.lines):
        marks = marks_of(kind, len(lines))
        marked = tuple(f"{mark}{_voiced(line)}" for mark, line in zip(marks, lines, strict=True))
        yield from _labelled(label, marked, width, hang=len(marks[-1]))
        label = ""


def _voiced(line: NotesLine) -> str:
    """A line with its emphasis as people write it in plain text: `*strong*`, `_emphasis_`."""
    return "".join([_signed(run) for run in line.runs])


def _signed(run: NotesRun) -> str:
    inside = run.text.strip()
    sign = ("*" if run.bold else "") + ("_" if run.italic else "")
    return run.text.replace(inside, f"{sign}{inside}{sign[::-1]}", 1) if sign and inside else run.text


def _discussion(page: Discussion, width: int) -> Iterator[str]:
    yield from _heading(f"Questions and answers, {page.begins}–{page.ends}", width)
    yield ""
    yield from _labelled("ASK", tuple(map(_voiced, page.opening)), width)
    yield from _labelled("THEN", tuple(f"{number}. {_voiced(line)}" for number, line in enumerate(page.steps, 1)), width, hang=3)
    for reply in page.replies:
        yield from ("", *_reply(reply, width))


def _reply(reply: Reply, width: int) -> Iterator[str]:
    yield from textwrap.wrap(f"{reply.title} (slide {reply.number})", width, initial_indent=_MARGIN, subsequent_indent=_MARGIN)
    for name, line in reply.steps:
        yield from _labelled(name, (_voiced(line),), width, column=_LABEL + 2)
    yield from _labelled("Mind", tuple(map(_voiced, reply.evidence)), width, column=_LABEL + 2)


def _labelled(label: str, lines: Sequence[str], width: int, *, hang: int = 0, column: int = _LABEL) -> Iterator[str]:
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
