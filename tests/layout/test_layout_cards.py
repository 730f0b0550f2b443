"""Cards and big figures: the arrangement follows the number and the words, rows are equal, and the brand's manner is kept."""

from collections.abc import Sequence

import pytest
from markup_samples import ORIGIN, cards, markup, slide, words

from briefing_builder.brand.model import Manner
from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.deck import model as deck
from briefing_builder.deck.walk import leaf_items, text_runs
from briefing_builder.layout import lay_out
from briefing_builder.layout.blocks.cards.content import ICON_GAP
from briefing_builder.pipeline import library
from briefing_builder.slides.markup import Block, Figure, Figures, Pair, Pairs
from briefing_builder.units import points
from briefing_builder.values import replace
from briefing_builder.words import english

BRAND = builtin_brand("editorial")
SHORT = ("Hours back", "A short course fits between two peaks.")
BARE = {"figure": "", "caption": "", "mark": ""}


def laid(block: Block, manner: Manner = BRAND.manner) -> tuple[deck.Slide, ...]:
    done = lay_out(markup(slide(block)), replace(BRAND, manner=manner), library(), english())
    assert done.problems == ()
    return done.value.slides


def named(slides: Sequence[deck.Slide], *names: str) -> list[deck.Item]:
    return [item for one in slides for item in leaf_items(one.items) if item.name in names]


def groups(one: deck.Slide) -> list[deck.Group]:
    return [item for item in one.items if isinstance(item, deck.Group)]


def figures(*values: str) -> Figures:
    made = (Figure(value=one, caption="of 65 people", emphasis="plain", origin=ORIGIN) for one in values)
    return Figures(figures=tuple(made), origin=ORIGIN)


@pytest.mark.parametrize(("count", "columns", "rows"), [(2, 2, 1), (3, 3, 1), (4, 2, 2), (5, 3, 2), (6, 3, 2)])
def test_short_cards_stand_in_columns_and_rows_without_a_hole(count: int, columns: int, rows: int) -> None:
    grounds = named(laid(cards(*[SHORT] * count, **BARE), Manner(cards="filled")), "Card ground")
    assert len(grounds) == count
    assert (len({item.box.left for item in grounds}), len({item.box.top for item in grounds})) == (columns, rows)


def test_of_five_cards_the_first_is_as_tall_as_two_rows() -> None:
    first, *others = named(laid(cards(*[SHORT] * 5, **BARE), Manner(cards="filled")), "Card ground")
    assert (first.box.top, first.box.bottom) == (min(one.box.top for one in others), max(one.box.bottom for one in others))


def test_one_card_is_a_hero_whose_figure_stands_left_of_its_words() -> None:
    slides = laid(cards(SHORT))
    (figure,), (words,) = named(slides, "Figure"), named(slides, "Card")
    assert figure.box.right < words.box.left
    assert max(run.size for run in text_runs(figure)) >= points(80)


def test_one_card_without_figure_and_icon_begins_at_the_edge() -> None:
    slides = laid(cards(SHORT, **BARE, icon=""))
    (words,), (edge,) = named(slides, "Card"), named(slides, "Rule")
    assert words.box.left == edge.box.left


@pytest.mark.parametrize("manner", ["ruled", "filled", "edged"])
def test_cards_of_a_row_are_equally_tall_however_many_words_they_hold(manner: str) -> None:
    block = cards(("A", "Short."), ("B", "Longer words " * 6), ("C", "Words."))
    slides = laid(block, Manner(cards=manner))  # type: ignore[arg-type]
    assert len({(item.box.top, item.box.height) for item in named(slides, "Card ground")}) <= 1
    assert len({item.box.top for item in named(slides, "Figure")}) == 1


@pytest.mark.parametrize(("manner", "drawn"), [("ruled", "Rule"), ("filled", "Card ground"), ("edged", "Card edge")])
def test_a_brand_says_on_what_cards_stand(manner: str, drawn: str) -> None:
    assert len(named(laid(cards(*[SHORT] * 3), Manner(cards=manner)), drawn)) == 3  # type: ignore[arg-type]


