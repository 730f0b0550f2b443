"""A font size goes in; the height that a line of it takes comes out."""

from fractions import Fraction
from functools import lru_cache
from math import ceil

from briefing_builder.fonts.shaping import Font
from briefing_builder.fonts.standins import stand_in_pitch
from briefing_builder.units import Emu

BOX_PITCH = Fraction(12_117, 10_000)
"""Em a line in a text box takes, whatever the face (PowerPoint's stored autofit heights; LibreOffice takes 1.2)."""
TABLE_PITCH = Fraction(12_223, 10_000)
"""Em a line in a table row takes at least (PowerPoint's default row of 370 840 EMU at 18 pt)."""
STAND_IN_PITCH = Fraction(13_500, 10_000)
"""Em a line in a text box is given when a font that we do not know will show some of it (LibreOffice takes 1.2 then, too)."""

_TABLE_ROUNDING = Fraction(1_006, 1_000)  # LibreOffice takes the face's natural pitch, each part rounded to its pixels


def line_pitch(size: Emu, *, spacing: int = 100, in_table: bool = False, font: Font, text: str = "") -> Emu:
    """Return the height to keep for a line of that size, rounded up; `spacing` is line spacing in per cent.

    A row of a table declared with it does not grow (docs/fit.md, Tables: none of 1204 did). What of `text` the font lacks asks for more.
    """
    return _pitch(size, spacing, in_table, font, font.missing(text))


@lru_cache(maxsize=1024)
def _pitch(size: Emu, spacing: int, in_table: bool, font: Font, missing: str) -> Emu:
    if in_table:
        natural = _TABLE_ROUNDING * Fraction(max(font.ascent + font.descent, stand_in_pitch(missing)), 1000)
        em = max(TABLE_PITCH, natural)
    else:
        em = STAND_IN_PITCH if missing else BOX_PITCH
    return Emu(ceil(em * size * spacing / 100))
