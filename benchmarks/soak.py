"""The long tests of batches, for patient people: kills, poison, memory, nothing to do, two processes; a table of figures comes out.

`make soak` runs everything with LibreOffice's saves before it (a quarter of an hour on two cores); `--only memory --decks 500` runs a part.
"""

import argparse
import json
import os
import platform
import random
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from zipfile import ZipFile

from programme import with_clones

from briefing_builder.batch.model import BatchLimits, BatchReport, BatchRequest, Outcome, Task
from briefing_builder.batch.plan import plan_batch, scan_programmes
from briefing_builder.batch.run import OnOutcome, execute_plan
from briefing_builder.batch.state.folder import locked_state
from briefing_builder.batch.work.build_task import build_deck
from briefing_builder.batch.work.workers import BuildDeck, outcomes_from_processes

EXAMPLE = Path(__file__).parent / "merrowdale"
POISON, HANG = "warehouse-8", "sales-9"
IN_ONE, OWN = 500, 6
"""Departments of one programme, which a worker holds as a whole; those that the example has itself."""
MEGABYTE = 1 << 20
ReportRow = tuple[str, str, str, bool]
"""What was measured, what came out, what was aimed at, and whether it was reached."""


def main() -> None:
    """Run the chosen parts and print their table; the exit code is 1 when a figure missed its aim."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=PARTS, action="append")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--poisoned", type=int, default=500)
    parser.add_argument("--decks", type=int, default=5_000)
    parser.add_argument("--unchanged", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    rows: list[ReportRow] = []
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        for name in chosen.only or PARTS:
            print(f"{name} …", file=sys.stderr)
            place = Path(folder) / name
            place.mkdir()
            rows += PARTS[name](place, chosen)
            shutil.rmtree(place)
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}\n")
    print("| | measured | aim | |\n|---|---|---|---|")
    for what, measured, aim, is_met in rows:
        print(f"| {what} | {measured} | {aim} | {'met' if is_met else 'MISSED'} |")
    sys.exit(0 if all(row[3] for row in rows) else 1)


def kills(place: Path, chosen: argparse.Namespace) -> list[ReportRow]:
    """Kill batches at random moments until so many were killed; look into every deck after each, and at the tree when one got through."""
    words = [sys.executable, "-m", "briefing_builder", "batch", str(EXAMPLE), "--variant", "standard", "--variant", "short", "-q", "-o"]
    started = time.monotonic()
    subprocess.run([*words, str(place / "whole")], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    longest, whole = time.monotonic() - started, _tree(place / "whole")
    chance = random.Random(20_261_124)
    killed = torn = through = other = 0
    out = place / "out"
    while killed < chosen.kills:
        process = subprocess.Popen([*words, str(out)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        try:
            process.wait(chance.uniform(0.05, longest))
        except subprocess.TimeoutExpired:
            killed += 1
            _kill(process, everything=chance.random() < 0.5)
            torn += _torn(out)
            continue
        through += 1
        other += _tree(out) != whole
        shutil.rmtree(out)
    subprocess.run([*words, str(out)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    other += _tree(out) != whole
    return [
        ("torn files after kill -9 at random moments", f"{torn} of {killed} kills", "0", torn == 0),
        ("resumed trees unlike an uninterrupted one", f"{other} of {through + 1}", "0", other == 0),
    ]


def _kill(process: "subprocess.Popen[bytes]", *, everything: bool) -> None:
    """The power goes, or somebody kills the batch alone and leaves its workers to find out."""
    (os.killpg if everything else os.kill)(process.pid, signal.SIGKILL)
    process.wait()


def _torn(out: Path) -> int:
    found = 0
    for deck in out.glob("*.pptx"):
        try:
            with ZipFile(deck) as package:
                found += package.testzip() is not None
        except Exception:
            found += 1
    return found


def _tree(out: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(out.rglob("*")) if file.is_file() and ".briefing" not in file.parts}


def poison(place: Path, chosen: argparse.Namespace) -> list[ReportRow]:
    """Build many decks of which one kills its worker and one hangs."""
    _programmes(place, chosen.poisoned)
    report, _ = _batch(place, jobs=2, work=poisoned, seconds=20)
    built = [outcome for outcome in report.outcomes if outcome.status == "built"]
    codes = sorted(problem.code for outcome in report.outcomes if outcome.status == "failed" for problem in outcome.problems)
    tell = f"{len(built)} of {len(report.outcomes)} built; the others: {', '.join(codes)}"
    aim = f"{chosen.poisoned - 2} built"
    return [("one deck that kills its worker, one that hangs", tell, aim, len(built) == chosen.poisoned - 2)]


def poisoned(task: Task) -> Outcome:
    """Build a deck, but for the one that dies and the one that hangs."""
    if task.department == POISON:
        os._exit(11)
    if task.department == HANG:
        time.sleep(3_600)
    return build_deck(task)


def memory(place: Path, chosen: argparse.Namespace) -> list[ReportRow]:
    """Build many decks in one worker, and look at its memory after each."""
    _programmes(place, chosen.decks)
    report, seconds = _batch(place, jobs=1, work=partial(weighed, log=str(place / "memory")))
    sizes = [int(line) / MEGABYTE for line in (place / "memory").read_text(encoding="ascii").split()]
    tenth = max(1, len(sizes) // 10)
    tenths = [statistics.median(sizes[start : start + tenth]) for start in range(0, tenth * 10, tenth)]
    driver = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    built = sum(outcome.status == "built" for outcome in report.outcomes)
    return [
        (f"memory of a worker over {built} decks", f"{max(sizes):.0f} MB at most", "≤ 250 MB", max(sizes) <= 250),
        ("its memory by tenths of the batch", " ".join(f"{size:.0f}" for size in tenths), "", True),
        ("its growth in the second half", f"{tenths[9] / tenths[4] - 1:+.1%}", "flat: ≤ 3 %", tenths[9] / tenths[4] <= 1.03),
        ("memory of the batch itself", f"{driver:.0f} MB at most", "≤ 500 MB", driver <= 500),
        (f"{built} decks with one worker", f"{1000 * seconds / built:.0f} ms a deck", "", built == chosen.decks),
        *_unchanged(place, len(report.outcomes), "≤ 5 s"),
    ]


def weighed(task: Task, *, log: str) -> Outcome:
    """Build a deck and write down what the worker takes of memory (Linux; elsewhere its most so far)."""
    outcome = build_deck(task)
    try:
        size = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize()
    except OSError:
        size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with Path(log).open("a", encoding="ascii") as stream:
        stream.write(f"{size}\n")
    return outcome


def nothing(place: Path, chosen: argparse.Namespace) -> list[ReportRow]:
    """Build many decks, and then ask for them again."""
    _programmes(place, chosen.unchanged)
    _batch(place, jobs=2)
    return _unchanged(place, chosen.unchanged, "≤ 1 s")


def _unchanged(place: Path, decks: int, aim: str) -> list[ReportRow]:
    words = [sys.executable, "-m", "briefing_builder", "batch", *_found(place), "-o", place / "out", "--no-index", "--format", "json"]
    times = []
    for _ in range(5):
        started = time.perf_counter()
        done = subprocess.run(words, check=True, capture_output=True, text=True)
        times.append(time.perf_counter() - started)
    assert json.loads(done.stdout)["unchanged"] == decks
    seconds = statistics.median(times)
    return [(f"nothing to do for {decks} decks, Python's start included", f"{seconds:.2f} s", aim, seconds <= float(aim.split()[1]))]


def processes(place: Path, chosen: argparse.Namespace) -> list[ReportRow]:
    """Build the same decks with one worker and with two, in turns."""
    _programmes(place, 120)
    rates: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(chosen.rounds):
        for jobs, found in rates.items():
            found.append(_rate(place, jobs))
            shutil.rmtree(place / "out")
    ratio = statistics.median(rates[2]) / statistics.median(rates[1])
    return [("two processes against one", f"{ratio:.2f} times as fast", "≥ 1.8", ratio >= 1.8)]


def _rate(place: Path, jobs: int) -> float:
    """Decks a second once every worker has built its first ones."""
    moments: list[float] = []
    _batch(place, jobs=jobs, tell=lambda _outcome: moments.append(time.perf_counter()))
    warm = 12 * jobs
    return (len(moments) - warm) / (moments[-1] - moments[warm - 1])


def _programmes(place: Path, decks: int) -> None:
    """Write programmes with so many departments in all, each unlike the others."""
    for number, start in enumerate(range(0, decks, IN_ONE), start=1):
        with_clones(EXAMPLE, place / f"programme-{number}", min(IN_ONE, decks - start) - OWN)


def _found(place: Path) -> tuple[str, ...]:
    return tuple(str(folder) for folder in sorted(place.glob("programme-*")))


def _batch(
    place: Path, *, jobs: int, work: BuildDeck = build_deck, seconds: int = 60, tell: OnOutcome = lambda _: None
) -> tuple[BatchReport, float]:
    """Run a batch without its index in this process, with workers of its own; return its report and the seconds it took."""
    wanted = BatchRequest(programmes=_found(place), out=str(place / "out"), has_index=False)
    limits = BatchLimits(jobs=jobs, seconds=seconds)
    started = time.perf_counter()
    with locked_state(wanted.out) as state:
        planned = plan_batch(wanted, scan_programmes(wanted.programmes), state.record)
        workers = partial(outcomes_from_processes, limits=limits, work=work)
        report = execute_plan(wanted, planned, state.record, workers=workers, limits=limits, tell=tell)
    return report, time.perf_counter() - started


PARTS: dict[str, Callable[[Path, argparse.Namespace], list[ReportRow]]] = {
    "kills": kills,
    "poison": poison,
    "nothing": nothing,
    "processes": processes,
    "memory": memory,
}

if __name__ == "__main__":
    main()
