"""The script on a terminal: a script goes in, coloured lines come out, page by page where they are more than the window holds."""

import io
import os
import shutil
from collections.abc import Iterable, Iterator

import click
from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from briefing_builder.backends.script import as_text
from briefing_builder.backends.script.discussion import STEPS
from briefing_builder.backends.script.lines import Kind, list_marks, text_blocks
from briefing_builder.backends.script.model import Discussion, Reply, RunSheetRow, Script, SlideScript
from briefing_builder.backends.script.script import KINDS
from briefing_builder.deck.model import NotesLine, NotesPart
from briefing_builder.words import Catalogue

WIDEST, NARROWEST = 104, 60
"""Columns: longer lines are hard to read aloud; a narrower window gets the plain text, which needs no columns."""

QUIET, CLOCK, TITLE, WARNING = "dim", "bold cyan", "bold", "bold yellow"
STOP, HAND_OVER = "bold red", "bold magenta"


def show(script: Script) -> None:
    """Write the script to the terminal, through the pager where it is longer than the window; NO_COLOR leaves out the colours."""
    columns, lines = shutil.get_terminal_size()
    text = rendered(script, columns)
    if len(text.splitlines()) < lines:
        click.echo(text, nl=False)
    else:
        click.echo_via_pager(text)


def rendered(script: Script, columns: int) -> str:
    """Return the script as a terminal of so many columns shows it, with its colours; no word is lost in a narrow one."""
    if columns < NARROWEST or os.environ.get("TERM") == "dumb":
        return as_text(script, width=max(20, columns - 1))
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=True, width=min(columns, WIDEST), highlight=False, legacy_windows=False)
    for part in _script_renderables(script):
        console.print(part)
    return stream.getvalue()


def _script_renderables(script: Script) -> Iterator[RenderableType]:
    words = script.words
    yield _title_panel(script)
    yield _section_rule(words("script.run-sheet"))
    yield _run_sheet_table(script.rows, words)
    if script.late:
        yield _labelled_numbered_list(words("notes.label-if-late"), tuple(map(Text, script.late)), words)
    for section, slides in script.sections:
        yield _section_rule(section)
        for slide in slides:
            yield from _slide_renderables(slide, words)
    if script.discussion:
        yield from _discussion_renderables(script.discussion, words)
    if script.appendix:
        yield _section_rule(words("script.appendix"))
    for slide in script.appendix:
        yield from _slide_renderables(slide, words)


def _title_panel(script: Script) -> RenderableType:
    lines = [Text(script.subject, style=QUIET)] if script.subject else []
    if script.speaker:
        lines.append(Text(script.words("script.only-what", speaker=script.speaker), style=TITLE))
    lines += [Text(fact) for fact in script.facts]
    lines += [Text(f"! {warning}", style=WARNING) for warning in script.warnings]
    return Panel(Group(*lines), title=Text(script.title, style=TITLE), title_align="left", box=box.HEAVY, padding=(0, 1))


def _section_rule(title: str) -> RenderableType:
    return Padding(Rule(Text(title, style=CLOCK), align="left", style=QUIET), (1, 0, 0, 0))


def _run_sheet_table(rows: Iterable[RunSheetRow], words: Catalogue) -> RenderableType:
    table = Table(box=box.SIMPLE_HEAD, header_style=QUIET, padding=(0, 1), expand=True, show_edge=False)
    table.add_column(words("script.column-clock"), style=CLOCK, no_wrap=True)
    table.add_column(words("script.column-for"), no_wrap=True)
    table.add_column("", justify="right", style=QUIET, no_wrap=True)
    table.add_column(words("script.column-slide"), ratio=5)
    table.add_column(words("script.column-who"), ratio=2)
    for row in rows:
        who = Text(row.who, style=TITLE if row.is_change else QUIET)
        table.add_row(row.begins, row.length, str(row.number), Group(*_title_cell_lines(row, words)), who)
    return table


def _title_cell_lines(row: RunSheetRow, words: Catalogue) -> Iterator[Text]:
    yield Text(row.title, style="" if row.is_mine else QUIET)
    if row.stop_at:
        yield Text.assemble((f" {words('notes.label-stop-at')} ", f"{STOP} reverse"), f" {row.stop_at}")
    if row.hand_over:
        yield Text.assemble((f"→ {words('notes.label-hand-over')} ", HAND_OVER), row.hand_over)


