"""Tables as typography: hairlines between rows or quiet bands, declared heights that hold their text; rows that do not fit go on."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from briefing_builder.deck.model import Cell, Item, Shape, Table
from briefing_builder.layout.blocks.tables.bounds import least_height
from briefing_builder.layout.blocks.tables.cells import Grid, TableSizes, TableText, inner_widths, is_form_row, shared_widths, table_text
from briefing_builder.layout.blocks.texts import count_that_fit
from briefing_builder.layout.drawings import table_mark
from briefing_builder.layout.room.density import CLOSEST, Density
from briefing_builder.layout.room.fragment import Fragment, nothing_fits, sources
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points, total_length
from briefing_builder.values import replace
from briefing_builder.words import Catalogue

SIZES = (
    TableSizes(text=20, head=14, note=14, pad=12),
    TableSizes(text=18, head=14, note=14, pad=9),
    TableSizes(text=16, head=14, note=12, pad=7),
    TableSizes(text=14, head=12, note=12, pad=5),
    TableSizes(text=12, head=12, note=12, pad=3),
)
FEW = (
    TableSizes(text=28, head=14, note=16, pad=24),
    TableSizes(text=24, head=14, note=16, pad=16),
    TableSizes(text=24, head=14, note=16, pad=12),
)
"""A table of one row, of two, of three is a statement, and set like one where its words have the room."""
ROW_AIR = points(28)
BAR, BAR_GAP = points(7), points(1)
"""The height of a bar below the words of a cell, and what stays free between it and the edge of its row."""
FREE_COLUMNS = 2
"""The level from which columns may leave the shares that the template asks for."""
HEAD_SHARE = 4
"""Headings are too tall when they take more than one part in so many of the room."""


def fit_table(block: markup.Table, room: Box, typesetter: Typesetter, density: Density) -> Fragment:
    """Set a native table over the room's width; rows that do not fit go on under the same headings."""
    sizes = _sizes_at(density.level, len(block.rows))
    has_bands = typesetter.brand.manner.tables == "bands"
    if _is_hopeless(block, sizes, room, typesetter, density):
        return nothing_fits(block)
    text = table_text(block, sizes, typesetter, is_flush=not has_bands)
    grid = _best_grid(text, room, density, typesetter)
    if grid.cut and block.fixed and density.level < CLOSEST:
        return nothing_fits(block)  # a smaller size has room in these columns
    if grid.cut:
        typesetter.doubts.append(block.name)
    count = count_that_fit(grid.heights, ZERO, room.height - grid.head_height)
    if not count:
        return nothing_fits(block)
    heights = (
        grid.head_height,
        *_grown_rows(_of_one_pitch(block, grid.heights[:count], room.height - grid.head_height), density.fill - grid.head_height),
    )
    table = Table(
        name=block.name,
        box=room.with_height(total_length(heights)),
        widths=grid.widths,
        heights=heights,
        rows=_table_cells(text, grid, count, typesetter),
        header_rule="" if has_bands else typesetter.colour("ink"),
        rule="" if has_bands else typesetter.colour("hairline"),
        alt=_table_alt_text(block, typesetter.words),
        placeholder="table",
        sources=sources(block.origin, *(cell.origin for row in block.rows[:count] for cell in row)),
    )
    remainder = replace(block, rows=block.rows[count:]) if count < len(block.rows) else None
    items: tuple[Item, ...] = (table, *_marks(table, text, grid, typesetter), *_cell_bars(table, text, grid, typesetter))
    return Fragment(items=items, height=table.box.height, remainder=remainder, cut=grid.cut)


