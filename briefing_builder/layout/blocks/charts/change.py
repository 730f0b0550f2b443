"""Before and after: a slim bar from one value to the other in each row, its ends marked, and beside it the gain; the own row large."""

from collections.abc import Sequence
from decimal import Decimal

from briefing_builder.brand.model import TextStyle
from briefing_builder.deck.model import Item
from briefing_builder.deck.number_formats import formatted
from briefing_builder.layout.blocks.charts.compared import (
    SLIMMEST_GAP,
    ChangeLook,
    Row,
    Scale,
    change_chart,
    compared_rows,
    difference_format,
    end_label,
    end_marks,
)
from briefing_builder.layout.blocks.charts.on_scale import fit_on_scale
from briefing_builder.layout.room.density import CLOSEST, Density
from briefing_builder.layout.room.fragment import GAP, Fragment, nothing_fits, text_item
from briefing_builder.layout.text.typeset import Typesetter, TypesetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu, points
from briefing_builder.values import Value

LABEL_AIR = points(12)
"""Room at the ends of the bars for what renderers set wider than it was measured."""
LEAST_PLOT = points(90)
LEAST_SPAN = Decimal(10)
"""Into how many parts the greatest value is divided, one of which at least is as long as the whole chart: short bars stay short."""
HUNDREDTH = Decimal("0.01")
MOST_LINES = 2
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


def fit_change(block: markup.Chart, room: Box, typesetter: Typesetter, density: Density) -> Fragment:
    """Set the chart over the room's width: few rows on a scale, the others with names at the left and gains at the right of their bars."""
    rows = compared_rows(block)
    drawn = fit_on_scale(block, rows, room, typesetter, density)
    if drawn is not None:
        return drawn
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
    look = ChangeLook(own=points(sizes.own), text=points(sizes.text), gap=SLIMMEST_GAP)
    chart = change_chart(block, rows, (plot, plot), scale, typesetter, look)
    bands = box.rows([height // len(rows)] * len(rows))
    items: list[Item] = [
        *(
            text_item("Row", name, band.with_width(name.width), block.origin, anchor="middle")
            for name, band in zip(names, bands, strict=True)
        ),
        chart,
    ]
    for row, gain, band in zip(rows, gains, bands, strict=True):
        items += end_marks(row, plot.band(band.top, band.height), band.height * 100 // (100 + SLIMMEST_GAP), scale, typesetter)
        items.append(text_item("Gain", gain, band.lower_right(gain_width, band.height), block.origin, anchor="middle"))
    return Fragment(items=tuple(items), height=height, cut=sum(text.cut for text in (*names, *gains)))


def _row_name(block: markup.Chart, row: Row, width: Emu, typesetter: Typesetter, sizes: _ChangeSizes) -> TypesetText:
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


def _gain_text(block: markup.Chart, row: Row, width: Emu, typesetter: Typesetter, sizes: _ChangeSizes) -> TypesetText:
    """What was gained, and below it in what, where rows are high enough."""
    colour = "muted" if not row.own else "accent" if row.rose else "ink"
    style = typesetter.style("figure", size=points(sizes.hero if row.own else sizes.gain), colour=typesetter.colour(colour))
    number = typesetter.typeset(formatted(row.difference, difference_format(row, block)), style, width, block.origin)
    if sizes.is_close:
        return number
    quiet = typesetter.style("table", size=points(min(sizes.text, 14)), colour=typesetter.colour("muted"))
    return stacked([number, typesetter.typeset(block.series[2].name, quiet, width, block.origin)])


def _scale(rows: Sequence[Row], block: markup.Chart, width: Emu, typesetter: Typesetter, sizes: _ChangeSizes) -> Scale | None:
    """Values at the edges of the plot area, so that the labels beyond both ends of each bar stand within it; None: too narrow."""
    lefts, rights = ([_end_width(end_label(row, block, end), row, typesetter, sizes) for row in rows] for end in (0, 1))
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
    return Scale(least=least.quantize(HUNDREDTH), greatest=(least + width / unit).quantize(HUNDREDTH), unit=unit)


def _end_width(text: str, row: Row, typesetter: Typesetter, sizes: _ChangeSizes) -> Emu:
    return typesetter.width(text, _end_style(row, typesetter, sizes)) + LABEL_AIR


def _end_style(row: Row, typesetter: Typesetter, sizes: _ChangeSizes) -> TextStyle:
    return typesetter.style("table", size=points(sizes.own if row.own else sizes.text), bold=row.own)
