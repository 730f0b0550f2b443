"""A programme that breaks no rule, and ways to break one of them: edits by dotted path, with real places."""

import copy
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from briefing_builder.checks import check_briefing, check_programme
from briefing_builder.content import Content, PilotRow, Programme
from briefing_builder.figures import Figures, compute
from briefing_builder.problems import Problem, in_order
from briefing_builder.source import node_data, parse_yaml, positions
from briefing_builder.tailoring import Briefing, brief
from briefing_builder.words import catalogue_of

STRONG = Path(__file__).with_name("strong.yaml").read_text(encoding="utf-8")
REMOVED = object()


@cache
def _strong() -> Any:
    return yaml.safe_load(STRONG)


def changed(edits: Mapping[str, object]) -> str:
    """Return the strong programme with the values at dotted paths replaced or removed; lists count from 0."""
    data = copy.deepcopy(_strong())
    for path, value in edits.items():
        *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
        node: Any = data
        for step in steps:
            node = node[step]
        if value is REMOVED:
            del node[last]
        elif isinstance(node, list) and last == len(node):
            node.append(copy.deepcopy(value))
        else:
            node[last] = copy.deepcopy(value)
    return yaml.dump(data, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper), sort_keys=False)


def rows(count: int = 40, **given: Any) -> tuple[PilotRow, ...]:
    """Return that many learners of the stores on the course of the example, six managers among them."""
    values: dict[str, Any] = {
        "department_id": "stores",
        "course_id": "c-lift",
        "delivery_mode": "elearning",
        "enrolled_on": None,
        "first_launched_on": None,
        "completed_on": None,
        "completion_status": "completed",
        "success_status": "passed",
        "score_pre_pct": Decimal(50),
        "score_pct": Decimal(80),
        "learning_minutes": Decimal(21),
        "sessions": 1,
        "reaction_1_to_5": 4,
        "applied_after_30_days": True,
    }
    return tuple(
        PilotRow(**{**values, "learner_id": f"p{number}", "is_manager": number < 6, "line": number + 2, **given}) for number in range(count)
    )


def programme(edits: Mapping[str, object] | None = None, pilot_rows: tuple[PilotRow, ...] | None = None) -> Programme:
    node = parse_yaml(changed(edits or {}), "programme.yaml")
    assert not node.problems
    content = Content.model_validate(node_data(node.value))
    return Programme(
        content=content,
        positions=positions(node.value),
        folder=Path(),
        words=catalogue_of(content.language).value,
        pilot_rows=rows() if pilot_rows is None else pilot_rows,
    )


def briefed(edits: Mapping[str, object] | None = None, variant: str | None = None) -> Briefing:
    made = programme(edits)
    return brief(made, compute(made), department="stores", variant=variant)


def problems(edits: Mapping[str, object] | None = None, pilot_rows: tuple[PilotRow, ...] | None = None) -> tuple[Problem, ...]:
    """Return what both checks find, for the first department."""
    made = programme(edits, pilot_rows)
    return all_problems(made, compute(made), brief(made, compute(made), department=made.content.departments[0].id))


def all_problems(made: Programme, figures: Figures, *briefings: Briefing) -> tuple[Problem, ...]:
    found = list(check_programme(made, figures))
    for briefing in briefings:
        found += check_briefing(made, figures, briefing)
    return in_order(found)
