"""Courses for a department: who is eligible, what each scores, and that one can be booked (docs/requirements.md, Ranking courses)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from briefing_builder.content.models.content import Content
from briefing_builder.content.models.courses import Course
from briefing_builder.content.models.departments import Department
from briefing_builder.tailoring.model import ChosenCourse, ShownCourse, StatedNeed
from briefing_builder.tailoring.ranking import Need, chosen_first, in_rank_order, ranking
from briefing_builder.tailoring.reasons import Candidate, ContentPath, Ranked, Reason

POINTS_NAMED = 3
POINTS_FOR_ALL = 1
POINTS_STATED_NEED = 4
POINTS_BY_STRENGTH = {"direct": 2, "supporting": 1}
EVERYBODY = ("all", "managers")
ROOM_MODES = ("classroom", "virtual_classroom")


def is_bookable(course: Course) -> bool:
    """Return whether a seat in this course is booked in the LMS; blended courses do not count, for their room is the workplace."""
    return course.delivery_mode in ROOM_MODES and course.booking is not None and course.booking.in_lms


BOOKABLE_NEED: Need[Course] = Need(rule="bookable", holds=is_bookable, wanted="one course must show a seat that is booked in the LMS")


def rank_courses(content: Content, department: Department, *, count: int) -> tuple[Ranked[Course], ...]:
    """Return the eligible courses with their scores; the `count` chosen stand first, the excluded last.

    Eligible are the department's own courses, those for all or for managers, what its managers asked for and what it pins; no others.
    If none of the chosen can be booked, the lowest gives way to the best that can.
    """
    pick = department.overrides.courses
    candidates = [
        Candidate(id=course.id, item=course, path=("courses", index), points=tuple(_course_points(course, department)))
        for index, course in enumerate(content.courses)
        if is_eligible(course, department)
    ]
    order = in_rank_order(candidates, pin=pick.pin, exclude=pick.exclude)
    return ranking(order, chosen_first(order, count=count, needs=(BOOKABLE_NEED,)))


def is_eligible(course: Course, department: Department) -> bool:
    """Return whether the course may be shown to this department at all."""
    wanted = {*department.stated_needs, *department.overrides.courses.pin}
    return course.id in wanted or department.id in course.audience or any(group in course.audience for group in EVERYBODY)


def is_offered(course: Course, department: Department) -> bool:
    """Return whether the course is among those of this department: eligible, and not excluded by it."""
    return is_eligible(course, department) and course.id not in department.overrides.courses.exclude


def chosen_courses(ranked: tuple[Ranked[Course], ...], department: Department, day: date | None) -> tuple[ChosenCourse, ...]:
    """Return the chosen courses in order, with the sessions after the day of the briefing."""
    return tuple(
        ChosenCourse(ranked=course, is_asked_for=course.id in department.stated_needs, next_sessions=sessions_after(course.item, day))
        for course in ranked
        if course.is_chosen
    )


def sessions_after(course: Course, day: date | None) -> tuple[date, ...]:
    """Return the course's sessions later than that day, earliest first; all of them when no day is set."""
    dates = course.booking.next_sessions if course.booking is not None else ()
    return tuple(sorted(session for session in dates if day is None or session > day))


def bookable_course(ranked: tuple[Ranked[Course], ...], day: date | None) -> ShownCourse | None:
    """Return the course that shows how a seat is booked: the highest that has a session after the day, else the highest without."""
    bookable = [course for course in ranked if is_bookable(course.item) and not course.is_excluded]
    dated = [course for course in bookable if sessions_after(course.item, day)]
    for course in (*dated, *bookable):
        sessions = sessions_after(course.item, day)
        when = f"next session {sessions[0].isoformat()}" if sessions else "no session yet"
        text = f"the highest-ranked course that is booked in the LMS, {when}"
        return ShownCourse(
            course=course.item, path=course.path, reasons=(Reason(rule="bookable-course", text=text),), next_sessions=sessions
        )
    return None


def stated_needs(
    content: Content, ranked: tuple[Ranked[Course], ...], department: Department, department_path: ContentPath
) -> tuple[StatedNeed, ...]:
    """Return what the department's managers asked for, in their order, the wishes that the catalogue cannot meet yet among them."""
    catalogue = {course.id: course for course in content.courses}
    shown = {course.id for course in ranked if course.is_chosen}
    return tuple(
        StatedNeed(
            course_id=course_id,
            path=(*department_path, "stated_needs", index),
            status="shown" if course_id in shown else "eligible" if course_id in catalogue else "not-yet",
            course=catalogue.get(course_id),
        )
        for index, course_id in enumerate(department.stated_needs)
    )


def _course_points(course: Course, department: Department) -> Iterator[Reason]:
    if department.id in course.audience:
        yield Reason(rule="audience", text="made for this department", points=Decimal(POINTS_NAMED))
    elif any(group in course.audience for group in EVERYBODY):
        yield Reason(rule="audience", text="for everybody or for every manager", points=Decimal(POINTS_FOR_ALL))
    if course.id in department.stated_needs:
        yield Reason(rule="stated-need", text="the department's managers asked for it", points=Decimal(POINTS_STATED_NEED))
    for contribution in course.contributes:
        if contribution.objective in department.objectives:
            points = Decimal(POINTS_BY_STRENGTH[contribution.strength])
            text = f"{contribution.strength} contribution to {contribution.objective}"
            yield Reason(rule="objective", text=text, points=points)
