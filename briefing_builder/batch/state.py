"""The folder of a batch: its record and lock, which end with the process, and what a killed one has left behind. Loads nothing heavy."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from briefing_builder.errors import OutputError
from briefing_builder.output import cannot_write
from briefing_builder.problems import Source, error

if TYPE_CHECKING:
    from briefing_builder.batch.record import Record

STATE = ".briefing"
"""The folder, beside the decks, with record and lock."""
LOCK = "lock"
PART = re.compile(r"\..+\.[0-9a-f]{8}\.part")
"""A file that was being written when its process was killed."""


@dataclass(slots=True)
class State:
    """What a batch has in its hands while it works in a folder: nobody else does."""

    folder: Path
    _record: "Record | None" = None

    @property
    def record(self) -> "Record":
        """Return the record, read when it is first asked for."""
        if self._record is None:
            from briefing_builder.batch.record import read_record, sweep_stores

            self._record = read_record(self.folder)
            sweep_stores(self._record)
        return self._record

    def close(self) -> None:
        """Let go of the record."""
        if self._record is not None:
            self._record.close()


def state_folder(out: str) -> Path:
    """Return where record and lock lie: in the folder of the decks; for an address elsewhere, under the current folder."""
    if "://" not in out:
        return Path(out) / STATE
    return Path(STATE) / re.sub(r"[^A-Za-z0-9]+", "-", out).strip("-")


@contextmanager
def opened(out: str) -> Iterator[State]:
    """Yield the state of a folder, in which no other batch may work meanwhile; the lock ends with the process, however it ends.

    Raises OutputError when another batch builds there, or when the folder cannot be written.
    """
    folder = state_folder(out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / LOCK, timeout=0)
        lock.acquire()
    except Timeout as taken:
        hint = "wait until it is done, or choose another folder with -o"
        raise OutputError(error("batch-running", "another batch builds into this folder", Source(path=out), hint)) from taken
    except (OSError, NotImplementedError) as failure:
        raise cannot_write(folder, failure if isinstance(failure, OSError) else OSError(str(failure))) from failure
    state = State(folder)
    try:
        yield state
    finally:
        state.close()
        lock.release()


def sweep(out: str) -> int:
    """Remove the half-written files of batches that were killed; return how many there were. Only while the lock is held."""
    if "://" in out:
        return 0
    found = [file for file in Path(out).rglob("*.part") if PART.fullmatch(file.name)]
    for file in found:
        with suppress(OSError):
            file.unlink()
    return len(found)


def usual_jobs() -> int:
    """Return how many workers this machine can feed."""
    with suppress(AttributeError):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
