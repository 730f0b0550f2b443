"""Choices that contradict each other or find no place, and what is ours but would be taken for the author's: told, never silent."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefing_builder.checks.registry import BriefingContext, Rules
from briefing_builder.content.models.departments import Pick
from briefing_builder.problems import Problem, information, warning
from briefing_builder.tailoring.choice.courses import EVERYBODY

briefing_rules: Rules[BriefingContext] = Rules()


@dataclass(frozen=True, slots=True, kw_only=True)
class PinnableKind:
    """What can be pinned: its key, the pins and exclusions, and the ids that were chosen."""

    name: str
    pick: Pick
    chosen: frozenset[str]


@briefing_rules
def nothing_is_pinned_and_excluded(context: BriefingContext) -> Iterator[Problem]:
    """Precedence: of two opposite wishes one is not fulfilled."""
    for kind in _pinnable_kinds(context):
        for number, id in enumerate(kind.pick.pin):
            if id in kind.pick.exclude:
                message = f"{context.name} pins and excludes {id}; the exclusion wins"
                source = context.at_department("overrides", kind.name, "pin", number)
                yield warning("pin-excluded", message, source, "take it out of one of the two lists")


@briefing_rules
def every_pin_finds_a_place(context: BriefingContext) -> Iterator[Problem]:
    """Precedence: a pin beyond the number that the slot shows is not seen."""
    for kind in _pinnable_kinds(context):
        for number, id in enumerate(kind.pick.pin):
            if id not in kind.chosen and id not in kind.pick.exclude:
                count = len(kind.chosen)
                message = f"{context.name} pins {id}, but the variant {context.briefing.variant_name} shows {count} {kind.name}"
                source = context.at_department("overrides", kind.name, "pin", number)
                yield warning("pin-without-place", message, source, "pin fewer, change their order, or choose a longer variant")


@briefing_rules
def pinned_courses_are_open(context: BriefingContext) -> Iterator[Problem]:
    """R06: a course on the slide is one that the team may take."""
    department, courses = context.briefing.department, {course.id: course for course in context.content.courses}
    for number, id in enumerate(department.overrides.courses.pin):
        course = courses.get(id)
        if course is not None and not {department.id, *EVERYBODY} & set(course.audience) and id not in department.stated_needs:
            message = f"{context.name} pins {course.title}, which is not made for it; the deck shows it as open"
            hint = f"add {department.id} to the `audience` of the course, or remove the pin"
            yield warning("pin-closed", message, context.at_department("overrides", "courses", "pin", number), hint)


@briefing_rules
def the_first_voice_is_of_the_department(context: BriefingContext) -> Iterator[Problem]:
    """R36: the first voice is one of their own."""
    opening = context.briefing.opening
    if opening.first_voice is not None and any(reason.rule == "first-voice-of-all" for reason in opening.reasons):
        message = f"{opening.first_voice.name} is asked first in {context.name}, as in every department without a voice of its own"
        hint = "write `briefing.first_voice` in the department with somebody who is in the room"
        yield information("first-voice-of-all", message, context.at(*opening.first_voice_path), hint)


@briefing_rules
def built_in_words_are_known(context: BriefingContext) -> Iterator[Problem]:
    """R31, R33: what we assume of the platform and the demo is true only once somebody has read it."""
    showcase = context.briefing.showcase
    if "lms" in context.content.model_fields_set and "manager_view" not in context.content.lms.model_fields_set:
        seen = ", ".join(context.briefing.content.lms.manager_view)
        message = f"what a manager sees in {context.content.lms.name} is our assumption: {seen}"
        yield information("built-in-manager-view", message, context.at("lms"), "write `manager_view` as it is in your platform")
    written = context.content.course(showcase.course.id).showcase if showcase is not None else None
    if showcase is not None and showcase.course.showcase is not None and written and "demo_stop_at" not in written.model_fields_set:
        message = f"where the demo of {showcase.course.title} stops is our assumption: {showcase.course.showcase.demo_stop_at}"
        hint = "write `showcase.demo_stop_at` for this course"
        yield information("built-in-stop-cue", message, context.at(*showcase.path, "showcase"), hint)


def _pinnable_kinds(context: BriefingContext) -> Iterator[PinnableKind]:
    overrides, briefing = context.briefing.department.overrides, context.briefing
    for name, pick, ranking in (
        ("benefits", overrides.benefits, briefing.benefit_ranking),
        ("courses", overrides.courses, briefing.course_ranking),
        ("objections", overrides.objections, briefing.objections),
    ):
        yield PinnableKind(name=name, pick=pick, chosen=frozenset(ranked.id for ranked in ranking if ranked.is_chosen))
