"""Numbers typed by hand where a computed figure stands ready, or says otherwise: rule R16."""

import re
from collections.abc import Iterator
from decimal import Decimal

from briefing_builder.checks.figures.claims import MONEY, TypedNumber, multiples_in_words, shares_in_words, typed_numbers
from briefing_builder.checks.registry import BriefingContext, ProgrammeContext, Rules
from briefing_builder.content import Content
from briefing_builder.content.models.organisation import Objective
from briefing_builder.figures import Figure
from briefing_builder.problems import Problem, error, warning
from briefing_builder.tailoring.choice.stories import spoken_texts
from briefing_builder.tailoring.reasons import ContentPath

programme_rules: Rules[ProgrammeContext] = Rules()
briefing_rules: Rules[BriefingContext] = Rules()

CLAIMED_UNITS = ("%", "points", "h", "min", "people", "course places", MONEY)
"""Units in which a number is a claim: what somebody gains, loses or reaches."""
COMPARABLE_UNITS = ("%", "points")
"""Units in which a number beside evidence must be a figure; minutes and hours may be a course's own."""
CLAIMING = {
    *("acknowledge", "answer", "ask", "explore", "how", "line", "manager_voice", "name", "permission_statement", "quote", "respond"),
    *("statement", "summary", "tagline", "text", "we_did", "why"),
}
"""The fields whose texts may claim something, where a department says them in its own words."""
OF_A_SOURCE = "name where it comes from under `sources`, or say it without a number"
ROUND_MONEY = 1_000
A_MOMENT = 5
"""Up to so many minutes, told in words, are a way of speaking (“three minutes show more than a slide”)."""
ROUGHLY = Decimal(5)
"""Per cent by which a part that is told in words may miss the number that it stands for, and fewer where it is small: a fifth of it."""
A_WEEK = re.compile(r"[\s-](?:minutes?|mins?)\s(?:a|per|each|every|of\s(?:each|every))\sweek\b", re.IGNORECASE)
COURSES = re.compile(r"[\s-]courses\b", re.IGNORECASE)
TELLING_DIGITS = 4
"""So many digits in a row are no accident, whatever stands behind them; fewer count only with their unit."""

_VALUES = re.compile(r"\{\{.*?\}\}")
_NAMED = re.compile(r"\{\{\s*pilot\.(?!by_)(?P<key>\w+)")
_EVERYBODY = re.compile(
    r"\b(all|across|every(?:body|one|where)|whole|overall|altogether|together|organisation|company|pilot)\b", re.IGNORECASE
)
_RISES = re.compile(
    r"\b(?P<word>rose|risen|rises?|rising|gain(?:s|ed)?|increased?|improved?|grew|grown|higher|up|more|better)\b[^.!?{]{0,40}"
    r"\{\{\s*(?P<name>(?:pilot|roi)\.[\w.\[\]'\"-]+)",
    re.IGNORECASE,
)


@programme_rules
def typed_numbers_use_the_value(context: ProgrammeContext) -> Iterator[Problem]:
    """R16: what is typed today is wrong when the data changes."""
    figures = _known_figures(context)
    for path, text, _ in _claiming_texts(context):
        for typed in typed_numbers(text):
            same = next((figure for figure in figures if _is_same(typed, figure)), None)
            if same is not None:
                message = f"{typed.digits} is typed by hand, and equals {same.name.lower()} ({same.id})"
                hint = "use the value: {{ " + same.id.replace(":", ".") + " }}"
                yield warning("typed-number", message, context.at(*path), hint)


@programme_rules
def typed_numbers_have_a_source(context: ProgrammeContext) -> Iterator[Problem]:
    """R16: a number that stands nowhere else in the programme is one that nobody can defend."""
    known = known_numbers(context)
    for path, text, _ in _claiming_texts(context):
        for typed in typed_numbers(text):
            unit = next((unit for unit in CLAIMED_UNITS if typed.is_in(unit)), None)
            if unit is not None and not _is_known_number(typed, unit, known):
                near = _nearest(typed, unit, context)
                message = f"“{typed.digits}{typed.unit_word}” is typed by hand, and nothing in the programme says it"
                hint = OF_A_SOURCE
                if near is not None:
                    hint = f"{near.name.lower()} is {near.displayed} ({{{{ {near.id.replace(':', '.')} }}}}); {hint}"
                yield warning("number-without-source", message, context.at(*path), hint)


