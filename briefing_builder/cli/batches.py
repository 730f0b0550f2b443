"""Running a batch from a terminal: what was typed is checked against the programmes, a bar shows how far the work is and what failed."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from briefing_builder.batch.model import BatchLimits, BatchReport, BatchRequest, Outcome
from briefing_builder.batch.plan import ScannedProgramme, plan_batch, scan_programmes
from briefing_builder.batch.run import OnOutcome, Workers, execute_plan
from briefing_builder.batch.state.record import Record
from briefing_builder.cli.batch_report import STYLES, failure_of
from briefing_builder.cli.departments import chosen_brand, require_known
from briefing_builder.cli.messages import QUIET, has_colours, loudness, tell


def run_batch(request: BatchRequest, limits: BatchLimits, record: Record, scheduler: str | None) -> BatchReport:
    """Return what became of every deck. Raises click.UsageError for names that no programme knows."""
    workers = _workers(limits, scheduler)
    programmes = scan_programmes(request.programmes)
    _must_be_known(request, programmes)
    plan = plan_batch(request, programmes, record)
    try:
        with _progress_bar(request, len(plan.failed) + len(plan.tasks)) as on_outcome:
            return execute_plan(request, plan, record, workers=workers, limits=limits, tell=on_outcome)
    except KeyboardInterrupt:
        tell("stopped; every deck that was begun is finished, and the next batch continues from here")
        raise


def _workers(limits: BatchLimits, scheduler: str | None) -> Workers:
    if scheduler:
        from briefing_builder.batch.work.cluster import outcomes_from_cluster

        return partial(outcomes_from_cluster, limits=limits, address=scheduler)
    from briefing_builder.batch.work.workers import outcomes_from_processes

    return partial(outcomes_from_processes, limits=limits)


def _must_be_known(request: BatchRequest, programmes: tuple[ScannedProgramme, ...]) -> None:
    chosen_brand(request.brand)
    if all(programme.failure for programme in programmes):
        return
    departments = tuple(dict.fromkeys(id for programme in programmes for id in programme.departments))
    variants = tuple(dict.fromkeys(name for programme in programmes for name in programme.variants))
    for id in request.departments:
        require_known("department", id, departments)
    for name in request.variants:
        require_known("variant", name, variants)


@contextmanager
def _progress_bar(request: BatchRequest, total: int) -> Iterator[OnOutcome]:
    """A bar with the deck that was done last, the rate and the time that remains, and above it a line for each deck that failed.

    On a terminal only, and never on standard output.
    """
    if loudness() == QUIET or not sys.stderr.isatty():
        yield lambda _outcome: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    from rich.text import Text

    rate = TextColumn("{task.fields[rate]}")
    columns = (BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn(compact=True), TextColumn("{task.description}", markup=False))
    style = STYLES["failed"] if has_colours(sys.stderr) else ""
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total, rate="")

        def on_outcome(outcome: Outcome) -> None:
            if outcome.status == "failed":
                deck, why = failure_of(request, outcome)
                bar.console.print(Text.assemble((deck, style), f": {why}"), no_wrap=True, overflow="ellipsis")
            speed = bar.tasks[0].speed
            done = f"{outcome.department or outcome.programme} {outcome.status}"
            bar.update(task, advance=1, description=done, rate=f"{speed:.1f} decks/s" if speed else "")

        yield on_outcome
