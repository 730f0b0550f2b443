"""The pilot's rows in a sheet of the programme's own workbook: the file goes in, the sheet comes out, alone."""

from pathlib import Path

from briefing_builder.content.models.fields import DEFAULT_FORMAT
from briefing_builder.content.workbook.model import bare_heading
from briefing_builder.importers import IMPORTERS
from briefing_builder.importers.sheets import Sheet, TableFile
from briefing_builder.problems import Checked, Source, error
from briefing_builder.values import replace

ROWS_SHEET = "Pilot rows"
NAMES = frozenset({"pilot rows", "learner rows", "rows", "learners", "pilot data"})
"""What the sheet may be called."""


HEADINGS = IMPORTERS[DEFAULT_FORMAT].columns
"""What its columns are called."""


def rows_sheet(file: TableFile) -> Sheet | None:
    """Return the sheet that holds the pilot's rows, if there is one and anything stands below its headings."""
    return next((sheet for sheet in file.sheets if bare_heading(sheet.name) in NAMES and sheet.rows > 1), None)


def read_rows_of_workbook(file: Path, shown_as: str) -> Checked[TableFile]:
    """Return a workbook with the sheet of the pilot's rows alone; with none, and a problem, where it has no such sheet. Never raises."""
    from briefing_builder.importers.sheets.reading import read_sheets

    read = read_sheets(file, shown_as)
    sheet = rows_sheet(read.value)
    if sheet is None:
        hint = f"add a sheet {ROWS_SHEET}, or name the file of the rows under Pilot: data file"
        problem = error("rows-missing", f"the workbook has no sheet {ROWS_SHEET} with rows", Source(path=shown_as), hint)
        return Checked(value=replace(read.value, sheets=()), problems=(problem,))
    return Checked(value=replace(read.value, sheets=(sheet,)), problems=read.problems)
