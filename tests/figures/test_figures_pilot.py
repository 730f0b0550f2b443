"""Pilot metrics: what counts as what, and what is left out of a mean."""

from decimal import Decimal
from typing import Any

import pytest
from figure_samples import row
from hypothesis import given
from hypothesis import strategies as st

from briefing_builder.content import PilotRow
from briefing_builder.figures.pilot import Lesson, Measured, measure

LESSONS = {"c-one": Lesson(minutes=30, alternative_minutes=240), "c-two": Lesson(minutes=15)}
CAP = Decimal(4)


def measured(*rows: PilotRow) -> dict[str, Measured]:
    return measure(rows, LESSONS, CAP)


def value(name: str, *rows: PilotRow) -> Decimal | int | None:
    return measured(*rows)[name].value


NOT_STARTED: dict[str, Any] = {
    "completion_status": "not_started",
    "success_status": "unknown",
    "score_pre_pct": None,
    "score_pct": None,
    "learning_minutes": None,
    "reaction_1_to_5": None,
    "applied_after_30_days": None,
}


def test_a_person_on_two_courses_is_one_learner_and_two_enrolments() -> None:
    rows = (row("p1"), row("p1", "c-two"))
    assert (value("learners", *rows), value("enrolments", *rows)) == (1, 2)


def test_a_manager_on_two_courses_is_one_manager() -> None:
    assert value("managers", row("p1", is_manager=True), row("p1", "c-two", is_manager=True), row("p2")) == 1


def test_rates_name_their_denominators() -> None:
    rows = (row("p1"), row("p2", success_status="failed"), row("p3", completion_status="in_progress"), row("p4", **NOT_STARTED))
    metrics = measured(*rows)
    assert (metrics["start_rate_pct"].value, metrics["start_rate_pct"].n) == (75, 4)  # 3 of 4 enrolments
    assert (metrics["completion_rate_pct"].value, metrics["completion_rate_pct"].n) == (50, 4)  # 2 of 4 enrolments
    assert (metrics["pass_rate_pct"].value, metrics["pass_rate_pct"].n) == (50, 2)  # 1 of 2 completions


def test_no_figure_of_starts_follows_where_of_anybody_nobody_knows_whether_they_have_begun() -> None:
    metrics = measured(
        row("p1"), row("p2", completion_status="in_progress"), row("p3", **{**NOT_STARTED, "completion_status": "not_completed"})
    )
    assert [(metrics[name].value, metrics[name].n) for name in ("started", "start_rate_pct")] == [(None, 0), (None, 0)]
    assert (metrics["completions"].value, metrics["enrolments"].value) == (1, 3)


def test_completions_without_a_result_are_in_no_pass_rate() -> None:
    rows = [row("a"), row("b", success_status="failed"), row("c", success_status="unknown"), row("d", success_status="unknown")]
    rate = measure(rows, LESSONS, CAP)["pass_rate_pct"]
    assert (rate.value, rate.n) == (50, 2)
    nobody = measure([row("c", success_status="unknown")], LESSONS, CAP)["pass_rate_pct"]
    assert (nobody.value, nobody.n) == (None, 0)


def test_a_session_of_the_cap_is_used_and_a_longer_one_was_left_open() -> None:
    rows = (row("p1", learning_minutes=Decimal(120)), row("p2", learning_minutes=Decimal("120.1")))  # 4 × 30 minutes
    assert (value("learning_hours", *rows), value("idle_sessions_excluded", *rows)) == (2, 1)


def test_the_median_is_of_completions_and_the_hours_are_of_everybody() -> None:
    rows = (row("p1", learning_minutes=Decimal(20)), row("p2", learning_minutes=Decimal(40), completion_status="in_progress"))
    assert (value("median_minutes", *rows), value("learning_hours", *rows)) == (20, 1)


def test_a_score_without_its_partner_is_in_no_mean() -> None:
    metrics = measured(row("p1", score_pre_pct=Decimal(40), score_pct=Decimal(70)), row("p2", score_pre_pct=None, score_pct=Decimal(100)))
    assert [metrics[name].value for name in ("score_before", "score_after", "score_gain_points")] == [40, 70, 30]
    assert metrics["score_gain_points"].n == 1


