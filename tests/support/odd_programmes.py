"""Programmes that lack something or have it otherwise: one delivery mode, one course, no pilot, no endorser, nothing at all to book."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from briefing_builder.content import Content, PilotRow, Positions, Programme
from briefing_builder.figures import compute
from briefing_builder.rich_text import Span
from briefing_builder.slides import render
from briefing_builder.slides.markup import Origin, Slide, words_text
from briefing_builder.tailoring import brief

Document = dict[str, Any]
LENGTHS = ("short", "compact", "standard", "long")
DAY = date(2027, 1, 20)
BOOKING = {"next_sessions": ["2027-02-03", "2027-02-17"], "seats": 12}
TRIED = {"why": "It begins with a question.", "try_it": {"url": "https://learn.example/try", "minutes": 3}}
VARIATIONS: dict[str, Document] = {
    "e-learning": {},
    "classroom": {"modes": ["classroom", "classroom", "classroom"]},
    "live online": {"modes": ["virtual_classroom", "virtual_classroom", "virtual_classroom"]},
    "both taught": {"modes": ["classroom", "virtual_classroom", "classroom"]},
    "blended": {"modes": ["blended", "blended", "blended"]},
    "videos": {"modes": ["elearning", "elearning", "elearning"], "standard": "video"},
    "documents": {"modes": ["elearning", "elearning", "elearning"], "standard": "document"},
    "mixed": {"modes": ["elearning", "classroom", "blended"]},
    "one course": {"modes": ["elearning"]},
    "one classroom course": {"modes": ["classroom"]},
    "two courses": {"modes": ["elearning", "elearning"]},
    "all closed": {"audience": ["office"]},
}
"""What each programme of the matrix has otherwise: the modes of its courses, what they are, whose they are."""


PERMITTED = {"id": "boss", "name": "Ann Oh", "title": "Director", "level": "director", "statement": "Do it.", "permission": {"given": True}}
SILENT = {**PERMITTED, "name": "Head of Operations", "permission": {"given": False}}
TARGETS = {
    "period": {"name": "Q2", "starts": "2027-04-01", "ends": "2027-06-30"},
    "report": {"due": "2027-07-10", "to": "boss"},
    "metrics": [{"id": "finished", "name": "People who finished", "unit": "%", "target": 60}],
}
OBJECTION = {
    "id": "o-time", "says": "My people have no time", "acknowledge": "They are busy.", "explore": "When is it quiet?",
    "respond": "Then is the time.", "benefit": "results-you-can-report",
}  # fmt: skip
CONTENT_COSTS = [{"id": "content", "name": "Content", "amount": 900, "kind": "one_off"}]
PLANNED = {"c-0": {"stores": 80, "office": 20}}
PARTS: dict[str, Document] = {
    "endorser": {"endorsements": [PERMITTED]},
    "targets": {"endorsements": [SILENT], "usage_targets": TARGETS},
    "objections": {"objections": [OBJECTION]},
    "needs": {"needs_analysis": {"method": "a form", "asked_on": "2026-06-15", "respondents": 1, "you_said": [
        {"text": "Nothing long.", "we_did": "Nothing is."},
    ]}},
    "costs": {"cost_model": {"programme_costs": CONTENT_COSTS, "planned_learners": PLANNED, "show": "costs"}},
    "nothing counted": {"cost_model": {
        "programme_costs": CONTENT_COSTS, "planned_learners": PLANNED, "show": "costs", "counted_counterfactuals": [],
    }},
    "three departments": {"cost_model": {
        "programme_costs": CONTENT_COSTS, "show": "costs", "planned_learners": {"c-0": {"stores": 80, "office": 20, "lab": 20}},
    }},
    "no date": {"briefing": {}},
    "pilot": {"pilot": {"starts": "2026-09-07", "ends": "2026-10-30", "data": {"file": "pilot.csv"}}},
}  # fmt: skip
"""What a programme may have besides: each key of a part takes the place of the same key of the smallest content."""


def document(name: str = "e-learning") -> Document:
    """Return the smallest content with the courses of that variation; callers add parts to it."""
    wanted = {"modes": ["elearning", "elearning", "elearning"], "audience": ["all"], **VARIATIONS[name]}
    return deepcopy(
        {
            "organisation": {"name": "Sample"},
            "programme": {"owner": {"name": "Ada Kay", "title": "Learning Lead", "email": "ada@sample.example"}},
            "briefing": {"date": str(DAY)},
            "objectives": [{"id": "so-one", "name": "Serve well"}],
            "departments": [
                {"id": "stores", "name": "Stores", "headcount": 100, "loaded_hourly_cost": 20},
                {"id": "office", "name": "Office", "headcount": 40, "loaded_hourly_cost": 25},
                {"id": "lab", "name": "Lab", "headcount": 3, "people_managers": 1, "loaded_hourly_cost": 30},
            ],
            "courses": [_course(number, mode, wanted) for number, mode in enumerate(wanted["modes"])],
        }
    )


def _course(number: int, mode: str, wanted: Document) -> Document:
    course: Document = {
        "id": f"c-{number}",
        "title": f"Course {'ABC'[number]}",
        "duration_minutes": 20 if mode == "elearning" else 180,
        "delivery_mode": mode,
        "audience": wanted["audience"],
        "use_when": "A customer asks twice.",
        "contributes": [{"objective": "so-one", "how": "Fewer customers call twice."}],
        "showcase": TRIED if mode in ("elearning", "blended") and number == 0 else {},
    }
    if "standard" in wanted:
        course["standard"] = wanted["standard"]
    return {**course, "booking": BOOKING} if mode in ("classroom", "virtual_classroom") else course


def pilot_rows(*, before: int | None = 40, after: int | None = 80, people: int = 40) -> tuple[PilotRow, ...]:
    """Return rows of the first course, half of them of each department; without scores where both are None."""
    values: Document = dict.fromkeys(PilotRow.__annotations__)
    values |= {"is_manager": False, "course_id": "c-0", "delivery_mode": "elearning", "success_status": "unknown", "sessions": 1}
    values |= {"score_pre_pct": _number(before), "score_pct": _number(after), "learning_minutes": Decimal(9)}
    return tuple(
        PilotRow(
            **values
            | {"learner_id": f"p{n}", "department_id": "stores" if n % 2 else "office", "line": n + 2}
            | {"completion_status": "completed" if n % 5 else "in_progress"}
        )
        for n in range(people)
    )


def _number(value: int | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def programme(content: Document, rows: tuple[PilotRow, ...] = ()) -> Programme:
    """Return the programme of that content, as it is once its files have been read."""
    return Programme(content=Content.model_validate(content), positions=Positions(), folder=Path(), pilot_rows=rows)


def slides(made: Programme, length: str = "standard", department: str = "stores") -> tuple[Slide, ...]:
    """Return the slides of a department's deck in that length."""
    return render(brief(made, compute(made), department=department, variant=length)).markup.slides


def said(slide: Slide) -> str:
    """Return every word of a slide and its notes, one text a line: title, blocks, notes, alternative texts."""
    return "\n".join(text for text in _texts(slide) if text)


def _texts(value: object) -> Iterator[str]:
    """Every text within a value, in the order of its fields; where it comes from is none."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        is_words = all(isinstance(part, Span) for part in value)
        yield from [words_text(value)] if is_words else (text for part in value for text in _texts(part))
    elif not isinstance(value, Origin):
        yield from (text for name in getattr(type(value), "__annotations__", {}) for text in _texts(getattr(value, name)))
