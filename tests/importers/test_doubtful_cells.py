"""Cells that look like a state, a date or a scale and say something else: they are never read in silence."""

from decimal import Decimal

import pytest

from briefing_builder.importers.columns.date_forms import written_date
from briefing_builder.importers.columns.states import state_of
from briefing_builder.importers.columns.truth import truth_readings
from briefing_builder.importers.recognition.rows import readings_as


@pytest.mark.parametrize(
    "text", ["Completed 50%", "Completed 0/5", "Completed: 0", "Completed ❌", "✗ Completed", "Completed ?", "Passed 20%"]
)
def test_a_state_with_a_doubt_beside_it_is_asked(text: str) -> None:
    assert state_of(text) == ""


def test_how_far_somebody_is_may_stand_beside_in_progress() -> None:
    assert state_of("In progress (45%)") == "in_progress"


@pytest.mark.parametrize("text", ["2026/03/123", "2026/03/04 - 2026/05/06", "1404/06/15", "1404-06-15"])
def test_what_is_no_day_of_our_calendar_is_no_date(text: str) -> None:
    assert written_date(text) is None


def test_a_scale_that_the_heading_names_is_not_one_to_five() -> None:
    values = [Decimal(1), Decimal(3), Decimal(5)]
    assert readings_as("reaction_1_to_5", values, "Satisfaction 0-10").possible == ()
    assert len(readings_as("reaction_1_to_5", values, "Satisfaction").possible) == 1


def test_a_word_that_is_yes_in_one_language_and_no_in_another_is_not_taken_for_no() -> None:
    assert "jo" in truth_readings(["jo", "nej"]).unreadable
