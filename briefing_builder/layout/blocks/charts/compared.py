"""Before and after in rows: what is drawn of each, whichever form the chart has: its bar, its ends, their labels and marks."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefing_builder.deck.model import Chart, Item, LabelPlace, Series, Shape
from briefing_builder.deck.number_formats import UNSEEN, formatted
from briefing_builder.layout.blocks.charts.native import stacked_chart
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu, points
from briefing_builder.values import Value, replace

MINUS = "\u2212"
CLEAR = "\u00a0" * 5
"""Between a value and the mark at its end of the bar."""
SLIMMEST_GAP = 500
"""The widest gap between bars that a chart may have, in per cent of a bar: ECMA-376 part 1, 21.2.3.25."""
MARK_SHARE, MARK_LINE = 150, points(3)
"""The diameter of a mark in per cent of its bar's height, and the line of the ring."""


class Row(Value, frozen=True, kw_only=True):
    """A row of the chart: its place, both values in the order of their size, and whether the first of them is the one before."""

    number: int
    low: Decimal
    high: Decimal
    difference: Decimal
    """Without its sign, and as exact as it is told elsewhere."""
    rose: bool
    own: bool

    @property
    def kind(self) -> tuple[bool, bool]:
        """Rows of one kind are drawn alike: own ones first, then those that rose."""
        return (not self.own, not self.rose)

    @property
    def colour(self) -> str:
        """The role of the bar: the present's, or the past's in rows that are there for comparison."""
        return "past" if not self.own else "accent" if self.rose else "ink"


class Scale(Value, frozen=True, kw_only=True):
    """The values at which the plot area begins and ends, and the EMU of one of them."""

    least: Decimal
    greatest: Decimal
    unit: Decimal


def compared_rows(block: markup.Chart) -> list[Row]:
    """Return the rows of a chart whose series are before, after and difference."""
    befores, afters, differences = ([value or Decimal(0) for value in series.values] for series in block.series)
    return [
        Row(
            number=number, low=min(before, after), high=max(before, after), difference=abs(difference), rose=difference >= 0,
            own=number == max(0, block.highlight),
        )
        for number, (before, after, difference) in enumerate(zip(befores, afters, differences, strict=True))
    ]  # fmt: skip


def end_marks(row: Row, band: Box, bar: Emu, scale: Scale, typesetter: Typesetter) -> Iterator[Item]:
    """Yield a ring where a row begins, and a disc where it ends; `bar` is how thick its bar is, in the middle of the band."""
    side = bar * MARK_SHARE // 100
    colour = typesetter.colour(row.colour if row.own else "muted")
    ends = (row.low, row.high) if row.rose else (row.high, row.low)
    for name, value in zip(("Before", "After"), ends, strict=True):
        box = Box(left=place_of(value, band, scale) - side // 2, top=band.top + (band.height - side) // 2, width=side, height=side)
        if name == "Before":
            inner = box.inset(MARK_LINE // 2, MARK_LINE // 2)
            yield Shape(name=name, box=inner, geometry="ellipse", fill=typesetter.colour("paper"), line=colour, weight=MARK_LINE)
        else:
            yield Shape(name=name, box=box, geometry="ellipse", fill=colour)


def place_of(value: Decimal, plot: Box, scale: Scale) -> Emu:
    """Return where that value stands on the slide."""
    return plot.left + Emu(int((value - scale.least) * scale.unit))


def end_label(row: Row, block: markup.Chart, end: int) -> str:
    """Return what stands at the left (0) or right (1) end of a bar."""
    return formatted((row.low, row.high)[end], end_format(row, block, end))


def end_format(row: Row, block: markup.Chart, end: int) -> str:
    """Return the number format at an end of a bar: what is called so, and clear of the mark that stands there."""
    before, after = (series.name.replace('"', "") for series in block.series[:2])
    name = (before, after)[end] if row.rose else (after, before)[end]
    return f'"{name} "{block.format}"{CLEAR}"' if end == 0 else f'"{CLEAR}"{block.format}" {name}"'


def difference_format(row: Row, block: markup.Chart) -> str:
    """Return the number format of what was gained or lost, with its sign."""
    sign = "+" if row.rose else MINUS
    return f'"{sign}"{block.format}' if row.difference else block.format


class ChangeLook(Value, frozen=True, kw_only=True):
    """How large the labels of the own row and of the others are, and the space between bars in per cent of a bar."""

    own: Emu
    text: Emu
    gap: int


def change_chart(
    block: markup.Chart, rows: Sequence[Row], boxes: tuple[Box, Box], scale: Scale, typesetter: Typesetter, look: ChangeLook
) -> Chart:
    """Return the native chart: `boxes` are its own and that of its plot area."""
    kinds = {row.kind: [other for other in rows if other.kind == row.kind] for row in sorted(rows, key=lambda row: row.kind)}
    series = [series for alike in kinds.values() for series in _series_of(alike, block, typesetter, look)]
    chart = stacked_chart(block, "bars", series, boxes[0], boxes[1], scale.greatest, look.text, look.gap, typesetter)
    return replace(chart, axis_minimum=scale.least, label_size=look.text)


def _series_of(alike: Sequence[Row], block: markup.Chart, typesetter: Typesetter, look: "ChangeLook") -> Iterator[Series]:
    """Three series of rows that are drawn alike: the lower values (not seen), the differences, the higher values (not seen)."""
    first = alike[0]
    size, count = look.own if first.own else look.text, len(block.categories)
    before, after, difference = (series.name for series in block.series)
    names = (before, after) if first.rose else (after, before)

    def series(name: str, values: dict[int, Decimal], place: LabelPlace, code: str, colour: str, *, is_after: bool) -> Series:
        return Series(
            name=name, values=tuple(values.get(number) for number in range(count)), colour=typesetter.colour(colour) if colour else "",
            label_colour=typesetter.colour("ink" if first.own and is_after else "muted"), bold_labels=first.own and is_after,
            label_size=size, label_place=place, number_format=code,
        )  # fmt: skip

    lows, highs = ({row.number: row.low for row in alike}, {row.number: row.high for row in alike})
    yield series(names[0], lows, "end", end_format(first, block, 0), "", is_after=not first.rose)
    yield series(difference, {row.number: row.difference for row in alike}, "centre", UNSEEN, first.colour, is_after=True)
    yield series(names[1], highs, "base", end_format(first, block, 1), "", is_after=first.rose)
