"""A batch at work: a plan goes in, outcomes come as they are done, each is recorded, and the papers are laid beside the decks."""

from collections.abc import Callable, Iterable, Iterator

from briefing_builder.batch.index import index_of
from briefing_builder.batch.manifest import manifest_of
from briefing_builder.batch.model import Limits, Outcome, Plan, Task, Wanted
from briefing_builder.batch.record import Record
from briefing_builder.batch.shelf import shelf_of
from briefing_builder.batch.uptodate import INDEX, MANIFEST, run_of

Told = Callable[[Outcome], None]
Workers = Callable[[tuple[Task, ...]], Iterator[Outcome]]


def run(wanted: Wanted, plan: Plan, record: Record, *, workers: Workers, limits: Limits, told: Told) -> tuple[Outcome, ...]:
    """Return what became of every deck, in the order of the plan; each is told and recorded as it comes.

    Decks that were not reached, because too many failed before, are not there. KeyboardInterrupt comes out when the running decks are done.
    """
    outcomes: dict[str, Outcome] = {}
    failures = len(plan.failed)
    for outcome in plan.failed:
        told(outcome)
    for outcome in _until(workers(plan.tasks), limits.failures - failures if limits.failures else 0):
        outcomes[outcome.key] = outcome
        if outcome.entry is not None and not wanted.is_dry:
            record.add(outcome.entry)
        told(outcome)
    done = (*plan.failed, *(outcomes[task.key] for task in plan.tasks if task.key in outcomes))
    if not wanted.is_dry:
        _finish(wanted, plan, record, done)
    return done


def _until(outcomes: Iterator[Outcome], failures: int) -> Iterator[Outcome]:
    """The outcomes, until so many have failed (0: all of them)."""
    seen = 0
    for outcome in outcomes:
        yield outcome
        seen += outcome.status == "failed"
        if failures and seen >= failures:
            outcomes.close()  # type: ignore[attr-defined]
            return


def _finish(wanted: Wanted, plan: Plan, record: Record, done: tuple[Outcome, ...]) -> None:
    """Lay manifest and index beside the decks, and record the run if nothing failed."""
    shelf = shelf_of(wanted.out)
    keys = [task.key for task in plan.tasks if task.key in record.entries]
    papers = _papers(wanted, plan, record, keys, done)
    for name, data in papers:
        is_there = shelf.seen(name) is not None
        if not is_there or shelf.read(name) != data:
            shelf.write(name, data)
    if len(done) == len(plan.tasks) and all(outcome.status != "failed" for outcome in done):
        record.finish(run_of(wanted, plan.stamps, done))


def _papers(wanted: Wanted, plan: Plan, record: Record, keys: list[str], done: Iterable[Outcome]) -> list[tuple[str, bytes]]:
    entries = [record.entries[key] for key in keys]
    papers = [(MANIFEST, manifest_of(entries, plan, tuple(done)))]
    if wanted.has_index:
        papers.append((INDEX, index_of(entries, tuple(done))))
    return papers
