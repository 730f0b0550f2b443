"""A watched command: whatever it does, it ends in time, says why, and does the rest of its work."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

DRIVER = """
import hashlib, itertools, os, signal, sys, time
{before}
from briefing_builder.errors import LimitError
from briefing_builder.limits.model import Limits
from briefing_builder.limits.watch import TimeLimitPassed, begin_work, end_work, report_out_of_memory, run_watched, temporary_folder

def one(name, work):
    try:
        begin_work(f"the deck of {{name}}")
        exec(work)
        print(name, "is made", flush=True)
    except LimitError as stopped:
        print(*stopped.problems, flush=True)

run_watched(Limits(seconds=1, megabytes=500), print)
try:
    one("first", "pass")
    one("second", {work!r})
    one("third", "pass")
except TimeLimitPassed:
    print("put away", flush=True)
    sys.exit(12)
except MemoryError:
    sys.exit(12 if report_out_of_memory() else 1)
except KeyboardInterrupt:
    print("interrupted", flush=True)
    sys.exit(130)
sys.exit(7)
"""
NO_FORK = "del os.fork"


@dataclass(frozen=True, slots=True)
class Ended:
    """How a watched process ended, and what it said."""

    code: int
    out: list[str]
    err: str


def started(work: str, before: str = "") -> subprocess.Popen[str]:
    code = DRIVER.format(work=work, before=before)
    return subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )  # fmt: skip


def ended(process: subprocess.Popen[str]) -> Ended:
    out, err = process.communicate(timeout=60)
    return Ended(process.returncode, out.splitlines(), err)


def test_what_keeps_the_limits_ends_as_it_would_alone() -> None:
    assert ended(started("pass")) == Ended(7, ["first is made", "second is made", "third is made"], "")


SLOW = "error: the deck of second took longer than 1 second [deck-too-slow]"
STOPPED = {
    "Python that sleeps": ("time.sleep(600)", SLOW),
    "C that never comes back": ("hashlib.pbkdf2_hmac('sha256', b'', b'', 1 << 30)", SLOW),
    "C that lets nobody else": ("sum(itertools.repeat(0, 1 << 50))", SLOW),
    "too much memory": ("bytearray(1 << 40)", "error: the deck of second needs more than 500 MB [deck-too-large]"),
    "death": ("os.abort()", "error: the worker died while it built the deck of second (signal SIGABRT) [worker-died]"),
}


@pytest.mark.parametrize("kind", STOPPED)
def test_one_that_passes_a_limit_is_given_up_and_the_others_are_made(kind: str) -> None:
    work, told = STOPPED[kind]
    done = ended(started(work))
    assert (done.code, done.err) == (7, "")
    assert [line for line in done.out if line not in ("put away", "first is made") and "hint:" not in line] == [told, "third is made"]


def test_what_is_overdue_may_put_away_what_it_holds() -> None:
    assert "put away" in ended(started("time.sleep(600)")).out


def test_no_temporary_folder_of_what_was_killed_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    work = "folder = temporary_folder('pack'); open(f'{folder.name}/half', 'w'); print(os.listdir(folder.name), flush=True); os.abort()"
    assert "['half']" in ended(started(work)).out
    assert list(tmp_path.iterdir()) == []


def test_somebody_who_reads_may_take_as_long_as_he_likes() -> None:
    assert ended(started("end_work(); time.sleep(1.5)")).out == ["first is made", "second is made", "third is made"]


@pytest.mark.parametrize("is_of_a_terminal", [True, False])
def test_ctrl_c_is_heard_once(is_of_a_terminal: bool) -> None:
    process = started("end_work(); print('slow', flush=True)\ntry: time.sleep(600)\nfinally: time.sleep(0.3)")
    assert process.stdout is not None
    while process.stdout.readline() != "slow\n":
        pass
    if is_of_a_terminal:
        os.killpg(process.pid, signal.SIGINT)
    else:
        process.send_signal(signal.SIGINT)
    assert ended(process) == Ended(130, ["interrupted"], "")


def test_a_signal_to_the_one_that_watches_ends_both() -> None:
    process = started("end_work(); print(os.getpid(), flush=True); time.sleep(600)")
    assert process.stdout is not None
    assert process.stdout.readline() == "first is made\n"
    working = int(process.stdout.readline())
    process.terminate()
    assert ended(process) == Ended(-signal.SIGTERM, [], "")
    with pytest.raises(ProcessLookupError):
        os.kill(working, 0)


@pytest.mark.parametrize("kind", ["Python that sleeps", "C that never comes back"])
def test_where_a_system_cannot_fork_the_command_ends_in_time(kind: str) -> None:
    begun = time.monotonic()
    done = ended(started(STOPPED[kind][0], NO_FORK))
    assert (done.code, done.err) == (12, "")
    assert done.out[:2] == ["first is made", SLOW]
    assert time.monotonic() - begun < 30


def test_where_a_system_cannot_fork_even_python_that_hangs_ends() -> None:
    done = ended(started(STOPPED["C that lets nobody else"][0], NO_FORK))
    assert done.code != 0
    assert done.err == ""


def test_a_name_that_is_long_and_odd_is_given_up_too() -> None:
    done = ended(started("begin_work('reading ' + chr(10) + chr(0xdc80) * 5_000); bytearray(1 << 40)"))
    assert done.code == 7
    assert done.out[-1] == "third is made"
    assert any("[deck-too-large]" in line for line in done.out)
