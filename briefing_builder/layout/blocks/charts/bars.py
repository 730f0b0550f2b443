"""Charts: a native bar or column chart whose plot area we place, so that every label has the room it was measured for."""

from decimal import Decimal
from typing import Literal

from briefing_builder.brand.model import TextStyle
from briefing_builder.deck.bars import bar_boxes
from briefing_builder.deck.model import Chart, Item, Series, Shape
from briefing_builder.deck.number_formats import formatted, without_literals
from briefing_builder.layout.blocks.charts.native import native_chart
from briefing_builder.layout.blocks.charts.scale import greatest_value
from briefing_builder.layout.room.density import CLOSEST, Density
from briefing_builder.layout.room.fragment import SMALL_GAP, Fragment, grouped, nothing_fits, text_item
from briefing_builder.layout.text.typeset import EMPTY_TEXT, Typesetter, TypesetText
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points, total_length
from briefing_builder.values import Value, replace


class _ChartSizes(Value, frozen=True, kw_only=True):
    """Text size of the categories, and the height of one category with one and with two bars, in points."""

    text: int
    single: int
    double: int


SIZES = (
    _ChartSizes(text=18, single=64, double=72),
    _ChartSizes(text=16, single=52, double=60),
    _ChartSizes(text=14, single=40, double=50),
    _ChartSizes(text=14, single=26, double=42),
    _ChartSizes(text=12, single=19, double=23),
)
SLIM = (_ChartSizes(text=16, single=34, double=42), _ChartSizes(text=16, single=30, double=42), _ChartSizes(text=14, single=26, double=42))
"""Of slim bars; where these are too high, those of the other levels."""
LABEL_AIR = points(12)
LEAST_VALUE_ROOM = points(64)
VALUE_AIR = points(30)
"""Room beyond the measured value at the end of a bar; renderers wrap a label long before it fills its room."""
BEYOND_LITERALS = "0000"
"""About as wide as what a number format may add: a currency sign or a unit."""
AIR_BEFORE = '"\u00a0"'
"""Stands in the number format before a value beyond its bar, which programs set against the bar's end."""
FEW, MOST_FEW, MOST_MANY = 3, points(150), points(84)
"""With so few categories, bars may grow strong; with more they stay slimmer."""
MOST_LINES = 2
LEAST_FLOOR = points(34)
"""Two lines of labels below columns: renderers rotate labels that have less room."""
COLUMNS_HEIGHT = points(220)
BARS_SHARE = 25
"""What the longest bar keeps of the width, in per cent, before the figure at its end becomes smaller."""
LEAST_PLOT = points(48)
"""A smaller plot area shows no difference between its bars."""
REFERENCE_WEIGHT, LEAST_REFERENCE = points(2), points(14)
LEGEND_SIDE, LEGEND_GAP = points(12), points(18)
LEGEND_LEAD = LEGEND_SIDE + SMALL_GAP
LEGEND_SLACK = 120
"""The width given to a name in the legend, in per cent of its measured width."""


def fit_bars(block: markup.Chart, room: Box, typesetter: Typesetter, density: Density) -> Fragment:
    """Set the chart over the room's width; a legend of our own (square and name) stands above charts with two series."""
    sizes = SLIM[density.level] if block.slim and density.level < len(SLIM) else SIZES[density.level]
    style = typesetter.style("table", colour=typesetter.colour("ink"), size=points(sizes.text))
    labels = _category_labels(block, room.width, typesetter, style)
    if density.level < CLOSEST and any(label.lines > MOST_LINES for label in labels):
        return nothing_fits(block)
    legend = _legend_texts(block, room, typesetter, style) if len(block.series) > 1 else []
    line = _reference_text(block, room, typesetter, style)
    if density.level == CLOSEST and not _chart_height(block, room.height - line.height - SMALL_GAP, labels, sizes, ZERO):
        line = EMPTY_TEXT  # rather than no chart
    legend_height = max(text.height for text in (*legend, line)) + SMALL_GAP if legend or line.paragraphs else ZERO
    fill = ZERO if block.slim else density.fill - legend_height
    height = _chart_height(block, room.height - legend_height, labels, sizes, fill)
    box = room.band(room.top + legend_height, height)
    size = points(_label_size(block, box.width, labels, typesetter, sizes))
    plot = _plot_area(block, box, labels, size, typesetter)
    if height <= 0 or plot.width < LEAST_PLOT or plot.height < LEAST_PLOT // 2:
        return nothing_fits(block)
    chart = _chart_item(block, box, plot, size, typesetter, sizes)
    items = (
        *grouped("Key", _legend_items(block, legend, plot, room, typesetter)),
        *_reference_label(block, line, plot, room),
        chart,
        *_reference_line(block, chart, typesetter),
    )
    return Fragment(items=items, height=legend_height + height, cut=sum(text.cut for text in (*labels, *legend)))


