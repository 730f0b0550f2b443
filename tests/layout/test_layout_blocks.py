"""How single blocks are set: sizes, continuation, numbers, bars and links."""

from decimal import Decimal

import pytest
from markup_samples import ORIGIN, areas, bullets, cards, cell, markup, paragraph, slide, steps, table, words

from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.deck import model as deck
from briefing_builder.deck.walk import leaf_items, text_runs
from briefing_builder.layout import lay_out
from briefing_builder.layout.blocks.targets import MARK, VALUES_GAP, VALUES_WIDTH
from briefing_builder.layout.room.fragment import GUTTER
from briefing_builder.pipeline import library
from briefing_builder.problems import Problem
from briefing_builder.slides.markup import Block, Chart, Figure, Figures, Paragraph, Series, Slide, Strip, Target, Targets
from briefing_builder.slides.markup import Segment as Part
from briefing_builder.units import points
from briefing_builder.values import replace
from briefing_builder.words import english

BRAND = builtin_brand("editorial")
LONG = "word " * 400


def laid(*blocks: Block, title: str = "A title") -> tuple[deck.Slide, ...]:
    done = lay_out(markup(slide(*blocks, title=title)), BRAND, library(), english())
    assert done.problems == ()
    return done.value.slides


def problems(one: Slide) -> tuple[Problem, ...]:
    return lay_out(markup(one), BRAND, library(), english()).problems


def texts(slides: tuple[deck.Slide, ...], name: str) -> list[str]:
    return [item.text for one in slides for item in leaf_items(one.items) if isinstance(item, deck.Text) and item.name == name]


def sizes(slides: tuple[deck.Slide, ...], name: str) -> set[float]:
    return {run.size / 12700 for one in slides for item in leaf_items(one.items) if item.name == name for run in text_runs(item)}


def target(baseline: str, start: str | None, goal: str) -> Target:
    share = None if start is None else Decimal(start)
    return Target(name="Completed", baseline=baseline, target="80 %", baseline_share=share, target_share=Decimal(goal), origin=ORIGIN)


def bars(*targets: Target) -> list[deck.Item]:
    (one,) = laid(Targets(targets=targets, origin=ORIGIN))
    return [item for item in leaf_items(one.items) if item.name in ("Bar", "Baseline", "Target")]


def test_a_slide_that_fits_has_no_count_in_its_title() -> None:
    assert [one.title for one in laid(bullets("a"))] == ["A title"]


def test_a_slide_that_goes_on_says_so_in_its_title_and_its_id() -> None:
    slides = laid(bullets(*["a"] * 30))
    assert [one.title for one in slides] == ["A title (1 of 3)", "A title (2 of 3)", "A title (3 of 3)"]
    assert [one.id for one in slides] == ["sample", "sample--2", "sample--3"]


def test_the_slide_title_that_is_set_is_the_one_that_is_told() -> None:
    assert texts(laid(bullets(*["a"] * 30)), "Title") == ["A title (1 of 3)", "A title (2 of 3)", "A title (3 of 3)"]


def test_a_table_repeats_its_headings_when_it_goes_on() -> None:
    slides = laid(table(["Course", "When"], [[cell(f"Course {number}"), cell("now")] for number in range(40)]))
    tables = [item for one in slides for item in one.items if isinstance(item, deck.Table)]
    assert len(tables) > 1
    assert {tuple(cell.paragraphs[0].text for cell in one.rows[0]) for one in tables} == {("Course", "When")}
    assert sum(len(one.rows) - 1 for one in tables) == 40


def test_a_short_table_is_set_large_and_a_long_one_smaller() -> None:
    one, few, some, many = ([[cell("a"), cell("b")]] * count for count in (1, 3, 4, 14))
    assert sizes(laid(table(["A", "B"], one)), "Sample") == {14, 28}
    assert sizes(laid(table(["A", "B"], few)), "Sample") == {14, 24}
    assert sizes(laid(table(["A", "B"], some)), "Sample") == {14, 20}
    assert sizes(laid(table(["A", "B"], many)), "Sample") == {12}


