"""Charts as SVG: the bars, category names and values that PowerPoint and LibreOffice draw from the same data and plot area."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from briefing_builder.backends.svg.context import RenderContext
from briefing_builder.backends.svg.shapes import rectangle
from briefing_builder.backends.svg.text import Line, lines_svg, width_of
from briefing_builder.deck.bars import bars_of
from briefing_builder.deck.model import BAR_OUTLINE, Align, Chart, Paragraph, Run, Series
from briefing_builder.deck.number_formats import formatted
from briefing_builder.fonts import Piece, break_lines
from briefing_builder.units import Box, Emu, points
from briefing_builder.values import replace

CATEGORY_GAP = points(7)
"""From a category's name to the axis, as LibreOffice sets it below columns."""
NAME_GAP = points(6.62)
"""From a category's name to the axis, as LibreOffice sets it beside bars (measured on its picture, like the values that follow)."""
VALUE_GAP = points(2)
"""From the end of a bar to the value before it, and of a column to its value."""
VALUE_GAP_BEFORE = points(2.78)
"""From the start or end of a bar to the value after it."""
LEFT_OF_PLACE = 0.027
"""Em by which a value stands left of its place where it does not begin at one."""


def chart_svg(item: Chart, context: RenderContext) -> str:
    """Return a chart with values at the ends of the bars and names at the axis."""
    draw = _bar_chart if item.kind == "bars" else _column_chart
    return "".join(draw(item, context))


def _bar_chart(item: Chart, context: RenderContext) -> Iterator[str]:
    band = item.plot.height / max(1, len(item.categories))
    for index, category in enumerate(item.categories):
        top = item.plot.top + band * index
        if item.has_names:
            room = Box(left=item.box.left, top=Emu(int(top)), width=Emu(item.plot.left - item.box.left - NAME_GAP), height=Emu(int(band)))
            yield _category_label_svg(category, room, "right", item, context)
        for series, value, start, end, offset, thickness in bars_of(item, index, band, item.plot.width):
            box = _rounded_box(item.plot.left + start, top + offset, end - start, thickness)
            yield _bar_svg(item, series, index, box, context)
            label = _data_label(item, series, index, value)
            width = width_of(label, context)
            place = {
                "beyond": end + VALUE_GAP_BEFORE,
                "end": end - VALUE_GAP - width - label.size * LEFT_OF_PLACE,
                "centre": (start + end - width) / 2 - label.size * LEFT_OF_PLACE,
                "base": start + VALUE_GAP_BEFORE,
            }
            yield _data_label_svg(label, item.plot.left + place[series.label_place], top + offset + thickness / 2, context)


def _column_chart(item: Chart, context: RenderContext) -> Iterator[str]:
    band = item.plot.width / max(1, len(item.categories))
    for index, category in enumerate(item.categories):
        left = item.plot.left + band * index
        if item.has_names:
            top = Emu(item.plot.bottom + CATEGORY_GAP)
            room = Box(left=Emu(int(left)), top=top, width=Emu(int(band)), height=Emu(item.box.bottom - top))
            yield _category_label_svg(category, room, "centre", item, context)
        for series, value, start, end, offset, thickness in bars_of(item, index, band, item.plot.height):
            box = _rounded_box(left + offset, item.plot.bottom - end, thickness, end - start)
            yield _bar_svg(item, series, index, box, context)
            label = _data_label(item, series, index, value)
            aside = 0 if series.label_place == "beyond" else label.size * LEFT_OF_PLACE
            x = left + offset + thickness / 2 - width_of(label, context) / 2 - aside
            half = _line_height(label, context) / 2
            place = {
                "beyond": end + VALUE_GAP + half,
                "end": end - VALUE_GAP - half,
                "centre": (start + end) / 2,
                "base": start + VALUE_GAP + half,
            }
            yield _data_label_svg(label, x, item.plot.bottom - place[series.label_place], context)


def _rounded_box(left: float, top: float, width: float, height: float) -> Box:
    return Box(left=Emu(round(left)), top=Emu(round(top)), width=Emu(round(abs(width))), height=Emu(round(abs(height))))


def _bar_svg(item: Chart, series: Series, index: int, box: Box, context: RenderContext) -> str:
    colour = _point_colour(item, series, index)
    return rectangle(box, context, fill=colour, line=series.outline, weight=BAR_OUTLINE) if colour else ""


def _point_colour(item: Chart, series: Series, index: int) -> str:
    return item.highlight_colour if item.is_lit(index) else series.colour


def _data_label(item: Chart, series: Series, index: int, value: Decimal) -> Run:
    lit = item.is_lit(index)
    return Run(
        text=formatted(value, series.number_format or item.number_format),
        face="body",
        size=series.label_size or item.label_size or item.text_size,
        colour=item.text_colour if lit else series.label_colour,
        bold=lit or series.bold_labels,
    )


def _data_label_svg(run: Run, left: float, middle: float, context: RenderContext) -> str:
    """A label of one line, its middle at that height."""
    height = _line_height(run, context)
    room = _rounded_box(left, middle - height / 2, width_of(run, context) + 1, height)
    return lines_svg([_label_line((run,), "left", context)], room, "top", context)


def _category_label_svg(text: str, room: Box, align: Align, item: Chart, context: RenderContext) -> str:
    """The name of a category in the room beside or below its bars, on as many lines as it needs."""
    run = Run(text=text, face="body", size=item.text_size, colour=item.text_colour)
    font = context.font("body", bold=False, italic=False)
    breaks = break_lines([Piece(text=text, font=font, size=run.size)], Emu(max(1, room.width))).breaks
    edges = [0, *breaks, len(text)]
    lines = [_label_line((replace(run, text=text[start:stop]),), align, context) for start, stop in pairwise(edges)]
    return lines_svg(lines, room, "middle" if align == "right" else "top", context)


def _label_line(runs: tuple[Run, ...], align: Align, context: RenderContext) -> Line:
    """A line on the font's natural pitch, as charts have it."""
    font, size = context.font(runs[0].face, bold=runs[0].bold, italic=runs[0].italic), runs[0].size
    return Line(runs, font.ascent * size / 1000, font.descent * size / 1000, 0, Paragraph(runs=runs, align=align), True, 0)


def _line_height(run: Run, context: RenderContext) -> float:
    font = context.font(run.face, bold=run.bold, italic=run.italic)
    return (font.ascent + font.descent) * run.size / 1000
