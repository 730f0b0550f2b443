"""Rows that come from a sheet: each knows its line in the file, and each of their fields the column that it was read from."""

from collections.abc import Mapping

from briefing_builder.importers.model import Table
from briefing_builder.problems import Source


class SheetTable(Table, frozen=True, kw_only=True):
    """A table whose cells are found where they stand in the file or workbook."""

    sheet: str = ""
    columns: Mapping[str, int]
    """The column of the sheet, counted from 0, for each field that was read from one."""

    def source_at(self, line: int, column: str) -> Source:
        """Return the place of the cell; of the row where the field does not come from a column."""
        index = self.columns.get(column)
        return Source(path=self.path, line=line, column=0 if index is None else index + 1, sheet=self.sheet)
