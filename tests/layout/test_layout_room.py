"""Spare room is used: type and air grow in steps, columns end together, parts of a slide are even."""

import pytest
from markup_samples import ORIGIN, areas, bullets, cell, markup, paragraph, slide, steps, table, words

from briefing_builder.brand.model import Brand, Manner
from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.deck import model as deck
from briefing_builder.deck.walk import leaf_items, text_runs
from briefing_builder.layout import lay_out
from briefing_builder.pipeline import library
from briefing_builder.slides.markup import Block, Figure, Figures, Term, Terms
from briefing_builder.units import points
from briefing_builder.values import replace
from briefing_builder.words import english

BRAND = builtin_brand("editorial")
ROOM = BRAND.layout("content").room
ROUNDED = replace(BRAND, manner=Manner(corners="rounded"))


def laid(*blocks: Block, brand: Brand = BRAND) -> tuple[deck.Slide, ...]:
    return lay_out(markup(slide(*blocks)), brand, library(), english()).value.slides


def named(one: deck.Slide, name: str) -> list[deck.Item]:
    return [item for item in leaf_items(one.items) if item.name == name]


def only_table(one: deck.Slide) -> deck.Table:
    return next(item for item in one.items if isinstance(item, deck.Table))


def size(item: deck.Item) -> float:
    return max(run.size for run in text_runs(item)) / 12700


def rows(count: int, text: str = "We did it") -> Block:
    return table(["You said", "We did"], [[cell(f"Line {number}"), cell(text)] for number in range(count)])


def test_a_single_row_is_set_larger_than_a_table_of_four() -> None:
    alone, four = (only_table(laid(rows(count))[0]) for count in (1, 4))
    assert (size(alone), size(four)) == (28, 20)


def test_the_rows_of_a_short_table_use_the_room() -> None:
    assert only_table(laid(rows(5))[0]).box.height > ROOM.height * 3 // 4


def test_rows_of_one_line_and_of_two_become_equally_tall_where_there_is_room() -> None:
    mixed = table(["A", "B"], [[cell("a"), cell("b")], [cell("a"), cell("word " * 12)], [cell("a"), cell("b")]])
    assert len(set(only_table(laid(mixed)[0]).heights[1:])) == 1


@pytest.mark.parametrize("count", [16, 20, 25, 31])
def test_a_table_that_goes_on_is_divided_evenly(count: int) -> None:
    parts = [len(only_table(one).rows) - 1 for one in laid(rows(count))]
    assert sum(parts) == count
    assert max(parts) - min(parts) < len(parts)


def test_the_parts_of_a_table_have_one_size_and_rows_of_one_height() -> None:
    tables = [only_table(one) for one in laid(rows(25))]
    assert len({size(one) for one in tables}) == 1
    assert max(one.heights[1] for one in tables) - min(one.heights[1] for one in tables) < points(1)


def test_nine_items_of_two_slides_are_five_and_four() -> None:
    slides = laid(bullets(*["A long item that takes two lines of the slide, " * 3] * 9))
    assert [len(item.paragraphs) for one in slides for item in named(one, "List") if isinstance(item, deck.Text)] == [5, 4]


def test_few_steps_stand_further_apart_than_many() -> None:
    def pitch(count: int) -> int:
        first, second, *_ = named(laid(steps(*[("Choose", "two courses")] * count, form="rows"))[0], "Step")
        return second.box.top - first.box.top

    assert pitch(3) > pitch(4)


def test_seven_steps_stand_in_two_columns_on_common_lines() -> None:
    found = named(laid(steps(*[("Choose two courses", "in the next six months")] * 7))[0], "Step")
    left, right = found[:4], found[4:]
    assert {item.box.left for item in right} != {item.box.left for item in left}
    assert [item.box.top for item in right] == [item.box.top for item in left[:3]]


def test_a_list_beside_steps_ends_near_them() -> None:
    (one,) = laid(areas((1, False, [steps(*[("Search", "and open it")] * 3)]), (1, False, [bullets(*["a"] * 5)])))
    ends = [max(item.box.bottom for item in named(one, name)) for name in ("Step", "List")]
    assert abs(ends[0] - ends[1]) < points(12)


def test_what_ends_a_panel_stands_at_its_lower_edge() -> None:
    figure = Figures(figures=(Figure(value="84 %", caption="done", emphasis="accent", origin=ORIGIN),), origin=ORIGIN)
    moves = Terms(terms=tuple(Term(label="Say", words=words("word " * 20), emphasis="plain", origin=ORIGIN) for _ in "1234"), origin=ORIGIN)
    (one,) = laid(areas((2, False, [moves]), (1, True, [paragraph("Evidence", "label"), figure])))
    (panel,), (value,), (label,) = named(one, "Panel"), named(one, "Figure"), named(one, "Text")
    assert panel.box.bottom - value.box.bottom < points(44)
    assert value.box.top - label.box.bottom > points(40)


def test_panels_have_the_corners_of_the_brand() -> None:
    block = areas((1, False, [bullets("a")]), (1, True, [bullets("b")]))
    panels = [item for brand in (BRAND, ROUNDED) for item in named(laid(block, brand=brand)[0], "Panel")]
    forms = [item.geometry for item in panels if isinstance(item, deck.Shape)]
    assert forms == ["rectangle", "rounded"]


def test_a_small_heading_never_ends_a_slide_alone() -> None:
    slides = laid(bullets(*["a"] * 11), paragraph("What follows", "label"), rows(9))
    for one in slides:
        told = [item for item in one.items if isinstance(item, deck.Text | deck.Table) and item.name in ("List", "Text", "Sample")]
        assert told[-1].name != "Text"


def test_areas_without_blocks_leave_the_room_to_the_others() -> None:
    (one,) = laid(areas((5, True, []), (6, False, [rows(3)])))
    assert only_table(one).box.width == ROOM.width


def test_columns_too_narrow_for_their_words_stand_below_each_other() -> None:
    word = "Donaudampfschifffahrtsgesellschaft"
    (one,) = laid(areas(*[(1, False, [paragraph(f"{word} {number}", "lead")]) for number in range(4)]))
    assert len({item.box.left for item in named(one, "Text")}) == 1


def test_lines_of_an_address_stand_close_together() -> None:
    first, second = named(laid(paragraph("Joel Hartnell", "small"), paragraph("learning@example.org", "small"))[0], "Text")
    assert second.box.top - first.box.bottom < points(6)
