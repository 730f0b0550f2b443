"""What is already where a deck is to be written: nothing, our own deck, our deck saved again by a program, or somebody's edit."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from briefing_builder.backends.pptx import is_untouched
from briefing_builder.batch.model import FileStat
from briefing_builder.batch.target.destination import Destination
from briefing_builder.edits import UNKNOWN, changes_since, is_of_another_version


@dataclass(frozen=True, slots=True, kw_only=True)
class LastWritten:
    """A file as we left it; `stat` is None where we left none. `is_doubted`: it is read even if size and time are the same.

    `rebuilt` returns the snapshot of the deck as we would write it now.
    """

    stat: FileStat | None = None
    sha256: str = ""
    snapshot: bytes = b""
    rebuilt: Callable[[], bytes]
    is_doubted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetState:
    """Whose the file is; `changes` say what was edited by hand. `sha256` is known where the file was read."""

    kind: Literal["absent", "ours", "saved again", "by hand"]
    stat: FileStat | None = None
    sha256: str = ""
    changes: tuple[str, ...] = ()


def target_state_at(destination: Destination, name: str, left: LastWritten) -> TargetState:
    """Return what stands at a place, of which `left` says how we left it.

    Raises OutputError when the file is there and cannot be read.
    """
    stat = destination.stat(name)
    if stat is None:
        return TargetState(kind="absent")
    if stat == left.stat and not left.is_doubted:
        return TargetState(kind="ours", stat=stat, sha256=left.sha256)
    data = destination.read(name)
    sha256 = hashlib.sha256(data).hexdigest()
    if (left.stat is not None and sha256 == left.sha256) or is_untouched(data):
        return TargetState(kind="ours", stat=stat, sha256=sha256)
    changes = _changes_since_written(data, left)
    return TargetState(kind="by hand" if changes else "saved again", stat=stat, sha256=sha256, changes=changes)


def _changes_since_written(data: bytes, left: LastWritten) -> tuple[str, ...]:
    """What was edited by hand. A snapshot of another version tells nothing; then a deck that is as we would write it now was not edited,
    and of any other nobody knows what was changed.
    """
    if not is_of_another_version(left.snapshot):
        return changes_since(data, left.snapshot)
    return UNKNOWN if changes_since(data, left.rebuilt()) else ()
