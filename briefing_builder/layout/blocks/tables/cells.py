"""The texts of a table's cells at one size, broken for its columns, and the heights of rows that follow."""

from collections.abc import Iterator, Sequence

from briefing_builder.brand.model import TextStyle
from briefing_builder.deck.model import Insets
from briefing_builder.layout.text.typeset import EMPTY_TEXT, Galley, GalleyStack, Typesetter, TypesetText, stacked
from briefing_builder.memory import shared
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Emu, points, split, total_length
from briefing_builder.values import Value

PAD_SIDE = points(9)
WRITING_ROOM = points(36)
"""Least height of a row that is written in by hand."""
BLANK_LINE = points(18)
"""What programs keep for the line of a cell without words, between its pads."""
GRIDS_KEPT = 256
"""A table is tried over some thirty widths of its columns."""
MARK_SIZES = (14, 20)
"""The least and the most that a mark takes, in points; between them it is as large as the text beside it."""
AFTER_MARK = points(7)
BAR_ROOM = points(3)
"""What a bar below the words of a cell needs beside the padding."""
LARGER = 6
"""What the figures of an accented column are larger than the other text of the table, in points."""


class TableSizes(Value, frozen=True, kw_only=True):
    """The sizes of a table in points: of its text, headings and second lines, and the padding above and below."""

    text: int
    head: int
    note: int
    pad: int

    @property
    def mark(self) -> Emu:
        """How wide and high a mark is."""
        return points(min(max(self.text, MARK_SIZES[0]), MARK_SIZES[1]))


class Grid(Value, frozen=True, kw_only=True):
    """The set texts of a table, its columns, and the heights of its header and rows."""

    widths: tuple[Emu, ...]
    head: tuple[TypesetText, ...]
    rows: tuple[tuple[TypesetText, ...], ...]
    head_height: Emu
    heights: tuple[Emu, ...]

    @property
    def height(self) -> Emu:
        """Of the whole table."""
        return self.head_height + total_length(self.heights)

    @property
    def cut(self) -> int:
        """Words that are wider than their column."""
        return sum(text.cut for row in (self.head, *self.rows) for text in row)


class CellText(Value, frozen=True, kw_only=True):
    """What a cell says at one size: its words and a quiet second line."""

    words: Galley | GalleyStack | None
    note: Galley | GalleyStack | None = None

    @property
    def width(self) -> Emu:
        """The narrowest column that breaks no line of it."""
        return max(self.words.width if self.words else ZERO, self.note.width if self.note else ZERO)

    def in_column(self, width: Emu) -> TypesetText:
        """Return the cell's text in a column of that width."""
        words = self.words.in_column(width) if self.words else EMPTY_TEXT
        return stacked([words, self.note.in_column(width)]) if self.note else words


