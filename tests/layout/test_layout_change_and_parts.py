"""Charts argue: what was gained stands beside its row, parts add up to their sum, and quantities are said in words on their bars."""

import itertools
from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from libreoffice import saved_by_libreoffice
from markup_samples import ORIGIN, areas, markup, slide
from pptx import Presentation

from briefing_builder.backends.pptx import write
from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.deck import model as deck
from briefing_builder.deck.number_formats import UNSEEN, formatted
from briefing_builder.deck.walk import leaf_items
from briefing_builder.layout import lay_out
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.pipeline import library
from briefing_builder.slides.markup import Block, Chart, Figure, Figures, Series
from briefing_builder.units import Box, Emu, points
from briefing_builder.values import replace
from briefing_builder.words import english

BRANDS = ("editorial", "bold", "civic")
LONG = "Eine ausgesprochen lange Abteilungsbezeichnung Kundenbetreuungszentrum"
FIGURES = Figures(figures=(Figure(value="88 %", caption="of 65 enrolments", emphasis="plain", origin=ORIGIN),), origin=ORIGIN)
CLEAR = "\u00a0" * 5
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def change(*pairs: tuple[str, str], first: str = "Contact Centre", style: str = "0.0") -> Chart:
    befores, afters = (tuple(Decimal(pair[end]) for pair in pairs) for end in (0, 1))
    differences = tuple(after - before for before, after in zip(befores, afters, strict=True))
    series = zip(("before", "after", "difference"), (befores, afters, differences), strict=True)
    return Chart(
        kind="change", categories=(first, *(f"Course {number}" for number in range(1, len(pairs)))), format=style, highlight=0, name="C",
        series=tuple(Series(name=name, values=values, role="present") for name, values in series), alt="A", origin=ORIGIN,
        details=tuple(f"n\u00a0=\u00a0{7 + number}" for number in range(len(pairs))),
    )  # fmt: skip


def parts(ins: Sequence[str], backs: Sequence[str], style: str = '"£"0.00') -> Chart:
    series = [Series(name=f"Cost {number}", values=(Decimal(value), None), role="past") for number, value in enumerate(ins)]
    series += [Series(name=f"Benefit {number}", values=(None, Decimal(value)), role="present") for number, value in enumerate(backs)]
    return Chart(
        kind="parts", categories=("Goes in", "Expected back"), series=tuple(series), format=style, highlight=1, name="C", alt="A",
        origin=ORIGIN,
    )  # fmt: skip


def quantities(minutes: tuple[int, int], labels: tuple[str, str]) -> Chart:
    series = Series(name="Minutes", values=tuple(Decimal(value) for value in minutes), role="past")
    return Chart(
        kind="bars", categories=("The lesson", "The course"), labels=labels, series=(series,), format="0", highlight=1, name="C", alt="A",
        origin=ORIGIN,
    )  # fmt: skip


def whole_deck(block: Block, brand: str = "editorial", share: int = 8) -> deck.Deck:
    beside = areas((share, False, [block]), (12 - share, False, [FIGURES])) if share < 12 else block
    done = lay_out(markup(slide(beside)), builtin_brand(brand), library(), english())
    assert done.problems == ()
    return done.value


def laid(block: Block, brand: str = "editorial", share: int = 8) -> tuple[deck.Chart, list[deck.Text]]:
    (one,) = whole_deck(block, brand, share).slides
    items = list(leaf_items(one.items))
    return next(item for item in items if isinstance(item, deck.Chart)), [item for item in items if isinstance(item, deck.Text)]


def labels_of(chart: deck.Chart, row: int) -> list[str]:
    """What stands on the bars of a row, from the left."""
    values = [(series, series.values[row]) for series in chart.series]
    return [formatted(value, series.number_format or chart.number_format) for series, value in values if value is not None]


def test_every_row_says_which_value_is_which_and_what_was_gained() -> None:
    chart, texts = laid(change(("55.8", "80.4"), ("50.4", "77.1")))
    assert [labels_of(chart, row) for row in (0, 1)] == [
        [f"before 55.8{CLEAR}", "", f"{CLEAR}80.4 after"],
        [f"before 50.4{CLEAR}", "", f"{CLEAR}77.1 after"],
    ]
    assert [text.text.splitlines()[0] for text in texts if text.name == "Gain"] == ["+24.6", "+26.7"]


def test_only_the_own_bar_has_the_accent() -> None:
    chart, _ = laid(change(("55.8", "80.4"), ("50.4", "77.1")))
    assert [series.colour for series in chart.series] == ["", "accent", "", "", "past", ""]


