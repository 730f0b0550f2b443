"""Whose wording, meeting, targets and figures a department gets."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tailoring_samples import benefit, department, merrowdale, merrowdale_briefing, small, small_briefing

from briefing_builder.content import PilotRow, Programme
from briefing_builder.figures import compute
from briefing_builder.tailoring import brief
from briefing_builder.words import catalogue_of

OWN = {"stores": {"manager_voice": "You have your own words."}}
NAME = "benefits.b-one.manager_voice"


def words(overrides: dict[str, Any], **given: Any) -> tuple[str, str, tuple[str | int, ...]]:
    briefing = small_briefing(departments=[department(overrides=overrides)], benefits=[benefit("b-one", "both", **given)])
    found = briefing.benefits[0].words
    return found.text, found.level, found.path


def test_override_goes_before_the_departments_own_wording() -> None:
    found = words({"text": {NAME: "You override."}}, by_department=OWN)
    assert found == ("You override.", "override", ("departments", 0, "overrides", "text", NAME))


def test_own_wording_goes_before_everybodys() -> None:
    path = ("benefits", 0, "by_department", "stores", "manager_voice")
    assert words({}, by_department=OWN) == ("You have your own words.", "department", path)


def test_everybodys_wording_stands_in() -> None:
    assert words({}) == ("You gain b-one.", "base", ("benefits", 0, "manager_voice"))


def test_opening_question_is_the_departments_own() -> None:
    assert "deal this quarter" in merrowdale_briefing("sales").opening.prompt.text
    assert merrowdale_briefing("finance").opening.prompt.level == "base"


def test_overriding_text_stands_in_the_content_of_that_briefing_only() -> None:
    departments = [department(overrides={"text": {"close.ask": "Choose one course."}}), department("office")]
    assert small_briefing(departments=departments).content.close.ask == "Choose one course."
    assert small_briefing(departments=departments, of="office").content.close.ask != "Choose one course."


def test_overriding_text_reaches_items_by_their_id() -> None:
    briefing = small_briefing(departments=[department(overrides={"text": {"courses.c-one.title": "Ours"}})])
    assert briefing.courses[0].course.title == "Ours"


@pytest.mark.parametrize("name", ["close.nothing", "benefits.b-one.appeal", "close", "courses.c-none.title"])
def test_override_that_names_no_text_changes_nothing(name: str) -> None:
    departments = [department(overrides={"text": {name: "Lost"}})]
    told, untold = (small_briefing(departments=theirs).content for theirs in (departments, [department()]))
    assert told.model_copy(update={"departments": ()}) == untold.model_copy(update={"departments": ()})


def test_argument_goes_before_the_programmes_variant() -> None:
    assert small_briefing(briefing={"variant": "long"}).variant_name == "long"
    assert small_briefing("short", briefing={"variant": "long"}).variant_name == "short"


def test_meeting_is_completed_from_the_programme() -> None:
    own = department(briefing={"time": "09:30", "location": "Room 4"})
    meeting = small_briefing(departments=[own], briefing={"date": "2027-01-20", "location": "Hall"}).meeting
    assert (meeting.day, meeting.time, meeting.location, meeting.presenter.name) == (date(2027, 1, 20), "09:30", "Room 4", "Ada Kay")


def test_unknown_department_and_variant_are_refused() -> None:
    programme, figures = merrowdale()
    with pytest.raises(KeyError, match="nowhere"):
        brief(programme, figures, department="nowhere")
    with pytest.raises(ValueError, match="there is no variant 'endless'"):
        brief(programme, figures, department="sales", variant="endless")


def test_target_of_the_department_lies_over_everybodys() -> None:
    targets = {chosen.metric.id: chosen for chosen in merrowdale_briefing("warehouse").targets}
    active = targets["active-rate"]
    assert (active.target.target.value, active.target_scope, active.baseline_scope) == (45, "department", "organisation")
    assert active.path == ("usage_targets", "by_department", "warehouse", "active-rate")
    assert (targets["completion-rate"].target.target.value, targets["completion-rate"].target_scope) == (80, "organisation")


def test_baseline_of_the_department_goes_before_everybodys() -> None:
    usage = {
        "period": {"name": "Q2", "starts": "2027-04-01", "ends": "2027-06-30"},
        "report": {"due": "2027-07-15", "to": "boss"},
        "metrics": [
            {"id": "active", "name": "Active", "unit": "%", "baseline": 9, "target": 60},
            {"id": "talks", "name": "Talks", "unit": "%", "target": 5},
        ],
        "baseline_by_department": {"stores": {"active": 12}},
    }
    active, talks = small_briefing(usage_targets=usage).targets
    assert active.target.baseline is not None
    assert (active.target.baseline.value, active.baseline_scope) == (12, "department")
    assert talks.baseline_scope is None


def people(count: int, of: str) -> list[PilotRow]:
    blank = dict.fromkeys(
        (
            "enrolled_on",
            "first_launched_on",
            "completed_on",
            "score_pre_pct",
            "score_pct",
            "learning_minutes",
            "sessions",
            "reaction_1_to_5",
        )
    )
    fixed = {"course_id": "c-one", "delivery_mode": "elearning", "completion_status": "completed", "success_status": "passed"}
    return [
        PilotRow(learner_id=f"{of}{number}", department_id=of, is_manager=False, applied_after_30_days=None, line=2, **fixed, **blank)  # type: ignore[arg-type]
        for number in range(count)
    ]


def piloted(*groups: list[PilotRow], minimum: int = 5) -> Programme:
    pilot = {"starts": "2026-09-07", "ends": "2026-10-30", "data": {"file": "p.csv", "min_group_size": minimum}}
    evident = [benefit("b-one", "both", evidence="pilot:completion_rate_pct")]
    base = small(pilot=pilot, departments=[department(), department("office"), department("yard")], benefits=evident)
    return Programme(
        content=base.content, positions=base.positions, folder=Path(), pilot_rows=tuple(row for group in groups for row in group)
    )


def scope(programme: Programme) -> tuple[str, int]:
    found = brief(programme, compute(programme), department="stores").pilot_scope
    assert found is not None
    return found.scope, found.learners


def test_five_people_are_enough_for_own_figures() -> None:
    assert scope(piloted(people(5, "stores"), people(9, "office"))) == ("department", 5)


def test_four_people_see_everybodys_figures() -> None:
    assert scope(piloted(people(4, "stores"), people(9, "office"), people(9, "yard"))) == ("organisation", 22)


def test_the_index_calls_everybody_by_a_sentence_of_the_catalogue(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "de.yaml").write_text("batch:\n  all-of: ganz {organisation}\n", encoding="utf-8")
    programme = replace(piloted(people(4, "stores"), people(9, "office"), people(9, "yard")), words=catalogue_of("de", tmp_path).value)
    found = brief(programme, compute(programme), department="stores").pilot_scope
    assert found is not None
    assert found.label == f"ganz {programme.content.organisation.name}"


def test_programme_cannot_lower_the_five() -> None:
    assert scope(piloted(people(4, "stores"), people(9, "office"), people(9, "yard"), minimum=2)) == ("organisation", 22)


def test_no_pilot_has_no_scope() -> None:
    assert small_briefing().pilot_scope is None


@pytest.mark.parametrize(("count", "points"), [(9, 0.5), (10, 1)])
def test_ten_own_completions_make_the_pilot_strong_evidence(count: int, points: float) -> None:
    programme = piloted(people(count, "stores"), people(12, "office"))
    assert brief(programme, compute(programme), department="stores").benefit_ranking[0].score == points
