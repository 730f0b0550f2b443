"""Sheets by hand: rows of cells as a test writes them go in, and what a reader of files would hand over comes out."""

from array import array
from collections.abc import Sequence

from briefing_builder.importers.sheets.model import CellValue, Column, Sheet, TableFile


def sheet_by_hand(
    rows: Sequence[Sequence[CellValue]], *, name: str = "", path: str = "report.csv", hidden: frozenset[int] = frozenset()
) -> Sheet:
    """Return the sheet of those rows; blank ones are left out, as a reader does, and shorter ones filled up."""
    kept = [(line, list(cells)) for line, cells in enumerate(rows, 1) if any(cell not in {None, ""} for cell in cells)]
    width = max((len(cells) for _, cells in kept), default=0)
    columns = []
    for index in range(width):
        numbers: dict[tuple[type, CellValue], int] = {}
        codes = array("I")
        for _, cells in kept:
            value = cells[index] if index < len(cells) and cells[index] != "" else None
            codes.append(numbers.setdefault((type(value), value), len(numbers)))
        columns.append(Column(tuple(value for _, value in numbers), codes))
    return Sheet(path=path, name=name, columns=tuple(columns), lines=[line for line, _ in kept], hidden=hidden)


def file_by_hand(rows: Sequence[Sequence[CellValue]], *, path: str = "report.csv") -> TableFile:
    """Return the file with that one table."""
    return TableFile(path=path, kind="csv", sheets=(sheet_by_hand(rows, path=path),))
