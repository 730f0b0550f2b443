"""What a file says by its name: the name goes in; the course that it names comes out, as a guess that is shown."""

import re
from pathlib import PurePath

from briefing_builder.importers.reports.draft import Draft

_COPIES = re.compile(r"([ _-]*(\(\d+\)|copy|excel|utf-?8|utf-?16|-\d{8}_\d{4}|-\w+_separated))+$", re.IGNORECASE)


def course_in_name(path: str, pattern: re.Pattern[str]) -> str:
    """Return what the group `course` of the pattern finds in a file's name without its ending; empty where it finds nothing.

    What browsers and people add to the name of a copy is left off, and what Moodle adds, time and delimiter: `progress.c-calls (1).csv` and
    `completion-c-calls-20261130_0915-comma_separated.csv` are of `c-calls`.
    """
    match = pattern.search(_COPIES.sub("", PurePath(path.replace("\\", "/")).stem))
    return match["course"].strip(" ._-") if match else ""


def fill_course(draft: Draft, pattern: re.Pattern[str]) -> None:
    """Fill `course_id` for a file of one course: by an answer, else by the file's name, else it is asked."""
    answer = draft.answer("course")
    course = answer or course_in_name(draft.sheet.path, pattern)
    draft.fill("course_id", [course] * len(draft.rows))
    if course:
        name = PurePath(draft.sheet.path.replace("\\", "/")).name
        draft.decide("course", course, "answered" if answer else f"the file is called {name}")
    else:
        draft.ask("course", "The file is about one course and does not say which. Which course is it?")
