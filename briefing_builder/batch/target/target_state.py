"""What stands where a deck shall go: nothing, our own work, our work saved again by a program, or somebody's edit."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from briefing_builder.backends.pptx import is_untouched
from briefing_builder.batch.model import Seen
from briefing_builder.batch.target.destination import Shelf
from briefing_builder.edits import UNKNOWN, changes_since, is_of_another_version


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A file as we left it; `seen` is None where we left none. `is_doubted`: it is read even if size and time are the same.

    `rebuilt` returns the snapshot of the deck as we would write it now.
    """

    seen: Seen | None = None
    sha256: str = ""
    snapshot: bytes = b""
    rebuilt: Callable[[], bytes]
    is_doubted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Whose the file at a place is; `changes` say what a hand has done. `sha256` is known where the file was read."""

    kind: Literal["absent", "ours", "saved again", "by hand"]
    seen: Seen | None = None
    sha256: str = ""
    changes: tuple[str, ...] = ()


def standing_at(shelf: Shelf, name: str, left: Left) -> Standing:
    """Return what stands at a place, of which `left` says how we left it.

    Raises OutputError when the file is there and cannot be read.
    """
    found = shelf.seen(name)
    if found is None:
        return Standing(kind="absent")
    if found == left.seen and not left.is_doubted:
        return Standing(kind="ours", seen=found, sha256=left.sha256)
    data = shelf.read(name)
    sha256 = hashlib.sha256(data).hexdigest()
    if (left.seen is not None and sha256 == left.sha256) or is_untouched(data):
        return Standing(kind="ours", seen=found, sha256=sha256)
    changes = _changes_since_left(data, left)
    return Standing(kind="by hand" if changes else "saved again", seen=found, sha256=sha256, changes=changes)


def _changes_since_left(data: bytes, left: Left) -> tuple[str, ...]:
    """What a hand has changed. A snapshot of another version tells nothing; then a deck that is as we would write it now is no hand's work,
    and of any other nobody knows what was changed.
    """
    if not is_of_another_version(left.snapshot):
        return changes_since(data, left.snapshot)
    return UNKNOWN if changes_since(data, left.rebuilt()) else ()
