"""Objections by how likely this department is to raise them (docs/requirements.md, Ranking objections)."""

from collections.abc import Iterator
from decimal import Decimal

from briefing_builder.content.models.benefits import Objection
from briefing_builder.content.models.content import Content
from briefing_builder.content.models.departments import Department
from briefing_builder.tailoring.ranking import chosen_first, in_rank_order, ranking
from briefing_builder.tailoring.reasons import Candidate, Ranked, Reason

POINTS_LIKELY = 2
POINT_OF_PATTERN = 1

CATEGORY_BY_PATTERN = {
    "field": "access",
    "mobile": "access",
    "lone-working": "access",
    "no-desk": "access",
    "no-computer": "access",
    "shift": "time",
    "night": "time",
    "phone-queue": "time",
    "counter": "time",
    "target-driven": "time",
    "month-end-peak": "time",
    "peak": "time",
    "on-call": "time",
}
"""What each way of working makes hard: reaching a course, or finding the time for it. A pattern not listed says nothing."""


def rank_objections(content: Content, department: Department, *, count: int) -> tuple[Ranked[Objection], ...]:
    """Return every objection by rank; the `count` to prepare are chosen, the excluded stand last.

    Pins first; then those that the author expects here; among equals those whose category follows from how the department works.
    """
    pick = department.overrides.objections
    candidates = [
        Candidate(id=objection.id, item=objection, path=("objections", index), points=tuple(_objection_points(objection, department)))
        for index, objection in enumerate(content.objections)
    ]
    order = in_rank_order(candidates, pin=pick.pin, exclude=pick.exclude)
    return ranking(order, chosen_first(order, count=count))


def _objection_points(objection: Objection, department: Department) -> Iterator[Reason]:
    if department.id in objection.likely_in:
        yield Reason(rule="likely-in", text="expected in this department", points=Decimal(POINTS_LIKELY))
    patterns = [pattern for pattern in department.working_pattern if CATEGORY_BY_PATTERN.get(pattern) == objection.category]
    if patterns:
        text = f"{objection.category} is what {', '.join(patterns)} work makes hard"
        yield Reason(rule="working-pattern", text=text, points=Decimal(POINT_OF_PATTERN))
