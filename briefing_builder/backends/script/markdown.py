"""The presenter's script as Markdown: a script goes in, a document with one heading a slide comes out."""

import re
from collections.abc import Iterator, Sequence

from briefing_builder.backends.script.lines import Kind, list_marks, text_blocks
from briefing_builder.backends.script.model import Discussion, Script, SlideScript
from briefing_builder.deck.model import NotesLine, NotesPart, NotesRun
from briefing_builder.words import Catalogue

_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")
_BLANK_RUN = re.compile(r"\n{3,}")
_SPACE = re.compile(r"\s+")
COLUMNS = ("clock", "for", "slide", "who", "do-not-miss")
_BLOCK_START = re.compile(r"^(\s*)([#+-]|\d+(?=[.)]))")


def as_markdown(script: Script) -> str:
    """Return the whole script as Markdown; the author's own characters are escaped, so that a title stays a title."""
    return _BLANK_RUN.sub("\n\n", "\n".join(_script_markdown(script))).rstrip() + "\n"


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is, on one line."""
    return _BLOCK_START.sub(_escaped_start, _escaped_inline(text).strip())


def _escaped_inline(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", _SPACE.sub(" ", text))


def _escaped_start(match: re.Match[str]) -> str:
    return f"{match[1]}{match[2]}\\" if match[2].isdigit() else f"{match[1]}\\{match[2]}"


def _script_markdown(script: Script) -> Iterator[str]:
    words = script.words
    yield from (f"# {escaped(script.title)}", "")
    if script.subject:
        yield from (escaped(script.subject), "")
    if script.speaker:
        yield from (f"*{words('script.only-what-sentence', speaker=escaped(script.speaker))}*", "")
    yield from (f"- {escaped(line)}" for line in (*script.facts, *script.warnings))
    yield from _run_sheet_markdown(script)
    for section, slides in script.sections:
        yield from ("", f"## {escaped(section)}")
        for slide in slides:
            yield from _slide_markdown(slide, words)
    if script.discussion:
        yield from _discussion_markdown(script.discussion, words)
    if script.appendix:
        yield from ("", f"## {words('script.appendix')}")
    for slide in script.appendix:
        yield from _slide_markdown(slide, words)


def _run_sheet_markdown(script: Script) -> Iterator[str]:
    words = script.words
    columns = " | ".join(words(f"script.column-{column}") for column in COLUMNS)
    yield from ("", f"## {words('script.run-sheet')}", "", f"| {columns} |", "|---|---|---|---|---|")
    for row in script.rows:
        mark = [words("script.stop-at", place=row.stop_at)] if row.stop_at else []
        mark += [words("script.hand-over", cue=row.hand_over)] if row.hand_over else []
        cells = (row.begins, row.length, f"{row.number} · {row.title}", row.who, " ".join(mark))
        yield f"| {' | '.join(escaped(cell) for cell in cells)} |"
    if script.late:
        yield from ("", words("script.late-in-order", if_late=f"**{words('script.label-if-late')}**"), "")
        yield from (f"{number}. {escaped(line)}" for number, line in enumerate(script.late, 1))


def _slide_markdown(slide: SlideScript, words: Catalogue) -> Iterator[str]:
    yield from ("", f"### {slide.number} · {escaped(slide.title)}", "")
    labelled_facts = [f"**{label}** {escaped(value)}" for label, value in slide.facts(words) if value]
    if labelled_facts:
        yield from (" · ".join(labelled_facts), "")
    for part in slide.parts:
        yield from _part_markdown(part)
        if part is slide.last_spoken and slide.words:
            yield from (f"*{words('script.words-counted-sentence', words=slide.words)}*", "")


def _part_markdown(part: NotesPart) -> Iterator[str]:
    if part.kind == "say":
        yield from (f"**{part.label}**", "", "\n>\n".join(_block_quote(part)), "")
        return
    if len(part.lines) == 1:
        yield from (f"**{part.label}** {line_markdown(part.lines[0])}", "")
        return
    yield from (f"**{part.label}**", "")
    for kind, lines in text_blocks(part.kind, part.lines):
        yield from (*_list_items(kind, lines), "") if kind != "none" else (text for line in lines for text in (line_markdown(line), ""))


def _block_quote(part: NotesPart) -> Iterator[str]:
    for kind, lines in text_blocks(part.kind, part.lines):
        items = [f"> {line}" for line in _list_items(kind, lines)]
        yield from items if kind == "none" else ["\n".join(items)]


def _list_items(kind: Kind, lines: Sequence[NotesLine]) -> Iterator[str]:
    marks = [mark.replace("•", "-") for mark in list_marks(kind, len(lines))]
    yield from (f"{mark}{line_markdown(line)}" for mark, line in zip(marks, lines, strict=True))


def line_markdown(line: NotesLine) -> str:
    """Return a line with its emphasis; only its beginning could be mistaken for the start of a block."""
    texts = [_escaped_inline(run.text) for run in line.runs]
    texts[:1] = [_BLOCK_START.sub(_escaped_start, text) for text in texts[:1]]
    return "".join([_with_asterisks(text, run) for text, run in zip(texts, line.runs, strict=True)]).strip()


def _with_asterisks(text: str, run: NotesRun) -> str:
    sign = "*" * (2 * run.bold + run.italic)
    inside = text.strip()
    if not sign or not inside:
        return text
    start = text.index(inside)
    return f"{text[:start]}{sign}{inside}{sign}{text[start + len(inside) :]}"


def _discussion_markdown(page: Discussion, words: Catalogue) -> Iterator[str]:
    yield from ("", f"## {words('script.questions-at', begins=page.begins, ends=page.ends)}", "")
    yield "\n>\n".join(f"> {line_markdown(line)}" for line in page.opening)
    yield from ("", *(f"{number}. {line_markdown(line)}" for number, line in enumerate(page.steps, 1)))
    for reply in page.replies:
        yield from ("", f"### {words('script.reply', title=escaped(reply.title), number=reply.number)}", "")
        yield from (f"- **{name}** {line_markdown(line)}" if name else f"  {line_markdown(line)}  " for name, line in reply.steps)
        yield from (f"- *{escaped(line.text)}*" for line in reply.evidence)
