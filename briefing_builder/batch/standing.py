"""What stands where a deck shall go: nothing, our own work, our work saved again by a program, or somebody's edit."""

import hashlib
from dataclasses import dataclass
from typing import Literal

from briefing_builder.backends.pptx import is_untouched
from briefing_builder.batch.model import Entry, Seen
from briefing_builder.batch.shelf import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Whose the file at a place is; `changes` say what a hand has done. `sha256` is known where the file was read."""

    kind: Literal["absent", "ours", "saved again", "by hand"]
    seen: Seen | None = None
    sha256: str = ""
    changes: tuple[str, ...] = ()


def standing_at(shelf: Shelf, name: str, entry: Entry | None, *, ours: Seen | None) -> Standing:
    """Return what stands at a place. `entry` is the record of the deck, `ours` how we left the file there (None: we left none).

    Raises OutputError when the file is there and cannot be read.
    """
    found = shelf.seen(name)
    if found is None:
        return Standing(kind="absent")
    if entry is not None and found == ours:
        return Standing(kind="ours", seen=found, sha256=entry.sha256)
    data = shelf.read(name)
    sha256 = hashlib.sha256(data).hexdigest()
    if (entry is not None and ours is not None and sha256 == entry.sha256) or is_untouched(data):
        return Standing(kind="ours", seen=found, sha256=sha256)
    changes = _changes(data, entry.meaning if entry is not None and ours is not None else "")
    return Standing(kind="by hand" if changes else "saved again", seen=found, sha256=sha256, changes=changes)


def _changes(data: bytes, meaning: str) -> tuple[str, ...]:
    if not meaning:
        return ("it is not as we wrote it",)
    from briefing_builder.backends.pptx import changes_since

    return changes_since(data, meaning)
