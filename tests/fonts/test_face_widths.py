"""Faces that do not ship with us: what is known of their widths, and what a word measures in a stand-in."""

import json

import pytest

from briefing_builder.files.resources import resource
from briefing_builder.fonts import BOLD_ROW, Font, Library, stand_in_family, widths_in
from briefing_builder.fonts.widths import letter_width
from briefing_builder.units import points

TABLE = widths_in(resource("assets", "fonts"))
SIZE = points(1000)
WORDS = ("Hamburgefons", "WAVE", "willing", "£1,200", "“quoted”", "Łódź", "2026", "Commitment")


def told(word: str, family: str, *, bold: bool = False) -> int:
    row = TABLE.of(family, bold=bold)
    return sum(letter_width(char, row) or 0 for char in word)


def measured(library: Library, word: str, family: str, *, bold: bool = False) -> int:
    """Per mille of an em, in the exact model."""
    return library.font(family, bold=bold, italic=False).widths(word, SIZE)[1] * 1000 // SIZE


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("word", WORDS)
def test_a_word_takes_as_much_as_in_the_widest_of_its_rows(shipped: Library, word: str, bold: bool) -> None:
    family = stand_in_family("Liberation Sans", ("DejaVu Sans", "Century Gothic"))
    widest = max(told(word, "DejaVu Sans", bold=bold), told(word, "Century Gothic", bold=bold))
    assert abs(measured(shipped, word, family, bold=bold) - widest) <= len(word)  # rounded up to units of the font


def test_a_margin_is_added_to_every_letter(shipped: Library) -> None:
    with_margin = measured(shipped, "Hamburgefons", stand_in_family("Liberation Sans", ("DejaVu Sans",), 110))
    assert 1.095 < with_margin / told("Hamburgefons", "DejaVu Sans") < 1.105


def test_a_heavy_face_takes_the_bold_row_though_it_is_not_set_bold(shipped: Library) -> None:
    family = stand_in_family("Liberation Sans", ("Montserrat", "Montserrat" + BOLD_ROW))
    assert abs(measured(shipped, "Hamburgefons", family) - told("Hamburgefons", "Montserrat", bold=True)) <= 12


def test_a_slanted_stand_in_measures_a_little_more(shipped: Library) -> None:
    family = stand_in_family("Liberation Sans", ("DejaVu Sans",))
    upright, slanted = (shipped.font(family, bold=False, italic=italic).widths("Hamburgefons", SIZE)[1] for italic in (False, True))
    assert 1.02 < slanted / upright < 1.04


@pytest.mark.parametrize("text", ["ș", "s\u0326", "s\u200d"])
def test_a_letter_with_marks_measures_like_its_base_letter(text: str) -> None:
    assert told(text, "DejaVu Sans") == told("s", "DejaVu Sans")


def test_a_script_that_the_table_lacks_is_measured_wider_than_in_our_own_face(shipped: Library) -> None:
    own = shipped.font("Liberation Sans", bold=False, italic=False)
    family = stand_in_family("Liberation Sans", ("Century Gothic",))
    assert own.covers("здоровье")
    assert shipped.font(family, bold=False, italic=False).widths("здоровье", SIZE) > own.widths("здоровье", SIZE)


def test_greek_and_cyrillic_are_measured_as_in_the_face_that_replaces_others(shipped: Library) -> None:
    family = stand_in_family("Liberation Sans", ("DejaVu Sans", "Century Gothic"))
    assert abs(measured(shipped, "здоровье", family) - told("здоровье", "DejaVu Sans")) <= 8


def test_ours_are_in_the_table_as_in_their_files(shipped: Library) -> None:
    """The table was read out of the same packages as the files that ship with us."""
    for family in ("Montserrat", "Open Sans", "Poppins", "Roboto"):
        font: Font = shipped.font(family, bold=False, italic=False)
        for char in "aemnoW2":
            assert 0 <= told(char, family) * SIZE - font.advance(char, SIZE) * 1000 < 2 * SIZE, (family, char)


def test_every_row_says_where_it_was_read() -> None:
    data = json.loads(resource("assets", "fonts", "widths.json").read_text(encoding="utf-8"))
    sources = [face["from"] for face in data["faces"].values()] + list(data["narrower"].values())
    assert len(sources) > 60
    assert [source for source in sources if not any(char.isdigit() for char in source) or "(" not in source] == []


def test_a_folder_without_a_table_has_no_widths() -> None:
    assert widths_in(resource("assets")).families == frozenset()
