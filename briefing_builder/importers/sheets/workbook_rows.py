"""Sparse rows of one sheet of a workbook go in as its file has them; the sheet comes out, with its hidden rows and merged cells."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from briefing_builder.importers.sheets.distinct import CHUNK, ColumnsOfRows
from briefing_builder.importers.sheets.model import CellValue, Column, Sheet, numbered
from briefing_builder.problems import Checked, Problem, Source, error
from briefing_builder.values import Value

COLUMNS_LIMIT, ROWS_LIMIT = 4_000, 2_000_000
CELLS_LIMIT, SPARSEST = 5_000_000, 20
"""Cells of a sheet of which fewer than one in twenty is filled: more than that nobody has in a table."""
MERGED_LIMIT = 20_000
"""Ranges of merged cells."""


class Merged(NamedTuple):
    """A range of cells that is shown as one; rows counted from 1, as in the sheet, the column from 0."""

    first_row: int
    last_row: int
    column: int


class TooLarge(Exception):
    """A sheet of more rows or columns than are read, as a problem."""

    def __init__(self, path: str, sheet: str, size: str) -> None:
        message, hint = f"the sheet has {size} are read", "leave out what is not needed"
        self.problem = error("table-too-large", message, Source(path=path, sheet=sheet), hint)
        super().__init__(message)


class ReadSheet(NamedTuple):
    """A sheet, and what somebody should know of it, in words."""

    sheet: Sheet
    facts: tuple[str, ...]


class SheetRows:
    """Gathers the rows of one sheet; cells are whatever `value_of` turns into values, None where nothing stands."""

    def __init__(self, path: str, name: str, *, is_hidden: bool = False) -> None:
        self.path, self.name, self.is_hidden = path, name, is_hidden
        self.errors = self.uncalculated = self.hidden_columns = 0
        """Formulas with an error for a value, and with none; columns that are not shown."""
        self._hidden: set[int] = set()
        self._merged: list[Merged] = []
        self._columns = ColumnsOfRows(1, None)
        self._rows: list[Sequence[Hashable]] = []
        self._lines: list[int] = []
        self._cells = self._filled = 0

    def add(self, number: int, cells: Sequence[Hashable], *, hidden: bool = False) -> None:
        """Add a row in which something stands, by its number counted from 1. Raises TooLarge."""
        self.refuse_wider(len(cells))
        self._cells += len(cells)
        self._filled += len(cells) - cells.count(None)
        if self._cells > max(CELLS_LIMIT, SPARSEST * self._filled):
            raise TooLarge(self.path, self.name, f"more than {CELLS_LIMIT:,} cells, most of them blank; no more")
        self._rows.append(cells)
        self._lines.append(number)
        if hidden:
            self._hidden.add(number)
        if len(self._rows) == CHUNK:
            self._flush()
            if self._columns.rows > ROWS_LIMIT:
                raise TooLarge(self.path, self.name, f"more than {ROWS_LIMIT:,} rows; at most {ROWS_LIMIT:,}")

    def refuse_wider(self, width: int) -> None:
        """Raise TooLarge for a row of more cells than are read."""
        if width > COLUMNS_LIMIT:
            raise TooLarge(self.path, self.name, f"{width:,} columns; at most {COLUMNS_LIMIT:,}")

    def add_merged(self, merged: Merged) -> None:
        """Remember a range of merged cells that goes over several rows."""
        if merged.last_row > merged.first_row and len(self._merged) < MERGED_LIMIT:
            self._merged.append(merged)

    def read(self, value_of: Callable[[Hashable], CellValue]) -> ReadSheet:
        """Return the sheet. The value of a merged range stands in its first column, in each of its rows."""
        self._flush()
        columns, lines = self._columns.finished(lambda cells: list(map(value_of, cells)))
        hidden = frozenset(row for row, line in enumerate(lines) if line in self._hidden) if self._hidden else frozenset[int]()
        columns = _filled_down(columns, lines, self._merged)
        sheet = Sheet(path=self.path, name=self.name, columns=columns, lines=lines, hidden=hidden, is_hidden=self.is_hidden)
        return ReadSheet(sheet, tuple(f"sheet “{self.name}”: {fact}" for fact in self._facts(len(hidden))))

    def _facts(self, hidden: int) -> Iterator[str]:
        if self.is_hidden:
            yield "hidden as a whole, and read like the others"
        if hidden:
            yield f"{_count_in_words(hidden, 'hidden row')}, read like the others"
        if self.hidden_columns:
            yield "hidden columns, read like the others"
        if self._merged:
            yield f"{_count_in_words(len(self._merged), 'range')} of merged cells: the value stands in each row, in the first column"
        if self.errors:
            yield f"{_count_in_words(self.errors, 'cell')} with an error in place of a value"
        if self.uncalculated:
            yield f"{_count_in_words(self.uncalculated, 'formula')} never calculated: open the workbook in your spreadsheet, and save it"

    def _flush(self) -> None:
        self._columns.widen(max(map(len, self._rows), default=0))
        self._columns.add(self._rows, self._lines)
        self._rows, self._lines = [], []


def _count_in_words(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _filled_down(columns: tuple[Column, ...], lines: Sequence[int], merged: Iterable[Merged]) -> tuple[Column, ...]:
    rows = {line: row for row, line in enumerate(lines)} if merged else {}
    filled: dict[int, list[CellValue]] = {}
    for part in merged:
        if part.column >= len(columns) or part.first_row not in rows:
            continue
        cells = filled.setdefault(part.column, list(columns[part.column]))
        first = rows[part.first_row]
        for row in range(first + 1, len(lines)):
            if lines[row] > part.last_row:
                break
            cells[row] = cells[first]
    return tuple(Column(*numbered(filled[place])) if place in filled else column for place, column in enumerate(columns))


class Workbook(Value, frozen=True, kw_only=True):
    """The sheets of a workbook that hold anything, and facts about it in words."""

    sheets: tuple[Sheet, ...] = ()
    facts: tuple[str, ...] = ()


def together(readers: Iterable[Callable[[], ReadSheet]], facts: Sequence[str] = ()) -> Checked[Workbook]:
    """Return what the readers find, one sheet each; a sheet that is too large is a problem. Raises what else they raise."""
    found: list[ReadSheet] = []
    problems: list[Problem] = []
    for read in readers:
        try:
            found.append(read())
        except TooLarge as failure:
            problems.append(failure.problem)
    filled = [each for each in found if each.sheet.columns]
    told = (*facts, *(fact for each in filled for fact in each.facts))
    return Checked(value=Workbook(sheets=tuple(each.sheet for each in filled), facts=told), problems=tuple(problems))
