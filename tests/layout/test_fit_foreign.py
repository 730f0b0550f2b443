"""Texts in scripts that the brand's fonts lack: set, estimated, told once a script; written from right to left where they run so."""

import pytest
from deck_invariants import broken
from markup_samples import ORIGIN, bullets, markup, paragraph, slide

from briefing_builder.backends import pptx
from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.deck.model import Deck, Text
from briefing_builder.layout import lay_out
from briefing_builder.pipeline import library
from briefing_builder.problems import Problem
from briefing_builder.slides.markup import Slide
from briefing_builder.words import english

BRAND = builtin_brand("editorial")


def laid(one: Slide) -> tuple[Deck, tuple[Problem, ...]]:
    """Return the deck and what layout reports, having looked that no text leaves its frame."""
    slides = markup(one)
    done = lay_out(slides, BRAND, library(), english())
    assert broken(done.value, slides, BRAND, library()) == []
    return done.value, done.problems


def named(deck: Deck, name: str) -> Text:
    return next(item for item in deck.slides[0].items if isinstance(item, Text) and item.name == name)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("日本語の研修", "Chinese, Japanese or Korean"),
        ("עברית", "Hebrew"),
        ("التدريب", "Arabic"),
        ("การเรียนรู้", "Thai or Lao"),
        ("🎉", "emoji"),
    ],
)
def test_a_script_that_our_fonts_lack_is_a_warning_with_its_place(text: str, script: str) -> None:
    _, (problem,) = laid(slide(paragraph(f"Learning: {text}")))
    assert (problem.code, str(problem.severity), problem.source) == ("glyph-fallback", "warning", ORIGIN.content)
    assert f"lack {text[0]} (U+{ord(text[0]):04X})" in problem.message
    assert f"({script})" in problem.message


def test_a_script_is_told_once_for_all_its_texts() -> None:
    _, (problem,) = laid(slide(bullets("日本", "語", "研修"), title="学习"))
    assert "in 4 texts" in problem.message


def test_latin_beside_ideographs_keeps_the_heading_face() -> None:
    deck, _ = laid(slide(title="Learning 日本"))
    assert {run.face for run in named(deck, "Title").paragraphs[0].runs} == {"heading"}


def test_greek_that_only_the_body_face_has_takes_the_body_face_and_is_no_warning() -> None:
    deck, problems = laid(slide(title="Σύνοψη of learning"))
    assert problems == ()
    assert {run.face for run in named(deck, "Title").paragraphs[0].runs} == {"body"}


def test_hebrew_runs_from_right_to_left_and_stands_at_the_right() -> None:
    deck, _ = laid(slide(paragraph("שלום Merrowdale"), paragraph("Merrowdale שלום")))
    first, second = (item.paragraphs[0] for item in deck.slides[0].items if isinstance(item, Text) and item.name == "Text")
    assert [(one.rtl, one.align) for one in (first, second)] == [(True, "right"), (False, "left")]
    assert pptx.file_problems(pptx.write(deck, BRAND), deck) == ()


@pytest.mark.parametrize("char", ["\ue000", "\u0378"], ids=["private use", "unassigned"])
def test_a_character_that_nobody_can_show_is_an_error(char: str) -> None:
    _, (problem,) = laid(slide(paragraph(f"a {char} b")))
    assert (problem.code, str(problem.severity)) == ("glyph-missing", "error")


def test_georgian_has_no_capitals_that_fonts_have() -> None:
    deck, _ = laid(slide(paragraph("team სწავლება", "label")))
    assert "სწავლება" in named(deck, "Text").text
