"""The shipped programmes, read from where they are installed."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from briefing_builder.content import Programme, load_programme
from briefing_builder.content.models.built_in import built_in_benefits
from briefing_builder.files.resources import resource
from briefing_builder.words import english


@pytest.fixture(scope="module")
def merrowdale() -> Programme:
    checked = load_programme(resource("examples", "merrowdale"))
    assert checked.problems == ()
    return checked.value


@pytest.fixture(scope="module")
def minimal() -> Programme:
    checked = load_programme(resource("examples", "minimal"))
    assert checked.problems == ()
    return checked.value


def test_the_pilot_of_merrowdale_has_298_enrolments_of_146_learners_17_of_them_managers(merrowdale: Programme) -> None:
    rows = merrowdale.pilot_rows
    assert len(rows) == 298
    assert len({row.learner_id for row in rows}) == 146
    assert len({row.learner_id for row in rows if row.is_manager}) == 17


def test_a_row_is_typed(merrowdale: Programme) -> None:
    row = merrowdale.pilot_rows[0]
    assert (row.enrolled_on, row.score_pct, row.learning_minutes) == (date(2026, 9, 13), Decimal(77), Decimal("16.0"))
    assert (row.sessions, row.reaction_1_to_5, row.applied_after_30_days, row.line) == (2, 4, False, 2)


def test_every_department_of_merrowdale_has_its_own_meeting_and_first_voice(merrowdale: Programme) -> None:
    meetings = [department.briefing for department in merrowdale.content.departments]
    voices = {meeting.first_voice.name for meeting in meetings if meeting and meeting.first_voice}
    assert len(voices) == 6
    assert len({(meeting.date, meeting.time) for meeting in meetings if meeting}) == 6


def test_money_keeps_its_decimals(merrowdale: Programme) -> None:
    model = merrowdale.content.cost_model
    assert model
    assert str(model.licence_cost_per_learner) == "4.10"


def test_positions_name_the_file_line_and_column_of_a_value(merrowdale: Programme) -> None:
    place = merrowdale.positions.of(("courses", 0, "title"))
    lines = Path(place.path).read_text(encoding="utf-8").splitlines()
    assert Path(place.path).name == "courses.yaml"
    assert lines[place.line - 1][place.column - 1 :] == "Calm Calls"


def test_a_default_has_the_place_of_its_nearest_written_ancestor(minimal: Programme) -> None:
    positions = minimal.positions
    assert positions.of(("courses", 0, "showcase", "demo_script")) == positions.of(("courses", 0, "showcase"))


def test_the_smallest_programme_is_one_file_of_at_most_35_lines() -> None:
    assert len(resource("examples", "minimal", "briefing.yaml").read_text(encoding="utf-8").splitlines()) <= 35


def test_the_smallest_programme_is_completed_from_its_own_words(minimal: Programme) -> None:
    content = minimal.content
    assert content.organisation.id == "example-ltd"
    assert content.programme.id == content.briefing.id == "learn-where-you-work"
    assert content.briefing.presenter.name == "Sam Okoro"
    assert content.close.profile.contact == "sam.okoro@example.com"
    assert content.departments[0].objectives == ("loyal-customers",)


def test_the_smallest_programme_has_four_slot_lengths_and_the_opening_question(minimal: Programme) -> None:
    content = minimal.content
    assert {name: variant.slot_minutes for name, variant in content.timing.variants.items()} == {
        "short": 10,
        "compact": 20,
        "standard": 30,
        "long": 45,
    }
    assert content.qa.opening.prompt == (
        "We discussed several general e-learning benefits earlier, but how do you think this will help your team?"
    )


def test_built_in_benefits_serve_until_own_ones_are_given(minimal: Programme) -> None:
    assert minimal.content.benefits == built_in_benefits(english())


def test_built_in_benefits_speak_to_the_manager_and_cover_both_appeals() -> None:
    assert len(built_in_benefits(english())) >= 5
    assert all("you" in benefit.manager_voice.lower() for benefit in built_in_benefits(english()))
    assert {"easier", "credit"} <= {benefit.appeal for benefit in built_in_benefits(english())}
