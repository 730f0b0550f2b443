"""SVG goes in, a PNG drawn with our own fonts and no others comes out."""

from functools import cache

from briefing_builder.files.resources import resource


def as_png(svg: str, *, width: int) -> bytes:
    """Return the picture of an SVG, so many pixels wide; nothing is fetched, and only fonts that ship with us are used."""
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True, font_files=list(_fonts())))


@cache
def _fonts() -> tuple[str, ...]:
    return tuple(str(path) for path in sorted(resource("assets", "fonts").glob("*.ttf")))