@programme_rules
def what_words_count_has_a_source(context: ProgrammeContext) -> Iterator[Problem]:
    """R16: “by a third” and “twice as fast” are numbers, too."""
    shares = _known_shares(context)
    multiples = {word for source in context.content.sources for word in map(str.lower, multiples_in_words(source.text))}
    for path, text, _ in _claiming_texts(context):
        for share in shares_in_words(text):
            roughly = min(ROUGHLY, min(share.value, 100 - share.value) / 5)
            if not any(abs(share.value - known) <= roughly for known in shares):
                message = f"“{share.digits}” is about {share.value:.0f} %, and nothing in the programme says it"
                yield warning("number-without-source", message, context.at(*path), OF_A_SOURCE)
        for word in multiples_in_words(text):
            if word.lower() not in multiples:
                message = f"“{word}” is a number, and nothing in the programme says it"
                yield warning("number-without-source", message, context.at(*path), OF_A_SOURCE)


@programme_rules
def the_ask_is_the_same_everywhere(context: ProgrammeContext) -> Iterator[Problem]:
    """R01: an ask that the first slide and the last say differently is none."""
    ask = context.content.programme.ask
    for path, text, _ in _claiming_texts(context):
        for typed in typed_numbers(text):
            each_week = A_WEEK.match(typed.rest)
            if each_week is not None and typed.value != ask.minutes_per_week:
                message = f"“{typed.digits}{each_week.group(0)}” are asked for here, but {ask.minutes_per_week} by the programme"
                hint = "write the same in both; `programme.ask.minutes_per_week` is what slides and hours go by"
                yield warning("ask-differs", message, context.at(*path), hint)
            if path[-1] in ("ask", "close.ask") and COURSES.match(typed.rest) and typed.value != ask.courses:
                message = f"{typed.digits} courses are asked for here, but {ask.courses} by the programme"
                hint = "write the same in both; `programme.ask.courses` is what the slides ask for"
                yield warning("ask-differs", message, context.at(*path), hint)


@briefing_rules
def everybodys_numbers_are_told_as_everybodys(context: BriefingContext) -> Iterator[Problem]:
    """R16: a number of everybody, on a slide with the department's own, is taken for a contradiction unless it says whose it is."""
    department, organisation = context.briefing.department.id, context.content.organisation
    names = {organisation.name, organisation.short_name or organisation.name}
    for path, text in _pilot_texts(context.content, heard_by=department):
        prose = _VALUES.sub("", text)
        if _EVERYBODY.search(prose) or any(name in prose for name in names):
            continue
        for match in _NAMED.finditer(text):
            own, whole = (context.figures.find(f"pilot:{match['key']}", whose) for whose in (department, None))
            if own is None or whole is None or own.displayed == whole.displayed:
                continue
            message = f"{whole.name.lower()} is {whole.displayed} here, which is everybody's; {context.name} sees its own, {own.displayed}"
            by_name = f"pilot.by_department.{department.replace('-', '_')}.{match['key']}"
            hint = f"say whose it is (“in all departments …”), or name one department's: {{{{ {by_name} }}}}"
            yield warning("population-unnamed", message, context.at(*path), hint)


@programme_rules
def what_fell_is_not_said_to_have_risen(context: ProgrammeContext) -> Iterator[Problem]:
    """R16: “rose by −26 points” is what a sceptic reads aloud."""
    for path, text, _ in _claiming_texts(context):
        for match in _RISES.finditer(text):
            figure = _named_figure(match["name"], context)
            if figure is not None and figure.displayed < 0:
                value = context.programme.words.digits(figure.displayed)
                message = f"the text says “{match['word']}”, but {figure.name.lower()} is {value}"
                hint = "say what fell and what you changed, or take the sentence out"
                yield error("rise-that-fell", message, context.at(*path), hint)