def test_the_accented_card_of_a_filled_brand_stands_on_the_accent_in_a_colour_that_is_read_there() -> None:
    block = cards(SHORT, SHORT)
    accented = replace(block, cards=(replace(block.cards[0], emphasis="accent"), block.cards[1]))
    slides = laid(accented, Manner(cards="filled"))
    grounds = [item.fill for item in named(slides, "Card ground") if isinstance(item, deck.Shape)]
    assert grounds == ["field", "surface"]
    assert {run.colour for run in text_runs(named(slides, "Card")[0])} == {"on-field"}


@pytest.mark.parametrize("manner", ["ruled", "filled", "edged"])
@pytest.mark.parametrize("figure", ["", "79 %"])
def test_two_cards_of_which_the_first_is_accented_are_two_halves_with_headings_of_one_size_on_one_line(manner: str, figure: str) -> None:
    block = cards(SHORT, ("Your people stay in the field", "They learn on the road. " * 4), **BARE)
    first = replace(block.cards[0], emphasis="accent", figure=figure)
    slides = laid(replace(block, cards=(first, block.cards[1])), Manner(cards=manner))  # type: ignore[arg-type]
    left, right = named(slides, "Card ground")
    assert (left.box.width, left.box.top, left.box.height) == (right.box.width, right.box.top, right.box.height)
    one, other = named(slides, "Card")
    assert one.box.top == other.box.top
    if figure:
        (icon,) = named(slides, "Icon clock")
        assert icon.box.left > left.box.right
        assert icon.box.top >= other.box.bottom
    assert next(text_runs(one)).size == next(text_runs(other)).size >= points(28)


def test_words_on_a_surface_keep_clear_of_its_edges() -> None:
    slides = laid(cards(*[SHORT] * 3), Manner(cards="edged"))
    for ground, text in zip(named(slides, "Card ground"), named(slides, "Card"), strict=True):
        assert ground.box.inset(points(18), points(18)).holds(text.box)


def test_long_figures_of_a_row_share_a_size_that_keeps_each_on_one_line() -> None:
    block = cards(SHORT, SHORT, SHORT)
    long = replace(block, cards=(block.cards[0], replace(block.cards[1], figure="£1,118,850,000"), block.cards[2]))
    shown = [item for item in named(laid(long), "Figure") if isinstance(item, deck.Text)]
    assert all(not item.paragraphs[0].breaks for item in shown)
    assert len({item.paragraphs[0].runs[0].size for item in shown}) == 1


def test_cards_use_the_height_of_the_room() -> None:
    lowest = max(item.box.bottom for item in named(laid(cards(*[SHORT] * 3)), "Figure"))
    room = BRAND.layout("content").room
    assert lowest > room.top + room.height * 3 // 4


def test_many_cards_with_many_words_go_on_and_none_is_lost() -> None:
    slides = laid(cards(*[("Heading", "Some words that take their room in this card. " * 4)] * 6))
    assert len(slides) > 1
    assert len(named(slides, "Card")) == 6


def test_an_icon_of_a_brand_with_discs_is_paper_coloured_on_the_accent() -> None:
    (one,) = laid(cards(SHORT), Manner(icons="disc"))
    (card,) = groups(one)
    (icon,) = [item for item in card.items if isinstance(item, deck.Group)]
    assert [(shape.name, shape.fill, shape.line) for shape in icon.items if isinstance(shape, deck.Shape)] == [
        ("Disc", "accent", ""), ("Icon clock", "", "paper"),
    ]  # fmt: skip


PARTS = {"Card ground", "Card edge", "Rule", "Icon clock", "Mark", "Heading", "Card", "Figure", "Caption"}


@pytest.mark.parametrize("manner", ["ruled", "filled", "edged"])
@pytest.mark.parametrize("count", range(1, 9))
def test_a_card_is_one_group_with_all_that_belongs_to_it(count: int, manner: str) -> None:
    slides = laid(cards(*[(f"Heading {number}", "Some words.") for number in range(count)]), Manner(cards=manner))  # type: ignore[arg-type]
    made = [group for one in slides for group in groups(one)]
    assert [group.name for group in made] == [f"Card: Heading {number}" for number in range(count)]
    assert not [item for one in slides for item in one.items if item.name in PARTS]
    for number, group in enumerate(made):
        told = [item for item in group.items if isinstance(item, deck.Text)]
        assert [f"Heading {number}" in item.text for item in told].count(True) == 1
        assert told[-1].name in ("Figure", "Caption", "Card")
        assert not any(item.placeholder for item in told)


