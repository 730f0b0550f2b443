"""Colours as people see them: how different two look, also to people with a colour-vision deficiency and in a grey print."""

from collections.abc import Mapping
from functools import lru_cache
from math import dist

DARKEST_LINEAR = 0.04045  # WCAG 2.2, "relative luminance"
Matrix = tuple[tuple[float, float, float], ...]

SEEN_BY: Mapping[str, Matrix] = {
    "everybody": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
}
"""Whose eyes → the matrix that turns linear red, green and blue into what they see.

The deficiencies are those of Gustavo M. Machado, Manuel M. Oliveira and Leandro A. F. Fernandes, "A Physiologically-based Model for
Simulation of Color Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15(6), 2009, at severity 1.0; the grey
is the relative luminance of WCAG 2.2.
"""


@lru_cache(maxsize=4096)
def seen_by(eyes: str, colour: str) -> str:
    """Return the colour of six hexadecimal digits that shows everybody what these eyes see."""
    linear = [linear_share(value / 255) for value in bytes.fromhex(colour)]
    seen = (sum(weight * channel for weight, channel in zip(row, linear, strict=True)) for row in SEEN_BY[eyes])
    return bytes(round(255 * srgb_share(min(1.0, max(0.0, channel)))) for channel in seen).hex().upper()


def least_difference(first: str, second: str) -> float:
    """Return how different two colours look to those who see the least of it, as `difference` does."""
    return min(difference(seen_by(eyes, first), seen_by(eyes, second)) for eyes in SEEN_BY)


def difference(first: str, second: str) -> float:
    """Return how different two colours look: their distance in Oklab, 0 to 1; some 0.02 is just seen side by side."""
    return dist(oklab(first), oklab(second))


def linear_share(share: float) -> float:
    """Return how much light a channel of the screen gives, both 0 to 1 (sRGB, IEC 61966-2-1)."""
    return share / 12.92 if share <= DARKEST_LINEAR else float(((share + 0.055) / 1.055) ** 2.4)


def srgb_share(share: float) -> float:
    """Return the channel of the screen that gives so much light, both 0 to 1."""
    return 12.92 * share if share <= DARKEST_LINEAR / 12.92 else float(1.055 * share ** (1 / 2.4) - 0.055)


@lru_cache(maxsize=4096)
def oklab(colour: str) -> tuple[float, float, float]:
    """Return lightness, green to red and blue to yellow of a colour of six hexadecimal digits (Björn Ottosson, 2020)."""
    red, green, blue = (linear_share(value / 255) for value in bytes.fromhex(colour))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )
