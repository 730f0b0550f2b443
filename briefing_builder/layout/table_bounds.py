"""What a table needs at the least: its words and its columns go in, a height that no setting of it can be below comes out.

Sizes that are hopeless need not be set to be refused: a table is tried from the largest size downwards.
"""

from collections.abc import Sequence

from briefing_builder.fonts import line_pitch, usable_width
from briefing_builder.layout.setting import Setter
from briefing_builder.layout.table_text import Look
from briefing_builder.slides import markup
from briefing_builder.units import Emu, points

NEARLY = 95
"""A word that takes more than so many per cent of its column may have to be cut by some renderer; then nothing is said."""


def least_height(block: markup.Table, look: Look, widths: Sequence[Emu], setter: Setter) -> Emu:
    """Return a height that the rows of the table take at least over columns with so much room for text.

    Words alone are counted, without the spaces between them, on as few lines as they could ever fill. 0, which says nothing, where a
    cell speaks in several voices, or a word may have to be cut.
    """
    style = setter.style("table", size=points(look.text))
    family = setter.brand.typefaces[style.face].family
    fonts = {is_bold: setter.library.font(family, bold=is_bold, italic=style.italic) for is_bold in (False, True)}
    pitch = line_pitch(style.size, spacing=style.spacing, in_table=True, font=fonts[style.bold])
    rooms = [usable_width(width) for width in widths]
    total = 0
    for row in block.rows:
        lines = 1
        for cell, room in zip(row, rooms, strict=True):
            if len(cell.words) > 1 or any(span.strong or span.emphasis for span in cell.words):
                return Emu(0)
            font = fonts[style.bold or cell.strong]
            words = [font.advance(word, style.size) for span in cell.words for word in span.text.split(" ") if word]
            if words and max(words) * 100 > room * NEARLY:
                return Emu(0)
            lines = max(lines, -(-sum(words) // max(1, room)))
        total += lines * pitch + 2 * points(look.pad)
    return Emu(total)
