"""What a script is printed in: a brand goes in, faces and colours that can be read on white paper come out."""

from briefing_builder.brand.contrast import Need, ratio, repaired
from briefing_builder.brand.model import Brand, Typeface
from briefing_builder.values import Value

PAPER = "FFFFFF"
TEXT, QUIET = 7.0, 4.5
"""The least contrast on white paper: of what is read aloud, and of all else (WCAG 2.2, 1.4.6 and 1.4.3)."""


class Stationery(Value, frozen=True, kw_only=True):
    """The faces of headings and body, by name and by the family that has their metrics, and colours of six hexadecimal digits."""

    headings: Typeface = Typeface(name="Georgia", family="Gelasio")
    body: Typeface = Typeface(name="Calibri", family="Carlito")
    ink: str = "14181D"
    quiet: str = "4A525B"
    accent: str = "12395B"


USUAL = Stationery()


def stationery_of(brand: Brand) -> Stationery:
    """Return what the scripts of a brand are printed in; colours for dark grounds give way to those for light ones."""
    inks = [brand.palette[role].rgb for role in ("ink", "on-sheet", "sheet")]
    ink = next((rgb for rgb in inks if ratio(rgb, PAPER) >= TEXT), USUAL.ink)
    greys = [brand.palette[role].rgb for role in ("muted", "muted-on-sheet")]
    quiet = next((rgb for rgb in greys if ratio(rgb, PAPER) >= QUIET), ink)
    accent = brand.palette["accent"].rgb
    return Stationery(
        headings=brand.typefaces["heading"],
        body=brand.typefaces["body"],
        ink=ink,
        quiet=quiet,
        accent=accent if ratio(accent, PAPER) >= QUIET else repaired(accent, (Need(colour=PAPER, least=QUIET),)),
    )
