"""Draw the pictures of docs/design-language.md from the brands themselves: `python docs/images/make_specimens.py`.

The pictures hold what the brand files say, so they cannot tell another story than the decks.
"""

from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from briefing_builder.brand.model import Brand, TextStyle
from briefing_builder.brand.reading.reader import builtin_brand, builtin_brands
from briefing_builder.files.resources import resource
from briefing_builder.layout.room.fragment import GUTTER
from briefing_builder.units import EMU_PER_INCH, EMU_PER_POINT

HERE = Path(__file__).parent
DOTS = 60
"""Pixels an inch of slide."""
PALETTE_ROLES = ("paper", "surface", "surface-accent", "track", "past", "hairline", "muted", "ink", "accent", "highlight", "night")
SCALE_ROLES = ("question", "cover-title", "figure", "title", "lead", "body", "heading", "small", "table", "note")
SWATCH, NAME_WIDTH, PAD = 110, 120, 14
FACES = {
    (False, False): "Regular",
    (True, False): "Bold",
    (False, True): "Italic",
    (True, True): "BoldItalic",
}  # fmt: skip


def main() -> None:
    """Draw all pictures beside this script and print where they are."""
    drawings: dict[str, Callable[[], Image.Image]] = {"palettes": palettes, "scale": scale, "grid": grid}
    for name, draw in drawings.items():
        file = HERE / f"{name}.png"
        draw().quantize(96, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(file, optimize=True)
        print(file)


def palettes() -> Image.Image:
    """Return a row of swatches for each built-in brand, each with its role."""
    brands = [builtin_brand(name) for name in builtin_brands()]
    page = Image.new("RGB", (NAME_WIDTH + len(PALETTE_ROLES) * (SWATCH + PAD) + PAD, len(brands) * (SWATCH + PAD) + PAD), "#FFFFFF")
    pen = ImageDraw.Draw(page)
    for row, brand in enumerate(brands):
        top = PAD + row * (SWATCH + PAD)
        pen.text((PAD, top + SWATCH // 2), brand.name, "#222222", body_font(16), anchor="lm")
        for column, role in enumerate(PALETTE_ROLES):
            left = NAME_WIDTH + PAD + column * (SWATCH + PAD)
            colour = brand.palette[role].rgb
            pen.rectangle((left, top, left + SWATCH, top + SWATCH), fill=f"#{colour}", outline="#BBBBBB")
            ink = "#FFFFFF" if is_dark(colour) else "#111111"
            pen.text((left + 8, top + SWATCH - 26), role, ink, body_font(12))
            pen.text((left + 8, top + SWATCH - 14), colour, ink, body_font(10))
    return page


def scale() -> Image.Image:
    """Return the type scale of each brand, a column a brand, every line in its own face and size."""
    brands = [builtin_brand(name) for name in builtin_brands()]
    width, height = 520, 560
    page = Image.new("RGB", (width * len(brands), height), "#FFFFFF")
    for column, brand in enumerate(brands):
        panel = Image.new("RGB", (width, height), f"#{brand.palette['paper'].rgb}")
        pen = ImageDraw.Draw(panel)
        top = PAD
        for role in SCALE_ROLES:
            style = brand.styles[role]
            size = style.size / EMU_PER_POINT
            colour = "ink" if style.colour.endswith("on-night") else style.colour
            pen.text((24, top), f"{role} {size:g}", f"#{brand.palette[colour].rgb}", font(brand, style, round(size)))
            top += round(size * 1.3) + 6
        page.paste(panel, (column * width, 0))
    return page


def grid() -> Image.Image:
    """Return the content layout of the first brand with its twelve columns, its room and its placeholders."""
    brand = builtin_brand("editorial")
    layout = brand.layout("content")
    page = Image.new("RGB", (pixels(brand.width), pixels(brand.height)), f"#{brand.palette['paper'].rgb}")
    pen = ImageDraw.Draw(page)
    room = layout.room
    gutter = GUTTER
    column = (room.width - 11 * gutter) / 12
    for number in range(12):
        left = room.left + number * (column + gutter)
        bar = (pixels(left), pixels(room.top), pixels(left + column), pixels(room.bottom))
        pen.rectangle(bar, fill=f"#{brand.palette['surface-accent'].rgb}")
    for role, place in layout.placeholders.items():
        box = place.box
        pen.rectangle((pixels(box.left), pixels(box.top), pixels(box.right), pixels(box.bottom)), outline=f"#{brand.palette['accent'].rgb}")
        pen.text((pixels(box.left) + 4, pixels(box.top)), role, f"#{brand.palette['accent'].rgb}", body_font(12))
    return page


def font(brand: Brand, style: TextStyle, size: int) -> ImageFont.FreeTypeFont:
    """Return the shipped font of a text style at that size in pixels."""
    family = brand.typefaces[style.face].family.replace(" ", "")
    file = resource("assets", "fonts", f"{family}-{FACES[style.bold, style.italic]}.ttf")
    return ImageFont.truetype(str(file), size)


def body_font(size: int) -> ImageFont.FreeTypeFont:
    """Return the font of the pictures' own labels."""
    return ImageFont.truetype(str(resource("assets", "fonts", "Carlito-Regular.ttf")), size)


def is_dark(rgb: str) -> bool:
    """Return whether white letters read better on a colour."""
    red, green, blue = bytes.fromhex(rgb)
    return 299 * red + 587 * green + 114 * blue < 140_000


def pixels(length: float) -> int:
    """Return EMU as pixels of the picture."""
    return round(length * DOTS / EMU_PER_INCH)


if __name__ == "__main__":
    main()
