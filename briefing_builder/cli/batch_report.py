"""The end of a batch: a report goes in, a table for people or a document for programs comes out."""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence

import click

from briefing_builder.batch.identity.why import first_reasons
from briefing_builder.batch.model import BatchReport, BatchRequest, Outcome, Status
from briefing_builder.batch.state.store import problems_as_data
from briefing_builder.cli.messages import QUIET, VERBOSE, has_colours, loudness, print_problems, shown_groups, tell
from briefing_builder.errors import BatchError, OutputError
from briefing_builder.problems import Severity, has_errors

STATUSES: tuple[Status, ...] = ("built", "unchanged", "kept", "failed")
STYLES = {"built": "bold green", "kept": "bold yellow", "failed": "bold red", "unreached": "bold red", "stale": "bold yellow"}
INDENT = " " * 9
KEPT = "deck-kept"
"""The code of the warning that an edited deck was kept, which nobody must miss."""
MOST_WARNINGS = 30
"""Kinds of warnings that are printed; more are only counted."""
LISTED = 20
"""Failed decks, and files that nobody wants any more, that are named."""


def exit_code_of_report(report: BatchReport) -> int:
    """Return 9 when a deck failed, 8 when manifest or index could not be written, else 0."""
    if any(outcome.status == "failed" for outcome in report.outcomes):
        return BatchError.exit_code
    return OutputError.exit_code if has_errors(report.problems) else 0


def print_report(request: BatchRequest, report: BatchReport) -> None:
    """Write the problems, the decks that are new (on standard output) with the reasons, and a table of what became of all."""
    of_decks = [problem for outcome in report.outcomes if outcome.status != "unchanged" for problem in outcome.problems]
    problems = dict.fromkeys([*of_decks, *report.problems])
    warnings = [problem for problem in problems if problem.severity is Severity.WARNING and problem.code != KEPT]
    is_short = len(shown_groups(warnings)) <= MOST_WARNINGS or loudness() == VERBOSE
    errors = [problem for problem in problems if problem.severity is not Severity.WARNING or problem.code == KEPT]
    print_problems(problems if is_short else errors)
    if not is_short:
        has_page = request.has_index and not request.is_dry
        tell(f"{len(warnings)} warnings; -v lists each" + (", and index.html has them by deck" if has_page else ""))
    for outcome in report.outcomes:
        if outcome.status == "built":
            why = "; ".join(first_reasons(outcome.reasons))
            click.echo(f"{outcome.display_name}: {why}" if request.is_dry or loudness() == VERBOSE else outcome.display_name)
    if loudness() == QUIET:
        return
    if has_colours(sys.stderr):
        _print_table(request, report)
        return
    for line in _table_lines(request, report):
        tell(line)


def report_as_json(request: BatchRequest, report: BatchReport) -> str:
    """Return what became of every deck as a JSON document."""
    counts = Counter(outcome.status for outcome in report.outcomes)
    decks = [
        {
            "programme": outcome.programme,
            "department": outcome.department,
            "variant": outcome.variant,
            "status": outcome.status,
            "path": outcome.display_name or None,
            "reasons": list(outcome.reasons),
            "problems": problems_as_data(outcome.problems),
        }
        for outcome in report.outcomes
    ]
    document = {
        "dry_run": request.is_dry,
        "folder": request.out,
        **{str(name): counts[name] for name in STATUSES},
        "unreached": report.unreached,
        "no_longer_wanted": list(report.stale),
        "problems": problems_as_data(report.problems),
        "decks": decks,
    }
    return json.dumps(document, indent=2, ensure_ascii=False)


def _print_table(request: BatchRequest, report: BatchReport) -> None:
    """The same, on a terminal."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(stderr=True, highlight=False)
    table = Table(box=None, show_header=False, padding=(0, 1))
    counts = _status_counts(request, report)
    for name, (label, count) in counts.items():
        table.add_row(Text(str(count), style=STYLES.get(name, "") if count else "dim", justify="right"), Text(label))
    console.print(table)
    failed = [outcome for outcome in report.outcomes if outcome.status == "failed"]
    if failed:
        why = Table(box=box.SIMPLE, header_style="dim", padding=(0, 1))
        for heading in ("deck", "length", "why"):
            why.add_column(heading)
        for outcome in failed[:LISTED]:
            why.add_row(Text(deck_label(request, outcome)), Text(outcome.variant), Text(first_error(outcome)))
        console.print(why)
    for line in _closing(request, report, failed):
        console.print(Text(line))


def _status_counts(request: BatchRequest, report: BatchReport) -> dict[str, tuple[str, int]]:
    """How many decks ended how, by status, with the words for it."""
    counts = Counter(outcome.status for outcome in report.outcomes)
    often = ("built", "unchanged")
    rows: dict[str, tuple[str, int]] = {
        name: (_status_label(name, request), counts[name]) for name in STATUSES if counts[name] or name in often
    }
    if report.unreached:
        rows["unreached"] = ("not looked at, because too many had failed", report.unreached)
    if report.stale:
        rows["stale"] = ("no longer wanted by any programme; only you can remove them", len(report.stale))
    return rows


def _closing(request: BatchRequest, report: BatchReport, failed: Sequence[Outcome]) -> Iterator[str]:
    if len(failed) > LISTED:
        yield f"{INDENT}and {len(failed) - LISTED} more; {'--format json' if request.is_dry else 'manifest.json'} has them all"
    if report.stale:
        yield from (f"{INDENT}{name}" for name in report.stale[:LISTED])
    if len(report.stale) > LISTED:
        yield f"{INDENT}and {len(report.stale) - LISTED} more"
    if not request.is_dry and len(failed) < len(report.outcomes):
        is_laid = request.has_index and not has_errors(report.problems)
        yield f"The decks are in {request.out}" + (f"; look through them in {request.out.rstrip('/')}/index.html" if is_laid else "")


def _table_lines(request: BatchRequest, report: BatchReport) -> Iterator[str]:
    failed = [outcome for outcome in report.outcomes if outcome.status == "failed"]
    for name, (label, count) in _status_counts(request, report).items():
        yield f"{count:>7}  {label}"
        if name == "failed":
            yield from (f"{INDENT}{': '.join(failure_of(request, outcome))}" for outcome in failed[:LISTED])
    yield from _closing(request, report, failed)


def deck_label(request: BatchRequest, outcome: Outcome) -> str:
    """Return for which department a deck is, with its programme where there are several; a programme alone where it could not be read."""
    several = len(request.programmes) > 1 or not outcome.department
    return " ".join(filter(None, (outcome.programme if several else "", outcome.department)))


def first_error(outcome: Outcome) -> str:
    """Return what was wrong with a deck that failed."""
    return next((problem.message for problem in outcome.problems if problem.severity == "error"), "")


def failure_of(request: BatchRequest, outcome: Outcome) -> tuple[str, str]:
    """Return a deck that failed, with its length, and why; each on one line."""
    deck = " ".join(filter(None, (deck_label(request, outcome), outcome.variant)))
    return deck, first_error(outcome)


def _status_label(status: Status, request: BatchRequest) -> str:
    return "would be built" if request.is_dry and status == "built" else status
