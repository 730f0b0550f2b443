"""Moodle's report of activity completion: one row for each learner, two columns for each activity (its state, and when it changed).

Read at the source of Moodle (`report/progress/index.php`, 4.0 to 5.0): the first heading is absent; identity columns follow, in the site's
language; an activity's second heading is blank or the date on which it is expected. "Not completed" can have a date beside it. Older
releases write moments in the site's long form.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing_builder.importers.recognition.model import Answers, Understood
from briefing_builder.importers.registry import report
from briefing_builder.importers.reports.answers import LEAVE_OUT, field_of
from briefing_builder.importers.reports.draft import Draft, cell_text
from briefing_builder.importers.reports.identity import kinds_of, use_identity
from briefing_builder.importers.reports.initials import warn_of_initials
from briefing_builder.importers.reports.moments import KEY, are_moments, day_reader
from briefing_builder.importers.reports.moodle_results import DONE, fill_results, read_states
from briefing_builder.importers.reports.moodle_words import moodle_states
from briefing_builder.importers.reports.places import fill_course
from briefing_builder.importers.sheets.model import CellValue, Column, Sheet, TableFile
from briefing_builder.problems import error

NAME = "moodle_activity_completion"
DESCRIPTION = "Moodle: activity completion of one course (both downloads), states in the site's language."
SEEN = "stored versions of Moodle’s report/progress/index.php, and its language packs"
ROWS_SEEN = 1000
"""Rows that are looked at to know the report."""
MOST_NAMED = 5
"""Activities whose names are shown."""
_FILE = re.compile(r"(?:^|[ ._-])progress[ ._-]+(?P<course>.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity: the columns of its states and of their dates (none where the file's last column is blank), counted from 0."""

    name: str
    states: int
    dates: int | None


def looks_like_moodle_activity(file: TableFile) -> tuple[float, str]:
    """Return how sure it is that the file is this report, and why."""
    if len(file.sheets) != 1 or file.sheets[0].rows < 2:
        return 0.0, "not one sheet"
    sheet = file.sheets[0]
    activities = activities_of(sheet)
    if not activities or activities[0].states == 0:
        return 0.0, "no pairs of columns, a state and its date"
    texts = {cell_text(value) for activity in activities for value in _below(sheet.columns[activity.states])}
    known = sum(bool(moodle_states(text)) for text in texts)
    is_blank = sheet.columns[0][0] is None
    if not is_blank and all(activity.dates is None for activity in activities):
        return 0.0, "a last column of states, and none of dates"
    if known == len(texts):
        return (0.97 if is_blank else 0.9), "pairs of columns, a state of Moodle and its date"
    has_date = any(activity.dates is not None and len(_below(sheet.columns[activity.dates])) > 1 for activity in activities)
    if is_blank and has_date and len(texts) <= 4 * len(activities) + 20:
        return 0.75, "no first heading, and pairs of columns of which the second holds dates"
    return (0.05 if has_date else 0.0), "words that are no states of Moodle"


@report(NAME, description=DESCRIPTION, seen=SEEN, recognises=looks_like_moodle_activity)
def understand_moodle_activity(file: TableFile, answers: Answers) -> Understood:
    """Return one row for each learner: completed when all activities are that count."""
    draft = Draft(file.sheets[0], answers)
    activities = activities_of(draft.sheet)
    first = activities[0].states if activities else len(draft.headings)
    use_identity(draft, ["name", *kinds_of(draft, range(1, first))])
    fill_course(draft, _FILE)
    counted = _counted_activities(draft, activities)
    states = {activity.states: read_states(draft, activity.states) for activity in activities}
    day = day_reader(draft, [activity.dates for activity in activities if activity.dates is not None])
    days = {activity.states: _days(draft, activity, day) for activity in activities}
    _fill_completion(draft, [(states[activity.states], days[activity.states]) for activity in counted])
    fill_results(draft, [states[activity.states] for activity in counted])
    warn_of_initials(draft, 0)
    return draft.understood(NAME, DESCRIPTION)


