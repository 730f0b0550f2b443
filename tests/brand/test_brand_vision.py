"""Marks that mean something beside each other differ to everybody's eyes, in the brands' own colours and in any that are given."""

import colorsys
from collections.abc import Mapping
from functools import cache
from itertools import product
from random import Random

import pytest

from briefing_builder.brand.contrast import (
    GRAPHIC,
    GRAPHIC_PAIRS,
    LEAST_APART,
    QUIET_PAIRS,
    TEXT,
    TEXT_PAIRS,
    TOLD_APART,
    Need,
    ratio,
    repaired,
)
from briefing_builder.brand.model import Brand
from briefing_builder.brand.organisation import branded
from briefing_builder.brand.reading.reader import builtin_brand, builtin_brands
from briefing_builder.brand.vision import SEEN_BY, difference, least_difference, seen_by

OWN_COLOURS: Mapping[str, Mapping[str, str]] = {
    "none": {},
    "a dark teal": {"accent": "0B5E6B", "night": "0A2E38"},
    "an amber": {"accent": "F2B441", "highlight": "FF8A5C", "night": "F2B441"},
    "a red beside the brand's own": {"accent": "C8321A"},
    "a night under a dark accent": {"accent": "101840"},
}
SEEDS = 200
LIGHTNESS = (0.15, 0.3, 0.45, 0.6, 0.75, 0.9)
GROUNDS = ("night", "peak")
LEAST_OF_GROUNDS = 0.15

EVERY_BRAND = pytest.mark.parametrize("name", builtin_brands())
EVERY_COLOURS = pytest.mark.parametrize("colours", OWN_COLOURS)


@cache
def in_colours(name: str, colours: str) -> Brand:
    return branded(builtin_brand(name), OWN_COLOURS[colours], {}).value


def rgb(brand: Brand, role: str) -> str:
    return brand.palette[role].rgb


def seeds() -> list[dict[str, str]]:
    """Return accents of all hues, light and dark, dull and vivid, every third with a highlight, every fifth with a night of its own."""
    random = Random(1839)
    found = []
    for number in range(SEEDS):
        colours = {"accent": shade(number / SEEDS, random)}
        colours |= {"highlight": shade(random.random(), random)} if number % 3 == 0 else {}
        colours |= {"night": shade(random.random(), random)} if number % 5 == 0 else {}
        found.append(colours)
    return found


def shade(hue: float, random: Random) -> str:
    channels = colorsys.hls_to_rgb(hue, random.choice(LIGHTNESS), random.choice((0.2, 0.6, 1.0)))
    return bytes(round(255 * channel) for channel in channels).hex().upper()


def faults(brand: Brand) -> list[tuple[str, str]]:
    """Return the pairs of roles that cannot be read, seen or told apart."""
    contrasts = [(*pair, TEXT) for pair in TEXT_PAIRS] + [(*pair, GRAPHIC) for pair in GRAPHIC_PAIRS] + list(QUIET_PAIRS)
    unseen = [(one, other) for one, other, least in contrasts if ratio(rgb(brand, one), rgb(brand, other)) < least]
    alike = [pair for pair in (*TOLD_APART, GROUNDS) if least_difference(*(rgb(brand, role) for role in pair)) < LEAST_APART]
    alike += [(ground, "paper") for ground in GROUNDS if difference(rgb(brand, ground), rgb(brand, "paper")) < LEAST_OF_GROUNDS]
    return unseen + alike


@pytest.mark.parametrize("eyes", SEEN_BY)
def test_greys_look_the_same_to_everybody(eyes: str) -> None:
    assert all(difference(seen_by(eyes, grey), grey) < 0.01 for grey in ("000000", "5E5E5E", "A8A8A8", "FFFFFF"))


def test_who_sees_no_red_takes_a_red_for_a_dark_olive() -> None:
    assert difference(seen_by("protanopia", "C00000"), seen_by("protanopia", "484800")) < 0.1 < difference("C00000", "484800")


def test_a_grey_print_shows_no_hue() -> None:
    assert len(set(bytes.fromhex(seen_by("grey", "C8321A")))) == 1


@EVERY_BRAND
@EVERY_COLOURS
@pytest.mark.parametrize("eyes", SEEN_BY)
@pytest.mark.parametrize("pair", TOLD_APART)
def test_marks_with_a_meaning_differ_to_all_eyes(name: str, colours: str, eyes: str, pair: tuple[str, str]) -> None:
    one, other = (seen_by(eyes, rgb(in_colours(name, colours), role)) for role in pair)
    assert difference(one, other) >= LEAST_APART


@EVERY_BRAND
@EVERY_COLOURS
def test_what_bars_lie_on_is_quiet_and_is_seen(name: str, colours: str) -> None:
    brand = in_colours(name, colours)
    assert [ground for _, ground, least in QUIET_PAIRS if not least <= ratio(rgb(brand, "track"), rgb(brand, ground)) < 2] == []


