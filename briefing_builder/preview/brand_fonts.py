"""The fonts of a programme's own brands: a loaded programme goes in; the style sheet that names them, and their data, come out."""

from pathlib import Path

from briefing_builder import pipeline
from briefing_builder.backends.svg import css_family
from briefing_builder.brand.model import FontFile
from briefing_builder.errors import BriefingError

STYLE_SHEET, START = "brand.css", "brand-"


def brand_font(session: pipeline.Session | None, name: str, brand: str = "") -> tuple[bytes, str] | None:
    """Return what pages find under an address below `/fonts` that belongs to the brand, with its media type; None for any other name.

    `brand` is the one that the preview was begun with.
    """
    number = name.removeprefix(START)
    if name != STYLE_SHEET and not (name.startswith(START) and number.isdecimal()):
        return None
    fonts = _fonts_of(session, brand)
    if name == STYLE_SHEET:
        return "\n".join(_rule(number, font) for number, font in enumerate(fonts) if font.index == 0).encode(), "text/css"
    if int(number) >= len(fonts):
        return None
    font = fonts[int(number)]
    try:
        return font.data or Path(font.file).read_bytes(), "font/ttf"
    except OSError:
        return None


def _fonts_of(session: pipeline.Session | None, brand: str) -> tuple[FontFile, ...]:
    """The fonts of all departments' brands, and of the one that goes before them, each once."""
    if session is None:
        return ()
    fonts: dict[FontFile, None] = {}
    for wanted in dict.fromkeys(("", brand)):
        for department in session.departments:
            try:
                fonts |= dict.fromkeys(pipeline.brand_of(session, department, pipeline.Options(brand=wanted)).value.fonts)
            except BriefingError:
                continue
    return tuple(fonts)


def _rule(number: int, font: FontFile) -> str:
    weight, style = 700 if font.bold else 400, "italic" if font.italic else "normal"
    address = f"/fonts/{START}{number}"
    return f"@font-face {{ font-family: {css_family(font.family)}; font-weight: {weight}; font-style: {style}; src: url({address}) }}"