def test_steps_that_go_on_keep_counting() -> None:
    slides = laid(steps(*[("A step", "with words " * 24)] * 8))
    shown = [item for one in slides for item in leaf_items(one.items) if isinstance(item, deck.Text)]
    numerals = [item.text for item in shown if item.name.startswith("Numeral")]
    assert len(slides) > 1
    assert numerals == ["1", "2", "3", "4", "5", "6", "7", "8"]


def test_steps_to_tick_have_boxes_and_no_numbers() -> None:
    (one,) = laid(steps(("Choose", ""), ("Say it", ""), checks=True))
    assert [item.name for item in leaf_items(one.items) if item.name.startswith(("Box", "Numeral"))] == ["Box to tick", "Box to tick"]


def test_three_cards_stand_on_one_line_and_four_two_by_two() -> None:
    def tops(count: int) -> list[int]:
        (one,) = laid(cards(*[("Heading", "Words.")] * count, icon="", mark="", figure="", caption=""))
        return [item.box.top for item in leaf_items(one.items) if item.name == "Card"]

    assert len(set(tops(3))) == 1
    first, second, third, fourth = tops(4)
    assert (first, third) == (second, fourth)
    assert first < third


def test_the_figures_of_cards_stand_on_one_line_however_long_the_words_are() -> None:
    (one,) = laid(cards(("A", "Short."), ("B", "Longer words " * 6), ("C", "Words.")))
    assert len({item.box.top for item in leaf_items(one.items) if item.name == "Figure"}) == 1


def test_cards_too_tall_for_a_row_go_on_and_keep_their_marks() -> None:
    slides = laid(cards(("A", "words " * 70), ("B", "words " * 70), ("C", "words " * 70)))
    shown = [text for name in ("Mark", "Heading") for text in texts(slides, name)]
    assert sum("EASIER" in text for text in shown) == 3


def test_the_words_of_cards_have_eighteen_points_at_least() -> None:
    crowded = laid(cards(*[("Heading", "Some words that take their room in this card. ")] * 6))
    assert min(sizes(crowded, "Card")) == 18


def test_running_text_has_twenty_points_and_small_print_twelve() -> None:
    assert sizes(laid(paragraph("Words")), "Text") == {20}
    assert sizes(laid(bullets("Words", "More words", "Others", "More", "The last words")), "List") == {20}
    assert sizes(laid(paragraph("Words", "note")), "Text") == {12}


def test_a_baseline_is_filled_and_the_target_marked_at_their_shares() -> None:
    bar, baseline, goal = bars(target("40 %", "0.4", "0.8"))
    assert BRAND.layout("content").room.width - bar.box.width < VALUES_WIDTH + VALUES_GAP
    assert baseline.box.width == bar.box.width * 4 // 10
    assert goal.box.left - bar.box.left == bar.box.width * 8 // 10


def test_a_target_below_the_baseline_has_its_way_back_to_it() -> None:
    (one,) = laid(Targets(targets=(target("90 %", "0.9", "0.2"),), origin=ORIGIN))
    shown = {item.name: item.box for item in leaf_items(one.items) if isinstance(item, deck.Shape)}
    assert shown["Way"].left == shown["Target"].left == shown["Baseline"].right == shown["Bar"].left + shown["Bar"].width * 2 // 10
    assert shown["Way"].right == shown["Bar"].left + shown["Bar"].width * 9 // 10


def test_today_is_as_grey_as_before_and_the_way_to_the_target_is_accented() -> None:
    (one,) = laid(Targets(targets=(target("40 %", "0.4", "0.8"),), origin=ORIGIN))
    fills = {item.name: item.fill for item in leaf_items(one.items) if isinstance(item, deck.Shape)}
    assert (fills["Baseline"], fills["Way"], fills["Target"]) == ("past", "accent", "highlight")


def test_the_figures_of_targets_are_set_as_figures() -> None:
    (one,) = laid(Targets(targets=(target("40 %", "0.4", "0.8"),), origin=ORIGIN))
    (values,) = [item for item in leaf_items(one.items) if item.name == "Baseline and target"]
    assert values.paragraphs[0].runs[0].face == BRAND.styles["figure"].face


