"""What a batch costs beside building decks: reading programmes, planning, record, papers, nothing to do, a scheduler; a table comes out.

Large batches are played: workers lay down a small file in place of a deck and send back what a real deck of the example would send, so
that record, manifest, index and the question whether there is anything to do are the real ones. `python benchmarks/scale.py 1000 10000`.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from dataclasses import replace
from functools import cache
from pathlib import Path

from programme import with_clones

from briefing_builder import pipeline
from briefing_builder.batch.model import BatchLimits, BatchRequest, BuildPlan, DeckUpdate, Outcome, Task
from briefing_builder.batch.plan import plan_batch, scan_programmes
from briefing_builder.batch.run import execute_plan
from briefing_builder.batch.state.folder import contact_sheet_name, locked_state
from briefing_builder.batch.state.up_to_date import report_if_up_to_date
from briefing_builder.batch.target.destination import destination_at
from briefing_builder.batch.work.build_task import build_deck
from briefing_builder.batch.work.workers import outcomes_from_processes

EXAMPLE = Path(__file__).parent / "merrowdale"
SIZES = (1, 60, 1_000, 10_000, 100_000)
COLUMNS = ("driver a deck", "record", "kept", "manifest", "index", "papers", "nothing to do", "reading the record", "driver's memory")
FOLDER = 1_000
"""Played decks of one programme."""
MEGABYTE = 1 << 20


def main() -> None:
    """Print what reading, planning and everything beside the decks costs, for each number of decks."""
    with tempfile.TemporaryDirectory(prefix="scale-") as folder:
        _reading(Path(folder))
        print(f"\n| decks | {' | '.join(COLUMNS)} |\n|{'---|' * (1 + len(COLUMNS))}")
        for size in map(int, sys.argv[1:] or SIZES):
            print(f"| {size:,} | {' | '.join(_played(Path(folder) / str(size), size))} |", flush=True)


def _reading(folder: Path) -> None:
    print("| departments | load | load and plan | memory of the programme |\n|---|---|---|---|")
    for many in (60, 900):
        place = folder / f"programme-{many}"
        with_clones(EXAMPLE, place, many - 6)
        before, started = _memory(), time.perf_counter()
        session = pipeline.load(place)
        loaded, grown = time.perf_counter() - started, _memory() - before
        del session
        started = time.perf_counter()
        wanted = BatchRequest(programmes=(str(place),), out=str(folder / "nowhere"))
        with locked_state(wanted.out) as state:
            plan_batch(wanted, scan_programmes(wanted.programmes), state.record)
        print(f"| {many:,} | {loaded:.2f} s | {time.perf_counter() - started:.2f} s | {grown:.0f} MB |")


def _played(place: Path, size: int) -> list[str]:
    """Return the figures of a batch of so many played decks."""
    sample()
    wanted = BatchRequest(programmes=(), out=str(place), has_index=True)
    tasks = tuple(_task(number, place) for number in range(size))
    moments: list[float] = []
    started = time.perf_counter()
    with locked_state(wanted.out) as state:

        def workers(given: tuple[Task, ...]) -> Generator[Outcome, None, None]:
            yield from outcomes_from_processes(given, BatchLimits(jobs=2), work=play)
            moments.append(time.perf_counter())

        plan = BuildPlan(tasks=tasks, stamps=())
        report = execute_plan(wanted, plan, state.record, workers=workers, limits=BatchLimits(), tell=lambda _outcome: None)
        papers = time.perf_counter() - moments[0]
    assert all(outcome.status == "built" for outcome in report.outcomes)
    nothing = _timed(lambda: report_if_up_to_date(wanted, place / ".briefing"))
    with locked_state(wanted.out) as state:
        reading = _timed(lambda: state.record)
    sizes = [_size(place / ".briefing", "record.jsonl"), _size(place / ".briefing", "kept-*.bin"), _size(place, "manifest.json")]
    pages = sum(file.stat().st_size for file in (*place.glob("index*.html"), *place.glob("pages/*.html")))
    return [
        f"{1000 * (moments[0] - started) / size:.2f} ms",
        *(f"{bytes_ / 1000:,.0f} kB" for bytes_ in (*sizes, pages)),
        f"{papers:.1f} s",
        f"{nothing:.2f} s",
        f"{reading:.2f} s",
        f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB",
    ]


@cache
def sample() -> DeckUpdate:
    """Return what a worker tells of one real deck."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = BatchRequest(programmes=(str(EXAMPLE),), departments=("finance",), out=folder, has_index=True)
        with locked_state(folder) as state:
            (task,) = plan_batch(wanted, scan_programmes(wanted.programmes), state.record).tasks
            news = build_deck(task).news
    assert news is not None
    return news


def play(task: Task) -> Outcome:
    """Lay down two small files, and tell of them as if they were a deck and its sheet."""
    news = sample()
    shelf = destination_at(task.out)
    size, modified = shelf.write(task.path, b"a deck", is_precious=False)
    shelf.write(contact_sheet_name(task.path), b"a sheet", is_precious=False)
    entry = replace(news.entry, path=task.path, programme=task.programme, department=task.department, size=size, modified=modified)
    assert news.details is not None
    details = replace(news.details, title=f"Department {task.department}", occasion=task.programme)
    return Outcome(
        path=task.path, department=task.department, variant=task.variant, programme=task.programme, status="built", display_name=task.path,
        problems=details.problems, news=replace(news, entry=entry, details=details),
    )  # fmt: skip


def _task(number: int, place: Path) -> Task:
    programme = f"client-{number // FOLDER}"
    return Task(
        path=f"{programme}/briefing-{number}-standard.pptx", programme=programme, stamp="", department=str(number), variant="standard",
        brand="", out=str(place), version="",
    )  # fmt: skip


def _timed(ask: Callable[[], object]) -> float:
    started = time.perf_counter()
    assert ask() is not None
    return time.perf_counter() - started


def _size(place: Path, pattern: str) -> int:
    return sum(file.stat().st_size for file in place.glob(pattern))


def _memory() -> float:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize() / MEGABYTE


if __name__ == "__main__":
    main()
