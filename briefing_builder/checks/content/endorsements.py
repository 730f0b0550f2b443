"""The seal of approval and the targets: rules R18, R19, R23."""

from collections.abc import Iterator

from briefing_builder.checks.figures.quarters import next_quarter
from briefing_builder.checks.registry import BriefingContext, ProgrammeContext, Rules
from briefing_builder.checks.wording import is_of_learning_team, is_of_supplier
from briefing_builder.content import Content, Endorsement, Person, Voice
from briefing_builder.problems import Problem, error, warning
from briefing_builder.rich_text.signs import without_signs
from briefing_builder.source import DataPath
from briefing_builder.tailoring.choice.voices import may_be_quoted, names_department

programme_rules: Rules[ProgrammeContext] = Rules()
briefing_rules: Rules[BriefingContext] = Rules()

SENIOR = ("executive", "director")


@programme_rules
def someone_senior_endorses(context: ProgrammeContext) -> Iterator[Problem]:
    """R18, R23: step three is an influential senior manager's seal of approval."""
    if not context.content.endorsements:
        hint = "ask an executive for two sentences, and write them under `endorsements` with the permission"
        yield warning("no-endorsement", "no senior manager endorses the programme", context.at(), hint)


@programme_rules
def endorsers_permit_it(context: ProgrammeContext) -> Iterator[Problem]:
    """R18: nobody is quoted without asking."""
    for index, person in enumerate(context.content.endorsements):
        if not may_be_quoted(person.permission):
            hint = "ask, and set `permission.given: true` with the use `internal`, or remove the endorsement"
            source = context.at("endorsements", index, "permission")
            yield error("endorsement-without-permission", f"{person.name} has not given permission", source, hint)


@programme_rules
def sentences_that_stand_large_are_in_their_statements(context: ProgrammeContext) -> Iterator[Problem]:
    """R18: nobody is shown saying in large letters what they did not say."""
    for index, person in enumerate(context.content.endorsements):
        if person.pull is not None and without_signs(person.pull) not in without_signs(person.statement):
            message = f"the `pull` of {person.name} is not in the `statement`, so that another sentence would stand large"
            hint = "copy a sentence of the `statement`, word for word"
            yield warning("pull-not-in-statement", message, context.at("endorsements", index, "pull"), hint)


@programme_rules
def people_permit_their_portraits(context: ProgrammeContext) -> Iterator[Problem]:
    """R18: nobody is shown without asking."""
    for path, person in _people(context.content):
        portrait = person.portrait
        if portrait is not None and (portrait.permission is None or not may_be_quoted(portrait.permission)):
            message = f"the portrait of {person.name} has no permission; slides would show the initials instead"
            hint = "ask, and write `permission: {given: true, uses: [internal]}` under `portrait`, or remove the portrait"
            yield error("portrait-without-permission", message, context.at(*path, "portrait"), hint)


def _people(content: Content) -> Iterator[tuple[DataPath, Person | Endorsement | Voice]]:
    """Everybody who may have a portrait, and where they are written."""
    yield ("programme", "owner"), content.programme.owner
    if content.briefing.presenter is not content.programme.owner:
        yield ("briefing", "presenter"), content.briefing.presenter
    for index, department in enumerate(content.departments):
        if department.briefing is not None and department.briefing.presenter is not None:
            yield ("departments", index, "briefing", "presenter"), department.briefing.presenter
    yield from ((("endorsements", index), endorsement) for index, endorsement in enumerate(content.endorsements))
    voices = content.pilot.manager_voices if content.pilot is not None else ()
    yield from ((("pilot", "manager_voices", index), voice) for index, voice in enumerate(voices))
    if content.supplier is not None:
        yield ("supplier", "presenter"), content.supplier.presenter


@programme_rules
def endorsers_have_no_interest(context: ProgrammeContext) -> Iterator[Problem]:
    """R18: the seal of those who run or sell the programme seals nothing."""
    for index, person in enumerate(context.content.endorsements):
        if is_of_learning_team(context.content, person.name, person.title) or is_of_supplier(context.content, person.name, person.title):
            message = f"{person.name}, {person.title}, endorses a programme of their own"
            hint = "ask a manager of the business instead"
            yield warning("endorser-with-interest", message, context.at("endorsements", index), hint)


