"""Formats that can be read: an importer is one function from a file to plain rows, and joins the registry by a decorator."""

from collections.abc import Callable

from briefing_builder.importers.model import Importer, TableReader

IMPORTERS: dict[str, Importer] = {}
"""By the name of the format, in the order in which they joined."""


def importer(name: str, *, description: str, suffixes: tuple[str, ...], columns: tuple[str, ...]) -> Callable[[TableReader], TableReader]:
    """Add the function below it and return it unchanged: `@importer(…)` above a function is all that a new format needs.

    Raises ValueError when another format has the name.
    """

    def register(read: TableReader) -> TableReader:
        if name in IMPORTERS:
            raise ValueError(f"two importers read the format {name}")
        IMPORTERS[name] = Importer(name=name, description=description, suffixes=suffixes, columns=columns, read=read)
        return read

    return register
