"""Rows go in, some hundred at a time; columns come out in which each different value is held once.

All that is done for each cell is done in C: chunks are turned by `zip`, and a dictionary numbers values in the order in which they come.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import accumulate, chain, compress, islice, repeat, zip_longest
from operator import eq

from briefing_builder.importers.sheets.model import CellValue, Column

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
            self._forget()

    def finished(self) -> tuple[Sequence[Hashable], Sequence[int]]:
        """The different cells, and for each row which of them it has."""
        if self.cells is not None:
            return _numbered(self.cells)
        keys, codes = tuple(self.numbering), self.codes
        self._forget()
        return keys, codes

    def _forget(self) -> None:
        self.numbering.default_factory = None  # it refers to the numbering itself
        self.numbering, self.codes = Numbering(), []


def _numbered(cells: Sequence[Hashable]) -> tuple[Sequence[Hashable], Sequence[int]]:
    """The different cells in their order, and which of them each is: first the place where it first stood, then how many did so before."""
    places = range(len(cells))
    first_at: dict[Hashable, int] = {}
    firsts = list(map(first_at.setdefault, cells, places))
    if len(first_at) == len(cells):
        return cells, places
    ranks = list(islice(accumulate(map(eq, firsts, places), initial=-1), 1, None))
    return tuple(first_at), array(CODE, map(ranks.__getitem__, firsts))


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

    def finished(self, values_of: ValuesOf) -> tuple[tuple[Column, ...], Sequence[int]]:
        """Return the columns, without those at the right end in which nothing stands and without blank rows, and the rows' lines.

        Cells of one value become one. Nothing can be added afterwards.
        """
        columns = []
        for place, gathered in enumerate(self._columns):
            keys, codes = gathered.finished()
            columns.append(_column_of(tuple(values_of(keys)), codes))
            self._columns[place] = _Gathered()
        while columns and not any(value is not None for value in columns[-1].values):
            columns.pop()
        return _without_blank_rows(columns, _joined(self._lines))


def _joined(lines: Sequence[Sequence[int]]) -> Sequence[int]:
    if not lines:
        return ()
    first, last, count = lines[0][0], lines[-1][-1], sum(map(len, lines))
    return range(first, last + 1) if last - first == count - 1 else array(CODE, chain.from_iterable(lines))


def _column_of(values: tuple[CellValue, ...], codes: Sequence[int]) -> Column:
    """The column of values that may be equal in type and content, each of which is to stand once."""
    if len(set(values)) == len(values):
        return Column(values=values, codes=codes)
    typed = [(type(value), value) for value in values]
    numbers = {key: number for number, key in enumerate(dict.fromkeys(typed))}
    new_codes = list(map(numbers.__getitem__, typed))
    return Column(values=tuple(value for _, value in numbers), codes=array(CODE, map(new_codes.__getitem__, codes)))


def _without_blank_rows(columns: Sequence[Column], lines: Sequence[int]) -> tuple[tuple[Column, ...], Sequence[int]]:
    blank = _blank_rows(columns, len(lines))
    if not columns:
        return (), ()
    if blank:
        kept = [row not in blank for row in range(len(lines))]
        shorter = (Column(values=column.values, codes=list(compress(column.codes, kept))) for column in columns)
        return tuple(map(_renumbered, shorter)), _joined([list(compress(lines, kept))])
    return tuple(columns), lines


def _blank_rows(columns: Sequence[Column], rows: int) -> set[int]:
    blank: Iterable[int] = range(rows)
    for column in columns:
        if None not in column.values:
            return set()
        code = column.values.index(None)
        if not (blank := [row for row in blank if column.codes[row] == code]):
            break
    return set(blank)


def _renumbered(column: Column) -> Column:
    """The column without values that no row has any more."""
    numbering: defaultdict[int, int] = defaultdict(int)
    numbering.default_factory = numbering.__len__
    codes = array(CODE, map(numbering.__getitem__, column.codes))
    numbering.default_factory = None
    return Column(values=tuple(column.values[code] for code in numbering), codes=codes)
