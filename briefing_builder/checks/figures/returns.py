"""The cost model and its plan: a return that does not pay is no boast, and what is planned can happen."""

from collections.abc import Iterator
from decimal import ROUND_CEILING, Decimal

from briefing_builder.checks.registry import ProgrammeContext, Rules
from briefing_builder.content.models.content import Content
from briefing_builder.content.models.proof import CostModel
from briefing_builder.figures.assumptions import DEPARTMENTS_IN_AN_AVERAGE
from briefing_builder.figures.planning import is_counted
from briefing_builder.problems import Problem, error, warning
from briefing_builder.tailoring.choice.courses import is_eligible

programme_rules: Rules[ProgrammeContext] = Rules()

WEEKS_OF_WORK = 46
"""In a year, without holidays: for so many an ask "a week" is made unless it says otherwise."""
ASKED_BEYOND_PLAN = Decimal("1.5")
"""So many times the hours of the plan may be asked for before the two are called different."""


@programme_rules
def a_return_that_is_shown_pays(context: ProgrammeContext) -> Iterator[Problem]:
    """R17: what costs more than it gives is not sold as a success (Phillips reports a negative return as it is)."""
    model, known = context.content.cost_model, context.figures.organisation
    bcr = known.get("roi:bcr")
    if model is None or model.show != "return" or bcr is None or bcr.value is None or bcr.value >= 1:
        return
    places, expected, needed = (known.get(f"roi:{name}") for name in ("planned_learners", "expected_completions", "break_even_learners"))
    message = f"what the programme gives back is {bcr.displayed} times what it costs"
    if places and expected:
        message += f", at {expected.displayed:,} expected completions of {places.displayed:,} planned"
    if needed and needed.value is not None:
        message += f"; it needs {Decimal(needed.value).to_integral_value(ROUND_CEILING):,} to pay"
    else:
        message += "; no number of completions makes it pay"
    hint = (
        "write `show: costs` to say openly what it costs, what it gives besides and what would have to change, or `show: nothing` to leave "
        "the return out; or correct the costs, the plan or `take_up`"
    )
    yield error("return-below-one", message, context.at("cost_model"), hint)


@programme_rules
def some_time_is_left_out(context: ProgrammeContext) -> Iterator[Problem]:
    """R17: not every hour that is given back is worked (Phillips, guiding principle 4: be conservative)."""
    model = context.content.cost_model
    if model is not None and model.productive_use_factor == 1:
        message = "all of the time given back is counted as money; nobody will call that cautious"
        hint = "write a share such as 0.5, which the slide names"
        yield warning("all-time-counted", message, context.at("cost_model", "productive_use_factor"), hint)


@programme_rules
def take_up_is_no_hope(context: ProgrammeContext) -> Iterator[Problem]:
    """R17: a roll-out is rarely completed by more people than the pilot, where everybody was looking."""
    model, pilot = context.content.cost_model, context.figures.organisation.get("pilot:completion_rate_pct")
    if model is None or model.take_up is None or pilot is None or pilot.value is None or model.take_up * 100 <= pilot.value:
        return
    message = f"a take-up of {(model.take_up * 100).normalize():f} % is expected, but in the pilot {pilot.displayed} % were completed"
    hint = "leave `take_up` out: then the pilot's own rate counts"
    yield warning("take-up-above-pilot", message, context.at("cost_model", "take_up"), hint)


@programme_rules
def plans_fit_the_departments(context: ProgrammeContext) -> Iterator[Problem]:
    """R17: nobody can teach more people than there are."""
    departments = {department.id: department for department in context.content.departments}
    for course, department_id, planned in _plan_lines(context.content.cost_model):
        department = departments.get(department_id)
        if department is not None and department.headcount is not None and planned > department.headcount:
            message = f"{planned:,} people of {department.name} are planned on {course}, but it has {department.headcount:,}"
            source = context.at("cost_model", "planned_learners", course, department_id)
            yield warning("plan-above-headcount", message, source, "correct the plan, or the department's `headcount`")