def test_scores_that_fell_are_told_from_after_to_before_with_a_minus_and_in_words() -> None:
    chart, texts = laid(change(("62.0", "43.0"), ("50.0", "77.0"), ("60.0", "50.0")))
    assert labels_of(chart, 0) == [f"after 43.0{CLEAR}", "", f"{CLEAR}62.0 before"]
    assert labels_of(chart, 2) == [f"after 50.0{CLEAR}", "", f"{CLEAR}60.0 before"]
    assert [text.text.splitlines()[0] for text in texts if text.name == "Gain"] == ["−19.0", "+27.0", "−10.0"]
    assert next(series.colour for series in chart.series if series.name == "difference") == "ink"


def test_a_ring_stands_where_a_row_begins_and_a_disc_where_it_ends() -> None:
    (one,) = whole_deck(change(("62.0", "43.0"), ("50.0", "77.0"))).slides
    marks = {
        (item.name, number // 2): item
        for number, item in enumerate(item for item in leaf_items(one.items) if item.name in ("Before", "After"))
    }
    assert marks["After", 0].box.left < marks["Before", 0].box.left
    assert marks["Before", 1].box.left < marks["After", 1].box.left


@pytest.mark.parametrize("brand", BRANDS)
@pytest.mark.parametrize("count", [2, 6, 12])
def test_every_label_of_a_change_has_room_within_the_plot_area(count: int, brand: str) -> None:
    chart, texts = laid(change(*((str(50 + row), str(Decimal("79.5") - 4 * row)) for row in range(count)), first=LONG), brand)
    unit = chart.plot.width / (chart.axis_maximum - chart.axis_minimum)
    typesetter = Typesetter(brand=builtin_brand(brand), library=library(), words=english())
    for series in chart.series:
        style = typesetter.style("table", size=series.label_size, bold=series.bold_labels)
        for value in [value for value in series.values if value is not None and series.label_place in ("end", "base")]:
            width = typesetter.width(formatted(value, series.number_format), style)
            edge = (value - chart.axis_minimum) * unit
            assert width <= (edge if series.label_place == "end" else chart.plot.width - edge)
    assert [text.text.endswith(f"n\u00a0=\u00a0{7 + row}") for row, text in enumerate(text for text in texts if text.name == "Row")] == [
        True
    ] * count


def test_one_row_stands_on_a_scale_over_the_whole_width_and_what_was_gained_over_its_bar() -> None:
    chart, texts = laid(change(("54.1", "78.7")), share=12)
    (gain,) = [text for text in texts if text.name == "Gain"]
    assert chart.plot.width >= points(800)
    assert min(series.label_size for series in chart.series) >= points(28)
    assert gain.paragraphs[0].runs[0].size >= points(96)
    assert gain.box.bottom <= chart.plot.top
    unit = chart.plot.width / (chart.axis_maximum - chart.axis_minimum)
    middle = chart.plot.left + (Decimal("66.4") - chart.axis_minimum) * unit
    assert abs(gain.box.left + gain.box.width // 2 - middle) < points(2)


@pytest.mark.parametrize("pair", [("54.1", "78.7"), ("62.0", "55.4"), ("0.4", "0.9"), ("99.0", "99.5"), ("1200", "12345")])
def test_the_scale_has_round_numbers_holds_both_values_and_lets_a_small_difference_look_small(pair: tuple[str, str]) -> None:
    chart, texts = laid(change(pair), share=12)
    ticks = [Decimal(text.text.replace(",", "")) for text in texts if text.name == "Tick"]
    low, high = sorted(map(Decimal, pair))
    steps = {after - before for before, after in itertools.pairwise(ticks)}
    assert len(steps) == 1
    assert steps.pop().normalize().as_tuple().digits in {(1,), (2,), (5,)}
    assert chart.axis_minimum <= low <= high <= chart.axis_maximum
    assert (chart.axis_maximum - chart.axis_minimum) * 8 >= 3 * high
    assert ticks[0] >= 0
    assert max(ticks) <= 100 or high > 100


@pytest.mark.parametrize("brand", BRANDS)
def test_two_rows_share_the_scale_and_only_the_own_gain_is_large(brand: str) -> None:
    chart, texts = laid(change(("57.9", "77.9"), ("59.1", "76.4")), brand, share=12)
    sizes = [text.paragraphs[0].runs[0].size for text in texts if text.name == "Gain"]
    assert [text.name for text in texts].count("Tick") >= 4
    assert sizes[0] >= 2 * sizes[1]
    assert [series.colour for series in chart.series] == ["", "accent", "", "", "past", ""]


def test_large_numbers_keep_their_digits() -> None:
    chart, _ = laid(change(("12345678", "12999999"), ("1", "3"), style="#,##0"))
    assert labels_of(chart, 0)[0] == f"before 12,345,678{CLEAR}"


@pytest.mark.parametrize("brand", BRANDS)
@pytest.mark.parametrize(
    "backs", [["0.22", "0.20"], ["0.55", "0.46", "0.04"], ["2.20", "0.50", "0.50"], []], ids=["0.42", "1.05", "3.20", "0"]
)
def test_parts_stand_on_one_another_and_their_sum_above_them(backs: list[str], brand: str) -> None:
    chart, _ = laid(parts(["0.82", "0.12", "0.06"], backs), brand)
    assert chart.is_stacked
    whole_in, whole_back = chart.series[-2:]
    assert whole_in.values == (Decimal("1.00"), None)
    assert whole_back.values == (None, sum(map(Decimal, backs), Decimal(0)))
    assert (whole_back.colour, whole_back.label_place) == ("", "base")
    head = chart.plot.height * (1 - max(sum(map(Decimal, backs)), Decimal(1)) / chart.axis_maximum)
    assert head >= max(whole_in.label_size, whole_back.label_size)


def test_a_part_that_is_too_small_for_its_amount_has_it_beside_its_name() -> None:
    chart, texts = laid(parts(["0.94", "0.06"], ["1.05"]))
    names = [text.text for text in texts if text.name == "Part"]
    assert "Cost 1\u00a0£0.06" in names
    assert [series.number_format == UNSEEN for series in chart.series[:2]] == [False, True]


@pytest.mark.parametrize("brand", BRANDS)
def test_names_of_parts_stand_apart_whatever_their_shares(brand: str) -> None:
    _, texts = laid(parts(["12345678", "1", "1", "1"], ["345678", "1"], '"KES "#,##0.0,,"\u00a0million"'), brand)
    boxes = [text.box for text in texts if text.name == "Part"]
    assert not [(one, other) for one in boxes for other in boxes if one is not other and _touch(one, other)]


WIDE_PARTS = (
    (["0.82", "0.12", "0.06"], ["0.55", "0.46", "0.04"]),
    (["0.71", "0.24", "0.05"], ["1.58", "1.38", "0.05"]),
    (["20400", "5963"], ["15050", "3544"]),
    (["0.94", "0.06"], []),
    (["1"], ["1"]),
    (["12345678", "1", "1", "1"], ["345678", "1"]),
)


@pytest.mark.parametrize("brand", BRANDS)
@pytest.mark.parametrize(("ins", "backs"), WIDE_PARTS)
def test_over_the_whole_width_both_sums_are_bars_whose_words_stand_apart(ins: list[str], backs: list[str], brand: str) -> None:
    chart, texts = laid(held(parts(ins, backs, "#,##0.00")), brand, share=12)
    whole_in, whole_back = (sum(map(Decimal, amounts), Decimal(0)) for amounts in (ins, backs))
    assert (chart.kind, chart.is_stacked, chart.axis_maximum) == ("bars", True, max(whole_in, whole_back))
    assert [text.text for text in texts if text.name == "Sum"] == [f"{whole:,.2f}" for whole in (whole_in, whole_back)]
    said = " ".join(text.text for text in texts if text.name == "Part")
    assert all(series.name in said for series in chart.series)
    boxes = [text.box for text in texts if text.name in ("Part", "Sum", "Heading", "Reference", "Gap")]
    assert not [(one, other) for one in boxes for other in boxes if one is not other and _touch(one, other)]


@pytest.mark.parametrize(("ins", "backs"), WIDE_PARTS)
def test_the_line_of_the_first_sum_crosses_no_words_and_what_is_lacking_is_drawn(ins: list[str], backs: list[str]) -> None:
    (one,) = whole_deck(held(parts(ins, backs, "#,##0.00")), share=12).slides
    items = list(leaf_items(one.items))
    lines = [item.box for item in items if item.name == "Line"]
    texts = [item.box for item in items if isinstance(item, deck.Text)]
    chart = next(item for item in items if isinstance(item, deck.Chart))
    whole_in, whole_back = (sum(map(Decimal, amounts), Decimal(0)) for amounts in (ins, backs))
    at = chart.plot.left + Emu(int(chart.plot.width * whole_in / max(whole_in, whole_back)))
    assert lines
    assert all(abs(line.left - at) <= points(2) for line in lines)
    assert not [(line, text) for line in lines for text in texts if _touch(line, text)]
    assert any(item.name == "Gap" for item in items) == (whole_back < whole_in)


def held(block: Chart) -> Chart:
    """The chart with the line from which on it pays."""
    return replace(block, reference=Decimal(1), reference_label="From here it pays", gap_label="so much short")


def _touch(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


@pytest.mark.parametrize(
    ("minutes", "labels"),
    [
        ((210, 12), ("3.5 hours", "12 minutes")),
        ((60, 55), ("60 minutes", "55 minutes")),
        ((510, 90), ("8 hours 30 minutes", "one hour 30")),
    ],
)
def test_quantities_are_said_on_their_bar_or_at_its_end_and_never_across_it(minutes: tuple[int, int], labels: tuple[str, str]) -> None:
    chart, texts = laid(quantities(minutes, labels), share=12)
    said = [text for text in texts if text.name == "Quantity"]
    assert [text.text for text in said] == list(labels)
    for text, value in zip(said, minutes, strict=True):
        end = chart.plot.left + Emu(int(chart.plot.width * value / max(minutes)))
        run = text.paragraphs[0].runs[0]
        typesetter = Typesetter(brand=builtin_brand("editorial"), library=library(), words=english())
        width = typesetter.width(text.text, typesetter.style("figure", size=run.size))
        assert text.box.left >= end or text.box.left + width <= end
        assert run.size >= points(44)


def test_what_is_lacking_is_the_largest_on_its_chart_and_within_the_room() -> None:
    lacking = replace(quantities((769, 87), ("769 hours", "87 hours")), gap_label="682 hours back")
    for block in (held(parts(["0.7", "0.3"], ["0.42"], "#,##0.00")), lacking):
        (one,) = whole_deck(block, share=12).slides
        texts = [item for item in leaf_items(one.items) if isinstance(item, deck.Text) and item.paragraphs and item.name != "Title"]
        sizes = {text.text: text.paragraphs[0].runs[0].size for text in texts}
        largest = max(sizes, key=lambda text: sizes[text])
        assert largest.replace("\u00a0", " ") == block.gap_label
        (outline,) = [item for item in leaf_items(one.items) if item.name == "Gap" and isinstance(item, deck.Shape)]
        chart = next(item for item in leaf_items(one.items) if isinstance(item, deck.Chart))
        assert outline.box.right + outline.weight // 2 <= chart.plot.right


def test_slim_bars_are_no_higher_than_their_names_whatever_the_room() -> None:
    block = replace(quantities((89, 78), ()), labels=(), slim=True)
    charts = [laid(replace(block, slim=slim), share=12)[0] for slim in (True, False)]
    assert charts[0].box.height <= points(80) < charts[1].box.height


def native(data: bytes) -> Any:
    (one,) = Presentation(BytesIO(data)).slides
    return next(shape.chart for shape in one.shapes if shape.has_chart)


@pytest.mark.parametrize("share", [8, 12])
@pytest.mark.parametrize("block", [change(("62.0", "43.0"), ("50.0", "77.0")), parts(["0.9", "0.1"], ["0.42"])], ids=["change", "parts"])
def test_its_data_can_be_read_and_no_bar_has_a_look_of_its_own(block: Chart, share: int) -> None:
    chart = native(write(whole_deck(block, share=share), builtin_brand("editorial")))
    assert list(chart.plots[0].categories) == list(block.categories)
    read = {value for series in chart.plots[0].series for value in series.values if value is not None}
    assert {abs(float(value)) for series in block.series for value in series.values if value is not None} <= read
    assert [one.tag for one in chart._chartSpace.iter(f"{CHART}dPt", f"{CHART}dLbl")] == []
    assert [one.get("val") for one in chart._chartSpace.iter(f"{CHART}grouping")] == ["stacked"]


@pytest.mark.long
@pytest.mark.parametrize("share", [8, 12])
@pytest.mark.parametrize("block", [change(("62.0", "43.0"), ("50.0", "77.0")), parts(["0.9", "0.1"], ["0.42"])], ids=["change", "parts"])
def test_libreoffice_keeps_its_data_the_bars_not_seen_and_the_places_of_its_labels(block: Chart, share: int, tmp_path: Path) -> None:
    data = write(whole_deck(block, share=share), builtin_brand("editorial"))
    before, after = native(data), native(saved_by_libreoffice({"one": data}, tmp_path)["one"])
    for chart in (before, after):
        assert [series.name for series in chart.plots[0].series] == [series.name for series in before.plots[0].series]
    values = [[tuple(series.values) for series in chart.plots[0].series] for chart in (before, after)]
    assert values[0] == values[1]
    places, fills = ([_of_each_series(chart, path) for chart in (before, after)] for path in ("dLbls/{C}dLblPos", "spPr/{A}noFill"))
    assert places[0] == places[1]
    assert fills[0] == fills[1]
    assert [one.tag for one in after._chartSpace.iter(f"{CHART}dPt", f"{CHART}dLbl")] == []


def _of_each_series(chart: Any, path: str) -> list[str | None]:
    inner = path.format(C=CHART, A="{http://schemas.openxmlformats.org/drawingml/2006/main}")
    found = [series.find(f"{CHART}{inner}") for series in chart._chartSpace.iter(f"{CHART}ser")]
    return [None if one is None else one.get("val", "there") for one in found]
