"""The forms of steps: rows, columns under large numerals, a first step above a date line, and blanks to fill."""

import pytest
from markup_samples import areas, markup, slide, steps

from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.deck import model as deck
from briefing_builder.deck.walk import leaf_items, text_runs
from briefing_builder.layout import lay_out
from briefing_builder.pipeline import library
from briefing_builder.slides.markup import Block
from briefing_builder.units import points
from briefing_builder.values import replace
from briefing_builder.words import english

BRANDS = ("editorial", "bold", "civic")
THREE = (("Choose two courses", "by Friday"), ("Choose one time in the week", "for the whole team"), ("Say that it is allowed", "once"))
FIVE = (*THREE, ("Ask one question after each course", "from now on"), ("Report your line in the review", "by 15 July 2027"))
LONG = "Choose two courses that the people of your team need in the next six months, and agree with every one of them who begins when, "


def laid(*blocks: Block, brand: str = "editorial") -> deck.Slide:
    done = lay_out(markup(slide(*blocks)), builtin_brand(brand), library(), english())
    assert done.problems == ()
    (one,) = done.value.slides
    return one


def named(one: deck.Slide, name: str) -> list[deck.Item]:
    return [item for item in leaf_items(one.items) if item.name == name]


def size_of(item: deck.Item) -> int:
    return max(run.size for run in text_runs(item))


class TestColumns:
    @pytest.mark.parametrize("brand", BRANDS)
    @pytest.mark.parametrize("count", [2, 3])
    def test_few_steps_that_have_the_slide_to_themselves_stand_side_by_side(self, brand: str, count: int) -> None:
        found = named(laid(steps(*THREE[:count]), brand=brand), "Step")
        assert len({item.box.left for item in found}) == count
        assert len({item.box.top for item in found}) == 1

    def test_words_begin_on_one_line_below_headings_of_different_length(self) -> None:
        one = laid(steps(("Choose two", "by Friday"), ("Choose one time", "for the team"), (f"Say that {THREE[1][0].lower()}", "once")))
        assert len({item.box.height for item in named(one, "Step")}) == 2
        assert len({item.box.top for item in named(one, "Words")}) == 1

    def test_the_numerals_are_the_largest_words_of_the_slide(self) -> None:
        one = laid(steps(*THREE))
        assert size_of(named(one, "Numeral 1")[0]) >= points(80)

    @pytest.mark.parametrize("brand", BRANDS)
    def test_figures_stand_in_place_of_numerals_in_one_size_and_on_one_line(self, brand: str) -> None:
        found = steps(("courses to choose", ""), ("a week to find", ""), ("sentence to say", "once"))
        figures = ("2", "15\u00a0min", "1")
        block = replace(found, steps=tuple(replace(step, figure=figure) for step, figure in zip(found.steps, figures, strict=True)))
        shown = [item for number in (1, 2, 3) for item in named(laid(block, brand=brand), f"Numeral {number}")]
        assert [item.text for item in shown if isinstance(item, deck.Text)] == list(figures)
        assert len({size_of(item) for item in shown}) == 1
        assert len({item.box.height for item in shown}) == 1

    def test_steps_in_a_column_of_the_slide_stay_rows(self) -> None:
        found = named(laid(areas((1, False, [steps(*THREE)]), (1, False, [steps(*THREE)]))), "Step")
        assert len({item.box.left for item in found}) == 2

    def test_steps_that_are_texts_are_rows(self) -> None:
        found = named(laid(steps((LONG, ""), (LONG, ""), (LONG, ""))), "Step")
        assert len({item.box.left for item in found}) == 1

    def test_rows_can_be_asked_for(self) -> None:
        assert len({item.box.left for item in named(laid(steps(*THREE, form="rows")), "Step")}) == 1


