"""The end of a batch: a report goes in, a table for people or a document for programs comes out."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence

import click

from briefing_builder.batch.model import Outcome, Report, Status, Wanted
from briefing_builder.batch.reasons import told
from briefing_builder.batch.store import problems_as_data
from briefing_builder.cli.messages import VERBOSE, loudness, print_problems, tell
from briefing_builder.errors import BatchError, OutputError
from briefing_builder.problems import has_errors

STATUSES: tuple[Status, ...] = ("built", "unchanged", "kept", "failed")
LISTED = 20
"""Failed decks, and files that nobody wants any more, that are named."""


def exit_code_of(report: Report) -> int:
    """Return 9 when a deck failed, 8 when manifest or index could not be written, else 0."""
    if any(outcome.status == "failed" for outcome in report.outcomes):
        return BatchError.exit_code
    return OutputError.exit_code if has_errors(report.problems) else 0


def print_report(wanted: Wanted, report: Report) -> None:
    """Write the problems, the decks that are new (on standard output) with the reasons, and a table of what became of all."""
    of_decks = (problem for outcome in report.outcomes if outcome.status != "unchanged" for problem in outcome.problems)
    print_problems((*of_decks, *report.problems))
    for outcome in report.outcomes:
        if outcome.status == "built":
            why = "; ".join(told(outcome.reasons))
            click.echo(f"{outcome.shown}: {why}" if wanted.is_dry or loudness() == VERBOSE else outcome.shown)
    for line in _table(wanted, report):
        tell(line)


def as_data(wanted: Wanted, report: Report) -> str:
    """Return what became of every deck as a JSON document."""
    counts = Counter(outcome.status for outcome in report.outcomes)
    decks = [
        {
            "programme": outcome.programme,
            "department": outcome.department,
            "variant": outcome.variant,
            "status": outcome.status,
            "path": outcome.shown or None,
            "reasons": list(outcome.reasons),
            "problems": problems_as_data(outcome.problems),
        }
        for outcome in report.outcomes
    ]
    document = {
        "dry_run": wanted.is_dry,
        "folder": wanted.out,
        **{str(name): counts[name] for name in STATUSES},
        "unreached": report.unreached,
        "no_longer_wanted": list(report.stale),
        "problems": problems_as_data(report.problems),
        "decks": decks,
    }
    return json.dumps(document, indent=2, ensure_ascii=False)


def _table(wanted: Wanted, report: Report) -> Iterator[str]:
    counts = Counter(outcome.status for outcome in report.outcomes)
    for name in STATUSES:
        if counts[name] or name in ("built", "unchanged"):
            yield f"{counts[name]:>7}  {_shown(name, wanted)}"
    failed = [outcome for outcome in report.outcomes if outcome.status == "failed"]
    yield from _few([_failure(outcome) for outcome in failed], "manifest.json has them all")
    if report.unreached:
        yield f"{report.unreached:>7}  not looked at, because too many had failed"
    if report.stale:
        yield f"{len(report.stale):>7}  no longer wanted by any programme; nothing removes them but you"
        yield from _few(list(report.stale), "")
    if not wanted.is_dry and len(failed) < len(report.outcomes):
        yield f"The decks are in {wanted.out}" + (f"; look through them in {wanted.out}/index.html" if wanted.has_index else "")


def _failure(outcome: Outcome) -> str:
    why = next((problem.message for problem in outcome.problems if problem.severity == "error"), "")
    return f"{' '.join(filter(None, (outcome.department or outcome.programme, outcome.variant)))}: {why}"


def _few(lines: Sequence[str], rest: str) -> Iterator[str]:
    yield from (f"         {line}" for line in lines[:LISTED])
    if len(lines) > LISTED:
        yield f"         and {len(lines) - LISTED} more" + (f"; {rest}" if rest else "")


def _shown(status: Status, wanted: Wanted) -> str:
    return "would be built" if wanted.is_dry and status == "built" else status
