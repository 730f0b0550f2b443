"""Where lines do not end: within quantities, dates, amounts and names; and which last lines are too short."""

from itertools import pairwise

import pytest
from markup_samples import ORIGIN, markup, paragraph, slide

from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.deck import model as deck
from briefing_builder.deck.walk import leaf_items
from briefing_builder.layout import lay_out
from briefing_builder.layout.text.balance import balanced, last_line_share, without_orphan
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.layout.text.unbroken import held_together
from briefing_builder.pipeline import library
from briefing_builder.slides.markup import Span
from briefing_builder.units import points
from briefing_builder.values import replace
from briefing_builder.words import english

BRAND = builtin_brand("editorial")


def typesetter() -> Typesetter:
    return Typesetter(brand=BRAND, library=library(), words=english())


def lines_of(text: str, width: int) -> list[str]:
    (line,) = typesetter().typeset(text, "body", points(width), ORIGIN).paragraphs
    edges = [0, *line.breaks, len(line.text)]
    return [line.text[start:end] for start, end in pairwise(edges)]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("78 % of n = 57", "78_% of n_=_57"),
        ("15.6 min, 3 h and 12 kg", "15.6_min, 3_h and 12_kg"),
        ("€ 5, 5 €, KES 12,345,678 and 5 EUR", "€_5, 5_€, KES_12,345,678 and 5_EUR"),
        ("1 200 000 of 12 345", "1_200_000 of 12_345"),
        ("on 15 July 2027", "on 15_July 2027"),
        ("am 15. Juli, Nr. 5", "am 15._Juli, Nr._5"),
        ("in Q2 2027", "in Q2_2027"),
        ("J. R. Hartnell", "J._R._Hartnell"),
        ("12 minutes in 2027 we met", "12 minutes in 2027 we met"),
        ("the plan = 57 and in = 5", "the plan =_57 and in =_5"),
        ("no digits and no initials", "no digits and no initials"),
    ],
)
def test_what_belongs_together_has_no_break_spaces(text: str, held: str) -> None:
    assert held_together(text) == held.replace("_", "\u00a0")


@pytest.mark.parametrize("text", ["used at work by 78 % of them all", "told by people, n = 57 of them", "it begins on the 15 July for all"])
def test_no_column_parts_a_number_from_what_it_counts(text: str) -> None:
    for width in range(70, 300, 5):
        assert not any(line.split(" ")[0] in ("%", "=", "57", "July") for line in lines_of(text, width))


def test_a_column_too_narrow_for_a_quantity_breaks_it_rather_than_cut_it() -> None:
    text = typesetter().typeset("KES 12,345,678", "body", points(105), ORIGIN)
    assert (text.cut, text.lines) == (0, 2)


def test_quantities_are_held_together_across_emphasis() -> None:
    words = (Span(text="word " * 30 + "78"), Span(text=" % of them", strong=True))
    (one,) = lay_out(markup(slide(replace(paragraph(""), words=words))), BRAND, library(), english()).value.slides
    (text,) = [item for item in leaf_items(one.items) if isinstance(item, deck.Text) and item.name == "Text"]
    assert text.text.endswith("78\u00a0% of them")


def test_a_text_on_one_line_keeps_its_ordinary_spaces() -> None:
    assert lines_of("78 % of them", 400) == ["78 % of them"]


@pytest.mark.parametrize("width", range(180, 560, 20))
def test_no_short_last_line_is_left_where_another_measure_has_none(width: int) -> None:
    words, style = (
        "We write down what stands in the way of learning at work, and who removes it for the team when.",
        typesetter().style("body"),
    )
    setter = typesetter()
    usual = setter.typeset(words, style, points(width), ORIGIN)
    text, measure = without_orphan(words, style, points(width), setter, ORIGIN)
    assert text.lines == usual.lines
    assert measure <= points(width)
    assert last_line_share(text, style, setter) >= min(30, last_line_share(usual, style, setter))


def test_a_single_short_word_is_not_left_on_the_last_line() -> None:
    words, style, setter = "Say in the next meeting that learning is allowed, and when.", typesetter().style("body"), typesetter()
    width = next(points(w) for w in range(500, 200, -1) if lines_of(words, w)[1:] == ["when."])
    text, _ = without_orphan(words, style, width, setter, ORIGIN)
    assert last_line_share(text, style, setter) >= 30


def test_right_to_left_text_keeps_its_right_edge() -> None:
    words, setter = "هذا نص طويل بما يكفي ليحتاج إلى سطرين أو أكثر في هذا العمود", typesetter()
    for fit in (balanced, without_orphan):
        assert fit(words, setter.style("body"), points(200), setter, ORIGIN)[1] == points(200)


class TestLinkedWords:
    TEXT = "You hear the caller and choose a reply before they hang up, and you see at once what your reply did to the call."

    def runs(self, text: str, width: int) -> tuple[deck.Run, ...]:
        words = (Span(text="See: "), Span(text=text, link="slide:a"))
        (line,) = typesetter().typeset(words, "body", points(width), ORIGIN).paragraphs
        assert line.text == f"See: {text}"
        starts = [sum(len(run.text) for run in line.runs[:number]) for number in range(len(line.runs))]
        assert set(line.breaks) <= set(starts)
        return line.runs

    @pytest.mark.parametrize("width", range(120, 500, 40))
    def test_a_link_over_several_lines_is_one_run_a_line(self, width: int) -> None:
        linked = [run for run in self.runs(self.TEXT, width) if run.link]
        assert len({run.link for run in linked}) == 1
        assert len(linked) > 1
        assert all(run.text == run.text.strip(" ") for run in linked)

    def test_a_link_on_one_line_is_one_run(self) -> None:
        assert [run.text for run in self.runs("here", 400)] == ["See: ", "here"]
