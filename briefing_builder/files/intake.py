"""Files come in through here: a name that the author wrote becomes a path inside the programme's folder, a path at most so many bytes."""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import BinaryIO

from briefing_builder.problems import Problem, Source, did_you_mean, error
from briefing_builder.values import replace

NAMES_COMPARED = 2_000
"""Of a folder, when the nearest name is sought."""
NULS_OF_TEXT = 50
"""A text has at most one NUL in so many bytes, by mistake; pictures and programs have more, and so has UTF-16."""
_UNHURRIED = getattr(os, "O_NONBLOCK", 0)
"""A pipe that nobody writes into is opened without waiting for somebody who does."""

COPY_IT = "copy it there, and name it as seen from there"


def path_inside(folder: Path, name: str, source: Source, *, start: Path | None = None) -> Path | Problem:
    """Return the path that `name` means from `start` (the folder itself unless given), if it stays inside the folder.

    Absolute names and symbolic links that lead out of the folder count as outside; whether the file exists is not asked.
    """
    if "\0" in name or not name.strip():
        return error("file-missing", "this is not the name of a file", source)
    if re.match(r"(https?|ftp|file):", name, re.IGNORECASE):
        message = f'"{_short_name(name)}" is an address; a deck carries its files with it'
        return error("outside-folder", message, source, "save it in the programme's folder, and name it as seen from there")
    if re.match(r"[A-Za-z]:[\\/]|\\\\|~[\\/]", name):
        plain = name.replace("\\", "/").rpartition("/")[2]
        message = f'"{_short_name(name)}" is a place on one computer; a programme must work on others, too'
        return error("outside-folder", message, source, f"copy it into the programme's folder, and name it as seen from there: {plain}")
    try:
        path = (start or folder) / name
        if not Path(name).is_absolute() and real(path).is_relative_to(real(folder)):
            return path
    except (OSError, ValueError) as failure:
        return error("file-unreadable", f'"{_short_name(name)}" cannot be read: {failure}', source)
    message = f'"{_short_name(name)}" lies outside the programme\'s folder'
    return error("outside-folder", message, source, COPY_IT)


def beside_or_inside(folder: Path, name: str, source: Source) -> Path | Problem:
    """Return the path of a file that several programmes share: in the programme's folder, or anywhere in the folder that holds it.

    Faults are those of `path_inside`. A folder at the root of the file system is not widened, because everything would be beside it.
    """
    holder = real(folder).parent
    path = path_inside(folder if holder == holder.parent else holder, name, source, start=folder)
    if isinstance(path, Problem) and path.hint.startswith(COPY_IT):
        return replace(path, hint=f"{path.hint}; what several programmes share may lie beside their folders: ../{Path(name).name}")
    return path


def real(path: Path) -> Path:
    """Return the absolute path without symbolic links; a link that leads to itself stays (`Path.resolve` raises there)."""
    return Path(os.path.realpath(path))


def exists(path: Path) -> bool:
    """Return whether there is anything of that name; a name that no system would take, too long for example, is none. Never raises."""
    return bool(_mode(path))


def is_file(path: Path) -> bool:
    """Return whether there is an ordinary file of that name. Never raises, whatever the name."""
    return S_ISREG(_mode(path))


def is_directory(path: Path) -> bool:
    """Return whether there is a folder of that name. Never raises, whatever the name."""
    return S_ISDIR(_mode(path))


def file_size(path: Path) -> int:
    """Return how many bytes a file has; none where there is no file. Never raises."""
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def _mode(path: Path) -> int:
    """What there is of that name; zero for nothing."""
    try:
        return path.stat().st_mode
    except (OSError, ValueError):
        return 0


def missing(name: str, path: Path, source: Source) -> Problem:
    """Return the problem of a file that is not there, with the nearest name of its folder as a hint."""
    try:
        with os.scandir(path.parent) as entries:
            names = [entry.name for entry, _ in zip(entries, range(NAMES_COMPARED), strict=False)]
    except (OSError, ValueError):
        names = []
    return error("file-missing", f'there is no file "{_short_name(name)}"', source, _way_to(name, path, names))


