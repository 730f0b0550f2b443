"""The plan of each course, for the sheet Courses: places, minutes and delivery cost, of which the return is reckoned."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from briefing_builder.figures.planning import is_counted, planned_courses
from briefing_builder.pipeline import Session
from briefing_builder.provenance.workbook.look import Page

MINUTES_PER_HOUR = 60
HEADINGS = (
    "Planned places",
    "Minutes on the course",
    "Minutes in the classroom, if counted",
    "Delivery cost of a place, if counted",
    "Hours in the classroom",
    "Hours on the course",
    "Delivery avoided",
)
TOTALS = ("all_places", "", "", "", "all_hours_classroom", "all_hours_elearning", "all_delivery")
"""What the totals of these columns are called in formulas."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCourse:
    """What the return counts of one course, were every place taken up."""

    places: int
    elearning: Decimal
    is_measured: bool
    """Whether its minutes are the pilot's median, which stands in the same row."""
    classroom: int
    delivery: Decimal

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """The values of the columns."""
        places = Decimal(self.places)
        hours = places * self.classroom / MINUTES_PER_HOUR, places * self.elearning / MINUTES_PER_HOUR
        return (places, self.elearning, Decimal(self.classroom), self.delivery, *hours, places * self.delivery)


def planned_by_course(session: Session) -> dict[str, PlannedCourse]:
    """Return the plan of every course that has one, by its id; nothing where there is no return to reckon."""
    return dict(_plans(session))


def _plans(session: Session) -> Iterator[tuple[str, PlannedCourse]]:
    content, detail = session.programme.content, session.figures.return_detail
    model = content.cost_model
    if model is None or detail is None:
        return
    inputs = {given.id: given for given in detail.assumptions}
    for course, learners in planned_courses(content, model):
        alternative = course.alternative if is_counted(course, model) else None
        minutes = inputs[f"elearning_minutes:{course.id}"]
        yield (
            course.id,
            PlannedCourse(
                places=sum(learners.values()),
                elearning=Decimal(minutes.value),
                is_measured=minutes.n is not None,
                classroom=alternative.minutes_with_travel if alternative else 0,
                delivery=alternative.delivery_cost_per_learner if alternative else Decimal(0),
            ),
        )


def write_plan(page: Page, plan: PlannedCourse, column: int, median: str, money: str) -> None:
    """Write the plan of a course from that column on; `median` is the cell of its median in the pilot."""
    places, elearning, classroom, delivery = (page.cell(page.row, column + number) for number in range(4))
    values = plan.numbers
    page.number(column, values[0], "#,##0", is_input=True)
    if plan.is_measured and median:
        page.formula(column + 1, median, values[1], "0.00")
    else:
        page.number(column + 1, values[1], "0.00", is_input=True)
    page.number(column + 2, values[2], "#,##0", is_input=True)
    page.number(column + 3, values[3], money, is_input=True)
    for number, (formula, form) in enumerate(
        ((f"{places}*{classroom}/60", "#,##0.0"), (f"{places}*{elearning}/60", "#,##0.0"), (f"{places}*{delivery}", money)), start=4
    ):
        page.formula(column + number, formula, values[number], form)


def write_totals(page: Page, plans: dict[str, PlannedCourse], column: int, first: int, money: str) -> None:
    """Write the sums of the plans under them, with the names that the return's formulas use."""
    for number, name in enumerate(TOTALS):
        if name:
            total = sum((plan.numbers[number] for plan in plans.values()), Decimal(0))
            cells = f"{page.cell(first, column + number)}:{page.cell(page.row - 1, column + number)}"
            page.formula(column + number, f"SUM({cells})", total, money if number == 6 else "#,##0.0" if number > 3 else "#,##0", name=name)
