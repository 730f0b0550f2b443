"""Before and after: a bar from one value to the other in each row, the own row strong with its difference on it, the others quiet."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefing_builder.deck.model import Chart, Item, LabelPlace, Series
from briefing_builder.deck.number_formats import UNSEEN, formatted
from briefing_builder.layout.room.density import CLOSEST, Density
from briefing_builder.layout.room.fragment import GAP, SMALL_GAP, Fragment, nothing_fits, sources, text_item
from briefing_builder.layout.text.typeset import Typesetter, TypesetText
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points
from briefing_builder.values import Value

MINUS = "\u2212"
LABEL_AIR = points(16)
"""Room at the ends of the bars for what renderers set wider than it was measured."""
LEAST_PLOT = points(90)
LEAST_SPAN = Decimal(10)
"""Into how many parts the greatest value is divided, one of which at least is as long as the whole chart: short bars stay short."""
HUNDREDTH = Decimal("0.01")
MOST_LINES = 2
HEAD_SIZE = points(14)


class _ChangeSizes(Value, frozen=True, kw_only=True):
    """The sizes of names and values, those of the own row's values, and the least and greatest heights of a row, in points."""

    text: int
    own: int
    row: int
    most: int


SIZES = (
    _ChangeSizes(text=18, own=24, row=54, most=84),
    _ChangeSizes(text=16, own=22, row=44, most=74),
    _ChangeSizes(text=16, own=20, row=36, most=64),
    _ChangeSizes(text=14, own=18, row=28, most=54),
    _ChangeSizes(text=12, own=14, row=18, most=40),
)
ALONE = _ChangeSizes(text=20, own=36, row=96, most=150)
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
    def kind(self) -> tuple[bool, bool, bool]:
        """Rows of one kind are drawn alike: own ones first, then those that rose; the first has its words above it."""
        return (not self.own, not self.rose, self.number > 0 and not self.rose)


class _Scale(Value, frozen=True, kw_only=True):
    """The values at which the plot area begins and ends, and the EMU of one of them."""

    least: Decimal
    greatest: Decimal
    unit: Decimal


