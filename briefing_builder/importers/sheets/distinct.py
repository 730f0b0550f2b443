"""Rows go in, some hundred at a time; columns come out in which each different value is held once.

All that is done for each cell is done in C: chunks are turned by `zip`, and a dictionary numbers values in the order in which they come.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import chain, compress, islice, repeat, zip_longest

from briefing_builder.importers.sheets.model import CellValue, Column, numbered

CHUNK = 128
"""Rows; so few stay in the processor's cache while their cells are numbered, which takes half the time of thousands."""
CODE = "i"
"""Four bytes for each cell; a list takes eight, and is filled in less time."""
MOST_IN_LISTS = 20_000_000
"""Cells."""
JUDGED = 32 * CHUNK
"""Rows after which a column is known to have a cell of its own in most of them."""
ValuesOf = Callable[[Sequence[Hashable]], Sequence[CellValue]]
"""From the different cells of a column, as they were added, to what they hold."""


class Numbering(defaultdict[Hashable, int]):
    """Gives each key that is asked for the next number, from 0."""

    def __init__(self) -> None:
        super().__init__()
        self.default_factory = self.__len__


class _Gathered:
    """One column as it grows: numbers of its different cells; or the cells as they are, where most of the first ones are different."""

    def __init__(self) -> None:
        self.numbering = Numbering()
        self.codes: list[int] | array[int] = []
        self.cells: list[Hashable] | None = None

    def add(self, cells: Sequence[Hashable]) -> None:
        if self.cells is not None:
            self.cells.extend(cells)
        elif cells[0] == cells[-1] and cells.count(cells[0]) == len(cells):
            self.codes.extend([self.numbering[cells[0]]] * len(cells))
        else:
            self.codes.extend(map(self.numbering.__getitem__, cells))

    def judge(self, rows: int) -> None:
        """Stop numbering where more than half of the rows have a cell of their own."""
        if self.cells is None and len(self.numbering) * 2 > rows:
            self.cells = list(map(tuple(self.numbering).__getitem__, self.codes))

    def finished(self, values_of: ValuesOf) -> Column:
        """The column, in which cells of one value are one; nothing can be added afterwards."""
        self.numbering.default_factory = None  # it refers to the numbering itself
        if self.cells is not None:
            return Column.of_cells(values_of(self.cells))
        values = values_of(tuple(self.numbering))
        if len(set(values)) == len(values):
            return Column(values, self.codes)
        values, codes = numbered(values)
        return Column(values, array(CODE, map(codes.__getitem__, self.codes)))


class ColumnsOfRows:
    """Gathers rows of one width, or shorter ones, which end in cells of `blank`."""

    def __init__(self, width: int, blank: Hashable) -> None:
        self.rows = 0
        self._blank = blank
        self._lines: list[Sequence[int]] = []
        self._columns = [_Gathered() for _ in range(width)]

    def add(self, rows: Sequence[Sequence[Hashable]], lines: Sequence[int]) -> None:
        """Add rows, and the lines on which they begin."""
        if not rows:
            return
        for column, cells in zip(self._columns, self._turned(rows), strict=True):
            column.add(cells)
        self._lines.append(lines)
        before, self.rows = self.rows, self.rows + len(rows)
        if before < JUDGED <= self.rows:
            for column in self._columns:
                column.judge(self.rows)
        if before * len(self._columns) <= MOST_IN_LISTS < self.rows * len(self._columns):
            for column in self._columns:
                column.codes = array(CODE, column.codes)

    def _turned(self, rows: Sequence[Sequence[Hashable]]) -> Iterable[tuple[Hashable, ...]]:
        width = len(self._columns)
        if set(map(len, rows)) == {width}:
            return zip(*rows, strict=True)
        blanks = (self._blank,) * len(rows)
        return islice(chain(zip_longest(*rows, fillvalue=self._blank), repeat(blanks)), width)

    def widen(self, width: int) -> None:
        """Add columns at the right, blank in all rows so far, until there are so many."""
        while len(self._columns) < width:
            column = _Gathered()
            if self.rows:
                column.add((self._blank,) * self.rows)
            self._columns.append(column)

    def finished(self, values_of: ValuesOf) -> tuple[tuple[Column, ...], Sequence[int]]:
        """Return the columns, without those at the right end in which nothing stands and without blank rows, and the rows' lines.

        Cells of one value become one. Nothing can be added afterwards.
        """
        columns = []
        while self._columns:
            columns.append(self._columns.pop(0).finished(values_of))
        while columns and columns[-1].is_blank:
            columns.pop()
        return _without_blank_rows(columns, _joined(self._lines))


def _joined(lines: Sequence[Sequence[int]]) -> Sequence[int]:
    if not lines:
        return ()
    first, last, count = lines[0][0], lines[-1][-1], sum(map(len, lines))
    return range(first, last + 1) if last - first == count - 1 else array(CODE, chain.from_iterable(lines))


def _without_blank_rows(columns: Sequence[Column], lines: Sequence[int]) -> tuple[tuple[Column, ...], Sequence[int]]:
    blank = _blank_rows(columns, len(lines))
    if not columns:
        return (), ()
    if blank:
        kept = [row not in blank for row in range(len(lines))]
        return tuple(Column(*numbered(list(compress(column, kept)))) for column in columns), _joined([list(compress(lines, kept))])
    return tuple(columns), lines


def _blank_rows(columns: Sequence[Column], rows: int) -> set[int]:
    blank: Iterable[int] = range(rows)
    for column in columns:
        if not (blank := [row for row in blank if column[row] is None] if column.has_blanks else []):
            break
    return set(blank)
