"""Titles and other large texts: lines of similar length, by a narrower measure that the frame itself says."""

import pytest
from markup_samples import ORIGIN, markup, paragraph, slide, words

from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.deck import model as deck
from briefing_builder.layout import lay_out
from briefing_builder.layout.text.balance import balanced, last_line_share
from briefing_builder.layout.text.typeset import Typesetter, TypesetText
from briefing_builder.pipeline import library
from briefing_builder.slides.markup import Slide
from briefing_builder.units import Emu, points
from briefing_builder.values import replace
from briefing_builder.words import english

BRAND = builtin_brand("editorial")
TYPESETTER = Typesetter(brand=BRAND, library=library(), words=english())
SAMPLES = (
    "Twelve minutes at the right moment are worth more than a day",
    "Learning where you work: twelve minutes, not a half-day",
    "Which of these courses would have helped your people in the last bad week you remember?",
)


def title(one: Slide) -> deck.Text:
    (laid,) = lay_out(markup(one), BRAND, library(), english()).value.slides
    return next(item for item in laid.items if isinstance(item, deck.Text) and item.name == "Title")


@pytest.mark.parametrize("text", SAMPLES)
@pytest.mark.parametrize("width", [400, 500, 640])
def test_balance_needs_no_more_lines_and_its_last_line_is_no_orphan(text: str, width: int) -> None:
    style = TYPESETTER.style("cover-title")
    plain = TYPESETTER.typeset(words(text), style, points(width), ORIGIN)
    even, measure = balanced(words(text), style, points(width), TYPESETTER, ORIGIN)
    assert even.lines == plain.lines
    assert measure <= points(width)
    assert last_line_share(even, style, TYPESETTER) >= max(50, last_line_share(plain, style, TYPESETTER) - 25)


def test_a_text_of_one_line_keeps_its_measure() -> None:
    assert balanced(words("Short"), TYPESETTER.style("title"), points(400), TYPESETTER, ORIGIN)[1] == points(400)


def test_the_measure_alone_makes_a_renderer_break_the_lines_so() -> None:
    style = TYPESETTER.style("cover-title")
    even, measure = balanced(words(SAMPLES[0]), style, points(500), TYPESETTER, ORIGIN)
    assert TYPESETTER.typeset(words(SAMPLES[0]), style, measure, ORIGIN).paragraphs == even.paragraphs


@pytest.mark.parametrize(("layout", "text"), [("title", SAMPLES[1]), ("question", SAMPLES[2])])
def test_the_lines_of_a_cover_and_of_a_question_are_of_similar_length(layout: str, text: str) -> None:
    shown = title(slide(layout=layout, title=text))
    assert shown.insets.right > BRAND.layout(layout).placeholders["title"].insets[2]


def test_a_department_of_several_lines_on_a_cover_is_set_in_the_measure_of_its_lines() -> None:
    department = "Customer Relations, Complaints and Retention"
    (laid,) = lay_out(markup(replace(slide(layout="title", title="Learning"), kicker=department)), BRAND, library(), english()).value.slides
    shown = next(item for item in laid.items if isinstance(item, deck.Text) and item.name == "Kicker")
    style = replace(BRAND.layout("title").placeholders["kicker"].style, size=shown.paragraphs[0].runs[0].size)
    width = Emu(shown.box.width - shown.insets.left - shown.insets.right)
    assert shown.insets.right > BRAND.layout("title").placeholders["kicker"].insets[2]
    assert TYPESETTER.typeset(words(department), style, width, ORIGIN).paragraphs[0].breaks == shown.paragraphs[0].breaks


def test_large_letters_have_more_to_spare_than_small_ones() -> None:
    spare = [measure - even.width for even, measure in (_balanced_at(size) for size in (18, 100))]
    assert spare[1] >= points(6) > spare[0] >= points(3)


def _balanced_at(size: int) -> tuple[TypesetText, Emu]:
    style = replace(TYPESETTER.style("title"), size=points(size))
    return balanced(words(SAMPLES[0]), style, Emu(points(size) * 20), TYPESETTER, ORIGIN)


def test_a_title_of_two_good_lines_uses_the_whole_measure() -> None:
    text = "We covered the whole of the queue with the people we already have, and nobody had to leave the floor at all"
    assert title(slide(paragraph("x"), title=text)).insets.right == BRAND.layout("content").placeholders["title"].insets[2]


def test_a_short_last_line_that_no_smaller_size_brings_back_is_balanced() -> None:
    text = "Before the roll-out to everyone we tried it with our own people in all departments first"
    assert title(slide(paragraph("x"), title=text)).insets.right > BRAND.layout("content").placeholders["title"].insets[2]
