"""The opening question is judged by what it asks: each kind finds its examples, a good question is of none, and the docs list them."""

from pathlib import Path

import pytest
from check_samples import problems, programme

from briefing_builder.checks.meeting.openings import BAD_OPENINGS, GOOD_OPENINGS, BadOpening
from briefing_builder.content.models.session import Opening
from briefing_builder.problems import Severity

DOCS = Path(__file__).parents[2] / "docs" / "content.md"
BAD = [(kind, example) for kind in BAD_OPENINGS for example in kind.examples]


@pytest.mark.parametrize(("kind", "example"), BAD, ids=[example for _, example in BAD])
def test_a_bad_opening_is_told_at_its_place_with_a_way_out(kind: BadOpening, example: str) -> None:
    found = [one for one in problems({"qa.opening.prompt": example}) if one.code == kind.code]
    assert found != []
    assert found[0].source is not None
    assert found[0].severity is (Severity.ERROR if kind.severity == "error" else Severity.WARNING)
    assert found[0].hint


@pytest.mark.parametrize(
    "text",
    [
        "Does anyone in your team have a question?", "What will stop this from working?", "What worries you?", "Any doubts?",
        "Do you like it?", "Will this help?", "What would your people say against it?", "Why would your team say no?",
        "What is your biggest concern?", "Could somebody else’s team use it?", "Who in your team has a question?", "What puts you off?",
        "What do you dislike about it?", "Questions so far?", "It helps your team, don’t you think?", "Which reservations do you have?",
    ],
)  # fmt: skip
def test_what_brings_a_no_or_a_silence_is_of_a_kind(text: str) -> None:
    assert [kind.code for kind in BAD_OPENINGS if kind.find(text)] != []


@pytest.mark.parametrize(
    "text",
    [
        *GOOD_OPENINGS, Opening().prompt,
        "You know your unit at four in the morning. Where would ten minutes help your people first?",
        "Think of the person who started last. What would you have sent them on the first day?",
        "When in your week would it fit best?", "Who in your team would you send it to first, and why?",
        "What would your team do with a free hour on a Tuesday?", "Which of these would your customers notice first?",
    ],
)  # fmt: skip
def test_a_question_that_brings_a_positive_answer_passes(text: str) -> None:
    assert [kind.code for kind in BAD_OPENINGS if kind.find(text)] == []


def test_the_docs_list_every_kind_with_its_examples() -> None:
    text = DOCS.read_text(encoding="utf-8")
    for kind in BAD_OPENINGS:
        row = next(line for line in text.splitlines() if line.startswith("|") and f"`{kind.code}`" in line)
        assert [example for example in kind.examples[:2] if example not in row] == []
    assert [example for example in GOOD_OPENINGS if example not in text] == []


def test_of_two_first_voices_the_departments_own_is_asked_and_the_other_is_told() -> None:
    other = {"name": "Bo Lund", "by_department": {"stores": {"name": "Cy Ott"}}}
    (problem,) = [one for one in problems({"qa.opening.first_voice": other}) if one.code == "two-first-voices"]
    assert "Bo Lund, and Cy Ott" in problem.message
    assert "keep one" in problem.hint
    assert problem.source is not None
    assert programme({"qa.opening.first_voice": other}).content.qa.opening.first_voice is not None


@pytest.mark.parametrize(
    ("own", "other", "named", "is_told"),
    [
        ("Stores North", "Stores", "Stores North", False), ("Stores North", "Stores", "Stores", True),
        ("Stores North", "Stores", "Stores North, as Stores did", True), ("Stores", "Stores North", "Stores North", True),
    ],
)  # fmt: skip
def test_a_departments_own_name_leads_to_nobody_else_though_it_holds_anothers(own: str, other: str, named: str, is_told: bool) -> None:
    edits = {"departments.0.name": own, "departments.1.name": other, "qa.opening.prompt": f"How will this help you in {named}?"}
    assert any(one.code == "prompt-other-team" and other in one.message for one in problems(edits)) is is_told
