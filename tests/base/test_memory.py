"""What is made of equal values is made once; a function that is shared has its key, and nothing else."""

import pytest

from briefing_builder.memory import Same, shared
from briefing_builder.values import Value


class Words(Value, frozen=True):
    """A key: some words in a department."""

    text: str
    department: str


def test_it_is_made_once_for_equal_values() -> None:
    made: list[Words] = []

    @shared(most=2)
    def upper(key: Words) -> str:
        made.append(key)
        return key.text.upper()

    assert [upper(Words("a", "sales")), upper(Words("a", "sales")), upper(Words("b", "sales"))] == ["A", "A", "B"]
    assert made == [Words("a", "sales"), Words("b", "sales")]


def test_a_key_that_forgets_what_decides_shows_the_words_of_another() -> None:
    """What the tests of the examples guard against: whoever reads past the key gets what somebody else was given."""
    department = "sales"

    @shared(most=2)
    def poor(text: str) -> str:
        return f"{text} {department}"

    @shared(most=2)
    def whole(key: Words) -> str:
        return f"{key.text} {key.department}"

    first = poor("for"), whole(Words("for", department))
    department = "finance"
    assert first == ("for sales", "for sales")
    assert (poor("for"), whole(Words("for", department))) == ("for sales", "for finance")


def test_the_very_same_is_told_from_its_equal() -> None:
    seen: list[list[str]] = []

    @shared(most=1_000)
    def look(key: Same[list[str]]) -> int:
        seen.append(key.value)
        return len(seen)

    words = ["a"]
    assert [look(Same(words)), look(Same(words)), look(Same(["a"]))] == [1, 1, 2]
    assert [look(Same(["a"])) for _ in range(3)] == [3, 4, 5], "a list lives on in its key, so that no other takes its place"


def test_what_was_not_asked_for_longest_goes_first() -> None:
    made: list[int] = []
    number = shared(most=2)(made.append)
    for each in (1, 2, 1, 3, 1, 2):
        number(each)
    assert made == [1, 2, 3, 2]


def test_an_error_is_raised_each_time() -> None:
    asked: list[str] = []

    @shared(most=2)
    def fail(key: str) -> str:
        asked.append(key)
        raise ValueError(key)

    for _ in range(2):
        with pytest.raises(ValueError, match="a"):
            fail("a")
    assert asked == ["a", "a"]
