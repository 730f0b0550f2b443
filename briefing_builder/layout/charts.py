"""Charts: a native bar or column chart with its plot area placed by us, so that every label has measured room."""

from dataclasses import replace
from decimal import Decimal

from briefing_builder.brand.model import TextStyle
from briefing_builder.deck.model import Chart, Item, Series, Shape, Text
from briefing_builder.layout.fitted import SMALL_GAP, Fitted, nothing_fits, sources, text_item
from briefing_builder.layout.setting import Setter, SetText
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu, points

LABEL_AIR = points(12)
VALUE_ROOM = points(96)
"""Room right of the longest bar for its value; renderers wrap a label long before it fills its room."""
MOST_PER_CATEGORY = points(72)
LEAST_PER_CATEGORY = points(26)
LEAST_FLOOR = points(34)
"""Two lines of labels below columns: renderers turn labels that have less."""
LEAST_PLOT = points(48)
"""A smaller plot area shows no difference between its bars."""
KEY_SIDE = points(10)


def fit_chart(block: markup.Chart, room: Box, setter: Setter) -> Fitted:
    """Set the chart over the room's width; a key of our own (square and name) stands above charts with two series."""
    style = replace(setter.style("table"), colour=setter.colour("ink"))
    key = _key(block, room, setter, style) if len(block.series) > 1 else []
    key_height = Emu(points(26) if key else 0)
    free = Emu(room.height - key_height)
    labels = _labels(block, room.width, setter, style)
    least = max(LEAST_PER_CATEGORY, *(label.height for label in labels))
    height = Emu(min(free, MOST_PER_CATEGORY * len(labels))) if block.kind == "bars" else Emu(min(free, points(260)))
    if height < least * len(labels) and block.kind == "bars":
        return nothing_fits(block)
    box = Box(left=room.left, top=Emu(room.top + key_height), width=room.width, height=height)
    plot = _plot(block, box, labels)
    if plot.width < LEAST_PLOT or plot.height < LEAST_PER_CATEGORY:
        return nothing_fits(block)
    chart = Chart(
        name=block.name,
        box=box,
        plot=plot,
        kind=block.kind,
        categories=block.categories,
        series=tuple(_series(series, block, setter) for series in block.series),
        number_format=block.format,
        axis_maximum=_maximum(block),
        text_size=style.size,
        text_colour=style.colour,
        gap=60 if len(block.series) > 1 else 70,
        overlap=0,
        highlight=block.highlight,
        highlight_colour=setter.colour("accent"),
        legend=False,
        alt=block.alt,
        placeholder="chart",
        sources=sources(block.origin),
    )
    items: tuple[Item, ...] = (*key, chart)
    return Fitted(items=items, height=Emu(key_height + height))


def _labels(block: markup.Chart, width: Emu, setter: Setter, style: TextStyle) -> list[SetText]:
    """The names of the categories in the room that each has: two fifths of the width beside bars, a share of it below columns."""
    each = Emu(width * 2 // 5 if block.kind == "bars" else width // len(block.categories))
    return [setter.set(category, style, each, block.origin) for category in block.categories]


def _plot(block: markup.Chart, box: Box, labels: list[SetText]) -> Box:
    if block.kind == "columns":
        floor = Emu(max(LEAST_FLOOR, *(label.height for label in labels)) + LABEL_AIR)
        return Box(left=box.left, top=Emu(box.top + points(22)), width=box.width, height=Emu(box.height - floor - points(22)))
    wrapped = any(label.lines > 1 for label in labels)
    band = Emu((box.width * 2 // 5 if wrapped else max(label.width for label in labels)) + LABEL_AIR)
    return Box(left=Emu(box.left + band), top=box.top, width=Emu(box.width - band - VALUE_ROOM), height=box.height)


def _maximum(block: markup.Chart) -> Decimal:
    """The axis ends at the greatest value: the longest bar fills the plot, and its label has room beside it."""
    return max((value for series in block.series for value in series.values if value), default=Decimal(1))


def _series(series: markup.Series, block: markup.Chart, setter: Setter) -> Series:
    present = series.role == "present"
    return Series(
        name=series.name,
        values=series.values,
        colour=setter.colour("accent" if present else "past"),
        label_colour=setter.colour("ink" if present else "muted"),
        bold_labels=present and (len(block.series) > 1 or block.highlight < 0),
    )


def _key(block: markup.Chart, room: Box, setter: Setter, style: TextStyle) -> list[Item]:
    items: list[Item] = []
    left = room.left
    for series in block.series:
        colour = setter.colour("accent" if series.role == "present" else "past")
        side = Box(left=left, top=Emu(room.top + points(4)), width=KEY_SIDE, height=KEY_SIDE)
        text = setter.set(series.name, style, room.width, block.origin)
        frame = Box(left=Emu(side.right + SMALL_GAP), top=room.top, width=Emu(text.width + points(6)), height=text.height)
        label: Text = text_item("Key", text, frame, block.origin)
        items += [Shape(name="Key colour", box=side, fill=colour), label]
        left = Emu(frame.right + points(18))
    return items
