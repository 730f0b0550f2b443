"""The scale of a brand: whole points, smaller where its face is wide."""

import pytest

from briefing_builder.brand.model import STYLE_ROLES, Face, TextStyle, Typeface
from briefing_builder.brand.reading.scale import SCALE, scale_of
from briefing_builder.units import points


def scale(heading: str, body: str) -> dict[str, TextStyle]:
    faces: dict[Face, Typeface] = {"heading": Typeface(name=heading, family=heading), "body": Typeface(name=body, family=body)}
    return scale_of(faces)


def test_every_style_role_has_a_place_in_the_scale() -> None:
    assert set(SCALE) == set(STYLE_ROLES)


def test_our_own_faces_have_the_scale_as_it_is() -> None:
    assert scale("Gelasio", "Carlito") == SCALE


@pytest.mark.parametrize("face", ["Liberation Sans", "Roboto", "Open Sans", "Montserrat"])
def test_a_wide_face_is_set_a_tenth_smaller(face: str) -> None:
    small = scale("Carlito", face)
    assert (small["body"].size, small["title"].size) == (points(18), points(30))


def test_no_face_is_set_under_twelve_points() -> None:
    assert min(style.size for style in scale("Verdana", "Verdana").values()) == points(12)


def test_sizes_are_whole_points() -> None:
    assert {style.size % points(1) for style in scale("Segoe UI", "Tahoma").values()} == {0}
