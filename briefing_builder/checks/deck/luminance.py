"""Contrast of two colours: six hexadecimal digits each go in, a ratio from 1 to 21 comes out."""

DARKEST_LINEAR = 0.04045  # WCAG 2.2, "relative luminance"
WEIGHTS = (0.2126, 0.7152, 0.0722)


def ratio(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = (value / 255 for value in bytes.fromhex(colour))
    linear = (share / 12.92 if share <= DARKEST_LINEAR else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return sum(weight * share for weight, share in zip(WEIGHTS, linear, strict=True))
