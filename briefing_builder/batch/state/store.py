"""The heavier part of the record: details, parts and snapshot of each deck, appended to one file and found again by their place in it.

Everything is compressed. What cannot be read back counts as not known.
"""

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

from briefing_builder.batch.model import Details
from briefing_builder.problems import Problem, Severity, Source

FAST = 1


@dataclass(slots=True)
class Store:
    """A file to which bytes are appended and from which they are read; opened when it is first needed."""

    path: Path
    _writing: BinaryIO | None = None
    _reading: BinaryIO | None = None
    _end: int = 0

    def append(self, *pieces: bytes) -> tuple[int, ...]:
        """Keep some bytes; return the offset of the first and the length of each. Raises OSError."""
        if self._writing is None:
            self._writing = self.path.open("ab")
            self._end = self._writing.seek(0, 2)
        start = self._end
        self._writing.write(b"".join(pieces))
        self._writing.flush()
        self._end += sum(len(piece) for piece in pieces)
        return (start, *(len(piece) for piece in pieces))

    def read(self, start: int, length: int) -> bytes:
        """Return kept bytes; fewer, or none, where the file does not hold them."""
        try:
            if self._reading is None:
                self._reading = self.path.open("rb")
            self._reading.seek(start)
            return self._reading.read(length)
        except OSError:
            return b""

    def close(self) -> None:
        """Let go of the file."""
        for stream in (self._writing, self._reading):
            if stream is not None:
                stream.close()
        self._writing = self._reading = None


def packed_details(details: Details) -> bytes:
    """Return details as compressed bytes."""
    data = {**asdict(details), "problems": problems_as_data(details.problems)}
    return zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), FAST)


def unpacked_details(data: bytes) -> Details | None:
    """Return the details again; None where these bytes are none."""
    fields = _unpacked_json(data)
    try:
        says = {name: tuple(texts) for name, texts in fields["says"].items()}
        sheet = fields["sheet"]
        return Details(
            title=fields["title"], occasion=fields["occasion"], language=str(fields["language"]), says=says,
            problems=tuple(map(problem_of, fields["problems"])), minutes=int(fields["minutes"]), slides=int(fields["slides"]),
            sheet=(sheet[0], sheet[1]) if sheet else None,
        )  # fmt: skip
    except (KeyError, TypeError, AttributeError, ValueError):
        return None


def packed_parts(parts: Mapping[str, str]) -> bytes:
    """Return the digests of parts as compressed bytes."""
    return zlib.compress(json.dumps(dict(parts), ensure_ascii=False, separators=(",", ":")).encode(), FAST)


def unpacked_parts(data: bytes) -> dict[str, str]:
    """Return the digests of parts again; none where these bytes are none."""
    return {str(name): str(digest) for name, digest in _unpacked_json(data).items()}


def problems_as_data(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Return problems as plain data."""
    return [{name: value for name, value in asdict(problem).items() if value} for problem in problems]


def problem_of(data: dict[str, Any]) -> Problem:
    """Return the problem that the data was made of. Raises KeyError, TypeError or ValueError for other data."""
    source = Source(**data["source"]) if "source" in data else None
    severity = Severity(data["severity"])
    return Problem(
        code=data["code"],
        severity=severity,
        message=data["message"],
        source=source,
        hint=data.get("hint", ""),
        cause=data.get("cause", ""),
    )


def _unpacked_json(data: bytes) -> dict[str, Any]:
    try:
        value = json.loads(zlib.decompress(data))
    except (zlib.error, ValueError):
        return {}
    return value if isinstance(value, dict) else {}