@programme_rules
def targets_are_set(context: ProgrammeContext) -> Iterator[Problem]:
    """R19, R23: a target to report on next quarter focuses the mind."""
    if context.content.usage_targets is None:
        hint = "write `usage_targets` with the next quarter as `period`, who gets the `report`, and two or three `metrics`"
        yield warning("no-targets", "no usage target is set", context.at(), hint)


@programme_rules
def the_report_has_a_reader(context: ProgrammeContext) -> Iterator[Problem]:
    """R19: a target that nobody asks for is forgotten."""
    targets = context.content.usage_targets
    if targets is not None and targets.report.to not in {person.id for person in context.content.endorsements}:
        hint = "name the `id` of one of the `endorsements`"
        source = context.at("usage_targets", "report", "to")
        yield warning("no-report-reader", f"the report goes to {targets.report.to}, who endorses nothing", source, hint)


@programme_rules
def the_report_follows_the_period(context: ProgrammeContext) -> Iterator[Problem]:
    """R19: what is due before the quarter ends cannot tell how it went."""
    targets = context.content.usage_targets
    if targets is not None and targets.report.due <= targets.period.ends:
        message = f"the report is due on {targets.report.due}, but {targets.period.name} ends on {targets.period.ends}"
        yield warning("report-before-end", message, context.at("usage_targets", "report", "due"), "choose a day in the weeks after it")


@programme_rules
def targets_have_a_baseline(context: ProgrammeContext) -> Iterator[Problem]:
    """R19: without a baseline nobody sees the way that was made."""
    targets = context.content.usage_targets
    for index, metric in enumerate(targets.metrics if targets is not None else ()):
        if metric.baseline is None:
            message = f"“{metric.name}” has a target, but no baseline"
            hint = "write today's figure; if nobody has counted yet, say so, and count once before the period starts"
            yield warning("no-baseline", message, context.at("usage_targets", "metrics", index), hint)


@briefing_rules
def the_period_is_the_next_quarter(context: BriefingContext) -> Iterator[Problem]:
    """R19: next quarter, counted from the briefing in the organisation's own financial year."""
    targets, day = context.content.usage_targets, context.briefing.meeting.day
    if targets is None or day is None:
        return
    starts, ends = next_quarter(day, context.content.organisation.fiscal_year_starts)
    period = targets.period
    if (period.starts, period.ends) != (starts, ends):
        message = f"{period.name} runs from {period.starts} to {period.ends}; the quarter after the briefing on {day} is {starts} to {ends}"
        hint = "correct the period, the day of the briefing, or `organisation.fiscal_year_starts`"
        yield error("period-not-next-quarter", message, context.at("usage_targets", "period"), hint)


@briefing_rules
def targets_ask_for_more(context: BriefingContext) -> Iterator[Problem]:
    """R19: a target on the wrong side of today's figure asks for less, and one that equals it for nothing."""
    for chosen in context.briefing.targets:
        baseline, target, is_up = chosen.target.baseline, chosen.target.target, chosen.metric.direction == "up"
        if baseline is None or baseline.value is None or target.value is None:
            continue
        gained = target.value - baseline.value if is_up else baseline.value - target.value
        what = f"{context.name}: the target of “{chosen.metric.name}” ({target.displayed})"
        if gained < 0:
            message = f"{what} lies {'below' if is_up else 'above'} its baseline ({baseline.displayed})"
            other = "down" if is_up else "up"
            hint = f"correct the target or the baseline; where the other way is better, write `direction: {other}` for the metric"
            yield warning("target-below-baseline", message, context.at(*chosen.path), hint)
        elif gained == 0:
            yield warning("target-is-baseline", f"{what} is today's figure", context.at(*chosen.path), "set a target that asks for more")


@briefing_rules
def the_endorser_carries_weight(context: BriefingContext) -> Iterator[Problem]:
    """R18: an executive or director, or the department's own line of authority."""
    endorsers = context.briefing.endorsers
    everybody = context.content.endorsements
    if not endorsers and everybody and all(may_be_quoted(person.permission) for person in everybody):
        message = f"nobody who may be quoted has authority over {context.name}"
        hint = "ask someone in its line, or an executive whose `line` is `all`"
        yield warning("no-endorser-for-department", message, context.at("endorsements"), hint)
    for endorser in endorsers:
        person = endorser.endorsement
        if person.level not in SENIOR and not names_department(person, context.briefing.department.id):
            message = f"{person.name} is neither an executive or director nor in the line of {context.name}"
            hint = "ask someone whose word counts there, or name the department in `line`"
            yield warning("endorser-without-weight", message, context.at(*endorser.path), hint)
