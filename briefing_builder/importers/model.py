"""What an importer hands over: plain rows of text that know where each cell stands, and what a format says of itself."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from briefing_builder.problems import Checked, Source
from briefing_builder.values import Value


class Row(Value, frozen=True, kw_only=True):
    """One record; `line` is where it begins, counted from 1."""

    line: int
    cells: Mapping[str, str]
    """Stripped text by column name, of every column in the header; empty where there is none."""


class Table(Value, frozen=True, kw_only=True):
    """The records of a file under its header; empty when the file could not be read."""

    path: str
    header: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    header_line: int = 1

    def cell_source(self, row: Row, column: str) -> Source:
        """Return where the cell begins; the row when its record spans several lines before it."""
        return self.source_at(row.line, column)

    def heading_source(self, column: str) -> Source:
        """Return where the column's name stands; the first line when there is no such column."""
        return self.source_at(self.header_line, column)

    def source_at(self, line: int, column: str) -> Source:
        """Return the place of the cell of that line: its number among the cells, counted from 1."""
        return Source(path=self.path, line=line, column=self.index_of(column) + 1)

    def index_of(self, column: str) -> int:
        """Return which cell of a line stands under that name, counted from 0; the first when there is no such column."""
        return self.header.index(column) if column in self.header else 0

    def texts(self) -> Iterator[str]:
        """Yield texts that together hold every character of the table."""
        yield from self.header
        for row in self.rows:
            yield from row.cells.values()


TableReader = Callable[[Path, str], Checked[Table]]
"""From a file, and the name to show it under, to its rows and every fault of the file. It never raises."""


class Importer(Value, frozen=True, kw_only=True):
    """A format in which rows of a pilot may come: one row for each learner on each course, whatever the file looks like."""

    name: str
    """What `pilot.data.format` says."""
    description: str
    """One sentence about the file, for the author who chooses."""
    suffixes: tuple[str, ...]
    """How names of such files end."""
    columns: tuple[str, ...]
    """What its rows may have; the names and the words below them are those of `learner_rows`."""
    read: TableReader
