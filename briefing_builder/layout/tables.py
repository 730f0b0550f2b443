"""Tables as typography: hairlines between rows, quiet headings, declared heights that hold their text; rows that do not fit go on."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from briefing_builder.brand.model import TextStyle
from briefing_builder.deck.model import Cell, Insets, Paragraph, Table
from briefing_builder.layout.fitted import Fitted, nothing_fits, sources
from briefing_builder.layout.setting import Setter, SetText, stacked
from briefing_builder.layout.texts import how_many
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu, points

PAD_SIDE = points(8)
DENSITIES = ((18, 7), (16, 6), (14, 5), (12, 3))
"""Text size and padding above and below, in points: the most generous that holds the whole table is taken."""
MARKS = {"direct": "●", "supporting": "○"}
AIRY_ROW = points(46)
"""Rows of a short table grow to this height, so that it breathes."""


def fit_table(block: markup.Table, room: Box, setter: Setter) -> Fitted:
    """Set a native table over the room's width, as large as it can be whole; else its rows go on under the same headings."""
    for size, pad in DENSITIES:
        done = _at_density(block, room, setter, points(size), points(pad))
        if done.rest is None:
            return done
    return done


def _at_density(block: markup.Table, room: Box, setter: Setter, size: Emu, pad: Emu) -> Fitted:
    widths = _widths(block, room.width)
    style = replace(setter.style("table"), size=size)
    head = [
        _head_cell(column, number, width, pad, setter) for number, (column, width) in enumerate(zip(block.columns, widths, strict=True))
    ]
    head_height = Emu(max(text.height for _, text in head) + 2 * pad)
    rows = [
        [
            _cell(cell, number, column, width, pad, style, setter)
            for number, (cell, column, width) in enumerate(zip(row, block.columns, widths, strict=True))
        ]
        for row in block.rows
    ]
    heights = [Emu(max(text.height for _, text in row) + 2 * pad) for row in rows]
    heights = _airy(heights, Emu(room.height - head_height))
    count = how_many(heights, Emu(0), Emu(room.height - head_height))
    if not count:
        return nothing_fits(block)
    table = Table(
        name=block.name,
        box=replace(room, height=Emu(head_height + sum(heights[:count]))),
        widths=widths,
        heights=(head_height, *heights[:count]),
        rows=(tuple(cell for cell, _ in head), *(tuple(cell for cell, _ in row) for row in rows[:count])),
        header_rule=setter.colour("ink"),
        rule=setter.colour("hairline"),
        alt=_alt(block),
        placeholder="table",
        sources=sources(block.origin, *(cell.origin for row in block.rows[:count] for cell in row)),
    )
    rest = replace(block, rows=block.rows[count:]) if count < len(rows) else None
    return Fitted(items=(table,), height=table.box.height, rest=rest)


def _airy(heights: Sequence[Emu], room: Emu) -> list[Emu]:
    generous = [Emu(max(height, AIRY_ROW)) for height in heights]
    return generous if sum(generous) <= room else list(heights)


def _alt(block: markup.Table) -> str:
    headings = ", ".join(markup.plain(column.heading) or "name" for column in block.columns)
    return f"Table “{block.name}” with {len(block.rows)} rows. Columns: {headings}."


def _widths(block: markup.Table, width: Emu) -> tuple[Emu, ...]:
    total = sum(column.share for column in block.columns)
    edges = [width * sum(column.share for column in block.columns[:n]) // total for n in range(len(block.columns) + 1)]
    return tuple(Emu(end - start) for start, end in itertools.pairwise(edges))


def _insets(number: int, pad: Emu) -> Insets:
    """The first column stands flush with the slide's margin."""
    return Insets(left=PAD_SIDE if number else Emu(0), top=pad, right=PAD_SIDE, bottom=pad)


def _inner(width: Emu, number: int) -> Emu:
    return Emu(width - PAD_SIDE - (PAD_SIDE if number else 0))


def _head_cell(column: markup.Column, number: int, width: Emu, pad: Emu, setter: Setter) -> tuple[Cell, SetText]:
    text = setter.set(column.heading, "table-head", _inner(width, number), column.origin, align=column.align, in_table=True)
    return Cell(paragraphs=text.paragraphs, insets=_insets(number, pad), anchor="bottom"), text


def _cell(
    cell: markup.Cell, number: int, column: markup.Column, width: Emu, pad: Emu, style: TextStyle, setter: Setter
) -> tuple[Cell, SetText]:
    inner = _inner(width, number)
    words = _marked(cell, replace(style, bold=cell.strong), inner, setter, column)
    note = setter.set(cell.note, "note", inner, cell.origin, align=column.align, in_table=True)
    text = stacked([words, note], Emu(0))
    return Cell(paragraphs=text.paragraphs, insets=_insets(number, pad)), text


def _marked(cell: markup.Cell, style: TextStyle, width: Emu, setter: Setter, column: markup.Column) -> SetText:
    if cell.mark == "none":
        return setter.set(cell.words, style, width, cell.origin, align=column.align, in_table=True)
    shape = markup.Span(text=MARKS[cell.mark] + "\u00a0")
    text = setter.set((shape, *cell.words), style, width, cell.origin, align=column.align, in_table=True)
    return replace(text, paragraphs=tuple(_colour_mark(paragraph, setter.colour("accent")) for paragraph in text.paragraphs))


def _colour_mark(paragraph: Paragraph, colour: str) -> Paragraph:
    mark, *rest = paragraph.runs
    return replace(paragraph, runs=(replace(mark, colour=colour), *rest))
