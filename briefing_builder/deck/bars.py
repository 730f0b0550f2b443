"""Where the bars of a chart stand, as PowerPoint and LibreOffice draw them from its data, plot area, gap and overlap."""

from collections.abc import Iterator
from decimal import Decimal

from briefing_builder.deck.model import Chart, Series
from briefing_builder.units import Box, Emu


def _bar_positions(item: Chart, band: float) -> Iterator[tuple[Series, float, float]]:
    """Yield each series with the offset of its bar within a category's band, and its thickness."""
    count, overlap, gap = len(item.series), item.overlap / 100, item.gap / 100
    thickness = band / (count - (count - 1) * overlap + gap)
    for index, series in enumerate(item.series):
        yield series, thickness * (gap / 2 + index * (1 - overlap)), thickness


def bars_of(item: Chart, index: int, band: float, whole: Emu) -> Iterator[tuple[Series, Decimal, float, float, float, float]]:
    """Yield each bar of a category: series, value, where it begins and ends along the axis, its offset across it and its thickness."""
    least, unit = float(item.axis_minimum), whole / float((item.axis_maximum - item.axis_minimum) or 1)
    used = 0.0
    for series, offset, thickness in _bar_positions(item, band):
        value = series.values[index]
        if value is None:
            continue
        start = used if item.is_stacked else 0.0
        used = start + float(value)
        yield series, value, max(0.0, start - least) * unit, min(float(whole), (used - least) * unit), offset, thickness


def bar_boxes(item: Chart) -> Iterator[tuple[Box, str]]:
    """Yield the boxes of the bars that are seen in a chart of horizontal bars, with their colours."""
    band = item.plot.height / max(1, len(item.categories))
    for index in range(len(item.categories)):
        top = item.plot.top + band * index
        for series, _, start, end, offset, thickness in bars_of(item, index, band, item.plot.width):
            colour = item.highlight_colour if item.is_lit(index) else series.colour
            if colour:
                edges = (item.plot.left + start, top + offset, item.plot.left + end, top + offset + thickness)
                yield Box.between(*(Emu(round(edge)) for edge in edges)), colour
