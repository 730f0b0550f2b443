"""Files of a programme: a name that the author wrote goes in, a path inside the programme's folder or a problem comes out."""

from pathlib import Path

from briefing_builder.content.suggestions import did_you_mean
from briefing_builder.problems import Problem, Source, error


def inside(folder: Path, name: str, source: Source, *, start: Path | None = None) -> Path | Problem:
    """Return the path that `name` means from `start` (the folder itself unless given), if it stays inside the folder.

    Symbolic links that lead out of the folder count as outside; whether the file exists is not asked.
    """
    if "\0" in name or not name.strip():
        return error("file-missing", "this is not the name of a file", source)
    try:
        path = (start or folder) / name
        if path.resolve().is_relative_to(folder.resolve()):
            return path
    except (OSError, RuntimeError, ValueError) as failure:
        return error("file-unreadable", f'"{_short(name)}" cannot be read: {failure}', source)
    return error("outside-folder", f'"{_short(name)}" lies outside the programme\'s folder', source, "copy the file into the folder")


def missing(name: str, path: Path, source: Source) -> Problem:
    """Return the problem of a file that is not there, with the nearest name of its folder as a hint."""

    try:
        names = [entry.name for entry in path.parent.iterdir()] if path.parent.is_dir() else []
    except OSError:
        names = []
    return error("file-missing", f'there is no file "{_short(name)}"', source, did_you_mean(path.name, names, otherwise="check the name"))


def _short(name: str) -> str:
    return name if len(name) <= 120 else f"{name[:117]}..."
