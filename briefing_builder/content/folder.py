"""Files of a programme: a name that the author wrote goes in, a path inside the programme's folder or a problem comes out."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from briefing_builder.problems import Problem, Source, did_you_mean, error


def inside(folder: Path, name: str, source: Source, *, start: Path | None = None) -> Path | Problem:
    """Return the path that `name` means from `start` (the folder itself unless given), if it stays inside the folder.

    Absolute names and symbolic links that lead out of the folder count as outside; whether the file exists is not asked.
    """
    if "\0" in name or not name.strip():
        return error("file-missing", "this is not the name of a file", source)
    if re.match(r"(https?|ftp|file):", name, re.IGNORECASE):
        message = f'"{_short(name)}" is an address; a deck takes its files along'
        return error("outside-folder", message, source, "save it in the programme's folder, and name it as seen from there")
    if re.match(r"[A-Za-z]:[\\/]|\\\\|~[\\/]", name):
        plain = name.replace("\\", "/").rpartition("/")[2]
        message = f'"{_short(name)}" is a place on one computer; a programme must work on others, too'
        return error("outside-folder", message, source, f"copy it into the programme's folder, and name it as seen from there: {plain}")
    try:
        path = (start or folder) / name
        if not Path(name).is_absolute() and real(path).is_relative_to(real(folder)):
            return path
    except (OSError, ValueError) as failure:
        return error("file-unreadable", f'"{_short(name)}" cannot be read: {failure}', source)
    message = f'"{_short(name)}" lies outside the programme\'s folder'
    return error("outside-folder", message, source, "copy it there, and name it as seen from there")


def real(path: Path) -> Path:
    """Return the absolute path without symbolic links; a link that leads to itself stays (`Path.resolve` raises there)."""
    return Path(os.path.realpath(path))


def missing(name: str, path: Path, source: Source) -> Problem:
    """Return the problem of a file that is not there, with the nearest name of its folder as a hint."""

    try:
        names = [entry.name for entry in path.parent.iterdir()] if path.parent.is_dir() else []
    except OSError:
        names = []
    return error("file-missing", f'there is no file "{_short(name)}"', source, _way_to(name, path, names))


def _way_to(name: str, path: Path, names: Sequence[str]) -> str:
    """Return what may be meant by the name of a file that is not there."""
    if "\\" in name and (path.parent / name.replace("\\", "/")).is_file():
        return f"folders are parted by /: write {name.replace(chr(92), '/')}"
    if not path.parent.is_dir():
        return f"there is no folder {_short(path.parent.as_posix())}: names begin at the file that says them"
    if sisters := [other for other in sorted(names) if Path(other).stem.casefold() == path.stem.casefold()]:
        return f"there is {_short(name)[: -len(path.name)]}{sisters[0]}: write its name as it is, ending and capitals included"
    return did_you_mean(path.name, names, otherwise="" if names else "the folder is empty")


def _short(name: str) -> str:
    return name if len(name) <= 120 else f"{name[:117]}..."
