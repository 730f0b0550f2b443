"""The end of a batch: outcomes go in, a table for people or a document for programs comes out."""

import json
from collections import Counter
from collections.abc import Sequence

import click

from briefing_builder.batch.model import Outcome, Status, Wanted
from briefing_builder.batch.record import problems_as_data
from briefing_builder.cli.messages import VERBOSE, loudness, print_problems, tell

STATUSES: tuple[Status, ...] = ("built", "unchanged", "kept", "failed")
LISTED = 20
"""Failed decks that the table names."""


def print_report(wanted: Wanted, outcomes: Sequence[Outcome]) -> None:
    """Write the problems, the decks that are new (on standard output) with the reasons, and a table of what became of all."""
    print_problems(problem for outcome in outcomes if outcome.status != "unchanged" for problem in outcome.problems)
    for outcome in outcomes:
        if outcome.status == "built":
            why = "; ".join(outcome.reasons)
            click.echo(f"{outcome.path}: {why}" if wanted.is_dry or loudness() == VERBOSE else outcome.path)
    for line in _table(wanted, outcomes):
        tell(line)


def as_data(wanted: Wanted, outcomes: Sequence[Outcome]) -> str:
    """Return what became of every deck as a JSON document."""
    counts = Counter(outcome.status for outcome in outcomes)
    decks = [
        {
            "programme": outcome.programme,
            "department": outcome.department,
            "variant": outcome.variant,
            "status": outcome.status,
            "path": outcome.path or None,
            "reasons": list(outcome.reasons),
            "problems": problems_as_data(outcome.problems),
        }
        for outcome in outcomes
    ]
    document = {"dry_run": wanted.is_dry, "folder": wanted.out, **{str(name): counts[name] for name in STATUSES}, "decks": decks}
    return json.dumps(document, indent=2, ensure_ascii=False)


def _table(wanted: Wanted, outcomes: Sequence[Outcome]) -> list[str]:
    counts = Counter(outcome.status for outcome in outcomes)
    shown: list[Status] = [name for name in STATUSES if counts[name] or name in ("built", "unchanged")]
    lines = [f"{counts[name]:>7}  {_shown(name, wanted)}" for name in shown]
    failed = [outcome for outcome in outcomes if outcome.status == "failed"]
    for outcome in failed[:LISTED]:
        why = next((problem.message for problem in outcome.problems if problem.severity == "error"), "")
        lines.append(f"         {' '.join(filter(None, (outcome.department or outcome.programme, outcome.variant)))}: {why}")
    if len(failed) > LISTED:
        lines.append(f"         and {len(failed) - LISTED} more; manifest.json has them all")
    if not wanted.is_dry and len(failed) < len(outcomes):
        lines.append(f"The decks are in {wanted.out}" + (f"; look through them in {wanted.out}/index.html" if wanted.has_index else ""))
    return lines


def _shown(status: Status, wanted: Wanted) -> str:
    return "would be built" if wanted.is_dry and status == "built" else status
