"""Tables as typography: hairlines between rows, quiet headings, declared heights that hold their text; rows that do not fit go on."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from briefing_builder.brand.model import TextStyle
from briefing_builder.deck.model import Cell, Insets, Item, Paragraph, Table
from briefing_builder.layout.fitted import Fitted, coloured, nothing_fits, sources
from briefing_builder.layout.setting import Setter, SetText, stacked
from briefing_builder.layout.texts import how_many
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu, points

PAD_TOP = points(5)
PAD_SIDE = points(8)
MARKS = {"direct": "●", "supporting": "○", "none": ""}
MARK_COLOURS = {"direct": "accent", "supporting": "accent", "none": "muted"}
AIRY_ROW = points(46)
"""Rows of a short table grow to this height, so that it breathes."""


def fit_table(block: markup.Table, room: Box, setter: Setter) -> Fitted:
    """Set a native table over the room's width; the heading row is repeated where the rows go on."""
    widths = _widths(block, room.width)
    head = [
        _paragraph_cell(
            setter.set(column.heading, "table-head", _inner(width, number), column.origin, align=column.align, in_table=True), number
        )
        for number, (column, width) in enumerate(zip(block.columns, widths, strict=True))
    ]
    head_height = Emu(max(_height(text) for _, text in head))
    rows = [
        [_cell(cell, column, width, setter) for cell, column, width in zip(row, enumerate(block.columns), widths, strict=True)]
        for row in block.rows
    ]
    heights = [Emu(max(_height(text) for _, text in row)) for row in rows]
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
    items: tuple[Item, ...] = (table,)
    return Fitted(items=items, height=table.box.height, rest=rest)


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


def _inner(width: Emu, number: int) -> Emu:
    return Emu(width - _insets(number).left - _insets(number).right)


def _insets(number: int) -> Insets:
    """The first column stands flush with the slide's margin."""
    return Insets(left=PAD_SIDE if number else Emu(0), top=PAD_TOP, right=PAD_SIDE, bottom=PAD_TOP)


def _height(text: SetText) -> Emu:
    return Emu(text.height + 2 * PAD_TOP)


def _paragraph_cell(text: SetText, number: int) -> tuple[Cell, SetText]:
    return Cell(paragraphs=text.paragraphs, insets=_insets(number), anchor="bottom"), text


def _cell(cell: markup.Cell, column: tuple[int, markup.Column], width: Emu, setter: Setter) -> tuple[Cell, SetText]:
    number, definition = column
    inner = _inner(width, number)
    style = setter.style("table")
    if cell.strong:
        style = replace(style, bold=True)
    words = _marked(cell, style, inner, setter, definition)
    quiet = coloured(setter.style("note"), setter.colour("muted"))
    note = setter.set(cell.note, quiet, inner, cell.origin, align=definition.align, in_table=True)
    text = stacked([words, note], Emu(0))
    return Cell(paragraphs=text.paragraphs, insets=_insets(number)), text


def _marked(cell: markup.Cell, style: TextStyle, width: Emu, setter: Setter, column: markup.Column) -> SetText:
    words = cell.words
    if cell.mark == "none":
        return setter.set(words, style, width, cell.origin, align=column.align, in_table=True)
    shape = markup.Span(text=MARKS[cell.mark] + "\u00a0", strong=False)
    text = setter.set((shape, *words), style, width, cell.origin, align=column.align, in_table=True)
    return replace(text, paragraphs=tuple(_colour_mark(paragraph, setter.colour(MARK_COLOURS[cell.mark])) for paragraph in text.paragraphs))


def _colour_mark(paragraph: Paragraph, colour: str) -> Paragraph:
    mark, *rest = paragraph.runs
    return replace(paragraph, runs=(replace(mark, colour=colour), *rest))
