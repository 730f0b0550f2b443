"""Font files for the tests: names, style and the width of every letter go in, the bytes of a font come out."""

from io import BytesIO

from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]
from fontTools.ttLib import TTCollection, TTFont  # type: ignore[import-untyped]
from fontTools.ttLib.tables._g_l_y_f import Glyph  # type: ignore[import-untyped]

EM = 1000
CHARACTERS = " " + "".join(map(chr, range(0x21, 0x7F))) + "–—“”‘’·…•£€ "


def font(family: str, style: str = "Regular", *, width: int = 500, shared: tuple[str, str] = ("", ""), is_variable: bool = False) -> bytes:
    """Return a TrueType font with all letters of that width, of 1000; `shared` are its typographic family and subfamily."""
    made = BytesIO()
    _builder(family, style, width, shared, is_variable=is_variable).save(made)
    return made.getvalue()


def collection(*families: str) -> bytes:
    """Return a collection of regular fonts."""
    made, fonts = BytesIO(), TTCollection()
    fonts.fonts = [TTFont(BytesIO(font(family))) for family in families]
    fonts.save(made)
    return made.getvalue()


def packed(data: bytes, flavour: str) -> bytes:
    """Return a font as `woff` or `woff2`."""
    made, opened = BytesIO(), TTFont(BytesIO(data), recalcTimestamp=False)
    opened.flavor = flavour
    opened.save(made)
    return made.getvalue()


def _builder(family: str, style: str, width: int, shared: tuple[str, str], *, is_variable: bool) -> TTFont:
    names = {ord(char): f"u{ord(char):04X}" for char in CHARACTERS}
    order = [".notdef", *names.values()]
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(names)
    builder.setupGlyf({name: Glyph() for name in order})
    builder.setupHorizontalMetrics(dict.fromkeys(order, (width, 0)))
    builder.setupHorizontalHeader(ascent=900, descent=-300)
    typographic = {"typographicFamily": shared[0], "typographicSubfamily": shared[1]} if shared[0] else {}
    full = family if style == "Regular" else f"{family} {style}"
    builder.setupNameTable({"familyName": family, "styleName": style, "fullName": full, **typographic})
    is_bold, is_italic = "Bold" in style, "Italic" in style
    weight = 700 if is_bold else 500 if shared[0] else 400
    builder.setupOS2(sTypoAscender=900, sTypoDescender=-300, usWeightClass=weight, fsSelection=is_italic | is_bold << 5)
    builder.font["head"].macStyle = is_bold | is_italic << 1
    builder.setupPost()
    if is_variable:
        builder.setupFvar([("wght", 300, 400, 700, "Weight")], [])
    return builder.font
