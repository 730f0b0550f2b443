"""Words as they are said: numbers are read aloud."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_builder.speech.spoken import number_words, spoken_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("How will this help your team?", 6),
        ("", 0),
        ("£4.10", 3),  # four pounds ten
        ("£0.95", 2),  # ninety-five pence
        ("£4.00", 2),  # four pounds
        ("£75.50 each", 4),  # seventy-five pounds fifty each
        ("£18.2m", 5),  # eighteen point two million pounds
        ("68%", 3),  # sixty-eight per cent
        ("4,487 hours", 7),  # four thousand four hundred and eighty-seven · hours
        ("1.10", 4),  # one point one zero
        ("in 2027", 3),  # in twenty twenty-seven
        ("in 2007", 5),  # in two thousand and seven
        ("2,027 places", 5),  # two thousand and twenty-seven places: with its comma it is no year
        ("12:30", 2),  # twelve thirty
        ("the 3rd course", 3),
        ("R&D", 3),  # R and D
        ("yes — no", 2),  # a dash is a pause
        ("e-learning doesn’t", 2),
        ("learn.example/try", 5),  # learn dot example slash try
        ("Well done.", 2),
    ],
)
def test_text_counts_as_it_is_spoken(text: str, words: int) -> None:
    assert spoken_words([text]) == words


def test_lines_add_up() -> None:
    assert spoken_words(["one two", "three"]) == 3


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, 1),
        (21, 1),  # twenty-one
        (100, 2),  # one hundred
        (405, 4),  # four hundred and five
        (1_000, 2),  # one thousand
        (1_005, 4),  # one thousand and five
        (107_587, 9),  # one hundred and seven thousand five hundred and eighty-seven
        (2_000_000, 2),  # two million
    ],
)
def test_a_number_counts_as_it_is_read_aloud(number: int, words: int) -> None:
    assert number_words(number) == words


@given(st.integers(min_value=0, max_value=10**12))
def test_every_number_is_said_in_at_least_one_word_and_at_most_four_a_digit(number: int) -> None:
    assert 1 <= number_words(number) <= 4 * len(str(number))


@given(st.text())
def test_any_text_can_be_counted(text: str) -> None:
    assert spoken_words([text]) >= 0


@pytest.mark.parametrize(
    ("text", "words"), [("50 km/h", 4), ("12 m²", 3), ("20 °C,", 3), ("3 kWh", 3), ("e.g. a call", 4), ("the km/hour", 3)]
)
def test_units_are_said_in_full(text: str, words: int) -> None:
    assert spoken_words([text]) == words


def test_japanese_and_chinese_are_counted_by_characters() -> None:
    assert spoken_words(["研修は十五分です。"], "ja") == 8
    assert spoken_words(["Excel を使う"], "ja-JP") == 2 + 3
