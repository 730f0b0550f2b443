"""From the author's cost model to a plan that can be reckoned: content and the pilot's median minutes go in, cohorts and costs come out."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from briefing_builder.content import Content, CostModel, Course
from briefing_builder.figures.pilot import Measured
from briefing_builder.figures.returns import Cohort, Plan, monetised_impact

MONTHS_PER_YEAR = 12


def plan_of(content: Content, model: CostModel, course_minutes: Mapping[str, Measured]) -> Plan:
    """Return the plan of a programme; yearly costs are counted for the horizon, results in business for one year at most (GP 9)."""
    return Plan(
        cohorts=tuple(_cohorts(content, model, course_minutes)),
        fixed=sum((amount for _, _, amount in cost_lines(model)), Decimal(0)),
        licence_per_learner=model.licence_cost_per_learner,
        impact=sum((amount for _, amount in impacts(content, model) if amount is not None), Decimal(0)),
        productive_use_factor=model.productive_use_factor,
        method=model.method,
        horizon_months=model.horizon_months,
    )


def cost_lines(model: CostModel) -> Iterator[tuple[str, str, Decimal]]:
    """Yield id, name and amount over the horizon of every programme cost, in the author's order."""
    for cost in model.programme_costs:
        years = Decimal(model.horizon_months) / MONTHS_PER_YEAR if cost.kind == "yearly" else Decimal(1)
        yield cost.id, cost.name, cost.amount * years


def impacts(content: Content, model: CostModel) -> Iterator[tuple[str, Decimal | None]]:
    """Yield the KPI and the counted amount of every business result; None where a point of the KPI has no annual value."""
    kpis = {(department.id, kpi.id): kpi for department in content.departments for kpi in department.kpis}
    years = min(Decimal(model.horizon_months) / MONTHS_PER_YEAR, Decimal(1))
    for impact in model.impact:
        kpi = kpis.get((impact.department, impact.kpi))
        if kpi is None or kpi.annual_value_per_point is None:
            yield impact.kpi, None
            continue
        share = impact.isolation_pct, impact.confidence_pct
        yield impact.kpi, years * monetised_impact(impact.change_points, kpi.annual_value_per_point, *share)


def planned(content: Content, model: CostModel) -> Iterator[tuple[Course, Mapping[str, int]]]:
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
    for course, learners in planned(content, model):
        alternative = course.alternative if is_counted(course, model) else None
        for department, count in learners.items():
            cost = costs[department]
            yield Cohort(
                course=course.id,
                department=department,
                learners=count,
                elearning_minutes=elearning_minutes(course, course_minutes),
                alternative_minutes=alternative.duration_minutes + alternative.travel_minutes if alternative else 0,
                delivery_cost=alternative.delivery_cost_per_learner if alternative else Decimal(0),
                hourly_cost=None if cost is None else cost,
            )
