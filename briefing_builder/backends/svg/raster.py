"""SVG goes in, a PNG drawn with our own fonts and no others comes out."""

from briefing_builder.pictures.drawings import font_files


def as_png(svg: str, *, width: int) -> bytes:
    """Return the picture of an SVG, so many pixels wide; nothing is fetched, and only fonts that ship with us are used."""
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True, font_files=list(font_files())))