def fit_change(block: markup.Chart, room: Box, typesetter: Typesetter, density: Density) -> Fragment:
    """Set the chart over the room's width: names at the left, bars with both values at their ends, quiet details at the right."""
    rows = _compared_rows(block)
    alone = len(rows) == 1 and room.height >= points(ALONE.row) * 2
    sizes = ALONE if alone else SIZES[density.level]
    names = _row_names(block, room.width if alone else room.width * 2 // 5, typesetter, sizes, alone=alone)
    details = _details(block, room.width, typesetter, sizes)
    if density.level < CLOSEST and any(name.lines > MOST_LINES for name in names):
        return nothing_fits(block)
    quiet = typesetter.style("table", size=HEAD_SIZE, colour=typesetter.colour("muted"))
    heads = [typesetter.typeset(series.name, quiet, room.width // 4, block.origin, align="centre") for series in _in_order(block, rows[0])]
    head = max(text.height for text in heads)
    above = head + (names[0].height + SMALL_GAP if alone else ZERO)
    # The first name may go on upwards, beside the words above the first bar
    each = max(points(sizes.row), *(ZERO if alone else name.height - (ZERO if number else head) for number, name in enumerate(names)))
    height = max(each * len(rows), min(density.fill - above, points(sizes.most) * len(rows)))
    aside = max((detail.width for detail in details), default=ZERO)
    left = ZERO if alone else max(name.width for name in names) + GAP
    right = aside + GAP if aside and not alone else ZERO
    box = room.band(room.top + above, height)
    plot = box.within(left, ZERO, right, ZERO)
    scale = _scale(rows, block, plot.width, typesetter, sizes)
    if above + each * len(rows) > room.height or plot.width < LEAST_PLOT or scale is None:
        return nothing_fits(block)
    chart = _change_chart(block, rows, plot, scale, typesetter, sizes)
    bands = [room.with_height(names[0].height)] if alone else box.rows([height // len(rows)] * len(rows))
    named = [text_item("Row", name, _name_box(name, band), block.origin, anchor="middle") for name, band in zip(names, bands, strict=True)]
    detailed = [
        text_item("Detail", detail, band.lower_right(aside, band.height), block.origin, anchor="middle")
        for detail, band in zip(details, bands, strict=False)
        if detail.paragraphs
    ]
    keys = _heads(block, heads, rows[0], plot, scale, typesetter, sizes)
    items = (*named, *detailed, *keys, chart) if alone else (*keys, *named, chart, *detailed)
    return Fragment(items=items, height=above + height, cut=sum(text.cut for text in (*names, *details)))


def _compared_rows(block: markup.Chart) -> list[_Row]:
    befores, afters, differences = ([value or Decimal(0) for value in series.values] for series in block.series)
    return [
        _Row(
            number=number, low=min(before, after), high=max(before, after), difference=abs(difference), rose=difference >= 0,
            own=number == max(0, block.highlight),
        )
        for number, (before, after, difference) in enumerate(zip(befores, afters, differences, strict=True))
    ]  # fmt: skip


def _row_names(block: markup.Chart, width: Emu, typesetter: Typesetter, sizes: _ChangeSizes, *, alone: bool) -> list[TypesetText]:
    own = max(0, block.highlight)
    styles = [
        typesetter.style(
            "table", size=points(sizes.text), bold=number == own, colour=typesetter.colour("ink" if number == own else "muted")
        )
        for number in range(len(block.categories))
    ]
    aside = width * 2 // 3 if alone else width
    return [typesetter.typeset(name, style, aside, block.origin) for name, style in zip(block.categories, styles, strict=True)]


def _details(block: markup.Chart, width: Emu, typesetter: Typesetter, sizes: _ChangeSizes) -> list[TypesetText]:
    quiet = typesetter.style("table", size=points(min(sizes.text, 14)), colour=typesetter.colour("muted"))
    return [typesetter.typeset(detail, quiet, width // 3, block.origin, align="right") for detail in block.details]


def _name_box(name: TypesetText, band: Box) -> Box:
    """The room of a row's name, upwards from the foot of its band where it is higher than that."""
    return Box(left=band.left, top=min(band.top, band.bottom - name.height), width=name.width, height=max(band.height, name.height))


def _heads(
    block: markup.Chart, heads: Sequence[TypesetText], row: _Row, plot: Box, scale: _Scale, typesetter: Typesetter, sizes: _ChangeSizes
) -> Iterator[Item]:
    """What both ends of the first bar are called, each over its value."""
    for end, text in enumerate(heads):
        edge = plot.left + Emu(int(((row.low, row.high)[end] - scale.least) * scale.unit))
        middle = _end_width(_end_label(row, block, end), row, typesetter, sizes) // 2
        centre = edge - middle if end == 0 else edge + middle
        room = Box(left=centre - text.width, top=plot.top - text.height, width=2 * text.width, height=text.height)
        yield text_item("Key", text, room, block.origin)


def _in_order(block: markup.Chart, row: _Row) -> Sequence[markup.Series]:
    """Both series in the order in which their values stand in that row."""
    before, after = block.series[:2]
    return (before, after) if row.rose else (after, before)


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
    style = typesetter.style("table", size=points(sizes.own if row.own else sizes.text), bold=row.own)
    return typesetter.width(text, style) + LABEL_AIR


def _end_label(row: _Row, block: markup.Chart, end: int) -> str:
    """What stands at the left (0) or right (1) end of a bar."""
    return formatted((row.low, row.high)[end], _end_format(row, block, end))


def _end_format(row: _Row, block: markup.Chart, end: int) -> str:
    """The number format at an end of a bar; a row that fell says by itself which is before and which is after."""
    if row.rose or row.number == 0:
        return block.format
    name = block.series[1 - end].name.replace('"', "")
    return f'"{name} "{block.format}' if end == 0 else f'{block.format}" {name}"'


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
        series=tuple(series for alike in kinds.values() for series in _series_of(alike, block, scale, typesetter, sizes)),
        number_format=block.format,
        axis_maximum=scale.greatest,
        axis_minimum=scale.least,
        text_size=points(sizes.text),
        label_size=points(sizes.text),
        text_colour=typesetter.colour("ink"),
        gap=50 if len(rows) > 1 else 40,
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


def _series_of(alike: Sequence[_Row], block: markup.Chart, scale: _Scale, typesetter: Typesetter, sizes: _ChangeSizes) -> Iterator[Series]:
    """Three series of rows that are drawn alike: the lower values (not seen), the differences, the higher values (not seen)."""
    first = alike[0]
    size, count = points(sizes.own if first.own else sizes.text), len(block.categories)
    style = typesetter.style("table", size=size, bold=True)
    difference = _difference_format(first, block)
    fits = first.own and typesetter.width(formatted(first.difference, difference), style) + LABEL_AIR // 2 < first.difference * scale.unit
    names = [series.name for series in _in_order(block, first)]
    bar, on_bar = ("past", "ink") if not first.own else ("accent", "on-accent") if first.rose else ("ink", "paper")

    def series(name: str, values: dict[int, Decimal], place: LabelPlace, code: str, colour: str, voice: str, *, bold: bool) -> Series:
        return Series(
            name=name, values=tuple(values.get(number) for number in range(count)), colour=typesetter.colour(colour) if colour else "",
            label_colour=typesetter.colour(voice), bold_labels=bold, label_size=size, label_place=place, number_format=code,
        )  # fmt: skip

    late = "ink" if first.own else "muted"
    left, right = ("muted", late) if first.rose else (late, "muted")
    end = _end_format(first, block, 1)
    told_beside = first.own and not fits
    if told_beside:
        end = f'{end}" ({formatted(first.difference, difference)})"'
    yield series(
        names[0], {row.number: row.low for row in alike}, "end", _end_format(first, block, 0), "", left, bold=first.own and not first.rose
    )
    yield series(
        block.series[2].name,
        {row.number: row.difference for row in alike},
        "centre",
        difference if fits else UNSEEN,
        bar,
        on_bar,
        bold=True,
    )
    yield series(
        names[1],
        {row.number: row.high for row in alike},
        "base",
        end,
        "",
        "ink" if told_beside else right,
        bold=told_beside or (first.own and first.rose),
    )
