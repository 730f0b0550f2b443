"""Slides in a template of somebody else are drawn on what it draws behind them."""

import base64
import re
from io import BytesIO
from pathlib import Path

import pytest
from odd_templates import template
from PIL import Image

from briefing_builder.backends.svg import RenderContext, slide_svg
from briefing_builder.brand.backdrops import backdrops_of, thumbnails_of
from briefing_builder.brand.model import Brand
from briefing_builder.files.resources import resource
from briefing_builder.pipeline import Options, checked_deck, contact_sheet, library, load, prepare


def brand_in(name: str, folder: Path) -> Brand:
    (folder / "look.pptx").write_bytes(template(name))
    return brand_of_minimal(Options(brand=str(folder / "look.pptx")))


def brand_of_minimal(options: Options) -> Brand:
    session = load(resource("examples", "minimal"))
    return prepare(session, session.departments[0], options).brand


def colour_at(data: bytes, across: float, down: float) -> tuple[int, ...]:
    picture = Image.open(BytesIO(data)).convert("RGB")
    pixel = picture.getpixel((round(across * (picture.width - 1)), round(down * (picture.height - 1))))
    assert isinstance(pixel, tuple)
    return pixel


def test_a_backdrop_shows_what_the_file_draws(tmp_path: Path) -> None:
    brand = brand_in("blue-cover", tmp_path)
    drawn = backdrops_of(brand)
    assert set(drawn) == set(brand.layouts)
    blue, paper = colour_at(drawn["title"].data, 0.5, 0.5), colour_at(drawn["content"].data, 0.5, 0.5)
    assert paper == (255, 255, 255)
    assert blue[2] > blue[0]


def test_every_layout_of_the_file_has_a_small_picture(tmp_path: Path) -> None:
    brand = brand_in("two-masters", tmp_path)
    assert brand.reading is not None
    small = thumbnails_of(brand)
    assert {layout.part for layout in brand.reading.layouts} <= set(small)
    assert {Image.open(BytesIO(drawn.data)).width for drawn in small.values()} <= set(range(355, 366))


def test_a_brand_of_ours_has_none() -> None:
    brand = brand_of_minimal(Options())
    assert (backdrops_of(brand), thumbnails_of(brand)) == ({}, {})


@pytest.mark.parametrize("name", ["blue-cover", "picture-cover"])
def test_slides_stand_on_it_and_contact_sheets_do_not(name: str, tmp_path: Path) -> None:
    brand = brand_in(name, tmp_path)
    session, options = load(resource("examples", "minimal")), Options(brand=str(tmp_path / "look.pptx"))
    deck = checked_deck(session, session.departments[0], options).value
    context = RenderContext(brand=brand, library=library())
    for slide in deck.slides:
        drawn = slide_svg(slide, deck, context)
        (address,) = re.findall(r'<image href="data:image/(?:png|jpeg);base64,([^"]*)"', drawn)[:1]
        assert base64.b64decode(address) == backdrops_of(brand)[brand.layout(slide.layout).role].data
    assert "data:image" not in contact_sheet(deck, brand, columns=4)
