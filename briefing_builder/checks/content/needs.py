"""Managers were asked, are asked for something, and will be met again: rules R01-R04, R10, R11, R25."""

from collections.abc import Iterator

from briefing_builder.checks.registry import BriefingContext, ProgrammeContext, Rules
from briefing_builder.content.models.departments import Department
from briefing_builder.memory import Same, shared
from briefing_builder.problems import Problem, information, warning
from briefing_builder.tailoring.wording import is_text

programme_rules: Rules[ProgrammeContext] = Rules()
briefing_rules: Rules[BriefingContext] = Rules()

BEFORE_NAMES = frozenset(("at", "for", "from", "in", "of", "on", "to", "with"))


@programme_rules
def managers_are_asked_to_act(context: ProgrammeContext) -> Iterator[Problem]:
    """R01: new initiatives need management on board, so the deck asks for something."""
    if not context.content.manager_actions:
        hint = "write 2 to 5 `manager_actions`, each with `text` and `by`: choose two courses, say that learning at work is allowed"
        yield warning("no-manager-actions", "nothing is asked of the managers", context.at(), hint)


@programme_rules
def managers_hear_when_we_meet_again(context: ProgrammeContext) -> Iterator[Problem]:
    """R01: without a date nobody follows up."""
    if context.content.close.next_contact is None:
        hint = "write `close.next_contact` as YYYY-MM-DD, one or two weeks after the briefing"
        yield warning("no-follow-up", "the close names no day of the next contact", context.at("close"), hint)


@programme_rules
def close_names_a_contact(context: ProgrammeContext) -> Iterator[Problem]:
    """R25: the briefing raises the learning team's own profile."""
    if context.content.close.profile.contact is None:
        hint = "write `programme.owner.email`, `programme.support.help` or `close.profile.contact`"
        yield warning("no-contact", "the close names no contact", context.at("programme", "owner"), hint)


@programme_rules
def managers_were_asked_first(context: ProgrammeContext) -> Iterator[Problem]:
    """R10, R23: step one is to ask which courses the teams need."""
    needs = context.content.needs_analysis
    if needs is None:
        hint = "write `needs_analysis` with `method`, `asked_on`, `respondents` and what managers said under `you_said`"
        yield warning("no-needs", "managers were not asked what their teams need; the deck has no slide “you told us”", context.at(), hint)
    elif not needs.you_said:
        hint = "write `you_said`: each a `text` and what `we_did` about it"
        yield warning("no-needs", "the needs analysis reports nothing that managers said", context.at("needs_analysis"), hint)


@programme_rules
def enough_managers_answered(context: ProgrammeContext) -> Iterator[Problem]:
    """R16: what a handful of people said points to them, whoever wrote it down."""
    needs, least = context.content.needs_analysis, context.content.min_group_size
    if needs is not None and 0 < needs.respondents < least:
        message = f"fewer than {least} managers answered; slides do not count them, and what they said may point to one of them"
        hint = "ask more managers, or leave out what only one of them can have said"
        yield warning("few-answers", message, context.at("needs_analysis", "respondents"), hint)


@programme_rules
def managers_were_asked_before_the_pilot(context: ProgrammeContext) -> Iterator[Problem]:
    """R10: asked after the pilot, managers choose nothing any more."""
    needs, pilot = context.content.needs_analysis, context.content.pilot
    if needs is not None and pilot is not None and needs.asked_on > pilot.starts:
        message = f"managers were asked on {needs.asked_on}, after the pilot had started on {pilot.starts}"
        hint = "correct the date; if it is right, do not say that the pilot's courses were what managers asked for"
        yield warning("asked-after-pilot", message, context.at("needs_analysis", "asked_on"), hint)


@programme_rules
def departments_say_how_they_work(context: ProgrammeContext) -> Iterator[Problem]:
    """R03: whether there is a quiet place and a time depends on how people work."""
    for index, department in enumerate(context.content.departments):
        if not department.working_pattern:
            message = f"nothing is said about how {department.name} works, so place, time and likely objections stay general"
            hint = "write `working_pattern`, for example [shift, no-desk] or [desk, month-end-peak]"
            yield information("no-working-pattern", message, context.at("departments", index), hint)


@programme_rules
def names_for_sentences_fit_into_sentences(context: ProgrammeContext) -> Iterator[Problem]:
    """R03: what stands within a sentence has no stop of its own, and no word before it that the sentence has already."""
    for index, department in enumerate(context.content.departments):
        name = department.in_sentences
        if name and (name[-1] in ".,:;!?" or name.split()[0].casefold() in BEFORE_NAMES):
            message = f"“{name}” does not fit into a sentence such as “everybody in {name}”"
            hint = "write only what the department is called: `in_sentences: the wards`"
            yield warning("name-unfit-for-sentences", message, context.at("departments", index, "in_sentences"), hint)


@programme_rules
def overriding_texts_replace_something(context: ProgrammeContext) -> Iterator[Problem]:
    """Precedence: an override that names no text would be lost silently."""
    for index, department in enumerate(context.content.departments):
        for name in department.overrides.text:
            if not is_text(context.content, name):
                hint = "name a text as `close.ask` or `benefits.<id>.manager_voice`; items of a list are named by their id"
                source = context.at("departments", index, "overrides", "text", name)
                yield warning("override-unknown", f"{name} is not a text of the content, so this wording is never used", source, hint)


@briefing_rules
def shown_courses_matter_to_someone(context: BriefingContext) -> Iterator[Problem]:
    """R04: nobody likes to learn on a topic that nobody asked for."""
    wanted = _wanted_by(Same(context.content.departments))
    objectives = set(context.briefing.department.objectives)
    bookable = context.briefing.bookable
    for chosen in context.briefing.courses:
        course = chosen.course
        serves = any(part.objective in objectives for part in course.contributes)
        if serves or course.mandatory or course.id in wanted or (bookable is not None and course.id == bookable.course.id):
            continue
        message = (
            f"{course.title} is shown to {context.name}, but nobody asked for it, no rule demands it and it serves none of its objectives"
        )
        hint = "add it to `stated_needs` if it was asked for, or exclude it under `overrides.courses.exclude`"
        yield information("course-without-need", message, context.at(*chosen.ranked.path), hint)


@briefing_rules
def unmet_wishes_are_told(context: BriefingContext) -> Iterator[Problem]:
    """R11: what the catalogue cannot offer yet is shown as “not yet”."""
    for need in context.briefing.needs:
        if need.status == "not-yet":
            message = f"{context.name} asked for {need.course_id}, which is not in the catalogue; the deck says “not yet”"
            yield information("need-not-yet-met", message, context.at(*need.path), "add the course, or be ready to say when it comes")


@shared(most=1)
def _wanted_by(departments: Same[tuple[Department, ...]]) -> frozenset[str]:
    """The courses that somebody asked for; found once for a programme, which may have thousands of departments."""
    return frozenset(course for department in departments.value for course in department.stated_needs)
