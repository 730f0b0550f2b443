"""The texts of a table over columns: what every cell says at one size, and how tall that makes the rows."""

import itertools
from collections.abc import Iterator, Sequence

from briefing_builder.brand.model import TextStyle
from briefing_builder.deck.model import Insets, Paragraph
from briefing_builder.layout.text.typeset import NOTHING, Galley, Lines, Setter, SetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import Emu, points
from briefing_builder.values import Value, field, replace

PAD_SIDE = points(9)
MARKS = {"direct": "●", "supporting": "○"}
"""Filled and ring: meaning by shape and by the word beside it, never by colour alone."""


class Look(Value, frozen=True, kw_only=True):
    """The sizes of a table in points: of its text, headings and second lines, and the padding above and below."""

    text: int
    head: int
    note: int
    pad: int


class Grid(Value, frozen=True, kw_only=True):
    """The set texts of a table, its columns, and the heights of its header and rows."""

    widths: tuple[Emu, ...]
    head: tuple[SetText, ...]
    rows: tuple[tuple[SetText, ...], ...]
    head_height: Emu
    heights: tuple[Emu, ...]

    @property
    def height(self) -> Emu:
        """Of the whole table."""
        return Emu(self.head_height + sum(self.heights))

    @property
    def cut(self) -> int:
        """Words that are wider than their column."""
        return sum(text.cut for row in (self.head, *self.rows) for text in row)


class CellText(Value, frozen=True, kw_only=True):
    """What a cell says at one size: its words, after a mark in a colour role of its own, and a quiet second line."""

    words: Galley | Lines | None
    note: Galley | Lines | None = None
    mark: str = ""

    @property
    def width(self) -> Emu:
        """The narrowest column that breaks no line of it."""
        return max(self.words.width if self.words else Emu(0), self.note.width if self.note else Emu(0))

    def at(self, width: Emu) -> SetText:
        """Return the cell's text in a column of that width."""
        words = self.words.at(width) if self.words else NOTHING
        if self.mark:
            first, *others = words.paragraphs
            words = replace(words, paragraphs=(_with_mark(first, self.mark), *others))
        return stacked([words, self.note.at(width)], Emu(0)) if self.note else words


