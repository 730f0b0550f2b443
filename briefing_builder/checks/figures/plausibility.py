"""What cannot be so: parts that are more than their whole, measures that go nowhere, words that the dates beside them deny."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from briefing_builder.checks.figures.quarters import quarter_of
from briefing_builder.checks.registry import BriefingContext, ProgrammeContext, Rules
from briefing_builder.content import Ask, Metric, Targets
from briefing_builder.problems import Problem, error, warning
from briefing_builder.tailoring.reasons import ContentPath

programme_rules: Rules[ProgrammeContext] = Rules()
briefing_rules: Rules[BriefingContext] = Rules()

MINUTES_A_WEEK = 240
"""A tenth of a working week; nobody has more for courses beside the work, week after week."""
WEEKS_OF_YEAR = 52
DAYS_OF_WEEK = 7
HOURS_BEYOND_ASK = 3
"""So many times the hours that are asked for may a target of hours be before the two contradict each other."""
PER_PERSON = re.compile(
    r"\b(per|each|every|a)\s+(person|head|employee|learner|colleague|member)\b|/\s*(headcount|people|employees)\b", re.IGNORECASE
)
HOURS = re.compile(r"(h|hrs?|hours?)\b", re.IGNORECASE)
_QUARTER = re.compile(r"\bQ\s?([1-4])\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(20\d\d)\b")


@programme_rules
def parts_are_no_more_than_the_whole(context: ProgrammeContext) -> Iterator[Problem]:
    """R03, R16: counts that cannot be so make every other count doubtful."""
    departments, needs = context.content.departments, context.content.needs_analysis
    for index, department in enumerate(departments):
        headcount, managers = department.headcount, department.people_managers
        if headcount is not None and managers is not None and managers > headcount:
            message = f"{department.name} has {managers:,} managers, but {headcount:,} people"
            source = context.at("departments", index, "people_managers")
            yield error("part-above-whole", message, source, "`headcount` counts everybody, managers too: correct one of the two")
    known, whole = [each.headcount for each in departments if each.headcount is not None], context.content.organisation.headcount
    if whole is not None and sum(known) > whole:
        message = f"the departments have {sum(known):,} people together, but the organisation has {whole:,}"
        source = context.at("organisation", "headcount")
        yield error("part-above-whole", message, source, "correct the organisation's `headcount`, or those of the departments")
    if needs is not None and needs.invited is not None and needs.respondents > needs.invited:
        message = f"{needs.respondents:,} managers answered, but {needs.invited:,} were asked"
        source = context.at("needs_analysis", "respondents")
        yield error("part-above-whole", message, source, "correct `respondents` or `invited`; leave `invited` out if nobody counted")


@programme_rules
def the_pilot_fits_the_departments(context: ProgrammeContext) -> Iterator[Problem]:
    """R16: more people in the pilot than in the department are two numbers, and one of them is wrong."""
    people: dict[str, set[str]] = {}
    for row in context.programme.pilot_rows:
        people.setdefault(row.department_id, set()).add(row.learner_id)
    for index, department in enumerate(context.content.departments):
        count = len(people.get(department.id, ()))
        if department.headcount is not None and count > department.headcount:
            message = f"{count:,} people of {department.name} are in the pilot's data, but it has {department.headcount:,}"
            hint = "correct the `headcount`, or the department or the learner ids in the pilot's rows"
            yield warning("pilot-above-headcount", message, context.at("departments", index, "headcount"), hint)


@programme_rules
def the_pilots_rows_lie_in_its_time(context: ProgrammeContext) -> Iterator[Problem]:
    """R16: the slide names the pilot's days; what was finished before or after them is not of this pilot."""
    pilot = context.content.pilot
    if pilot is None:
        return
    outside = [row for row in context.programme.pilot_rows if row.completed_on and not pilot.starts <= row.completed_on <= pilot.ends]
    if outside:
        verb = "course was" if len(outside) == 1 else "courses were"
        days = f"{pilot.starts} to {pilot.ends}"
        message = f"{len(outside):,} {verb} completed outside of the pilot ({days}); the first is in row {outside[0].line}"
        hint = "correct the pilot's `starts` and `ends`, or take these rows out of its data"
        yield warning("rows-outside-pilot", message, context.at("pilot", "ends"), hint)