def _chart_height(block: markup.Chart, free: Emu, labels: list[TypesetText], sizes: _ChartSizes, fill: Emu) -> Emu:
    """The height of the chart without its legend; 0 if the room is too low for its bars."""
    count = len(block.categories)
    if block.kind == "columns":
        return max(min(COLUMNS_HEIGHT, free), min(fill, free))
    each = max(points(sizes.double if len(block.series) > 1 else sizes.single), *(label.height for label in labels))
    most = max(each, MOST_FEW if count <= FEW else MOST_MANY) * count
    return max(each * count, min(fill, most, free)) if each * count <= free else ZERO


def _category_labels(block: markup.Chart, width: Emu, typesetter: Typesetter, style: TextStyle) -> list[TypesetText]:
    """The names of the categories, set in the width that each has: two fifths of the room beside bars, an equal share below columns."""
    each = width * 2 // 5 if block.kind == "bars" else width // len(block.categories) - LABEL_AIR
    return [typesetter.typeset(category, style, Emu(max(1, each)), block.origin) for category in block.categories]


def _plot_area(block: markup.Chart, box: Box, labels: list[TypesetText], size: Emu, typesetter: Typesetter) -> Box:
    """Where the bars stand, beside their names and with room for values of that size."""
    if block.kind == "columns":
        floor = max(LEAST_FLOOR, *(label.height for label in labels)) + LABEL_AIR
        head = size * 3 // 2
        return box.within(ZERO, head, ZERO, floor)
    band = _band(box.width, labels)
    return box.within(band, ZERO, _value_room(block, size, typesetter), ZERO)


