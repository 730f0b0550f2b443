"""From the author's cost model to a plan that can be reckoned: content and the pilot's median minutes go in, cohorts and costs come out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from briefing_builder.content import Content, CostModel, Course
from briefing_builder.content.models.proof import Impact
from briefing_builder.figures.arithmetic import Number, rounded
from briefing_builder.figures.pilot import Measured
from briefing_builder.figures.returns import Cohort, Plan, monetised_impact

MONTHS_PER_YEAR = 12
CAUTIOUS_TAKE_UP = Decimal("0.5")
"""Where neither the author nor a pilot says how many complete: half of the planned places, named as an assumption."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeUp:
    """The share of the planned places that is expected to be completed, and whether somebody says so or nobody."""

    share: Decimal
    basis: Literal["stated", "pilot", "default"]


def take_up_of(model: CostModel, completion_rate_pct: Number | None) -> TakeUp:
    """Return the take-up that the author states, else the pilot's completion rate (in per cent), else a cautious default.

    The rate is taken as it is shown, in whole per cent, so that whoever reckons the slide again comes to the same.
    """
    if model.take_up is not None:
        return TakeUp(share=model.take_up, basis="stated")
    if completion_rate_pct:
        return TakeUp(share=rounded(completion_rate_pct, 0) / 100, basis="pilot")
    return TakeUp(share=CAUTIOUS_TAKE_UP, basis="default")


def plan_of(content: Content, model: CostModel, course_minutes: Mapping[str, Measured], take_up: Decimal) -> Plan:
    """Return the plan of a programme; yearly costs are counted for the horizon, results in business for one year at most (GP 9)."""
    counted = [(impact.measured_over, amount) for impact, amount in impacts(content, model) if amount is not None]
    return Plan(
        cohorts=tuple(_cohorts(content, model, course_minutes)),
        fixed=sum((amount for _, _, amount in cost_lines(model)), Decimal(0)),
        take_up=take_up,
        licence_per_learner=model.licence_cost_per_learner,
        is_licence_per_completion=model.licence_paid_per == "completion",
        impact=sum((amount for over, amount in counted if over == "completers"), Decimal(0)),
        impact_of_everybody=sum((amount for over, amount in counted if over == "everybody"), Decimal(0)),
        productive_use_factor=model.productive_use_factor,
        method=model.method,
        horizon_months=model.horizon_months,
    )


def cost_lines(model: CostModel) -> Iterator[tuple[str, str, Decimal]]:
    """Yield id, name and amount over the horizon of every programme cost, in the author's order."""
    for cost in model.programme_costs:
        years = Decimal(model.horizon_months) / MONTHS_PER_YEAR if cost.kind == "yearly" else Decimal(1)
        yield cost.id, cost.name, cost.amount * years


def impacts(content: Content, model: CostModel) -> Iterator[tuple[Impact, Decimal | None]]:
    """Yield every business result and its counted amount at full take-up; None where a point of the KPI has no annual value."""
    kpis = {(department.id, kpi.id): kpi for department in content.departments for kpi in department.kpis}
    years = min(Decimal(model.horizon_months) / MONTHS_PER_YEAR, Decimal(1))
    for impact in model.impact:
        kpi = kpis.get((impact.department, impact.kpi))
        if kpi is None or kpi.annual_value_per_point is None:
            yield impact, None
            continue
        share = impact.isolation_pct, impact.confidence_pct
        yield impact, years * monetised_impact(impact.change_points, kpi.annual_value_per_point, *share)


def planned_courses(content: Content, model: CostModel) -> Iterator[tuple[Course, Mapping[str, int]]]:
    """Yield every planned course with its learners by department, both in the order of the content."""
    for course in content.courses:
        everywhere = model.planned_learners.get(course.id, {})
        learners = {department.id: everywhere[department.id] for department in content.departments if everywhere.get(department.id)}
        if learners:
            yield course, learners


def elearning_minutes(course: Course, course_minutes: Mapping[str, Measured]) -> Decimal:
    """Return the pilot's median minutes of the course, unrounded, else the course's duration."""
    median = course_minutes.get(course.id)
    return Decimal(course.duration_minutes) if median is None or median.value is None else Decimal(median.value)


def is_counted(course: Course, model: CostModel) -> bool:
    """Return whether the classroom alternative of the course may be counted: it ran, or it is planned (GP 6, 8)."""
    return course.alternative is not None and course.alternative.counterfactual in model.counted_counterfactuals


def _cohorts(content: Content, model: CostModel, course_minutes: Mapping[str, Measured]) -> Iterator[Cohort]:
    costs = {department.id: department.loaded_hourly_cost for department in content.departments}
    for course, learners in planned_courses(content, model):
        alternative = course.alternative if is_counted(course, model) else None
        for department, count in learners.items():
            cost = costs[department]
            yield Cohort(
                course=course.id,
                department=department,
                learners=count,
                elearning_minutes=elearning_minutes(course, course_minutes),
                alternative_minutes=alternative.minutes_with_travel if alternative else 0,
                delivery_cost=alternative.delivery_cost_per_learner if alternative else Decimal(0),
                hourly_cost=None if cost is None else cost,
            )
