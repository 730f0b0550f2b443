"""Numbers typed by hand where a computed figure stands ready, or says otherwise: rule R16."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from briefing_builder.checks.registry import Matter, Rules
from briefing_builder.checks.wording import prose
from briefing_builder.content import Content
from briefing_builder.content.organisation import Objective
from briefing_builder.figures import Figure
from briefing_builder.problems import Problem, error, warning
from briefing_builder.slides import formats
from briefing_builder.tailoring.reasons import ContentPath

programme_rules: Rules[Matter] = Rules()

UNIT_WORDS = {
    "%": r"\s?(%|per\s?cent|percent)",
    "points": r"[\s-]points?",
    "min": r"[\s-](minutes?|min)\b",
    "h": r"[\s-]hours?",
    "days": r"[\s-](working )?days?",
    "months": r"[\s-]months?",
    "people": r"[\s-](people|learners|managers|colleagues|staff)",
    "course places": r"[\s-](course )?places",
}
CLAIMED_UNITS = ("%", "points", "h", "min", "people", "course places")
"""Units in which a number is a claim: what somebody gains, loses or reaches."""
COMPARABLE_UNITS = ("%", "points")
"""Units in which a number beside evidence must be a figure; minutes and hours may be a course's own."""
TELLING_DIGITS = 4
"""So many digits in a row are no accident, whatever stands behind them; fewer count only with their unit."""

