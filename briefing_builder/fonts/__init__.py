"""Font files go in; the width of text, its line breaks and its height come out, in whole EMU."""

from briefing_builder.fonts.breaking import Broken, MeasuredParagraph, Piece, break_lines, measured_paragraph, text_width, usable_width
from briefing_builder.fonts.embedded_font import embedded_font
from briefing_builder.fonts.font_file import NamedFace, UnusableFontError, faces_of, family_key, loaded_face
from briefing_builder.fonts.hyphenation import HYPHEN, hyphen_places
from briefing_builder.fonts.library import BOLD_ROW, Library, open_library, own_family, plain_family, stand_in_family
from briefing_builder.fonts.pitch import BOX_PITCH, TABLE_PITCH, line_pitch
from briefing_builder.fonts.scripts import complex_script, east_asian_script
from briefing_builder.fonts.shaping import Font
from briefing_builder.fonts.standins import is_right_to_left, is_showable, unicode_script_of
from briefing_builder.fonts.widths import widths_in

__all__ = [
    "BOLD_ROW", "BOX_PITCH", "HYPHEN", "TABLE_PITCH", "Broken", "Font", "Library", "MeasuredParagraph", "NamedFace", "Piece",
    "UnusableFontError", "break_lines", "complex_script", "east_asian_script", "embedded_font", "faces_of", "family_key",
    "hyphen_places", "is_right_to_left", "is_showable", "line_pitch", "loaded_face", "measured_paragraph", "open_library",
    "own_family", "plain_family", "stand_in_family", "text_width", "unicode_script_of", "usable_width", "widths_in",
]  # fmt: skip
