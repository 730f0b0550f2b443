"""Where decks are laid down: a folder of this machine. Names are relative and have slashes."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from briefing_builder.batch.identity.stamps import seen
from briefing_builder.batch.model import Seen
from briefing_builder.errors import OutputError
from briefing_builder.files.intake import read_bytes
from briefing_builder.files.output import LARGEST, cannot_write, write_atomically
from briefing_builder.problems import Problem
from briefing_builder.values import replace


class Shelf(Protocol):
    """A place for files; a file is there whole or not at all."""

    def seen(self, name: str) -> Seen | None:
        """Return size and time of a file, None where there is none."""

    def all_seen(self, names: Iterable[str]) -> dict[str, Seen | None]:
        """Return the same of many files, asking the place as seldom as it can be asked."""

    def read(self, name: str) -> bytes:
        """Return the bytes of a file. Raises OutputError when it cannot be read."""

    def write(self, name: str, data: bytes, *, is_precious: bool = True) -> Seen:
        """Lay down a file and return how it is seen; what is precious outlives a power cut. Raises OutputError when it is refused."""

    def remove(self, name: str) -> None:
        """Take a file away if it is there. Raises OutputError when it must stay."""

    def shown(self, name: str) -> str:
        """Return the name of a file as people find it."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of this machine, or one that it shares."""

    root: Path

    def seen(self, name: str) -> Seen | None:
        return seen(self.root / name)

    def all_seen(self, names: Iterable[str]) -> dict[str, Seen | None]:
        root = f"{self.root}/"
        return {name: seen(root + name) for name in names}

    def read(self, name: str) -> bytes:
        path = self.root / name
        data = read_bytes(path, str(path), LARGEST)
        if isinstance(data, Problem):
            raise OutputError(replace(data, code="output-refused", hint="take it away, or choose another place with -o"))
        return data

    def write(self, name: str, data: bytes, *, is_precious: bool = True) -> Seen:
        write_atomically(self.root / name, data, is_precious=is_precious)
        found = seen(self.root / name)
        assert found is not None, "it has just been written"
        return found

    def remove(self, name: str) -> None:
        try:
            (self.root / name).unlink(missing_ok=True)
        except NotADirectoryError:
            return  # a file where its folder would be: it is not there
        except OSError as failure:
            raise cannot_write(self.root / name, failure) from failure

    def shown(self, name: str) -> str:
        return str(self.root / name)


def shelf_of(out: str) -> Shelf:
    """Return the shelf at a folder, or at an address such as `s3://bucket/decks`."""
    if "://" in out:
        from briefing_builder.batch.target.remote import Remote

        return Remote(out)
    return Folder(Path(out))
