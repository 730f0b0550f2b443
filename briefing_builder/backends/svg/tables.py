"""Tables as SVG: surfaces, text on the font's natural pitch, rules below the rows."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from briefing_builder.backends.svg.context import RenderContext, svg_pt
from briefing_builder.backends.svg.shapes import rectangle
from briefing_builder.backends.svg.text import Line, PlacedLine, inner_box, lines_svg, placed, runs_by_line
from briefing_builder.deck.model import HEADER_WEIGHT, LINE_WEIGHT, Cell, Paragraph, Table
from briefing_builder.units import Box, Emu

PIXEL = 1524  # EMU: LibreOffice rounds ascent and descent to pixels of 600 dpi (docs/fit.md, Tables)


def table_svg(item: Table, context: RenderContext) -> str:
    """Return a table row by row; declared heights hold."""
    drawn, bottom = [], item.box.top
    for index, (row, height) in enumerate(zip(rows_of(item), item.heights, strict=True)):
        bottom = Emu(bottom + height)
        drawn += [_cell_svg(cell, box, context) for cell, box in row]
        drawn.append(_border_svg(item, index, bottom, context))
    return "".join(drawn)


def rows_of(item: Table) -> Iterator[list[tuple[Cell, Box]]]:
    """Yield the cells of each row with their boxes on the slide."""
    top = item.box.top
    for row, height in zip(item.rows, item.heights, strict=True):
        edges = [*accumulate(item.widths, initial=item.box.left)]
        boxes = [Box(left=Emu(left), top=top, width=width, height=height) for left, width in zip(edges, item.widths, strict=False)]
        yield list(zip(row, boxes, strict=True))
        top = Emu(top + height)


def cell_lines(cell: Cell, box: Box, context: RenderContext) -> Iterator[PlacedLine]:
    """Yield the lines of a cell where they stand on the slide."""
    return placed(tuple(_lines_of_cell(cell.paragraphs, context)), inner_box(box, cell.insets), cell.anchor, context)


def _border_svg(item: Table, index: int, y: Emu, context: RenderContext) -> str:
    role, weight = (item.rule, LINE_WEIGHT) if index else (item.header_rule, HEADER_WEIGHT)
    if not role:
        return ""
    left, right = svg_pt(item.box.left), svg_pt(item.box.left + sum(item.widths))
    height = svg_pt(y)
    return f'<line x1="{left}" y1="{height}" x2="{right}" y2="{height}" stroke="{context.colour(role)}" stroke-width="{svg_pt(weight)}"/>'


def _cell_svg(cell: Cell, box: Box, context: RenderContext) -> str:
    surface = rectangle(box, context, fill=cell.fill) if cell.fill else ""
    lines = tuple(_lines_of_cell(cell.paragraphs, context))
    return surface + lines_svg(lines, inner_box(box, cell.insets), cell.anchor, context)


def _lines_of_cell(paragraphs: Sequence[Paragraph], context: RenderContext) -> Iterator[Line]:
    numbered = 0
    for index, paragraph in enumerate(paragraphs):
        numbered = numbered + 1 if paragraph.bullet == "number" else 0
        for first, runs in enumerate(runs_by_line(paragraph)):
            above, below = 0.0, 0.0
            for run in runs or paragraph.runs:
                font = context.font(run.face, bold=run.bold, italic=run.italic)
                above = max(above, round(font.ascent * run.size / 1000 / PIXEL) * PIXEL)
                below = max(below, round(font.descent * run.size / 1000 / PIXEL) * PIXEL)
            spacing = paragraph.spacing / 100
            cut = (above + below) * (1 - spacing) if spacing < 1 else 0
            grown = (above + below) * (spacing - 1) if spacing > 1 else 0
            gap = paragraph.space_before if index and not first else 0
            yield Line(runs, above - cut + grown, below, gap, paragraph, not first, numbered)
