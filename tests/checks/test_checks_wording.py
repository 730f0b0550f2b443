"""Counting words and finding those that give a text away."""

import pytest
from check_samples import programme

from briefing_builder.checks.numbers import typed_numbers
from briefing_builder.checks.wording import (
    asks_any_questions,
    has_digits,
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


def test_any_questions_is_found_in_its_disguises() -> None:
    assert asks_any_questions("Are there any more questions?")
    assert not asks_any_questions("Which questions did your team ask?")


@pytest.mark.parametrize(
    ("text", "word"), [("What is the problem?", "problem"), ("What worries you?", "worries"), ("What will help?", None)]
)
def test_negative_words(text: str, word: str | None) -> None:
    assert negative_word(text) == word


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,329 places, 4.5 hours and 17 people.", ["1329", "4.5", "17"]),
        ("c-2b and {{ 12 }} and 2026", ["2026"]),
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