@programme_rules
def measures_go_their_way(context: ProgrammeContext) -> Iterator[Problem]:
    """R13, R19: a goal on the wrong side of today's figure asks for less, and one that equals it for nothing."""
    for index, department in enumerate(context.content.departments):
        for kpi_index, kpi in enumerate(department.kpis):
            if kpi.current is None or kpi.target is None:
                continue
            gained = kpi.target - kpi.current if kpi.direction == "up" else kpi.current - kpi.target
            if gained <= 0:
                how = (
                    "equals today's figure"
                    if gained == 0
                    else f"is worse than today's {kpi.current}, as `direction: {kpi.direction}` has it"
                )
                message = f"{department.name}: the target of “{kpi.name}” ({kpi.target}) {how}"
                source = context.at("departments", index, "kpis", kpi_index, "target")
                yield warning("measure-goes-nowhere", message, source, "correct `current`, `target` or `direction`")


@programme_rules
def targets_can_be_reached(context: ProgrammeContext) -> Iterator[Problem]:
    """R19: nobody reaches more than all."""
    for path, metric, value, what in _baselines_and_targets(context.content.usage_targets):
        if metric.unit == "%" and not 0 <= value <= 100:
            message = f"the {what} of “{metric.name}” is {value} %"
            yield warning("share-beyond-all", message, context.at(*path), "write a share from 0 to 100")


@programme_rules
def hours_are_asked_for(context: ProgrammeContext) -> Iterator[Problem]:
    """R19: hours that nobody was asked for are not learned."""
    ask, targets = context.content.programme.ask, context.content.usage_targets
    if targets is None:
        return
    asked = _hours_asked(ask, targets)
    for path, metric, value, what in _baselines_and_targets(targets):
        if what == "target" and _is_hours_per_person(metric) and value > HOURS_BEYOND_ASK * asked:
            message = (
                f"the target of “{metric.name}” is {value} hours for {targets.period.name}, but the {ask.minutes_per_week} minutes a week "
                f"that are asked for give {asked:.1f}{f' in {ask.weeks} weeks' if ask.weeks else ''}"
            )
            hint = "lower the target, or ask for the `minutes_per_week` (and `weeks`) that it takes"
            yield warning("target-above-ask", message, context.at(*path), hint)


@programme_rules
def the_ask_fits_a_week(context: ProgrammeContext) -> Iterator[Problem]:
    """R02: what nobody can give is not asked for."""
    ask = context.content.programme.ask
    if ask.minutes_per_week > MINUTES_A_WEEK:
        message = f"{ask.minutes_per_week:,} minutes a week are asked for: more than a tenth of a working week"
        yield warning("ask-too-large", message, context.at("programme", "ask", "minutes_per_week"), "write the minutes for one week")
    if ask.weeks is not None and ask.weeks > WEEKS_OF_YEAR:
        message = f"{ask.weeks:,} weeks are asked for: more than a year"
        hint = "ask for the weeks until the first courses are done"
        yield warning("ask-too-large", message, context.at("programme", "ask", "weeks"), hint)


@programme_rules
def courses_are_shorter_than_what_they_replace(context: ProgrammeContext) -> Iterator[Problem]:
    """R09: time is given back only by what takes less of it."""
    for index, course in enumerate(context.content.courses):
        alternative, showcase = course.alternative, course.showcase
        if alternative is not None and course.duration_minutes >= alternative.minutes_with_travel:
            message = f"{course.title} takes {course.duration_minutes} minutes, no less than what it replaces ({alternative.title})"
            source = context.at("courses", index, "alternative", "duration_minutes")
            yield warning("no-time-saved", message, source, "correct the minutes, or leave `alternative` out")
        if showcase is not None and showcase.try_it is not None and showcase.try_it.minutes > course.duration_minutes:
            message = f"trying {course.title} takes {showcase.try_it.minutes} minutes, longer than the course ({course.duration_minutes})"
            source = context.at("courses", index, "showcase", "try_it", "minutes")
            yield warning("try-longer-than-course", message, source, "write the minutes of the part that managers try")


