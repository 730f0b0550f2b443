"""Any table of learners, the last resort: what stands above its columns and in them decides what they mean."""

from briefing_builder.importers.recognition.learner_table import KIND
from briefing_builder.importers.recognition.model import Answers, Understood
from briefing_builder.importers.recognition.understanding import understand
from briefing_builder.importers.registry import report
from briefing_builder.importers.sheets.model import TableFile

DESCRIPTION = "Any table with a row for each learner on each course, or a column for each course."


def takes_any_table(_file: TableFile) -> tuple[float, str]:
    """Return that a file may always be a table of learners of no known format."""
    return 0.1, "no report of a known platform; its headings and values decide"


@report(KIND, description=DESCRIPTION, seen="tables of many platforms", recognises=takes_any_table, takes_any_table=True)
def understand_any_table(file: TableFile, answers: Answers) -> Understood:
    """Return what the columns say by their headings and values."""
    return understand(file, answers)
