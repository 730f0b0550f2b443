"""Files as they were when they were read: their sizes and times, by which a later run knows them without reading, and their digests."""

import hashlib
import os
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from briefing_builder.files.intake import read_bytes
from briefing_builder.problems import Problem

FRESH = 2_000_000_000
"""Nanoseconds: a file that changed this shortly before it was read may have changed again without its time showing it."""
ABSENT = (-1, 0)
LARGEST = 100_000_000
"""Bytes of an input; whatever reads one takes less, and tells it."""


class Stamp(NamedTuple):
    """A file as it was; `is_certain` where its size and time alone tell whether it is still the same."""

    path: str
    size: int
    modified: int
    sha256: str
    is_certain: bool

    def is_current(self, *, is_thorough: bool) -> bool:
        """Return whether the file is as it was: by size and time; by its digest too where asked for, or where time says too little."""
        if (file_stat(Path(self.path)) or ABSENT) != (self.size, self.modified):
            return False
        return (self.is_certain and not is_thorough) or self.size < 0 or digest_of_file(Path(self.path)) == self.sha256


def file_stat(path: Path | str) -> tuple[int, int] | None:
    """Return size and time of a file, None where there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116 - asked of every deck, and half as dear as a Path
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def stamps_of(files: Iterable[Path]) -> list[Stamp]:
    """Return the stamp of each file as it is now; the size of a missing one is -1."""
    now = time.time_ns()
    return [_stamp_of(path, now) for path in dict.fromkeys(files)]


def digest_of_stamps(stamps: Iterable[Stamp]) -> str:
    """Return one digest over what the files hold, wherever they lie and whenever they were read."""
    return hashlib.sha256("\n".join(stamp.sha256 for stamp in stamps).encode()).hexdigest()[:16]


def digest_of_file(path: Path) -> str:
    """Return the SHA-256 of a file; empty where it cannot be read, or is larger than any that is read."""
    data = read_bytes(path, "", LARGEST)
    return "" if isinstance(data, Problem) else hashlib.sha256(data).hexdigest()


def _stamp_of(path: Path, now: int) -> Stamp:
    size, modified = file_stat(path) or ABSENT
    return Stamp(str(path), size, modified, digest_of_file(path) if size >= 0 else "", now - modified > FRESH)
