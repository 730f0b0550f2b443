"""Moodle's report of course completion: one row for each learner, each criterion of the course, and the day of its completion.

Read at the source of Moodle (`report/completion/index.php`, 2.9 to 5.0): id, name, identity columns; for an activity two columns (its
state, and when: the heading says its name again); for any other criterion one, a day or nothing; last a day,
or nothing until the course is complete. All days stand in the site's short form, so their order is decided over all of them together.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from briefing_builder.importers.columns.dates import date_readings
from briefing_builder.importers.recognition.answers import plain_key
from briefing_builder.importers.recognition.model import Answers, Understood
from briefing_builder.importers.registry import report
from briefing_builder.importers.reports.answers import LEAVE_OUT
from briefing_builder.importers.reports.draft import Draft, cell_text
from briefing_builder.importers.reports.identity import kinds_of, use_identity
from briefing_builder.importers.reports.initials import warn_of_initials
from briefing_builder.importers.reports.moodle_results import DONE, fill_results, read_states
from briefing_builder.importers.reports.moodle_words import moodle_states
from briefing_builder.importers.reports.places import course_in_name, fill_course
from briefing_builder.importers.reports.reading import texts_of_field
from briefing_builder.importers.sheets.model import Column, Sheet, TableFile

NAME = "moodle_course_completion"
DESCRIPTION = "Moodle: completion of one course with its criteria."
SEEN = "stored versions of Moodle’s report/completion/index.php"
_FILE = re.compile(r"(?:^|[ ._-])completion[ ._-]+(?P<course>.+)", re.IGNORECASE)


def looks_like_moodle_course(file: TableFile) -> tuple[float, str]:
    """Return how sure it is that the file is this report, and why."""
    if len(file.sheets) != 1 or file.sheets[0].rows < 2 or len(file.sheets[0].columns) < 3:
        return 0.0, "not one sheet"
    sheet = file.sheets[0]
    if not all(map(_is_number, sheet.columns[0].values[1:])):
        return 0.0, "no first column of numbers"
    pairs = state_columns([cell_text(column[0]) for column in sheet.columns])
    if pairs and all(_holds_states(sheet.columns[index]) for index in pairs):
        return 0.97, "a column of numbers, and pairs of columns: an activity’s state and its completion date"
    is_id = plain_key(cell_text(sheet.columns[0][0])) == "id"
    if is_id and course_in_name(sheet.path, _FILE) and len(sheet.columns) <= 8 and _ends_in_days(sheet):
        return 0.8, "a column ID, a last column of days, and the name of the file"
    return 0.0, "no activities with a completion date"


@report(NAME, description=DESCRIPTION, seen=SEEN, recognises=looks_like_moodle_course)
def understand_moodle_course(file: TableFile, answers: Answers) -> Understood:
    """Return one row for each learner: completed where the last column has a day."""
    draft = Draft(file.sheets[0], answers)
    pairs = state_columns(draft.headings)
    last = len(draft.headings) - 1
    first = min([*pairs, last])
    use_identity(draft, ["number", "name", *kinds_of(draft, range(2, first))])
    fill_course(draft, _FILE)
    for index in range(first, last):
        draft.use(index, LEAVE_OUT, "a criterion of the course")
    days = draft.distinct(last) + tuple(value for index in pairs for value in draft.distinct(index + 1))
    completed_on = texts_of_field(draft, last, "completed_on", date_readings(days), "the last column")
    states = [read_states(draft, index) for index in pairs]
    _fill_statuses(draft, last, states)
    draft.fill("completed_on", completed_on)
    fill_results(draft, states)
    warn_of_initials(draft, 1)
    return draft.understood(NAME, DESCRIPTION)


def state_columns(headings: Sequence[str]) -> list[int]:
    """Return the columns of activities' states: those whose heading the next one repeats before ` - Completion date`, in any language."""
    pairs = pairwise(headings)
    return [index for index, (name, following) in enumerate(pairs) if index > 1 and name and following.startswith(f"{name} - ")]


def _fill_statuses(draft: Draft, last: int, states: Sequence[list[str]]) -> None:
    texts = []
    for row, day in enumerate(draft.values(last)):
        is_begun = any(column[row] in DONE for column in states)
        texts.append("completed" if day is not None else "in_progress" if is_begun else "not_completed")
    draft.fill("completion_status", texts)
    draft.decide("completed", "whoever has a day in the last column", "Moodle writes the day there when all criteria of the course are met")
    if "not_completed" in texts:
        because = "the report does not say who has opened a course without completing anything in it"
        draft.decide("no activity completed", "not completed; whether begun is not known", because)


def _is_number(value: object) -> bool:
    return value is None or cell_text(value).isdigit()  # type: ignore[arg-type]


def _holds_states(column: Column) -> bool:
    return all(moodle_states(cell_text(value)) for value in column.values[1:] if value is not None)


def _ends_in_days(sheet: Sheet) -> bool:
    values = [value for value in sheet.columns[-1].values[1:] if value is not None]
    return bool(values) and bool(date_readings(values).possible)