def _way_to(name: str, path: Path, names: Sequence[str]) -> str:
    """Return what may be meant by the name of a file that is not there."""
    if "\\" in name and is_file(path.parent / name.replace("\\", "/")):
        return f"folders are separated by /: write {name.replace(chr(92), '/')}"
    if not is_directory(path.parent):
        return f"there is no folder {_short_name(path.parent.as_posix())}: names are relative to the file that has them"
    if sisters := [other for other in sorted(names) if Path(other).stem.casefold() == path.stem.casefold()]:
        return f"there is {_short_name(name)[: -len(path.name)]}{sisters[0]}: write its name as it is, ending and capitals included"
    return did_you_mean(path.name, names, otherwise="" if names else "the folder is empty")


def read_text(file: Path, shown_as: str, limit: int) -> str | Problem:
    """Return the UTF-8 text of a file, without its byte order mark, or the problem that prevents reading it."""
    data = read_bytes(file, shown_as, limit)
    if isinstance(data, Problem):
        return data
    binary = error("binary-file", "the file is not text in UTF-8", Source(path=shown_as), "save it as plain text in UTF-8")
    if data.count(0) * NULS_OF_TEXT > len(data):
        return binary
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        if b"\0" in data:
            return binary
        before = data[: failure.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        source = Source(path=shown_as, line=line, column=column)
        return error("not-utf-8", "a character here is not UTF-8", source, "save the file in the encoding UTF-8")


def read_bytes(file: Path, shown_as: str, limit: int) -> bytes | Problem:
    """Return the content of an ordinary file of at most `limit` bytes, or the problem that prevents reading it. Never raises.

    Its kind and size are looked at before anything is read, and no more than that is read of one that grows meanwhile.
    """
    try:
        found, data = _read_ordinary(file, limit)
    except (OSError, ValueError) as failure:
        return _unopened(failure, shown_as)
    return _out_of_bounds(found.st_mode, max(found.st_size, len(data)), shown_as, limit) or data


@contextmanager
def ordinary_stream(file: Path, shown_as: str, limit: int) -> Iterator[BinaryIO | Problem]:
    """Open an ordinary file of at most `limit` bytes for reading, without reading any; give the problem that prevents it instead."""
    try:
        status = file.stat()
        problem = _out_of_bounds(status.st_mode, status.st_size, shown_as, limit)
        stream = None if problem else open(file, "rb", opener=_opened_unhurried)  # noqa: SIM115
    except (OSError, ValueError) as failure:
        problem, stream = _unopened(failure, shown_as), None
    if stream is None:
        assert problem is not None
        yield problem
        return
    with stream:
        yield _out_of_bounds(os.fstat(stream.fileno()).st_mode, 0, shown_as, limit) or stream


def _unopened(failure: Exception, shown_as: str) -> Problem:
    whole = Source(path=shown_as)
    if isinstance(failure, FileNotFoundError):
        hint = "name the folder or file of a programme; `briefing new DIR` begins one"
        return error("file-missing", "there is no such file", whole, hint)
    reason = getattr(failure, "strerror", None) or str(failure)
    return error("file-unreadable", f"the file cannot be read: {reason}", whole)


def _out_of_bounds(mode: int, size: int, shown_as: str, limit: int) -> Problem | None:
    """The problem of what is no ordinary file, or a larger one."""
    whole = Source(path=shown_as)
    if S_ISDIR(mode):
        return error("file-is-folder", "expected a file, found a folder", whole, "name the file that is in it")
    if not S_ISREG(mode):
        return error("file-not-regular", "expected an ordinary file", whole)
    if size > limit:
        return error("file-too-large", f"the file has {size:,} bytes; at most {limit:,} are read", whole, "divide it")
    return None


def _opened_unhurried(path: str, flags: int) -> int:
    return os.open(path, flags | _UNHURRIED)


def _read_ordinary(file: Path, limit: int) -> tuple[os.stat_result, bytes]:
    """What the file is, and its bytes where it is an ordinary one within the limit; one byte more of one that has grown beyond it."""
    status = file.stat()
    if not S_ISREG(status.st_mode) or status.st_size > limit:
        return status, b""
    with open(file, "rb", opener=_opened_unhurried) as stream:
        status = os.fstat(stream.fileno())
        return status, stream.read(limit + 1) if S_ISREG(status.st_mode) else b""


def _short_name(name: str) -> str:
    return name if len(name) <= 120 else f"{name[:117]}..."
