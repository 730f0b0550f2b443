"""Totara's file of completions, in the form in which its upload takes them: one row for each completion.

Read at the source of Totara (`totara/completionimport`, 13): columns by name, in any order, with custom fields; every row is a
completion; the form of the dates is a setting of the upload, so it is decided over the column.
"""

from briefing_builder.importers.columns.dates import date_readings
from briefing_builder.importers.columns.numbers import number_readings
from briefing_builder.importers.recognition.answers import plain_key
from briefing_builder.importers.recognition.model import Answers, Understood
from briefing_builder.importers.registry import report
from briefing_builder.importers.reports.answers import LEAVE_OUT
from briefing_builder.importers.reports.draft import Draft, cell_text
from briefing_builder.importers.reports.identity import fill_departments
from briefing_builder.importers.reports.reading import texts_of_field
from briefing_builder.importers.sheets.model import TableFile
from briefing_builder.problems import warning

NAME = "totara_completion_import"
DESCRIPTION = "Totara: a file of course completions as its upload takes it."
SEEN = "in part: source of Totara 13 (totara/completionimport and its test files)"


def looks_like_totara_import(file: TableFile) -> tuple[float, str]:
    """Return how sure it is that the file is one, and why."""
    if len(file.sheets) != 1 or not file.sheets[0].rows:
        return 0.0, "not one sheet"
    keys = {plain_key(cell_text(column[0])) for column in file.sheets[0].columns}
    if {"username", "completiondate"} <= keys and {"courseshortname", "courseidnumber"} & keys:
        return 0.97, "the columns of Totara's upload of completions"
    return 0.0, "not the columns of Totara's upload"


@report(NAME, description=DESCRIPTION, seen=SEEN, recognises=looks_like_totara_import)
def understand_totara_import(file: TableFile, answers: Answers) -> Understood:
    """Return one completed row for each row of the file; who has not completed is not in it."""
    draft = Draft(file.sheets[0], answers)
    learner, day, grade = draft.column_of("username"), draft.column_of("completiondate"), draft.column_of("grade")
    assert learner is not None
    assert day is not None
    draft.use(learner, "learner_id", "by its heading", is_personal=True)
    draft.fill("learner_id", draft.texts_by(learner, cell_text))
    _fill_courses(draft)
    fill_departments(draft, None)
    draft.fill("completed_on", texts_of_field(draft, day, "completed_on", date_readings(draft.distinct(day)), "by its heading"))
    draft.fill("completion_status", ["completed"] * len(draft.rows))
    draft.decide("completed", "every row", "the file holds completions only")
    message = "the file holds completions only: whoever has not completed is missing in it, so no completion rate follows from it"
    hint = "import it together with a list of all who were enrolled"
    draft.tell(warning("completions-only", message, draft.place(draft.header_row, day), hint))
    if grade is not None:
        draft.fill("score_pct", texts_of_field(draft, grade, "score_pct", number_readings(draft.distinct(grade)), "grades are in per cent"))
    return draft.understood(NAME, DESCRIPTION)


def _fill_courses(draft: Draft) -> None:
    """The short name, else the id number: the one that is filled in every row, the short name before the other."""
    columns = [index for index in (draft.column_of("courseshortname"), draft.column_of("courseidnumber")) if index is not None]
    filled = [index for index in columns if None not in draft.distinct(index)]
    chosen = (filled or columns)[0]
    for index in columns:
        draft.use(index, "course_id" if index == chosen else LEAVE_OUT, "by its heading")
    draft.fill("course_id", draft.texts_by(chosen, cell_text))
