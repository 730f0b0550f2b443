"""Every input of the return, for the slide that shows them all: content and medians go in, values come out; the slide has the words."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from briefing_builder.content import Content, CostModel, Course
from briefing_builder.figures.model import Assumption
from briefing_builder.figures.pilot import Measured
from briefing_builder.figures.planning import TakeUp, elearning_minutes, impacts, plan_of, planned_courses
from briefing_builder.figures.returns import HOURS_PER_WORKING_DAY

DEPARTMENTS_IN_AN_AVERAGE = 3
"""So many at least: of two, each could work out the other's."""


def assumptions(content: Content, model: CostModel, course_minutes: Mapping[str, Measured], take_up: TakeUp) -> tuple[Assumption, ...]:
    """Return the inputs of the return: the settings, then each planned course, then each department's hour, then each business result."""
    courses = [course for course, _ in planned_courses(content, model)]
    return (
        *_setting_assumptions(model, take_up),
        *(line for course in courses for line in _course_assumptions(course, model, course_minutes)),
        *_hourly_cost_assumptions(content, model),
        *_average_hours(content, model, course_minutes),
        *_impact_assumptions(content, model),
    )


def _setting_assumptions(model: CostModel, take_up: TakeUp) -> Iterator[Assumption]:
    numbers: list[tuple[str, Decimal, str]] = [
        ("horizon_months", Decimal(model.horizon_months), "months"),
        ("take_up", take_up.share, "ratio"),
        ("productive_use_factor", model.productive_use_factor, "ratio"),
        ("idle_session_cap", model.idle_session_cap, "course-durations"),
        ("licence_cost_per_learner", model.licence_cost_per_learner, "currency"),
    ]
    yield Assumption(id="method", value=model.method, path="cost_model.method")
    for name, value, unit in numbers:
        yield Assumption(id=name, value=value, unit=unit, path=f"cost_model.{name}")
    yield Assumption(id="hours_per_working_day", value=HOURS_PER_WORKING_DAY, unit="h")
    counted = ", ".join(model.counted_counterfactuals)
    yield Assumption(id="counted_counterfactuals", value=counted, path="cost_model.counted_counterfactuals")


def _course_assumptions(course: Course, model: CostModel, course_minutes: Mapping[str, Measured]) -> Iterator[Assumption]:
    learners = Decimal(sum(model.planned_learners[course.id].values()))
    median = course_minutes.get(course.id)
    yield Assumption(id=f"learners:{course.id}", value=learners, unit="course places", path="cost_model.planned_learners")
    yield Assumption(
        id=f"elearning_minutes:{course.id}",
        value=elearning_minutes(course, course_minutes),
        unit="min",
        n=median.n if median else None,
        path="courses.duration_minutes",
    )
    alternative = course.alternative
    if alternative is None:
        return
    time, cost, path = Decimal(alternative.minutes_with_travel), alternative.delivery_cost_per_learner, "courses.alternative"
    yield Assumption(id=f"alternative_minutes:{course.id}", value=time, unit="min", path=path)
    yield Assumption(id=f"delivery_cost:{course.id}", value=cost, unit="currency", path=f"{path}.delivery_cost_per_learner")


def _hourly_cost_assumptions(content: Content, model: CostModel) -> Iterator[Assumption]:
    needed = {department for learners in model.planned_learners.values() for department in learners}
    for department in content.departments:
        if department.id in needed and department.loaded_hourly_cost is not None:
            cost, path = department.loaded_hourly_cost, "departments.loaded_hourly_cost"
            yield Assumption(id=f"loaded_hourly_cost:{department.id}", value=cost, unit="currency", path=path)


def _average_hours(content: Content, model: CostModel, course_minutes: Mapping[str, Measured]) -> Iterator[Assumption]:
    """What the time of every place costs, and an hour of it on average, so that the sums can be followed; only of several departments."""
    cohorts, path = plan_of(content, model, course_minutes, Decimal(1)).cohorts, "departments.loaded_hourly_cost"
    for kind, hours in (
        ("classroom", [(cohort, cohort.hours_classroom) for cohort in cohorts]),
        ("elearning", [(cohort, cohort.hours_elearning) for cohort in cohorts]),
    ):
        paid = [(cohort.department, count, cohort.hourly_cost) for cohort, count in hours if count and cohort.hourly_cost is not None]
        if len({department for department, _, _ in paid}) >= DEPARTMENTS_IN_AN_AVERAGE:
            total = sum((count for _, count, _ in paid), Decimal(0))
            cost = sum((count * price for _, count, price in paid), Decimal(0))
            yield Assumption(id=f"time_cost:{kind}", value=cost, unit="currency", path=path)
            yield Assumption(id=f"average_hour:{kind}", value=cost / total, unit="currency", path=path)


def _impact_assumptions(content: Content, model: CostModel) -> Iterator[Assumption]:
    kpis = {(department.id, kpi.id): kpi for department in content.departments for kpi in department.kpis}
    for impact, amount in impacts(content, model):
        kpi = kpis.get((impact.department, impact.kpi))
        if kpi is None or kpi.annual_value_per_point is None or amount is None:
            continue
        key, path, value = f"{impact.kpi}:{impact.department}", "cost_model.impact", kpi.annual_value_per_point
        yield Assumption(id=f"change_points:{key}", value=impact.change_points, unit=kpi.unit, path=path)
        yield Assumption(id=f"value_per_point:{key}", value=value, unit="currency", path="departments.kpis.annual_value_per_point")
        yield Assumption(id=f"isolation_pct:{key}", value=impact.isolation_pct, unit="%", path=path)
        yield Assumption(id=f"confidence_pct:{key}", value=impact.confidence_pct, unit="%", path=path)
        yield Assumption(id=f"counted_{impact.measured_over}:{key}", value=amount, unit="currency", path=path)
