"""Rows go in, some hundred at a time; columns come out in which each different value is held once.

All that is done for each cell is done in C: chunks are turned by `zip`, and a dictionary numbers values in the order in which they come.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import compress

from briefing_builder.importers.sheets.model import CellValue, Column

CHUNK = 128
"""Rows; so few stay in the processor's cache while their cells are numbered, which takes half the time of thousands."""
CODE = "i"
"""Four bytes for each cell; a list takes eight, and is filled in less time."""
MOST_IN_LISTS = 20_000_000
"""Cells."""
ValuesOf = Callable[[Sequence[Hashable]], Sequence[CellValue]]
"""From the different cells of a column, as they were added, to what they hold."""


class Numbering(defaultdict[Hashable, int]):
    """Gives each key that is asked for the next number, from 0."""

    def __init__(self) -> None:
        super().__init__()
        self.default_factory = self.__len__


class ColumnsOfRows:
    """Gathers rows of one width; `lines` are those on which they begin."""

    def __init__(self, width: int) -> None:
        self.lines: list[int] = []
        self._numberings = [Numbering() for _ in range(width)]
        self._codes: list[list[int]] | list[array[int]] = [list[int]() for _ in range(width)]

    def add(self, rows: Iterable[Sequence[Hashable]], lines: Iterable[int]) -> None:
        """Add rows, each of exactly the width, and as many lines."""
        self.lines.extend(lines)
        for numbering, codes, cells in zip(self._numberings, self._codes, zip(*rows, strict=True), strict=False):  # no rows: no columns
            codes.extend(map(numbering.__getitem__, cells))
        if isinstance(self._codes[0], list) and len(self.lines) * len(self._codes) > MOST_IN_LISTS:
            self._codes = [array(CODE, codes) for codes in self._codes]

    def finished(self, values_of: ValuesOf) -> tuple[tuple[Column, ...], Sequence[int]]:
        """Return the columns, without those at the right end in which nothing stands and without blank rows, and the rows' lines.

        Cells of one value become one. Nothing can be added afterwards.
        """
        columns = []
        for place, (numbering, codes) in enumerate(zip(self._numberings, self._codes, strict=True)):
            columns.append(_column_of(tuple(values_of(tuple(numbering))), codes))
            self._numberings[place].default_factory = None  # which refers to it
            self._numberings[place] = Numbering()
        while columns and not any(value is not None for value in columns[-1].values):
            columns.pop()
        return _without_blank_rows(columns, self.lines)


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
        columns, lines = tuple(map(_renumbered, shorter)), list(compress(lines, kept))
    is_unbroken = lines[-1] - lines[0] == len(lines) - 1
    return tuple(columns), range(lines[0], lines[-1] + 1) if is_unbroken else array(CODE, lines)


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
