"""Contrast as people see it: the ratio of two colours, the pairs that must keep one, and the nearest colour that keeps it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

DARKEST_LINEAR = 0.04045  # WCAG 2.2, "relative luminance"
WEIGHTS = (0.2126, 0.7152, 0.0722)
TEXT, GRAPHIC = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11
STEPS = 400
CHROMA_STEPS = 20
LIGHT_GROUNDS = ("paper", "surface", "surface-accent")

TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *product(("ink", "muted", "accent"), LIGHT_GROUNDS),
    *product(("on-night", "muted-on-night", "accent-on-night"), ("night",)),
    *product(("on-peak", "muted-on-peak"), ("peak",)),
    *product(("on-sheet", "muted-on-sheet"), ("sheet",)),
    ("on-accent", "accent"),
    ("ink", "past"),
)
"""Palette roles of text, each with a ground on which it stands: at least 4.5 : 1."""
GRAPHIC_PAIRS: tuple[tuple[str, str], ...] = (("highlight", "paper"), ("highlight", "surface"), ("accent", "paper"))
"""Palette roles of marks, each with its ground: at least 3 : 1."""
DISTINCT: tuple[tuple[str, str, float], ...] = (("past", "paper", GRAPHIC), ("past", "accent", 1.5))
"""What was is a mark on paper, and differs from what is in grey, too: kept wherever the ink leaves room for it."""


def ratio(first: str, second: str) -> float:
    """Return the contrast ratio of two colours of six hexadecimal digits, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A colour that another one must stand out from, and by how much."""

    colour: str
    least: float


def meets(colour: str, needs: Sequence[Need]) -> bool:
    """Return whether the colour keeps every ratio."""
    return all(ratio(colour, need.colour) >= need.least for need in needs)


def repaired(colour: str, needs: Sequence[Need]) -> str:
    """Return the colour, or the nearest lightness of its hue that keeps every ratio; empty when no lightness does.

    Lightness is that of Oklab (Björn Ottosson, 2020), which leaves the hue as people see it; colour fades only where the screen has no
    such colour.
    """
    if meets(colour, needs):
        return colour
    lightness, green_red, blue_yellow = _oklab(colour)
    tried = (lightness + sign * step / STEPS for step in range(1, STEPS + 1) for sign in (-1, 1))
    shades = (_shade(level, green_red, blue_yellow) for level in tried if 0 <= level <= 1)
    return next((shade for shade in shades if meets(shade, needs)), "")


def chroma(colour: str) -> float:
    """Return how colourful a colour is: 0 for greys, some 0.1 to 0.3 for what people call a colour (Oklab)."""
    _, green_red, blue_yellow = _oklab(colour)
    return float((green_red**2 + blue_yellow**2) ** 0.5)


@lru_cache(maxsize=1024)
def _luminance(colour: str) -> float:
    return sum(weight * _linear(value / 255) for weight, value in zip(WEIGHTS, bytes.fromhex(colour), strict=True))


def _linear(share: float) -> float:
    return share / 12.92 if share <= DARKEST_LINEAR else float(((share + 0.055) / 1.055) ** 2.4)


def _srgb_encoded(share: float) -> float:
    return 12.92 * share if share <= DARKEST_LINEAR / 12.92 else float(1.055 * share ** (1 / 2.4) - 0.055)


def _oklab(colour: str) -> tuple[float, float, float]:
    red, green, blue = (_linear(value / 255) for value in bytes.fromhex(colour))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _shade(lightness: float, green_red: float, blue_yellow: float) -> str:
    """The colour of that lightness, as colourful as a screen can show it."""
    for step in range(CHROMA_STEPS, -1, -1):
        share = step / CHROMA_STEPS
        channels = _screen(lightness, green_red * share, blue_yellow * share)
        if all(-0.001 <= channel <= 1.001 for channel in channels):
            break
    return bytes(round(255 * _srgb_encoded(min(1.0, max(0.0, channel)))) for channel in channels).hex().upper()


def _screen(lightness: float, green_red: float, blue_yellow: float) -> tuple[float, float, float]:
    long = (lightness + 0.3963377774 * green_red + 0.2158037573 * blue_yellow) ** 3
    middle = (lightness - 0.1055613458 * green_red - 0.0638541728 * blue_yellow) ** 3
    short = (lightness - 0.0894841775 * green_red - 1.2914855480 * blue_yellow) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
