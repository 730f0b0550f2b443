"""Small programmes to tailor, and the example of the repository."""

from functools import cache
from pathlib import Path
from typing import Any

from briefing_builder.content import Content, Positions, Programme, load_programme
from briefing_builder.figures import Figures, compute
from briefing_builder.tailoring import Briefing, brief

MERROWDALE = Path(__file__).parents[2] / "examples" / "merrowdale"


@cache
def merrowdale() -> tuple[Programme, Figures]:
    """Return the example with its figures; loaded once for all tests."""
    programme = load_programme(MERROWDALE).value
    return programme, compute(programme)


def merrowdale_briefing(department: str, variant: str = "standard") -> Briefing:
    programme, figures = merrowdale()
    return brief(programme, figures, department=department, variant=variant)


def course(id: str, **given: Any) -> dict[str, Any]:
    return {"id": id, "title": id.title(), "duration_minutes": 20, **given}


def classroom(id: str, **given: Any) -> dict[str, Any]:
    return course(id, delivery_mode="classroom", booking={"next_sessions": ["2027-02-09"]}, **given)


def benefit(id: str, appeal: str = "easier", **given: Any) -> dict[str, Any]:
    return {"id": id, "name": id, "manager_voice": f"You gain {id}.", "appeal": appeal, **given}


def objection(id: str, **given: Any) -> dict[str, Any]:
    texts = {"says": id, "acknowledge": "Yes.", "explore": "Where?", "respond": "Here.", "benefit": "b-one"}
    return {"id": id, **texts, **given}


def department(id: str = "stores", **given: Any) -> dict[str, Any]:
    return {"id": id, "name": id.title(), **given}


def small(**parts: Any) -> Programme:
    """Return a programme of one department, one objective, one course and two benefits; parts replace what they name."""
    document: dict[str, Any] = {
        "organisation": {"name": "Sample"},
        "programme": {"owner": {"name": "Ada Kay", "title": "Learning Lead"}},
        "briefing": {"date": "2027-01-20"},
        "objectives": [{"id": "so-one", "name": "Serve well"}],
        "departments": [department()],
        "courses": [course("c-one")],
        "benefits": [benefit("b-one"), benefit("b-two", "credit")],
    }
    return Programme(content=Content.model_validate({**document, **parts}), positions=Positions(), folder=Path())


def small_briefing(variant: str | None = None, *, of: str = "stores", **parts: Any) -> Briefing:
    programme = small(**parts)
    return brief(programme, compute(programme), department=of, variant=variant)
