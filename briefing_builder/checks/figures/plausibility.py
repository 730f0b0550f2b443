"""What cannot be so: parts that are more than their whole, measures that go nowhere, words that the dates beside them deny."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from briefing_builder.checks.figures.quarters import quarter_of
from briefing_builder.checks.registry import Hearing, Matter, Rules
from briefing_builder.content import Ask, Metric, Targets
from briefing_builder.problems import Problem, error, warning
from briefing_builder.tailoring.reasons import ContentPath

programme_rules: Rules[Matter] = Rules()
briefing_rules: Rules[Hearing] = Rules()

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
def parts_are_no_more_than_the_whole(matter: Matter) -> Iterator[Problem]:
    """R03, R16: counts that cannot be so make every other count doubtful."""
    departments, needs = matter.content.departments, matter.content.needs_analysis
    for index, one in enumerate(departments):
        if one.headcount is not None and one.people_managers is not None and one.people_managers > one.headcount:
            message = f"{one.name} has {one.people_managers:,} managers, but {one.headcount:,} people"
            place = matter.at("departments", index, "people_managers")
            yield error("part-above-whole", message, place, "`headcount` counts everybody, managers too: correct one of the two")
    known, whole = [one.headcount for one in departments if one.headcount is not None], matter.content.organisation.headcount
    if whole is not None and sum(known) > whole:
        message = f"the departments have {sum(known):,} people together, but the organisation has {whole:,}"
        place = matter.at("organisation", "headcount")
        yield error("part-above-whole", message, place, "correct the organisation's `headcount`, or those of the departments")
    if needs is not None and needs.invited is not None and needs.respondents > needs.invited:
        message = f"{needs.respondents:,} managers answered, but {needs.invited:,} were asked"
        place = matter.at("needs_analysis", "respondents")
        yield error("part-above-whole", message, place, "correct `respondents` or `invited`; leave `invited` out if nobody counted")


@programme_rules
def the_pilot_fits_the_departments(matter: Matter) -> Iterator[Problem]:
    """R16: more people in the pilot than in the department are two numbers, and one of them is wrong."""
    people: dict[str, set[str]] = {}
    for row in matter.programme.pilot_rows:
        people.setdefault(row.department_id, set()).add(row.learner_id)
    for index, one in enumerate(matter.content.departments):
        count = len(people.get(one.id, ()))
        if one.headcount is not None and count > one.headcount:
            message = f"{count:,} people of {one.name} are in the pilot's data, but it has {one.headcount:,}"
            hint = "correct the `headcount`, or the department or the learner ids in the pilot's rows"
            yield warning("pilot-above-headcount", message, matter.at("departments", index, "headcount"), hint)


@programme_rules
def the_pilots_rows_lie_in_its_time(matter: Matter) -> Iterator[Problem]:
    """R16: the slide names the pilot's days; what was finished before or after them is not of this pilot."""
    pilot = matter.content.pilot
    if pilot is None:
        return
    outside = [row for row in matter.programme.pilot_rows if row.completed_on and not pilot.starts <= row.completed_on <= pilot.ends]
    if outside:
        verb = "course was" if len(outside) == 1 else "courses were"
        days = f"{pilot.starts} to {pilot.ends}"
        message = f"{len(outside):,} {verb} completed outside of the pilot ({days}); the first stands in row {outside[0].line}"
        hint = "correct the pilot's `starts` and `ends`, or take these rows out of its data"
        yield warning("rows-outside-pilot", message, matter.at("pilot", "ends"), hint)


@programme_rules
def measures_go_their_way(matter: Matter) -> Iterator[Problem]:
    """R13, R19: a goal on the wrong side of today's figure asks for less, and one that equals it for nothing."""
    for index, one in enumerate(matter.content.departments):
        for place, kpi in enumerate(one.kpis):
            if kpi.current is None or kpi.target is None:
                continue
            gained = kpi.target - kpi.current if kpi.direction == "up" else kpi.current - kpi.target
            if gained <= 0:
                how = (
                    "equals today's figure"
                    if gained == 0
                    else f"is worse than today's {kpi.current}, as `direction: {kpi.direction}` has it"
                )
                message = f"{one.name}: the target of “{kpi.name}” ({kpi.target}) {how}"
                path = matter.at("departments", index, "kpis", place, "target")
                yield warning("measure-goes-nowhere", message, path, "correct `current`, `target` or `direction`")


@programme_rules
def targets_can_be_reached(matter: Matter) -> Iterator[Problem]:
    """R19: nobody reaches more than all."""
    for path, metric, value, what in _goals(matter.content.usage_targets):
        if metric.unit == "%" and not 0 <= value <= 100:
            yield warning(
                "share-beyond-all", f"the {what} of “{metric.name}” is {value} %", matter.at(*path), "write a share from 0 to 100"
            )