def test_a_full_score_before_has_no_normalised_gain() -> None:
    metrics = measured(row("p1", score_pre_pct=Decimal(100), score_pct=Decimal(100)), row("p2"))
    assert (metrics["normalised_gain"].value, metrics["normalised_gain"].n) == (Decimal("0.6"), 1)  # (80 − 50) ÷ (100 − 50)


def test_silence_is_no_answer() -> None:
    rows = (row("p1", applied_after_30_days=True), row("p2", applied_after_30_days=False), row("p3", applied_after_30_days=None))
    metrics = measured(*rows)
    assert (metrics["applied_rate_pct"].value, metrics["applied_n"].value) == (50, 2)


def test_hours_come_back_only_from_courses_with_an_alternative() -> None:
    rows = (row("p1", learning_minutes=Decimal(30)), row("p2", "c-two"))
    assert value("hours_returned", *rows) == Decimal("3.5")  # (240 − 30) ÷ 60
    assert value("mean_alternative_minutes", *rows) == 240


def test_a_completion_without_minutes_gives_no_hours_back() -> None:
    assert value("hours_returned", row("p1", learning_minutes=None)) is None


@pytest.mark.parametrize(
    "name", ["pass_rate_pct", "median_minutes", "score_before", "normalised_gain", "reaction_mean", "applied_rate_pct"]
)
def test_nothing_measured_is_no_value(name: str) -> None:
    assert measured(row("p1", **NOT_STARTED))[name] == Measured(value=None, n=0, people=0)


def test_a_rate_tells_about_the_people_in_its_numerator() -> None:
    rows = [row(f"p{number}", applied_after_30_days=number < 2) for number in range(9)]
    assert measured(*rows)["applied_rate_pct"].people == 2


SCORES = st.none() | st.integers(0, 100).map(Decimal)
ROWS = st.builds(
    lambda learner, course, department, **given: row(f"p{learner}", course, department=department, is_manager=learner % 5 == 0, **given),
    st.integers(0, 12),
    st.sampled_from(["c-one", "c-two"]),
    st.sampled_from(["sales", "finance", "stores"]),
    completion_status=st.sampled_from(["completed", "in_progress", "not_started"]),
    success_status=st.sampled_from(["passed", "failed", "unknown"]),
    score_pre_pct=SCORES,
    score_pct=SCORES,
    learning_minutes=st.none() | st.decimals(0, 200, places=1),
    reaction_1_to_5=st.none() | st.integers(1, 5),
    applied_after_30_days=st.none() | st.booleans(),
)


@given(st.lists(ROWS, max_size=20).flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
def test_the_order_of_the_rows_does_not_matter(both: tuple[list[PilotRow], list[PilotRow]]) -> None:
    assert measured(*both[0]) == measured(*both[1])


@given(st.lists(ROWS, max_size=20))
def test_rates_lie_between_0_and_100(rows: list[PilotRow]) -> None:
    rates = [metric.value for name, metric in measured(*rows).items() if name.endswith("_rate_pct")]
    assert all(rate is None or 0 <= rate <= 100 for rate in rates)


@given(st.lists(ROWS, max_size=20))
def test_departments_sum_up_to_the_organisation(rows: list[PilotRow]) -> None:
    parts = [measured(*(one for one in rows if one.department_id == department)) for department in ("sales", "finance", "stores")]
    whole = measured(*rows)
    for name in ("enrolments", "started", "completions", "reaction_n", "applied_n", "idle_sessions_excluded"):
        assert sum(int(part[name].value or 0) for part in parts) == whole[name].value


@given(st.lists(ROWS, max_size=20))
def test_the_gain_is_the_difference_of_the_scores(rows: list[PilotRow]) -> None:
    before, after, gain = (value(name, *rows) for name in ("score_before", "score_after", "score_gain_points"))
    if before is None or after is None or gain is None:
        assert (before, after, gain) == (None, None, None)
    else:
        assert abs(after - before - gain) < Decimal("1e-25")
