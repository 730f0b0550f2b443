"""What the command tells people: problems and remarks go in, lines on standard error (or data on standard output) come out."""

import json
import os
import sys
from collections.abc import Iterable, Sequence
from typing import TextIO

import click

from briefing_builder.problems import Problem, Severity, by_cause, in_order, told_together

QUIET, NORMAL, VERBOSE = 0, 1, 2
_LOUDNESS = "briefing_builder.loudness"
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFORMATION: "cyan"}


def set_loudness(level: int) -> None:
    """Make the running command quiet, normal or verbose."""
    click.get_current_context().meta[_LOUDNESS] = level


def loudness() -> int:
    """Return how much the running command may say; normal outside a command."""
    context = click.get_current_context(silent=True)
    return int(context.meta.get(_LOUDNESS, NORMAL)) if context else NORMAL


def tell(text: str) -> None:
    """Write a remark to standard error, unless the command is quiet."""
    if loudness() > QUIET:
        click.echo(text, err=True)


def print_problems(problems: Iterable[Problem], *, stream: TextIO | None = None) -> None:
    """Write the problems with their hints, in order of place, to standard error (or the stream): one line a cause, with its first places.

    A quiet command shows errors only, a verbose one each problem by itself, and information too. Colours appear only on a terminal without
    NO_COLOR.
    """
    out = stream or sys.stderr
    groups = shown_groups(problems)
    if not groups:
        return
    if has_colours(out):
        _print_coloured(groups, out)
    else:
        for group in groups:
            click.echo(told_together(group), file=out)
    if any(len(group) > 1 for group in groups):
        tell("Problems with one cause are shown once; -v lists each problem.")


def shown_groups(problems: Iterable[Problem]) -> tuple[tuple[Problem, ...], ...]:
    """Return the problems that the running command shows, those of one cause together; each by itself where it is verbose."""
    shown = [problem for problem in problems if _is_shown(problem)]
    return tuple((problem,) for problem in in_order(shown)) if loudness() >= VERBOSE else by_cause(shown)


def as_json(problems: Iterable[Problem]) -> str:
    """Return all the problems, information included, as a JSON document with their counts."""
    ordered = in_order(problems)
    rows = [
        {
            "code": problem.code,
            "severity": problem.severity.value,
            "message": problem.message,
            "path": problem.source.path if problem.source else None,
            "line": (problem.source.line or None) if problem.source else None,
            "column": (problem.source.column or None) if problem.source else None,
            "hint": problem.hint or None,
            **({"count": problem.count} if problem.count > 1 else {}),
        }
        for problem in ordered
    ]
    document = {"problems": rows, "errors": _number_of(ordered, Severity.ERROR), "warnings": _number_of(ordered, Severity.WARNING)}
    return json.dumps(document, indent=2, ensure_ascii=False)


def count_line(problems: Sequence[Problem]) -> str:
    """Return the closing line, `2 errors, 3 warnings`; repeated problems count once."""
    distinct = frozenset(problems)
    errors, warnings = _number_of(distinct, Severity.ERROR), _number_of(distinct, Severity.WARNING)
    if not errors and not warnings:
        return "no problems"
    return f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}"


def _is_shown(problem: Problem) -> bool:
    if problem.severity is Severity.INFORMATION:
        return loudness() >= VERBOSE
    return problem.severity is Severity.ERROR or loudness() > QUIET


def _number_of(problems: Iterable[Problem], severity: Severity) -> int:
    return sum(problem.count for problem in problems if problem.severity is severity)


def has_colours(stream: TextIO) -> bool:
    """Return whether a stream is a terminal that shows colours, and nobody has asked for none."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _print_coloured(groups: Iterable[Sequence[Problem]], stream: TextIO) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, soft_wrap=True, highlight=False)
    for group in groups:
        problem = group[0]
        finding, _, hint = told_together(group).partition("\n")
        place = f"{problem.source}: " if problem.source else ""
        line = Text(finding)
        line.stylize("bold", 0, len(place))
        line.stylize(_STYLES[problem.severity], len(place), len(place) + len(problem.severity) + 1)
        console.print(line)
        if hint:
            console.print(Text(hint, style="dim"))
