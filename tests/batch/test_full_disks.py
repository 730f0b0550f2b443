"""A full, read-only or broken disk leaves the old decks whole, is told with the place, and costs the next batch nothing but time."""

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import repeat
from pathlib import Path

import fsspec
import pytest
from batch_samples import batch_here, briefing, command, replace_in, report_here, statuses, tree_of, wanted_of
from fsspec.implementations.memory import MemoryFileSystem

TWO = ("-d", "finance", "-d", "technology")
SUPPORT = Path(__file__).parents[1] / "support"


def reword(programme: Path, words: str = "Treasury") -> None:
    replace_in(programme / "departments.yaml", "name: Finance and", f"name: {words} and")


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[None]:
    """Mount a small disk in memory at a folder; only root may, so others get a limit on the size of files instead."""
    folder.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], capture_output=True, check=False)
    if done.returncode:
        yield  # the limit below is stricter still: see LONGEST
        return
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


LONGEST = 150_000
"""Bytes of the longest file where no disk can be mounted; every deck is longer."""


def test_a_full_disk_leaves_the_old_decks_whole(programme: Path, tmp_path: Path) -> None:
    out = tmp_path / "disk"
    with small_disk(out, "2400k"):
        briefing("batch", programme, *TWO, "-o", out, "--no-index")
        before = tree_of(out)
        filler = out / "filler"
        if os.path.ismount(out):
            fill(filler)
            limit = None
        else:
            limit = LONGEST
        reword(programme)
        replace_in(programme / "departments.yaml", "name: Technology and Digital", "name: Technology and Data")
        done = limited(command("batch", programme, *TWO, "-o", out, "--no-index"), limit)
        assert done.returncode == 9, done.stderr
        assert done.stderr.count("cannot be written: ") >= 2
        assert "make space" in done.stderr
        assert "Traceback" not in done.stderr
        filler.unlink(missing_ok=True)
        after = tree_of(out)
        assert {name: after[name] for name in before if name.endswith(".pptx")} == {
            name: data for name, data in before.items() if name.endswith(".pptx")
        }
        briefing("batch", programme, *TWO, "-o", out, "--no-index")
        fresh = tmp_path / "fresh"
        briefing("batch", programme, *TWO, "-o", fresh, "--no-index")
        assert tree_of(out) == tree_of(fresh)


def fill(file: Path) -> None:
    """Write a file until there is no room left on its disk."""
    with file.open("wb", buffering=0) as stream:
        for size in (4096, 64, 1):
            with pytest.raises(OSError, match="No space left"):
                stream.writelines(repeat(bytes(size)))


def limited(words: list[str], longest: int | None) -> subprocess.CompletedProcess[str]:
    """Run a command that may write no longer files."""
    limit = f"resource.setrlimit(resource.RLIMIT_FSIZE, ({longest}, {longest}))"
    start = f"import os, resource, sys; {limit}; os.execv(sys.argv[1], sys.argv[1:])"
    wrapped = words if longest is None else [sys.executable, "-c", start, *words]
    return subprocess.run(wrapped, capture_output=True, text=True, check=False, timeout=300)


def test_files_that_may_not_become_so_long_leave_the_old_ones(programme: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    briefing("batch", programme, "-d", "finance", "-o", out, "--no-index")
    before = tree_of(out)
    reword(programme)
    done = limited(command("batch", programme, "-d", "finance", "-o", out, "--no-index"), LONGEST)
    assert done.returncode == 9
    assert "cannot be written: file too large" in done.stderr
    assert "Traceback" not in done.stderr
    deck = "mb-2027-q1-finance-standard.pptx"
    assert tree_of(out)[deck] == before[deck]
    assert not [*out.glob(".*.part")]


def test_a_record_that_cannot_be_written_costs_no_deck(programme: Path, tmp_path: Path) -> None:
    """The record lies on a disk of its own that is full; the decks have room."""
    out = tmp_path / "out"
    out.mkdir()
    (out / ".briefing").symlink_to(tmp_path / "state")
    with small_disk(tmp_path / "state", "16k"):
        done = limited(command("batch", programme, *TWO, "-o", out, "--no-index"), None)
        mounted = os.path.ismount(tmp_path / "state")
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
        if mounted:
            assert "the decks are whole; the next batch looks at all of them again" in done.stderr
        assert len([name for name in tree_of(out) if name.endswith(".pptx")]) == 2
        again = briefing("batch", programme, *TWO, "-o", out, "--no-index")
        assert "      2  unchanged" in again.stderr


AS_SOMEBODY_ELSE = """
import os, sys
sys.path[:0] = {path!r}
from dataclasses import replace
from batch_samples import batch_here, wanted_of
from pathlib import Path
programme, out, warm = map(Path, {places!r})
batch_here(wanted_of(programme, warm, departments=("finance",)))
os.environ["HOME"] = "/"
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
(outcome,) = batch_here(replace(wanted_of(programme, out, departments=("finance",)), is_forced=True))
print(outcome.status, outcome.problems[-1])
"""


def test_a_read_only_folder_is_told_with_the_place(programme: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    batch_here(wanted_of(programme, out, departments=("finance",)))
    before = tree_of(out)
    reword(programme)
    for place in (tmp_path, *tmp_path.parents[:3]):
        place.chmod(0o755)
    (out / ".briefing").chmod(0o777)
    for file in (out / ".briefing").iterdir():
        file.chmod(0o666)
    out.chmod(0o555)
    script = tmp_path / "driver.py"
    places = [str(place) for place in (programme, out, tmp_path / "warm")]
    script.write_text(AS_SOMEBODY_ELSE.format(path=[str(SUPPORT)], places=places), encoding="utf-8")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False, timeout=300)
    out.chmod(0o755)
    assert done.stdout.startswith(f"failed {out}/mb-2027-q1-finance-standard.pptx: error: cannot be written: permission denied"), done
    assert {name: data for name, data in tree_of(out).items() if name.endswith(".pptx")} == {
        name: data for name, data in before.items() if name.endswith(".pptx")
    }


class Rotten(MemoryFileSystem):
    """A place that breaks down while it is written to: the real one is kept in memory."""

    protocol = "rotten"
    is_rotten = False

    def pipe_file(self, path: str, value: bytes, mode: str = "overwrite", **kwargs: object) -> None:
        if Rotten.is_rotten and ".pptx" in path:
            super().pipe_file(path, value[: len(value) // 2], mode=mode, **kwargs)
            raise OSError(errno.EIO, "Input/output error", path)
        super().pipe_file(path, value, mode=mode, **kwargs)


def test_a_place_that_breaks_down_keeps_the_old_deck(programme: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsspec.register_implementation("rotten", Rotten, clobber=True)
    monkeypatch.chdir(tmp_path)
    wanted = wanted_of(programme, "rotten://decks")
    assert statuses(batch_here(wanted)) == {"finance": "built", "technology": "built"}
    before = dict(Rotten.store)
    reword(programme)
    Rotten.is_rotten = True
    try:
        report = report_here(wanted)
    finally:
        Rotten.is_rotten = False
    assert statuses(report.outcomes) == {"finance": "failed", "technology": "unchanged"}
    assert [problem.message for problem in report.outcomes[0].problems] == ["cannot be written: input/output error"]
    name = next(path for path in Rotten.store if path.endswith("finance-standard.pptx"))
    assert Rotten.store[name] is before[name]
    assert not [path for path in Rotten.store if path.endswith(".part")]
    assert statuses(batch_here(wanted)) == {"finance": "built", "technology": "unchanged"}
