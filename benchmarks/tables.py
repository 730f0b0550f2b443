"""What reading a table costs beside a plain pass of the csv module over the same bytes, for rows good and bad; a table comes out.

Each kind is read in a process of its own, so that its memory can be told. `python benchmarks/tables.py [megabytes]`; 50 by default.
"""

import csv
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from briefing_builder.importers.sheets import read_sheets

HEADINGS = (
    "learner_id,department_id,is_manager,course_id,delivery_mode,enrolled_on,first_launched_on,completed_on,completion_status,"
    "success_status,score_pre_pct,score_pct,learning_minutes,sessions,reaction_1_to_5,applied_after_30_days"
)
MOST_RATIO, MOST_MEGABYTES = 3, 500


def days(line: list[str], chance: random.Random) -> list[str]:
    """A row as it is."""
    del chance
    return line


def moments(line: list[str], chance: random.Random) -> list[str]:
    """A row whose days have seconds, so that hardly two are equal."""
    for place in (5, 6, 7):
        line[place] = (datetime(2026, 9, 1) + timedelta(seconds=chance.randrange(60 * 86_400))).isoformat() + "Z"
    return line


def too_long(line: list[str], chance: random.Random) -> list[str]:
    """A row with a decimal comma between commas: it has a cell too many."""
    del chance
    line[12] = line[12].replace(".", ",")
    return line


def too_short(line: list[str], chance: random.Random) -> list[str]:
    """A row without its last cell."""
    del chance
    return line[:-1]


def of_several_lines(line: list[str], chance: random.Random) -> list[str]:
    """A row with a line end in its last cell, one time in three."""
    line[15] = '"yes\nand no"' if chance.randrange(3) == 0 else line[15]
    return line


def beyond_ascii(line: list[str], chance: random.Random) -> list[str]:
    """A row in Windows-1252."""
    del chance
    line[1] = "Qualität"
    return line


KINDS: dict[str, Callable[[list[str], random.Random], list[str]]] = {
    "good": days, "moments": moments, "too long": too_long, "too short": too_short, "several lines": of_several_lines,
    "Windows-1252": beyond_ascii,
}  # fmt: skip


def main() -> None:
    """Print ratio and memory for each kind of rows."""
    size = int(sys.argv[1] if len(sys.argv) > 1 else 50) * 1_000_000
    print("| rows | csv module | read_sheets | ratio | memory |\n|---|---|---|---|---|")
    for name in KINDS:
        with tempfile.TemporaryDirectory(prefix="tables-") as folder:
            file = Path(folder) / "rows.csv"
            _write(file, name, size)
            run = subprocess.run([sys.executable, __file__, "--one", str(file)], capture_output=True, text=True, check=True)
            print(f"| {name} | {run.stdout.strip()} |", flush=True)


def _write(file: Path, name: str, size: int) -> None:
    chance, written, number = random.Random(20), 0, 0
    with file.open("w", encoding="cp1252", newline="") as stream:
        stream.write(f"{HEADINGS}\n")
        while written < size:
            number += 1
            line = KINDS[name](_row(number, chance), chance)
            written += stream.write(",".join(line) + "\n")


def _row(number: int, chance: random.Random) -> list[str]:
    at = [f"2026-{chance.randint(9, 10):02}-{chance.randint(1, 28):02}" for _ in range(3)]
    scores = [str(chance.randint(0, 100)) for _ in range(2)]
    minutes, answer = str(chance.randint(1, 900) / 10), chance.choice(["yes", "no", ""])
    return [
        f"p{number:06}", chance.choice(["sales", "finance"]), chance.choice(["yes", "no"]), f"c-{chance.randint(1, 40)}", "elearning", *at,
        "completed", "passed", *scores, minutes, str(chance.randint(1, 5)), str(chance.randint(1, 5)), answer,
    ]  # fmt: skip


def _one(file: Path) -> None:
    plain = min(_seconds(lambda: _plain_pass(file)) for _ in range(3))
    ours = min(_seconds(lambda: read_sheets(file, file.name)) for _ in range(3))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000
    verdict = "" if ours <= MOST_RATIO * plain and memory <= MOST_MEGABYTES else " (too much)"
    print(f"{plain:.2f} s | {ours:.2f} s | {ours / plain:.1f}{verdict} | {memory:.0f} MB")


def _plain_pass(file: Path) -> None:
    with file.open(newline="", encoding="cp1252") as stream:
        for _ in csv.reader(stream):
            pass


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


if __name__ == "__main__":
    _one(Path(sys.argv[2])) if sys.argv[1:2] == ["--one"] else main()
