"""Programmes with small groups of people, on disk: everything that tells a count is shown, and what is true is known from the rows."""

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

DEPARTMENTS = ("north", "south", "east", "west")
COURSES = ("c-one", "c-two", "c-three", "c-four")
SHOW = ["median_minutes", "pass_rate_pct", "applied_rate_pct", "reaction_mean"]
SIZES = (1, 2, 4, 5, 6, 9, 12, 30)
"""Enrolments of a department; small ones are likely."""


def write(folder: Path, seed: int, minimum: int) -> Path:
    """Write the programme of that seed into the folder; return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "briefing.yaml").write_text(json.dumps(_programme(minimum)), encoding="utf-8")
    rows = _rows(Random(seed))
    with (folder / "pilot.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return folder


def _programme(minimum: int) -> dict[str, Any]:
    return {
        "organisation": {"name": "Sample"},
        "programme": {"owner": {"name": "Ada Kay", "title": "Learning Lead"}},
        "briefing": {"date": "2027-01-20"},
        "objectives": [{"id": "so-one", "name": "Serve well"}],
        "departments": [{"id": id, "name": id.title(), "headcount": 100, "loaded_hourly_cost": 20} for id in DEPARTMENTS],
        "courses": [_course(id) for id in COURSES],
        "pilot": {
            "starts": "2026-09-07",
            "ends": "2026-10-30",
            "data": {"file": "pilot.csv", "min_group_size": minimum},
            "show": SHOW,
        },
        "cost_model": {
            "programme_costs": [{"id": "content", "name": "Content", "amount": 300, "kind": "one_off"}],
            "planned_learners": {id: dict.fromkeys(DEPARTMENTS, 80) for id in COURSES},
        },
        "needs_analysis": {"method": "a form", "asked_on": "2026-06-15", "respondents": minimum - 1, "invited": 20},
    }


def _course(id: str) -> dict[str, Any]:
    return {
        "id": id,
        "title": id.removeprefix("c-").title(),
        "duration_minutes": 20,
        "showcase": {},
        "contributes": [{"objective": "so-one", "how": "Fewer customers call twice."}],
        "alternative": {"title": "a day away", "duration_minutes": 300, "delivery_cost_per_learner": 40, "counterfactual": "planned"},
    }


def _rows(random: Random) -> list[Mapping[str, object]]:
    rows = []
    share = {course: random.choice([0, 0.5, 0.9, 1]) for course in COURSES}
    for department in DEPARTMENTS:
        kind = random.choice([0.0, 0.5, 1.0])
        for number in range(random.choice(SIZES)):
            course = random.choices(COURSES, (8, 4, 2, 1))[0]
            done = random.random() < share[course] or random.random() < kind
            rows.append(_row(random, f"{department}-{number}", department, course, done))
    return rows


def _row(random: Random, learner: str, department: str, course: str, done: bool) -> Mapping[str, object]:
    tested, passed = done and random.random() < 0.9, random.random() < 0.8
    answered = done and random.random() < 0.7
    return {
        "learner_id": learner,
        "department_id": department,
        "is_manager": random.choice(["yes", "no", "no"]),
        "course_id": course,
        "completion_status": "completed" if done else random.choice(["in_progress", "not_started"]),
        "success_status": ("passed" if passed else "failed") if tested else "unknown",
        "score_pre_pct": random.randint(30, 60) if tested else "",
        "score_pct": random.randint(60, 95) if tested else "",
        "learning_minutes": random.randint(9, 30) if done else "",
        "reaction_1_to_5": random.choice([3, 4, 5, ""]) if done else "",
        "applied_after_30_days": random.choice(["yes", "yes", "no"]) if answered else "",
    }
