"""Canvas' enrolments, of the provisioning report or a SIS export: one row for each person in each section of a course.

Read at the source of Canvas' documentation of SIS imports (`doc/api/sis_csv.md`): `status` is that of the enrolment. `completed` means that
the enrolment has ended, whether anything was learned or not, so it is no completion; teachers and observers are in the same file.
"""

from briefing_builder.importers.recognition.answers import plain_key
from briefing_builder.importers.recognition.model import Answers, Understood
from briefing_builder.importers.registry import report
from briefing_builder.importers.reports.answers import LEAVE_OUT
from briefing_builder.importers.reports.draft import Draft, cell_text
from briefing_builder.importers.reports.identity import fill_departments
from briefing_builder.importers.sheets.model import Sheet, TableFile

NAME = "canvas_enrollments"
DESCRIPTION = "Canvas: enrolments of the provisioning report or of a SIS export."
SEEN = "in part: documentation of Canvas (doc/api/sis_csv.md)"
STATUSES = {"active", "inactive", "completed", "concluded", "deleted", "deleted_last_completed", "invited", "creation_pending"}
GONE = {"deleted", "deleted_last_completed"}


def looks_like_canvas_enrollments(file: TableFile) -> tuple[float, str]:
    """Return how sure it is that the file holds enrolments of Canvas, and why."""
    if len(file.sheets) != 1 or file.sheets[0].rows < 2:
        return 0.0, "not one sheet"
    columns = {plain_key(cell_text(column[0])): column for column in file.sheets[0].columns}
    if not {"course_id", "user_id", "role", "section_id", "status"} <= set(columns):
        return 0.0, "not the columns of Canvas’ enrolments"
    statuses = {cell_text(value) for value in columns["status"].values[1:]}
    return (0.95, "the columns and states of Canvas’ enrolments") if statuses <= STATUSES else (0.0, "other states than Canvas’")


@report(NAME, description=DESCRIPTION, seen=SEEN, recognises=looks_like_canvas_enrollments)
def understand_canvas_enrollments(file: TableFile, answers: Answers) -> Understood:
    """Return one row for each student of each course; who has completed is in another file."""
    sheet = file.sheets[0]
    rows, others, gone = _students(sheet)
    draft = Draft(sheet, answers, rows=rows)
    draft.leave_out_rows("teachers, observers and others who are no students", others)
    draft.leave_out_rows("deleted enrolments", gone)
    for field, heading, is_personal in (("learner_id", "user_id", True), ("course_id", "course_id", False)):
        index = draft.column_of(heading)
        assert index is not None
        draft.use(index, field, "by its heading", is_personal=is_personal)
        draft.fill(field, draft.texts_by(index, cell_text))
    fill_departments(draft, None)
    because = "in Canvas an enrolment is completed when it has ended, whatever was learned"
    draft.decide("status", "no completion is read from it", because)
    if draft.answer("completion_status") != LEAVE_OUT:
        options = [(LEAVE_OUT, "another file of this import says it")]
        draft.ask("completion_status", "The file says who is enrolled, and not who has completed. Does another file say it?", options)
    return draft.understood(NAME, DESCRIPTION)


def _students(sheet: Sheet) -> tuple[list[int], int, int]:
    """The rows of students whose enrolment was not deleted, how many others there are, and how many deleted ones."""
    columns = {plain_key(cell_text(column[0])): column for column in sheet.columns}
    roles, statuses = columns.get("base_role_type", columns["role"]), columns["status"]
    students = [row for row in range(1, sheet.rows) if "student" in plain_key(cell_text(roles[row]))]
    rows = [row for row in students if cell_text(statuses[row]) not in GONE]
    return rows, sheet.rows - 1 - len(students), len(students) - len(rows)
