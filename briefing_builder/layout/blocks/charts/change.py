"""Before and after: a slim bar from one value to the other in each row, its ends marked, and beside it the gain; the own row large."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefing_builder.brand.model import TextStyle
from briefing_builder.deck.model import Chart, Item, LabelPlace, Series, Shape
from briefing_builder.deck.number_formats import UNSEEN, formatted
from briefing_builder.layout.room.density import CLOSEST, Density
from briefing_builder.layout.room.fragment import GAP, Fragment, nothing_fits, sources, text_item
from briefing_builder.layout.text.typeset import Typesetter, TypesetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu, points
from briefing_builder.values import Value

MINUS = "\u2212"
CLEAR = "\u00a0" * 5
"""Between a value and the mark at its end of the bar."""
LABEL_AIR = points(12)
"""Room at the ends of the bars for what renderers set wider than it was measured."""
LEAST_PLOT = points(90)
LEAST_SPAN = Decimal(10)
"""Into how many parts the greatest value is divided, one of which at least is as long as the whole chart: short bars stay short."""
HUNDREDTH = Decimal("0.01")
MOST_LINES = 2
SLIMMEST_GAP = 500
"""The widest gap between bars that a chart may have, in per cent of a bar: ECMA-376 part 1, 21.2.3.25."""
MARK_SHARE, MARK_LINE = 150, points(3)
"""The diameter of a mark in per cent of its bar's height, and the line of the ring."""
ONE_LINE_BELOW = 16
"""The size of names, in points, below which a row has one line only."""
NAMES_SHARE, CLOSE_SHARE = 30, 58
"""The most that names may take of the width, in per cent: of high rows, and of low ones."""


class _ChangeSizes(Value, frozen=True, kw_only=True):
    """The sizes of names and values, of the own values and gain, of other gains, and the least and greatest heights of a row, in points."""

    text: int
    own: int
    hero: int
    gain: int
    row: int
    most: int

    @property
    def is_close(self) -> bool:
        """Whether a row has one line only."""
        return self.text < ONE_LINE_BELOW


SIZES = (
    _ChangeSizes(text=18, own=24, hero=66, gain=28, row=88, most=104),
    _ChangeSizes(text=16, own=22, hero=54, gain=24, row=72, most=92),
    _ChangeSizes(text=16, own=20, hero=40, gain=20, row=56, most=80),
    _ChangeSizes(text=14, own=18, hero=28, gain=16, row=34, most=60),
    _ChangeSizes(text=12, own=14, hero=16, gain=12, row=20, most=44),
)
ALONE = _ChangeSizes(text=20, own=28, hero=88, gain=88, row=124, most=132)
"""Of the only row."""


class _Row(Value, frozen=True, kw_only=True):
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


class _Scale(Value, frozen=True, kw_only=True):
    """The values at which the plot area begins and ends, and the EMU of one of them."""

    least: Decimal
    greatest: Decimal
    unit: Decimal


