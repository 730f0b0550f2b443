"""A small programme to compute figures from: two courses, three departments, rows written in one line each."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from briefing_builder.content import Content, PilotRow, Positions, Programme


def row(learner: str, course: str = "c-one", *, department: str = "sales", **given: Any) -> PilotRow:
    """Return a completed, passed row of twenty minutes, unless said otherwise."""
    values: dict[str, Any] = {
        "learner_id": learner,
        "department_id": department,
        "is_manager": False,
        "course_id": course,
        "delivery_mode": "elearning",
        "enrolled_on": None,
        "first_launched_on": None,
        "completed_on": None,
        "completion_status": "completed",
        "success_status": "passed",
        "score_pre_pct": Decimal(50),
        "score_pct": Decimal(80),
        "learning_minutes": Decimal(20),
        "sessions": 1,
        "reaction_1_to_5": 4,
        "applied_after_30_days": True,
        "line": 2,
    }
    return PilotRow(**{**values, **given})


def people(count: int, department: str, course: str = "c-one", **given: Any) -> list[PilotRow]:
    """Return one row each for that many learners of a department."""
    return [row(f"{department}-{number}", course, department=department, **given) for number in range(count)]


def content(**parts: Any) -> Content:
    """Return a programme with two courses and three departments; parts replace or extend it."""
    document: dict[str, Any] = {
        "organisation": {"name": "Sample"},
        "programme": {"owner": {"name": "Ada Kay", "title": "Learning Lead"}},
        "objectives": [{"id": "so-one", "name": "Serve well"}],
        "departments": [
            {
                "id": "sales",
                "name": "Sales",
                "loaded_hourly_cost": 20,
                "kpis": [
                    {"id": "renewals", "name": "Renewals", "unit": "%", "direction": "up", "annual_value_per_point": 1000},
                    {"id": "calls", "name": "Calls", "unit": "a day", "direction": "up"},
                ],
            },
            {"id": "finance", "name": "Finance", "loaded_hourly_cost": 30},
            {"id": "stores", "name": "Stores"},
        ],
        "courses": [
            {
                "id": "c-one",
                "title": "One",
                "duration_minutes": 30,
                "alternative": {
                    "title": "Half a day",
                    "duration_minutes": 180,
                    "travel_minutes": 60,
                    "delivery_cost_per_learner": 20,
                    "counterfactual": "ran_last_year",
                },
            },
            {"id": "c-two", "title": "Two", "duration_minutes": 15},
        ],
        "pilot": {"starts": "2026-09-07", "ends": "2026-10-30", "data": {"file": "data/pilot.csv"}},
    }
    return Content.model_validate({**document, **parts})


def cost_model(**parts: Any) -> dict[str, Any]:
    """Return a cost model: a hundred sales people on course one, who all complete it, fixed costs of 1000."""
    costs = [{"id": "content", "name": "Content", "amount": 1000, "kind": "one_off"}]
    return {"programme_costs": costs, "take_up": 1, "planned_learners": {"c-one": {"sales": 100}}, **parts}


def programme(rows: Sequence[PilotRow] = (), **parts: Any) -> Programme:
    """Return a programme of that content and those rows."""
    return Programme(content=content(**parts), positions=Positions(), folder=Path(), pilot_rows=tuple(rows))
