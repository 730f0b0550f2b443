"""What a reader of files hands over: sheets of typed cells. Nothing is interpreted; a cell holds what the file says that it holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Literal

from briefing_builder.problems import Source

CellValue = str | Decimal | bool | date | datetime | timedelta | None
"""Text (stripped), a number, a truth value, a day, a day with its time, or a time value of any length; None where nothing stands."""
FileKind = Literal["csv", "xlsx", "xls", "ods", "html"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet, each different value held once: a decision about a column looks at its values and not at its rows."""

    values: tuple[CellValue, ...]
    """Every different value, in the order in which they first appear."""
    codes: Sequence[int]
    """For each row of the sheet, the index of its value."""

    def __getitem__(self, row: int) -> CellValue:
        return self.values[self.codes[row]]

    def __iter__(self) -> Iterator[CellValue]:
        return map(self.values.__getitem__, self.codes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One table of a file, from its first row to its last, banner, headings and totals among them; blank rows are left out."""

    path: str
    """The file's name as it is shown."""
    name: str
    """The sheet's name; empty in files that have no sheets."""
    columns: tuple[Column, ...]
    lines: Sequence[int]
    """For each row, the line on which it begins, or its row number in the workbook, counted from 1."""
    hidden: frozenset[int] = frozenset()
    """The rows (counted from 0) that a filter or a hand has hidden; they are read like all others."""

    @property
    def rows(self) -> int:
        """How many rows the sheet has."""
        return len(self.lines)

    def row(self, index: int) -> tuple[CellValue, ...]:
        """Return the cells of one row."""
        return tuple(column[index] for column in self.columns)

    def source(self, row: int, column: int) -> Source:
        """Return the place of a cell, both counted from 0: line and column of a text file, the cell of a workbook's sheet."""
        return Source(path=self.path, line=self.lines[row], column=column + 1, sheet=self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFile:
    """A file that was read."""

    path: str
    """The file's name as it is shown."""
    kind: FileKind
    sheets: tuple[Sheet, ...] = ()
    """The sheets that hold anything, in the file's order; empty when the file could not be read."""
    sha256: str = ""
    """Digest of the file's bytes, in hexadecimal digits."""
    facts: tuple[str, ...] = field(default=())
    """What was found out about the file itself, in words: its encoding, what parts its cells, that it counts days from 1904."""
