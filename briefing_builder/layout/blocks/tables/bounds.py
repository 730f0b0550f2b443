"""The least height of a table: its words and columns go in; a height that it takes at least, however its lines break, comes out.

A table is tried from the largest size downwards; this refuses hopeless sizes without typesetting them.
"""

from collections.abc import Sequence

from briefing_builder.brand.model import TextStyle
from briefing_builder.fonts import Font, line_pitch, usable_width
from briefing_builder.layout.blocks.tables.cells import TableSizes
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Emu, points

NEARLY = 95
"""A word that takes more than so many per cent of its column may be cut by some renderer; then there is no bound."""


def least_height(block: markup.Table, sizes: TableSizes, widths: Sequence[Emu], typesetter: Typesetter) -> Emu:
    """Return a height that the rows of the table take at least over columns with these widths for text.

    Words alone are counted, without the spaces between them, on as few lines as they could ever fill. It is 0, no bound at all, where
    a cell has more than words in one style, a column is louder or quieter than others, or a word may have to be cut.
    """
    if any(column.emphasis != "plain" for column in block.columns):
        return ZERO
    style = typesetter.style("table", size=points(sizes.text))
    fonts = {is_bold: _font(style, typesetter, is_bold=is_bold) for is_bold in (False, True)}
    pitch = line_pitch(style.size, spacing=style.spacing, in_table=True, font=fonts[style.bold])
    rooms = [usable_width(width) for width in widths]
    heads = [_advances(column.heading, points(sizes.head), fonts[True]) for column in block.columns]
    if not _all_fit(heads, rooms):
        return ZERO
    height = ZERO
    for row in block.rows:
        if any(cell.note or cell.mark != "none" or not _is_of_one_voice(cell.words) for cell in row):
            return ZERO
        words = [_advances(cell.words, style.size, fonts[style.bold or cell.strong]) for cell in row]
        if not _all_fit(words, rooms):
            return ZERO
        lines = max(-(-sum(each) // max(1, room)) for each, room in zip(words, rooms, strict=True))
        height += max(1, lines) * pitch + 2 * points(sizes.pad)
    return height


def _font(style: TextStyle, typesetter: Typesetter, *, is_bold: bool) -> Font:
    return typesetter.library.font(typesetter.brand.typefaces[style.face].family, bold=is_bold, italic=style.italic)


def _is_of_one_voice(words: markup.Words) -> bool:
    return len(words) < 2 and not any(span.strong or span.emphasis for span in words)


def _advances(words: markup.Words, size: Emu, font: Font) -> list[int]:
    return [font.advance(word, size) for span in words for word in span.text.split(" ") if word]


def _all_fit(words: Sequence[Sequence[int]], rooms: Sequence[int]) -> bool:
    return all(max(each, default=0) * 100 <= room * NEARLY for each, room in zip(words, rooms, strict=True))
