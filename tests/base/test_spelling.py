"""The word that was meant: slips of the pen are found, opposites are never proposed."""

import pytest

from briefing_builder.problems import did_you_mean
from briefing_builder.problems.spelling import nearest

MODES = ("elearning", "classroom", "virtual_classroom", "blended")


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("calm-cals", ["calm-calls", "phish"], "calm-calls"),
        ("duration_minuts", ["duration_minutes", "title"], "duration_minutes"),
        ("course-id", ["course_id", "learner_id"], "course_id"),
        ("Completed", ["completed", "in_progress"], "completed"),
        ("inprogress", ["in_progress", "not_started"], "in_progress"),
        ("dpartment", ["department", "course"], "department"),
        ("unkown", ["unknown", "passed"], "unknown"),
        ("slides/onee.xml.j2", ["slides/one.xml.j2"], "slides/one.xml.j2"),
        ("e-learning", MODES, "elearning"),
    ],
)
def test_a_slip_of_the_pen_is_found(word: str, known: list[str], meant: str) -> None:
    assert nearest(word, known) == meant


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("incomplete", ["completed", "in_progress", "not_started"]),
        ("not completed", ["completed"]),
        ("uncompleted", ["completed"]),
        ("indirect", ["direct", "supporting"]),
        ("started", ["not_started"]),
        ("not passed", ["passed", "failed"]),
        ("score_post_pct", ["score_pre_pct"]),
        ("demo_share_min", ["demo_share_max"]),
        ("unavailable", ["available"]),
        ("non-smoker", ["smoker"]),
        ("exclude", ["include"]),
        ("without_costs", ["with_costs"]),
        ("impossible", ["possible"]),
        ("completion_status", ["Completion date"]),
        ("wave-2", ["wave-1"]),
        ("2026-q1", ["2027-q1"]),
    ],
)
def test_the_opposite_or_another_thing_is_never_proposed(word: str, known: list[str]) -> None:
    assert nearest(word, known) == ""


def test_behind_an_opposite_the_next_word_may_be_meant() -> None:
    assert nearest("score_post_pct", ["score_pre_pct", "score_past_pct"]) == "score_past_pct"


def test_without_a_near_word_the_known_ones_are_named() -> None:
    assert did_you_mean("incomplete", ["not_started", "completed"]) == "known here: completed, not_started"
