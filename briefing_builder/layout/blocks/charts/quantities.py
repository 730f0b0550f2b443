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
GAP_SIZES = (88, 80, 72, 66, 60, 54, 48, 44)
"""Of what the highlighted bar lacks of the longest, in points, where it is the largest on the slide."""


class _QuantitySizes(Value, frozen=True, kw_only=True):
    """In points: a name, what it comes to (large, or quiet beside what is saved), and the least and greatest heights of a bar."""

    name: int
    figure: int
    quiet: int
    bar: int
    most: int


SIZES = (
    _QuantitySizes(name=20, figure=54, quiet=32, bar=76, most=112),
    _QuantitySizes(name=18, figure=44, quiet=28, bar=60, most=90),
    _QuantitySizes(name=16, figure=36, quiet=24, bar=46, most=80),
    _QuantitySizes(name=16, figure=28, quiet=20, bar=36, most=64),
    _QuantitySizes(name=14, figure=20, quiet=16, bar=24, most=40),
)


def fit_quantities(block: markup.Chart, room: Box, typesetter: Typesetter, density: Density) -> Fragment:
    """Set one bar a category over the room's width; where words neither fit on their bar nor beside it, all bars become shorter.

    What the highlighted bar lacks of the longest is the largest where it has the room, and what the bars come to quieter than it.
    """
    sizes, count = SIZES[density.level], len(block.categories)
    plain = typesetter.style("table", size=points(sizes.name), colour=typesetter.colour("ink"))
    names = [typesetter.typeset(name, plain, room.width, block.origin) for name in block.categories]
    aside = max(name.height for name in names) + SMALL_GAP
    least = (points(sizes.bar) + 2 * aside) * count
    height = max(least, min(density.fill, (points(sizes.most) + 2 * (aside + GAP)) * count))
    bar = min(points(sizes.most), height // count - 2 * aside)
    gap = _largest_gap(block, room.width, bar, typesetter, sizes)
    size = points(sizes.quiet if gap else sizes.figure)
    width = _longest_bar(block, room.width, typesetter, size)
    figures = [
        typesetter.typeset(label, _figure_style(block, number, width, typesetter, size, is_quiet=gap is not None), room.width, block.origin)
        for number, label in enumerate(block.labels)
    ]
    if least > room.height or width < room.width // 4:
        return nothing_fits(block)
    box = room.with_height(height)
    chart = _quantities_chart(block, box, box.with_width(width), bar, typesetter, sizes)
    words = _words_at_bars(block, names, figures, chart, bar)
    saved = _gap_items(block, figures, chart, bar, gap or _small_gap(block, width, typesetter, sizes), typesetter)
    return Fragment(items=(chart, *saved[:1], *words, *saved[1:]), height=height, cut=sum(text.cut for text in (*names, *figures)))


def _length_of(block: markup.Chart, number: int, width: Emu) -> Emu:
    return Emu(int(width * (block.series[0].values[number] or 0) / greatest_value(block)))


def _longest_bar(block: markup.Chart, width: Emu, typesetter: Typesetter, size: Emu) -> Emu:
    """The whole width, where the words of every bar stand on it or have room at its end; else what leaves them that room."""
    style = typesetter.style("figure", size=size)
    needs = [typesetter.width(label, style) + 2 * PADDING for label in block.labels]
    lengths = [_length_of(block, number, width) for number in range(len(needs))]
    has_room = all(need <= max(length, width - length) for need, length in zip(needs, lengths, strict=True))
    return width if has_room else width - max(needs)


def _stands_on_bar(block: markup.Chart, number: int, width: Emu, need: Emu) -> bool:
    return need + 2 * PADDING <= _length_of(block, number, width)


def _figure_style(block: markup.Chart, number: int, width: Emu, typesetter: Typesetter, size: Emu, *, is_quiet: bool) -> TextStyle:
    style = typesetter.style("figure", size=size)
    is_lit = number == block.highlight
    if _stands_on_bar(block, number, width, typesetter.width(block.labels[number], style)):
        return typesetter.style("figure", size=size, colour=typesetter.colour("on-accent" if is_lit else "ink"))
    return typesetter.style("figure", size=size, colour=typesetter.colour("accent" if is_lit and not is_quiet else "ink"))


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


def _largest_gap(block: markup.Chart, width: Emu, bar: Emu, typesetter: Typesetter, sizes: _QuantitySizes) -> TypesetText | None:
    """What the highlighted bar lacks of the longest, as large as the bar and the room behind its own words allow; None: too narrow."""
    if not block.gap_label or block.highlight < 0:
        return None
    quiet = typesetter.style("figure", size=points(sizes.quiet))
    if _longest_bar(block, width, typesetter, points(sizes.quiet)) < width:
        return None
    room = (
        width
        - _length_of(block, block.highlight, width)
        - _used_of_gap(block, typesetter.width(block.labels[block.highlight], quiet), width)
    )
    for size in GAP_SIZES:
        style = typesetter.style("figure", size=points(size), colour=typesetter.colour("accent"))
        if size > 2 * sizes.quiet - 8 and typesetter.width(block.gap_label, style) + 2 * PADDING <= room:
            text = typesetter.typeset(block.gap_label, style, width, block.origin, align="right")
            if text.height <= bar and text.lines == 1:
                return text
    return None


def _small_gap(block: markup.Chart, width: Emu, typesetter: Typesetter, sizes: _QuantitySizes) -> TypesetText:
    style = typesetter.style("table", size=points(sizes.figure // 2), bold=True)
    return typesetter.typeset(block.gap_label, style, width, block.origin, align="right")


def _used_of_gap(block: markup.Chart, figure: Emu, width: Emu) -> Emu:
    """What the words of the highlighted bar take of the room behind it."""
    return PADDING if _stands_on_bar(block, block.highlight, width, figure) else 2 * PADDING + figure


def _gap_items(
    block: markup.Chart, figures: Sequence[TypesetText], chart: Chart, bar: Emu, text: TypesetText, typesetter: Typesetter
) -> list[Item]:
    """The outline of what the highlighted bar lacks of the longest, and what that comes to, at its right; none where there is no room."""
    number = block.highlight
    if not block.gap_label or number < 0:
        return []
    length = _length_of(block, number, chart.plot.width)
    used = _used_of_gap(block, figures[number].width, chart.plot.width)
    if chart.plot.width - length < used + text.width + 2 * PADDING or text.lines > 1:
        return []
    band = chart.box.rows([chart.box.height // len(figures)] * len(figures))[number]
    ghost = band.band(band.top + (band.height - bar) // 2, bar).with_width(chart.plot.width).beside(length)
    room = ghost.within(used, (bar - text.height) // 2, PADDING, ZERO).with_height(text.height)
    # The outline lies within the room, so that its edge stands over that of the longest bar
    drawn = ghost.within(ZERO, OUTLINE // 2, OUTLINE // 2, OUTLINE // 2)
    return [
        Shape(name="Gap", box=drawn, line=typesetter.colour("muted"), weight=OUTLINE),
        text_item("Gap", text, room, block.origin),
    ]


def _quantities_chart(block: markup.Chart, box: Box, plot: Box, bar: Emu, typesetter: Typesetter, sizes: _QuantitySizes) -> Chart:
    series, band = block.series[0], box.height // len(block.categories)
    past, ink = typesetter.colour("past"), typesetter.colour("ink")
    bars = Series(name=series.name, values=series.values, colour=past, label_colour=ink, bold_labels=False, number_format=UNSEEN)
    gap = round((band - bar) * 100 / bar)
    chart = native_chart(block, "bars", (bars,), box, plot, greatest_value(block), points(sizes.name), gap, typesetter)
    return replace(chart, has_names=False)
