"""The texts of a table over columns: what every cell says at one size, and how tall that makes the rows."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefing_builder.brand.model import TextStyle
from briefing_builder.deck.model import Insets, Paragraph
from briefing_builder.layout.setting import Setter, SetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import Emu, points

PAD_SIDE = points(9)
MARKS = {"direct": "●", "supporting": "○"}
"""Filled and ring: meaning by shape and by the word beside it, never by colour alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The sizes of a table in points: of its text, headings and second lines, and the padding above and below."""

    text: int
    head: int
    note: int
    pad: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class TableText:
    """A table at one size; a flush one has its first column on the slide's margin, and its headings close to the rule below them."""

    block: markup.Table
    look: Look
    setter: Setter
    is_flush: bool

    def shared_widths(self, width: Emu) -> tuple[Emu, ...]:
        """Return the columns in ratio of the template's shares."""
        return _divided(width, [column.share for column in self.block.columns])

    def needed_widths(self, width: Emu) -> Iterator[tuple[Emu, ...]]:
        """Yield columns that follow the length of their texts: first as wide as rows without a break need, then by all words."""
        endless = Emu(width * 100)
        grid = self.grid((endless,) * len(self.block.columns))
        pads = [endless - self._inner(number, endless) for number in range(len(grid.head))]
        rows = [max((row[number].width for row in grid.rows), default=Emu(0)) for number in range(len(grid.head))]
        heads = [max(self._longest_word(column.heading), 1) for column in self.block.columns]
        yield _divided(width, _levelled([max(row, head) + pad for row, head, pad in zip(rows, heads, pads, strict=True)], width))
        wholes = [max(row, head.width) for row, head in zip(rows, grid.head, strict=True)]
        yield _divided(width, [round(1000 * max(1, whole) ** 0.5) for whole in wholes])

    def _longest_word(self, heading: markup.Words) -> Emu:
        style = replace(self.setter.style("table-head"), size=points(self.look.head))
        return max((self.setter.width(word, style) for word in markup.plain(heading).split()), default=Emu(0))

    def grid(self, widths: tuple[Emu, ...]) -> Grid:
        """Return the texts of all cells over these columns."""
        inner = tuple(self._inner(number, width) for number, width in enumerate(widths))
        head = tuple(self._heading(number, width) for number, width in enumerate(inner))
        style = replace(self.setter.style("table"), size=points(self.look.text))
        styles = {False: style, True: replace(style, bold=True)}
        rows = tuple(tuple(self._words(cell, number, inner[number], styles) for number, cell in enumerate(row)) for row in self.block.rows)
        pad = points(self.look.pad)
        above, below = self.head_pads
        return Grid(
            widths=widths,
            head=head,
            rows=rows,
            head_height=Emu(max(text.height for text in head) + above + below),
            heights=tuple(Emu(max(text.height for text in row) + 2 * pad) for row in rows),
        )

    @property
    def head_pads(self) -> tuple[Emu, Emu]:
        """Above and below the headings: nothing above, where no band needs it, so that they begin where all content does."""
        pad = points(self.look.pad)
        return (Emu(0), Emu(max(pad * 2 // 3, points(4)))) if self.is_flush else (Emu(pad * 2 // 3), Emu(pad * 2 // 3))

    def insets(self, number: int, above: Emu, below: Emu) -> Insets:
        """Return the insets of a cell in that column."""
        left = Emu(0) if self.is_flush and not number else PAD_SIDE
        return Insets(left=left, top=above, right=PAD_SIDE, bottom=below)

    def _inner(self, number: int, width: Emu) -> Emu:
        insets = self.insets(number, Emu(0), Emu(0))
        return Emu(max(1, width - insets.left - insets.right))

    def _heading(self, number: int, width: Emu) -> SetText:
        column = self.block.columns[number]
        style = replace(self.setter.style("table-head"), size=points(self.look.head))
        if not self.is_flush:
            style = replace(style, colour=self.setter.colour("on-accent"))
        return self.setter.set(column.heading, style, width, column.origin, align=column.align, in_table=True)

    def _words(self, cell: markup.Cell, number: int, width: Emu, styles: Mapping[bool, TextStyle]) -> SetText:
        align = self.block.columns[number].align
        style = styles[cell.strong]
        shape = (markup.Span(text=MARKS[cell.mark] + "\u00a0"),) if cell.mark != "none" else ()
        words = self.setter.set((*shape, *cell.words), style, width, cell.origin, align=align, in_table=True)
        if shape:
            accent = self.setter.colour("accent")
            words = replace(words, paragraphs=tuple(_with_mark(paragraph, accent) for paragraph in words.paragraphs))
        if not cell.note:
            return words
        quiet = replace(self.setter.style("note"), size=points(self.look.note))
        note = self.setter.set(cell.note, quiet, width, cell.origin, align=align, in_table=True)
        return stacked([words, note], Emu(0))


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
