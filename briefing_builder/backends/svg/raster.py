"""SVG goes in, a PNG drawn with our own fonts and no others comes out."""

from collections.abc import Sequence

from briefing_builder.brand.model import FontFile
from briefing_builder.pictures.drawings import font_files

PLAIN = (".ttf", ".otf", ".ttc")


def as_png(svg: str, *, width: int, fonts: Sequence[FontFile] = ()) -> bytes:
    """Return the picture of an SVG, so many pixels wide; nothing is fetched, and only our fonts and a brand's own `fonts` are used."""
    import resvg_py

    files = [*font_files(), *dict.fromkeys(font.file for font in fonts if font.file.casefold().endswith(PLAIN))]
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True, font_files=files))
