"""Where the decks of each programme lie in the folder of a batch. Loads nothing heavy."""

from pathlib import Path

from briefing_builder.errors import OutputError
from briefing_builder.problems import Source, error


def folders_of(paths: tuple[str, ...]) -> dict[str, str]:
    """Return the folder of each programme's decks: the batch's own for a single programme, else one of the programme's name.

    Raises OutputError when two programmes would share one.
    """
    if len(paths) == 1:
        return {paths[0]: ""}
    names = {path: _name(path) for path in paths}
    for path, name in names.items():
        others = [other for other in paths if other != path and names[other].casefold() == name.casefold()]
        if others:
            hint = "rename one of the folders, or build them in two batches with -o"
            message = f"the decks of {path} and {others[0]} would both go to {name}/"
            raise OutputError(error("same-folder", message, Source(path=path), hint))
    return names


def _name(path: str) -> str:
    given = Path(path).resolve()
    return given.name if given.is_dir() else given.parent.name
