"""The pilot's rows in a sheet of the programme's own workbook: the file goes in, rows in our columns come out, each with its cell."""

from pathlib import Path

from briefing_builder.content.models.fields import DEFAULT_FORMAT
from briefing_builder.content.workbook.model import bare_heading
from briefing_builder.importers import IMPORTERS, Table
from briefing_builder.importers.recognition.understanding import understand
from briefing_builder.importers.sheets import Sheet, TableFile
from briefing_builder.problems import Checked, Problem, Source, error, information
from briefing_builder.values import replace

ROWS_SHEET = "Pilot rows"
NAMES = frozenset({"pilot rows", "learner rows", "rows", "learners", "pilot data"})
"""What the sheet may be called."""


HEADINGS = IMPORTERS[DEFAULT_FORMAT].columns
"""What its columns are called."""


def rows_sheet(file: TableFile) -> Sheet | None:
    """Return the sheet that holds the pilot's rows, if there is one and anything stands below its headings."""
    return next((sheet for sheet in file.sheets if bare_heading(sheet.name) in NAMES and sheet.rows > 1), None)


def workbook_rows(file: Path, shown_as: str) -> Checked[Table]:
    """Return the rows of the pilot that a workbook holds; none, with a problem, where it has no such sheet or what it holds is not clear.

    What was guessed is told as information. Never raises.
    """
    from briefing_builder.importers.sheets.reading import read_sheets

    read = read_sheets(file, shown_as)
    sheet = rows_sheet(read.value)
    if sheet is None:
        hint = f"add a sheet {ROWS_SHEET}, or name the file of the rows under Pilot: data file"
        problem = error("rows-missing", f"the workbook has no sheet {ROWS_SHEET} with rows", Source(path=shown_as), hint)
        return Checked(value=Table(path=shown_as), problems=(problem,))
    understood = understand(replace(read.value, sheets=(sheet,)), {})
    place = Source(path=shown_as, sheet=sheet.name)
    problems: list[Problem] = list(understood.problems)
    for question in understood.questions:
        hint = "name the column as it is called in a file of learner rows, such as completed_on; or `briefing import` asks"
        problems.append(error("rows-unclear", question.text, place, hint))
    for decision in understood.decisions:
        problems.append(information("rows-read", f"{decision.subject}: {decision.choice}, because {decision.because}", place))
    return Checked(value=understood.table if not understood.questions else Table(path=shown_as), problems=tuple(problems))
