"""Managers were asked, are asked for something, and will be met again: rules R01-R04, R10, R11, R25."""

from collections.abc import Iterator

from briefing_builder.checks.registry import Hearing, Matter, Rules
from briefing_builder.content.models.departments import Department
from briefing_builder.memory import Same, shared
from briefing_builder.problems import Problem, information, warning
from briefing_builder.tailoring.wording import is_text

programme_rules: Rules[Matter] = Rules()
briefing_rules: Rules[Hearing] = Rules()

BEFORE_NAMES = frozenset(("at", "for", "from", "in", "of", "on", "to", "with"))


@programme_rules
def managers_are_asked_to_act(matter: Matter) -> Iterator[Problem]:
    """R01: new initiatives need management on board, so the deck asks for something."""
    if not matter.content.manager_actions:
        hint = "write 2 to 5 `manager_actions`, each with `text` and `by`: choose two courses, say that learning at work is allowed"
        yield warning("no-manager-actions", "nothing is asked of the managers", matter.at(), hint)


@programme_rules
def managers_hear_when_we_meet_again(matter: Matter) -> Iterator[Problem]:
    """R01: without a date nobody follows up."""
    if matter.content.close.next_contact is None:
        hint = "write `close.next_contact` as YYYY-MM-DD, one or two weeks after the briefing"
        yield warning("no-follow-up", "the close names no day of the next contact", matter.at("close"), hint)


@programme_rules
def close_names_a_contact(matter: Matter) -> Iterator[Problem]:
    """R25: the briefing raises the learning team's own profile."""
    if matter.content.close.profile.contact is None:
        hint = "write `programme.owner.email`, `programme.support.help` or `close.profile.contact`"
        yield warning("no-contact", "the close names no contact", matter.at("programme", "owner"), hint)


@programme_rules
def managers_were_asked_first(matter: Matter) -> Iterator[Problem]:
    """R10, R23: step one is to ask which courses the teams need."""
    needs = matter.content.needs_analysis
    if needs is None:
        hint = "write `needs_analysis` with `method`, `asked_on`, `respondents` and what managers said under `you_said`"
        yield warning("no-needs", "managers were not asked what their teams need; the deck has no slide “you told us”", matter.at(), hint)
    elif not needs.you_said:
        hint = "write `you_said`: each a `text` and what `we_did` about it"
        yield warning("no-needs", "the needs analysis tells nothing that managers said", matter.at("needs_analysis"), hint)


@programme_rules
def enough_managers_answered(matter: Matter) -> Iterator[Problem]:
    """R16: what a handful of people said points to them, whoever wrote it down."""
    needs, least = matter.content.needs_analysis, matter.content.min_group_size
    if needs is not None and 0 < needs.respondents < least:
        message = f"fewer than {least} managers answered; slides do not count them, and what they said may point to one of them"
        hint = "ask more managers, or leave out what only one of them can have said"
        yield warning("few-answers", message, matter.at("needs_analysis", "respondents"), hint)


@programme_rules
def managers_were_asked_before_the_pilot(matter: Matter) -> Iterator[Problem]:
    """R10: asked after the pilot, managers choose nothing any more."""
    needs, pilot = matter.content.needs_analysis, matter.content.pilot
    if needs is not None and pilot is not None and needs.asked_on > pilot.starts:
        message = f"managers were asked on {needs.asked_on}, after the pilot had started on {pilot.starts}"
        hint = "correct the date; if it is right, do not say that the pilot's courses were what managers asked for"
        yield warning("asked-after-pilot", message, matter.at("needs_analysis", "asked_on"), hint)


@programme_rules
def departments_say_how_they_work(matter: Matter) -> Iterator[Problem]:
    """R03: whether there is a quiet place and a time depends on how people work."""
    for index, department in enumerate(matter.content.departments):
        if not department.working_pattern:
            message = f"nothing is said about how {department.name} works, so place, time and likely objections stay general"
            hint = "write `working_pattern`, for example [shift, no-desk] or [desk, month-end-peak]"
            yield information("no-working-pattern", message, matter.at("departments", index), hint)


@programme_rules
def names_for_sentences_fit_into_sentences(matter: Matter) -> Iterator[Problem]:
    """R03: what stands within a sentence has no stop of its own, and no word before it that the sentence has already."""
    for index, department in enumerate(matter.content.departments):
        inside = department.in_sentences
        if inside and (inside[-1] in ".,:;!?" or inside.split()[0].casefold() in BEFORE_NAMES):
            message = f"“{inside}” does not fit into a sentence such as “everybody in {inside}”"
            hint = "write only what the department is called: `in_sentences: the wards`"
            yield warning("name-unfit-for-sentences", message, matter.at("departments", index, "in_sentences"), hint)


@programme_rules
def overriding_texts_replace_something(matter: Matter) -> Iterator[Problem]:
    """Precedence: an override that names no text would be lost silently."""
    for index, department in enumerate(matter.content.departments):
        for name in department.overrides.text:
            if not is_text(matter.content, name):
                hint = "name a text as `close.ask` or `benefits.<id>.manager_voice`; items of a list go by their id"
                place = matter.at("departments", index, "overrides", "text", name)
                yield warning("override-unknown", f"{name} is no text of the content, so this wording is never heard", place, hint)


@briefing_rules
def shown_courses_matter_to_someone(hearing: Hearing) -> Iterator[Problem]:
    """R04: nobody likes to learn on a topic that nobody asked for."""
    wanted = _wanted_by(Same(hearing.content.departments))
    objectives = set(hearing.briefing.department.objectives)
    bookable = hearing.briefing.bookable
    for chosen in hearing.briefing.courses:
        course = chosen.course
        serves = any(part.objective in objectives for part in course.contributes)
        if serves or course.mandatory or course.id in wanted or (bookable is not None and course.id == bookable.course.id):
            continue
        message = (
            f"{course.title} is shown to {hearing.name}, but nobody asked for it, no rule demands it and it serves none of its objectives"
        )
        hint = "add it to `stated_needs` if it was asked for, or exclude it under `overrides.courses.exclude`"
        yield information("course-without-need", message, hearing.at(*chosen.ranked.path), hint)


@briefing_rules
def unmet_wishes_are_told(hearing: Hearing) -> Iterator[Problem]:
    """R11: what the catalogue cannot offer yet is shown as “not yet”."""
    for need in hearing.briefing.needs:
        if need.status == "not-yet":
            message = f"{hearing.name} asked for {need.course_id}, which is not in the catalogue; the deck says “not yet”"
            yield information("need-not-yet-met", message, hearing.at(*need.path), "add the course, or be ready to say when it comes")


@shared(most=1)
def _wanted_by(departments: Same[tuple[Department, ...]]) -> frozenset[str]:
    """The courses that somebody asked for; found once for a programme, which may have thousands of departments."""
    return frozenset(course for department in departments.value for course in department.stated_needs)
