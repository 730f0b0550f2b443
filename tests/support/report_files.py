"""Files of learning platforms as the readers of reports receive them: texts go in, a file of sheets comes out."""

from array import array
from collections.abc import Sequence

from briefing_builder.importers.recognition.model import Understood
from briefing_builder.importers.sheets.model import CellValue, Column, Sheet, TableFile


def csv_file(path: str, *rows: Sequence[CellValue]) -> TableFile:
    """Return the file whose one sheet has these rows; an empty text is a cell without a value."""
    return TableFile(path=path, kind="csv", sheets=(sheet_of(path, "", *rows),))


def sheet_of(path: str, name: str, *rows: Sequence[CellValue]) -> Sheet:
    """Return a sheet of these rows, whose lines are counted from 1; rows may be shorter than others."""
    width = max(map(len, rows))
    cells = [[None if cell == "" else cell for cell in (*row, *[None] * (width - len(row)))] for row in rows]
    columns = tuple(column_of([row[index] for row in cells]) for index in range(width))
    return Sheet(path=path, name=name, columns=columns, lines=tuple(range(1, len(rows) + 1)))


def column_of(cells: Sequence[CellValue]) -> Column:
    """Return the column of these cells."""
    numbers: dict[tuple[type, CellValue], int] = {}
    codes = array("i", [numbers.setdefault((type(cell), cell), len(numbers)) for cell in cells])
    return Column(values=tuple(value for _, value in numbers), codes=codes)


def rows_of(understood: Understood, *fields: str) -> list[tuple[str, ...]]:
    """Return the texts of these fields, row by row; empty where the table has none."""
    return [tuple(row.cells.get(field, "") for field in fields) for row in understood.table.rows]
