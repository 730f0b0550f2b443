"""Numbers typed by hand where a computed figure stands ready, or says otherwise: rule R16."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from briefing_builder.checks.registry import Matter, Rules
from briefing_builder.checks.wording import prose
from briefing_builder.figures import Figure
from briefing_builder.problems import Problem, error, warning
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
COMPARABLE_UNITS = ("%", "points")
"""Units in which a number beside evidence must be a figure; minutes and hours may be a course's own."""
TELLING_DIGITS = 4
"""So many digits in a row are no accident, whatever stands behind them; fewer count only with their unit."""

_NUMBER = re.compile(r"(?<![\w.,-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?!\.?\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A number in a text: its value, its digits and the text that follows."""

    value: Decimal
    digits: str
    rest: str

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
def typed_numbers_agree_with_the_data(matter: Matter) -> Iterator[Problem]:
    """R16: a number beside evidence that says otherwise is found out in the first meeting."""
    known = _known_numbers(matter)
    for path, text, evidence in _texts(matter):
        figure = matter.figures.find(evidence) if evidence.startswith(("pilot:", "roi:")) else None
        if figure is None or figure.unit not in COMPARABLE_UNITS:
            continue
        for typed in typed_numbers(text):
            if typed.is_in(figure.unit) and typed.value not in known and not any(_is_same(typed, each) for each in _figures(matter)):
                message = f"{typed.digits} is typed by hand, but {figure.name.lower()} is {figure.displayed}"
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


def _figures(matter: Matter) -> list[Figure]:
    groups = (matter.figures.organisation, *matter.figures.by_department.values())
    return [figure for group in groups for figure in group.values() if figure.value is not None]


def _known_numbers(matter: Matter) -> set[Decimal]:
    kpis = [kpi for department in matter.content.departments for kpi in department.kpis]
    return {number for kpi in kpis for number in (kpi.current, kpi.target) if number is not None}


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