def _slide_renderables(slide: SlideScript, words: Catalogue) -> Iterator[RenderableType]:
    when = Text.assemble((slide.who, TITLE))
    if slide.begins:
        when.append(f" · {words('script.time-until', time=slide.length, ends=slide.ends)}", style=QUIET)
    if slide.words:
        when.append(f" · {words('script.count-of-words', words=slide.words)}", style=WARNING if slide.is_tight else QUIET)
    grid = _run_sheet_grid(words)
    grid.add_row(Text(slide.begins, style=CLOCK), Text(f"{slide.number} · {slide.title}", style=f"{TITLE} underline"))
    grid.add_row("", when)
    if slide.cue:
        grid.add_row(Text(f"← {words('script.label-your-cue')}", style=HAND_OVER), Text(slide.cue, style="italic"))
    for part in slide.parts:
        grid.add_row(_label_text(part), _part_group(part))
    yield Padding(grid, (1, 0, 0, 0))


def _run_sheet_grid(words: Catalogue) -> Table:
    grid = Table.grid(padding=(0, 1), expand=True)
    grid.add_column(width=_width_of_labels(words), no_wrap=True)
    grid.add_column(ratio=1)
    return grid


def _width_of_labels(words: Catalogue) -> int:
    """The columns of the clock and the labels: those of the longest label, its sign and two spaces."""
    labels = [*(words(f"notes.label-{kind}") for kind in KINDS), *(words(f"script.step-{step}") for step in STEPS)]
    return max(map(cell_len, [*labels, f"→ {words('notes.label-hand-over')}"])) + 2


def _label_text(part: NotesPart) -> Text:
    match part.kind:
        case "stop-at":
            return Text(f" {part.label} ", style=f"{STOP} reverse")
        case "hand-over":
            return Text(f"→ {part.label}", style=HAND_OVER)
        case "say":
            return Text(part.label, style="bold green")
    return Text(part.label, style=QUIET)


def _part_group(part: NotesPart) -> RenderableType:
    style = {"say": "", "stop-at": TITLE, "hand-over": TITLE}.get(part.kind, QUIET)
    return Group(*(_block_renderable(kind, block, style) for kind, block in text_blocks(part.kind, part.lines)))


def _block_renderable(kind: Kind, lines: tuple[NotesLine, ...], style: str) -> RenderableType:
    texts = [_styled_line(line, style) for line in lines]
    return Group(*texts) if kind == "none" else _marked_list(texts, [mark.strip() for mark in list_marks(kind, len(lines))])


def _styled_line(line: NotesLine, style: str = "") -> Text:
    text = Text(style=style)
    for run in line.runs:
        text.append(run.text, style=" ".join([name for name, is_so in (("bold", run.bold), ("italic", run.italic)) if is_so]))
    return text


def _marked_list(lines: Iterable[Text], marks: Iterable[str]) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column()
    for mark, line in zip(marks, lines, strict=True):
        grid.add_row(Text(mark, style=QUIET), line)
    return grid


def _labelled_numbered_list(label: str, lines: tuple[Text, ...], words: Catalogue) -> RenderableType:
    grid = _run_sheet_grid(words)
    grid.add_row(Text(label, style=QUIET), _marked_list(lines, [f"{number}." for number in range(1, len(lines) + 1)]))
    return Padding(grid, (1, 0, 0, 0))


def _discussion_renderables(page: Discussion, words: Catalogue) -> Iterator[RenderableType]:
    yield _section_rule(words("script.questions-at", begins=page.begins, ends=page.ends))
    title = words("script.ask-in-these-words")
    question = Group(*(_styled_line(line, TITLE) for line in page.opening))
    yield Padding(Panel(question, title=title, title_align="left", box=box.HEAVY, border_style=CLOCK), (1, 0, 0, 0))
    if page.steps:
        yield _labelled_numbered_list(words("script.label-then"), tuple(map(_styled_line, page.steps)), words)
    for reply in page.replies:
        yield Padding(_reply_grid(reply, words), (1, 0, 0, 0))


def _reply_grid(reply: Reply, words: Catalogue) -> RenderableType:
    grid = _run_sheet_grid(words)
    grid.add_row(Text(words("script.slide", number=reply.number), style=QUIET), Text(reply.title, style=f"{TITLE} underline"))
    for name, line in reply.steps:
        grid.add_row(Text(name, style="green"), _styled_line(line))
    for line in reply.evidence:
        grid.add_row(Text(words("script.mind"), style=QUIET), _styled_line(line, "italic"))
    return grid
