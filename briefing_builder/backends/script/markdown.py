"""The presenter's script as Markdown: a script goes in, a document with one heading a slide comes out."""

import re
from collections.abc import Iterator, Sequence

from briefing_builder.backends.script.lines import Kind, marks_of, stretches
from briefing_builder.backends.script.model import Discussion, Script, Sheet
from briefing_builder.deck.model import NotesLine, NotesPart, NotesRun

_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")
_BLANK_RUN = re.compile(r"\n{3,}")
_SPACE = re.compile(r"\s+")
_BLOCK_START = re.compile(r"^(\s*)([#+-]|\d+(?=[.)]))")


def as_markdown(script: Script) -> str:
    """Return the whole script as Markdown; the author's own characters are escaped, so that a title stays a title."""
    return _BLANK_RUN.sub("\n\n", "\n".join(_script(script))).rstrip() + "\n"


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is, on one line."""
    return _BLOCK_START.sub(_kept_start, _inline(text).strip())


def _inline(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", _SPACE.sub(" ", text))


def _kept_start(match: re.Match[str]) -> str:
    return f"{match[1]}{match[2]}\\" if match[2].isdigit() else f"{match[1]}\\{match[2]}"


def _script(script: Script) -> Iterator[str]:
    yield from (f"# {escaped(script.title)}", "")
    if script.subject:
        yield from (escaped(script.subject), "")
    if script.speaker:
        yield from (f"*Only what {escaped(script.speaker)} says.*", "")
    yield from (f"- {escaped(line)}" for line in (*script.facts, *script.warnings))
    yield from _run_sheet(script)
    section = ""
    for sheet in script.sheets:
        if sheet.section != section:
            section = sheet.section
            yield from ("", f"## {escaped(section)}")
        yield from _sheet(sheet)
    if script.discussion:
        yield from _discussion(script.discussion)
    if script.appendix:
        yield from ("", "## Appendix")
    for sheet in script.appendix:
        yield from _sheet(sheet)


def _run_sheet(script: Script) -> Iterator[str]:
    yield from ("", "## Run sheet", "", "| Clock | For | Slide | Who | Do not miss |", "|---|---|---|---|---|")
    for row in script.rows:
        mark = [f"STOP AT: {row.stop_at}"] if row.stop_at else []
        mark += [f"HAND OVER: {row.hand_over}"] if row.hand_over else []
        cells = (row.begins, row.length, f"{row.number} · {row.title}", row.who, " ".join(mark))
        yield f"| {' | '.join(escaped(cell) for cell in cells)} |"
    if script.late:
        yield from ("", "**If late**, in this order:", "")
        yield from (f"{number}. {escaped(line)}" for number, line in enumerate(script.late, 1))


def _sheet(sheet: Sheet) -> Iterator[str]:
    yield from ("", f"### {sheet.number} · {escaped(sheet.title)}", "")
    facts = (("TIME", sheet.time), ("WHO", sheet.who), ("YOUR CUE", sheet.cue))
    told = [f"**{label}** {escaped(value)}" for label, value in facts if value]
    if told:
        yield from (" · ".join(told), "")
    for part in sheet.parts:
        yield from _part(part)
        if part is sheet.last_spoken and sheet.words:
            yield from (f"*Words: {sheet.words}*", "")


def _part(part: NotesPart) -> Iterator[str]:
    if part.label == "SAY":
        yield from ("**SAY**", "", "\n>\n".join(_quoted(part)), "")
        return
    if len(part.lines) == 1:
        yield from (f"**{part.label}** {voiced(part.lines[0])}", "")
        return
    yield from (f"**{part.label}**", "")
    for kind, lines in stretches(part.label, part.lines):
        yield from (*_items(kind, lines), "") if kind != "none" else (text for line in lines for text in (voiced(line), ""))


def _quoted(part: NotesPart) -> Iterator[str]:
    for kind, lines in stretches(part.label, part.lines):
        items = [f"> {line}" for line in _items(kind, lines)]
        yield from items if kind == "none" else ["\n".join(items)]


def _items(kind: Kind, lines: Sequence[NotesLine]) -> Iterator[str]:
    marks = [mark.replace("•", "-") for mark in marks_of(kind, len(lines))]
    yield from (f"{mark}{voiced(line)}" for mark, line in zip(marks, lines, strict=True))


def voiced(line: NotesLine) -> str:
    """Return a line with its emphasis; only its beginning could be taken for something else than text."""
    texts = [_BLOCK_START.sub(_kept_start, _inline(run.text)) if not number else _inline(run.text) for number, run in enumerate(line.runs)]
    return "".join([_with_voice(text, run) for text, run in zip(texts, line.runs, strict=True)]).strip()


def _with_voice(text: str, run: NotesRun) -> str:
    sign = "*" * (2 * run.bold + run.italic)
    inside = text.strip()
    if not sign or not inside:
        return text
    start = text.index(inside)
    return f"{text[:start]}{sign}{inside}{sign}{text[start + len(inside) :]}"


def _discussion(page: Discussion) -> Iterator[str]:
    yield from ("", f"## Questions and answers, {page.begins}–{page.ends}", "")
    yield "\n>\n".join(f"> {voiced(line)}" for line in page.opening)
    yield from ("", *(f"{number}. {voiced(line)}" for number, line in enumerate(page.steps, 1)))
    for reply in page.replies:
        yield from ("", f"### {escaped(reply.title)} (slide {reply.number})", "")
        yield from (f"- **{name}** {voiced(line)}" if name else f"  {voiced(line)}  " for name, line in reply.steps)
        yield from (f"- *{escaped(line.text)}*" for line in reply.evidence)
