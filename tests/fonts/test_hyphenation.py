"""Long words are divided by the dictionary of the language, into as few parts as fit, of similar lengths."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_builder.fonts import HYPHEN, Font, Piece, hyphen_places, measured_paragraph
from briefing_builder.fonts.hyphenation import FEWEST_LETTERS, division_points
from briefing_builder.pipeline import library
from briefing_builder.units import Emu, points

SURVEY = "Kundenzufriedenheitsbefragung"
SIZE = points(20)


def divided(font: Font, text: str, letters: int, language: str = "de-DE") -> str:
    """Return the text with its hyphens in a column of so many letters of half an em (10.08 points), and of what a line keeps free."""
    places = hyphen_places(measured_paragraph([Piece(text=text, font=font, size=SIZE)]), points(letters * 101 // 10 + 2), language)
    edges = [0, *places, len(text)]
    return HYPHEN.join(text[start:stop] for start, stop in pairwise(edges))


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        (29, "Kundenzufriedenheitsbefragung"),
        (28, "Kundenzufrieden-heitsbefragung"),
        (16, "Kundenzufrieden-heitsbefragung"),
        (15, "Kundenzu-friedenheits-befragung"),
        (13, "Kundenzu-friedenheits-befragung"),
    ],
)
def test_a_word_has_as_few_parts_as_its_column_allows_with_room_for_each_hyphen(half_em: Font, letters: int, expected: str) -> None:
    assert divided(half_em, SURVEY, letters) == expected


def test_only_what_is_wider_than_the_column_is_divided(half_em: Font) -> None:
    assert divided(half_em, f"Die Unterschrift zur {SURVEY}, bitte", 20) == "Die Unterschrift zur Kundenzufrieden-heitsbefragung, bitte"


def test_a_part_that_cannot_be_divided_leaves_the_word_as_it_is(half_em: Font) -> None:
    assert divided(half_em, SURVEY, 4) == SURVEY


@pytest.mark.parametrize(
    "text", ["learning.and.development@departments.merrowdale.example", "https://merrowdale.example/Kundenzufriedenheit"]
)
def test_an_address_gets_no_hyphen(half_em: Font, text: str) -> None:
    assert divided(half_em, text, 12) == text


@pytest.mark.parametrize("language", ["cy", "sw", "x-none", ""])
def test_a_language_without_a_dictionary_divides_nothing(half_em: Font, language: str) -> None:
    assert divided(half_em, SURVEY, 15, language) == SURVEY


def test_a_region_without_a_dictionary_has_that_of_its_language() -> None:
    assert division_points(SURVEY, "de-LU") == division_points(SURVEY, "de") != ()


def test_languages_divide_differently() -> None:
    assert division_points("Telecommunications", "en-GB") != division_points("Telecommunications", "de-DE")


@given(st.text(st.characters(categories=("L",)), min_size=1, max_size=30), st.sampled_from(["en-GB", "en-US", "fr"]))
def test_a_hyphen_stands_within_a_word_with_letters_enough_on_both_sides(word: str, language: str) -> None:
    assert all(FEWEST_LETTERS <= place <= len(word) - FEWEST_LETTERS for place in division_points(word, language))


@given(st.integers(60, 400), st.sampled_from(["Carlito", "Gelasio", "Liberation Sans"]), st.booleans())
def test_every_part_with_its_hyphen_is_whole_in_the_column_and_no_two_are(width: int, family: str, bold: bool) -> None:
    piece = Piece(text=SURVEY, font=library().font(family, bold=bold, italic=False), size=SIZE)
    paragraph, column = measured_paragraph([piece]), points(width)
    edges = [0, *hyphen_places(paragraph, column, "en-GB"), len(SURVEY)]
    parts = [SURVEY[start:stop] + (HYPHEN if stop < len(SURVEY) else "") for start, stop in pairwise(edges)]
    if len(parts) > 1:
        assert all(fits(piece, part, column) for part in parts)
        assert not any(fits(piece, one.removesuffix(HYPHEN) + other, column) for one, other in pairwise(parts))


def fits(piece: Piece, text: str, width: Emu) -> bool:
    return measured_paragraph([Piece(text=text, font=piece.font, size=piece.size)]).width <= width
