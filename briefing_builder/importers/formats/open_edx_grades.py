"""Open edX's grade reports: one row for each learner, the grade from 0 to 1, a column for each assignment.

Read at the source of edx-platform (`lms/djangoapps/instructor_task/tasks_helper/grades.py`, 2019 to 2024). `openedx-scorm-xblock` (19.0.5)
divides what a package reports by 100 whatever its maximum, so a grade can lie above 1, or far below what was reached.
"""

import re
from decimal import Decimal

from briefing_builder.importers.columns.numbers import number_readings
from briefing_builder.importers.recognition.answers import plain_key
from briefing_builder.importers.recognition.model import Answers, Understood
from briefing_builder.importers.registry import report
from briefing_builder.importers.reports.answers import LEAVE_OUT, field_of
from briefing_builder.importers.reports.draft import Draft, cell_text
from briefing_builder.importers.reports.identity import use_identity
from briefing_builder.importers.reports.places import fill_course
from briefing_builder.importers.reports.progress import fill_from_work
from briefing_builder.importers.reports.reading import multiplied, texts_of_field
from briefing_builder.importers.sheets.model import Sheet, TableFile

NAME = "open_edx_grades"
DESCRIPTION = "Open edX: the grade report of one course, or its problem grade report."
SEEN = "in part: stored versions of edx-platform’s instructor_task/tasks_helper/grades.py"
KINDS = {"student id": "number", "email": "email", "username": "username"}
AFTER_WORK = ("cohort name", "team name", "enrollment track", "verification status", "certificate eligible", "certificate delivered")
OF_ENROLMENT = {"enrollment status", "enrollment track", "certificate eligible"}
"""Headings of which every report has one: reports of before 2017 have no enrolment status."""
YES = ("y", "yes")
HUNDRED = Decimal(100)
TINY = Decimal(10)
"""Whoever passes with fewer per cent has probably been graded on another scale."""
_FILE = re.compile(r"^(?P<course>.+?)_(?:problem_)?grade_report(?:_|$)", re.IGNORECASE)


def looks_like_open_edx(file: TableFile) -> tuple[float, str]:
    """Return how sure it is that the file is a grade report of Open edX, and why."""
    if len(file.sheets) != 1 or not file.sheets[0].rows:
        return 0.0, "not one sheet"
    keys = {plain_key(cell_text(column[0])) for column in file.sheets[0].columns}
    if {"grade", "username"} <= keys and {"student id", "email"} & keys and keys & OF_ENROLMENT:
        return 0.97, "the headings of Open edX’s grade report"
    return 0.0, "not the headings of Open edX"


@report(NAME, description=DESCRIPTION, seen=SEEN, recognises=looks_like_open_edx)
def understand_open_edx(file: TableFile, answers: Answers) -> Understood:
    """Return one row for each enrolled learner; who has completed is asked, for the report does not say it."""
    sheet = file.sheets[0]
    rows = _enrolled_rows(sheet)
    draft = Draft(sheet, answers, rows=rows)
    draft.leave_out_rows("no longer enrolled", sheet.rows - 1 - len(rows))
    grade = draft.column_of("Grade")
    assert grade is not None
    use_identity(
        draft,
        [KINDS.get(plain_key(heading), "") for heading in draft.headings[: min(3, grade)]],
        hint='`--map "Cohort Name=department_id"` takes it from the cohorts.',
    )
    fill_course(draft, _FILE)
    work, eligible = _assignment_columns(draft, grade), draft.column_of("Certificate Eligible")
    fill_from_work(draft, work, "assignment", no_work=("Not Available", "Not Accessible"), undone=("Not Attempted",))
    _fill_success(draft, eligible)
    _fill_grade(draft, grade, eligible)
    return draft.understood(NAME, DESCRIPTION)


def _enrolled_rows(sheet: Sheet) -> list[int]:
    status = next((column for column in sheet.columns if plain_key(cell_text(column[0])) == "enrollment status"), None)
    if status is None:
        return list(range(1, sheet.rows))
    return [row for row in range(1, sheet.rows) if plain_key(cell_text(status[row])) != "unenrolled"]


def _assignment_columns(draft: Draft, grade: int) -> list[int]:
    """The columns of single assignments: after the grade, before what is said of the learner; no averages, no possible points."""
    keys = [plain_key(heading) for heading in draft.headings]
    ends = (index for index in range(grade + 1, len(keys)) if keys[index].startswith((*AFTER_WORK, "experiment group")))
    columns = range(grade + 1, next(ends, len(keys)))
    return [index for index in columns if not keys[index].endswith(("(avg)", "(possible)")) and keys[index] != "enrollment status"]


def _fill_success(draft: Draft, eligible: int | None) -> None:
    """Passed is whoever may have a certificate; who may not, is still at work, has failed, or is on a track without certificates."""
    if eligible is None:
        return
    draft.use(eligible, "success_status", "by its heading")
    draft.fill("success_status", draft.texts_by(eligible, lambda value: "passed" if plain_key(cell_text(value)) in YES else ""))
    because = "of the others the report does not say whether they have failed"
    draft.decide("passed", "whoever is eligible for a certificate", because)


def _fill_grade(draft: Draft, grade: int, eligible: int | None) -> None:
    """Fill the score: a grade of 1 is 100 per cent. Where grades were made on another scale, somebody has to say whether they count."""
    answer = field_of(draft.answer(draft.headings[grade]))
    if answer == LEAVE_OUT:
        draft.use(grade, LEAVE_OUT, "answered")
        return
    readings = number_readings(draft.distinct(grade))
    texts = multiplied(texts_of_field(draft, grade, "score_pct", readings, "a grade of 1 is 100 per cent"), Decimal(100))
    passed = [False] * len(draft.rows) if eligible is None else [plain_key(cell_text(value)) in YES for value in draft.values(eligible)]
    draft.decide("scores", "a grade of 1 is 100 per cent", "Open edX grades from 0 to 1")
    above = sum(Decimal(text) > HUNDRED for text in texts if text)
    tiny = sum(is_passed and Decimal(text) < TINY for text, is_passed in zip(texts, passed, strict=True) if text)
    if (above or tiny) and answer != "score_pct":
        found = (
            f"{above} {'grade lies' if above == 1 else 'grades lie'} above 1" if above else f"{tiny} passed with a grade below {TINY / 100}"
        )
        options = ((LEAVE_OUT, "leave the scores out"), ("score_pct", "take them as they are; those above 1 are left out"))
        why = "A SCORM package in Open edX can report its grade on another scale."
        draft.ask(draft.headings[grade], f"{found}. {why} Do the grades count?", options)
    draft.fill("score_pct", [text if text and Decimal(text) <= HUNDRED else "" for text in texts])
