"""Where lines do not end: within quantities, dates, amounts and names; and which last lines are too short."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from markup_samples import ORIGIN, markup, paragraph, slide

from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.deck import model as deck
from briefing_builder.deck.walk import leaf_items
from briefing_builder.layout import lay_out
from briefing_builder.layout.text.balance import NARROWER, WIDER, balanced, is_faulty, last_line_share, without_orphan
from briefing_builder.layout.text.typeset import Galley, Typesetter, TypesetText
from briefing_builder.layout.text.unbroken import NO_BREAK, held_together
from briefing_builder.pipeline import library
from briefing_builder.slides.markup import Span
from briefing_builder.units import Emu, points
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


@pytest.mark.parametrize("text", [
    "Say in the next meeting that learning is allowed, and when.",
    "You bring a figure that your team moved, and you did not have to count it.",
    "Customer complaints are answered the first time. You see who has learned what",
])  # fmt: skip
def test_a_single_short_word_stands_on_the_last_line_only_where_one_line_more_would_be_needed(text: str) -> None:
    galley = typesetter().galley(text, typesetter().style("body"), ORIGIN)
    assert isinstance(galley, Galley)
    for width in range(120, 500, 3):
        lines, fewest = lines_of(text, width), galley.measured.broken(points(width)).line_count
        assert len(lines) <= fewest
        assert len(lines) == 1 or len(lines[-1].strip()) >= 9


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (200, ["Advisers answer", "without transferring", "the call."]),
        (220, ["Advisers answer without", "transferring the call."]),
    ],
)
def test_no_line_is_emptied_for_the_last_one(width: int, lines: list[str]) -> None:
    assert [line.strip().replace(NO_BREAK, " ") for line in lines_of("Advisers answer without transferring the call.", width)] == lines


@pytest.mark.parametrize("width", [250, 270, 290])
def test_the_words_before_a_last_line_that_was_filled_are_spread_over_their_lines(width: int) -> None:
    lines = lines_of("Say in the next team meeting that learning at work is allowed, and when.", width)
    assert [line.strip().replace(NO_BREAK, " ") for line in lines] == [
        "Say in the next team meeting", "that learning at work is", "allowed, and when.",
    ]  # fmt: skip


def test_two_words_of_a_name_go_to_the_next_line_together_where_the_column_has_room() -> None:
    assert lines_of("Spreadsheets That Add Up", 150) == ["Spreadsheets ", "That Add Up"]


@pytest.mark.parametrize("width", range(90, 420, 10))
def test_no_line_begins_or_ends_with_the_dot_that_parts_its_items(width: int) -> None:
    facts = "Live online, 2 hours · 4 March, 8 April and 20 May · 14 seats each · nobody needs to approve · you asked for it"
    text = typesetter().typeset(facts, "body", points(width), ORIGIN)
    lines = [line.strip() for paragraph in text.paragraphs for line in _lines(paragraph)]
    assert not any(line.startswith("·") or line.endswith("·") for line in lines)
    assert "".join(lines).replace("·", "").replace(" ", "").replace("\u00a0", "") == facts.replace("·", "").replace(" ", "")
    assert not text.cut


def test_dots_keep_their_links_and_their_emphasis_when_they_divide_a_line() -> None:
    words = (Span(text="See: "), Span(text="The pilot", link="slide:a"), Span(text=" · "), Span(text="The form to fill in", link="slide:b"))
    text = typesetter().typeset(words, "body", points(150), ORIGIN)
    links = [[run.text for run in paragraph.runs if run.link] for paragraph in text.paragraphs]
    assert [len(paragraph.breaks) for paragraph in text.paragraphs] == [0, 0]
    assert [[link.replace("\u00a0", " ") for link in line] for line in links] == [["The pilot"], ["The form to fill in"]]


@pytest.mark.parametrize("fit", [balanced, without_orphan])
@pytest.mark.parametrize("width", range(150, 500, 10))
def test_a_line_ends_within_a_term_only_where_no_measure_keeps_it_whole(fit: Callable[..., tuple[TypesetText, Emu]], width: int) -> None:
    words, style, setter = (
        "Two business results of others add £4,884 before take-up, cut in the same way as ours.",
        typesetter().style("body"),
        typesetter(),
    )
    text, measure = fit(words, style, points(width), setter, ORIGIN)
    fewer = setter.typeset(words, style, points(width), ORIGIN)
    others = [setter.typeset(words, style, measure * per_cent // 100, ORIGIN) for per_cent in (*NARROWER, *WIDER)]
    whole = [one for one in others if one.lines <= fewer.lines and not is_faulty(one, style, setter) and one.width <= points(width)]
    assert text.lines == fewer.lines
    assert measure <= points(width)
    assert not is_faulty(text, style, setter) or not whole


def _lines(paragraph: deck.Paragraph) -> list[str]:
    return [paragraph.text[start:end] for start, end in pairwise([0, *paragraph.breaks, len(paragraph.text)])]


def test_few_words_of_a_link_stand_on_one_line() -> None:
    words = (
        Span(text="Ten-week pilot, 31 August to 6 November 2026, mean test scores in per cent. "),
        Span(text="The pilot in detail", link="slide:a"),
    )
    for width in range(180, 400, 10):
        (paragraph,) = typesetter().typeset(words, "body", points(width), ORIGIN).paragraphs
        assert len([run for run in paragraph.runs if run.link]) == 1


def test_right_to_left_text_keeps_its_right_edge() -> None:
    words, setter = "هذا نص طويل بما يكفي ليحتاج إلى سطرين أو أكثر في هذا العمود", typesetter()
    for fit in (balanced, without_orphan):
        assert fit(words, setter.style("body"), points(200), setter, ORIGIN)[1] == points(200)


class TestLinkedWords:
    TEXT = "You hear the caller and choose a reply before they hang up, and you see at once what your reply did to the call."

    def runs(self, text: str, width: int) -> tuple[deck.Run, ...]:
        words = (Span(text="See: "), Span(text=text, link="slide:a"))
        (line,) = typesetter().typeset(words, "body", points(width), ORIGIN).paragraphs
        assert line.text.replace("\u00a0", " ") == f"See: {text}"
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
