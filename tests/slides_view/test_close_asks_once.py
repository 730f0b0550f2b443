"""What is asked for at the end is what was asked for at the beginning, stands once on its slide, and the rest follows in order of time."""

from pathlib import Path

import pytest
from minimal_programme import minimal_programme

from briefing_builder.pipeline import Options, brief_for, load
from briefing_builder.slides import render
from briefing_builder.slides.markup import Slide, Steps, words_text

LAST = {"id": "report", "text": "Report your line in the review", "by": "from now on"}


def slides_of(folder: Path, *actions: dict[str, str]) -> dict[str, Slide]:
    edits = {"manager_actions": list(actions)} if actions else {}
    session = load(minimal_programme(folder, **edits, **{"close.ask": "Choose two courses and one time in the week."}))
    return {slide.id: slide for slide in render(brief_for(session, session.departments[0], Options())).markup.slides}


def steps_of(slide: Slide, form: str) -> list[str]:
    return [words_text(step.heading) for block in slide.blocks if isinstance(block, Steps) and block.form == form for step in block.steps]


def figures_of(slide: Slide) -> list[str]:
    return [step.figure for block in slide.blocks if isinstance(block, Steps) for step in block.steps if step.figure]


def closing(folder: Path, first: str, by: str) -> tuple[str, list[str]]:
    """Return kicker and dated actions of the close."""
    close = slides_of(folder, {"id": "first", "text": first, "by": by}, LAST)["close"]
    return close.kicker, steps_of(close, "dates")


def test_the_close_asks_for_what_the_ask_asks_for(tmp_path: Path) -> None:
    slides = slides_of(tmp_path)
    assert figures_of(slides["close"]) == figures_of(slides["ask"])[:2] != []


def test_an_action_that_says_the_ask_again_gives_its_day_to_the_kicker(tmp_path: Path) -> None:
    found = closing(tmp_path, "Choose two courses this week.", "before you leave the room")
    assert found == ("Before you leave the room", ["Report your line in the review"])


@pytest.mark.parametrize(
    ("first", "by", "kicker"),
    [
        ("Write down who is away in March.", "before you leave the room", "Before you leave the room"),
        ("Choose two courses this week.", "within a week", "Before you leave"),
    ],
)
def test_another_action_or_another_day_stays(first: str, by: str, kicker: str, tmp_path: Path) -> None:
    assert closing(tmp_path, first, by) == (kicker, [first, "Report your line in the review"])


def test_of_many_actions_the_first_and_the_last_are_shown_and_the_others_told(tmp_path: Path) -> None:
    actions = [{"id": name, "text": f"Do {name}", "by": "within a week"} for name in ("one", "two", "three")]
    close = slides_of(tmp_path, *actions, LAST)["close"]
    assert steps_of(close, "dates") == ["Do one", "Do two", "Report your line in the review"]
    assert any("Do three" in words_text(line) for line in close.notes.say)
