"""Tables as SVG: surfaces, text on the font's natural pitch, rules below the rows."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby

from briefing_builder.backends.svg.context import RenderContext, svg_pt
from briefing_builder.backends.svg.shapes import rectangle
from briefing_builder.backends.svg.text import Line, PlacedLine, inner_box, lines_svg, placed, runs_by_line
from briefing_builder.deck.model import Cell, Paragraph, Table
from briefing_builder.units import Box, Emu

PIXEL = 1524  # EMU: LibreOffice rounds ascent and descent to pixels of 600 dpi (docs/fit.md, Tables)
ASCENT_SHARE = 0.8
"""Of a line's height above its baseline where lines are closer than the face's own pitch (docs/fit.md, Tables)."""


def table_svg(item: Table, context: RenderContext) -> str:
    """Return a table row by row; declared heights hold."""
    drawn, bottom = [], item.box.top
    for index, (row, height) in enumerate(zip(rows_of(item), item.heights, strict=True)):
        bottom = Emu(bottom + height)
        drawn += [_cell_svg(cell, box, context) for cell, box in row]
        drawn.append(_borders_svg(item, index, bottom, context))
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


def _borders_svg(item: Table, index: int, y: Emu, context: RenderContext) -> str:
    """The lines below a row: one where its cells are alike, each its own where some are to be written on."""
    lefts = [*accumulate(item.widths, initial=item.box.left)]
    drawn, height = [], svg_pt(y)
    for line, cells in groupby(enumerate(item.lines_below(index)), key=lambda pair: pair[1]):
        (role, weight), columns = line, [column for column, _ in cells]
        if role:
            left, right = svg_pt(lefts[columns[0]]), svg_pt(lefts[columns[-1] + 1])
            stroke = f'stroke="{context.colour(role)}" stroke-width="{svg_pt(weight)}"'
            drawn.append(f'<line x1="{left}" y1="{height}" x2="{right}" y2="{height}" {stroke}/>')
    return "".join(drawn)


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
            pitch = (above + below) * spacing
            if spacing < 1:
                above, below = pitch * ASCENT_SHARE, pitch * (1 - ASCENT_SHARE)
            gap = paragraph.space_before if index and not first else 0
            yield Line(runs, pitch - below, below, gap, paragraph, not first, numbered)
