"""Font files go in; the width of text, its line breaks and its height come out, in whole EMU."""

from briefing_builder.fonts.breaking import Broken, Piece, break_lines, text_width
from briefing_builder.fonts.library import Library, open_library
from briefing_builder.fonts.pitch import BOX_PITCH, TABLE_PITCH, line_pitch
from briefing_builder.fonts.shaping import Font

__all__ = ["BOX_PITCH", "TABLE_PITCH", "Broken", "Font", "Library", "Piece", "break_lines", "line_pitch", "open_library", "text_width"]
