"""The colours of a picture: those that are seen, the one of its own ground, and whether the ground below it is seen."""

import os
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from briefing_builder.pictures import ground_of, is_transparent, visible_colours

CLEAR = (0, 0, 0, 0)
CREAM = (255, 250, 240, 255)
RED = (192, 32, 32, 255)


def drawn(file: Path, ground: tuple[int, ...], mark: tuple[int, ...]) -> str:
    picture = Image.new("RGBA", (320, 160), ground)
    ImageDraw.Draw(picture).rectangle((40, 40, 199, 119), fill=mark)
    picture.save(file)
    return str(file)


def test_only_what_is_seen_has_a_colour(tmp_path: Path) -> None:
    assert visible_colours(drawn(tmp_path / "a.png", CLEAR, RED)) == (("C02020", 1.0),)
    shares = dict(visible_colours(drawn(tmp_path / "b.png", CREAM, RED)))
    assert shares["C02020"] == pytest.approx(0.25, abs=0.01)
    assert sum(shares.values()) == pytest.approx(1)


def test_an_empty_picture_has_no_colours_and_lets_its_ground_be_seen(tmp_path: Path) -> None:
    file = drawn(tmp_path / "a.png", CLEAR, CLEAR)
    assert (visible_colours(file), is_transparent(file), ground_of(file)) == ((), True, "")


def test_a_picture_has_a_ground_of_its_own_or_is_transparent(tmp_path: Path) -> None:
    cream, clear = drawn(tmp_path / "a.png", CREAM, RED), drawn(tmp_path / "b.png", CLEAR, RED)
    assert (ground_of(cream), is_transparent(cream)) == ("FFFAF0", False)
    assert (ground_of(clear), is_transparent(clear)) == ("", True)


def test_a_picture_of_another_state_is_another_picture(tmp_path: Path) -> None:
    file = drawn(tmp_path / "a.png", CREAM, RED)
    assert ground_of(file) == "FFFAF0"
    drawn(tmp_path / "a.png", RED, CREAM)
    os.utime(file, ns=(1, 1))
    assert ground_of(file) == "C02020"


def test_of_a_picture_that_has_gone_nothing_is_known(tmp_path: Path) -> None:
    file = str(tmp_path / "gone.png")
    assert (ground_of(file), is_transparent(file), visible_colours(file)) == ("", False, ())
