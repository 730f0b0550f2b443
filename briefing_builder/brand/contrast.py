"""Contrast as people see it: the ratio of two colours, the pairs that must keep one, and the nearest colour that keeps it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import atan2, cos, hypot, radians, sin

from briefing_builder.brand.vision import least_difference, linear_share, oklab, srgb_share

WEIGHTS = (0.2126, 0.7152, 0.0722)
TEXT, GRAPHIC = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11
STEPS = 400
CHROMA_STEPS = 20
DARKEST_SCALED = 0.2
"""Below this lightness a colour is a black, and gets no more colourful than one of this lightness would."""
AMBER, LAST_YELLOW, MOST_TURN = radians(55), radians(112), radians(24)
"""Hues of Oklab between which a darker yellow turns to amber, and by how much at most."""
FULLY_TURNED = 0.15
"""By how much darker a yellow has turned as far as it does."""
LIGHT_GROUNDS = ("paper", "surface", "surface-accent")

TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *product(("ink", "muted", "accent"), LIGHT_GROUNDS),
    *product(("on-night", "muted-on-night", "accent-on-night"), ("night",)),
    *product(("on-peak", "muted-on-peak"), ("peak",)),
    *product(("on-sheet", "muted-on-sheet"), ("sheet",)),
    ("on-accent", "accent"),
    ("on-field", "field"),
    ("ink", "past"),
    ("ink", "track"),
)
"""Palette roles of text, each with a ground on which it stands: at least 4.5 : 1."""
GRAPHIC_PAIRS: tuple[tuple[str, str], ...] = (
    ("highlight", "paper"), ("highlight", "surface"), ("accent", "paper"), ("accent", "track"),
)  # fmt: skip
"""Palette roles of marks, each with its ground: at least 3 : 1."""
QUIET_PAIRS: tuple[tuple[str, str, float], ...] = (("track", "paper", 1.36), ("track", "surface", 1.3))
"""What a bar lies on is seen beside its ground, and no more than that."""
DISTINCT: tuple[tuple[str, str, float], ...] = (
    ("track", "ink", TEXT), ("past", "paper", GRAPHIC), ("past", "accent", 1.5),
)  # fmt: skip
"""What was is a mark on paper, and differs from what is in grey, too: kept wherever there is room for it."""
TOLD_APART: tuple[tuple[str, str], ...] = (("highlight", "accent"), ("past", "accent"), ("track", "accent"), ("track", "past"))
"""Marks that mean something beside each other: what leads, what was, the way that is left, the target."""
LEAST_APART = 0.06
"""How different they are at least to everybody's eyes, and in a grey print (Oklab)."""
CLEAR = {True: 6.3, False: 5.2}
"""What a moved accent has on a dark paper, on which it may shine, and on a light one: more than words need, so that it leads."""


def ratio(first: str, second: str) -> float:
    """Return the contrast ratio of two colours of six hexadecimal digits, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A colour that another one must stand out from: by which contrast, and how different at least to everybody's eyes (Oklab)."""

    colour: str
    least: float = 1
    apart: float = 0


def meets(colour: str, needs: Sequence[Need]) -> bool:
    """Return whether the colour keeps every ratio and every difference."""
    return all(ratio(colour, need.colour) >= need.least and is_apart(colour, need) for need in needs)


def is_apart(colour: str, need: Need) -> bool:
    """Return whether everybody sees the colour differ as much as is needed."""
    return not need.apart or least_difference(colour, need.colour) >= need.apart


def repaired(colour: str, needs: Sequence[Need]) -> str:
    """Return the colour, or the nearest lightness of its hue that keeps every ratio; empty when no lightness does.

    Lightness is that of Oklab (Björn Ottosson, 2020), which leaves the hue as people see it. A lighter shade is as much more colourful, so
    that it doesn't look faded, and a yellow that gets dark turns to amber instead of olive, as painters mix it; colour fades only
    where the screen has no such colour.
    """
    if meets(colour, needs):
        return colour
    lightness, green_red, blue_yellow = oklab(colour)
    tried = (lightness + sign * step / STEPS for step in range(1, STEPS + 1) for sign in (-1, 1))
    shades = (_toned(level, lightness, green_red, blue_yellow) for level in tried if 0 <= level <= 1)
    return next((shade for shade in shades if meets(shade, needs)), "")


def _toned(level: float, lightness: float, green_red: float, blue_yellow: float) -> str:
    """The colour at another lightness."""
    if level >= lightness:
        more = level / max(lightness, DARKEST_SCALED)
        return _shade(level, green_red * more, blue_yellow * more)
    hue, colourful = atan2(blue_yellow, green_red), hypot(green_red, blue_yellow)
    if AMBER < hue < LAST_YELLOW:
        hue -= min(hue - AMBER, MOST_TURN) * min(1.0, (lightness - level) / FULLY_TURNED)
    return _shade(level, colourful * cos(hue), colourful * sin(hue))


def chroma(colour: str) -> float:
    """Return how colourful a colour is: 0 for greys, some 0.1 to 0.3 for what people call a colour (Oklab)."""
    _, green_red, blue_yellow = oklab(colour)
    return hypot(green_red, blue_yellow)


def hue(colour: str) -> float:
    """Return the hue of a colour in radians, from minus pi to pi (Oklab)."""
    _, green_red, blue_yellow = oklab(colour)
    return atan2(blue_yellow, green_red)


@lru_cache(maxsize=1024)
def _luminance(colour: str) -> float:
    return sum(weight * linear_share(value / 255) for weight, value in zip(WEIGHTS, bytes.fromhex(colour), strict=True))


def _shade(lightness: float, green_red: float, blue_yellow: float) -> str:
    """The colour of that lightness, as colourful as a screen can show it."""
    for step in range(CHROMA_STEPS, -1, -1):
        share = step / CHROMA_STEPS
        channels = _screen(lightness, green_red * share, blue_yellow * share)
        if all(-0.001 <= channel <= 1.001 for channel in channels):
            break
    return bytes(round(255 * srgb_share(min(1.0, max(0.0, channel)))) for channel in channels).hex().upper()


def _screen(lightness: float, green_red: float, blue_yellow: float) -> tuple[float, float, float]:
    long = (lightness + 0.3963377774 * green_red + 0.2158037573 * blue_yellow) ** 3
    middle = (lightness - 0.1055613458 * green_red - 0.0638541728 * blue_yellow) ** 3
    short = (lightness - 0.0894841775 * green_red - 1.2914855480 * blue_yellow) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
