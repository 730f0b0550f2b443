"""An organisation's colours over a built-in brand: derived, repaired where nobody could read them, refused where nothing helps."""

from collections.abc import Mapping
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_builder.brand.contrast import GRAPHIC, GRAPHIC_PAIRS, TEXT, TEXT_PAIRS, Need, ratio, repaired
from briefing_builder.brand.model import Brand
from briefing_builder.brand.organisation import branded
from briefing_builder.brand.reading.reader import builtin_brand, builtin_brands
from briefing_builder.problems import Severity, Source

EVERY_BRAND = pytest.mark.parametrize("name", builtin_brands())
COLOURS = st.binary(min_size=3, max_size=3).map(lambda digits: digits.hex().upper())


def unreadable(brand: Brand) -> list[tuple[str, str]]:
    """Return the pairs of roles that do not keep their contrast."""
    pairs = [(pair, TEXT) for pair in TEXT_PAIRS] + [(pair, GRAPHIC) for pair in GRAPHIC_PAIRS]
    return [pair for pair, least in pairs if ratio(*(brand.palette[role].rgb for role in pair)) < least]


def codes(name: str, colours: Mapping[str, str]) -> list[str]:
    return [problem.code for problem in branded(builtin_brand(name), colours, {}).problems]


def test_black_on_white_has_the_greatest_ratio() -> None:
    assert ratio("000000", "FFFFFF") == pytest.approx(21)


def test_a_ratio_is_that_of_the_recommendation() -> None:
    assert ratio("777777", "FFFFFF") == pytest.approx(4.48, abs=0.005)  # the grey that just fails, as WCAG tools show it


def test_a_readable_colour_stays_as_it_is() -> None:
    assert repaired("0B6666", [Need(colour="FFFFFF", least=4.5)]) == "0B6666"


def test_a_pale_yellow_becomes_a_dark_yellow_and_not_a_grey() -> None:
    red, green, blue = bytes.fromhex(repaired("FFD400", [Need(colour="FFFFFF", least=4.5)]))
    assert red > green > 3 * blue


def test_no_lightness_stands_out_from_black_and_white_at_once() -> None:
    assert repaired("808080", [Need(colour="000000", least=7), Need(colour="FFFFFF", least=7)]) == ""


@EVERY_BRAND
def test_without_colours_the_brand_is_itself(name: str) -> None:
    brand = builtin_brand(name)
    assert branded(brand, {}, {}).value is brand


@EVERY_BRAND
@given(accent=COLOURS, highlight=COLOURS)
def test_any_accent_and_highlight_give_a_brand_that_can_be_read(name: str, accent: str, highlight: str) -> None:
    done = branded(builtin_brand(name), {"accent": accent, "highlight": highlight}, {})
    assert unreadable(done.value) == []


@given(st.sampled_from(builtin_brands()), st.dictionaries(st.sampled_from(("paper", "ink", "accent", "night", "surface")), COLOURS))
def test_colours_are_readable_or_it_is_said_that_they_are_not(name: str, colours: dict[str, str]) -> None:
    done = branded(builtin_brand(name), colours, {})
    assert unreadable(done.value) == [] or "contrast-impossible" in [problem.code for problem in done.problems]


@EVERY_BRAND
@given(accent=COLOURS)
def test_what_was_differs_from_what_is_in_grey_and_from_the_paper(name: str, accent: str) -> None:
    palette = branded(builtin_brand(name), {"accent": accent}, {}).value.palette
    assert ratio(palette["past"].rgb, palette["accent"].rgb) >= 1.5
    assert ratio(palette["past"].rgb, palette["paper"].rgb) >= 3


def test_a_repair_names_both_colours_and_the_place() -> None:
    place = Source(path="briefing.yaml", line=3, column=12)
    (told,) = branded(builtin_brand(), {"accent": "FFD400"}, {"accent": place}).problems
    assert (told.code, told.severity, told.source) == ("contrast-repaired", Severity.WARNING, place)
    assert "#FFD400" in told.message
    assert f"#{branded(builtin_brand(), {'accent': 'FFD400'}, {}).value.palette['accent'].rgb}" in told.message


def test_a_ground_on_which_nothing_can_be_read_is_an_error() -> None:
    assert "contrast-impossible" in codes("editorial", {"paper": "777777", "surface": "FFFFFF"})


def test_what_was_not_written_is_repaired_without_a_word() -> None:
    assert codes("editorial", {"paper": "E8E4D8"}) == []


def test_the_question_of_the_bold_brand_follows_the_accent() -> None:
    palette = branded(builtin_brand("bold"), {"accent": "FFB000"}, {}).value.palette
    assert palette["night"].rgb == palette["accent"].rgb


@EVERY_BRAND
def test_the_bars_and_rules_of_a_layout_have_the_new_colours(name: str) -> None:
    brand = branded(builtin_brand(name), {"accent": "7A1F5C", "highlight": "8A4B00", "hairline": "B0A8B9"}, {}).value
    colours = {colour.theme: colour.rgb for colour in brand.palette.values()}
    rectangles = [rectangle for layout in brand.layouts.values() for rectangle in layout.rectangles]
    assert rectangles
    assert [rectangle.colour.rgb for rectangle in rectangles] == [colours[rectangle.colour.theme] for rectangle in rectangles]


@pytest.mark.parametrize(("role", "name"), list(product(("on-night", "on-accent"), builtin_brands())))
def test_what_shares_the_theme_colour_of_the_ground_has_its_value(role: str, name: str) -> None:
    palette = branded(builtin_brand(name), {"paper": builtin_brand(name).palette["surface"].rgb}, {}).value.palette
    assert palette[role].rgb == palette["paper"].rgb
