"""The return after Phillips: published examples, both methods, and what happens when an input is missing."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_builder.figures.arithmetic import rounded
from briefing_builder.figures.returns import (
    Cohort,
    Method,
    Plan,
    benefit_cost_ratio,
    hours_returned,
    monetised_impact,
    payback_months,
    return_on_investment_pct,
    sensitivity,
    take_up_sensitivity,
    value_return,
)


def cohort(
    *, learners: int = 100, elearning: str = "30", alternative: int = 240, delivery: str = "20", hourly: str | None = "20"
) -> Cohort:
    return Cohort(
        course="c-one",
        department="sales",
        learners=learners,
        elearning_minutes=Decimal(elearning),
        alternative_minutes=alternative,
        delivery_cost=Decimal(delivery),
        hourly_cost=None if hourly is None else Decimal(hourly),
    )


def plan(*cohorts: Cohort, fixed: str = "1000", factor: str = "0.5", method: Method = "fully_loaded") -> Plan:
    return Plan(cohorts=cohorts or (cohort(),), fixed=Decimal(fixed), productive_use_factor=Decimal(factor), method=method)


# 100 people: classroom 400 h = 8000, delivery 2000; e-learning 50 h = 1000; fixed 1000


def test_benefits_of_750000_and_costs_of_425000_are_a_ratio_of_1_76_and_a_return_of_76_per_cent() -> None:
    ratio, roi = benefit_cost_ratio(750_000, 425_000), return_on_investment_pct(750_000, 425_000)
    assert ratio is not None
    assert roi is not None
    assert (rounded(ratio, 2), rounded(roi, 0)) == (Decimal("1.76"), 76)


def test_a_published_comparison_of_1000_learners_costs_287_in_the_room_and_84_10_on_the_screen() -> None:
    # room: 4 h × 62.50 + 500 / 20 trainer + 2000 / 1000 development + 200 × 50 / 1000 travel = 250 + 25 + 2 + 10
    # screen: 1 h × 62.50 + 180 h × 120 / 1000 = 62.50 + 21.60
    learners = cohort(learners=1000, elearning="60", alternative=240, delivery="37", hourly="62.5")
    result = value_return(plan(learners, fixed="21600", factor="1"))
    assert result.cost_per_learner_classroom == 287
    assert result.cost_per_learner_elearning == Decimal("84.1")
    assert result.net == 202_900  # 287 000 − 84 100


def test_fully_loaded_puts_the_time_of_learners_into_the_costs() -> None:
    result = value_return(plan())
    assert (result.program_benefits, result.program_costs) == (6000, 2000)  # 2000 + 0.5 × 8000; 1000 + 1000


def test_net_hours_takes_the_time_of_learners_off_the_hours_returned() -> None:
    result = value_return(plan(method="net_hours"))
    assert (result.program_benefits, result.program_costs) == (5500, 1000)  # 2000 + 0.5 × (8000 − 1000); 1000


def test_the_comparison_of_costs_per_learner_holds_the_time_of_learners_under_either_method() -> None:
    loaded, net = value_return(plan()), value_return(plan(method="net_hours"))
    assert loaded.cost_per_learner_elearning == net.cost_per_learner_elearning == 20  # (1000 + 1000) / 100


def test_break_even_is_where_the_fixed_costs_are_earned() -> None:
    assert value_return(plan()).break_even_learners == 20  # 1000 / (20 + 40 − 10)


def test_take_up_scales_what_happens_only_where_somebody_completes() -> None:
    half = value_return(replace(plan(), take_up=Decimal("0.5"), impact=Decimal(400), licence_per_learner=Decimal(3)))
    assert half.expected_completions == 50
    assert half.hours_returned == 175  # half of 400 − 50
    assert half.program_benefits == 3200  # 1000 + 0.5 × 4000 + 200
    assert half.program_costs == 1800  # 1000 + 100 × 3 + 500


def test_results_of_everybody_and_licences_of_completions_are_counted_as_they_are_paid() -> None:
    settings = {"take_up": Decimal("0.5"), "impact_of_everybody": Decimal(400), "licence_per_learner": Decimal(3)}
    half = value_return(replace(plan(), **settings, is_licence_per_completion=True))
    assert (half.impact_counted, half.licences) == (400, 150)
    assert rounded(half.break_even_learners or Decimal(0), 3) == Decimal("12.766")  # (1000 − 400) / (20 + 40 − 10 − 3)


@given(st.decimals("0.01", "1", places=2))
def test_where_break_even_is_reached_the_ratio_is_one(take_up: Decimal) -> None:
    needed = value_return(replace(plan(), take_up=take_up, impact=Decimal(500))).break_even_learners
    assert needed is not None  # the same whatever is expected
    at_break_even = value_return(replace(plan(), take_up=needed / 100, impact=Decimal(500)))
    assert rounded(at_break_even.bcr or Decimal(0), 9) == 1


def test_the_ratio_rises_with_take_up() -> None:
    ratios = [ratio for _, ratio in take_up_sensitivity(plan()) if ratio is not None]
    assert ratios == sorted(ratios)
    assert len(ratios) == 6


def test_a_completion_that_costs_more_than_it_gives_never_pays() -> None:
    dear = cohort(alternative=0, delivery="0")
    assert value_return(plan(dear)).break_even_learners is None


def test_a_course_place_that_earns_nothing_has_no_break_even() -> None:
    assert value_return(plan(cohort(alternative=0, delivery="0"))).break_even_learners is None


def test_payback_is_the_share_of_the_horizon_that_the_costs_take() -> None:
    assert payback_months(118_850, 107_587, 12) == pytest.approx(Decimal("10.8628"), abs=Decimal("0.0001"))


def test_without_benefits_nothing_is_paid_back() -> None:
    assert payback_months(0, 1000) is None


def test_without_costs_there_is_no_ratio() -> None:
    assert (benefit_cost_ratio(1000, 0), return_on_investment_pct(1000, 0)) == (None, None)


def test_impact_is_cut_by_isolation_and_by_confidence() -> None:
    assert monetised_impact(Decimal("1.8"), Decimal(5200), Decimal(40), Decimal(70)) == Decimal("2620.8")  # 9360 × 0.4 × 0.7


def test_a_department_without_an_hourly_cost_leaves_hours_but_no_return() -> None:
    result = value_return(plan(cohort(), cohort(hourly=None)))
    assert result.hours_returned == 700  # 2 × (400 − 50)
    assert (result.delivery_avoided, result.program_benefits, result.program_costs, result.bcr) == (4000, None, None, None)


def test_an_alternative_that_does_not_count_leaves_the_time_of_e_learning_in_the_reckoning() -> None:
    assert hours_returned([cohort(alternative=0, delivery="0")]) == -50


def test_a_plan_without_learners_has_no_cost_per_learner() -> None:
    result = value_return(plan(cohort(learners=0)))
    assert (result.cost_per_learner_classroom, result.cost_per_learner_elearning) == (None, None)


def test_the_sensitivity_keeps_the_order_of_its_factors() -> None:
    assert [factor for factor, _ in sensitivity(plan())] == [0, Decimal("0.25"), Decimal("0.5"), Decimal("0.75"), 1]
    assert [ratio for _, ratio in sensitivity(plan())] == [1, 2, 3, 4, 5]  # (2000 + factor × 8000) / 2000


COHORTS = st.builds(
    cohort,
    learners=st.integers(0, 500),
    elearning=st.decimals(1, 90, places=1).map(str),
    alternative=st.integers(0, 960),
    delivery=st.decimals(0, 200, places=2).map(str),
    hourly=st.decimals(5, 90, places=2).map(str),
)


@given(st.lists(COHORTS, min_size=1, max_size=6), st.integers(0, 100).map(lambda percent: Decimal(percent) / 100))
def test_the_methods_differ_by_the_uncounted_share_of_the_time_of_learners(cohorts: list[Cohort], factor: Decimal) -> None:
    loaded = value_return(plan(*cohorts, factor=str(factor)))
    net = value_return(plan(*cohorts, factor=str(factor), method="net_hours"))
    assert loaded.net is not None
    assert net.net is not None
    assert loaded.learner_time is not None
    assert rounded(net.net - loaded.net, 6) == rounded((1 - factor) * loaded.learner_time, 6)


@given(st.lists(COHORTS, min_size=1, max_size=6))
def test_both_methods_give_the_same_net_when_every_hour_counts(cohorts: list[Cohort]) -> None:
    loaded, net = value_return(plan(*cohorts, factor="1")).net, value_return(plan(*cohorts, factor="1", method="net_hours")).net
    assert loaded is not None
    assert net is not None
    assert rounded(loaded, 6) == rounded(net, 6)


@given(st.lists(COHORTS, min_size=1, max_size=6))
def test_at_break_even_the_net_without_impact_is_nothing(cohorts: list[Cohort]) -> None:
    whole = value_return(plan(*cohorts))
    if whole.break_even_learners is None or whole.net is None:
        return
    margin = (whole.net + 1000) / whole.planned_learners
    assert rounded(whole.break_even_learners * margin, 6) == 1000
