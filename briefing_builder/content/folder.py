"""Files of a programme: a name that the author wrote goes in, a path inside the programme's folder or a problem comes out."""

import os
from pathlib import Path

from briefing_builder.problems import Problem, Source, did_you_mean, error


def inside(folder: Path, name: str, source: Source, *, start: Path | None = None) -> Path | Problem:
    """Return the path that `name` means from `start` (the folder itself unless given), if it stays inside the folder.

    Absolute names and symbolic links that lead out of the folder count as outside; whether the file exists is not asked.
    """
    if "\0" in name or not name.strip():
        return error("file-missing", "this is not the name of a file", source)
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
    return error("file-missing", f'there is no file "{_short(name)}"', source, did_you_mean(path.name, names, otherwise="check the name"))


def _short(name: str) -> str:
    return name if len(name) <= 120 else f"{name[:117]}..."