def _marks(table: Table, text: TableText, grid: Grid, typesetter: Typesetter) -> Iterator[Shape]:
    """The discs and rings before the words of cells, level with their first lines; the words beside them say the same."""
    if not text.marked:
        return
    side = text.sizes.mark
    lefts = list(accumulate(table.widths, initial=table.box.left))
    tops = list(accumulate(table.heights[1:], initial=Emu(table.box.top + table.heights[0])))
    for line, (row, top, height) in enumerate(zip(text.block.rows, tops, table.heights[1:], strict=False)):
        for number in sorted(text.marked):
            if row[number].mark == "none":
                continue
            words = grid.rows[line][number]
            first = words.height // max(1, words.lines)
            left = lefts[number] + table.rows[line + 1][number].insets.left - text.indent(number)
            middle = top + (height - words.height + first) // 2
            box = Box(left=Emu(left), top=Emu(middle - side // 2), width=side, height=side)
            yield table_mark(box, typesetter.colour("accent"), is_filled=row[number].mark == "direct")


def _cell_bars(table: Table, text: TableText, grid: Grid, typesetter: Typesetter) -> Iterator[Shape]:
    """The bars below the words of cells, all on one scale, in the accent of an accented column, where their rows leave room for them."""
    barred = {number for row in text.block.rows for number, cell in enumerate(row) if cell.bar}
    whole = min((_cell_width(table, number) for number in barred), default=ZERO)
    lefts = list(accumulate(table.widths, initial=table.box.left))
    tops = list(accumulate(table.heights[1:], initial=Emu(table.box.top + table.heights[0])))
    for line, (row, top, height) in enumerate(zip(text.block.rows, tops, table.heights[1:], strict=False)):
        for number, cell in enumerate(row):
            if not cell.bar or (height - grid.rows[line][number].height) // 2 < BAR + BAR_GAP:
                continue
            insets = table.rows[line + 1][number].insets
            width = Emu(whole * cell.bar // 100)
            box = Box(left=Emu(lefts[number] + insets.left), top=Emu(top + height - BAR - BAR_GAP), width=width, height=BAR)
            colour = "accent" if text.block.columns[number].emphasis == "accent" else "past"
            yield Shape(name="Bar", box=box, fill=typesetter.colour(colour))


def _cell_width(table: Table, number: int) -> Emu:
    """What the words of a column have between the insets of its first row."""
    insets = table.rows[1][number].insets
    return Emu(table.widths[number] - insets.left - insets.right)


def _sizes_at(level: int, rows: int) -> TableSizes:
    if rows > len(FEW):
        return SIZES[level]
    return (FEW[rows - 1], SIZES[0], *SIZES[2:])[level]


def _is_hopeless(block: markup.Table, sizes: TableSizes, room: Box, typesetter: Typesetter, density: Density) -> bool:
    """Whether the table is too tall at this size, however its lines fall; then a closer level is tried anyway."""
    if density.is_fixed or density.level >= FREE_COLUMNS:
        return False
    widths = inner_widths(shared_widths(block, room.width), is_flush=typesetter.brand.manner.tables != "bands")
    return least_height(block, sizes, widths, typesetter) > room.height


def _best_grid(text: TableText, room: Box, density: Density, typesetter: Typesetter) -> Grid:
    """The table over the columns that the template asks for; over others only if it then fits, or fewer words are cut.

    A table that goes on anyway keeps its columns, unless its headings alone take much of the room; one of fixed columns always does.
    """
    best = text.grid(shared_widths(text.block, room.width))
    is_hopeless = density.level < FREE_COLUMNS or (density.is_fixed and best.head_height * HEAD_SHARE < room.height)
    if text.block.fixed and density.level < CLOSEST:
        return best
    if not best.cut and (best.height <= room.height or is_hopeless or text.block.fixed):
        return best
    others = [text.grid(widths) for widths in text.needed_widths(room.width, typesetter)]
    return min([best, *others], key=lambda grid: (grid.cut, max(grid.height, room.height)))


def _of_one_pitch(block: markup.Table, heights: tuple[Emu, ...], room: Emu) -> tuple[Emu, ...]:
    """The heights of rows that are all written on, alike where the room allows: lines to write on are as far apart as on any form."""
    is_form = all(is_form_row(row) for row in block.rows)
    alike = max(heights)
    return (alike,) * len(heights) if is_form and alike * len(heights) <= room else heights


def _grown_rows(heights: Sequence[Emu], fill: Emu) -> tuple[Emu, ...]:
    """The heights of rows that fill that height: low rows grow first, so that rows become alike where they can."""
    level = ZERO
    for number, height in enumerate(sorted(heights, reverse=True)):
        level = fill // (len(heights) - number)
        if height <= level:
            break
        fill -= height
    most = min(max(heights), min(heights) * 8 // 5) + ROW_AIR
    return tuple(max(height, min(level, most)) for height in heights)


def _table_alt_text(block: markup.Table, words: Catalogue) -> str:
    headings = ", ".join(markup.words_text(column.heading) or words("alternatives.column-without-heading") for column in block.columns)
    return words("alternatives.table", name=block.name, rows=len(block.rows), columns=headings)


def _table_cells(text: TableText, grid: Grid, count: int, typesetter: Typesetter) -> tuple[tuple[Cell, ...], ...]:
    """The header and the rows in the brand's manner: plain, or on the accent with every second row on a surface, the last one too."""
    pad = points(text.sizes.pad)
    fills = ("", "") if text.is_flush else ("", typesetter.colour("surface"))
    ground = "" if text.is_flush else typesetter.colour("accent")
    head_insets, insets = text.insets(*text.head_pads, of_head=True), text.insets(pad, pad)
    head = [
        Cell(paragraphs=cell.paragraphs, insets=inset, anchor="bottom", fill=ground)
        for cell, inset in zip(grid.head, head_insets, strict=True)
    ]
    body = [
        tuple([
            Cell(
                paragraphs=cell.paragraphs,
                insets=inset,
                anchor="bottom" if is_form_row(said) else "middle",
                fill="" if is_form_row(said) else fills[(count - line) % 2],
                line=typesetter.colour("muted") if is_form_row(said) else "",
            )
            for cell, inset in zip(row, insets, strict=True)
        ])
        for line, (row, said) in enumerate(zip(grid.rows[:count], text.block.rows, strict=False))
    ]  # fmt: skip
    return (tuple(head), *body)
