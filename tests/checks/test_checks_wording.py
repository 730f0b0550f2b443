"""Counting words and finding those that give a text away."""

import pytest
from check_samples import programme

from briefing_builder.checks.figures.claims import has_digits, typed_numbers
from briefing_builder.checks.wording import (
    asks_any_questions,
    asks_for_an_obstacle,
    asks_for_yes_or_no,
    is_of_learning_team,
    negative_word,
    prose,
    speaks_to_manager,
    word_count,
)


def test_value_counts_as_one_word_without_digits() -> None:
    text = "It took {{ pilot.median_minutes | round(1) }} minutes – really."
    assert prose(text) == "It took ¤ minutes – really."
    assert (word_count(text), has_digits(text)) == (5, False)


@pytest.mark.parametrize("text", ["You win.", "It helps YOUR team.", "A choice that is yours", "you’ll see"])
def test_second_person_is_heard(text: str) -> None:
    assert speaks_to_manager(text)


@pytest.mark.parametrize("text", ["Young people learn.", "Everybody wins.", "{{ you }}"])
def test_other_words_are_no_second_person(text: str) -> None:
    assert not speaks_to_manager(text)


POSITIVE = (
    "We discussed several general e-learning benefits earlier, but how do you think this will help your team?",
    "Which questions did your team ask?",
    "How will this help your team? Take your time.",
    "Where would ten minutes help your people first?",
    "What would your team do with the hours that come back?",
    "You have seen the problem of the early shift. What would you try first?",
)


@pytest.mark.parametrize(
    "text",
    [
        "Are there any more questions?",
        "Does anyone in your team have a question?",
        "What questions do you have?",
        "Thank you. Questions?",
        "Any thoughts?",
        "Has anybody got some comments?",
    ],
)
def test_a_request_for_questions_is_found_in_its_disguises(text: str) -> None:
    assert asks_any_questions(text)


@pytest.mark.parametrize(
    "text",
    [
        "What will stop this from working?",
        "What could go wrong in your team?",
        "What is in the way of your people?",
        "Why would this not work for you?",
        "Why should your team bother?",
        "What keeps you from starting?",
    ],
)
def test_a_question_for_obstacles_is_found(text: str) -> None:
    assert asks_for_an_obstacle(text) is not None


@pytest.mark.parametrize("text", ["Will this help your team?", "So, do you see it?", "Wouldn't they like that?", "But can you use it?"])
def test_a_question_that_a_bare_no_answers_is_found(text: str) -> None:
    assert asks_for_yes_or_no(text)


@pytest.mark.parametrize("text", POSITIVE)
def test_a_positive_open_question_passes(text: str) -> None:
    assert not asks_any_questions(text)
    assert asks_for_an_obstacle(text) is None
    assert not asks_for_yes_or_no(text)


@pytest.mark.parametrize(
    ("text", "word"), [("What is the problem?", "problem"), ("What worries you?", "worries"), ("What will help?", None)]
)
def test_negative_words(text: str, word: str | None) -> None:
    assert negative_word(text) == word


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,329 places, 4.5 hours and 17 people.", ["1329", "4.5", "17"]),
        ("c-2b and {{ 12 }} and 2026", []),
        ("84 %.", ["84"]),
    ],
)
def test_typed_numbers(text: str, values: list[str]) -> None:
    assert [str(typed.value) for typed in typed_numbers(text)] == values


def test_shift_leader_is_not_of_the_learning_team() -> None:
    content = programme().content
    assert is_of_learning_team(content, "Ada Kay", None)
    assert is_of_learning_team(content, "Any Body", "L&D Partner")
    assert not is_of_learning_team(content, "Bo Lund", "Shift Leader")
