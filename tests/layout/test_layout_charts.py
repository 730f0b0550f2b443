"""Charts speak with one voice: strong bars, measured labels, one highlight, a key only for two series."""

from decimal import Decimal

import pytest
from markup_samples import ORIGIN, areas, markup, slide

from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.deck import model as deck
from briefing_builder.deck.number_formats import formatted
from briefing_builder.deck.walk import leaf_items, text_runs
from briefing_builder.layout import lay_out
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.pipeline import library
from briefing_builder.slides.markup import Block, Chart, Series
from briefing_builder.units import points
from briefing_builder.values import replace
from briefing_builder.words import english

BRAND = builtin_brand("editorial")
TYPESETTER = Typesetter(brand=BRAND, library=library(), words=english())
ROOM = BRAND.layout("content").room


def chart(count: int, *, series: int = 1, name: str = "Course", kind: str = "bars", style: str = "0") -> Chart:
    values = tuple(Decimal(number * 7 + 5) for number in range(count))
    made = (Series(name="Before", values=values, role="past"), Series(name="After", values=values, role="present"))[2 - series :]
    categories = tuple(f"{name} {number}" for number in range(count))
    return Chart(kind=kind, categories=categories, series=made, format=style, highlight=-1, name="C", alt="A", origin=ORIGIN)  # type: ignore[arg-type]


def laid(block: Block) -> tuple[deck.Chart, list[deck.Item]]:
    done = lay_out(markup(slide(block)), BRAND, library(), english())
    assert done.problems == ()
    (one,) = done.value.slides
    items = list(leaf_items(one.items))
    return next(item for item in items if isinstance(item, deck.Chart)), items


def test_two_bars_use_the_room_and_tell_their_values_large() -> None:
    done, _ = laid(chart(2))
    assert done.box.height > ROOM.height * 4 // 5
    assert done.label_size > done.text_size >= points(16)


@pytest.mark.parametrize(("count", "least"), [(2, 16), (6, 14), (12, 12)])
@pytest.mark.parametrize("series", [1, 2])
def test_names_stay_legible_with_more_categories(count: int, least: int, series: int) -> None:
    done, _ = laid(chart(count, series=series))
    assert done.text_size >= points(least)


@pytest.mark.parametrize("series", [1, 2])
def test_twelve_long_names_fit_beside_another_column(series: int) -> None:
    done, _ = laid(areas((7, False, [chart(12, series=series, name="A course with a long name")]), (3, False, [chart(2)])))
    assert done.box.bottom <= ROOM.bottom


def test_a_long_name_has_two_lines_at_most_of_measured_width() -> None:
    done, _ = laid(chart(4, name="Ten-Minute Coaching Talks for the leaders of teams in all six regions, number"))
    assert done.plot.left - done.box.left <= done.box.width // 2


def test_a_chart_of_one_series_has_no_key_and_one_of_two_begins_it_above_its_bars() -> None:
    assert not [item for item in laid(chart(3))[1] if item.name == "Key"]
    done, items = laid(chart(3, series=2))
    keys = [item for item in items if item.name == "Key colour"]
    assert keys[0].box.left == done.plot.left
    assert keys[0].box.bottom <= done.box.top


def test_the_key_names_the_past_first_in_its_colour() -> None:
    _, items = laid(chart(3, series=2))
    assert [item.text for item in items if isinstance(item, deck.Text) and item.name == "Key"] == ["Before", "After"]
    assert [item.fill for item in items if isinstance(item, deck.Shape) and item.name == "Key colour"] == ["past", "accent"]


@pytest.mark.parametrize("share", [12, 4])
def test_names_in_the_key_have_room_for_wider_letters_and_none_stands_on_another(share: int) -> None:
    both = chart(3, series=2)
    _, items = laid(areas((share, False, [both]), (12 - share, False, [chart(2)])) if share < 12 else both)
    keys = [item for item in items if isinstance(item, deck.Text) and item.name == "Key"]
    for key in keys:
        run = key.paragraphs[0].runs[0]
        assert key.box.width >= TYPESETTER.width(key.text, TYPESETTER.style("table", size=run.size)) * 6 // 5
    assert keys[0].box.right <= keys[1].box.left
    assert keys[1].box.right <= ROOM.right


def test_values_of_more_characters_get_more_room() -> None:
    plain, dear = laid(chart(3))[0], laid(chart(3, style="#,##0.00 [$EUR]"))[0]
    assert dear.box.right - dear.plot.right > plain.box.right - plain.plot.right


@pytest.mark.parametrize("style", ["0", '"KES "#,##0', '"KES "0.00,,"\u00a0million"', '0" people of the whole organisation"'])
@pytest.mark.parametrize("share", [12, 7, 5])
def test_long_values_leave_room_for_the_bars(style: str, share: int) -> None:
    large = Chart(
        kind="bars", categories=("What it costs", "What it is expected to give"), format=style, highlight=1, name="C", alt="A",
        origin=ORIGIN, series=(Series(name="Amount", values=(Decimal(2_884_000), Decimal(8_687_667)), role="past"),),
    )  # fmt: skip
    done, _ = laid(areas((share, False, [large]), (12 - share, False, [chart(2)])) if share < 12 else large)
    label = TYPESETTER.width(formatted(Decimal(8_687_667), style), TYPESETTER.style("table", size=done.label_size, bold=True))
    assert done.plot.right + label <= done.box.right
    assert done.plot.width >= done.box.width * (25 if share == 12 else 9) // 100


def test_columns_fill_the_height() -> None:
    assert laid(chart(4, kind="columns"))[0].box.height > ROOM.height * 4 // 5


@pytest.mark.parametrize("count", [2, 6, 14])
def test_what_a_line_across_bars_says_is_read_before_them_in_the_size_of_running_text(count: int) -> None:
    held = replace(chart(count), reference=Decimal(1), reference_label="From here it pays for itself", highlight=0)
    shown, items = laid(areas((6, False, [held]), (6, False, [held])))
    label = next(item for item in items if item.name == "Reference")
    line = next(item for item in items if item.name == "Line")
    assert [item.name for item in items].index("Reference") < items.index(shown) < items.index(line)
    assert label.box.bottom <= shown.plot.top
    assert min(run.size for run in text_runs(label)) >= points(14)


def test_the_line_that_bars_are_held_against_meets_none_of_their_values() -> None:
    """Values stand where the bars begin, far left of the line."""
    values = tuple(map(Decimal, ("0.66", "0.78", "0.89", "1.01", "1.05", "1.12", "1.22")))
    held = replace(chart(len(values), style="0.00"), reference=Decimal(1), reference_label="It pays", highlight=4)
    drawn, _ = laid(replace(held, series=(replace(held.series[0], values=values),)))
    assert {series.label_place for series in drawn.series} == {"base"}
