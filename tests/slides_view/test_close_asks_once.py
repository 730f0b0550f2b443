"""What is asked for at the end stands once on its slide: as the title, or as the first action, and not as both."""

from pathlib import Path

import pytest
from minimal_programme import minimal_programme

from briefing_builder.pipeline import Options, brief_for, load
from briefing_builder.slides import render
from briefing_builder.slides.markup import Steps, words_text

LAST = {"id": "report", "text": "Report your line in the review", "by": "from now on"}


def closing(folder: Path, first: str, by: str) -> tuple[str, list[str]]:
    """Return kicker and actions of the close."""
    actions = [{"id": "first", "text": first, "by": by}, LAST]
    session = load(minimal_programme(folder, manager_actions=actions, **{"close.ask": "Choose two courses and one time in the week."}))
    slides = render(brief_for(session, session.departments[0], Options())).markup.slides
    one = next(slide for slide in slides if slide.id == "close")
    (steps,) = [block for block in one.blocks if isinstance(block, Steps)]
    return one.kicker, [words_text(step.heading) for step in steps.steps]


def test_an_action_that_says_the_ask_again_gives_its_day_to_the_kicker(tmp_path: Path) -> None:
    found = closing(tmp_path, "Choose two courses this week.", "before you leave the room")
    assert found == ("Before you leave the room", ["Report your line in the review"])


@pytest.mark.parametrize(
    ("first", "by"),
    [("Write down who is away in March.", "before you leave the room"), ("Choose two courses this week.", "within a week")],
)
def test_another_action_or_another_day_stays(tmp_path: Path, first: str, by: str) -> None:
    assert closing(tmp_path, first, by) == ("What next", [first, "Report your line in the review"])
