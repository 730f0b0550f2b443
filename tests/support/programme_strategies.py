"""Hypothesis strategies: whole programmes as an author may write them, valid and extreme; each is a plain mapping for YAML."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from adversarial_words import MANNERS, phrase
from hypothesis import strategies as st

from briefing_builder.files.resources import resource

MEDIA = sorted(path for path in resource("examples", "merrowdale", "media").glob("calm-calls-*.png"))
ROWS = "learner_id,department_id,is_manager,course_id,delivery_mode,enrolled_on,first_launched_on,completed_on,completion_status,success_status,score_pre_pct,score_pct,learning_minutes,sessions,reaction_1_to_5,applied_after_30_days"  # noqa: E501
PARTS = ("pilot", "cost_model", "endorsements", "usage_targets", "needs_analysis", "objections", "supplier", "manager_actions")
"""What a programme may lack."""
WITHOUT_LONG_WORDS = {"long": "nasty", "all": "east asian"}
TAGS = ("quality", "time-back", "customer", "compliance")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a generated programme is like; `seed` chooses its words."""

    seed: int
    manner: str
    departments: int
    objectives: int
    objective_words: int
    courses: int
    benefits: int
    quote_words: int
    pictures: int
    parts: frozenset[str]


shapes = st.builds(
    Shape,
    seed=st.integers(0, 10**6),
    manner=st.sampled_from(sorted(MANNERS)),
    departments=st.sampled_from([2, 3, 7, 60]),
    objectives=st.integers(1, 6),
    objective_words=st.integers(3, 30),
    courses=st.integers(1, 10),
    benefits=st.integers(1, 5),
    quote_words=st.integers(6, 80),
    pictures=st.integers(0, 4),
    parts=st.frozensets(st.sampled_from(PARTS)),
)


