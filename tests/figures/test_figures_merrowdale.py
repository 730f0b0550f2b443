"""The example programme: every expected figure comes out exactly."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefing_builder.content import Programme, load_programme
from briefing_builder.figures import Figures, compute
from briefing_builder.figures.arithmetic import rounded
from briefing_builder.figures.catalogue import PILOT
from briefing_builder.figures.pilot import measure
from briefing_builder.figures.pilot_figures import idle_session_cap, lessons

ROOT = Path(__file__).parents[2]
EXPECTED: dict[str, Any] = yaml.safe_load((ROOT / "tests/golden/merrowdale_expected.yaml").read_text(encoding="utf-8"))
BREAKDOWNS = {"by_department": "department_id", "by_course": "course_id"}


@pytest.fixture(scope="module")
def example() -> Programme:
    return load_programme(ROOT / "examples/merrowdale").value


@pytest.fixture(scope="module")
def figures(example: Programme) -> Figures:
    return compute(example)


def numbers(values: dict[str, Any]) -> dict[str, Decimal]:
    """The expected numbers of one group, without the breakdowns and the name of the file."""
    return {name: Decimal(str(value)) for name, value in values.items() if isinstance(value, int | float)}


def groups() -> Iterator[tuple[str, str]]:
    for breakdown in BREAKDOWNS:
        for group in EXPECTED["pilot"][breakdown]:
            yield breakdown, group


def measured(example: Programme, breakdown: str = "", group: str = "") -> dict[str, Decimal]:
    rows = [row for row in example.pilot_rows if not breakdown or getattr(row, BREAKDOWNS[breakdown]) == group]
    metrics = measure(rows, lessons(example.content), idle_session_cap(example.content))
    return {name: rounded(metric.value, PILOT[name].decimals) for name, metric in metrics.items() if metric.value is not None}


def test_the_pilot_has_298_rows(example: Programme) -> None:
    assert len(example.pilot_rows) == 298


def test_every_metric_of_the_organisation_comes_out(example: Programme) -> None:
    assert measured(example) == numbers(EXPECTED["pilot"])


@pytest.mark.parametrize(("breakdown", "group"), list(groups()))
def test_every_metric_of_a_department_or_course_comes_out(example: Programme, breakdown: str, group: str) -> None:
    expected = numbers(EXPECTED["pilot"][breakdown][group])
    own = measured(example, breakdown, group)
    assert {name: own[name] for name in expected} == expected


def test_every_figure_of_the_organisation_is_displayed_as_expected(figures: Figures) -> None:
    expected = {f"{kind}:{name}": value for kind in ("pilot", "roi") for name, value in numbers(EXPECTED[kind]).items()}
    assert {name: figures.organisation[name].displayed for name in expected} == expected


@pytest.mark.parametrize("department", EXPECTED["roi"]["by_department"])
def test_every_department_gets_its_hours_back(figures: Figures, department: str) -> None:
    expected = numbers(EXPECTED["roi"]["by_department"][department])
    assert {name: figures.by_department[department][f"roi:{name}"].displayed for name in expected} == expected


def test_nothing_is_absent(figures: Figures) -> None:
    assert figures.absent == {}


def test_no_department_shows_its_managers(figures: Figures) -> None:
    assert all(own["pilot:managers"].suppressed for own in figures.by_department.values())


def test_of_the_courses_only_the_three_managers_of_the_visit_record_are_hidden(figures: Figures) -> None:
    hidden = [(course, name) for course, own in figures.by_course.items() for name, figure in own.items() if figure.suppressed]
    assert hidden == [("c-visit", "pilot:managers")]


def test_the_ratio_at_other_productive_use_factors(figures: Figures) -> None:
    assert figures.return_detail is not None
    assert [str(case.bcr.displayed) for case in figures.return_detail.sensitivity] == ["0.53", "0.82", "1.10", "1.39", "1.68"]


def test_the_scores_of_the_pilot_add_up_in_whole_points(figures: Figures) -> None:
    (scores,) = figures.scores
    assert [str(figure.displayed) for figure in (scores.before, scores.after, scores.gain)] == ["53", "79", "26"]


def test_the_scores_of_the_departments_add_up(figures: Figures) -> None:
    assert len(figures.scores_by_department) == 6
    assert all(group.before.displayed + group.gain.displayed == group.after.displayed for group in figures.scores_by_department)


def test_the_benefits_and_the_costs_add_up_to_their_totals(figures: Figures) -> None:
    detail = figures.return_detail
    assert detail is not None
    assert [line.displayed for line in detail.benefit_lines] == [51650, 62316, 4884]  # 118 850
    assert sum(line.displayed for line in detail.cost_lines) == 107_587


def test_net_hours_give_a_smaller_benefit_and_smaller_costs(example: Programme) -> None:
    assert example.content.cost_model is not None
    model = example.content.cost_model.model_copy(update={"method": "net_hours"})
    content = example.content.model_copy(update={"cost_model": model})
    net = compute(Programme(content=content, positions=example.positions, folder=example.folder, pilot_rows=example.pilot_rows))
    assert net.organisation["roi:program_costs"].displayed == 94_442  # 107 587 − 13 145
    assert net.organisation["roi:program_benefits"].displayed == 112_278  # 118 850.4 − 0.5 × 13 144.5
