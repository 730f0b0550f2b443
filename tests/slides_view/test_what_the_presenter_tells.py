"""The opening, why now, stories and last words: the author's own where they are written, else what is true of the programme."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from minimal_programme import minimal_programme, notes_of

from briefing_builder.files.resources import resource
from briefing_builder.pipeline import Options, brief_for, load
from briefing_builder.slides import render
from briefing_builder.slides.markup import Notes, Prompt, words_text

HOOK, WHY, CLOSING = "A hook of ours.", "It ends in March.", "Our last word."


def notes(folder: Path, slide: str, variant: str = "standard", **more: Any) -> Notes:
    """Return the notes of a slide of the smallest example with more content: keys by dotted path, lists counted from 0."""
    return notes_of(minimal_programme(folder, **more), slide, variant)


def said(told: Notes) -> str:
    return " ".join(words_text(line) for line in told.spoken)


def stories_asked_for(told: Notes) -> list[Prompt]:
    return [line for line in told.say if isinstance(line, Prompt) and words_text(line.words).startswith("tell of one day")]


def test_the_authors_own_opening_goes_before_every_other(tmp_path: Path) -> None:
    assert HOOK in said(notes(tmp_path, "ask", **{"briefing.hook": HOOK, "departments.0.priorities": [{"text": "Fewer calls"}]}))


def test_the_departments_own_words_go_before_everybodys(tmp_path: Path) -> None:
    own = {"departments.0.briefing.hook": HOOK, "departments.0.briefing.why_now": WHY, "departments.0.briefing.closing": CLOSING}
    everybodys = {"briefing.hook": "Not this.", "briefing.why_now": "Not this.", "briefing.closing": "Not this."}
    opening = said(notes(tmp_path / "a", "ask", **own, **everybodys))
    assert (HOOK in opening, WHY in opening, "Not this" in opening) == (True, True, False)
    assert said(notes(tmp_path / "b", "close", **own, **everybodys)).endswith(CLOSING)


@pytest.mark.parametrize(
    ("minutes", "spoken"),
    [
        (240, "Four hours"),
        (210, "Three and a half hours"),
        (105, "An hour and three quarters"),
        (60, "An hour"),
        (200, "About three and a quarter hours"),
    ],
)
def test_a_lesson_that_was_held_has_a_slide_of_its_own(tmp_path: Path, minutes: int, spoken: str) -> None:
    lesson = {"title": "Half a day", "duration_minutes": minutes, "counterfactual": "ran_last_year"}
    statement = said(notes(tmp_path / "a", "statement", **{"courses.0.alternative": lesson}))
    assert f"Take this in for a moment: {spoken[0].lower()}{spoken[1:]}, for what now takes twelve minutes." in statement
    assert spoken not in said(notes(tmp_path / "b", "ask", **{"courses.0.alternative": lesson}))


def test_a_lesson_that_is_hardly_longer_opens_the_briefing(tmp_path: Path) -> None:
    lesson = {"title": "A short one", "duration_minutes": 20, "counterfactual": "ran_last_year"}
    opening = said(notes(tmp_path, "ask", **{"courses.0.alternative": lesson}))
    assert "That’s how long somebody was away last year for what now takes 12\u00a0minutes." in opening


@pytest.mark.parametrize("counterfactual", ["planned", "hypothetical"])
def test_a_lesson_that_was_not_held_costs_nothing_last_year(tmp_path: Path, counterfactual: str) -> None:
    lesson = {"title": "Half a day", "duration_minutes": 240, "counterfactual": counterfactual}
    assert "last year" not in said(notes(tmp_path, "ask", **{"courses.0.alternative": lesson}))


def test_what_the_department_answered_opens_the_briefing(tmp_path: Path) -> None:
    needs = {"method": "A form", "asked_on": "2026-06-15", "respondents": 8, "you_said": [{"text": "Keep it short", "we_did": "It is."}]}
    assert "One answer was this: “Keep it short.”" in said(notes(tmp_path, "ask", needs_analysis=needs))


def test_what_others_answered_does_not_open_it(tmp_path: Path) -> None:
    needs = {"method": "A form", "asked_on": "2026-06-15", "respondents": 8, "departments": ["shop"]}
    pair = {"text": "Keep it short", "we_did": "It is."}
    two = [{"id": "customer-service", "name": "Customer Service"}, {"id": "shop", "name": "Shop"}]
    opening = said(notes(tmp_path, "ask", departments=two, needs_analysis={**needs, "you_said": [pair]}))
    assert "One answer" not in opening


@pytest.mark.parametrize(("day", "is_told"), [("2027-01-20", True), ("2027-02-01", False), ("2027-03-01", False)])
def test_why_now_is_a_day_that_lies_ahead_of_the_meeting(tmp_path: Path, day: str, is_told: bool) -> None:
    rollout = {"starts": "2027-02-01"}
    opening = said(notes(tmp_path, "ask", **{"briefing.date": day, "programme.rollout": rollout}))
    assert ("Why now? Because your teams start on 1\u00a0February\u00a02027." in opening) == is_told


def test_an_objective_with_braces_in_its_name_is_told_as_it_is(tmp_path: Path) -> None:
    measure = {"baseline": "3", "target": "1", "due": "2027-06-30"}
    opening = said(notes(tmp_path, "ask", **{"objectives.0.name": "Close the {skills} gap", "objectives.0.measure": measure}))
    assert "Why now? Because “Close the {skills} gap” is due on 30\u00a0June\u00a02027." in opening


def test_without_a_story_there_is_room_for_one_of_the_presenters_own(tmp_path: Path) -> None:
    (prompt,) = stories_asked_for(notes(tmp_path, "benefits"))
    assert prompt.seconds == 40
    assert words_text(prompt.words).startswith("tell of one day in Customer Service when ")


def test_a_story_is_told_before_the_first_benefit_or_after_its_own_and_leaves_no_room(tmp_path: Path) -> None:
    first = said(notes(tmp_path / "a", "benefits"))
    benefits = [
        {"id": "one", "name": "One", "manager_voice": "You get the first thing.", "appeal": "easier"},
        {"id": "two", "name": "Two", "manager_voice": "You get the second thing.", "appeal": "credit"},
    ]
    told = notes(tmp_path / "b", "benefits", benefits=benefits, stories=[{"benefit": "two", "text": "It was a Monday."}])
    assert stories_asked_for(told) == []
    assert said(told).index("second thing") < said(told).index("It was a Monday.")
    opening = notes(tmp_path / "c", "benefits", benefits=benefits, stories=[{"benefit": "one", "text": "It was a Monday."}])
    assert said(opening).index("It was a Monday.") < said(opening).index("first thing")
    assert "It was a Monday." not in first


@pytest.mark.parametrize(
    ("more", "is_told"),
    [
        ({}, True),
        ({"person": "Bo Lund", "permission": {"given": True}}, True),
        ({"person": "Bo Lund"}, False),
        ({"person": "Bo Lund", "permission": {"given": False}}, False),
        ({"course": "closed"}, False),
        ({"departments": ["shop"]}, False),
        ({"departments": ["customer-service"]}, True),
    ],
)
def test_a_story_is_told_where_it_is_meant_permitted_and_open(tmp_path: Path, more: dict[str, Any], is_told: bool) -> None:
    first = yaml.safe_load((resource("examples", "minimal") / "briefing.yaml").read_text(encoding="utf-8"))["courses"][0]
    content = {
        "departments": [{"id": "customer-service", "name": "Customer Service"}, {"id": "shop", "name": "Shop"}],
        "courses": [first, {"id": "closed", "title": "Closed", "duration_minutes": 5, "audience": ["shop"]}],
        "benefits": [{"id": "one", "name": "One", "manager_voice": "You get the first thing.", "appeal": "easier"}],
        "stories": [{"benefit": "one", "text": "It was a Monday.", **more}],
    }
    assert ("It was a Monday." in said(notes(tmp_path, "benefits", **content))) == is_told


def test_a_department_hears_a_story_in_its_own_words_by_the_id_of_the_story(tmp_path: Path) -> None:
    content = {
        "benefits": [{"id": "one", "name": "One", "manager_voice": "You get the first thing.", "appeal": "easier"}],
        "stories": [{"id": "s-monday", "benefit": "one", "text": "It was a Monday."}],
        "departments.0.overrides": {"text": {"stories.s-monday.text": "It was a Sunday."}},
    }
    told = said(notes(tmp_path, "benefits", **content))
    assert "It was a Sunday." in told
    assert "It was a Monday." not in told


def test_the_author_writes_the_last_words_of_the_close_and_the_permission_ends_it(tmp_path: Path) -> None:
    assert "this is yours to say to your team, word for word: " in said(notes(tmp_path / "a", "permission"))
    assert said(notes(tmp_path / "b", "close", **{"briefing.closing": CLOSING})).endswith(CLOSING)


def test_a_manager_of_the_pilot_is_heard_where_no_slide_is_theirs() -> None:
    session = load(resource("examples", "merrowdale"))
    for variant, slide, is_heard in (("standard", "pilot", True), ("long", "pilot", False)):
        slides = render(brief_for(session, "warehouse", Options(variant=variant))).markup.slides
        told = said(next(one.notes for one in slides if one.id == slide))
        assert ("Dawn Ojukwu" in told) == is_heard, variant
