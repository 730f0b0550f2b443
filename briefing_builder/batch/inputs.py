"""The files that a programme is made of: those that it names, and the templates and outlines that its author brings along."""

from collections.abc import Iterator
from pathlib import Path

from briefing_builder.batch.uptodate import own_templates
from briefing_builder.content import programme_files


def input_files(path: Path) -> list[Path]:
    """Return every file that decides the decks of a programme, in one order; folders whose listing matters are among them."""
    return [*dict.fromkeys(_files(path))]


def _files(path: Path) -> Iterator[Path]:
    yield from programme_files(path)
    yield from own_templates(path)
