"""Rows go in, some thousand at a time; columns come out in which each different value is held once.

All that is done for each cell is done in C: chunks are turned by `zip`, and a dictionary numbers values in the order in which they come.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import compress

from briefing_builder.importers.sheets.model import CellValue, Column

CODE = "i"
"""Four bytes for each cell."""


class Numbering(defaultdict[Hashable, int]):
    """Gives each key that is asked for the next number, from 0."""

    def __init__(self) -> None:
        super().__init__()
        self.default_factory = self.__len__


class ColumnsOfRows:
    """Gathers rows of one width; `lines` are those on which they begin."""

    def __init__(self, width: int) -> None:
        self.lines = array(CODE)
        self._numberings = [Numbering() for _ in range(width)]
        self._codes = [array(CODE) for _ in range(width)]

    def add(self, rows: Iterable[Sequence[Hashable]], lines: Iterable[int]) -> None:
        """Add rows, each of exactly the width, and as many lines."""
        self.lines.extend(lines)
        for numbering, codes, cells in zip(self._numberings, self._codes, zip(*rows, strict=True), strict=False):  # no rows have no columns
            codes.fromlist(list(map(numbering.__getitem__, cells)))

    def finished(self, value_of: Callable[[Hashable], CellValue]) -> "tuple[tuple[Column, ...], array[int]]":
        """Return the columns, without those at the right end in which nothing stands and without blank rows, and the rows' lines.

        `value_of` is asked once for each different key of a column; keys of one value become one. Nothing can be added afterwards.
        """
        columns = []
        for place, (numbering, codes) in enumerate(zip(self._numberings, self._codes, strict=True)):
            numbering.default_factory = None
            columns.append(_column_of(tuple(map(value_of, numbering)), codes))
            self._numberings[place], self._codes[place] = Numbering(), array(CODE)
            numbering.clear()
        while columns and not any(value is not None for value in columns[-1].values):
            columns.pop()
        return _without_blank_rows(columns, self.lines)


def _column_of(values: tuple[CellValue, ...], codes: "array[int]") -> Column:
    """The column of values that may be equal in type and content, each of which is to stand once."""
    typed = [(type(value), value) for value in values]
    numbers = {key: number for number, key in enumerate(dict.fromkeys(typed))}
    if len(numbers) == len(values):
        return Column(values=values, codes=codes)
    new_codes = list(map(numbers.__getitem__, typed))
    return Column(values=tuple(value for _, value in numbers), codes=array(CODE, map(new_codes.__getitem__, codes)))


def _without_blank_rows(columns: Sequence[Column], lines: "array[int]") -> "tuple[tuple[Column, ...], array[int]]":
    blank: set[int] | None = None
    for column in columns:
        if blank is not None and not blank:
            break
        code = next((code for code, value in enumerate(column.values) if value is None), -1)
        rows = range(len(lines)) if blank is None else sorted(blank)
        blank = {row for row in rows if column.codes[row] == code} if code >= 0 else set()
    if not columns:
        return (), array(CODE)
    if not blank:
        return tuple(columns), lines
    kept = [row not in blank for row in range(len(lines))]
    shorter = (Column(values=column.values, codes=array(CODE, compress(column.codes, kept))) for column in columns)
    return tuple(map(_renumbered, shorter)), array(CODE, compress(lines, kept))


def _renumbered(column: Column) -> Column:
    """The column without values that no row has any more."""
    numbering = Numbering()
    codes = array(CODE, map(numbering.__getitem__, column.codes))
    return Column(values=tuple(column.values[code] for code in numbering), codes=codes)  # type: ignore[call-overload]
