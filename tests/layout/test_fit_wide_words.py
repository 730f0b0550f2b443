"""Words wider than their column that no dictionary divides are cut and told; only a column that holds no character stops a deck."""

import pytest
from deck_invariants import broken
from markup_samples import ORIGIN, bullets, markup, paragraph, slide, table
from markup_samples import cell as a_cell

from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.layout import lay_out
from briefing_builder.pipeline import library
from briefing_builder.problems import Problem
from briefing_builder.slides.markup import Block, Slide
from briefing_builder.words import Catalogue, catalogue_of, english

BRAND = builtin_brand("editorial")
WELSH = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
FINNISH = "lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas"
ADDRESS = "https://learn.merrowdale.example/catalogue/courses/2027/calm-calls?department=contact-centre&from=briefing"
MAIL = "learning.and.development.team@departments.merrowdale-group.example"
WORDS = {"welsh": WELSH, "finnish": FINNISH, "address": ADDRESS, "mail": MAIL, "no spaces": "W" * 90}


def problems(one: Slide, words: Catalogue | None = None) -> tuple[Problem, ...]:
    """Return what layout reports in a language without a dictionary, having looked that no text leaves its frame."""
    slides = markup(one)
    laid = lay_out(slides, BRAND, library(), words or catalogue_of("cy").value)
    assert broken(laid.value, slides, BRAND, library()) == []
    return laid.problems


@pytest.mark.parametrize("word", WORDS.values(), ids=WORDS)
def test_a_word_wider_than_a_narrow_column_is_cut_inside_its_frame_and_told(word: str) -> None:
    narrow = table(["One", "Two", "Three", "Four"], [[a_cell(f"Ask {word} first.")] * 4])
    (problem,) = problems(slide(narrow))
    assert (problem.code, str(problem.severity), problem.source) == ("word-cut", "warning", ORIGIN.content)
    assert word[:39] in problem.message
    assert ("short link" in problem.hint) == (word in (ADDRESS, MAIL)), "a hyphen would break an address"


def test_a_word_that_a_dictionary_divides_is_not_told() -> None:
    narrow = table(["One", "Two", "Three", "Four"], [[a_cell(f"Ask {FINNISH} first.")] * 4])
    assert problems(slide(narrow), english()) == ()


@pytest.mark.parametrize("word", [WELSH, ADDRESS, MAIL, "W" * 90])
def test_what_a_dictionary_cannot_divide_is_cut_and_told(word: str) -> None:
    narrow = table([str(number) for number in range(8)], [[a_cell(word)] * 8])
    assert {problem.code for problem in problems(slide(narrow), english())} == {"word-cut"}


@pytest.mark.parametrize(
    "block",
    [bullets(WELSH * 3), table(["One", "Two", "Three", "Four"], [[a_cell(WELSH * 2, MAIL * 2)] * 4])],
    ids=["list", "table"],
)
def test_every_block_with_a_wide_word_stays_inside_its_frames(block: Block) -> None:
    assert {problem.code for problem in problems(slide(block))} == {"word-cut"}


def test_a_word_that_has_room_is_not_mentioned() -> None:
    assert problems(slide(paragraph(WELSH))) == ()


def test_a_column_narrower_than_a_character_is_an_error() -> None:
    heads = [str(number) for number in range(60)]
    found = lay_out(markup(slide(table(heads, [[a_cell("W")] * 60]))), BRAND, library(), english()).problems
    assert ("word-too-wide", "error") in {(problem.code, str(problem.severity)) for problem in found}