def test_without_a_baseline_only_the_target_is_marked() -> None:
    assert [item.name for item in bars(target("", None, "0.5"))] == ["Bar", "Target"]


def test_a_target_at_the_end_stays_on_the_bar() -> None:
    bar, goal = bars(target("", None, "1"))
    assert goal.box.right == bar.box.right
    assert goal.box.width == MARK.width


def test_a_target_says_below_it_from_where_it_starts() -> None:
    assert texts(laid(Targets(targets=(target("40 %", "0.4", "0.8"),), origin=ORIGIN)), "Baseline and target") == ["80 %\nfrom 40 %"]
    assert texts(laid(Targets(targets=(target("", None, "0.8"),), origin=ORIGIN)), "Baseline and target") == ["80 %\nno figure yet"]


def test_what_is_reached_is_grey_and_the_way_to_the_target_has_the_accent() -> None:
    (one,) = laid(Targets(targets=(target("40 %", "0.4", "0.8"),), origin=ORIGIN))
    fills = {item.name: item.fill for item in leaf_items(one.items) if isinstance(item, deck.Shape)}
    assert (fills["Baseline"], fills["Way"], fills["Target"]) == ("past", "accent", "highlight")


def test_the_widths_of_the_time_strip_follow_the_seconds() -> None:
    segments = (Part(label="Open", seconds=300, emphasis="muted"), Part(label="Your questions", seconds=600, emphasis="accent"))
    (one,) = laid(paragraph("Words"), Strip(segments=segments, caption="Time", alt="One third and two thirds", origin=ORIGIN))
    group = next(item for item in one.items if isinstance(item, deck.Group))
    first, second = group.items
    assert group.alt == "One third and two thirds"
    assert second.box.left - group.box.left == group.box.width // 3
    assert abs(second.box.width - 2 * first.box.width) < points(5)


def test_where_a_segment_is_too_narrow_for_its_words_all_stand_below() -> None:
    segments = (Part(label="Open", seconds=1, emphasis="plain"), Part(label="Questions", seconds=999, emphasis="accent"))
    (one,) = laid(Strip(segments=segments, caption="Time", alt="Time", origin=ORIGIN))
    group = next(item for item in one.items if isinstance(item, deck.Group))
    narrow, wide, *below = group.items
    assert [item.text for item in below if isinstance(item, deck.Text)] == ["Open", "Questions"]
    assert all(item.box.top >= narrow.box.bottom for item in below)
    assert isinstance(narrow, deck.Shape)
    assert isinstance(wide, deck.Shape)


def test_small_print_stands_at_the_foot_of_every_part() -> None:
    slides = laid(bullets(*["a"] * 30), paragraph("Asked in June.", "note"))
    shown = [item for one in slides for item in one.items if isinstance(item, deck.Text)]
    foots = [item.box.bottom for item in shown if item.text == "Asked in June."]
    assert foots == [BRAND.layout("content").room.bottom] * len(slides)


def test_two_areas_share_the_room_by_their_shares_and_a_panel_is_as_tall_as_its_neighbour() -> None:
    (one,) = laid(areas((2, False, [bullets("a", "b", "c", "d")]), (1, True, [paragraph("b")])))
    listed = next(item for item in leaf_items(one.items) if item.name == "List")
    panel = next(item for item in leaf_items(one.items) if item.name == "Panel")
    assert abs(listed.box.width - 2 * panel.box.width - GUTTER) <= 2
    assert panel.box.bottom == listed.box.bottom


def test_one_figure_in_a_wide_room_stands_alone() -> None:
    one_figure = Figures(figures=(Figure(value="84 %", caption="done", emphasis="accent", origin=ORIGIN),), origin=ORIGIN)
    assert texts(laid(one_figure), "Figure") == ["84 %\ndone"]


def test_letters_written_apart_are_composed() -> None:
    assert texts(laid(paragraph("e\u0301lan")), "Text") == ["élan"]


