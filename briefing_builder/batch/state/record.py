"""The record of a folder: one line of JSON for every deck that was finished, appended, never rewritten while a batch runs.

A line that a crash cut short is ignored; the last line of a deck counts. A full disk costs a later
batch some work, and no deck.
"""

import json
from collections.abc import Hashable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from briefing_builder.batch.model import DeckUpdate, Details, Entry
from briefing_builder.batch.state.store import Store, packed_details, packed_parts, unpacked_details, unpacked_parts
from briefing_builder.errors import OutputError
from briefing_builder.files.output import write_atomically

NAME = "record.jsonl"
KEPT = "kept-{}.bin"
VERSION = 3
Shared = TypeVar("Shared", bound=Hashable)
CROWDED = 3
"""Lines per deck above which the record is rewritten with one line each."""


@dataclass(slots=True)
class Record:
    """What earlier batches left in a folder, by the deck's path."""

    path: Path
    entries: dict[str, Entry] = field(default_factory=dict)
    lines: int = 0
    turn: int = 0
    """How often it was rewritten; names the store to which its lines refer."""
    failure: OSError | None = None
    """Why something could not be recorded."""
    _whole: int = 0
    """Bytes up to the end of the last whole line."""
    _stream: BinaryIO | None = None
    _store: Store | None = None
    _shared: dict[Hashable, Hashable] = field(default_factory=dict)

    def add(self, update: DeckUpdate) -> Entry:
        """Record what became of a deck, flushed to the system before this returns; return the recorded entry. Never raises."""
        entry = update.entry
        before = self.entries.get(entry.path)
        try:
            if update.details is not None:
                pieces = (packed_details(update.details), packed_parts(update.parts), update.snapshot)
                entry = replace(entry, kept=self.store.append(*pieces))
            elif before is not None:
                entry = replace(entry, kept=before.kept)
            self.entries[entry.path] = entry
            self._append({"deck": _entry_data(entry)})
        except OSError as failure:
            self._reset_after(failure)
        return entry

    def forget(self, entry: Entry) -> None:
        """Record that a deck is gone. Never raises."""
        self.entries.pop(entry.path, None)
        try:
            self._append({"gone": entry.path})
        except OSError as failure:
            self._reset_after(failure)

    def details(self, entry: Entry) -> Details | None:
        """Return what index and manifest show of a deck; None where it cannot be read back. Decks share equal values."""
        details = unpacked_details(self._piece(entry, 0))
        if details is None:
            return None
        says = {name: self.interned(texts) for name, texts in details.says.items()}
        problems = self.interned(tuple(map(self.interned, details.problems)))
        return replace(details, occasion=self.interned(details.occasion), says=says, problems=problems)

    def interned(self, value: Shared) -> Shared:
        """Return the first value that was equal to this one: thousands of decks have the same few problems."""
        return self._shared.setdefault(value, value)  # type: ignore[return-value]

    def parts(self, entry: Entry) -> dict[str, str]:
        """Return the digests of what decided a deck."""
        return unpacked_parts(self._piece(entry, 1))

    def snapshot(self, entry: Entry) -> bytes:
        """Return what a person saw in the deck that we wrote last."""
        return self._piece(entry, 2)

    def base_snapshot(self, entry: Entry) -> bytes:
        """Return what a person saw in our deck before somebody edited it."""
        return self.store.read(*entry.base[:2]) if len(entry.base) == 2 else b""

    def compact(self) -> None:
        """Rewrite the record where it has many outdated lines. Never raises."""
        if self.lines > CROWDED * (len(self.entries) + 1):
            with suppress(OSError, OutputError):
                self._rewrite()

    def close(self) -> None:
        """Close the files."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None
        if self._store is not None:
            self._store.close()

    @property
    def store(self) -> Store:
        """Where the rest of each deck is kept."""
        if self._store is None:
            self._store = Store(self.path.with_name(KEPT.format(self.turn)))
        return self._store

    @property
    def size(self) -> int:
        """Return the bytes of the record's whole lines."""
        return self._whole

    def _piece(self, entry: Entry, number: int) -> bytes:
        if len(entry.kept) != 4:
            return b""
        start, *lengths = entry.kept
        return self.store.read(start + sum(lengths[:number]), lengths[number])

    def _append(self, line: Mapping[str, Any]) -> None:
        if self._stream is None:
            self._stream = self.path.open("ab")
            self._stream.truncate(self._whole)  # what a crash or a full disk has torn
        data = _record_line(line)
        self._stream.write(data)
        self._stream.flush()
        self._whole += len(data)
        self.lines += 1

    def _reset_after(self, failure: OSError) -> None:
        """Try again with the next deck, from the last whole line."""
        self.failure = failure
        with suppress(OSError):
            self.close()
        self._stream = self._store = None

    def _rewrite(self) -> None:
        """Copy what still holds into a new store; the new record then takes the place of the old one in one step."""
        new = Store(self.path.with_name(KEPT.format(self.turn + 1)))
        with suppress(FileNotFoundError):
            new.path.unlink()
        entries = {path: self._copied(entry, new) for path, entry in self.entries.items()}
        lines: list[dict[str, Any]] = [{"turn": self.turn + 1}, *({"deck": _entry_data(entry)} for entry in entries.values())]
        data = b"".join(_record_line(line) for line in lines)
        new.close()
        write_atomically(self.path, data)
        old = self.store.path
        self.close()
        self.entries, self.lines, self._whole, self.turn, self._store = entries, len(lines), len(data), self.turn + 1, None
        old.unlink(missing_ok=True)

    def _copied(self, entry: Entry, new: Store) -> Entry:
        kept = new.append(*(self._piece(entry, number) for number in range(3))) if entry.kept else ()
        base = new.append(self.base_snapshot(entry)) if entry.base else ()
        return replace(entry, kept=kept, base=base)


def read_record(folder: Path) -> Record:
    """Return the record that the folder holds; an empty one where there is none. Never raises for what a file holds."""
    record = Record(path=folder / NAME)
    try:
        data = record.path.read_bytes()
    except OSError:
        return record
    for line in data.splitlines(keepends=True):
        if not line.endswith(b"\n"):
            break
        record._whole += len(line)
        record.lines += 1
        _apply_line(record, line)
    return record


def remove_old_stores(record: Record) -> None:
    """Remove the stores of which the record no longer speaks: a crash while it was written anew leaves one."""
    for file in record.path.parent.glob(KEPT.format("*")):
        if file.name != KEPT.format(record.turn):
            with suppress(OSError):
                file.unlink()


def _apply_line(record: Record, line: bytes) -> None:
    try:
        change = json.loads(line)
        if change["version"] != VERSION:
            return
        if "turn" in change:
            record.turn = int(change["turn"])
        elif "gone" in change:
            record.entries.pop(change["gone"], None)
        else:
            entry = _entry_from(change["deck"])
            record.entries[entry.path] = entry
    except (ValueError, TypeError, KeyError, AttributeError):
        return  # not a line that we wrote: its deck is built again


def _record_line(data: Mapping[str, Any]) -> bytes:
    text = json.dumps({"version": VERSION, **data}, ensure_ascii=False, separators=(",", ":"))
    return text.encode() + b"\n"


def _entry_data(entry: Entry) -> dict[str, Any]:
    return {name: value for name, value in asdict(entry).items() if value}


def _entry_from(data: dict[str, Any]) -> Entry:
    several: dict[str, Any] = {name: tuple(data.pop(name)) for name in ("hand", "changes", "kept", "base") if name in data}
    return Entry(**data, **several)
