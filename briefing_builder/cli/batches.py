"""Running a batch from a terminal: what was typed is checked against the programmes, a bar shows how far the work is and what failed."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from briefing_builder.batch.model import Limits, Outcome, Report, Wanted
from briefing_builder.batch.plan import Read, plan, read_programmes
from briefing_builder.batch.run import Told, Workers, run
from briefing_builder.batch.state.record import Record
from briefing_builder.cli.batch_report import STYLES, failure_of
from briefing_builder.cli.departments import chosen_brand, must_be_known
from briefing_builder.cli.messages import QUIET, has_colours, loudness, tell


def run_batch(wanted: Wanted, limits: Limits, record: Record, scheduler: str | None) -> Report:
    """Return what became of every deck. Raises click.UsageError for names that no programme knows."""
    workers = _workers(limits, scheduler)
    programmes = read_programmes(wanted.programmes)
    _must_be_known(wanted, programmes)
    planned = plan(wanted, programmes, record)
    try:
        with _progress(wanted, len(planned.failed) + len(planned.tasks)) as told:
            return run(wanted, planned, record, workers=workers, limits=limits, told=told)
    except KeyboardInterrupt:
        tell("stopped; every deck that was begun is done, and the next batch goes on from here")
        raise


def _workers(limits: Limits, scheduler: str | None) -> Workers:
    if scheduler:
        from briefing_builder.batch.work.cluster import outcomes_of as on_cluster

        return partial(on_cluster, given=limits, address=scheduler)
    from briefing_builder.batch.work.workers import outcomes_of

    return partial(outcomes_of, given=limits)


def _must_be_known(wanted: Wanted, programmes: tuple[Read, ...]) -> None:
    chosen_brand(wanted.brand)
    if all(read.failure for read in programmes):
        return
    departments = tuple(dict.fromkeys(id for read in programmes for id in read.departments))
    variants = tuple(dict.fromkeys(name for read in programmes for name in read.variants))
    for id in wanted.departments:
        must_be_known("department", id, departments)
    for name in wanted.variants:
        must_be_known("variant", name, variants)


@contextmanager
def _progress(wanted: Wanted, total: int) -> Iterator[Told]:
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

        def told(outcome: Outcome) -> None:
            if outcome.status == "failed":
                deck, why = failure_of(wanted, outcome)
                bar.console.print(Text.assemble((deck, style), f": {why}"), no_wrap=True, overflow="ellipsis")
            speed = bar.tasks[0].speed
            done = f"{outcome.department or outcome.programme} {outcome.status}"
            bar.update(task, advance=1, description=done, rate=f"{speed:.1f} decks/s" if speed else "")

        yield told