@pytest.mark.parametrize("values", [(Decimal(0), Decimal(0)), (None, None)])
def test_a_chart_of_nothing_still_has_an_axis(values: tuple[Decimal | None, ...]) -> None:
    series = (Series(name="Now", values=values, role="present"),)
    chart = Chart(kind="bars", categories=("a", "b"), series=series, format="0", highlight=-1, name="C", alt="A", origin=ORIGIN)
    (one,) = laid(chart)
    assert next(item.axis_maximum for item in one.items if isinstance(item, deck.Chart)) == 1


def test_a_chart_above_a_slide_full_of_text_goes_before_it() -> None:
    series = (Series(name="Now", values=(Decimal(1),), role="present"),)
    chart = Chart(kind="columns", categories=("a",), series=series, format="0", highlight=-1, name="C", alt="A", origin=ORIGIN)
    slides = laid(chart, bullets(*["a"] * 9))
    assert next(item.name for item in slides[0].items if item.name in ("C", "List")) == "C"


@pytest.mark.parametrize(
    ("block", "code"),
    [
        (paragraph(LONG), "does-not-fit"),
        (bullets(LONG), "does-not-fit"),
        (paragraph("a \ue000 b"), "glyph-missing"),
        (bullets(*["word " * 60] * 200), "does-not-fit"),
    ],
    ids=["long paragraph", "long item", "no glyph", "more parts than a deck should have"],
)
def test_what_cannot_be_set_is_an_error_at_the_authors_place(block: Block, code: str) -> None:
    (problem,) = problems(slide(block))
    assert (problem.code, str(problem.severity), problem.source) == (code, "error", ORIGIN.content)


def test_a_category_without_glyphs_is_an_error() -> None:
    series = (Series(name="Now", values=(Decimal(1),), role="present"),)
    chart = Chart(kind="bars", categories=("\ue000",), series=series, format="0", highlight=-1, name="C", alt="A", origin=ORIGIN)
    assert [problem.code for problem in problems(slide(chart))] == ["glyph-missing"]


def test_a_title_that_no_size_holds_is_an_error() -> None:
    assert {problem.code for problem in problems(slide(title="word " * 60))} == {"title-too-long"}


def test_a_long_title_steps_down_in_size_before_it_fails() -> None:
    assert max(sizes(laid(title="A title of some length " * 6), "Title")) < 30


def test_the_first_list_takes_the_layouts_own_placeholder_and_a_second_none() -> None:
    one = replace(slide(bullets("a"), bullets("b")), layout="body")
    (laid_slide,) = lay_out(markup(one), BRAND, library(), english()).value.slides
    assert [item.placeholder for item in laid_slide.items if isinstance(item, deck.Text) and item.name == "List"] == ["body", ""]


def test_seconds_and_words_of_a_divided_slide_divide_with_it() -> None:
    one = slide(bullets(*["a"] * 30), seconds=100, say=["x", "y", "z"])
    slides = lay_out(markup(one, slide(id="next", seconds=20)), BRAND, library(), english()).value.slides
    assert [(part.starts, part.seconds) for part in slides] == [(0, 33), (33, 33), (66, 34), (100, 20)]


def test_an_item_knows_the_line_of_the_template_and_of_the_content() -> None:
    (one,) = laid(paragraph("Words"))
    item = next(item for item in leaf_items(one.items) if item.name == "Text")
    assert isinstance(item, deck.Text)
    assert item.sources == (ORIGIN.template, ORIGIN.content)


def test_a_link_to_a_slide_stays_a_link() -> None:
    linked = replace(paragraph("x"), words=(replace(words("there")[0], link="slide:next"),))
    (one,) = laid(linked)
    assert [run.link for item in leaf_items(one.items) if item.name == "Text" for run in text_runs(item)] == [deck.SlideLink(slide="next")]


def display(text: str) -> Paragraph:
    return Paragraph(words=words(text), style="display", origin=ORIGIN)


@pytest.mark.parametrize(("count", "least"), [(4, 54), (12, 40), (40, 24), (200, 12)])
def test_a_display_text_is_as_large_as_its_length_deserves(count: int, least: int) -> None:
    (one,) = laid(display("word " * count))
    (text,) = [item for item in leaf_items(one.items) if isinstance(item, deck.Text) and item.name == "Text"]
    assert text.paragraphs[0].runs[0].size >= points(least)
