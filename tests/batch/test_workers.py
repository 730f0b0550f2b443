"""Workers that die, hang or take too much cost their own deck and no other."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from batch_faults import faulty, task_of

from briefing_builder.batch.model import BatchLimits, Outcome
from briefing_builder.batch.work.workers import outcomes_from_processes

LIMITS = BatchLimits(jobs=2, seconds=3)
MANY = int(os.environ.get("BRIEFING_SOAK_DECKS", "40"))


def done_by(departments: list[str], limits: BatchLimits = LIMITS) -> dict[str, Outcome]:
    """Return what became of each department."""
    tasks = tuple(task_of(department) for department in departments)
    return {outcome.department: outcome for outcome in outcomes_from_processes(tasks, limits, work=faulty)}


def codes(outcomes: dict[str, Outcome]) -> dict[str, list[str]]:
    """Return the problems of those that failed."""
    return {name: [problem.code for problem in one.problems] for name, one in outcomes.items() if one.status == "failed"}


def test_poison_and_hang_among_many_cost_two_decks() -> None:
    names = [f"deck-{number}" for number in range(MANY - 2)]
    names[MANY // 4 : MANY // 4] = ["poison", "hang"]
    outcomes = done_by(names)
    assert sorted(outcomes) == sorted(names)
    assert codes(outcomes) == {"poison": ["worker-died"], "hang": ["deck-too-slow"]}


def test_every_second_deck_poison_still_leaves_the_others() -> None:
    outcomes = done_by([f"{kind}-{number}" for number in range(4) for kind in ("poison", "deck")])
    assert codes(outcomes) == {f"poison-{number}": ["worker-died"] for number in range(4)}


def test_a_deck_that_takes_all_memory_fails_alone() -> None:
    outcomes = done_by(["greedy", "deck"])
    assert outcomes["deck"].status == "built"
    assert codes(outcomes) == {"greedy": ["deck-too-large"]}


DRIVER = """
import sys
sys.path[:0] = {path!r}
from batch_faults import faulty, task_of
from briefing_builder.batch.model import BatchLimits
from briefing_builder.batch.work.workers import outcomes_from_processes
if __name__ == "__main__":
    try:
        for outcome in outcomes_from_processes(tuple(map(task_of, {names!r})), BatchLimits(jobs=2, seconds=120), work=faulty):
            print(outcome.department, outcome.status, flush=True)
    except KeyboardInterrupt:
        print("interrupted", flush=True)
"""


def interrupted(tmp_path: Path, names: list[str], *, times: int, after_lines: int) -> list[str]:
    """Return what a batch tells that hears Ctrl-C so many times, as a terminal sends it: to all of its processes."""
    script = tmp_path / "driver.py"
    script.write_text(DRIVER.format(path=[str(Path(__file__).parents[1] / "support")], names=names), encoding="utf-8")
    process = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True, start_new_session=True)
    assert process.stdout is not None
    lines = [process.stdout.readline() for _ in range(after_lines)]
    for _ in range(times):
        time.sleep(1)
        os.killpg(process.pid, signal.SIGINT)
    rest, _ = process.communicate(timeout=60)
    return [*(line.strip() for line in lines), *rest.splitlines()]


def test_ctrl_c_finishes_what_runs_and_begins_nothing_more(tmp_path: Path) -> None:
    told = interrupted(tmp_path, [f"slow-{number}" for number in range(60)], times=1, after_lines=2)
    assert told[-1] == "interrupted"
    assert 2 < len(told) < 60
    assert all(line.endswith(" built") for line in told[:-1])


def test_ctrl_c_twice_stops_at_once(tmp_path: Path) -> None:
    assert interrupted(tmp_path, ["deck", "hang-1", "hang-2"], times=2, after_lines=1) == ["deck built", "interrupted"]
