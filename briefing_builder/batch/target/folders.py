"""Which programme is which, however it was typed, and where its decks lie in the folder of a batch. Loads nothing heavy."""

import os
from collections.abc import Iterable
from pathlib import Path

from briefing_builder.errors import OutputError
from briefing_builder.problems import Source, error

ENTRY, WORKBOOK = "briefing.yaml", "programme.xlsx"
"""The file of a programme that need not be named: its folder is enough. As in content.loading, which is heavy; a test compares them."""


def distinct_programmes(paths: Iterable[str]) -> tuple[str, ...]:
    """Return the paths without those that lead to a programme which an earlier one leads to."""
    by_real_path: dict[str, str] = {}
    for path in paths:
        by_real_path.setdefault(_real_path(path), path)
    return tuple(by_real_path.values())


def programme_origin(path: str, out: str) -> str:
    """Return where a programme lies, seen from the folder of the batch: the same in whatever folder somebody types."""
    real_path = _real_path(path)
    if "://" in out:
        return real_path
    try:
        return os.path.relpath(real_path, os.path.realpath(out)).replace(os.sep, "/")
    except ValueError:  # on another drive
        return real_path


def folders_by_programme(paths: tuple[str, ...]) -> dict[str, str]:
    """Return the folder of each programme's decks: the batch's own for a single programme, else one of the programme's name.

    Raises OutputError when two programmes would share one.
    """
    if len(paths) == 1:
        return {paths[0]: ""}
    names = {path: _programme_name(path) for path in paths}
    for path, name in names.items():
        others = [other for other in paths if other != path and names[other].casefold() == name.casefold()]
        if others:
            hint = "rename one of the folders, or build them in two batches with -o"
            message = f"the decks of {path} and {others[0]} would both go to {name}/"
            raise OutputError(error("same-folder", message, Source(path=path), hint))
    return names


def _real_path(path: str) -> str:
    real_path = os.path.realpath(path)
    folder, name = os.path.split(real_path)
    is_enough = name == ENTRY or (name == WORKBOOK and not (Path(folder) / ENTRY).exists())
    return folder if is_enough else real_path


def _programme_name(path: str) -> str:
    given = Path(path).resolve()
    return given.name if given.is_dir() else given.parent.name
