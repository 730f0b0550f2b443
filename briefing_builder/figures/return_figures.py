"""The return of a programme as figures: cost model and median minutes go in; totals, departments' hours and the detail come out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from briefing_builder.content import Content, CostModel
from briefing_builder.figures.arithmetic import Number, apportion
from briefing_builder.figures.assumptions import assumptions
from briefing_builder.figures.catalogue import RETURN, figure_formula, figure_name
from briefing_builder.figures.model import ORGANISATION, Case, Figure, ReturnDetail
from briefing_builder.figures.pilot import Measured
from briefing_builder.figures.planning import TakeUp, cost_lines, impacts, plan_of, take_up_of
from briefing_builder.figures.returns import (
    HOURS_PER_WORKING_DAY,
    SENSITIVITY_TAKE_UP,
    Plan,
    Return,
    hours_returned,
    sensitivity,
    take_up_sensitivity,
    value_return,
)
from briefing_builder.words import Catalogue

NEARLY_THE_SAME = Decimal("0.03")
"""Take-ups this near to the expected one are not told beside it."""
BENEFIT_LINES = ("delivery_avoided", "time_avoided_counted", "impact_counted")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnFigures:
    """What the cost model shows; keys are figure ids (`roi:…`)."""

    organisation: Mapping[str, Figure] = field(default_factory=dict)
    by_department: Mapping[str, Mapping[str, Figure]] = field(default_factory=dict)
    detail: ReturnDetail | None = None
    absent: Mapping[str, str] = field(default_factory=dict)


def return_figures(
    words: Catalogue, content: Content, course_minutes: Mapping[str, Measured], completion_rate_pct: Number | None = None
) -> ReturnFigures:
    """Return the return of the programme, as far as its inputs reach, and why the rest is absent.

    `completion_rate_pct` is the pilot's, and becomes the take-up where the author states none. Without a loaded hourly cost for a
    planned department there are hours but no money for time, and no detail.
    """
    model = content.cost_model
    if model is None:
        return ReturnFigures(absent={f"roi:{name}": words("return-figures.no-cost-model") for name in RETURN})
    take_up = take_up_of(model, completion_rate_pct)
    plan = plan_of(content, model, course_minutes, take_up.share)
    if not plan.cohorts:
        return ReturnFigures(absent={f"roi:{name}": words("return-figures.no-learners") for name in RETURN})
    has_pilot = any(cohort.course in course_minutes for cohort in plan.cohorts)
    source = words("return-figures.source-with-pilot" if has_pilot else "return-figures.source")
    reckoned = value_return(plan)
    organisation = _organisation_return_figures(words, plan, reckoned, source)
    return ReturnFigures(
        organisation=organisation,
        by_department=dict(_department_return_figures(words, content, plan, source)),
        detail=_make_return_detail(words, content, model, plan, organisation, course_minutes, take_up),
        absent=_absent(words, content, model, plan, organisation),
    )


def _organisation_return_figures(words: Catalogue, plan: Plan, reckoned: Return, source: str) -> dict[str, Figure]:
    days = reckoned.hours_returned / HOURS_PER_WORKING_DAY
    figures: dict[str, Figure] = {}
    for name in RETURN:
        value: Number | None = days if name == "working_days_returned" else getattr(reckoned, name)
        if value is not None:
            figures[f"roi:{name}"] = _roi_figure(words, name, value, ORGANISATION, source, plan)
    figures["roi:take_up_pct"] = replace(figures["roi:take_up_pct"], shown=_whole_digits(plan.take_up * 100))
    for name, minuend, subtrahend in (
        ("hours_returned", "hours_classroom", "hours_elearning"),
        ("net", "program_benefits", "program_costs"),
    ):
        if f"roi:{name}" in figures:
            shown = figures[f"roi:{minuend}"].displayed - figures[f"roi:{subtrahend}"].displayed
            figures[f"roi:{name}"] = replace(figures[f"roi:{name}"], shown=shown)
    return figures


def _whole_digits(value: Decimal) -> Decimal:
    """The value as it was stated, without needless zeros: nothing of it is rounded away, for the sums rest on it."""
    return Decimal(f"{value.normalize():f}")


def _department_return_figures(words: Catalogue, content: Content, plan: Plan, source: str) -> Iterator[tuple[str, Mapping[str, Figure]]]:
    for department in content.departments:
        own = [cohort for cohort in plan.cohorts if cohort.department == department.id]
        if own:
            reckoned = value_return(replace(plan, cohorts=tuple(own)))
            hours = hours_returned(own, plan.take_up)
            values = {
                "hours_returned": hours, "working_days_returned": hours / HOURS_PER_WORKING_DAY,
                "hours_classroom": reckoned.hours_classroom, "hours_elearning": reckoned.hours_elearning,
            }  # fmt: skip
            figures = {f"roi:{name}": _roi_figure(words, name, value, department.id, source, plan) for name, value in values.items()}
            # What is given back is told most often; what it is taken from gives way by an hour where the three do not add up
            shown = figures["roi:hours_elearning"].displayed + figures["roi:hours_returned"].displayed
            yield department.id, {**figures, "roi:hours_classroom": replace(figures["roi:hours_classroom"], shown=shown)}


def _roi_figure(words: Catalogue, name: str, value: Number, scope: str, source: str, plan: Plan) -> Figure:
    entry = RETURN[name]
    methods = ["net-hours"] if plan.method == "net_hours" else []
    methods += ["per-completion"] if plan.is_licence_per_completion else []
    return Figure(
        id=f"roi:{name}",
        name=figure_name(words, f"roi:{name}"),
        value=value,
        unit=entry.unit,
        decimals=entry.decimals,
        least_as_evidence=entry.least_as_evidence,
        formula=figure_formula(words, f"roi:{name}", *methods),
        source=source,
        scope=scope,
    )


def _make_return_detail(
    words: Catalogue,
    content: Content,
    model: CostModel,
    plan: Plan,
    organisation: Mapping[str, Figure],
    course_minutes: Mapping[str, Measured],
    take_up: TakeUp,
) -> ReturnDetail | None:
    benefits, costs = organisation.get("roi:program_benefits"), organisation.get("roi:program_costs")
    if benefits is None or costs is None:
        return None
    variable = ("licences", "learner_time") if plan.method == "fully_loaded" else ("licences",)
    formula, source = words("return-figures.as-budgeted"), words("return-figures.source")
    own_costs = [
        Figure(id=f"roi:cost:{key}", name=name, value=amount, unit="currency", decimals=0, formula=formula, source=source)
        for key, name, amount in cost_lines(model)
    ]
    return ReturnDetail(
        method=plan.method,
        benefit_lines=_adding_up([organisation[f"roi:{name}"] for name in BENEFIT_LINES], benefits),
        cost_lines=_adding_up([*own_costs, *(organisation[f"roi:{name}"] for name in variable)], costs),
        assumptions=assumptions(content, model, course_minutes, take_up),
        sensitivity=tuple(_cases(words, sensitivity(plan), plan, costs.source, "counted-time")),
        take_up_sensitivity=tuple(_cases(words, take_up_sensitivity(plan, _take_ups_to_show(plan.take_up)), plan, costs.source, "take-up")),
        take_up_basis=take_up.basis,
        intangibles=tuple(model.intangibles),
    )


def _adding_up(lines: Sequence[Figure], total: Figure) -> tuple[Figure, ...]:
    values = [line.value for line in lines if line.value is not None]
    shown = apportion(values, total.value or 0, total.decimals)
    return tuple(replace(line, shown=digits) for line, digits in zip(lines, shown, strict=True))


def _take_ups_to_show(expected: Decimal) -> Sequence[Decimal]:
    """The take-ups of the sensitivity: round ones, and the expected one in their midst."""
    return sorted({share for share in SENSITIVITY_TAKE_UP if abs(share - expected) >= NEARLY_THE_SAME} | {expected})


def _cases(
    words: Catalogue,
    ratios: Iterable[tuple[Decimal, Decimal | None]],
    plan: Plan,
    source: str,
    varied: Literal["counted-time", "take-up"],
) -> Iterator[Case]:
    for share, ratio in ratios:
        if ratio is not None:
            figure = _roi_figure(words, "bcr", ratio, ORGANISATION, source, plan)
            name = words(f"return-figures.by-{varied}", name=figure.name, share=_whole_digits(share * 100))
            yield Case(share=share, bcr=replace(figure, id=f"roi:sensitivity:{_whole_digits(share)}", name=name))


def _absent(words: Catalogue, content: Content, model: CostModel, plan: Plan, organisation: Mapping[str, Figure]) -> dict[str, str]:
    unpriced = {cohort.department for cohort in plan.cohorts if cohort.hourly_cost is None}
    names = ", ".join(department.name for department in content.departments if department.id in unpriced)
    missing = [name for name in RETURN if f"roi:{name}" not in organisation]
    unpriced_reason = words("return-figures.no-hourly-cost", departments=names)
    reasons = {f"roi:{name}": unpriced_reason if names else words(f"return-figures.absent-{name.replace('_', '-')}") for name in missing}
    results = {
        f"roi:impact:{impact.kpi}": words("return-figures.result-without-value")
        for impact, amount in impacts(content, model)
        if amount is None
    }
    return reasons | results