@EVERY_BRAND
@EVERY_COLOURS
def test_question_and_statement_are_two_grounds_and_neither_is_the_paper(name: str, colours: str) -> None:
    brand = in_colours(name, colours)
    assert least_difference(rgb(brand, "night"), rgb(brand, "peak")) >= LEAST_APART
    assert min(difference(rgb(brand, ground), rgb(brand, "paper")) for ground in GROUNDS) >= LEAST_OF_GROUNDS


@EVERY_BRAND
@pytest.mark.parametrize("number", range(72))
def test_with_any_accent_the_statement_is_clearly_not_the_question(name: str, number: int) -> None:
    brand = branded(builtin_brand(name), {"accent": shade(number / 72, Random(number))}, {}).value
    assert difference(rgb(brand, "night"), rgb(brand, "peak")) >= LEAST_OF_GROUNDS


def test_the_statement_stands_on_the_accent_as_it_was_written() -> None:
    brand = branded(builtin_brand("editorial"), {"accent": "FFD400"}, {}).value
    assert [rgb(brand, role) for role in ("peak", "on-peak", "night")] == ["FFD400", rgb(brand, "ink"), brand.palette["night"].rgb]
    assert [(change.ground, change.words) for change in brand.repaint] == [("FFD400", brand.palette["ink"].theme)]


@EVERY_BRAND
def test_any_colours_give_a_palette_that_everybody_reads(name: str) -> None:
    assert {str(colours): found for colours in seeds() if (found := faults(branded(builtin_brand(name), colours, {}).value))} == {}


@pytest.mark.parametrize("name", ["civic", "editorial"])
def test_an_amber_question_stays_amber_and_gets_dark_words(name: str) -> None:
    brand = in_colours(name, "an amber")
    assert (rgb(brand, "night"), rgb(brand, "on-night")) == ("F2B441", rgb(brand, "ink"))
    assert brand.palette["on-night"].theme == brand.palette["ink"].theme


@EVERY_BRAND
@EVERY_COLOURS
def test_a_field_is_the_accent_or_the_accent_as_it_was_written(name: str, colours: str) -> None:
    brand = in_colours(name, colours)
    assert rgb(brand, "field") in (rgb(brand, "accent"), OWN_COLOURS[colours].get("accent"))
    assert rgb(brand, "on-field") == rgb(brand, "paper" if rgb(brand, "field") == rgb(brand, "accent") else "ink")


@EVERY_BRAND
@EVERY_COLOURS
def test_a_tint_is_seen_beside_the_paper(name: str, colours: str) -> None:
    brand = in_colours(name, colours)
    assert ratio(rgb(brand, "surface-accent"), rgb(brand, "paper")) >= 1.12


def test_the_vivid_brand_asks_on_the_accent_as_it_was_written() -> None:
    brand = branded(builtin_brand("civic"), {"accent": "F2B441"}, {}).value
    assert (rgb(brand, "night"), rgb(brand, "on-night")) == ("F2B441", rgb(brand, "ink"))


@pytest.mark.parametrize("layout", ["title", "closing", "question"])
def test_words_on_a_field_of_the_night_turn_with_it(layout: str) -> None:
    placeholders = in_colours("civic", "an amber").layout(layout).placeholders.values()
    assert {placeholder.style.colour for placeholder in placeholders} & {"paper"} == set()


def test_a_statement_that_is_taken_for_the_question_gets_a_ground_of_its_own() -> None:
    brand = in_colours("editorial", "a night under a dark accent")
    assert [(change.layout, change.ground) for change in brand.repaint] == [("Statement", rgb(brand, "peak"))]
    assert rgb(brand, "peak") != rgb(brand, "accent")


def test_colours_that_not_everybody_can_tell_apart_are_moved_and_it_is_said() -> None:
    problems = branded(builtin_brand("civic"), {"accent": "1E7A32", "highlight": "B0531E"}, {}).problems
    assert [problem.message for problem in problems if "not everybody can tell the colour highlight" in problem.message]


def test_a_colour_that_gets_lighter_gets_as_much_more_colourful() -> None:
    red, green, blue = bytes.fromhex(repaired("0B5E6B", [Need(colour="10141B", least=6)]))
    assert blue > green > 4 * red


@pytest.mark.parametrize(("role", "name"), list(product(("on-night", "on-peak"), builtin_brands())))
def test_words_on_a_ground_are_in_the_ink_or_in_the_paper(role: str, name: str) -> None:
    for colours in OWN_COLOURS:
        brand = in_colours(name, colours)
        assert rgb(brand, role) in (rgb(brand, "paper"), rgb(brand, "ink"))