def activities_of(sheet: Sheet) -> tuple[Activity, ...]:
    """Return the activities of the sheet: the pairs of columns at its right end."""
    columns = sheet.columns
    headings = [column[0] for column in columns]
    is_dates = [False, *map(_is_dates, columns[1:]), True]  # a last column in which nothing stands may be missing
    for first in range(1, len(columns)):
        pairs = range(first, len(columns), 2)
        if all(headings[at] is not None and is_dates[at + 1] for at in pairs):
            if (len(columns) - first) % 2 and not _ends_in_states(columns[-1]):
                continue
            return tuple(Activity(cell_text(headings[at]), at, at + 1 if at + 1 < len(columns) else None) for at in pairs)
    return ()


def _ends_in_states(column: Column) -> bool:
    """Whether a column without a date column is one of states: then nothing at all stood in the last column of the file."""
    return all(moodle_states(cell_text(value)) for value in _below(column))


def _is_dates(column: Column) -> bool:
    """Whether a column is that of an activity's dates."""
    return are_moments((column[0], *_below(column)))


def _below(column: Column) -> tuple[CellValue, ...]:
    """The different values under the heading, of as many rows as tell what a column holds."""
    return tuple(column.values[code] for code in dict.fromkeys(column.codes[1:ROWS_SEEN]))


def _counted_activities(draft: Draft, activities: Sequence[Activity]) -> list[Activity]:
    """The activities that make up the course: those that answers name, else all that no answer leaves out. Notes what becomes of them."""
    chosen = [activity for activity in activities if field_of(draft.answer(activity.name)) == "completion_status"]
    counted = chosen or [activity for activity in activities if draft.answer(activity.name) != LEAVE_OUT]
    for activity in activities:
        is_counted = activity in counted
        draft.use(activity.states, "completion_status" if is_counted else LEAVE_OUT, "its state" if is_counted else "answered")
        if activity.dates is not None:
            draft.use(activity.dates, "completed_on" if is_counted else LEAVE_OUT, f"the date of “{activity.name}”")
    names = ", ".join(f"“{activity.name}”" for activity in counted[:MOST_NAMED])
    if len(counted) > MOST_NAMED:
        names += f" and {len(counted) - MOST_NAMED} more"
    how = "every activity" if len(counted) == len(activities) else f"{len(counted)} of {len(activities)} activities"
    because = f'{names}; `--map "Activity=-"` leaves one out'
    draft.decide("completed", f"{how} completed" if counted else "no activity is counted", because if counted else "all are left out")
    if not counted:
        draft.ask("completion_status", "All activities are left out. Which of them make up the course?")
    return counted


def _days(draft: Draft, activity: Activity, day: Callable[[CellValue], str]) -> list[str]:
    if activity.dates is None:
        return [""] * len(draft.rows)
    index = activity.dates
    days = draft.texts_by(index, day)
    bad = [row for row, text, value in zip(draft.rows, days, draft.values(index), strict=True) if not text and value is not None]
    for row in bad if not draft.is_asked(KEY) else ():
        message = "expected a moment such as 2026-09-23 10:15:00"
        draft.tell_bad(row, error("import-date", message, draft.place(row, index), "download the report again", cause="import-date"))
    return days


def _fill_completion(draft: Draft, activities: Sequence[tuple[list[str], list[str]]]) -> None:
    """Fill status and day: the last of an activity's days, where all are completed."""
    statuses, completed_on = [], []
    for row in range(len(draft.rows)):
        done = [days[row] for states, days in activities if states[row] in DONE]
        is_begun = bool(done) or any(days[row] for _, days in activities)
        is_completed = bool(activities) and len(done) == len(activities)
        statuses.append("completed" if is_completed else "in_progress" if is_begun else "not_completed")
        completed_on.append(max(done) if is_completed and all(done) else "")
    draft.fill("completion_status", statuses)
    draft.fill("completed_on", completed_on)
    if "not_completed" in statuses:
        because = "the report does not say who has opened a course without completing anything in it"
        draft.decide("no activity completed or changed", "not completed; whether begun is not known", because)
    draft.decide("completion date", "the day of the activity completed last", "a day beside “not completed” is when a tick was taken back")
