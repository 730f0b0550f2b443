"""Files of an import are written all or none: their new bytes go in; what they held before comes out again when it is taken back.

What the last import has changed is kept in `.briefing/last-import.json`, on this computer only.
"""

import hashlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from pathlib import Path

from briefing_builder.errors import ContentError, OutputError
from briefing_builder.files.intake import exists, read_bytes
from briefing_builder.files.output import cannot_write, write_atomically
from briefing_builder.imports.learner_ids import KEY_FILE, PRIVATE_FOLDER
from briefing_builder.problems import Problem, Source, error
from briefing_builder.values import Value, from_json, to_json

JOURNAL_FILE = "last-import.json"
LIMIT = 1_000_000_000
_IGNORED = b"*\n"
"""Of `.briefing/.gitignore`: nothing of the folder, this file included, goes into a repository."""


class Change(Value, frozen=True, kw_only=True):
    """A file that the last import has written."""

    path: str
    """As seen from the programme's folder."""
    before: str | None
    """What it held, in Base64; nothing where there was no such file."""
    after: str
    """Digest of what was written."""


class Journal(Value, frozen=True, kw_only=True):
    """What the last import has changed."""

    changes: tuple[Change, ...]


def journal_path(folder: Path) -> Path:
    """Return where the journal of the programme in that folder is kept."""
    return folder / PRIVATE_FOLDER / JOURNAL_FILE


def changed_files(folder: Path, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return those of the files (by their names in the folder) that hold something else now, or are not there."""
    return {name: data for name, data in files.items() if _bytes_of(folder / name) != data}


def write_together(folder: Path, files: Mapping[str, bytes], *, key: str = "") -> None:
    """Write the files, and the programme's key if one is given; where one cannot be written, put everything back as it was.

    Raises OutputError when the place is read-only or full.
    """
    changes = {name: _bytes_of(folder / name) for name in files}
    journal = Journal(changes=tuple(_change(name, changes[name], files[name]) for name in sorted(files)))
    private = folder / PRIVATE_FOLDER
    written: dict[Path, bytes | None] = {}
    try:
        for path, data in (*_private_files(private, key), (journal_path(folder), to_json(journal))):
            written[path] = _bytes_of(path)
            _write_privately(path, data)
        for name, data in files.items():
            written[folder / name] = changes[name]
            write_atomically(folder / name, data)
    except BaseException:
        _restore(written)
        raise


def _private_files(private: Path, key: str) -> Iterable[tuple[Path, bytes]]:
    yield private / ".gitignore", _IGNORED
    if key:
        yield private / KEY_FILE, f"{key}\n".encode()


def _write_privately(path: Path, data: bytes) -> None:
    """Write a file that only its owner may read; it never stands there readable by others, not even for a moment."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.chmod(0o600)
    except OSError as failure:
        raise cannot_write(path, failure) from failure
    write_atomically(path, data)


def _change(name: str, before: bytes | None, after: bytes) -> Change:
    return Change(path=name, before=None if before is None else b64encode(before).decode(), after=_digest(after))


def _restore(written: Mapping[Path, bytes | None]) -> None:
    for path, data in reversed(list(written.items())):
        if data is None:
            path.unlink(missing_ok=True)
        else:
            write_atomically(path, data)


def take_back(folder: Path) -> tuple[str, ...]:
    """Put every file back as it was before the last import and return their names.

    Raises ContentError when there is nothing to take back, or a file was changed by hand since.
    """
    path = journal_path(folder)
    if not exists(path):
        raise ContentError(error("nothing-to-undo", "there is no import to take back here", Source(path=str(folder))))
    data = read_bytes(path, str(path), LIMIT)
    if isinstance(data, Problem):
        raise ContentError(data)
    try:
        journal = from_json(data, Journal)
    except ValueError as failure:
        raise ContentError(
            error("record-damaged", f"this is not what an import has written: {failure}", Source(path=str(path)))
        ) from failure
    edited = [folder / change.path for change in journal.changes if _digest(_bytes_of(folder / change.path)) != change.after]
    if edited:
        raise OutputError(map(_changed_since, edited))
    _put_back(folder, journal)
    path.unlink()
    return tuple(change.path for change in journal.changes)


def _changed_since(path: Path) -> Problem:
    hint = "an import is taken back only as a whole: keep your changes, or undo them and try again"
    return error("changed-since-import", "the file was changed since the import", Source(path=str(path)), hint)


def _put_back(folder: Path, journal: Journal) -> None:
    now = {folder / change.path: _bytes_of(folder / change.path) for change in journal.changes}
    try:
        _restore({folder / change.path: None if change.before is None else b64decode(change.before) for change in journal.changes})
    except BaseException:
        _restore(now)
        raise


def _bytes_of(path: Path) -> bytes | None:
    """What a file holds; nothing where there is none. Raises OutputError where it cannot be read."""
    if not exists(path):
        return None
    data = read_bytes(path, str(path), LIMIT)
    if isinstance(data, Problem):
        raise OutputError(data)
    return data


def _digest(data: bytes | None) -> str:
    return "" if data is None else hashlib.sha256(data).hexdigest()
