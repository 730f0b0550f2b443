"""The script on a terminal: a script goes in, coloured lines come out, page by page where they are more than the window holds."""

import io
import os
import shutil
from collections.abc import Iterable, Iterator

import click
from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from briefing_builder.backends.script import as_text
from briefing_builder.backends.script.lines import Kind, list_marks, text_blocks
from briefing_builder.backends.script.model import Discussion, Reply, RunSheetRow, Script, SlideScript
from briefing_builder.deck.model import NotesLine

WIDEST, NARROWEST = 104, 60
"""Columns: longer lines are hard to read aloud; a narrower window gets the plain text, which needs no columns."""
LABELS = 13
"""Columns of the clock and the labels: "ACKNOWLEDGE" and two spaces."""

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
    yield _title_panel(script)
    yield _section_rule("Run sheet")
    yield _run_sheet_table(script.rows)
    if script.late:
        yield _labelled_numbered_list("IF LATE", tuple(map(Text, script.late)))
    for section, slides in script.sections:
        yield _section_rule(section)
        for slide in slides:
            yield from _slide_renderables(slide)
    if script.discussion:
        yield from _discussion_renderables(script.discussion)
    if script.appendix:
        yield _section_rule("Appendix")
    for slide in script.appendix:
        yield from _slide_renderables(slide)


def _title_panel(script: Script) -> RenderableType:
    lines = [Text(script.subject, style=QUIET)] if script.subject else []
    if script.speaker:
        lines.append(Text(f"Only what {script.speaker} says", style=TITLE))
    lines += [Text(fact) for fact in script.facts]
    lines += [Text(f"! {warning}", style=WARNING) for warning in script.warnings]
    return Panel(Group(*lines), title=Text(script.title, style=TITLE), title_align="left", box=box.HEAVY, padding=(0, 1))


def _section_rule(title: str) -> RenderableType:
    return Padding(Rule(Text(title, style=CLOCK), align="left", style=QUIET), (1, 0, 0, 0))


def _run_sheet_table(rows: Iterable[RunSheetRow]) -> RenderableType:
    table = Table(box=box.SIMPLE_HEAD, header_style=QUIET, padding=(0, 1), expand=True, show_edge=False)
    table.add_column("Clock", style=CLOCK, no_wrap=True)
    table.add_column("For", no_wrap=True)
    table.add_column("", justify="right", style=QUIET, no_wrap=True)
    table.add_column("Slide", ratio=5)
    table.add_column("Who", ratio=2)
    for row in rows:
        who = Text(row.who, style=TITLE if row.is_change else QUIET)
        table.add_row(row.begins, row.length, str(row.number), Group(*_title_cell_lines(row)), who)
    return table


def _title_cell_lines(row: RunSheetRow) -> Iterator[Text]:
    yield Text(row.title, style="" if row.is_mine else QUIET)
    if row.stop_at:
        yield Text.assemble((" STOP AT ", f"{STOP} reverse"), f" {row.stop_at}")
    if row.hand_over:
        yield Text.assemble(("→ HAND OVER ", HAND_OVER), row.hand_over)


def _slide_renderables(slide: SlideScript) -> Iterator[RenderableType]:
    when = Text.assemble((slide.who, TITLE))
    if slide.begins:
        when.append(f" · {slide.length}, until {slide.ends}", style=QUIET)
    if slide.words:
        when.append(f" · {slide.words} words", style=WARNING if slide.is_tight else QUIET)
    grid = _run_sheet_grid()
    grid.add_row(Text(slide.begins, style=CLOCK), Text(f"{slide.number} · {slide.title}", style=f"{TITLE} underline"))
    grid.add_row("", when)
    if slide.cue:
        grid.add_row(Text("← YOUR CUE", style=HAND_OVER), Text(slide.cue, style="italic"))
    for part in slide.parts:
        grid.add_row(_label_text(part.label), _part_group(part.label, part.lines))
    yield Padding(grid, (1, 0, 0, 0))


def _run_sheet_grid() -> Table:
    grid = Table.grid(padding=(0, 1), expand=True)
    grid.add_column(width=LABELS, no_wrap=True)
    grid.add_column(ratio=1)
    return grid


def _label_text(label: str) -> Text:
    match label:
        case "STOP AT":
            return Text(" STOP AT ", style=f"{STOP} reverse")
        case "HAND OVER":
            return Text("→ HAND OVER", style=HAND_OVER)
        case "SAY":
            return Text(label, style="bold green")
    return Text(label, style=QUIET)


def _part_group(label: str, lines: tuple[NotesLine, ...]) -> RenderableType:
    style = {"SAY": "", "STOP AT": TITLE, "HAND OVER": TITLE}.get(label, QUIET)
    return Group(*(_block_renderable(kind, block, style) for kind, block in text_blocks(label, lines)))


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


def _labelled_numbered_list(label: str, lines: tuple[Text, ...]) -> RenderableType:
    grid = _run_sheet_grid()
    grid.add_row(_label_text(label), _marked_list(lines, [f"{number}." for number in range(1, len(lines) + 1)]))
    return Padding(grid, (1, 0, 0, 0))


def _discussion_renderables(page: Discussion) -> Iterator[RenderableType]:
    yield _section_rule(f"Questions and answers, {page.begins}–{page.ends}")
    question = Group(*(_styled_line(line, TITLE) for line in page.opening))
    yield Padding(Panel(question, title="Ask, in these words", title_align="left", box=box.HEAVY, border_style=CLOCK), (1, 0, 0, 0))
    if page.steps:
        yield _labelled_numbered_list("THEN", tuple(map(_styled_line, page.steps)))
    for reply in page.replies:
        yield Padding(_reply_grid(reply), (1, 0, 0, 0))


def _reply_grid(reply: Reply) -> RenderableType:
    grid = _run_sheet_grid()
    grid.add_row(Text(f"slide {reply.number}", style=QUIET), Text(reply.title, style=f"{TITLE} underline"))
    for name, line in reply.steps:
        grid.add_row(Text(name, style="green"), _styled_line(line))
    for line in reply.evidence:
        grid.add_row(_label_text("Mind"), _styled_line(line, "italic"))
    return grid
