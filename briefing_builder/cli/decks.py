"""Building several decks: a checked programme and an order go in, files come out, and one failure never stops the others."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from briefing_builder import pipeline
from briefing_builder.backends.pptx import is_untouched
from briefing_builder.cli.messages import QUIET, loudness
from briefing_builder.errors import BatchError, BriefingError, ContentError
from briefing_builder.files.output import refuse_hand_edits, write_atomically
from briefing_builder.limits.watch import end_work
from briefing_builder.problems import Problem, Severity, has_errors
from briefing_builder.runtime.collector import spaced
from briefing_builder.values import replace

Step = Callable[[str], None]
"""Tells how far the work is: called with each department's id as its turn comes, and with "" when all is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOrder:
    """What to build and where; `file` names the one deck that is not called after its content."""

    departments: tuple[str, ...]
    options: pipeline.Options
    folder: Path
    file: Path | None
    is_strict: bool
    is_forced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """What became of one department: a deck's path, or None and an exit code; problems in both cases."""

    department: str
    path: Path | None
    problems: tuple[Problem, ...]
    exit_code: int = 0


def build_decks(session: pipeline.Session, order: BuildOrder) -> tuple[BuildResult, ...]:
    """Return one result a department, in order; every deck that could be built is on the disk, whole."""
    with _deck_progress(len(order.departments)) as step:
        built = []
        for department in spaced(order.departments):
            step(department)
            built.append(_build_deck_file(session, department, order))
        step("")
    return tuple(built)


def exit_code_of_decks(built: tuple[BuildResult, ...]) -> int:
    """Return 0 when all went well, the failures' exit code when they agree, else that of a batch with failures."""
    codes = {deck.exit_code for deck in built} - {0}
    return codes.pop() if len(codes) == 1 else BatchError.exit_code if codes else 0


def _build_deck_file(session: pipeline.Session, department: str, order: BuildOrder) -> BuildResult:
    try:
        path = order.file or order.folder / _deck_file_name(session, department, order.options)
        if not order.is_forced:
            refuse_hand_edits(path, is_untouched)
        deck = pipeline.build(session, department, order.options)
        problems = _with_strictness(deck.problems, order)
        if order.is_strict and has_errors(problems) and not order.options.draft:
            raise ContentError(problems)
        end_work()  # nobody ends this process while it writes
        write_atomically(path, deck.value)
    except BriefingError as failure:
        problems = _with_strictness(failure.problems, order)
        return BuildResult(department=department, path=None, problems=problems, exit_code=failure.exit_code)
    return BuildResult(department=department, path=path, problems=problems)


def _deck_file_name(session: pipeline.Session, department: str, options: pipeline.Options) -> str:
    """Return a name that keeps the copy for the audience apart from the presenter's deck."""
    stem = pipeline.brief_for(session, department, options).file_stem
    return f"{stem}-audience.pptx" if options.audience else f"{stem}.pptx"


def _with_strictness(problems: tuple[Problem, ...], order: BuildOrder) -> tuple[Problem, ...]:
    """Return the problems with warnings made errors where the order is strict."""
    if not order.is_strict:
        return problems
    return tuple(replace(p, severity=Severity.ERROR) if p.severity is Severity.WARNING else p for p in problems)


@contextmanager
def _deck_progress(total: int) -> Iterator[Step]:
    if total < 2 or loudness() == QUIET or not sys.stderr.isatty():
        yield lambda _department: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Building", total=total)

        def step(department: str) -> None:
            started = bar.tasks[0].description != "Building"
            bar.update(task, description=department or "Done", advance=1 if started else 0)

        yield step
