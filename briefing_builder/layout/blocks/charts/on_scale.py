"""Before and after on a scale over the whole width: the bar between both values, and what was gained on it, or of two in a column."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefing_builder.brand.model import TextStyle
from briefing_builder.deck.model import Item, Shape
from briefing_builder.deck.number_formats import formatted, without_literals
from briefing_builder.layout.blocks.charts.compared import (
    ChangeLook,
    Row,
    Scale,
    change_chart,
    compared_rows,
    difference_format,
    end_label,
    end_marks,
    place_of,
)
from briefing_builder.layout.drawings import rule
from briefing_builder.layout.room.density import Density
from briefing_builder.layout.room.fragment import GAP, SMALL_GAP, Fragment, grouped, text_item
from briefing_builder.layout.text.typeset import Typesetter, TypesetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points
from briefing_builder.values import Value, replace

MOST_ROWS = 2
LEAST_WIDTH = points(480)
"""A narrower room has no place for a scale."""
LABEL_AIR = points(14)
"""Room at the ends of the bars for what renderers set wider than it was measured."""
STEPS = tuple(Decimal(step).scaleb(power) for power in range(-1, 9) for step in (1, 2, 5))
"""What a tick may be worth."""
INTERVALS = (4, 5, 6, 7, 8)
LEAST_SPAN = Decimal("0.375")
"""What the scale shows at least of the greatest value: so a small difference looks small."""
FULL_MARKS = Decimal(100)
"""Where no value is greater, the scale ends here."""
LABEL_SHARE = 22
"""What is kept for a label at each end, in per cent of the width: so the scale is the same in every brand's letters."""
LEAST_PLOT = points(360)
BAND_SHARE, LEAST_PITCH, MOST_PITCH = 170, 260, 340
"""The height of the only row, and the least and the greatest of each of two, in per cent of their bars."""
CAPITALS = 22
"""What is above the capitals in a line of large figures, in per cent of its height."""
TICK_WIDTH, TICK, TICK_LABEL = points(1), points(6), points(14)
BASELINE = 80
"""Share of a line above its baseline, in per cent."""


class _ScaleSizes(Value, frozen=True, kw_only=True):
    """In points: the own values and gain (alone, or over the other's), those of the other row, the bars, and the air above the scale."""

    own: int
    hero: int
    column: int
    text: int
    gain: int
    bar: int
    air: int

    @property
    def of_two(self) -> "_ScaleSizes":
        """Those of two rows: what was gained stands in a column beside them, and the labels leave the bars their room."""
        return replace(self, own=self.text + 4, hero=self.column)


SIZES = (
    _ScaleSizes(own=28, hero=96, column=60, text=18, gain=26, bar=24, air=30),
    _ScaleSizes(own=24, hero=80, column=54, text=18, gain=24, bar=22, air=24),
    _ScaleSizes(own=22, hero=60, column=48, text=16, gain=22, bar=20, air=18),
    _ScaleSizes(own=20, hero=48, column=36, text=16, gain=20, bar=16, air=12),
)


class _RowTexts(Value, frozen=True, kw_only=True):
    """What stands at a bar: its name and detail, what was gained, and in what."""

    name: TypesetText
    gain: TypesetText
    unit: TypesetText

    @property
    def width_beside(self) -> Emu:
        """Of what was gained with its unit."""
        return self.gain.width + SMALL_GAP + self.unit.width


def fit_on_scale(block: markup.Chart, rows: Sequence[Row], room: Box, typesetter: Typesetter, density: Density) -> Fragment | None:
    """Return the chart of few rows over the room's width, in the largest sizes that it has the height for; None where it has no room."""
    if len(rows) > MOST_ROWS or room.width < LEAST_WIDTH:
        return None
    levels = SIZES[density.level :] if len(rows) == 1 else tuple(sizes.of_two for sizes in SIZES[density.level :])
    fitting = (_fit_on_scale_at(block, rows, room, typesetter, density.fill, sizes) for sizes in levels)
    return next((fragment for fragment in fitting if fragment is not None), None)


