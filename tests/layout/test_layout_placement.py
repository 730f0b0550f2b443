"""Where blocks stand in the height of a slide, and how large few words are."""

import pytest
from markup_samples import ORIGIN, areas, bullets, cell, markup, paragraph, slide, steps, table, words

from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.deck import model as deck
from briefing_builder.deck.walk import leaf_items, text_runs
from briefing_builder.layout import lay_out
from briefing_builder.layout.flow.placement import down_by
from briefing_builder.pipeline import library
from briefing_builder.slides.markup import Areas, Block, Figure, Figures, Term, Terms
from briefing_builder.units import points
from briefing_builder.values import replace
from briefing_builder.words import english

BRAND = builtin_brand("editorial")
ROOM = BRAND.layout("content").room
FIGURE = Figures(figures=(Figure(value="84 %", caption="done", emphasis="accent", origin=ORIGIN),), origin=ORIGIN)


def laid(*blocks: Block, placement: str = "fitting") -> deck.Slide:
    done = lay_out(markup(replace(slide(*blocks), placement=placement)), BRAND, library(), english())
    assert done.problems == ()
    return done.value.slides[0]


def named(one: deck.Slide, name: str) -> list[deck.Item]:
    return [item for item in leaf_items(one.items) if item.name == name]


def terms(*texts: str) -> Terms:
    return Terms(terms=tuple(Term(label="Say", words=words(text), emphasis="plain", origin=ORIGIN) for text in texts), origin=ORIGIN)


def top_share(item: deck.Item, height: int) -> float:
    """What stands above the item of the spare height."""
    return (item.box.top - ROOM.top) / (ROOM.height - height)


class TestEnds:
    def test_the_last_block_stands_at_the_foot_of_the_room_whatever_is_beside_it(self) -> None:
        one = laid(ends("plain"), placement="top")
        first, last, panel = named(one, "Text")[0], named(one, "Text")[1], named(one, "Panel")[0]
        assert first.box.top == panel.box.top == ROOM.top
        assert last.box.bottom == panel.box.bottom == ROOM.bottom

    def test_an_accented_panel_is_filled_and_carries_its_own_ink(self) -> None:
        one = laid(ends("accent"), placement="top")
        (panel,) = named(one, "Panel")
        assert isinstance(panel, deck.Shape)
        assert panel.fill == "accent"
        assert {run.colour for run in text_runs(named(one, "Text")[-1])} == {"on-accent"}


def ends(emphasis: str) -> Areas:
    """Two texts beside a panel with one."""
    found = areas((5, False, [paragraph("Answer"), paragraph("Benefit")]), (7, True, [paragraph("Question")]))
    left, right = found.areas
    return replace(found, areas=(replace(left, anchor="ends"), replace(right, anchor="ends", emphasis=emphasis)))


