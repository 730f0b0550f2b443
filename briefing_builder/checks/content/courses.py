"""Courses, showcase and the learning platform: rules R06, R07, R28-R31, R33."""

import re
from collections.abc import Iterator

from briefing_builder.checks.registry import BriefingContext, ProgrammeContext, Rules
from briefing_builder.problems import Problem, error, warning

programme_rules: Rules[ProgrammeContext] = Rules()
briefing_rules: Rules[BriefingContext] = Rules()

_APPROVES = re.compile(r"\bapprov\w*", re.IGNORECASE)


@programme_rules
def platform_is_described(context: ProgrammeContext) -> Iterator[Problem]:
    """R30: classroom courses are booked there too, and that is said in the platform's own words."""
    if not {"classroom_booking", "manager_view"} & context.content.lms.model_fields_set:
        message = "the learning platform is not described; the deck shows steps that may not be yours"
        hint = "write `lms` with its `name`, up to four `classroom_booking.steps` and `manager_view`"
        yield warning("platform-not-described", message, context.at(), hint)


@programme_rules
def managers_see_their_team(context: ProgrammeContext) -> Iterator[Problem]:
    """R31: managers know what staff are doing in a classroom; the platform must give them the same sight."""
    if not context.content.lms.manager_view:
        hint = "list what a manager sees of the team under `lms.manager_view`: who has started, who has finished, scores"
        yield warning("no-manager-view", "nothing is said about what managers see of their team", context.at("lms"), hint)


@briefing_rules
def a_course_is_shown(context: BriefingContext) -> Iterator[Problem]:
    """R06: managers must know the courses."""
    if not context.briefing.courses:
        message = f"{context.name} sees no course: none is made for it, for all or for managers, and it asked for none"
        hint = "add the department, `all` or `managers` to the `audience` of a course, or a course to its `stated_needs`"
        yield error("no-course", message, context.at_department(), hint)


@briefing_rules
def shown_courses_know_their_moment(context: BriefingContext) -> Iterator[Problem]:
    """R07: managers send staff to a course exactly when the need arises."""
    for chosen in context.briefing.courses:
        if not chosen.course.use_when:
            hint = "write `use_when`: the moment in which a manager should think of it"
            message = f"{chosen.course.title} does not say when a manager should send it"
            yield warning("no-moment-of-need", message, context.at(*chosen.ranked.path), hint)


@briefing_rules
def a_showcase_exists(context: BriefingContext) -> Iterator[Problem]:
    """R28: at least one course is experienced by all."""
    if context.briefing.showcase is None:
        hint = "give one course a `showcase` (its `why`, `try_it` and `screenshots`)"
        yield error("no-showcase", "no course can be shown", context.at("courses"), hint)


@programme_rules
def steps_and_approvals_agree(context: ProgrammeContext) -> Iterator[Problem]:
    """R30: steps that say “you approve” beside a course that nobody approves make both doubtful."""
    steps = context.content.lms.classroom_booking.steps
    number = next((number for number, step in enumerate(steps) if _APPROVES.search(step)), None)
    for index, course in enumerate(context.content.courses):
        if number is not None and course.booking is not None and course.booking.in_lms and course.booking.approval == "none":
            message = f"the steps say “{steps[number]}”, but nobody needs to approve {course.title}"
            hint = "write `approval: line_manager` for the course, or the steps without it"
            yield warning("approval-differs", message, context.at("courses", index, "booking"), hint)


@briefing_rules
def the_showcase_is_open(context: BriefingContext) -> Iterator[Problem]:
    """R06, R28: managers want what they see; what they may not have is only an example."""
    showcase = context.briefing.showcase
    if showcase is not None and not showcase.is_open:
        message = f"{showcase.course.title} is shown to {context.name}, but is not open to it; the slide says that it is an example"
        hint = f"give a course of {context.name} a `showcase`, or add {context.briefing.department.id} to the `audience` of this one"
        yield warning("showcase-closed", message, context.at(*showcase.path, "audience"), hint)


@briefing_rules
def showcase_can_be_tried(context: BriefingContext) -> Iterator[Problem]:
    """R29, R33: all experience it, and a failing live demo needs pictures to fall back on."""
    showcase = context.briefing.showcase
    if showcase is None:
        return
    source = context.at(*showcase.path, "showcase")
    assets = showcase.course.showcase
    if assets is None or assets.try_it is None:
        hint = "write `showcase.try_it` with `url` and `minutes`, so that managers can take it themselves"
        yield warning("showcase-not-tried", f"{showcase.course.title} is shown, but nobody can try it", source, hint)
    if assets is None or not assets.screenshots:
        hint = "add 1 to 4 `showcase.screenshots`, each with `file`, `alt` and `caption`"
        message = f"{showcase.course.title} is shown without a picture; if the live demo fails, there is nothing to see"
        yield warning("showcase-without-picture", message, source, hint)


@briefing_rules
def a_seat_can_be_booked(context: BriefingContext) -> Iterator[Problem]:
    """R30: a real bookable course of this department, with its next dates."""
    bookable = context.briefing.bookable
    if bookable is None:
        message = f"{context.name} has no classroom course that can be booked in the learning platform"
        hint = "give a classroom or virtual classroom course for it, for `managers` or for `all` a `booking` with `next_sessions`"
        yield warning("no-bookable-course", message, context.at_department(), hint)
    elif not bookable.next_sessions:
        message = f"{bookable.course.title} has no session after the briefing"
        yield warning("no-next-session", message, context.at(*bookable.path, "booking"), "write the sessions to come under `next_sessions`")