@programme_rules
def hours_are_asked_for(matter: Matter) -> Iterator[Problem]:
    """R19: hours that nobody was asked for are not learned."""
    ask, targets = matter.content.programme.ask, matter.content.usage_targets
    if targets is None:
        return
    asked = _hours_asked(ask, targets)
    for path, metric, value, what in _goals(targets):
        if what == "target" and _is_hours_per_person(metric) and value > HOURS_BEYOND_ASK * asked:
            message = (
                f"the target of “{metric.name}” is {value} hours for {targets.period.name}, but the {ask.minutes_per_week} minutes a week "
                f"that are asked for give {asked:.1f}{f' in {ask.weeks} weeks' if ask.weeks else ''}"
            )
            hint = "lower the target, or ask for the `minutes_per_week` (and `weeks`) that it takes"
            yield warning("target-above-ask", message, matter.at(*path), hint)


@programme_rules
def the_ask_fits_a_week(matter: Matter) -> Iterator[Problem]:
    """R02: what nobody can give is not asked for."""
    ask = matter.content.programme.ask
    if ask.minutes_per_week > MINUTES_A_WEEK:
        message = f"{ask.minutes_per_week:,} minutes a week are asked for: more than a tenth of a working week"
        yield warning("ask-too-large", message, matter.at("programme", "ask", "minutes_per_week"), "write the minutes of one week")
    if ask.weeks is not None and ask.weeks > WEEKS_OF_YEAR:
        message = f"{ask.weeks:,} weeks are asked for: more than a year"
        yield warning(
            "ask-too-large", message, matter.at("programme", "ask", "weeks"), "ask for the weeks until the first courses are done"
        )


@programme_rules
def courses_are_shorter_than_what_they_replace(matter: Matter) -> Iterator[Problem]:
    """R09: time is given back only by what takes less of it."""
    for index, course in enumerate(matter.content.courses):
        other, shown = course.alternative, course.showcase
        if other is not None and course.duration_minutes >= other.minutes_with_travel:
            message = f"{course.title} takes {course.duration_minutes} minutes, no less than what it replaces ({other.title})"
            place = matter.at("courses", index, "alternative", "duration_minutes")
            yield warning("no-time-saved", message, place, "correct the minutes, or leave `alternative` out")
        if shown is not None and shown.try_it is not None and shown.try_it.minutes > course.duration_minutes:
            message = f"trying {course.title} takes {shown.try_it.minutes} minutes, longer than the course ({course.duration_minutes})"
            place = matter.at("courses", index, "showcase", "try_it", "minutes")
            yield warning("try-longer-than-course", message, place, "write the minutes of the part that managers try")


@programme_rules
def a_quarter_is_named_as_it_is(matter: Matter) -> Iterator[Problem]:
    """R19: “Q3” above the dates of the second quarter is asked about first."""
    targets = matter.content.usage_targets
    if targets is None:
        return
    period = targets.period
    number, years = quarter_of(period.starts, matter.content.organisation.fiscal_year_starts)
    quarter, year = _QUARTER.search(period.name), _YEAR.search(period.name)
    wrong_year = year is not None and int(year.group(1)) not in {*years, period.ends.year}
    if (quarter is not None and int(quarter.group(1)) != number) or wrong_year:
        named = f"quarter {number} of {' or '.join(map(str, years))}"
        message = f"the period is called {period.name}, but {period.starts} to {period.ends} is {named}"
        hint = "correct the name or the dates, or write `organisation.fiscal_year_starts`"
        yield warning("period-named-otherwise", message, matter.at("usage_targets", "period", "name"), hint)


@briefing_rules
def what_is_told_has_happened(hearing: Hearing) -> Iterator[Problem]:
    """R14, R18: nobody has been asked, quoted or measured on a day that is still to come."""
    day = hearing.briefing.meeting.day
    for what, when, path in _told(hearing):
        if day is not None and when > day:
            message = f"{hearing.name} meets on {day}, and is told of {what} as done; its day is {when}"
            yield error("date-to-come", message, hearing.at(*path), "correct the date, or leave it out until it has happened")


def _told(hearing: Hearing) -> Iterator[tuple[str, date, ContentPath]]:
    content = hearing.content
    if content.needs_analysis is not None:
        yield "the needs analysis", content.needs_analysis.asked_on, ("needs_analysis", "asked_on")
    if content.pilot is not None:
        yield "the pilot", content.pilot.ends, ("pilot", "ends")
    for endorser in hearing.briefing.endorsers:
        if endorser.endorsement.said_on is not None:
            yield f"the words of {endorser.endorsement.name}", endorser.endorsement.said_on, (*endorser.path, "said_on")
    if content.cost_model is not None and content.cost_model.signed_off is not None:
        yield "the signature under the cost model", content.cost_model.signed_off.on, ("cost_model", "signed_off", "on")
    for index, source in enumerate(content.sources):
        if source.as_of is not None:
            yield f"the source {source.id}", source.as_of, ("sources", index, "as_of")


def _goals(targets: Targets | None) -> Iterator[tuple[ContentPath, Metric, Decimal, str]]:
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
    told = f"{metric.name} {metric.formula or ''} {metric.unit}"
    return HOURS.match(metric.unit.strip()) is not None and PER_PERSON.search(told) is not None


def _hours_asked(ask: Ask, targets: Targets) -> Decimal:
    """Hours that one person is asked for within the period of the targets."""
    period = (targets.period.ends - targets.period.starts).days + 1
    weeks = max(1, period // DAYS_OF_WEEK)
    return Decimal(ask.minutes_per_week * min(weeks, ask.weeks or weeks)) / 60