def _band(width: Emu, labels: list[TypesetText]) -> Emu:
    """The width beside bars for the names of the categories."""
    wrapped = any(label.lines > 1 for label in labels)
    return (width * 2 // 5 if wrapped else max(label.width for label in labels)) + LABEL_AIR


def _label_size(block: markup.Chart, width: Emu, labels: list[TypesetText], typesetter: Typesetter, sizes: _ChartSizes) -> int:
    """The size of the values, in points: of few bars they are to be read from the back of the room, as large as the bars allow."""
    if len(block.series) > 1 or len(block.categories) > FEW:
        return sizes.text
    most = min(24, sizes.text + 6)
    if block.kind == "columns":
        return most
    free = width - _band(width, labels) - width * BARS_SHARE // 100
    return next((size for size in range(most, sizes.text, -2) if _value_room(block, points(size), typesetter) <= free), sizes.text)


def _value_room(block: markup.Chart, size: Emu, typesetter: Typesetter) -> Emu:
    """Room right of the longest bar for its value."""
    values = [value for series in block.series for value in series.values if value is not None]
    bare = without_literals(block.format)
    labels = [text for value in values for text in (formatted(value, block.format), formatted(value, bare) + BEYOND_LITERALS)]
    style = typesetter.style("table", size=size, bold=True)
    return max(LEAST_VALUE_ROOM, max((typesetter.width(text, style) for text in labels), default=ZERO) + VALUE_AIR)


def _chart_item(block: markup.Chart, box: Box, plot: Box, size: Emu, typesetter: Typesetter, sizes: _ChartSizes) -> Chart:
    held = _series_held_against(block, plot, size, typesetter)
    kind: Literal["bars", "columns"] = "bars" if block.kind == "bars" else "columns"
    series = held or tuple(_chart_series(series, block, typesetter) for series in block.series)
    gap = 50 if len(block.categories) <= FEW else 60
    chart = native_chart(block, kind, series, box, plot, _axis_end(block), points(sizes.text), gap, typesetter)
    if kind == "bars" and not held:
        chart = replace(chart, number_format=AIR_BEFORE + block.format)
    return replace(chart, label_size=size, overlap=100 if held else 0, highlight=-1 if held else block.highlight)


def _series_held_against(block: markup.Chart, plot: Box, size: Emu, typesetter: Typesetter) -> tuple[Series, ...]:
    """Bars that are held against a line, with their values where they begin, which it never meets; the highlighted one is a series.

    None where one is too short for its value, where the line stands so near, or where there is none.
    """
    values, lit = block.series[0].values, block.highlight
    if block.kind != "bars" or block.reference is None or len(block.series) > 1 or lit < 0 or values[lit] is None:
        return ()
    width = typesetter.width(formatted(values[lit] or Decimal(0), block.format), typesetter.style("table", size=size, bold=True))
    long = [plot.width * (value or 0) / _axis_end(block) >= width + LABEL_AIR for value in (*values, block.reference)]
    if not all(long):
        return ()
    others, mine = (tuple(value if (number == lit) == own else None for number, value in enumerate(values)) for own in (False, True))
    past, accent = typesetter.colour("past"), typesetter.colour("accent")
    ink, on_accent = typesetter.colour("ink"), typesetter.colour("on-accent")
    quiet = Series(name=block.series[0].name, values=others, colour=past, label_colour=ink, bold_labels=False, label_place="base")
    loud = Series(name=block.categories[lit], values=mine, colour=accent, label_colour=on_accent, bold_labels=True, label_place="base")
    return (quiet, loud)


def _chart_series(series: markup.Series, block: markup.Chart, typesetter: Typesetter) -> Series:
    present = series.role == "present"
    return Series(
        name=series.name,
        values=series.values,
        colour=typesetter.colour("accent" if present else "past"),
        label_colour=typesetter.colour("ink" if present else "muted"),
        bold_labels=present and (len(block.series) > 1 or block.highlight < 0),
    )


def _reference_text(block: markup.Chart, room: Box, typesetter: Typesetter, style: TextStyle) -> TypesetText:
    """What the line says; its words are no category, and keep the size of running text where those become small."""
    words = block.reference_label if _has_reference(block) else ""
    return typesetter.typeset(words, replace(style, size=max(style.size, LEAST_REFERENCE)), room.width // 2, block.origin)


def _has_reference(block: markup.Chart) -> bool:
    """Whether bars are held against a number."""
    return block.kind == "bars" and block.reference is not None and block.reference > 0


def _axis_end(block: markup.Chart) -> Decimal:
    """The greatest value, or the number that bars are held against where none reaches it: they are seen to fall short of it."""
    return max(greatest_value(block), block.reference or Decimal(0)) if _has_reference(block) else greatest_value(block)


def _line_at(block: markup.Chart, plot: Box) -> Emu:
    return plot.left + Emu(int(plot.width * (block.reference or 0) / _axis_end(block)))


def _reference_label(block: markup.Chart, text: TypesetText, plot: Box, room: Box) -> list[Item]:
    """What the line says, above it, and so before the chart in reading order."""
    if not text.paragraphs:
        return []
    left = max(room.left, min(_line_at(block, plot) - text.width // 2, room.right - text.width))
    top, width = plot.top - SMALL_GAP - text.height, min(text.width * 6 // 5, room.right - left)
    return [text_item("Reference", text, Box(left=left, top=top, width=width, height=text.height), block.origin)]


def _reference_line(block: markup.Chart, chart: Chart, typesetter: Typesetter) -> list[Item]:
    """The line at the value that bars are held against: those that reach it, or whose values do, interrupt it."""
    if not _has_reference(block):
        return []
    plot, colour = chart.plot, typesetter.colour("highlight")
    left = min(_line_at(block, plot) - REFERENCE_WEIGHT // 2, plot.right - REFERENCE_WEIGHT)
    beyond = ZERO if chart.overlap else _value_room(block, chart.label_size, typesetter)
    edges = [plot.top]
    for box, _ in bar_boxes(chart):
        if box.right + beyond >= left:
            edges += [box.top, box.bottom]
    edges.append(plot.bottom)
    pieces = zip(edges[::2], edges[1::2], strict=True)
    return [
        Shape(name="Line", box=Box.between(left, top, left + REFERENCE_WEIGHT, bottom), fill=colour)
        for top, bottom in pieces
        if bottom > top
    ]


def _legend_texts(block: markup.Chart, room: Box, typesetter: Typesetter, style: TextStyle) -> list[TypesetText]:
    width = (room.width // len(block.series) - LEGEND_LEAD - points(24)) * 100 // LEGEND_SLACK
    return [typesetter.typeset(series.name, style, Emu(max(1, width)), block.origin) for series in block.series]


def _legend_items(block: markup.Chart, texts: list[TypesetText], plot: Box, room: Box, typesetter: Typesetter) -> list[Item]:
    """Squares and names in the order of the bars, above the plot: from where the bars begin, or further left where the names need it.

    A name has room for a renderer whose letters are wider: one of a single word would break within it.
    """
    widths = [LEGEND_LEAD + text.width * LEGEND_SLACK // 100 + points(6) for text in texts]
    left = max(room.left, min(plot.left, room.right - total_length(widths, LEGEND_GAP) - LEGEND_GAP))
    items: list[Item] = []
    for series, text, entry in zip(block.series, texts, room.beside(left - room.left).side_by_side(widths, LEGEND_GAP), strict=False):
        colour = typesetter.colour("accent" if series.role == "present" else "past")
        line = text.height // max(1, text.lines)
        square = entry.sized(LEGEND_SIDE, LEGEND_SIDE).moved(down=(line - LEGEND_SIDE) // 2)
        name = entry.beside(LEGEND_LEAD).with_height(text.height)
        items += [Shape(name="Key colour", box=square, fill=colour), text_item("Key", text, name, block.origin)]
    return items
