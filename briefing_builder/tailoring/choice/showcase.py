"""The course that is shown: the department's own pick, else the best that is open to it, else one of others as an example (R28)."""

from collections.abc import Iterator

from briefing_builder.content.models.content import Content
from briefing_builder.content.models.courses import Course
from briefing_builder.content.models.departments import Department
from briefing_builder.tailoring.choice.courses import is_eligible
from briefing_builder.tailoring.model import ShownCourse
from briefing_builder.tailoring.reasons import Ranked, Reason


def showcase(content: Content, ranked: tuple[Ranked[Course], ...], department: Department) -> ShownCourse | None:
    """Return the showcase: the override, else the best course that is open to the department and can be shown, else an example.

    Of the open ones, one with pictures goes before one without, and the programme's default before others with as much to show, unless
    they are the department's own. One that is closed to the department is marked as such (`is_open`), whoever picked it.
    """
    return next(_showcase_candidates(content, ranked, department), None)


def _showcase_candidates(content: Content, ranked: tuple[Ranked[Course], ...], department: Department) -> Iterator[ShownCourse]:
    pick, default = department.overrides.showcase, content.programme.showcase
    catalogue = {course.id: (course, ("courses", index)) for index, course in enumerate(content.courses)}
    shown = [course.item for course in ranked if course.item.showcase is not None and not course.is_excluded]
    with_pictures = [course for course in shown if course.showcase and course.showcase.screenshots]
    own = [course for course in with_pictures if department.id in course.audience]
    open_default = [course for course in with_pictures if course.id == default]
    wishes = [
        ([catalogue[pick.course][0]] if pick and pick.course in catalogue else [], "override", "chosen in the department's overrides"),
        (own, "highest-ranked", "the highest-ranked course of the department with pictures to show"),
        (open_default, "programme-default", "the programme's showcase, which is open to the department"),
        (with_pictures, "highest-ranked", "the highest-ranked course open to the department with pictures to show"),
        (shown, "highest-ranked", "the highest-ranked course open to the department that can be shown"),
        ([catalogue[default][0]] if default in catalogue else [], "programme-default", "the programme's showcase, as an example"),
        ([course for course in content.courses if course.showcase], "catalogue", "the first course of the catalogue that can be shown"),
    ]
    for courses, rule, text in wishes:
        for course in courses:
            is_open = is_eligible(course, department)
            reasons = (Reason(rule=rule, text=text), *(() if is_open else (CLOSED,)))
            yield ShownCourse(course=course, path=catalogue[course.id][1], reasons=reasons, is_open=is_open)


CLOSED = Reason(rule="showcase-closed", text="it is not open to the department: an example of what a course looks like")
