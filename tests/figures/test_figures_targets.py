"""Usage targets: a department's own numbers go before the organisation's."""

from typing import Any

from figure_samples import programme

from briefing_builder.figures import Target, compute

METRICS = [
    {"id": "active-rate", "name": "Active", "formula": "active_learners / headcount", "unit": "%", "baseline": 9, "target": 60},
    {"id": "hours-per-head", "name": "Hours", "unit": "h", "baseline": 0.4, "target": 1.5},
    {"id": "talks", "name": "Talks", "unit": "%", "target": 50},
]
USAGE_TARGETS = {
    "period": {"name": "Q2 2027", "starts": "2027-04-01", "ends": "2027-06-30"},
    "report": {"due": "2027-07-15", "to": "coo"},
    "metrics": METRICS,
    "by_department": {"sales": {"active-rate": 45, "hours-per-head": 1}},
    "baseline_by_department": {"sales": {"active-rate": 12}},
}


def targets(department: str, **parts: Any) -> dict[str, Target]:
    return {target.id: target for target in compute(programme(usage_targets={**USAGE_TARGETS, **parts})).targets[department]}


def test_a_department_without_its_own_target_has_the_organisations() -> None:
    target = targets("finance")["active-rate"].target
    assert (target.value, target.scope, str(target.ends)) == (60, "organisation", "2027-06-30")


def test_a_department_has_its_own_target_and_its_own_baseline() -> None:
    active = targets("sales")["active-rate"]
    assert active.baseline is not None
    assert (active.baseline.value, active.baseline.scope) == (12, "sales")
    assert (active.target.value, active.target.scope) == (45, "sales")


def test_baseline_and_target_show_the_same_number_of_decimals() -> None:
    hours = targets("sales")["hours-per-head"]
    assert hours.baseline is not None
    assert (str(hours.baseline.displayed), str(hours.target.displayed)) == ("0.4", "1.0")


def test_a_target_without_a_baseline_has_none() -> None:
    assert targets("sales")["talks"].baseline is None


def test_every_department_has_the_targets_in_the_order_of_the_author() -> None:
    assert [list(targets(department)) for department in ("sales", "stores")] == [["active-rate", "hours-per-head", "talks"]] * 2


def test_a_programme_without_targets_says_so() -> None:
    figures = compute(programme())
    assert (figures.targets, figures.absent["target"]) == ({}, "the programme sets no usage targets")