class TestFirst:
    @pytest.mark.parametrize("brand", BRANDS)
    @pytest.mark.parametrize("count", [1, 2, 3, 5])
    def test_the_first_step_is_twice_as_large_as_the_others(self, brand: str, count: int) -> None:
        first, *others = named(laid(steps(*FIVE[:count], checks=True, form="first"), brand=brand), "Step")
        assert len(others) == count - 1
        assert all(size_of(first) >= 2 * size_of(other) and first.box.bottom < other.box.top for other in others)

    def test_the_others_stand_on_one_date_line_each_with_its_mark(self) -> None:
        one = laid(steps(*FIVE, checks=True, form="first"))
        (line,) = named(one, "Date line")
        _, *marks = named(one, "Box to tick")
        assert len(marks) == 4
        assert all(mark.box.top < line.box.top < mark.box.bottom for mark in marks)
        assert len({item.box.top for item in named(one, "Step")[1:]}) == 1

    def test_without_boxes_to_tick_discs_are_the_marks(self) -> None:
        one = laid(steps(*FIVE, form="first"))
        assert len(named(one, "Mark")) == 4
        assert not named(one, "Box to tick")

    def test_in_a_narrow_column_the_others_are_rows_with_dates_at_the_left(self) -> None:
        one = laid(areas((8, False, [steps(*FIVE, checks=True, form="first")]), (4, True, [steps(("Ask", ""))])))
        _, *dates = named(one, "Date")
        _, *rows = [item for item in named(one, "Step") if item.box.top > dates[0].box.top - points(1)]
        assert len({item.box.top for item in dates}) == 4
        assert all(date.box.right <= row.box.left for date, row in zip(dates[1:], rows, strict=False))

    def test_more_steps_than_a_slide_holds_so_stand_in_rows_and_go_on(self) -> None:
        done = lay_out(markup(slide(steps(*[(LONG * 3, "by Friday")] * 9, form="first"))), builtin_brand("editorial"), library(), english())
        assert done.problems == ()
        numerals = [item.name for one in done.value.slides for item in leaf_items(one.items) if item.name.startswith("Numeral")]
        assert numerals == [f"Numeral {number}" for number in range(1, 10)]


class TestBlanks:
    @pytest.mark.parametrize("brand", BRANDS)
    def test_figures_stand_on_one_line_above_lines_of_one_pitch(self, brand: str) -> None:
        found = steps(("courses", ""), ("a week: when?", ""), form="blanks")
        parts = zip(found.steps, ("2", "15\u00a0min"), (3, 1), strict=True)
        block = replace(found, steps=tuple(replace(step, figure=figure, lines=lines) for step, figure, lines in parts))
        one = laid(block, brand=brand)
        assert len({item.box.bottom for item in named(one, "Figure")}) == 1
        tops = sorted(item.box.top for item in named(one, "Line"))
        assert len(tops) == 4
        assert tops[0] == tops[1]
        assert tops[2] - tops[1] == tops[3] - tops[2] >= points(28)

    def test_dates_stand_on_one_line(self) -> None:
        one = laid(steps(*THREE, form="dates"))
        assert len({item.box.top for item in named(one, "Date")}) == 1
        assert len(named(one, "Date line")) == 1

    def test_one_date_alone_is_said_large_and_is_no_line(self) -> None:
        one = laid(steps(("Say it in the next team meeting", "within a week"), form="dates"))
        (date,), (step,) = named(one, "Date"), named(one, "Step")
        assert not named(one, "Date line") + named(one, "Mark")
        assert date.box.bottom <= step.box.top
        assert max(run.size for run in text_runs(step)) >= points(24)

    @pytest.mark.parametrize("brand", BRANDS)
    def test_a_figure_that_needs_more_takes_it_from_the_others_and_leaves_room_to_write(self, brand: str) -> None:
        found = steps(("courses", ""), ("a week: when?", ""), form="blanks")
        parts = zip(found.steps, ("2", "15\u00a0min"), (2, 1), strict=True)
        one = laid(replace(found, steps=tuple(replace(step, figure=figure, lines=lines) for step, figure, lines in parts)), brand=brand)
        assert all(run.size >= points(28) for item in named(one, "Step") for run in text_runs(item))
        assert all(item.box.width >= points(200) for item in named(one, "Line"))
