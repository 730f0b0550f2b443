"""Tables in the brand's manner, with columns and headings of any length."""

from itertools import accumulate

import pytest
from markup_samples import ORIGIN, cell, markup, slide, table, words

from briefing_builder.brand.model import Brand, Manner
from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.deck import model as deck
from briefing_builder.layout import lay_out
from briefing_builder.pipeline import library
from briefing_builder.slides.markup import Cell, Mark, Table
from briefing_builder.units import points
from briefing_builder.values import replace
from briefing_builder.words import english

LINES = replace(builtin_brand("editorial"), manner=Manner(tables="hairlines"))
BANDS = replace(builtin_brand("editorial"), manner=Manner(tables="bands"))


def laid(block: Table, brand: Brand = LINES) -> deck.Table:
    (one,) = lay_out(markup(slide(block)), brand, library(), english()).value.slides
    return next(item for item in one.items if isinstance(item, deck.Table))


def marks(block: Table) -> list[deck.Shape]:
    (one,) = lay_out(markup(slide(block)), LINES, library(), english()).value.slides
    return [item for item in one.items if isinstance(item, deck.Shape) and item.name in ("Disc", "Ring")]


def sample(count: int) -> Table:
    return table(["Course", "When"], [[cell("Calm Calls"), cell("now")]] * count)


def marked(mark: Mark) -> Cell:
    return replace(cell(mark), mark=mark)


def matrix(names: list[str], rows: int) -> Table:
    how = "Fewer repeat calls, because the first answer settles the matter."
    marks = [marked("direct" if number % 2 else "supporting") for number in range(len(names))]
    return table(["Course", *names, "What changes"], [[cell("Calm Calls", "12 minutes · you asked for it"), *marks, cell(how)]] * rows)


def test_bars_stand_below_the_words_of_their_cells_on_one_scale() -> None:
    minutes = [("210 minutes", 100), ("12 minutes", 6), ("none", None)]
    block = table(["Course", "Minutes"], [[cell("Calm Calls"), replace(cell(said), bar=bar)] for said, bar in minutes])
    (one,) = lay_out(markup(slide(block)), LINES, library(), english()).value.slides
    bars = [item for item in one.items if item.name == "Bar"]
    (drawn,) = [item for item in one.items if isinstance(item, deck.Table)]
    bottoms = list(accumulate(drawn.heights, initial=drawn.box.top))[2:]
    assert [round(100 * bar.box.width / bars[0].box.width) for bar in bars] == [100, 6]
    assert all(bar.box.bottom <= bottom for bar, bottom in zip(bars, bottoms, strict=False))
    assert {bar.box.left for bar in bars} == {drawn.box.left + drawn.widths[0] + drawn.rows[1][1].insets.left}


def test_bars_of_columns_of_different_width_are_on_one_scale() -> None:
    block = table(["Classroom", "Course"], [[replace(cell("210 minutes"), bar=80), replace(cell("12 minutes"), bar=40)]] * 3)
    wide = replace(block, columns=(block.columns[0], replace(block.columns[1], share=3)))
    (one,) = lay_out(markup(slide(wide)), LINES, library(), english()).value.slides
    first, second, *_ = [item.box.width for item in one.items if item.name == "Bar"]
    (drawn,) = [item for item in one.items if isinstance(item, deck.Table)]
    assert drawn.widths[0] < drawn.widths[1]
    assert round(100 * second / first) == 50


def test_hairlines_lie_under_rows_without_fills() -> None:
    done = laid(sample(3))
    assert (done.header_rule, done.rule) == ("ink", "hairline")
    assert {cell.fill for row in done.rows for cell in row} == {""}


def test_bands_have_a_header_on_the_accent_and_no_rules() -> None:
    done = laid(sample(3), BANDS)
    assert (done.header_rule, done.rule) == ("", "")
    assert {cell.fill for cell in done.rows[0]} == {"accent"}
    assert {run.colour for cell in done.rows[0] for paragraph in cell.paragraphs for run in paragraph.runs} == {"on-accent"}


@pytest.mark.parametrize(("count", "fills"), [(1, ["surface"]), (2, ["", "surface"]), (3, ["surface", "", "surface"])])
def test_every_second_row_stands_on_a_surface_and_the_last_one_ends_the_table(count: int, fills: list[str]) -> None:
    assert [row[0].fill for row in laid(sample(count), BANDS).rows[1:]] == fills


def test_the_first_column_is_flush_with_the_margin_only_where_no_band_begins() -> None:
    assert laid(sample(2)).rows[1][0].insets.left == 0
    assert laid(sample(2), BANDS).rows[1][0].insets.left > 0