@programme_rules
def a_quarter_is_named_as_it_is(context: ProgrammeContext) -> Iterator[Problem]:
    """R19: “Q3” above the dates of the second quarter is asked about first."""
    targets = context.content.usage_targets
    if targets is None:
        return
    period = targets.period
    number, years = quarter_of(period.starts, context.content.organisation.fiscal_year_starts)
    quarter, year = _QUARTER.search(period.name), _YEAR.search(period.name)
    wrong_year = year is not None and int(year.group(1)) not in {*years, period.ends.year}
    if (quarter is not None and int(quarter.group(1)) != number) or wrong_year:
        calendar_name = f"quarter {number} of {' or '.join(map(str, years))}"
        message = f"the period is called {period.name}, but {period.starts} to {period.ends} is {calendar_name}"
        hint = "correct the name or the dates, or write `organisation.fiscal_year_starts`"
        yield warning("period-named-otherwise", message, context.at("usage_targets", "period", "name"), hint)


@briefing_rules
def what_is_told_has_happened(context: BriefingContext) -> Iterator[Problem]:
    """R14, R18: nobody has been asked, quoted or measured on a day that is still to come."""
    day = context.briefing.meeting.day
    for what, when, path in _past_events(context):
        if day is not None and when > day:
            message = f"{context.name} meets on {day}, and hears of {what} as done; its date is {when}"
            yield error("date-to-come", message, context.at(*path), "correct the date, or leave it out until it has happened")


def _past_events(context: BriefingContext) -> Iterator[tuple[str, date, ContentPath]]:
    content = context.content
    if content.needs_analysis is not None:
        yield "the needs analysis", content.needs_analysis.asked_on, ("needs_analysis", "asked_on")
    if content.pilot is not None:
        yield "the pilot", content.pilot.ends, ("pilot", "ends")
    for endorser in context.briefing.endorsers:
        if endorser.endorsement.said_on is not None:
            yield f"the words of {endorser.endorsement.name}", endorser.endorsement.said_on, (*endorser.path, "said_on")
    if content.cost_model is not None and content.cost_model.signed_off is not None:
        yield "the signature under the cost model", content.cost_model.signed_off.on, ("cost_model", "signed_off", "on")
    for index, source in enumerate(content.sources):
        if source.as_of is not None:
            yield f"the source {source.id}", source.as_of, ("sources", index, "as_of")


def _baselines_and_targets(targets: Targets | None) -> Iterator[tuple[ContentPath, Metric, Decimal, str]]:
    """Every baseline and target, everybody's and the departments' own: where it stands, its measure, its value and what it is."""
    if targets is None:
        return
    for index, metric in enumerate(targets.metrics):
        yield ("usage_targets", "metrics", index, "target"), metric, metric.target, "target"
        if metric.baseline is not None:
            yield ("usage_targets", "metrics", index, "baseline"), metric, metric.baseline, "baseline"
        for key, what in (("by_department", "target"), ("baseline_by_department", "baseline")):
            for department, values in getattr(targets, key).items():
                if metric.id in values:
                    yield ("usage_targets", key, department, metric.id), metric, values[metric.id], what


def _is_hours_per_person(metric: Metric) -> bool:
    described = f"{metric.name} {metric.formula or ''} {metric.unit}"
    return HOURS.match(metric.unit.strip()) is not None and PER_PERSON.search(described) is not None


def _hours_asked(ask: Ask, targets: Targets) -> Decimal:
    """Hours that one person is asked for within the period of the targets."""
    period = (targets.period.ends - targets.period.starts).days + 1
    weeks = max(1, period // DAYS_OF_WEEK)
    return Decimal(ask.minutes_per_week * min(weeks, ask.weeks or weeks)) / 60
