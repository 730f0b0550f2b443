"""The faces that a file names: which are measured, which have a bound, and which nobody knows."""

import pytest

from briefing_builder.brand.reading.faces import typeface_named, unmeasured_faces
from briefing_builder.pipeline import library
from briefing_builder.problems import Source
from briefing_builder.units import points

PLACE = Source(path="brand.pptx")
SENTENCE = "Fewer hours away from the ward, and the same skills: £1,200 saved in 2026"


def width(family: str, *, bold: bool = False) -> int:
    return library().font(family, bold=bold, italic=False).widths(SENTENCE, points(20))[1]


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Calibri", "Carlito"),
        ("ARIAL", "Liberation Sans"),
        ("Cambria", "Caladea"),
        ("Times New Roman", "Tinos"),
        ("Open Sans", "Open Sans"),
        ("Georgia", "Gelasio"),
        ("", "Carlito"),
    ],
)
def test_a_twin_is_measured_and_nothing_is_said(name: str, family: str) -> None:
    typeface = typeface_named(name)
    assert (typeface.family, typeface.fit) == (family, "measured")
    assert unmeasured_faces([typeface], PLACE) == ()


@pytest.mark.parametrize(
    "name",
    [
        "Calibri Light", "Arial Narrow", "Segoe UI", "Segoe UI Semibold", "Segoe UI Light", "Helvetica Neue Light", "Aptos",
        "Aptos Display", "Century Gothic", "Verdana", "Tahoma", "Montserrat Medium", "Montserrat-SemiBold", "Source Sans Pro Light",
        "Noto Sans", "Lato", "Roboto Condensed", "Trebuchet MS",
    ],
)  # fmt: skip
def test_a_face_of_known_widths_and_its_weights_have_a_bound(name: str) -> None:
    typeface = typeface_named(name)
    assert (typeface.name, typeface.fit) == (name, "bounded")
    assert unmeasured_faces([typeface], PLACE) == ()
    assert width(typeface.family) > width("Liberation Sans")


@pytest.mark.parametrize("name", ["Nobody Sans", "Arial Black", "Lato Black", "Meiryo UI", "Light", "Franklin Gothic Book"])
def test_any_other_face_has_a_margin_and_is_told(name: str) -> None:
    typeface = typeface_named(name)
    assert typeface.fit == "unverified"
    (problem,) = unmeasured_faces([typeface, typeface], PLACE)
    assert (problem.code, problem.source) == ("face-unmeasured", PLACE)
    assert name in problem.message
    assert "brand.fonts" in problem.hint
    assert width(typeface.family) > width(typeface_named("Calibri Light").family)


def test_a_heavy_face_takes_at_least_as_much_as_its_family_in_bold() -> None:
    assert width(typeface_named("Montserrat SemiBold").family) >= width("Montserrat", bold=True)


def test_a_black_face_takes_more_than_any_other() -> None:
    assert width(typeface_named("Nobody Black").family) > width(typeface_named("Nobody Sans").family)


def test_a_face_that_is_replaced_by_one_with_serifs_is_measured_so() -> None:
    assert width(typeface_named("Garamond").family) > width(typeface_named("Nobody Sans").family)