@programme_rules
def planned_courses_are_open(context: ProgrammeContext) -> Iterator[Problem]:
    """R17, R06: who may not take a course cannot complete it."""
    departments = {department.id: department for department in context.content.departments}
    courses = {course.id: course for course in context.content.courses}
    for course_id, department_id, planned in _plan_lines(context.content.cost_model):
        course, department = courses.get(course_id), departments.get(department_id)
        if course is not None and department is not None and planned and not is_eligible(course, department):
            message = f"{planned:,} people of {department.name} are planned on {course.title}, which is not open to them"
            source = context.at("cost_model", "planned_learners", course_id, department_id)
            hint = f"add {department_id} to the course's `audience`, or take the line out of the plan"
            yield warning("plan-on-closed-course", message, source, hint)


@programme_rules
def hours_asked_stand_in_the_costs(context: ProgrammeContext) -> Iterator[Problem]:
    """R17, R32: Finance adds up what managers are asked for, and finds it in the costs or not."""
    model, ask, hours = context.content.cost_model, context.content.programme.ask, context.figures.organisation.get("roi:hours_elearning")
    people = context.content.people_planned
    if model is None or hours is None or hours.value is None or not people or model.show == "nothing":
        return
    weeks = ask.weeks or WEEKS_OF_WORK * model.horizon_months // 12
    asked = Decimal(people * ask.minutes_per_week * weeks) / 60
    if asked > ASKED_BEYOND_PLAN * Decimal(hours.value):
        message = (
            f"{ask.minutes_per_week} minutes a week of {people:,} people for {weeks} weeks are {asked:,.0f} hours, "
            f"but the costs include {hours.displayed:,} hours of learning"
        )
        hint = "write for how many `weeks` you ask, or plan the courses that fill the time"
        yield warning("ask-above-plan", message, context.at("programme", "ask"), hint)


@programme_rules
def nobody_can_work_out_what_an_hour_costs(context: ProgrammeContext) -> Iterator[Problem]:
    """R17: what an hour costs is near to pay; where one or two departments stand behind an amount, it is the amount by the hours."""
    model, bcr = context.content.cost_model, context.figures.organisation.get("roi:bcr")
    if model is None or model.show == "nothing" or bcr is None or bcr.value is None:
        return
    few = [group for group in _departments_behind_amounts(context.content, model) if 0 < len(group) < DEPARTMENTS_IN_AN_AVERAGE]
    if few:
        names = [department.name for department in context.content.departments if department.id in frozenset().union(*few)]
        message = f"what an hour costs in {' and '.join(names)} can be worked out: the return prints what their time costs, and the hours"
        hint = (
            f"plan at least {DEPARTMENTS_IN_AN_AVERAGE} departments together, or write `show: nothing` to leave the return out; "
            "if everybody may know it, ignore this warning"
        )
        yield warning("hourly-cost-derivable", message, context.at("cost_model", "planned_learners"), hint)


def _departments_behind_amounts(content: Content, model: CostModel) -> list[frozenset[str]]:
    """The departments behind each amount of the return that is made of hours."""
    saving = {course.id for course in content.courses if is_counted(course, model)}
    priced = {department.id for department in content.departments if department.loaded_hourly_cost is not None}
    lines = [(course, department) for course, department, planned in _plan_lines(model) if planned and department in priced]
    learning = frozenset(department for _, department in lines)
    if model.method == "net_hours":
        return [learning]  # one amount: the time of courses is taken off that of classrooms
    return [learning, frozenset(department for course, department in lines if course in saving)]


def _plan_lines(model: CostModel | None) -> Iterator[tuple[str, str, int]]:
    """Course, department and people of every line of the plan."""
    for course, departments in (model.planned_learners if model is not None else {}).items():
        for department, planned in departments.items():
            yield course, department, planned
