"""What a file says by its name: the name goes in; the course that it names comes out, as a guess that is shown."""

import re
from pathlib import PurePath

from briefing_builder.importers.reports.draft import Draft

_COPIES = re.compile(r"([ _-]*(\(\d+\)|copy|excel|utf-?8|utf-?16))+$", re.IGNORECASE)


def course_in_name(path: str, prefix: str) -> str:
    """Return the course in a file's name: `c-calls` of `progress.c-calls.csv`; empty where the name does not begin with `prefix`."""
    stem = PurePath(path.replace("\\", "/")).stem
    match = re.search(rf"(?:^|[ ._-]){prefix}[ ._-]+(?P<course>.+)$", stem, re.IGNORECASE)
    return _COPIES.sub("", match["course"]).strip(" ._-") if match else ""


def fill_course(draft: Draft, prefix: str) -> None:
    """Fill `course_id` for a file of one course: by an answer, else by the file's name, else it is asked."""
    answer = draft.answer("course")
    course = answer or course_in_name(draft.sheet.path, prefix)
    draft.fill("course_id", [course] * len(draft.rows))
    if course:
        name = PurePath(draft.sheet.path.replace("\\", "/")).name
        draft.decide("course", course, "answered" if answer else f"the file is called {name}")
    else:
        draft.ask("course", "The file is about one course and does not say which. Which course is it?")