class TableText(Value, frozen=True, kw_only=True, eq=False):
    """A table at one size; a flush one has its first column on the slide's margin, and its headings close to the rule below them.

    It is equal to itself only.
    """

    block: markup.Table
    sizes: TableSizes
    is_flush: bool
    marked: frozenset[int]
    """The columns in which a cell has a mark."""
    head: tuple[CellText, ...]
    rows: tuple[tuple[CellText | Galley | GalleyStack, ...], ...]

    def needed_widths(self, width: Emu, typesetter: Typesetter) -> Iterator[tuple[Emu, ...]]:
        """Yield widths of columns that follow the length of their texts: first for rows without line breaks, then by all words."""
        pads = [_side_pads(number, is_flush=self.is_flush) for number in range(len(self.head))]
        rows = [max((row[number].width for row in self.rows), default=ZERO) + self.indent(number) for number in range(len(self.head))]
        heads = [max(self._longest_word(column.heading, typesetter), 1) for column in self.block.columns]
        yield split(width, _levelled([max(row, head) + pad for row, head, pad in zip(rows, heads, pads, strict=True)], width))
        wholes = [max(row, head.width) for row, head in zip(rows, self.head, strict=True)]
        yield split(width, [round(1000 * max(1, whole) ** 0.5) for whole in wholes])

    def grid(self, widths: tuple[Emu, ...]) -> Grid:
        """Return the texts of all cells over these columns."""
        return _grid((self, widths))

    @property
    def head_pads(self) -> tuple[Emu, Emu]:
        """Padding above and below the headings: none above where no band needs it, so that they begin where all content does."""
        pad = points(self.sizes.pad)
        return (ZERO, max(pad * 2 // 3, points(4))) if self.is_flush else (pad * 2 // 3, pad * 2 // 3)

    def indent(self, number: int) -> Emu:
        """Return how far the words of a column's cells stand behind its heading: a mark's room, where any cell of it has one."""
        return Emu(self.sizes.mark + AFTER_MARK) if number in self.marked else ZERO

    def insets(self, above: Emu, below: Emu, *, of_head: bool = False) -> tuple[Insets, ...]:
        """Return the insets of a row's cells, column by column."""
        lefts = [ZERO if self.is_flush and not number else PAD_SIDE for number in range(len(self.head))]
        indents = [ZERO if of_head else self.indent(number) for number in range(len(self.head))]
        return tuple(
            Insets(left=Emu(left + indent), top=above, right=PAD_SIDE, bottom=below) for left, indent in zip(lefts, indents, strict=True)
        )

    def _longest_word(self, heading: markup.Words, typesetter: Typesetter) -> Emu:
        style = typesetter.style("table-head", size=points(self.sizes.head))
        return max((typesetter.width(word, style) for word in markup.words_text(heading).split()), default=ZERO)


@shared(most=GRIDS_KEPT)
def _grid(key: tuple[TableText, tuple[Emu, ...]]) -> Grid:
    table, widths = key
    inner = inner_widths(widths, is_flush=table.is_flush)
    head = tuple([cell.in_column(width) for cell, width in zip(table.head, inner, strict=True)])
    rooms = [Emu(max(1, width - table.indent(number))) for number, width in enumerate(inner)]
    rows = tuple([tuple([cell.in_column(width) for cell, width in zip(row, rooms, strict=True)]) for row in table.rows])
    pads = 2 * points(table.sizes.pad)
    writing_room = max(WRITING_ROOM, pads + BLANK_LINE)
    return Grid(
        widths=widths,
        head=head,
        rows=rows,
        head_height=max([text.height for text in head]) + total_length(table.head_pads),
        heights=tuple(
            [
                max(max(map(_height_with_bar, row, cells)) + pads, writing_room if is_form_row(cells) else ZERO)
                for row, cells in zip(rows, table.block.rows, strict=True)
            ]
        ),
    )


def _height_with_bar(text: TypesetText, cell: markup.Cell) -> Emu:
    """What a cell needs; what is in the middle of its row has below it, and so above it, the room of a bar."""
    return text.height + (2 * BAR_ROOM if cell.bar else ZERO)


def is_form_row(row: Sequence[markup.Cell]) -> bool:
    """Return whether something of the row is to be written by hand."""
    return any(cell.blank == "line" for cell in row)


def shared_widths(block: markup.Table, width: Emu) -> tuple[Emu, ...]:
    """Return the widths of the columns in the ratio of the template's shares."""
    return split(width, [column.share for column in block.columns])


def inner_widths(widths: Sequence[Emu], *, is_flush: bool) -> tuple[Emu, ...]:
    """Return the room for text in each of the columns."""
    return tuple([Emu(max(1, width - _side_pads(number, is_flush=is_flush))) for number, width in enumerate(widths)])


def table_text(block: markup.Table, sizes: TableSizes, typesetter: Typesetter, *, is_flush: bool) -> TableText:
    """Return the table at that size, ready for columns of any width; the same value for the same block."""
    key = (block, sizes, typesetter.ground)
    if key not in typesetter.tried:
        typesetter.tried[key] = _measured_table(block, sizes, typesetter, is_flush=is_flush)
    text: TableText = typesetter.tried[key]
    return text


def _measured_table(block: markup.Table, sizes: TableSizes, typesetter: Typesetter, *, is_flush: bool) -> TableText:
    in_head = typesetter.style("table-head", size=points(sizes.head), colour="" if is_flush else typesetter.colour("on-accent"))
    head = tuple(
        CellText(words=typesetter.galley(column.heading, in_head, column.origin, align=column.align, in_table=True))
        for column in block.columns
    )
    styles = _CellStyles(
        usual=typesetter.style("table", size=points(sizes.text)),
        strong=typesetter.style("table", size=points(sizes.text), bold=True),
        accent=typesetter.style("table", size=points(sizes.text), bold=True, colour=typesetter.colour("accent")),
        nothing=typesetter.style("table", size=points(sizes.text), colour=typesetter.colour("muted")),
        figure=typesetter.style("figure", size=points(sizes.text + LARGER), colour=typesetter.colour("accent")),
    )
    quiet = typesetter.style("note", size=points(sizes.note))
    marked = frozenset(number for row in block.rows for number, cell in enumerate(row) if cell.mark != "none")
    rows = tuple([
        tuple([
            _cell_text(cell, column, _cell_style(cell, column, styles, is_marked=number in marked), quiet, typesetter)
            for number, (cell, column) in enumerate(zip(row, block.columns, strict=True))
        ])
        for row in block.rows
    ])  # fmt: skip
    return TableText(block=block, sizes=sizes, is_flush=is_flush, marked=marked, head=head, rows=rows)


class _CellStyles(Value, frozen=True, kw_only=True):
    """How the words of cells look at one size."""

    usual: TextStyle
    strong: TextStyle
    accent: TextStyle
    nothing: TextStyle
    figure: TextStyle


def _cell_style(cell: markup.Cell, column: markup.Column, styles: _CellStyles, *, is_marked: bool) -> TextStyle:
    """A cell without a mark, in a column of marks, is quieter than those that have one; columns are as loud as they say."""
    if is_marked and cell.mark == "none":
        return styles.nothing
    if column.emphasis != "plain":
        return styles.nothing if "muted" in (column.emphasis, cell.emphasis) else styles.figure
    return styles.accent if cell.emphasis == "accent" else styles.strong if cell.strong else styles.usual


def _cell_text(
    cell: markup.Cell, column: markup.Column, style: TextStyle, quiet: TextStyle, typesetter: Typesetter
) -> CellText | Galley | GalleyStack:
    words = typesetter.galley(cell.words, style, cell.origin, align=column.align, in_table=True)
    if not cell.note:
        return words or CellText(words=None)
    return CellText(words=words, note=typesetter.galley(cell.note, quiet, cell.origin, align=column.align, in_table=True))


def _side_pads(number: int, *, is_flush: bool) -> int:
    return PAD_SIDE if is_flush and not number else 2 * PAD_SIDE


def _levelled(needs: Sequence[int], width: Emu) -> list[int]:
    """What each column gets when those that need little get all of it, and the others share the rest evenly."""
    given: dict[int, int] = {}
    left = int(width)
    for number in sorted(range(len(needs)), key=lambda number: needs[number]):
        given[number] = max(1, min(needs[number], left // (len(needs) - len(given))))
        left -= given[number]
    return [given[number] for number in range(len(needs))]
