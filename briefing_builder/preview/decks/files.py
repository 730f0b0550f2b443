"""The files of a programme at one moment: a folder goes in, a state that differs after any change comes out."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

IGNORED = ("out", "rehearsals")
LEFTOVERS = (".", "~$")
"""How the names of hidden files and of office programs' lock files begin."""
MOST = 20_000
"""The most files that are compared; nobody writes a programme with more."""

FileStates = frozenset[tuple[str, int, int, int]]
"""Name within the folder, file number, time of writing in nanoseconds and size in bytes of every file."""


def file_states(folder: Path) -> FileStates:
    """Return what the programme's files are now; nothing of a folder that is not there or must not be read. Never raises."""
    states: set[tuple[str, int, int, int]] = set()
    for name, status in _walk_files(folder, "", set()):
        states.add((name, status.st_ino, status.st_mtime_ns, status.st_size))
        if len(states) >= MOST:
            break
    return frozenset(states)


def states_of(files: Iterable[Path]) -> FileStates:
    """Return what files elsewhere are now, by their paths; nothing of one that is not there. Never raises."""
    states: set[tuple[str, int, int, int]] = set()
    for file in files:
        try:
            status = file.stat()
        except (OSError, ValueError):
            continue
        states.add((str(file), status.st_ino, status.st_mtime_ns, status.st_size))
    return frozenset(states)


def is_ours(parts: tuple[str, ...]) -> bool:
    """Return whether a file may belong to a programme: no deck, rehearsal, hidden file or what an editor leaves beside."""
    return parts[:1] not in [(name,) for name in IGNORED] and all(_is_named_by_people(part) for part in parts)


def _is_named_by_people(name: str) -> bool:
    return not (name.startswith(LEFTOVERS) or name.endswith(("~", ".part")) or name == "__pycache__")


def _walk_files(folder: Path, prefix: str, visited: set[tuple[int, int]]) -> Iterator[tuple[str, os.stat_result]]:
    try:
        status = folder.stat()
        if (status.st_dev, status.st_ino) in visited:  # a link may lead back up
            return
        visited.add((status.st_dev, status.st_ino))
        with os.scandir(folder) as entries:
            children = list(entries)
    except OSError:
        return
    for entry in children:
        name = f"{prefix}{entry.name}"
        try:
            if not is_ours(tuple(name.split("/"))):
                continue
            status = entry.stat()  # of what a link leads to
            is_folder = entry.is_dir()
        except OSError:
            continue
        if is_folder:
            yield from _walk_files(Path(entry.path), f"{name}/", visited)
        else:
            yield name, status