@programme_rules
def typed_numbers_agree_with_the_data(context: ProgrammeContext) -> Iterator[Problem]:
    """R16: a number beside evidence that says otherwise is found out in the first meeting."""
    known, figures = _kpi_numbers(context), _known_figures(context)
    for path, text, evidence in _claiming_texts(context):
        figure = context.figures.find(evidence) if evidence.startswith(("pilot:", "roi:")) else None
        if figure is None or figure.unit not in COMPARABLE_UNITS:
            continue
        for typed in typed_numbers(text):
            if typed.is_in(figure.unit) and typed.value not in known and not any(_is_same(typed, each) for each in figures):
                value = context.programme.words.digits(figure.displayed)
                message = f"{typed.digits} is typed by hand, but {figure.name.lower()} is {value}"
                hint = "use the value: {{ " + figure.id.replace(":", ".") + " }}"
                yield error("number-disagrees", message, context.at(*path), hint)


def _is_known_number(typed: TypedNumber, unit: str, known: frozenset[tuple[str, Decimal]]) -> bool:
    """Return whether somebody states the number; money may be told in round thousands, and minutes that words tell in whole ones."""
    if (unit, typed.value) in known:
        return True
    if unit == MONEY and typed.value >= ROUND_MONEY:
        step = Decimal("0.5").scaleb(_zeros_at_the_end(typed.value))
        return any(unit == known_unit and abs(value - typed.value) <= step for known_unit, value in known)
    if unit != "min" or any(map(str.isdigit, typed.digits)):
        return False
    return typed.value <= A_MOMENT or any(unit == known_unit and round(value) == typed.value for known_unit, value in known)


def _zeros_at_the_end(value: Decimal) -> int:
    """How many zeros a number ends with: 3 in 4,000, none in 4,000.50."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, exponent) if isinstance(exponent, int) else 0


def _is_same(typed: TypedNumber, figure: Figure) -> bool:
    if typed.value != figure.displayed:
        return False
    return typed.is_in(figure.unit) or sum(map(str.isdigit, typed.digits)) >= TELLING_DIGITS


def _named_figure(name: str, context: ProgrammeContext) -> Figure | None:
    """The figure that a value such as `pilot.score_gain_points` or `pilot.by_department.sales.score_gain_points` stands for."""
    kind, *steps = re.findall(r"[\w-]+", name)
    if not steps:
        return None
    group = steps[1] if steps[0] in ("by_department", "by_course") and len(steps) > 1 else ""
    groups = {"by_department": context.figures.by_department, "by_course": context.figures.by_course}.get(steps[0], {})
    known = next((own for id, own in groups.items() if id.replace("-", "_") == group.replace("-", "_")), context.figures.organisation)
    figure = known.get(f"{kind}:{steps[-1]}")
    return figure if figure is not None and figure.value is not None else None


def _known_figures(context: ProgrammeContext, *, of_courses: bool = False) -> list[Figure]:
    groups = [context.figures.organisation, *context.figures.by_department.values()]
    groups += context.figures.by_course.values() if of_courses else ()
    return [figure for group in groups for figure in group.values() if figure.value is not None]


def _kpi_numbers(context: ProgrammeContext) -> set[Decimal]:
    kpis = [kpi for department in context.content.departments for kpi in department.kpis]
    return {number for kpi in kpis for number in (kpi.current, kpi.target) if number is not None}


def known_numbers(context: ProgrammeContext) -> frozenset[tuple[str, Decimal]]:
    """Return every number that the programme states or computes, each with its unit: figures, plans, times, targets, named sources."""
    content = context.content
    computed = {(figure.unit, abs(figure.displayed)) for figure in _known_figures(context, of_courses=True)}
    texts = [source.text for source in content.sources]
    texts += [text for objective in content.objectives for text in _objective_texts(objective)]
    typed_values = {(unit, typed.value) for text in texts for typed in typed_numbers(text) for unit in CLAIMED_UNITS if typed.is_in(unit)}
    typed_values |= {("%", share.value) for text in texts for share in shares_in_words(text, of_any=True)}
    stated = (*_stated_times(content), *_stated_people(content), *_stated_rates(content), *_stated_money(content))
    return frozenset(computed | typed_values | {(unit, Decimal(value)) for unit, value in stated if value is not None})


def _known_shares(context: ProgrammeContext) -> frozenset[Decimal]:
    """Every number of per cent that is no assumption of the cost model, and of the pilot's rates also what is left to a hundred."""
    model = context.content.cost_model
    assumed = {share * 100 for share in (model.productive_use_factor, model.take_up) if share is not None} if model is not None else set()
    rates = {figure.displayed for figure in _known_figures(context, of_courses=True) if figure.unit == "%"}
    known = {value for unit, value in known_numbers(context) if unit == "%"} - assumed
    return frozenset(known | rates | {100 - rate for rate in rates})