@pytest.mark.parametrize("manner", ["ruled", "filled", "edged"])
def test_a_group_is_as_large_as_its_parts_together(manner: str) -> None:
    (one,) = laid(cards(*[SHORT] * 3), Manner(cards=manner))  # type: ignore[arg-type]
    for group in groups(one):
        boxes = [item.box for item in group.items]
        assert (group.box.left, group.box.top) == (min(box.left for box in boxes), min(box.top for box in boxes))
        assert (group.box.right, group.box.bottom) == (max(box.right for box in boxes), max(box.bottom for box in boxes))


@pytest.mark.parametrize("count", [2, 3, 4])
def test_figures_side_by_side_have_one_size_and_one_top(count: int) -> None:
    shown = named(laid(figures(*["812 h", "79 %", "£118,850", "24.6"][:count])), "Figure")
    assert len({item.box.top for item in shown}) == 1
    assert len({max(run.size for run in text_runs(item)) for item in shown}) == 1


def test_a_single_figure_is_the_hero_of_its_slide() -> None:
    (figure,) = named(laid(figures("79 %")), "Figure")
    assert max(run.size for run in text_runs(figure)) == points(96)


def test_of_more_than_three_cards_the_accented_first_stands_large_beside_the_others() -> None:
    block = cards(*[SHORT] * 5)
    slides = laid(replace(block, cards=(replace(block.cards[0], emphasis="accent"), *block.cards[1:])), Manner(cards="filled"))
    assert len(slides) == 1
    lead, *others = groups(slides[0])
    assert all(lead.box.right < other.box.left for other in others)
    sizes = [max(run.size for run in text_runs(figure)) for figure in named(slides, "Figure")]
    assert sizes[0] >= 2 * max(sizes[1:])


@pytest.mark.parametrize("count", [2, 3])
def test_a_mark_has_the_width_beside_its_icon_that_it_was_measured_for(count: int) -> None:
    block = cards(*[SHORT] * count, figure="", caption="", mark="Easier")
    slides = laid(replace(block, cards=(replace(block.cards[0], emphasis="accent"), *block.cards[1:])), Manner(cards="filled"))
    mark, icon = named(slides, "Mark")[0], named(slides, "Icon clock")[0]
    assert mark.box.left - icon.box.right == points(ICON_GAP)


def test_a_small_figure_is_no_larger_than_its_heading_and_stands_on_the_line_of_the_large_ones() -> None:
    block = cards(SHORT, SHORT)
    small, large = named(laid(replace(block, cards=(replace(block.cards[0], figure_size="small"), block.cards[1]))), "Figure")
    assert max(run.size for run in text_runs(small)) * 2 <= max(run.size for run in text_runs(large))
    assert small.box.bottom == large.box.bottom


def test_cards_that_lead_to_one_another_have_an_arrow_between_two() -> None:
    slides = laid(replace(cards(*[SHORT] * 3), arrows=True))
    arrows, (first, second, third) = named(slides, "Arrow"), groups(slides[0])
    assert len(arrows) == 2
    assert first.box.right < arrows[0].box.left < arrows[0].box.right < second.box.left
    assert second.box.right < arrows[1].box.left < arrows[1].box.right < third.box.left


@pytest.mark.parametrize("least", [(48,), (36, 36), (26, 26, 26), (30, 30, 18, 18, 18)], ids=len)
def test_the_fewer_moments_the_larger_they_are_and_of_many_the_first_two_stand_large(least: tuple[int, ...]) -> None:
    count = len(least)
    pair = Pair(heading=words("A call went badly"), words=words("Calm Calls"), caption="12 minutes", origin=ORIGIN)
    slides = laid(Pairs(pairs=(pair,) * count, origin=ORIGIN))
    moments, answers = named(slides, "Moment"), named(slides, "Answer")
    assert len(moments) == len(answers) == count
    assert all(moment.box.right < answer.box.left for moment, answer in zip(moments, answers, strict=True))
    for moment, answer, size in zip(moments, answers, least, strict=True):
        assert min(run.size for run in text_runs(moment)) >= points(size)
        assert min(run.size for run in text_runs(moment)) >= max(run.size for run in text_runs(answer))
