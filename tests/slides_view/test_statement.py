"""The sentence that stands alone before the benefits: the author's, else hours for minutes, else an answer, else what comes first."""

from pathlib import Path
from typing import Any

import pytest
from minimal_programme import minimal_programme

from briefing_builder.pipeline import Options, brief_for, load
from briefing_builder.slides import render
from briefing_builder.slides.markup import words_text

LESSON = {"title": "Half a day", "duration_minutes": 210, "counterfactual": "ran_last_year"}
ANSWERS = [
    {"text": "Show me who has done what", "we_did": "You see it."},
    {"text": "Keep it short", "we_did": "It is.", "departments": ["customer-service"]},
]
NEEDS = {"method": "A form", "asked_on": "2026-06-15", "respondents": 8, "you_said": ANSWERS}
FIRST = {"departments.0.priorities": [{"text": "Fewer calls"}]}


def stated(folder: Path, variant: str = "standard", **content: Any) -> tuple[str, str]:
    """Return what stands large and what stands below it; both empty where there is no such slide."""
    session = load(minimal_programme(folder, **content))
    slides = render(brief_for(session, session.departments[0], Options(variant=variant))).markup.slides
    return next(((words_text(slide.title), words_text(slide.subtitle)) for slide in slides if slide.id == "statement"), ("", ""))


@pytest.mark.parametrize("variant", ["short", "compact", "standard", "long"])
def test_hours_that_were_held_stand_against_minutes(tmp_path: Path, variant: str) -> None:
    found = stated(tmp_path, variant, **{"courses.0.alternative": LESSON, "needs_analysis": NEEDS, **FIRST})
    assert found == ("Half a day for what takes twelve minutes", "Last year a lesson, now Calm Calls")


def test_hours_that_are_planned_are_called_so(tmp_path: Path) -> None:
    planned = LESSON | {"counterfactual": "planned", "travel_minutes": 90}
    large, below = stated(tmp_path, **{"courses.0.alternative": planned})
    assert large == "Five hours planned for what takes twelve minutes"
    assert below == "The lesson as planned, with its journey, and Calm Calls instead"


@pytest.mark.parametrize("lesson", [LESSON | {"counterfactual": "hypothetical"}, LESSON | {"duration_minutes": 23}])
def test_a_lesson_that_nobody_held_or_that_is_hardly_longer_states_nothing(tmp_path: Path, lesson: dict[str, Any]) -> None:
    assert stated(tmp_path, **{"courses.0.alternative": lesson, **FIRST})[0] == "“Fewer calls”"


@pytest.mark.parametrize(
    ("minutes", "large"),
    [
        (45, "Forty-five minutes for what takes twelve"),
        (60, "An hour for what takes twelve minutes"),
        (105, "105\u00a0minutes for what takes 12"),
        (150, "Two and a half hours for what takes twelve minutes"),
        (210, "Half a day for what takes twelve minutes"),
        (240, "Half a day for what takes twelve minutes"),
    ],
)
def test_hours_are_said_as_people_say_them(tmp_path: Path, minutes: int, large: str) -> None:
    assert stated(tmp_path, **{"courses.0.alternative": LESSON | {"duration_minutes": minutes}})[0] == large


@pytest.mark.parametrize(
    ("lesson", "course", "large"),
    [
        (480, 25, "8\u00a0hours for what takes 25\u00a0minutes"),
        (540, 15, "Nine hours for what takes fifteen minutes"),
        (900, 15, "2\u00a0days for what takes 15\u00a0minutes"),
        (210, 25, "Half a day for what takes 25\u00a0minutes"),
        (60, 25, "An hour for what takes 25\u00a0minutes"),
    ],
)
def test_both_times_are_in_words_or_both_are_in_digits(tmp_path: Path, lesson: int, course: int, large: str) -> None:
    content = {"courses.0.alternative": LESSON | {"duration_minutes": lesson}, "courses.0.duration_minutes": course}
    assert stated(tmp_path, **content)[0] == large


def test_what_this_department_said_goes_before_what_anybody_said(tmp_path: Path) -> None:
    assert stated(tmp_path, needs_analysis=NEEDS, **FIRST) == ("“Keep it short.”", "What you told us in June\u00a02026")


@pytest.mark.parametrize(
    "answers",
    [ANSWERS[1:], [*ANSWERS[:1], ANSWERS[1] | {"text": "one two three four five six seven eight nine ten eleven twelve thirteen"}]],
)
def test_an_only_answer_or_a_long_one_is_not_stated(tmp_path: Path, answers: list[Any]) -> None:
    assert stated(tmp_path, needs_analysis={**NEEDS, "you_said": answers}, **FIRST)[0] == "“Fewer calls”"


def test_the_authors_own_sentence_goes_before_all_and_the_departments_before_everybodys(tmp_path: Path) -> None:
    own = {"courses.0.alternative": LESSON, "briefing.statement": "Nobody learns to lift in a chair"}
    assert stated(tmp_path / "a", **own) == ("Nobody learns to lift in a chair", "")
    assert stated(tmp_path / "b", **own, **{"departments.0.briefing.statement": "Calls do not wait"}) == ("Calls do not wait", "")


@pytest.mark.parametrize("priorities", [None, [{"text": "one two three four five six seven eight nine ten eleven twelve thirteen"}]])
def test_where_nothing_is_true_or_short_enough_there_is_no_such_slide(tmp_path: Path, priorities: Any) -> None:
    assert stated(tmp_path, **{"departments.0.priorities": priorities}) == ("", "")
