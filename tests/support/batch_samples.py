"""Batches for tests: a small programme in a folder of its own, and a batch that runs in this process or as the command would."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Generator
from pathlib import Path

from briefing_builder.batch.model import BatchLimits, BatchReport, BatchRequest, Outcome, Task
from briefing_builder.batch.plan import plan_batch, scan_programmes
from briefing_builder.batch.run import execute_plan
from briefing_builder.batch.state.folder import locked_state, remove_leftovers
from briefing_builder.batch.state.up_to_date import report_if_up_to_date
from briefing_builder.batch.work.build_task import build_deck
from briefing_builder.values import replace

EXAMPLES = Path(__file__).parents[2] / "examples"
DEPARTMENTS = ("contact-centre", "field-service", "warehouse", "sales", "finance", "technology")


def programme_in(folder: Path, example: str = "merrowdale") -> Path:
    """Return a copy of an example that a test may change."""
    return Path(shutil.copytree(EXAMPLES / example, folder / example))


def wanted_of(programme: Path, out: Path | str, **more: object) -> BatchRequest:
    """Return a batch of some departments of a programme, without contact sheets."""
    given = {"departments": ("finance", "technology"), "has_index": False, **more}
    return replace(BatchRequest(programmes=(str(programme),), out=str(out)), **given)


def batch_here(wanted: BatchRequest, limits: BatchLimits | None = None) -> tuple[Outcome, ...]:
    """Return what becomes of every deck of a batch whose decks are built in this process, one after the other."""
    return report_here(wanted, limits).outcomes


def report_here(wanted: BatchRequest, limits: BatchLimits | None = None, *, work: Callable[[Task], Outcome] = build_deck) -> BatchReport:
    """Return the report of a batch whose decks are built in this process."""
    with locked_state(wanted.out, is_dry=wanted.is_dry) as state:
        done = report_if_up_to_date(wanted, state.folder)
        if done is not None:
            return done
        remove_leftovers(wanted.out)

        def workers(tasks: tuple[Task, ...]) -> Generator[Outcome, None, None]:
            yield from map(work, tasks)

        planned = plan_batch(wanted, scan_programmes(wanted.programmes), state.record)
        return execute_plan(wanted, planned, state.record, workers=workers, limits=limits or BatchLimits(), tell=lambda _outcome: None)


def statuses(outcomes: tuple[Outcome, ...]) -> dict[str, str]:
    """Return the status of each department."""
    return {outcome.department: outcome.status for outcome in outcomes}


def replace_in(file: Path, before: str, after: str) -> None:
    """Change a text in a file, which must be there."""
    text = file.read_text(encoding="utf-8")
    assert before in text, f"{before!r} is not in {file}"
    file.write_text(text.replace(before, after), encoding="utf-8")


def command(*words: object) -> list[str]:
    """Return a command line of briefing, as its user types it."""
    return [sys.executable, "-m", "briefing_builder", *map(str, words)]


def briefing(*words: object, expect: int = 0) -> subprocess.CompletedProcess[str]:
    """Run a command to its end; its exit code must be the expected one."""
    done = subprocess.run(command(*words), capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == expect, f"exit {done.returncode}, not {expect}\n{done.stdout}\n{done.stderr}"
    return done


def tree_of(out: Path) -> dict[str, bytes]:
    """Return every file that a batch has made, by name, without its record and lock."""
    files = (file for file in sorted(out.rglob("*")) if file.is_file() and ".briefing" not in file.parts)
    return {file.relative_to(out).as_posix(): file.read_bytes() for file in files}