class TableText(Value, frozen=True, kw_only=True):
    """A table at one size; a flush one has its first column on the slide's margin, and its headings close to the rule below them."""

    block: markup.Table
    look: Look
    is_flush: bool
    head: tuple[CellText, ...]
    rows: tuple[tuple[CellText | Galley | Lines, ...], ...]
    grids: dict[tuple[Emu, ...], Grid] = field(default_factory=dict)

    def needed_widths(self, width: Emu, setter: Setter) -> Iterator[tuple[Emu, ...]]:
        """Yield columns that follow the length of their texts: first as wide as rows without a break need, then by all words."""
        pads = [_pads(number, is_flush=self.is_flush) for number in range(len(self.head))]
        rows = [max((row[number].width for row in self.rows), default=Emu(0)) for number in range(len(self.head))]
        heads = [max(self._longest_word(column.heading, setter), 1) for column in self.block.columns]
        yield _divided(width, _levelled([max(row, head) + pad for row, head, pad in zip(rows, heads, pads, strict=True)], width))
        wholes = [max(row, head.width) for row, head in zip(rows, self.head, strict=True)]
        yield _divided(width, [round(1000 * max(1, whole) ** 0.5) for whole in wholes])

    def grid(self, widths: tuple[Emu, ...]) -> Grid:
        """Return the texts of all cells over these columns."""
        found = self.grids.get(widths)
        if found is None:
            found = self.grids[widths] = self._grid(widths)
        return found

    @property
    def head_pads(self) -> tuple[Emu, Emu]:
        """Above and below the headings: nothing above, where no band needs it, so that they begin where all content does."""
        pad = points(self.look.pad)
        return (Emu(0), Emu(max(pad * 2 // 3, points(4)))) if self.is_flush else (Emu(pad * 2 // 3), Emu(pad * 2 // 3))

    def insets(self, above: Emu, below: Emu) -> tuple[Insets, ...]:
        """Return the insets of a row's cells, column by column."""
        first = Insets(left=Emu(0) if self.is_flush else PAD_SIDE, top=above, right=PAD_SIDE, bottom=below)
        other = Insets(left=PAD_SIDE, top=above, right=PAD_SIDE, bottom=below)
        return (first, *[other for _ in self.head[1:]])

    def _longest_word(self, heading: markup.Words, setter: Setter) -> Emu:
        style = setter.style("table-head", size=points(self.look.head))
        return max((setter.width(word, style) for word in markup.words_text(heading).split()), default=Emu(0))

    def _grid(self, widths: tuple[Emu, ...]) -> Grid:
        inner = inner_widths(widths, is_flush=self.is_flush)
        head = tuple([cell.at(width) for cell, width in zip(self.head, inner, strict=True)])
        rows = tuple([tuple([cell.at(width) for cell, width in zip(row, inner, strict=True)]) for row in self.rows])
        pads = 2 * points(self.look.pad)
        return Grid(
            widths=widths,
            head=head,
            rows=rows,
            head_height=Emu(max([text.height for text in head]) + sum(self.head_pads)),
            heights=tuple([Emu(max([text.height for text in row]) + pads) for row in rows]),
        )


def shared_widths(block: markup.Table, width: Emu) -> tuple[Emu, ...]:
    """Return the columns in ratio of the template's shares."""
    return _divided(width, [column.share for column in block.columns])


def inner_widths(widths: Sequence[Emu], *, is_flush: bool) -> tuple[Emu, ...]:
    """Return the room for text in each of the columns."""
    return tuple([Emu(max(1, width - _pads(number, is_flush=is_flush))) for number, width in enumerate(widths)])


def table_text(block: markup.Table, look: Look, setter: Setter, *, is_flush: bool) -> TableText:
    """Return the table at that size, ready for columns of any width; the same value for the same block."""
    key = (id(block), setter.ground, look)
    found = setter.tables.get(key)
    if found is None:
        found = setter.tables[key] = block, _measured(block, look, setter, is_flush=is_flush)
    text: TableText = found[1]
    return text


def _measured(block: markup.Table, look: Look, setter: Setter, *, is_flush: bool) -> TableText:
    in_head = setter.style("table-head", size=points(look.head), colour="" if is_flush else setter.colour("on-accent"))
    head = tuple(
        CellText(words=setter.galley(column.heading, in_head, column.origin, align=column.align, in_table=True)) for column in block.columns
    )
    usual, strong = (setter.style("table", size=points(look.text), bold=bold) for bold in (None, True))
    quiet = setter.style("note", size=points(look.note))
    rows = tuple([
        tuple([
            _cell_text(cell, column, strong if cell.strong else usual, quiet, setter)
            for cell, column in zip(row, block.columns, strict=True)
        ])
        for row in block.rows
    ])  # fmt: skip
    return TableText(block=block, look=look, is_flush=is_flush, head=head, rows=rows)


def _cell_text(cell: markup.Cell, column: markup.Column, style: TextStyle, quiet: TextStyle, setter: Setter) -> CellText | Galley | Lines:
    if cell.mark == "none" and not cell.note:
        words = setter.galley(cell.words, style, cell.origin, align=column.align, in_table=True)
        return words or CellText(words=None)
    shape = (markup.Span(text=MARKS[cell.mark] + "\u00a0"),) if cell.mark != "none" else ()
    return CellText(
        words=setter.galley((*shape, *cell.words), style, cell.origin, align=column.align, in_table=True),
        note=setter.galley(cell.note, quiet, cell.origin, align=column.align, in_table=True),
        mark=setter.colour("accent") if shape else "",
    )


def _pads(number: int, *, is_flush: bool) -> int:
    return PAD_SIDE if is_flush and not number else 2 * PAD_SIDE


def _with_mark(paragraph: Paragraph, colour: str) -> Paragraph:
    mark, *rest = paragraph.runs
    return replace(paragraph, runs=(replace(mark, colour=colour), *rest))


def _divided(width: Emu, shares: Sequence[int]) -> tuple[Emu, ...]:
    total = sum(shares)
    edges = [width * sum(shares[:number]) // total for number in range(len(shares) + 1)]
    return tuple(Emu(end - start) for start, end in itertools.pairwise(edges))


def _levelled(needs: Sequence[int], width: Emu) -> list[int]:
    """What each column gets when those that need little get all of it, and the others share the rest evenly."""
    given: dict[int, int] = {}
    left = int(width)
    for number in sorted(range(len(needs)), key=lambda number: needs[number]):
        given[number] = max(1, min(needs[number], left // (len(needs) - len(given))))
        left -= given[number]
    return [given[number] for number in range(len(needs))]
