"""The record of a folder: one line of JSON for every deck that was finished, appended, never rewritten while a batch runs.

A line that a crash has torn is left out; the last line of a key is the one that holds.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from briefing_builder.batch.model import Entry
from briefing_builder.output import write_atomically
from briefing_builder.problems import Problem, Severity, Source

NAME = "record.jsonl"
VERSION = 1
CROWDED = 3
"""Lines a deck, above which the record is written anew with one line each."""


@dataclass(slots=True)
class Record:
    """What earlier batches left in a folder: the entries by key, and the last run that was done to its end."""

    path: Path
    entries: dict[str, Entry] = field(default_factory=dict)
    run: Mapping[str, Any] = field(default_factory=dict)
    lines: int = 0
    _whole: int = 0
    """Bytes up to the end of the last whole line."""
    _stream: BinaryIO | None = None

    def add(self, entry: Entry) -> None:
        """Keep what became of a deck, on the disk before this returns."""
        self.entries[entry.key] = entry
        self._append({"deck": _plain(entry)})

    def finish(self, run: Mapping[str, Any]) -> None:
        """Keep that a run was done to its end, with the files that it read; write the record anew where it is crowded."""
        self.run = run
        self._append({"run": dict(run)})
        if self.lines > CROWDED * (len(self.entries) + 1):
            self._rewrite()

    def close(self) -> None:
        """Let go of the file."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def _append(self, line: Mapping[str, Any]) -> None:
        if self._stream is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._stream = self.path.open("ab")
            self._stream.truncate(self._whole)  # what a crash has torn
        self._stream.write(_line(line))
        self._stream.flush()
        self.lines += 1

    def _rewrite(self) -> None:
        self.close()
        lines = [*({"deck": _plain(entry)} for entry in self.entries.values()), {"run": dict(self.run)}]
        data = b"".join(_line(line) for line in lines)
        write_atomically(self.path, data)
        self.lines, self._whole = len(lines), len(data)


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
        _take(record, line)
    return record


def problems_as_data(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Return problems as plain data."""
    return [{name: value for name, value in asdict(problem).items() if value} for problem in problems]


def _take(record: Record, line: bytes) -> None:
    try:
        found = json.loads(line)
        if found.get("version") != VERSION:
            return
        if "run" in found:
            record.run = found["run"]
        else:
            entry = _entry(found["deck"])
            record.entries[entry.key] = entry
    except (ValueError, TypeError, KeyError, AttributeError):
        return  # a line of nobody: its deck is built again


def _line(data: Mapping[str, Any]) -> bytes:
    text = json.dumps({"version": VERSION, **data}, ensure_ascii=False, separators=(",", ":"))
    return text.encode() + b"\n"


def _plain(entry: Entry) -> dict[str, Any]:
    return {**asdict(entry), "problems": problems_as_data(entry.problems)}


def _entry(data: dict[str, Any]) -> Entry:
    hand = data.pop("hand")
    problems = tuple(_problem(one) for one in data.pop("problems"))
    says = {name: tuple(texts) for name, texts in data.pop("says").items()}
    return Entry(**data, problems=problems, says=says, hand=tuple(hand) if hand else None)


def _problem(data: dict[str, Any]) -> Problem:
    source = Source(**data["source"]) if "source" in data else None
    return Problem(
        code=data["code"], severity=Severity(data["severity"]), message=data["message"], source=source, hint=data.get("hint", "")
    )