class TestPlacement:
    def test_one_thing_stands_in_the_optical_middle(self) -> None:
        (text,) = named(laid(paragraph("Words")), "Text")
        assert 0.4 < top_share(text, text.box.height) < 0.5

    @pytest.mark.parametrize(("placement", "share"), [("top", 0), ("balanced", 0.36), ("hero", 0.42)])
    def test_a_template_may_ask_for_a_place(self, placement: str, share: float) -> None:
        (text,) = named(laid(paragraph("Words"), placement=placement), "Text")
        assert top_share(text, text.box.height) == pytest.approx(share, abs=0.01)

    def test_a_table_begins_at_the_top(self) -> None:
        (one,) = named(laid(table(["A", "B"], [[cell("a"), cell("b")]])), "Sample")
        assert one.box.top == ROOM.top

    def test_blocks_begin_lower_below_a_title_of_two_lines_where_they_have_room(self) -> None:
        long = words("Before the roll-out to everyone we tried it with our own people first")
        rows = [[cell("a"), cell("b")]]
        below = [
            lay_out(markup(replace(slide(table(["A", "B"], rows * count)), title=long)), BRAND, library(), english()) for count in (1, 7)
        ]
        few, many = [next(item for item in leaf_items(done.value.slides[0].items) if item.name == "Sample") for done in below]
        assert few.box.top == ROOM.top + points(12)
        assert ROOM.top <= many.box.top <= few.box.top
        assert many.box.top + many.box.height <= ROOM.top + ROOM.height

    def test_what_fills_the_room_begins_at_the_top(self) -> None:
        assert down_by([paragraph("Words")], "fitting", points(270), points(300), 1) == 0

    def test_slides_that_go_on_begin_at_the_top(self) -> None:
        assert down_by([paragraph("Words")], "fitting", points(100), points(300), 2) == 0

    @pytest.mark.parametrize(("anchor", "share"), [("top", 0), ("middle", 0.5), ("bottom", 1)])
    def test_an_area_has_an_anchor_beside_a_taller_one(self, anchor: str, share: float) -> None:
        columns = areas((1, False, [terms(*["Some words to say"] * 4)]), (1, False, [paragraph("Words")]))
        left, right = columns.areas
        one = laid(replace(columns, areas=(left, replace(right, anchor=anchor))))
        (text,) = named(one, "Text")
        first, last = (item.box for number, item in enumerate(named(one, "Words")) if number in (0, 3))
        row = named(one, "Rule")[0].box.top
        end = last.bottom + (first.top - row)
        assert (text.box.top - row) / (end - row - text.box.height) == pytest.approx(share, abs=0.02)

    def test_a_figure_alone_stands_in_the_middle_of_its_panel(self) -> None:
        one = laid(areas((2, False, [terms(*["Some words to say"] * 4)]), (1, True, [FIGURE])))
        (panel,), (figure,) = named(one, "Panel"), named(one, "Figure")
        above, below = figure.box.top - panel.box.top, panel.box.bottom - figure.box.bottom
        assert abs(above - below) < points(24)

    def test_small_words_stay_with_the_heading_that_names_them(self) -> None:
        panel = [paragraph("Why", "label"), paragraph("It asks first.", "small")]
        label, small = named(laid(areas((2, False, [terms(*["Some words"] * 4)]), (1, True, panel))), "Text")
        assert small.box.top - label.box.bottom < points(30)


class TestLargerType:
    def size(self, one: deck.Slide, name: str) -> int:
        return max(run.size for item in named(one, name) for run in text_runs(item))

    def test_few_rows_in_a_high_room_are_larger_than_many(self) -> None:
        assert self.size(laid(terms("Say it.", "Ask it.")), "Words") > self.size(laid(terms(*["Say it."] * 4)), "Words")

    def test_few_items_of_a_list_are_larger_than_many(self) -> None:
        assert self.size(laid(bullets("One", "Two")), "List") > self.size(laid(bullets(*["One"] * 6)), "List")

    def test_few_steps_in_rows_are_larger_than_many(self) -> None:
        few, many = (laid(steps(*[("Choose", "two")] * count, form="rows")) for count in (2, 4))
        assert self.size(few, "Numeral 1") > self.size(many, "Numeral 1")

    def test_a_step_that_would_need_another_line_is_not_set_larger(self) -> None:
        columns = areas((3, False, [steps(("Search the catalogue for the course", ""), ("Open it", ""))]), (2, False, [paragraph("Words")]))
        assert {len(item.paragraphs[0].breaks) for item in named(laid(columns), "Step") if isinstance(item, deck.Text)} == {0}

    @pytest.mark.parametrize(("count", "size"), [(7, 72), (12, 60), (25, 48), (44, 36)])
    def test_the_size_of_display_text_follows_its_number_of_words(self, count: int, size: int) -> None:
        assert self.size(laid(paragraph("word " * count, "display")), "Text") == points(size)

    def test_display_texts_of_an_area_have_one_size_up_to_eighteen_words(self) -> None:
        beside = (1, True, [FIGURE])
        assert {self.size(laid(areas((2, False, [paragraph("word " * n, "display")]), beside)), "Text") for n in (4, 9, 17)} == {points(44)}

    def test_display_text_of_any_length_goes_on_rather_than_overflow(self) -> None:
        assert len(lay_out(markup(slide(paragraph("word " * 90, "display"))), BRAND, library(), english()).problems) == 0