def fit_change(block: markup.Chart, room: Box, typesetter: Typesetter, density: Density) -> Fragment:
    """Set the chart over the room's width: names and details at the left, bars with both values at their ends, gains at the right."""
    rows = _compared_rows(block)
    alone = len(rows) == 1 and room.height >= points(ALONE.row) and density.level == 0
    sizes = ALONE if alone else SIZES[density.level]
    names = [_row_name(block, row, room.width * (CLOSE_SHARE if sizes.is_close else NAMES_SHARE) // 100, typesetter, sizes) for row in rows]
    gains = [_gain_text(block, row, room.width, typesetter, sizes) for row in rows]
    if density.level < CLOSEST and any(name.lines > MOST_LINES + bool(block.details) for name in names):
        return nothing_fits(block)
    each = max(points(sizes.row), *(text.height for text in (*names, *gains)))
    height = max(each * len(rows), min(density.fill, points(sizes.most) * len(rows)))
    gain_width, name_width = max(gain.width for gain in gains), max(name.width for name in names)
    box = room.with_height(height)
    plot = box.within(name_width + GAP, Emu(0), gain_width + 2 * GAP, Emu(0))
    scale = _scale(rows, block, plot.width, typesetter, sizes)
    if height > room.height or plot.width < LEAST_PLOT or scale is None:
        return nothing_fits(block)
    chart = _change_chart(block, rows, plot, scale, typesetter, sizes)
    bands = box.rows([height // len(rows)] * len(rows))
    items: list[Item] = [
        *(
            text_item("Row", name, band.with_width(name.width), block.origin, anchor="middle")
            for name, band in zip(names, bands, strict=True)
        ),
        chart,
    ]
    for row, gain, band in zip(rows, gains, bands, strict=True):
        items += _ends(row, plot.band(band.top, band.height), scale, typesetter)
        items.append(text_item("Gain", gain, band.lower_right(gain_width, band.height), block.origin, anchor="middle"))
    return Fragment(items=tuple(items), height=height, cut=sum(text.cut for text in (*names, *gains)))


def _compared_rows(block: markup.Chart) -> list[_Row]:
    befores, afters, differences = ([value or Decimal(0) for value in series.values] for series in block.series)
    return [
        _Row(
            number=number, low=min(before, after), high=max(before, after), difference=abs(difference), rose=difference >= 0,
            own=number == max(0, block.highlight),
        )
        for number, (before, after, difference) in enumerate(zip(befores, afters, differences, strict=True))
    ]  # fmt: skip


def _row_name(block: markup.Chart, row: _Row, width: Emu, typesetter: Typesetter, sizes: _ChangeSizes) -> TypesetText:
    """The name of a row, and its detail below it, or behind it where rows are low."""
    style = typesetter.style("table", size=points(sizes.text), bold=row.own, colour=typesetter.colour("ink" if row.own else "muted"))
    detail = block.details[row.number] if block.details else ""
    if sizes.is_close:
        return typesetter.typeset(f"{block.categories[row.number]} {detail}".rstrip(), style, width, block.origin)
    name = typesetter.typeset(block.categories[row.number], style, width, block.origin)
    if not detail:
        return name
    quiet = typesetter.style("table", size=points(min(sizes.text, 14)), colour=typesetter.colour("muted"))
    return stacked([name, typesetter.typeset(detail, quiet, width, block.origin)])


def _gain_text(block: markup.Chart, row: _Row, width: Emu, typesetter: Typesetter, sizes: _ChangeSizes) -> TypesetText:
    """What was gained, and below it in what, where rows are high enough."""
    colour = "muted" if not row.own else "accent" if row.rose else "ink"
    style = typesetter.style("figure", size=points(sizes.hero if row.own else sizes.gain), colour=typesetter.colour(colour))
    number = typesetter.typeset(formatted(row.difference, _difference_format(row, block)), style, width, block.origin)
    if sizes.is_close:
        return number
    quiet = typesetter.style("table", size=points(min(sizes.text, 14)), colour=typesetter.colour("muted"))
    return stacked([number, typesetter.typeset(block.series[2].name, quiet, width, block.origin)])


def _ends(row: _Row, band: Box, scale: _Scale, typesetter: Typesetter) -> Iterator[Item]:
    """A ring where a row begins, and a disc where it ends."""
    side = band.height * 100 // (100 + SLIMMEST_GAP) * MARK_SHARE // 100
    colour = typesetter.colour(row.colour if row.own else "muted")
    ends = (row.low, row.high) if row.rose else (row.high, row.low)
    for name, value in zip(("Before", "After"), ends, strict=True):
        box = Box(left=_place_of(value, band, scale) - side // 2, top=band.top + (band.height - side) // 2, width=side, height=side)
        if name == "Before":
            inner = box.inset(MARK_LINE // 2, MARK_LINE // 2)
            yield Shape(name=name, box=inner, geometry="ellipse", fill=typesetter.colour("paper"), line=colour, weight=MARK_LINE)
        else:
            yield Shape(name=name, box=box, geometry="ellipse", fill=colour)


def _place_of(value: Decimal, plot: Box, scale: _Scale) -> Emu:
    return plot.left + Emu(int((value - scale.least) * scale.unit))


def _scale(rows: Sequence[_Row], block: markup.Chart, width: Emu, typesetter: Typesetter, sizes: _ChangeSizes) -> _Scale | None:
    """Values at the edges of the plot area, so that the labels beyond both ends of each bar stand within it; None: too narrow."""
    lefts, rights = ([_end_width(_end_label(row, block, end), row, typesetter, sizes) for row in rows] for end in (0, 1))
    # The leftmost label of one row and the rightmost of another must both have room, whichever rows those are
    units = [
        (width - left - right) / (last.high - first.low)
        for first, left in zip(rows, lefts, strict=True)
        for last, right in zip(rows, rights, strict=True)
        if last.high > first.low
    ]
    if any(unit <= 0 for unit in units):
        return None
    widest = max((abs(row.high) for row in rows), default=Decimal(0)) / LEAST_SPAN
    unit = min([*units, (width - max(lefts) - max(rights)) / max(widest, HUNDREDTH)])
    if unit <= 0:
        return None
    least = min(row.low - left / unit for row, left in zip(rows, lefts, strict=True))
    return _Scale(least=least.quantize(HUNDREDTH), greatest=(least + width / unit).quantize(HUNDREDTH), unit=unit)


def _end_width(text: str, row: _Row, typesetter: Typesetter, sizes: _ChangeSizes) -> Emu:
    return typesetter.width(text, _end_style(row, typesetter, sizes)) + LABEL_AIR


def _end_style(row: _Row, typesetter: Typesetter, sizes: _ChangeSizes) -> TextStyle:
    return typesetter.style("table", size=points(sizes.own if row.own else sizes.text), bold=row.own)


def _end_label(row: _Row, block: markup.Chart, end: int) -> str:
    """What stands at the left (0) or right (1) end of a bar."""
    return formatted((row.low, row.high)[end], _end_format(row, block, end))


def _end_format(row: _Row, block: markup.Chart, end: int) -> str:
    """The number format at an end of a bar: what is called so, and clear of the mark that stands there."""
    before, after = (series.name.replace('"', "") for series in block.series[:2])
    name = (before, after)[end] if row.rose else (after, before)[end]
    return f'"{name} "{block.format}"{CLEAR}"' if end == 0 else f'"{CLEAR}"{block.format}" {name}"'


def _difference_format(row: _Row, block: markup.Chart) -> str:
    sign = "+" if row.rose else MINUS
    return f'"{sign}"{block.format}' if row.difference else block.format


def _change_chart(
    block: markup.Chart, rows: Sequence[_Row], plot: Box, scale: _Scale, typesetter: Typesetter, sizes: _ChangeSizes
) -> Chart:
    kinds = {row.kind: [other for other in rows if other.kind == row.kind] for row in sorted(rows, key=lambda row: row.kind)}
    return Chart(
        name=block.name,
        box=plot,
        plot=plot,
        kind="bars",
        categories=block.categories,
        series=tuple(series for alike in kinds.values() for series in _series_of(alike, block, typesetter, sizes)),
        number_format=block.format,
        axis_maximum=scale.greatest,
        axis_minimum=scale.least,
        text_size=points(sizes.text),
        label_size=points(sizes.text),
        text_colour=typesetter.colour("ink"),
        gap=SLIMMEST_GAP,
        overlap=100,
        highlight=-1,
        highlight_colour=typesetter.colour("accent"),
        legend=False,
        alt=block.alt,
        is_stacked=True,
        has_names=False,
        placeholder="chart",
        sources=sources(block.origin),
    )


def _series_of(alike: Sequence[_Row], block: markup.Chart, typesetter: Typesetter, sizes: _ChangeSizes) -> Iterator[Series]:
    """Three series of rows that are drawn alike: the lower values (not seen), the differences, the higher values (not seen)."""
    first = alike[0]
    size, count = points(sizes.own if first.own else sizes.text), len(block.categories)
    before, after, difference = (series.name for series in block.series)
    names = (before, after) if first.rose else (after, before)

    def series(name: str, values: dict[int, Decimal], place: LabelPlace, code: str, colour: str, *, is_after: bool) -> Series:
        return Series(
            name=name, values=tuple(values.get(number) for number in range(count)), colour=typesetter.colour(colour) if colour else "",
            label_colour=typesetter.colour("ink" if first.own and is_after else "muted"), bold_labels=first.own and is_after,
            label_size=size, label_place=place, number_format=code,
        )  # fmt: skip

    lows, highs = ({row.number: row.low for row in alike}, {row.number: row.high for row in alike})
    yield series(names[0], lows, "end", _end_format(first, block, 0), "", is_after=not first.rose)
    yield series(difference, {row.number: row.difference for row in alike}, "centre", UNSEEN, first.colour, is_after=True)
    yield series(names[1], highs, "base", _end_format(first, block, 1), "", is_after=first.rose)
