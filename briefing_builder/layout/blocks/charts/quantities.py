"""Quantities in words: strong bars, each with its name above it and what it comes to, large, on it or at its end."""

from collections.abc import Sequence

from briefing_builder.brand.model import TextStyle
from briefing_builder.deck.model import Chart, Item, Series, Shape
from briefing_builder.deck.number_formats import UNSEEN
from briefing_builder.layout.blocks.charts.native import native_chart
from briefing_builder.layout.blocks.charts.scale import greatest_value
from briefing_builder.layout.room.density import Density
from briefing_builder.layout.room.fragment import GAP, SMALL_GAP, Fragment, nothing_fits, text_item
from briefing_builder.layout.text.typeset import Typesetter, TypesetText
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points
from briefing_builder.values import Value, replace

OUTLINE = points(1.5)
PADDING = points(20)
"""From the left edge of a bar, or from its end, to what it comes to."""


class _QuantitySizes(Value, frozen=True, kw_only=True):
    """The sizes of a name and of what it comes to, and the least and greatest heights of a bar, in points."""

    name: int
    figure: int
    bar: int
    most: int


SIZES = (
    _QuantitySizes(name=20, figure=54, bar=76, most=112),
    _QuantitySizes(name=18, figure=44, bar=60, most=90),
    _QuantitySizes(name=16, figure=36, bar=46, most=80),
    _QuantitySizes(name=16, figure=28, bar=36, most=64),
    _QuantitySizes(name=14, figure=20, bar=24, most=40),
)


def fit_quantities(block: markup.Chart, room: Box, typesetter: Typesetter, density: Density) -> Fragment:
    """Set one bar a category over the room's width; where words neither fit on their bar nor beside it, all bars become shorter."""
    sizes, count = SIZES[density.level], len(block.categories)
    plain = typesetter.style("table", size=points(sizes.name), colour=typesetter.colour("ink"))
    names = [typesetter.typeset(name, plain, room.width, block.origin) for name in block.categories]
    width = _longest_bar(block, room.width, typesetter, sizes)
    figures = [
        typesetter.typeset(label, _figure_style(block, number, width, typesetter, sizes), room.width, block.origin)
        for number, label in enumerate(block.labels)
    ]
    aside = max(name.height for name in names) + SMALL_GAP
    least = (points(sizes.bar) + 2 * aside) * count
    height = max(least, min(density.fill, (points(sizes.most) + 2 * (aside + GAP)) * count))
    if least > room.height or width < room.width // 4:
        return nothing_fits(block)
    bar = min(points(sizes.most), height // count - 2 * aside)
    box = room.with_height(height)
    chart = _quantities_chart(block, box, box.with_width(width), bar, typesetter, sizes)
    words = _words_at_bars(block, names, figures, chart, bar)
    gap = _gap_items(block, figures, chart, bar, typesetter, sizes)
    return Fragment(items=(chart, *gap[:1], *words, *gap[1:]), height=height, cut=sum(text.cut for text in (*names, *figures)))


def _length_of(block: markup.Chart, number: int, width: Emu) -> Emu:
    return Emu(int(width * (block.series[0].values[number] or 0) / greatest_value(block)))


def _longest_bar(block: markup.Chart, width: Emu, typesetter: Typesetter, sizes: _QuantitySizes) -> Emu:
    """The whole width, where the words of every bar stand on it or have room at its end; else what leaves them that room."""
    style = typesetter.style("figure", size=points(sizes.figure))
    needs = [typesetter.width(label, style) + 2 * PADDING for label in block.labels]
    lengths = [_length_of(block, number, width) for number in range(len(needs))]
    has_room = all(need <= max(length, width - length) for need, length in zip(needs, lengths, strict=True))
    return width if has_room else width - max(needs)


def _stands_on_bar(block: markup.Chart, number: int, width: Emu, need: Emu) -> bool:
    return need + 2 * PADDING <= _length_of(block, number, width)


def _figure_style(block: markup.Chart, number: int, width: Emu, typesetter: Typesetter, sizes: _QuantitySizes) -> TextStyle:
    style = typesetter.style("figure", size=points(sizes.figure))
    is_lit = number == block.highlight
    if _stands_on_bar(block, number, width, typesetter.width(block.labels[number], style)):
        return typesetter.style("figure", size=points(sizes.figure), colour=typesetter.colour("on-accent" if is_lit else "ink"))
    return typesetter.style("figure", size=points(sizes.figure), colour=typesetter.colour("accent" if is_lit else "ink"))


def _words_at_bars(block: markup.Chart, names: Sequence[TypesetText], figures: Sequence[TypesetText], chart: Chart, bar: Emu) -> list[Item]:
    """The names above the bars, and what they come to on them or at their ends."""
    plot, items = chart.plot, list[Item]()
    bands = chart.box.rows([chart.box.height // len(names)] * len(names))
    for number, (name, figure, band) in enumerate(zip(names, figures, bands, strict=True)):
        top = band.top + (band.height - bar) // 2
        items.append(text_item("Bar", name, band.band(top - SMALL_GAP - name.height, name.height), block.origin))
        length = _length_of(block, number, plot.width)
        is_on_bar = _stands_on_bar(block, number, plot.width, figure.width)
        start = PADDING if is_on_bar else length + PADDING
        middle = top + (bar - figure.height) // 2
        room = band.band(middle, figure.height).beside(start)
        room = room.with_width(min(room.width, figure.width + PADDING // 2))
        quantity = text_item("Quantity", figure, room, block.origin)
        items.append(replace(quantity, fill=chart.highlight_colour) if is_on_bar and number == block.highlight else quantity)
    return items


def _gap_items(
    block: markup.Chart, figures: Sequence[TypesetText], chart: Chart, bar: Emu, typesetter: Typesetter, sizes: _QuantitySizes
) -> list[Item]:
    """The outline of what the highlighted bar lacks of the longest, and what that comes to, at its right; none where there is no room."""
    number = block.highlight
    if not block.gap_label or number < 0:
        return []
    length, style = _length_of(block, number, chart.plot.width), typesetter.style("table", size=points(sizes.figure // 2), bold=True)
    text = typesetter.typeset(block.gap_label, style, chart.plot.width, block.origin, align="right")
    used = PADDING if _stands_on_bar(block, number, chart.plot.width, figures[number].width) else 2 * PADDING + figures[number].width
    if chart.plot.width - length < used + text.width + 2 * PADDING or text.lines > 1:
        return []
    band = chart.box.rows([chart.box.height // len(figures)] * len(figures))[number]
    ghost = band.band(band.top + (band.height - bar) // 2, bar).with_width(chart.plot.width).beside(length)
    room = ghost.within(used, (bar - text.height) // 2, PADDING, ZERO).with_height(text.height)
    return [
        Shape(name="Gap", box=ghost, line=typesetter.colour("muted"), weight=OUTLINE),
        text_item("Gap", text, room, block.origin),
    ]


def _quantities_chart(block: markup.Chart, box: Box, plot: Box, bar: Emu, typesetter: Typesetter, sizes: _QuantitySizes) -> Chart:
    series, band = block.series[0], box.height // len(block.categories)
    past, ink = typesetter.colour("past"), typesetter.colour("ink")
    bars = Series(name=series.name, values=series.values, colour=past, label_colour=ink, bold_labels=False, number_format=UNSEEN)
    gap = round((band - bar) * 100 / bar)
    chart = native_chart(block, "bars", (bars,), box, plot, greatest_value(block), points(sizes.name), gap, typesetter)
    return replace(chart, has_names=False)
