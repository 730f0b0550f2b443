"""The folder of a batch: its record and its lock, which a process holds, and what a killed process has left behind. Loads nothing heavy."""

import os
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from briefing_builder.errors import OutputError
from briefing_builder.files.output import cannot_write
from briefing_builder.problems import Source, error

if TYPE_CHECKING:
    from briefing_builder.batch.state.record import Record

SHEETS = "sheets"
"""The folder of the contact sheets, beside their decks."""
PAGES = "pages"
"""The folder of the index's pages, where it has several."""
STATE = ".briefing"
"""The folder, beside the decks, with record and lock."""
LOCK = "lock"
PART = re.compile(r"\..+\.(\d+)-[0-9a-f]{8}\.part")
"""A file that is being written, by the process of that number, or was when it was killed."""
LONG_AGO = 3600
"""Seconds after which nobody writes that file any more, whoever has the number now."""


@dataclass(slots=True)
class BatchState:
    """What a batch holds exclusively while it works in a folder."""

    folder: Path
    _record: "Record | None" = None

    @property
    def record(self) -> "Record":
        """Return the record, read when it is first asked for."""
        if self._record is None:
            from briefing_builder.batch.state.record import read_record, remove_old_stores

            self._record = read_record(self.folder)
            remove_old_stores(self._record)
        return self._record

    def close(self) -> None:
        """Close the record."""
        if self._record is not None:
            self._record.close()


def contact_sheet_name(path: str) -> str:
    """Return where the contact sheet of a deck is: `sheets/a-b-standard.svg` beside `a-b-standard.pptx`."""
    folder, slash, file = path.rpartition("/")
    return f"{folder}{slash}{SHEETS}/{file.removesuffix('.pptx')}.svg"


def state_folder(out: str) -> Path:
    """Return where record and lock lie: in the folder of the decks; for an address elsewhere, under the current folder."""
    if "://" not in out:
        return Path(out) / STATE
    return Path(STATE) / re.sub(r"[^A-Za-z0-9]+", "-", out).strip("-")


@contextmanager
def locked_state(out: str, *, is_dry: bool = False) -> Iterator[BatchState]:
    """Yield the state of a folder, in which no other batch may work meanwhile; the lock ends with the process, however it ends.

    A dry batch only looks, and makes no folder. Raises OutputError when another batch builds there, or when the folder cannot be written.
    """
    folder = state_folder(out)
    if is_dry and not folder.exists() and not Path(out).is_file():
        yield BatchState(folder)
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / LOCK, timeout=0)
        lock.acquire()
    except Timeout as taken:
        hint = "wait until it is done, or choose another folder with -o"
        raise OutputError(error("batch-running", "another batch builds into this folder", Source(path=out), hint)) from taken
    except (OSError, NotImplementedError) as failure:
        raise cannot_write(folder, failure if isinstance(failure, OSError) else OSError(str(failure))) from failure
    state = BatchState(folder)
    try:
        yield state
    finally:
        state.close()
        lock.release()


def remove_leftovers(out: str, folders: Iterable[str] = ("",)) -> int:
    """Remove files that were half written when their process was killed; return how many there were. Only while the lock is held.

    Looks where the record and the papers lie, into these folders of `out` and their sheets; where another batch has a record of its
    own, that one sweeps.
    """
    places = [state_folder(out)]
    if "://" not in out:
        several = dict.fromkeys(("", PAGES, *folders))
        roots = [Path(out, folder) for folder in several if not folder or not Path(out, folder, STATE).exists()]
        places += [folder_or_root for root in roots for folder_or_root in (root, root / SHEETS)]
    leftovers = [file for folder_or_root in places for file in folder_or_root.glob(".*.part") if _is_left_behind(file)]
    for file in leftovers:
        with suppress(OSError):
            file.unlink()
    return len(leftovers)


def _is_left_behind(file: Path) -> bool:
    written = PART.fullmatch(file.name)
    if written is None:
        return False
    try:
        is_old = time.time() - file.stat().st_mtime > LONG_AGO
    except OSError:
        return False
    return is_old or not _is_running(int(written[1]))


def _is_running(process: int) -> bool:
    """Return whether a process with that number runs on this machine; True where the system cannot be asked safely."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    with suppress(OSError):  # Linux lists zombies: processes that have ended and were not waited for
        return Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[0] != "Z"
    return True


def default_jobs() -> int:
    """Return how many workers this machine has cores for."""
    with suppress(AttributeError):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
