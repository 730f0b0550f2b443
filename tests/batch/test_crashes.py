"""A batch that is killed at any moment leaves whole decks only, and the next one does what is missing: the same tree as without a crash.

`make soak` runs it with BRIEFING_SOAK_KILLS=200.
"""

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from batch_samples import briefing, command, programme_in, tree_of

KILLS = int(os.environ.get("BRIEFING_SOAK_KILLS", "3"))
ARGUMENTS = ("--variant", "standard", "--variant", "short")
MOST = 8  # of the twelve decks: with so many done, a batch of two processes is still in the middle


@pytest.fixture(scope="module")
def programme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return programme_in(tmp_path_factory.mktemp("crashes"))


@pytest.fixture(scope="module")
def whole(programme: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What an uninterrupted batch makes."""
    out = tmp_path_factory.mktemp("whole")
    briefing("batch", programme, *ARGUMENTS, "-o", out)
    return tree_of(out)


def start(programme: Path, out: Path) -> subprocess.Popen[str]:
    words = command("batch", programme, *ARGUMENTS, "-o", out, "-q")
    return subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True, start_new_session=True)


def stopped_in_the_middle(programme: Path, out: Path, *, decks: int) -> subprocess.Popen[str]:
    """Return a batch that has made at least so many decks and has most of the rest before it; it stands still until SIGCONT.

    On a busy machine one looks too late now and then, so it is begun afresh until one is caught.
    """
    for _ in range(20):
        process = start(programme, out)
        while len([*out.glob("*.pptx")]) < decks and process.poll() is None:
            time.sleep(0.005)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGSTOP)
            if len([*out.glob("*.pptx")]) <= MOST:
                return process
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        shutil.rmtree(out)
    raise AssertionError("no batch was caught in the middle")


def are_whole(out: Path) -> int:
    """Return how many decks there are; each is a whole zip file."""
    decks = [*out.glob("*.pptx")]
    for deck in decks:
        with ZipFile(deck) as package:
            assert package.testzip() is None
    return len(decks)


def test_killed_at_any_moment_nothing_is_torn_and_the_rest_is_done_next_time(
    programme: Path, whole: dict[str, bytes], tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    chance = random.Random(20_261_124)
    interrupted = 0
    for number in range(KILLS):
        out = tmp_path / f"out-{number}"
        for moment in (chance.uniform(0.4, 2.6), chance.uniform(0.4, 2.6)):
            process = start(programme, out)
            time.sleep(moment)
            if process.poll() is None:
                interrupted += 1
            if chance.random() < 0.5:
                os.killpg(process.pid, signal.SIGKILL)  # the power goes
            else:
                process.kill()  # somebody kills the batch alone; its workers must not outlive it for long
            process.wait()
            are_whole(out)
        briefing("batch", programme, *ARGUMENTS, "-o", out)
        assert tree_of(out) == whole
    assert interrupted > 0
    record_property("told", f"{interrupted} batches killed, 0 torn files, every resumed tree as without a crash")


def test_what_was_finished_before_a_crash_is_not_built_again(programme: Path, tmp_path: Path) -> None:
    process = stopped_in_the_middle(programme, tmp_path, decks=4)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    before = {deck: deck.stat().st_mtime_ns for deck in tmp_path.glob("*.pptx")}
    assert 4 <= len(before) < 12
    done = briefing("batch", programme, *ARGUMENTS, "-o", tmp_path)
    assert len(done.stdout.splitlines()) == 12 - len(before)
    assert f"      {len(before)}  unchanged" in done.stderr
    assert {deck: deck.stat().st_mtime_ns for deck in before} == before


def test_ctrl_c_leaves_whole_decks_and_exit_130(programme: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    process = stopped_in_the_middle(programme, tmp_path, decks=1)
    os.killpg(process.pid, signal.SIGINT)
    os.killpg(process.pid, signal.SIGCONT)
    assert process.wait(timeout=120) == 130
    assert 0 < are_whole(tmp_path) < sum(name.endswith(".pptx") for name in whole)
    briefing("batch", programme, *ARGUMENTS, "-o", tmp_path)
    assert tree_of(tmp_path) == whole


def test_two_batches_never_build_into_one_folder(programme: Path, tmp_path: Path) -> None:
    first = start(programme, tmp_path)
    while not (tmp_path / ".briefing" / "lock").exists() and first.poll() is None:
        time.sleep(0.01)
    time.sleep(0.05)
    os.killpg(first.pid, signal.SIGSTOP)
    try:
        second = briefing("batch", programme, "-o", tmp_path, expect=8)
    finally:
        os.killpg(first.pid, signal.SIGCONT)
    assert "another batch builds into this folder" in second.stderr
    assert first.wait(timeout=120) == 0


def test_no_worker_outlives_a_killed_batch(programme: Path, tmp_path: Path) -> None:
    process = stopped_in_the_middle(programme, tmp_path, decks=1)
    process.kill()
    os.killpg(process.pid, signal.SIGCONT)
    process.wait()
    deadline = time.monotonic() + 30
    while _members(process.pid):
        assert time.monotonic() < deadline, f"still alive: {_members(process.pid)}"
        time.sleep(0.2)


def _members(group: int) -> list[int]:
    """The processes of a group that still run."""
    found = subprocess.run(["ps", "-eo", "pid=,pgid=,stat="], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in found.splitlines()]
    return [int(pid) for pid, pgid, state in rows if int(pgid) == group and not state.startswith("Z")]