Texts = Iterator[tuple[ContentPath, str]]
Stated = Iterator[tuple[str, Decimal | int | None]]


def _stated_times(content: Content) -> Stated:
    """Minutes of courses, of what they replace and of the ask; the longer ones in hours too."""
    minutes: list[int] = [content.programme.ask.minutes_per_week]
    for course in content.courses:
        alternative = course.alternative
        minutes += [course.duration_minutes]
        minutes += [alternative.duration_minutes, alternative.travel_minutes, alternative.minutes_with_travel] if alternative else []
        minutes += [course.showcase.try_it.minutes] if course.showcase and course.showcase.try_it else []
    for length in minutes:
        yield "min", length
        yield "h", Decimal(length) / 60


def _stated_money(content: Content) -> Stated:
    """What the author writes in money: costs, what they are paid for, and what a point of a measure is worth."""
    model = content.cost_model
    if model is not None:
        yield from ((MONEY, cost.amount) for cost in model.programme_costs)
        yield MONEY, model.licence_cost_per_learner
    for department in content.departments:
        yield from ((MONEY, kpi.annual_value_per_point) for kpi in department.kpis)
        yield from ((MONEY, value) for kpi in department.kpis for value in (kpi.current, kpi.target))
    yield from ((MONEY, course.alternative.delivery_cost_per_learner) for course in content.courses if course.alternative)


def _stated_people(content: Content) -> Stated:
    yield "people", content.organisation.headcount
    for department in content.departments:
        yield from (("people", count) for count in (department.headcount, department.people_managers))
    if content.needs_analysis is not None:
        yield from (("people", count) for count in (content.needs_analysis.respondents, content.needs_analysis.invited))
    for departments in (content.cost_model.planned_learners if content.cost_model is not None else {}).values():
        yield from (("course places", count) for count in departments.values())


def _stated_rates(content: Content) -> Stated:
    """Measures of departments, targets and the shares of the cost model, in the units that the author gives them."""
    for department in content.departments:
        for kpi in department.kpis:
            yield from ((kpi.unit, value) for value in (kpi.current, kpi.target))
            if kpi.current is not None and kpi.target is not None:
                yield "points", abs(kpi.target - kpi.current)
    targets = content.usage_targets
    for metric in targets.metrics if targets is not None else ():
        yield from ((metric.unit, value) for value in (metric.baseline, metric.target))
        for values in (*targets.by_department.values(), *targets.baseline_by_department.values()) if targets is not None else ():
            yield metric.unit, values.get(metric.id)
    model = content.cost_model
    if model is not None:
        yield from (("%", share * 100) for share in (model.productive_use_factor, model.take_up or Decimal(1)))
        for impact in model.impact:
            yield "points", impact.change_points
            yield from (("%", share) for share in (impact.isolation_pct, impact.confidence_pct))


