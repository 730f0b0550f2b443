"""Every input of the return, for the slide that shows them all: content and medians go in, labelled values come out."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from briefing_builder.content import Content, CostModel, Course
from briefing_builder.figures.model import Assumption
from briefing_builder.figures.pilot import Measured
from briefing_builder.figures.planning import TakeUp, elearning_minutes, impacts, is_counted, plan_of, planned_courses
from briefing_builder.figures.returns import HOURS_PER_WORKING_DAY

METHODS = {
    "fully_loaded": "fully loaded: the learners' time stands in the costs",
    "net_hours": "net hours: the learners' time is taken off the time given back",
}
DEPARTMENTS_IN_AN_AVERAGE = 3
"""So many at least: of two, each could work out the other's."""
POINTS = {"%": "points"}
DIRECTIONS = {"up": "higher", "down": "lower"}
LICENCE = {"place": "Licence per planned place", "completion": "Licence per completion"}
COUNTED_TIME = {
    "fully_loaded": "Share of the classroom time avoided that counts as money",
    "net_hours": "Share of the time given back that counts as money",
}
COUNTERFACTUALS = {"ran_last_year": "ran last year", "planned": "planned", "hypothetical": "hypothetical"}


TAKE_UP = {
    "stated": "Take-up: places that are completed",
    "pilot": "Take-up: places that are completed, as in the whole pilot",
    "default": "Take-up: places that are completed, a cautious assumption without a pilot",
}


def assumptions(
    content: Content, model: CostModel, course_minutes: Mapping[str, Measured], take_up: TakeUp
) -> tuple[Assumption, ...]:
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
    counted = ", ".join(COUNTERFACTUALS.get(kind, kind) for kind in model.counted_counterfactuals) or "none"
    numbers: list[tuple[str, str, Decimal, str]] = [
        ("horizon_months", "Horizon", Decimal(model.horizon_months), "months"),
        ("take_up", TAKE_UP[take_up.basis], take_up.share, "ratio"),
        ("productive_use_factor", COUNTED_TIME[model.method], model.productive_use_factor, "ratio"),
        ("idle_session_cap", "Longest session that is used", model.idle_session_cap, "× course duration"),
        ("licence_cost_per_learner", LICENCE[model.licence_paid_per], model.licence_cost_per_learner, "currency"),
    ]
    yield Assumption(id="method", label="Method", value=METHODS[model.method], path="cost_model.method")
    for name, label, value, unit in numbers:
        yield Assumption(id=name, label=label, value=value, unit=unit, path=f"cost_model.{name}")
    yield Assumption(id="hours_per_working_day", label="Hours of a working day", value=HOURS_PER_WORKING_DAY, unit="h")
    path = "cost_model.counted_counterfactuals"
    yield Assumption(id="counted_counterfactuals", label="Classroom alternatives counted", value=counted, path=path)


def _course_assumptions(course: Course, model: CostModel, course_minutes: Mapping[str, Measured]) -> Iterator[Assumption]:
    learners = sum(model.planned_learners[course.id].values())
    median = course_minutes.get(course.id)
    basis = f"pilot median, n = {median.n}" if median else "its duration: no pilot figure"
    minutes, title = elearning_minutes(course, course_minutes), course.title
    places = Decimal(learners)
    yield _assumption(f"learners:{course.id}", f"{title}: planned learners", places, "course places", "cost_model.planned_learners")
    yield _assumption(f"elearning_minutes:{course.id}", f"{title}: the course ({basis})", minutes, "min", "courses.duration_minutes")
    alternative = course.alternative
    if alternative is None:
        return
    counted = COUNTERFACTUALS[alternative.counterfactual] + ("" if is_counted(course, model) else ", not counted")
    label, path = f"{title}: {alternative.title} ({counted})", "courses.alternative"
    time = Decimal(alternative.minutes_with_travel)
    yield _assumption(f"alternative_minutes:{course.id}", f"{label}, with travel", time, "min", path)
    cost = alternative.delivery_cost_per_learner
    yield _assumption(f"delivery_cost:{course.id}", f"{label}, delivery per learner", cost, "currency", f"{path}.delivery_cost_per_learner")


def _hourly_cost_assumptions(content: Content, model: CostModel) -> Iterator[Assumption]:
    needed = {department for learners in model.planned_learners.values() for department in learners}
    for department in content.departments:
        if department.id in needed and department.loaded_hourly_cost is not None:
            label, path = f"{department.name}: an hour, with on-costs", "departments.loaded_hourly_cost"
            yield _assumption(f"loaded_hourly_cost:{department.id}", label, department.loaded_hourly_cost, "currency", path)


def _average_hours(content: Content, model: CostModel, course_minutes: Mapping[str, Measured]) -> Iterator[Assumption]:
    """What the time of every place costs, and an hour of it on average, so that the sums can be followed; only of several departments."""
    cohorts = plan_of(content, model, course_minutes, Decimal(1)).cohorts
    for kind, label, hours in (
        ("classroom", "Classroom time avoided", [(cohort, cohort.hours_classroom) for cohort in cohorts]),
        ("elearning", "Time on the courses", [(cohort, cohort.hours_elearning) for cohort in cohorts]),
    ):
        paid = [(cohort.department, count, cohort.hourly_cost) for cohort, count in hours if count and cohort.hourly_cost is not None]
        if len({department for department, _, _ in paid}) >= DEPARTMENTS_IN_AN_AVERAGE:
            total = sum((count for _, count, _ in paid), Decimal(0))
            cost = sum((count * price for _, count, price in paid), Decimal(0))
            yield _assumption(f"time_cost:{kind}", label, cost, "currency", "departments.loaded_hourly_cost")
            yield _assumption(f"average_hour:{kind}", label, cost / total, "currency", "departments.loaded_hourly_cost")


def _impact_assumptions(content: Content, model: CostModel) -> Iterator[Assumption]:
    names = {(department.id, kpi.id): kpi for department in content.departments for kpi in department.kpis}
    for impact, amount in impacts(content, model):
        kpi = names.get((impact.department, impact.kpi))
        if kpi is None or kpi.annual_value_per_point is None or amount is None:
            continue
        key, path = f"{impact.kpi}:{impact.department}", "cost_model.impact"
        over = "measured over everybody" if impact.measured_over == "everybody" else "of those who complete"
        unit = f"{POINTS.get(kpi.unit, kpi.unit)} {DIRECTIONS[kpi.direction]}"
        yield _assumption(f"change_points:{key}", f"{kpi.name}: change ({impact.basis}; {over})", impact.change_points, unit, path)
        value = kpi.annual_value_per_point
        value_path = "departments.kpis.annual_value_per_point"
        yield _assumption(f"value_per_point:{key}", f"{kpi.name}: a point, a year", value, "currency", value_path)
        yield _assumption(f"isolation_pct:{key}", f"{kpi.name}: share due to the courses", impact.isolation_pct, "%", path)
        yield _assumption(f"confidence_pct:{key}", f"{kpi.name}: confidence", impact.confidence_pct, "%", path)
        yield _assumption(f"counted_{impact.measured_over}:{key}", f"{kpi.name}: counted ({over})", amount, "currency", path)


def _assumption(name: str, label: str, value: Decimal, unit: str, path: str) -> Assumption:
    return Assumption(id=name, label=label, value=value, unit=unit, path=path)
