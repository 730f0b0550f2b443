"""Every pair of colours that carries text or a mark is readable in every built-in brand (WCAG 2.2, 1.4.3 and 1.4.11)."""

from itertools import product

import pytest

from briefing_builder.brand.reading.reader import builtin_brand, builtin_brands

GROUNDS = ("paper", "surface", "surface-accent")
TEXT_PAIRS = (
    *product(("ink", "muted", "accent"), GROUNDS),
    *product(("on-night", "muted-on-night", "accent-on-night"), ("night",)),
    *product(("on-peak", "muted-on-peak"), ("peak",)),
    *product(("on-sheet", "muted-on-sheet"), ("sheet",)),
    ("on-accent", "accent"),
    ("ink", "past"),
    ("paper", "ink"),
)
MARK_PAIRS = (("highlight", "paper"), ("highlight", "surface"), ("accent", "paper"), ("past", "paper"))
LEAST_SEEN = 1.05
PAST_SEEN = 1.5

EVERY_BRAND = pytest.mark.parametrize("name", builtin_brands())


def luminance(name: str, role: str) -> float:
    """Return the relative luminance of a role's colour."""
    channels = [value / 255 for value in bytes.fromhex(builtin_brand(name).palette[role].rgb)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(name: str, one: str, other: str) -> float:
    """Return the contrast of two roles of a brand."""
    darker, lighter = sorted((luminance(name, one), luminance(name, other)))
    return (lighter + 0.05) / (darker + 0.05)


@EVERY_BRAND
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_is_readable_on_its_ground(name: str, text: str, ground: str) -> None:
    assert contrast(name, text, ground) >= 4.5


@EVERY_BRAND
@pytest.mark.parametrize(("mark", "ground"), MARK_PAIRS)
def test_a_mark_is_visible_on_its_ground(name: str, mark: str, ground: str) -> None:
    assert contrast(name, mark, ground) >= 3


@EVERY_BRAND
@pytest.mark.parametrize("surface", ["surface", "surface-accent", "hairline"])
def test_a_quiet_surface_can_still_be_told_from_the_paper(name: str, surface: str) -> None:
    assert contrast(name, surface, "paper") >= LEAST_SEEN


@EVERY_BRAND
def test_bars_of_the_past_are_seen_and_less_than_those_of_the_present(name: str) -> None:
    assert PAST_SEEN <= contrast(name, "past", "paper") < contrast(name, "accent", "paper")


def test_only_the_bold_brand_has_a_dark_paper() -> None:
    dark = [name for name in builtin_brands() if luminance(name, "paper") < luminance(name, "ink")]
    assert dark == ["bold"]


def test_the_question_of_the_bold_brand_is_the_vivid_colour_with_dark_words() -> None:
    palette = builtin_brand("bold").palette
    assert (palette["night"].rgb, palette["on-night"].rgb) == (palette["accent"].rgb, palette["paper"].rgb)
