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
from briefing_builder.backends.script.lines import Kind, marks_of, stretches
from briefing_builder.backends.script.model import Discussion, Reply, Row, Script, Sheet
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
    shown = rendered(script, columns)
    if len(shown.splitlines()) < lines:
        click.echo(shown, nl=False)
    else:
        click.echo_via_pager(shown)


def rendered(script: Script, columns: int) -> str:
    """Return the script as a terminal of so many columns shows it, with its colours; no word is lost in a narrow one."""
    if columns < NARROWEST or os.environ.get("TERM") == "dumb":
        return as_text(script, width=max(20, columns - 1))
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=True, width=min(columns, WIDEST), highlight=False, legacy_windows=False)
    for part in _script(script):
        console.print(part)
    return stream.getvalue()


def _script(script: Script) -> Iterator[RenderableType]:
    yield _head(script)
    yield _section("Run sheet")
    yield _run_sheet(script.rows)
    if script.late:
        yield _numbered("IF LATE", tuple(map(Text, script.late)))
    section = ""
    for sheet in script.sheets:
        if sheet.section != section:
            section = sheet.section
            yield _section(section)
        yield from _sheet(sheet)
    if script.discussion:
        yield from _discussion(script.discussion)
    if script.appendix:
        yield _section("Appendix")
    for sheet in script.appendix:
        yield from _sheet(sheet)


def _head(script: Script) -> RenderableType:
    lines = [Text(script.subject, style=QUIET)] if script.subject else []
    if script.speaker:
        lines.append(Text(f"Only what {script.speaker} says", style=TITLE))
    lines += [Text(fact) for fact in script.facts]
    lines += [Text(f"! {warning}", style=WARNING) for warning in script.warnings]
    return Panel(Group(*lines), title=Text(script.title, style=TITLE), title_align="left", box=box.HEAVY, padding=(0, 1))


def _section(title: str) -> RenderableType:
    return Padding(Rule(Text(title, style=CLOCK), align="left", style=QUIET), (1, 0, 0, 0))


def _run_sheet(rows: Iterable[Row]) -> RenderableType:
    table = Table(box=box.SIMPLE_HEAD, header_style=QUIET, padding=(0, 1), expand=True, show_edge=False)
    table.add_column("Clock", style=CLOCK, no_wrap=True)
    table.add_column("For", no_wrap=True)
    table.add_column("", justify="right", style=QUIET, no_wrap=True)
    table.add_column("Slide", ratio=5)
    table.add_column("Who", ratio=2)
    for row in rows:
        who = Text(row.who, style=TITLE if row.is_change else QUIET)
        table.add_row(row.begins, row.length, str(row.number), Group(*_named(row)), who)
    return table


def _named(row: Row) -> Iterator[Text]:
    yield Text(row.title, style="" if row.is_mine else QUIET)
    if row.stop_at:
        yield Text.assemble((" STOP AT ", f"{STOP} reverse"), f" {row.stop_at}")
    if row.hand_over:
        yield Text.assemble(("→ HAND OVER ", HAND_OVER), row.hand_over)


def _sheet(sheet: Sheet) -> Iterator[RenderableType]:
    when = Text.assemble((sheet.who, TITLE))
    if sheet.begins:
        when.append(f" · {sheet.length}, until {sheet.ends}", style=QUIET)
    if sheet.words:
        when.append(f" · {sheet.words} words", style=WARNING if sheet.is_tight else QUIET)
    grid = _grid()
    grid.add_row(Text(sheet.begins, style=CLOCK), Text(f"{sheet.number} · {sheet.title}", style=f"{TITLE} underline"))
    grid.add_row("", when)
    if sheet.cue:
        grid.add_row(Text("← YOUR CUE", style=HAND_OVER), Text(sheet.cue, style="italic"))
    for part in sheet.parts:
        grid.add_row(_label(part.label), _part(part.label, part.lines))
    yield Padding(grid, (1, 0, 0, 0))


def _grid() -> Table:
    grid = Table.grid(padding=(0, 1), expand=True)
    grid.add_column(width=LABELS, no_wrap=True)
    grid.add_column(ratio=1)
    return grid


def _label(label: str) -> Text:
    match label:
        case "STOP AT":
            return Text(" STOP AT ", style=f"{STOP} reverse")
        case "HAND OVER":
            return Text("→ HAND OVER", style=HAND_OVER)
        case "SAY":
            return Text(label, style="bold green")
    return Text(label, style=QUIET)


def _part(label: str, lines: tuple[NotesLine, ...]) -> RenderableType:
    style = {"SAY": "", "STOP AT": TITLE, "HAND OVER": TITLE}.get(label, QUIET)
    return Group(*(_stretch(kind, found, style) for kind, found in stretches(label, lines)))


def _stretch(kind: Kind, lines: tuple[NotesLine, ...], style: str) -> RenderableType:
    texts = [_voiced(line, style) for line in lines]
    return Group(*texts) if kind == "none" else _listed(texts, [mark.strip() for mark in marks_of(kind, len(lines))])


def _voiced(line: NotesLine, style: str = "") -> Text:
    text = Text(style=style)
    for run in line.runs:
        text.append(run.text, style=" ".join([name for name, is_so in (("bold", run.bold), ("italic", run.italic)) if is_so]))
    return text


def _listed(lines: Iterable[Text], marks: Iterable[str]) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column()
    for mark, line in zip(marks, lines, strict=True):
        grid.add_row(Text(mark, style=QUIET), line)
    return grid


def _numbered(label: str, lines: tuple[Text, ...]) -> RenderableType:
    grid = _grid()
    grid.add_row(_label(label), _listed(lines, [f"{number}." for number in range(1, len(lines) + 1)]))
    return Padding(grid, (1, 0, 0, 0))


def _discussion(page: Discussion) -> Iterator[RenderableType]:
    yield _section(f"Questions and answers, {page.begins}–{page.ends}")
    question = Group(*(_voiced(line, TITLE) for line in page.opening))
    yield Padding(Panel(question, title="Ask, in these words", title_align="left", box=box.HEAVY, border_style=CLOCK), (1, 0, 0, 0))
    if page.steps:
        yield _numbered("THEN", tuple(map(_voiced, page.steps)))
    for reply in page.replies:
        yield Padding(_reply(reply), (1, 0, 0, 0))


def _reply(reply: Reply) -> RenderableType:
    grid = _grid()
    grid.add_row(Text(f"slide {reply.number}", style=QUIET), Text(reply.title, style=f"{TITLE} underline"))
    for name, line in reply.steps:
        grid.add_row(Text(name, style="green"), _voiced(line))
    for line in reply.evidence:
        grid.add_row(_label("Mind"), _voiced(line, "italic"))
    return grid
