"""Files leave through here: bytes go in, a whole file or none comes out, and nobody's own work is written over."""

import errno
import os
import secrets
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from briefing_builder.errors import OutputError
from briefing_builder.files.intake import is_file, read_bytes
from briefing_builder.problems import Problem, Source, error

IsUntouched = Callable[[bytes], bool | None]
"""Whether bytes are a file just as we wrote it: True yes, False changed since, None never ours."""

LARGEST = 1_000_000_000
"""Bytes of a file that is inspected before it is overwritten; our decks have a thousandth of it."""
NAME_ROOM = 180
"""Bytes of a file's name that the unfinished one keeps; no system takes names of more than 255."""
_ELSEWHERE = "choose another place with -o"
_SHORTEN = "shorten the name: systems allow 255 bytes, and letters other than a to z take two to four"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write_atomically(path: Path, data: bytes, *, is_precious: bool = True) -> None:
    """Write a file so that it holds either all of the data or what it held before.

    Missing folders are made, a symbolic link is written through, an existing file keeps its permissions. A failure leaves
    nothing behind. What is precious outlives a power cut too, for which the disk is waited for; what can be made again need not.
    Raises OutputError when the place is a folder, a device, read-only or full.
    """
    try:
        target = path.resolve()
        if target.is_dir():
            raise _refusal(path, "output-is-folder", "this is a folder, not a file", "name a file in it")
        if target.exists() and not target.is_file():
            raise _refusal(path, "output-not-a-file", "this is a device, not a file", _ELSEWHERE)
        target.parent.mkdir(parents=True, exist_ok=True)
        _write_beside(target, data, is_precious=is_precious)
    except OSError as failure:
        raise cannot_write(path, failure) from failure


def refuse_hand_edits(path: Path, is_untouched: IsUntouched, *, noun: str = "deck") -> None:
    """Raise OutputError when the path holds a file that we did not write, or that somebody changed since."""
    if not is_file(path):
        return
    hint = "keep it and write elsewhere with -o, or overwrite it with --force"
    data = read_bytes(path, str(path), LARGEST)
    if isinstance(data, Problem):
        if data.code == "file-missing":  # it has gone since
            return
        raise _refusal(path, "output-refused", f"what is there cannot be read: {data.message}", hint)
    verdict = is_untouched(data)
    if verdict is True:
        return
    if verdict is False:
        raise _refusal(path, "output-changed-by-hand", f"this {noun} was changed by hand since we wrote it", hint)
    raise _refusal(path, "output-not-ours", f"this file is not a {noun} that briefing wrote", hint)


def cannot_write(path: Path, failure: OSError) -> OutputError:
    """Return the error that says, in plain words, why the system refused a file."""
    reason = (failure.strerror or str(failure) or type(failure).__name__).lower()
    hint = _SHORTEN if failure.errno == errno.ENAMETOOLONG else f"make space, or {_ELSEWHERE}" if failure.errno in _FULL else _ELSEWHERE
    return _refusal(path, "output-refused", f"cannot be written: {reason}", hint)


def _refusal(path: Path, code: str, finding: str, hint: str) -> OutputError:
    return OutputError(error(code, finding, Source(path=str(path)), hint))


def _write_beside(target: Path, data: bytes, *, is_precious: bool) -> None:
    name = target.name.encode(errors="surrogateescape")[:NAME_ROOM].decode(errors="ignore")
    part = target.with_name(f".{name}.{os.getpid()}-{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as stream:
            stream.write(data)
            stream.flush()
            if is_precious:
                os.fsync(stream.fileno())
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def write_all_or_none(files: Mapping[Path, bytes]) -> None:
    """Write several files so that all of them are written, or none: where one cannot be, those before it are as they were.

    Raises OutputError for the one that cannot be written.
    """
    before: dict[Path, bytes | None] = {}
    try:
        for path, data in files.items():
            before[path] = path.read_bytes() if path.is_file() else None
            write_atomically(path, data)
    except BaseException:
        for path, was in list(before.items())[:-1]:
            if was is None:
                path.unlink(missing_ok=True)
            else:
                write_atomically(path, was)
        raise
