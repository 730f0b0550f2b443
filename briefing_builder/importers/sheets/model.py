"""What a reader of files hands over: sheets of typed cells. Nothing is interpreted; a cell holds what the file says that it holds."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import accumulate, islice
from operator import eq
from types import NoneType
from typing import Literal

from briefing_builder.problems import Source

CellValue = str | Decimal | bool | date | datetime | timedelta | None
"""Text (stripped), a number, a truth value, a day, a day with its time, or a time value of any length; None where nothing stands.

A number that a workbook shows as a per cent is the text that it shows, `85%`, and a formula without a value the text of the formula.
"""
FileKind = Literal["csv", "xlsx", "xls", "ods", "html"]


class Column:
    """One column of a sheet, each different value held once: a decision about a column looks at its values and not at its rows.

    A column is never changed. One that was made of its cells, because most of them are different, is numbered when its values are sought.
    """

    __slots__ = ("_cells", "_codes", "_values")

    def __init__(self, values: Sequence[CellValue], codes: Sequence[int]) -> None:
        self._values: tuple[CellValue, ...] | None = tuple(values)
        self._codes = codes
        self._cells: Sequence[CellValue] = ()

    @classmethod
    def of_cells(cls, cells: Sequence[CellValue]) -> "Column":
        """Return the column that has these cells in its rows."""
        column = cls((), ())
        column._values, column._cells = None, cells
        return column

    @property
    def values(self) -> tuple[CellValue, ...]:
        """Every different value, in the order in which they first appear."""
        if self._values is None:
            self._values, self._codes = numbered(self._cells)
            self._cells = ()
        return self._values

    @property
    def codes(self) -> Sequence[int]:
        """For each row of the sheet, the index of its value."""
        return self._codes if self.values else ()

    @property
    def has_blanks(self) -> bool:
        """Whether nothing stands in some of its cells."""
        return None in (self._cells if self._values is None else self._values)

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in any of its cells."""
        return self._values is not None and self._values in ((), (None,))

    def __getitem__(self, row: int) -> CellValue:
        return self._cells[row] if self._values is None else self._values[self._codes[row]]

    def __iter__(self) -> Iterator[CellValue]:
        return iter(self._cells) if self._values is None else map(self._values.__getitem__, self._codes)

    def __len__(self) -> int:
        return len(self._cells) if self._values is None else len(self._codes)


def numbered(cells: Sequence[CellValue]) -> tuple[tuple[CellValue, ...], Sequence[int]]:
    """Return the different cells in their order, and for each cell the number of its value; 1 and True are different."""
    keys: Sequence[object] = cells
    if not {str, NoneType}.issuperset(map(type, cells)):
        keys = list(zip(map(type, cells), cells, strict=True))
    places, first_at = range(len(cells)), dict[object, int]()
    firsts = list(map(first_at.setdefault, keys, places))
    if len(first_at) == len(cells):
        return tuple(cells), places
    ranks = list(islice(accumulate(map(eq, firsts, places), initial=-1), 1, None))
    return tuple(map(cells.__getitem__, first_at.values())), array("i", map(ranks.__getitem__, firsts))


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
    is_hidden: bool = False
    """Whether the workbook hides the whole sheet."""

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