def _objective_texts(objective: Objective) -> tuple[str, ...]:
    measure = objective.measure
    return (objective.statement, *((measure.baseline, measure.target) if measure is not None else ()))


def _nearest(typed: TypedNumber, unit: str, context: ProgrammeContext) -> Figure | None:
    """The figure of the organisation that the typed number was most likely meant to be: of its unit, and nearest to it."""
    figures = [figure for figure in context.figures.organisation.values() if figure.value is not None and figure.unit == unit]
    return min(figures, key=lambda figure: abs(figure.displayed - typed.value), default=None)


def _claiming_texts(context: ProgrammeContext) -> Iterator[tuple[ContentPath, str, str]]:
    """Every text of the author that may claim something: where it stands, its words, and the evidence it rests on."""
    content = context.content
    for index, benefit in enumerate(content.benefits):
        yield ("benefits", index, "name"), benefit.name, benefit.evidence
        yield ("benefits", index, "manager_voice"), benefit.manager_voice, benefit.evidence
        for department, wording in benefit.by_department.items():
            yield ("benefits", index, "by_department", department, "manager_voice"), wording.manager_voice, benefit.evidence
    for index, objection in enumerate(content.objections):
        for part in ("acknowledge", "explore", "respond", "answer"):
            text, is_proven = getattr(objection, part), part in ("respond", "answer")
            if text:
                yield ("objections", index, part), text, objection.evidence if is_proven else "none"
    for path, text in (*_programme_texts(content), *_people_texts(content), *_pilot_texts(content), *_course_texts(content)):
        yield path, text, "none"


def _programme_texts(content: Content) -> Texts:
    programme, model = content.programme, content.cost_model
    yield ("programme", "tagline"), programme.tagline or ""
    yield ("programme", "permission_statement"), programme.permission_statement
    yield ("close", "ask"), content.close.ask
    yield ("close", "profile", "line"), content.close.profile.line
    for index, action in enumerate(content.manager_actions):
        yield ("manager_actions", index, "text"), action.text
    for index, text in enumerate(model.intangibles if model is not None else ()):
        yield ("cost_model", "intangibles", index), text
    for index, answer in enumerate(content.needs_analysis.you_said if content.needs_analysis is not None else ()):
        yield ("needs_analysis", "you_said", index, "we_did"), answer.we_did
    for index, department in enumerate(content.departments):
        for name, text in department.overrides.text.items():
            if name.rpartition(".")[2] in CLAIMING and not name.startswith(("objectives.", "sources.")):
                yield ("departments", index, "overrides", "text", name), text


def _people_texts(content: Content) -> Texts:
    for index, voice in enumerate(content.pilot.manager_voices if content.pilot is not None else ()):
        yield ("pilot", "manager_voices", index, "quote"), voice.quote
    for index, person in enumerate(content.endorsements):
        yield ("endorsements", index, "statement"), person.statement
    for index, story in enumerate(content.stories):
        yield ("stories", index, "text"), story.text
    yield from spoken_texts(content)


def _pilot_texts(content: Content, heard_by: str | None = None) -> Texts:
    """The texts on the slides of the pilot, where a department sees its own figures; all, or those that one department hears."""
    if content.pilot is not None:
        yield ("pilot", "question"), content.pilot.question or ""
    for index, learned in enumerate(content.pilot.learned if content.pilot is not None else ()):
        if heard_by is None or not learned.departments or heard_by in learned.departments:
            yield ("pilot", "learned", index, "text"), learned.text
            yield ("pilot", "learned", index, "we_did"), learned.we_did


def _course_texts(content: Content) -> Texts:
    for index, course in enumerate(content.courses):
        yield ("courses", index, "summary"), course.summary or ""
        for part_index, part in enumerate(course.contributes):
            yield ("courses", index, "contributes", part_index, "how"), part.how
        if course.showcase is not None:
            yield ("courses", index, "showcase", "why"), course.showcase.why or ""
