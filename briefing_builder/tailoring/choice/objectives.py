"""Objectives of a department with the courses that help each of them (R20-R22)."""

from briefing_builder.content.models.content import Content
from briefing_builder.content.models.courses import Course
from briefing_builder.content.models.departments import Department
from briefing_builder.content.models.organisation import Objective
from briefing_builder.tailoring.model import CourseContribution, ServedObjective
from briefing_builder.tailoring.reasons import Ranked


def served_objectives(content: Content, ranked: tuple[Ranked[Course], ...], department: Department) -> tuple[ServedObjective, ...]:
    """Return the department's objectives in its own order; courses by rank within direct and supporting. An objective without is a gap."""
    indexes = {objective.id: index for index, objective in enumerate(content.objectives)}
    return tuple(
        _served_objective(content.objectives[indexes[objective_id]], indexes[objective_id], ranked)
        for objective_id in department.objectives
        if objective_id in indexes
    )


def _served_objective(objective: Objective, index: int, ranked: tuple[Ranked[Course], ...]) -> ServedObjective:
    contributions = [
        CourseContribution(course=course.item, contribution=part, path=(*course.path, "contributes", part_index), is_shown=course.is_chosen)
        for course in ranked
        if not course.is_excluded
        for part_index, part in enumerate(course.item.contributes)
        if part.objective == objective.id
    ]
    direct_first = sorted(contributions, key=lambda contribution: not contribution.is_direct)
    return ServedObjective(objective=objective, path=("objectives", index), contributions=tuple(direct_first))
