"""The course that is shown: the department's own pick, else the best with pictures, else the programme's (domain 4.1, R28)."""

from briefing_builder.content.content import Content
from briefing_builder.content.courses import Course
from briefing_builder.content.departments import Department
from briefing_builder.tailoring.model import ShownCourse
from briefing_builder.tailoring.reasons import Ranked, Reason


def showcase(content: Content, ranked: tuple[Ranked[Course], ...], department: Department) -> ShownCourse | None:
    """Return the showcase: override, else the highest-ranked course with pictures, else the programme's default.

    Where all of these are silent, the highest-ranked course with anything to show serves, and then the first of the catalogue.
    """
    pick = department.overrides.showcase
    if pick is not None and (found := _of_id(content, pick.course, "override", "chosen in the department's overrides")) is not None:
        return found
    for course in ranked:
        if course.item.showcase is not None and course.item.showcase.screenshots and not course.is_excluded:
            return _shown(course.item, course.path, "highest-ranked", "the highest-ranked course of the department with pictures to show")
    default = content.programme.showcase
    if default is not None and (found := _of_id(content, default, "programme-default", "the programme's showcase")) is not None:
        return found
    for course in ranked:
        if course.item.showcase is not None and not course.is_excluded:
            return _shown(course.item, course.path, "highest-ranked", "the highest-ranked course of the department that can be shown")
    for index, candidate in enumerate(content.courses):
        if candidate.showcase is not None:
            return _shown(candidate, ("courses", index), "catalogue", "the first course of the catalogue that can be shown")
    return None


def _of_id(content: Content, course_id: str, rule: str, text: str) -> ShownCourse | None:
    for index, course in enumerate(content.courses):
        if course.id == course_id:
            return _shown(course, ("courses", index), rule, text)
    return None


def _shown(course: Course, path: tuple[str | int, ...], rule: str, text: str) -> ShownCourse:
    return ShownCourse(course=course, path=path, reasons=(Reason(rule=rule, text=text),))