_RISES = re.compile(
    r"\b(?P<word>rose|risen|rises?|rising|gain(?:s|ed)?|increased?|improved?|grew|grown|higher|up|more|better)\b[^.!?{]{0,40}"
    r"\{\{\s*(?P<name>(?:pilot|roi)\.[\w.\[\]'\"-]+)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w.,-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?!\.?\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A number in a text: its value, its digits and the text that follows."""

    value: Decimal
    digits: str
    rest: str

    @property
    def unit_word(self) -> str:
        """The word or sign that says its unit, with what stands between; empty where none does."""
        found = (re.match(pattern, self.rest, re.IGNORECASE) for pattern in UNIT_WORDS.values())
        return next((match.group(0) for match in found if match), "")

    def is_in(self, unit: str) -> bool:
        """Return whether the number is followed by a word for that unit."""
        pattern = UNIT_WORDS.get(unit)
        return pattern is not None and re.match(pattern, self.rest, re.IGNORECASE) is not None


@programme_rules
def typed_numbers_use_the_value(matter: Matter) -> Iterator[Problem]:
    """R16: what is typed today is wrong when the data changes."""
    figures = _figures(matter)
    for path, text, _ in _texts(matter):
        for typed in typed_numbers(text):
            same = next((figure for figure in figures if _is_same(typed, figure)), None)
            if same is not None:
                message = f"{typed.digits} is typed by hand, and equals {same.name.lower()} ({same.id})"
                hint = "use the value: {{ " + same.id.replace(":", ".") + " }}"
                yield warning("typed-number", message, matter.at(*path), hint)


@programme_rules
def typed_numbers_have_a_source(matter: Matter) -> Iterator[Problem]:
    """R16: a number that stands nowhere else in the programme is one that nobody can defend."""
    known = known_numbers(matter)
    for path, text, _ in _texts(matter):
        for typed in typed_numbers(text):
            unit = next((unit for unit in CLAIMED_UNITS if typed.is_in(unit)), None)
            if unit is not None and (unit, typed.value) not in known:
                near = _nearest(typed, unit, matter)
                message = f"“{typed.digits}{typed.unit_word}” is typed by hand, and nothing in the programme says it"
                hint = "name where it comes from under `sources`, or say it without a number"
                if near is not None:
                    hint = f"{near.name.lower()} is {near.displayed} ({{{{ {near.id.replace(':', '.')} }}}}); {hint}"
                yield warning("number-without-source", message, matter.at(*path), hint)


@programme_rules
def what_fell_is_not_said_to_have_risen(matter: Matter) -> Iterator[Problem]:
    """R16: “rose by −26 points” is what a sceptic reads aloud."""
    for path, text, _ in _texts(matter):
        for match in _RISES.finditer(text):
            figure = _named_figure(match["name"], matter)
            if figure is not None and figure.displayed < 0:
                message = f"the text says “{match['word']}”, but {figure.name.lower()} is {formats.number(figure.displayed)}"
                hint = "say what fell and what you changed, or take the sentence out"
                yield error("rise-that-fell", message, matter.at(*path), hint)


@programme_rules
def typed_numbers_agree_with_the_data(matter: Matter) -> Iterator[Problem]:
    """R16: a number beside evidence that says otherwise is found out in the first meeting."""
    known = _known_numbers(matter)
    for path, text, evidence in _texts(matter):
        figure = matter.figures.find(evidence) if evidence.startswith(("pilot:", "roi:")) else None
        if figure is None or figure.unit not in COMPARABLE_UNITS:
            continue
        for typed in typed_numbers(text):
            if typed.is_in(figure.unit) and typed.value not in known and not any(_is_same(typed, each) for each in _figures(matter)):
                message = f"{typed.digits} is typed by hand, but {figure.name.lower()} is {formats.number(figure.displayed)}"
                hint = "use the value: {{ " + figure.id.replace(":", ".") + " }}"
                yield error("number-disagrees", message, matter.at(*path), hint)


def typed_numbers(text: str) -> Iterator[Typed]:
    """Yield the numbers of a text outside its Jinja parts; thousands may be parted by commas."""
    plain = prose(text)
    for match in _NUMBER.finditer(plain):
        yield Typed(value=Decimal(match.group(0).replace(",", "")), digits=match.group(0), rest=plain[match.end() :])


def _is_same(typed: Typed, figure: Figure) -> bool:
    if typed.value != figure.displayed:
        return False
    return typed.is_in(figure.unit) or len(typed.digits.replace(",", "").replace(".", "")) >= TELLING_DIGITS


def _named_figure(name: str, matter: Matter) -> Figure | None:
    """The figure that a value such as `pilot.score_gain_points` or `pilot.by_department.sales.score_gain_points` stands for."""
    kind, *steps = re.findall(r"[\w-]+", name)
    if not steps:
        return None
    group = steps[1] if steps[0] in ("by_department", "by_course") and len(steps) > 1 else ""
    groups = {"by_department": matter.figures.by_department, "by_course": matter.figures.by_course}.get(steps[0], {})
    known = next((own for id, own in groups.items() if id.replace("-", "_") == group.replace("-", "_")), matter.figures.organisation)
    figure = known.get(f"{kind}:{steps[-1]}")
    return figure if figure is not None and figure.value is not None else None


def _figures(matter: Matter) -> list[Figure]:
    groups = (matter.figures.organisation, *matter.figures.by_department.values())
    return [figure for group in groups for figure in group.values() if figure.value is not None]


def _known_numbers(matter: Matter) -> set[Decimal]:
    kpis = [kpi for department in matter.content.departments for kpi in department.kpis]
    return {number for kpi in kpis for number in (kpi.current, kpi.target) if number is not None}


def known_numbers(matter: Matter) -> frozenset[tuple[str, Decimal]]:
    """Return every number that the programme states or computes, each with its unit: figures, plans, times, targets, named sources."""
    content, figures = matter.content, matter.figures
    groups = (figures.organisation, *figures.by_department.values(), *figures.by_course.values())
    computed = {(figure.unit, abs(figure.displayed)) for group in groups for figure in group.values() if figure.value is not None}
    texts = [source.text for source in content.sources]
    texts += [text for objective in content.objectives for text in _of_objective(objective)]
    told = {(unit, typed.value) for text in texts for typed in typed_numbers(text) for unit in CLAIMED_UNITS if typed.is_in(unit)}
    stated = ((unit, Decimal(value)) for unit, value in (*_times(content), *_people(content), *_rates(content)) if value is not None)
    return frozenset(computed | told | set(stated))


Stated = Iterator[tuple[str, Decimal | int | None]]


def _times(content: Content) -> Stated:
    """Minutes of courses, of what they replace, of the slot and the ask; the longer ones in hours too."""
    minutes: list[int] = [content.programme.ask.minutes_per_week, *(variant.slot_minutes for variant in content.timing.variants.values())]
    for course in content.courses:
        other = course.alternative
        minutes += [course.duration_minutes]
        minutes += [other.duration_minutes, other.travel_minutes, other.duration_minutes + other.travel_minutes] if other else []
        minutes += [course.showcase.try_it.minutes] if course.showcase and course.showcase.try_it else []
    for length in minutes:
        yield "min", length
        yield "h", Decimal(length) / 60


def _people(content: Content) -> Stated:
    yield "people", content.organisation.headcount
    for department in content.departments:
        yield from (("people", count) for count in (department.headcount, department.people_managers))
    if content.needs_analysis is not None:
        yield from (("people", count) for count in (content.needs_analysis.respondents, content.needs_analysis.invited))
    for departments in (content.cost_model.planned_learners if content.cost_model is not None else {}).values():
        yield from (("course places", count) for count in departments.values())


def _rates(content: Content) -> Stated:
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


def _of_objective(objective: Objective) -> tuple[str, ...]:
    measure = objective.measure
    return (objective.statement, *((measure.baseline, measure.target) if measure is not None else ()))


def _nearest(typed: Typed, unit: str, matter: Matter) -> Figure | None:
    """The figure of the organisation that the typed number was most likely meant to be: of its unit, and nearest to it."""
    figures = [figure for figure in matter.figures.organisation.values() if figure.value is not None and figure.unit == unit]
    return min(figures, key=lambda figure: abs(figure.displayed - typed.value), default=None)


def _texts(matter: Matter) -> Iterator[tuple[ContentPath, str, str]]:
    content = matter.content
    for index, benefit in enumerate(content.benefits):
        yield ("benefits", index, "manager_voice"), benefit.manager_voice, benefit.evidence
        for department, wording in benefit.by_department.items():
            yield ("benefits", index, "by_department", department, "manager_voice"), wording.manager_voice, benefit.evidence
    for index, objection in enumerate(content.objections):
        yield ("objections", index, "respond"), objection.respond, objection.evidence
    for index, learned in enumerate(content.pilot.learned if content.pilot is not None else ()):
        yield ("pilot", "learned", index, "text"), learned.text, "none"
        yield ("pilot", "learned", index, "we_did"), learned.we_did, "none"
    for index, said in enumerate(content.needs_analysis.you_said if content.needs_analysis is not None else ()):
        yield ("needs_analysis", "you_said", index, "we_did"), said.we_did, "none"
    yield from _of_courses(matter)
    for index, voice in enumerate(content.pilot.manager_voices if content.pilot is not None else ()):
        yield ("pilot", "manager_voices", index, "quote"), voice.quote, "none"
    for index, person in enumerate(content.endorsements):
        yield ("endorsements", index, "statement"), person.statement, "none"


def _of_courses(matter: Matter) -> Iterator[tuple[ContentPath, str, str]]:
    for index, course in enumerate(matter.content.courses):
        yield ("courses", index, "summary"), course.summary or "", "none"
        for place, part in enumerate(course.contributes):
            yield ("courses", index, "contributes", place, "how"), part.how, "none"
        if course.showcase is not None:
            yield ("courses", index, "showcase", "why"), course.showcase.why or "", "none"
