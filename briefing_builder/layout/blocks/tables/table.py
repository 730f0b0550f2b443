"""Tables as typography: hairlines between rows or quiet bands, declared heights that hold their text; rows that do not fit go on."""

from collections.abc import Sequence

from briefing_builder.deck.model import Cell, Table
from briefing_builder.layout.blocks.tables.bounds import least_height
from briefing_builder.layout.blocks.tables.cells import Grid, Look, TableText, inner_widths, shared_widths, table_text
from briefing_builder.layout.blocks.texts import how_many
from briefing_builder.layout.room.density import Ease
from briefing_builder.layout.room.fragment import Fitted, nothing_fits, sources
from briefing_builder.layout.text.typeset import Setter
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu, points
from briefing_builder.values import replace

LOOKS = (
    Look(text=20, head=14, note=14, pad=12),
    Look(text=18, head=14, note=14, pad=9),
    Look(text=16, head=14, note=12, pad=7),
    Look(text=14, head=12, note=12, pad=5),
    Look(text=12, head=12, note=12, pad=3),
)
FEW = Look(text=24, head=14, note=16, pad=16)
FEW_ROWS = 2
"""A table of so few rows is a statement, and set like one."""
ROW_AIR = points(28)
FREE_COLUMNS = 2
"""The level from which columns may leave the shares that the template asks for."""
HEAD_SHARE = 4
"""Headings that take more than one part in so many of the room are too tall."""


def fit_table(block: markup.Table, room: Box, setter: Setter, ease: Ease) -> Fitted:
    """Set a native table over the room's width; rows that do not fit go on under the same headings."""
    look = FEW if ease.level == 0 and len(block.rows) <= FEW_ROWS else LOOKS[ease.level]
    has_bands = setter.brand.manner.tables == "bands"
    if _is_hopeless(block, look, room, setter, ease):
        return nothing_fits(block)
    text = table_text(block, look, setter, is_flush=not has_bands)
    grid = _best_grid(text, room, ease, setter)
    if grid.cut:
        setter.doubts.append(block.name)
    count = how_many(grid.heights, Emu(0), Emu(room.height - grid.head_height))
    if not count:
        return nothing_fits(block)
    heights = (grid.head_height, *_grown(grid.heights[:count], Emu(ease.fill - grid.head_height)))
    table = Table(
        name=block.name,
        box=replace(room, height=Emu(sum(heights))),
        widths=grid.widths,
        heights=heights,
        rows=_cells(text, grid, count, setter),
        header_rule="" if has_bands else setter.colour("ink"),
        rule="" if has_bands else setter.colour("hairline"),
        alt=_alt(block),
        placeholder="table",
        sources=sources(block.origin, *(cell.origin for row in block.rows[:count] for cell in row)),
    )
    rest = replace(block, rows=block.rows[count:]) if count < len(block.rows) else None
    return Fitted(items=(table,), height=table.box.height, rest=rest, cut=grid.cut)


def _is_hopeless(block: markup.Table, look: Look, room: Box, setter: Setter, ease: Ease) -> bool:
    """Whether the table is too tall at this size, however its lines fall; then a closer level is tried anyway."""
    if ease.is_fixed or ease.level >= FREE_COLUMNS:
        return False
    widths = inner_widths(shared_widths(block, room.width), is_flush=setter.brand.manner.tables != "bands")
    return least_height(block, look, widths, setter) > room.height


def _best_grid(text: TableText, room: Box, ease: Ease, setter: Setter) -> Grid:
    """Over the columns that the template asks for; over others if only so it fits, or fewer words are cut.

    A table that goes on anyway keeps its columns, unless its headings alone take much of the room.
    """
    best = text.grid(shared_widths(text.block, room.width))
    is_hopeless = ease.level < FREE_COLUMNS or (ease.is_fixed and best.head_height * HEAD_SHARE < room.height)
    if not best.cut and (best.height <= room.height or is_hopeless):
        return best
    others = [text.grid(widths) for widths in text.needed_widths(room.width, setter)]
    return min([best, *others], key=lambda grid: (grid.cut, max(grid.height, room.height)))


def _grown(heights: Sequence[Emu], fill: Emu) -> tuple[Emu, ...]:
    """Rows over the height to fill: the low ones grow first, so that rows come out alike where they can."""
    left, level = int(fill), 0
    for number, height in enumerate(sorted(heights, reverse=True)):
        others = len(heights) - number
        level = left // others
        if height <= level:
            break
        left -= height
    most = min(max(heights), min(heights) * 8 // 5) + ROW_AIR
    return tuple(Emu(max(height, min(level, most))) for height in heights)


def _alt(block: markup.Table) -> str:
    headings = ", ".join(markup.words_text(column.heading) or "name" for column in block.columns)
    return f"Table “{block.name}” with {len(block.rows)} rows. Columns: {headings}."


def _cells(text: TableText, grid: Grid, count: int, setter: Setter) -> tuple[tuple[Cell, ...], ...]:
    """The header and the rows in the brand's manner: plain, or on the accent with every second row on a surface, the last one too."""
    pad = points(text.look.pad)
    fills = ("", "") if text.is_flush else ("", setter.colour("surface"))
    ground = "" if text.is_flush else setter.colour("accent")
    head_insets, insets = text.insets(*text.head_pads), text.insets(pad, pad)
    head = [
        Cell(paragraphs=one.paragraphs, insets=inset, anchor="bottom", fill=ground)
        for one, inset in zip(grid.head, head_insets, strict=True)
    ]
    body = [
        tuple([
            Cell(paragraphs=one.paragraphs, insets=inset, fill=fills[(count - line) % 2]) for one, inset in zip(row, insets, strict=True)
        ])
        for line, row in enumerate(grid.rows[:count])
    ]  # fmt: skip
    return (tuple(head), *body)
