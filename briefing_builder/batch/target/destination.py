"""Where decks are written: a folder of this machine. Names are relative and have slashes."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from briefing_builder.batch.identity.stamps import file_stat
from briefing_builder.batch.model import FileStat
from briefing_builder.errors import OutputError
from briefing_builder.files.intake import read_bytes
from briefing_builder.files.output import LARGEST, cannot_write, write_atomically
from briefing_builder.problems import Problem
from briefing_builder.values import replace


class Destination(Protocol):
    """A place for files; a file is there completely or not at all."""

    def stat(self, name: str) -> FileStat | None:
        """Return size and time of a file, None where there is none."""

    def stat_all(self, names: Iterable[str]) -> dict[str, FileStat | None]:
        """Return the same for many files with as few requests as possible."""

    def read(self, name: str) -> bytes:
        """Return the bytes of a file. Raises OutputError when it cannot be read."""

    def write(self, name: str, data: bytes, *, is_precious: bool = True) -> FileStat:
        """Write a file and return its size and time; a precious one survives a power cut. Raises OutputError when it is refused."""

    def remove(self, name: str) -> None:
        """Remove a file if it is there. Raises OutputError when that is refused."""

    def display_name(self, name: str) -> str:
        """Return the path or address by which people find a file."""


@dataclass(frozen=True, slots=True)
class LocalFolder:
    """A folder of this machine, or one that it shares."""

    root: Path

    def stat(self, name: str) -> FileStat | None:
        return file_stat(self.root / name)

    def stat_all(self, names: Iterable[str]) -> dict[str, FileStat | None]:
        root = f"{self.root}/"
        return {name: file_stat(root + name) for name in names}

    def read(self, name: str) -> bytes:
        path = self.root / name
        data = read_bytes(path, str(path), LARGEST)
        if isinstance(data, Problem):
            raise OutputError(replace(data, code="output-refused", hint="take it away, or choose another place with -o"))
        return data

    def write(self, name: str, data: bytes, *, is_precious: bool = True) -> FileStat:
        write_atomically(self.root / name, data, is_precious=is_precious)
        stat = file_stat(self.root / name)
        assert stat is not None, "it has just been written"
        return stat

    def remove(self, name: str) -> None:
        try:
            (self.root / name).unlink(missing_ok=True)
        except NotADirectoryError:
            return  # a file where its folder would be: it is not there
        except OSError as failure:
            raise cannot_write(self.root / name, failure) from failure

    def display_name(self, name: str) -> str:
        return str(self.root / name)


def destination_at(out: str) -> Destination:
    """Return the destination of a folder, or of an address such as `s3://bucket/decks`."""
    if "://" in out:
        from briefing_builder.batch.target.remote import RemoteFolder

        return RemoteFolder(out)
    return LocalFolder(Path(out))