def write(shape: Shape, folder: Path) -> Path:
    """Write the programme, its pictures and its pilot rows into the folder; return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "briefing.yaml").write_text(json.dumps(programme(shape), ensure_ascii=False), encoding="utf-8")  # JSON is YAML too
    for file in MEDIA[: shape.pictures]:
        shutil.copy(file, folder / file.name)
    if "pilot" in shape.parts:
        (folder / "pilot.csv").write_text("\n".join([ROWS, *_rows(shape)]) + "\n", encoding="utf-8")
    return folder


def programme(shape: Shape) -> dict[str, Any]:
    """Return the content of such a programme."""
    say = _Pen(Random(shape.seed), shape.manner)
    owner = {"name": say.name(2, 3), "title": say.name(2, 6), "email": "owner@example.com"}
    content = {
        "organisation": {"name": say.name(1, 4), "id": "org", "headcount": 1_234_567},
        "programme": {"name": say.name(2, 7), "id": "learn", "owner": owner},
        "briefing": {"date": "2027-03-04", "title": say.name(2, 8), "id": "briefing"},
        "departments": [_department(number, say) for number in range(shape.departments)],
        "objectives": [
            {"id": f"o-{number}", "name": say(3, shape.objective_words), "statement": say(3, 30)} for number in range(shape.objectives)
        ],
        "courses": [_course(number, shape, say) for number in range(shape.courses)],
        "benefits": [_benefit(number, say) for number in range(shape.benefits)],
    }
    optional = {
        "pilot": _pilot, "cost_model": _costs, "endorsements": _endorsements, "usage_targets": _targets, "needs_analysis": _needs,
        "objections": _objections, "supplier": _supplier, "manager_actions": _actions,
    }  # fmt: skip
    parts = shape.parts - {"usage_targets"} if "endorsements" not in shape.parts else shape.parts  # a report needs its reader
    return content | {name: made(shape, say) for name, made in optional.items() if name in parts}


@dataclass(frozen=True, slots=True)
class _Pen:
    chance: Random
    manner: str

    def __call__(self, least: int, most: int) -> str:
        """Return a text of so many words."""
        return phrase(self.chance, self.manner, least, most)

    def name(self, least: int, most: int) -> str:
        """Return a text that titles repeat: in the manner of the others, but without words longer than a line."""
        return phrase(self.chance, WITHOUT_LONG_WORDS.get(self.manner, self.manner), least, most)


def _department(number: int, say: _Pen) -> dict[str, Any]:
    tags = [TAGS[number % len(TAGS)]]
    return {
        "id": f"d-{number}", "name": say.name(1, 5), "short_name": say.name(1, 2),
        "headcount": 184 + number, "people_managers": 14, "loaded_hourly_cost": 19.6,
        "priorities": [{"text": say(2, 14), "tags": tags} for _ in range(1 + number % 3)],
        "kpis": [{"id": "k", "name": say(1, 4), "unit": "%", "current": 68, "target": 78, "direction": "up"}],
    }  # fmt: skip


def _course(number: int, shape: Shape, say: _Pen) -> dict[str, Any]:
    course: dict[str, Any] = {
        "id": f"c-{number}", "title": say.name(1, 7), "summary": say(4, 30), "duration_minutes": 12 + number, "use_when": say(4, 20),
        "contributes": [
            {"objective": f"o-{objective}", "strength": ("direct", "supporting")[objective % 2], "how": f"It helps: {say(2, 20)}"}
            for objective in range(number % 2, shape.objectives, 2)
        ],
        "alternative": {"title": say(2, 8), "duration_minutes": 210, "delivery_cost_per_learner": 46, "counterfactual": "ran_last_year"},
    }  # fmt: skip
    if number == 0:
        pictures = [
            {"file": file.name, "alt": "A screen of the course with a question", "caption": say(1, 12)} for file in MEDIA[: shape.pictures]
        ]
        course["showcase"] = {"why": say(4, 25), "screenshots": pictures, "try_it": {"url": "https://learn.example/try", "minutes": 3}}
    return course


def _benefit(number: int, say: _Pen) -> dict[str, Any]:
    evidence = ("pilot:completion_rate_pct", "roi:hours_returned", "none")[number % 3]
    appeal = ("easier", "credit", "both")[number % 3]
    tags = [TAGS[number % len(TAGS)]]
    return {"id": f"b-{number}", "name": say(1, 10), "manager_voice": say(4, 40), "appeal": appeal, "tags": tags, "evidence": evidence}


def _rows(shape: Shape) -> list[str]:
    """Six learners in each of the first three departments."""
    return [
        f"p{department}{learner},d-{department},no,c-{learner % shape.courses},elearning,2026-09-08,2026-09-09,2026-09-12,completed,passed,"
        f"{50 + learner},{80 + learner},{10 + learner}.5,2,4,yes"
        for department in range(min(3, shape.departments))
        for learner in range(6)
    ]


def _pilot(_: Shape, say: _Pen) -> dict[str, Any]:
    learned = [{"text": say(4, 20), "we_did": say(4, 20)}]
    data = {"file": "pilot.csv"}
    return {"name": say(1, 4), "question": say(4, 15), "starts": "2026-09-07", "ends": "2026-10-30", "data": data, "learned": learned}


def _costs(_: Shape, say: _Pen) -> dict[str, Any]:
    costs = [{"id": f"x-{number}", "name": say(1, 8), "amount": 10**number, "kind": "yearly"} for number in (3, 4, 9)]
    return {"programme_costs": costs, "planned_learners": {"c-0": {"d-0": 165, "d-1": 100_000}}}


def _endorsements(shape: Shape, say: _Pen) -> list[dict[str, Any]]:
    statement = phrase(say.chance, say.manner, shape.quote_words, shape.quote_words)
    permission = {"given": True, "uses": ["internal"]}
    person = {"id": "e-0", "name": say.name(2, 4), "title": say(2, 6), "level": "executive"}
    return [person | {"statement": statement, "permission": permission}]


def _targets(_: Shape, say: _Pen) -> dict[str, Any]:
    metrics = [{"id": f"m-{number}", "name": say(2, 10), "unit": "%", "baseline": 9, "target": 60 + number} for number in range(1, 5)]
    period = {"name": "Q2 2027", "starts": "2027-04-01", "ends": "2027-06-30"}
    return {"period": period, "report": {"due": "2027-07-15", "to": "e-0"}, "metrics": metrics}


def _needs(shape: Shape, say: _Pen) -> dict[str, Any]:
    said = [{"text": say(3, 25), "we_did": say(3, 25)} for _ in range(1 + shape.seed % 5)]
    return {"method": say(4, 20), "asked_on": "2026-06-15", "respondents": 41, "invited": 59, "questions": [say(4, 20)], "you_said": said}


def _objections(shape: Shape, say: _Pen) -> list[dict[str, Any]]:
    return [
        {"id": f"q-{number}", "says": say.name(3, 12), "acknowledge": say(4, 20), "explore": say(4, 15), "respond": say(8, 60)}
        | {"benefit": "b-0"}
        for number in range(1 + shape.seed % 6)
    ]


def _supplier(_: Shape, say: _Pen) -> dict[str, Any]:
    return {"id": "s", "name": say.name(1, 5), "presenter": {"name": say.name(2, 3), "title": say(2, 5)}, "disclosure": say(4, 15)}


def _actions(shape: Shape, say: _Pen) -> list[dict[str, Any]]:
    return [{"id": f"a-{number}", "text": say(3, 20), "by": "2027-04-01"} for number in range(1 + shape.seed % 4)]