def _fit_on_scale_at(
    block: markup.Chart, rows: Sequence[Row], room: Box, typesetter: Typesetter, fill: Emu, sizes: _ScaleSizes
) -> Fragment | None:
    texts = [_row_texts(block, row, room.width // 4, typesetter, sizes) for row in rows]
    is_alone = len(rows) == 1
    bar, foot = points(sizes.bar), points(sizes.air) + TICK + TICK_LABEL * 3 // 2
    above = max(texts[0].gain.height, texts[0].name.height) if is_alone else ZERO
    left, right = (ZERO, ZERO) if is_alone else _asides(texts)
    line = room.within(left, ZERO, right, ZERO)
    found = _round_scale(rows, block, line.width, typesetter, sizes) if line.width >= LEAST_PLOT else None
    band = bar * BAND_SHARE // 100 if is_alone else _row_pitch(texts, bar, (fill - foot) // len(rows))
    height = above + band * len(rows) + foot
    if found is None or height > room.height:
        return None
    box = room.with_height(height)
    plot = line.band(box.top + above, band * len(rows))
    look = ChangeLook(own=points(sizes.own), text=points(sizes.text), gap=round((band - bar) * 100 / bar))
    bands = [plot.band(plot.top + band * number, band) for number in range(len(rows))]
    items: list[Item] = list(_row_names(rows, texts, plot, box, block))
    if is_alone:
        items += _gain_over_bar(rows[0], texts[0], bands[0], box, found[0], block)
    items.append(change_chart(block, rows, (plot, plot), found[0], typesetter, look))
    for row, text, its_band in zip(rows, texts, bands, strict=True):
        items += end_marks(row, its_band, bar, found[0], typesetter)
        items += [] if is_alone else _gain_beside(text, its_band, box, block)
    scale = plot.band(plot.bottom + max(ZERO, points(sizes.air) - (band - bar) // 2), TICK)
    items += grouped("Scale", list(_scale_items(block, scale, found, typesetter)))
    return Fragment(items=tuple(items), height=height, cut=sum(text.name.cut for text in texts))


def _row_pitch(texts: Sequence[_RowTexts], bar: Emu, share: Emu) -> Emu:
    """From one bar to the next: what its share of the height to fill allows, and room for every name."""
    return max(bar * LEAST_PITCH // 100, *(max(text.name.height, text.gain.height) for text in texts), min(bar * MOST_PITCH // 100, share))


def _asides(texts: Sequence[_RowTexts]) -> tuple[Emu, Emu]:
    """What names take of the width at the left, and gains at the right."""
    return max(text.name.width for text in texts) + GAP, max(text.width_beside for text in texts) + GAP


def _row_names(rows: Sequence[Row], texts: Sequence[_RowTexts], plot: Box, box: Box, block: markup.Chart) -> Iterator[Item]:
    """The names at the left of their bars; that of the only row stands at the left edge, level with the capitals of what was gained."""
    band = plot.height // len(rows)
    for number, text in enumerate(texts):
        size = (text.name.width, text.name.height)
        alone = min(box.top + text.gain.height * CAPITALS // 100, plot.top - text.name.height)
        top = plot.top + band * number + (band - text.name.height) // 2 if len(rows) > 1 else alone
        yield text_item("Row", text.name, Box(left=box.left, top=top, width=size[0], height=size[1]), block.origin)


def _row_texts(block: markup.Chart, row: Row, width: Emu, typesetter: Typesetter, sizes: _ScaleSizes) -> _RowTexts:
    colour = "muted" if not row.own else "accent" if row.rose else "ink"
    figure = typesetter.style("figure", size=points(sizes.hero if row.own else sizes.gain), colour=typesetter.colour(colour))
    quiet = typesetter.style("table", size=points(sizes.text), colour=typesetter.colour("muted"))
    strong = typesetter.style("table", size=points(sizes.text), bold=row.own, colour=typesetter.colour("ink" if row.own else "muted"))
    detail = typesetter.style("table", size=TICK_LABEL, colour=typesetter.colour("muted"))
    name = typesetter.typeset(block.categories[row.number], strong, width, block.origin)
    if block.details:
        name = stacked([name, typesetter.typeset(block.details[row.number], detail, width, block.origin)])
    gain = typesetter.typeset(formatted(row.difference, difference_format(row, block)), figure, width * 3, block.origin)
    return _RowTexts(name=name, gain=gain, unit=typesetter.typeset(block.series[2].name, quiet, width, block.origin))


def _gain_over_bar(row: Row, texts: _RowTexts, band: Box, box: Box, scale: Scale, block: markup.Chart) -> Iterator[Item]:
    """What was gained, over the middle of its bar; beside the name of the row where that is long."""
    middle = (place_of(row.low, band, scale) + place_of(row.high, band, scale)) // 2
    left = max(box.left + texts.name.width + GAP, min(middle - texts.gain.width // 2, box.right - texts.width_beside))
    yield from _gain_items(texts, left, band.top - texts.gain.height, block)


def _gain_beside(texts: _RowTexts, band: Box, box: Box, block: markup.Chart) -> Iterator[Item]:
    """What was gained, at the right of its bar, one below the other."""
    yield from _gain_items(texts, box.right - texts.width_beside, band.top + (band.height - texts.gain.height) // 2, block)


def _gain_items(texts: _RowTexts, left: Emu, top: Emu, block: markup.Chart) -> Iterator[Item]:
    gain = Box(left=left, top=top, width=texts.gain.width, height=texts.gain.height)
    base = top + (texts.gain.height - texts.unit.height) * BASELINE // 100
    unit = Box(left=gain.right + SMALL_GAP, top=base, width=texts.unit.width, height=texts.unit.height)
    yield text_item("Gain", texts.gain, gain, block.origin)
    yield text_item("Unit", texts.unit, unit, block.origin)


def _scale_items(block: markup.Chart, line: Box, ticked: tuple[Scale, Decimal], typesetter: Typesetter) -> Iterator[Item]:
    """The line of the scale, its ticks and their numbers; it ends at full marks where no value goes beyond."""
    scale, step = ticked
    greatest = max(row.high for row in compared_rows(block))
    last = FULL_MARKS if greatest <= FULL_MARKS < scale.greatest else scale.greatest
    first = max(Decimal(0), scale.least)
    left, right = place_of(first, line, scale), place_of(last, line, scale)
    yield rule(Box(left=left, top=line.top, width=right - left, height=ZERO), typesetter.colour("muted"), name="Scale")
    style = typesetter.style("table", size=TICK_LABEL, colour=typesetter.colour("muted"))
    for number in range(int((last - first) / step) + 1):
        value = first + number * step
        place = place_of(value, line, scale)
        yield Shape(
            name="Tick", box=Box(left=place - TICK_WIDTH // 2, top=line.top, width=TICK_WIDTH, height=TICK), fill=typesetter.colour("muted")
        )
        text = typesetter.typeset(formatted(value, _tick_format(block, step)), style, line.width, block.origin, align="centre")
        width = text.width + points(8)
        start = min(max(line.left, place - width // 2), line.right - width)
        yield text_item("Tick", text, Box(left=start, top=line.bottom, width=width, height=text.height), block.origin)


def _tick_format(block: markup.Chart, step: Decimal) -> str:
    """The chart's number format without its words, and with decimals only where ticks differ by less than one."""
    bare = without_literals(block.format)
    whole, _, _ = bare.partition(".")
    return f"{whole}.0" if step < 1 else whole


def _round_scale(
    rows: Sequence[Row], block: markup.Chart, width: Emu, typesetter: Typesetter, sizes: _ScaleSizes
) -> tuple[Scale, Decimal] | None:
    """The closest scale of round numbers on which every label has room beyond its end of the bar, and what a tick is worth; None: none."""
    kept = width * LABEL_SHARE // 100
    lefts, rights = ([max(_end_text_width(row, block, end, typesetter, sizes), kept) for row in rows] for end in (0, 1))
    greatest = max(row.high for row in rows)
    if greatest <= 0:
        return None
    for step in STEPS:
        for intervals in INTERVALS:
            span = step * intervals
            if span < greatest * LEAST_SPAN:
                continue
            unit = width / span
            least = min((row.low - left / unit) // step for row, left in zip(rows, lefts, strict=True)) * step
            ends = max(row.high + right / unit for row, right in zip(rows, rights, strict=True))
            if ends <= least + span:
                return Scale(least=least, greatest=least + span, unit=unit), step
            if span > 3 * greatest:
                return None
    return None


def _end_text_width(row: Row, block: markup.Chart, end: int, typesetter: Typesetter, sizes: _ScaleSizes) -> Emu:
    return typesetter.width(end_label(row, block, end), _end_text_style(row, typesetter, sizes)) + LABEL_AIR


def _end_text_style(row: Row, typesetter: Typesetter, sizes: _ScaleSizes) -> TextStyle:
    return typesetter.style("table", size=points(sizes.own if row.own else sizes.text), bold=row.own)