def test_headings_stand_on_their_lower_edge() -> None:
    assert {cell.anchor for cell in laid(sample(2)).rows[0]} == {"bottom"}


def test_direct_and_supporting_differ_by_shape_and_by_word() -> None:
    done = laid(table(["A", "B"], [[marked("direct"), marked("supporting")]]))
    assert [cell.paragraphs[0].text for cell in done.rows[1]] == ["direct", "supporting"]
    disc, ring = marks(table(["A", "B"], [[marked("direct"), marked("supporting")]]))
    assert (disc.fill, disc.line, ring.fill, ring.line) == ("accent", "", "", "accent")


@pytest.mark.parametrize("count", [1, 4, 9])
def test_each_mark_stands_before_the_words_of_its_cell(count: int) -> None:
    block = table(["A", "B"], [[cell("Calm Calls", "12 minutes"), marked("direct")]] * count)
    done = laid(block)
    tops = list(accumulate(done.heights, initial=done.box.top))[1:]
    for mark, top, height, row in zip(marks(block), tops, done.heights[1:], done.rows[1:], strict=False):
        words = done.box.left + done.widths[0] + row[1].insets.left
        assert points(14) <= mark.box.width == mark.box.height <= points(20)
        assert done.box.left + done.widths[0] < mark.box.left < mark.box.right < words
        assert abs(mark.box.top + mark.box.height // 2 - (top + height // 2)) < points(1)
    assert len(marks(block)) == count


def test_five_objectives_and_seven_courses_stand_on_one_slide() -> None:
    assert len(laid(matrix(["Right first time"] * 5, 7)).rows) == 8


def test_columns_keep_the_shares_of_the_template_while_they_fit() -> None:
    first, second = laid(sample(4)).widths
    assert abs(first - second) <= 1


def test_a_long_word_takes_the_width_that_it_needs_rather_than_be_cut() -> None:
    word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
    block = table(["A", "B", "C", "D"], [[cell(word), cell("b"), cell("c"), cell("d")]])
    wide, *others = laid(block).widths
    assert wide > max(others)


def test_a_heading_of_thirty_words_keeps_all_of_them() -> None:
    name = " ".join(f"word{number}" for number in range(30))
    block = replace(matrix(["Short", name], 2), origin=ORIGIN)
    assert laid(block).rows[0][2].paragraphs[0].text == name
    assert block.columns[2].heading == words(name)


def form(rows: int) -> Table:
    blank = replace(cell(""), blank="line")
    return table(["What stands in the way", "Who", "By when"], [[cell("No time"), blank, blank]] * rows)


@pytest.mark.parametrize("brand", [LINES, BANDS])
def test_a_blank_cell_has_a_line_to_write_on_and_no_words(brand: Brand) -> None:
    done = laid(form(5), brand)
    for row in done.rows[1:]:
        assert [item.line for item in row] == ["muted"] * 3
        assert [bool(item.paragraphs) and bool(item.paragraphs[0].text) for item in row] == [True, False, False]
        assert {item.fill for item in row} == {""}


def test_a_row_to_write_in_has_room_for_a_hand() -> None:
    assert min(laid(form(7)).heights[1:]) >= points(36)


def test_a_row_to_write_in_has_one_line_over_its_width_that_is_told_from_those_of_a_table() -> None:
    done = laid(form(2))
    assert done.lines_below(0) == [("ink", deck.HEADER_WEIGHT)] * 3
    assert done.lines_below(1) == [("muted", deck.WRITING_WEIGHT)] * 3


def test_lines_to_write_on_are_as_far_apart_as_one_another() -> None:
    rows = [[cell(name), replace(cell(""), blank="line")] for name in ("No time", "word " * 12, "No desk")]
    assert len(set(laid(table(["What stands in the way", "Who"], rows)).heights[1:])) == 1


@pytest.mark.parametrize("brand", [LINES, BANDS])
def test_the_row_that_matters_is_bold_and_in_the_accent(brand: Brand) -> None:
    plain, accent = ([replace(cell(text), emphasis=emphasis) for text in ("Enrolments", "84 %")] for emphasis in ("plain", "accent"))
    done = laid(table(["Measure", "All"], [plain, accent, plain]), brand)
    runs = [[run for item in row for paragraph in item.paragraphs for run in paragraph.runs] for row in done.rows[1:]]
    assert [{(run.colour, run.bold) for run in row} for row in runs] == [{("ink", False)}, {("accent", True)}, {("ink", False)}]
