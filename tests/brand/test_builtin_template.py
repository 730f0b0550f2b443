"""The built-in template: reproducible, valid, readable, and the file in the assets is the one that the script makes."""

import zipfile
from io import BytesIO
from itertools import product
from pathlib import Path

import pytest
from openxml_audit import validate_pptx
from pptx import Presentation

from briefing_builder.brand.builtin import LANGUAGES, template
from briefing_builder.brand.reader import builtin_brand, builtin_brands
from briefing_builder.resources import resource
from briefing_builder.units import inches

LIGHT_GROUNDS = ("paper", "surface", "surface-accent")
TEXT_PAIRS = (
    *product(("ink", "muted", "accent"), LIGHT_GROUNDS),
    *product(("on-night", "muted-on-night", "accent-on-night"), ("night",)),
    ("on-accent", "accent"),
    ("ink", "past"),
)
GRAPHIC_PAIRS = (("highlight", "paper"), ("highlight", "surface"), ("accent", "paper"))


EVERY_BRAND = pytest.mark.parametrize("name", builtin_brands())


def contrast(name: str, one: str, other: str) -> float:
    """Return the contrast of two roles of a brand (WCAG 2.2, relative luminance)."""

    def luminance(role: str) -> float:
        channels = [value / 255 for value in bytes.fromhex(builtin_brand(name).palette[role].rgb)]
        red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def raw_parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_every_brand_has_a_language() -> None:
    assert tuple(LANGUAGES) == builtin_brands()


@EVERY_BRAND
def test_a_template_is_made_the_same_every_time(name: str) -> None:
    assert template(LANGUAGES[name]) == template(LANGUAGES[name])


@EVERY_BRAND
def test_the_file_in_the_assets_is_what_the_script_makes(name: str) -> None:
    installed = resource("assets", "brands", f"{name}.pptx").read_bytes()
    assert raw_parts(installed) == raw_parts(template(LANGUAGES[name]))


@EVERY_BRAND
def test_a_template_has_no_finding(name: str, tmp_path: Path) -> None:
    file = tmp_path / f"{name}.pptx"
    file.write_bytes(template(LANGUAGES[name]))
    assert validate_pptx(file).errors == []


@EVERY_BRAND
def test_a_zip_entry_carries_no_clock(name: str) -> None:
    with zipfile.ZipFile(BytesIO(template(LANGUAGES[name]))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@EVERY_BRAND
def test_a_brand_reads_back_the_manner_that_it_was_made_with(name: str) -> None:
    assert builtin_brand(name).manner == LANGUAGES[name].manner


@EVERY_BRAND
def test_every_layout_but_the_cover_has_footer_and_number(name: str) -> None:
    layouts = builtin_brand(name).layouts.items()
    assert [role for role, layout in layouts if {"footer", "slide-number"} - layout.placeholders.keys()] == ["title"]


@EVERY_BRAND
def test_every_placeholder_stands_on_the_slide(name: str) -> None:
    brand = builtin_brand(name)
    boxes = [placeholder.box for layout in brand.layouts.values() for placeholder in layout.placeholders.values()]
    assert all(box.left >= 0 and box.top >= 0 and box.right <= brand.width and box.bottom <= brand.height for box in boxes)


@EVERY_BRAND
def test_the_room_for_blocks_is_generous(name: str) -> None:
    room = builtin_brand(name).layout("content").room
    assert (room.width >= inches(11.3), room.height >= inches(4.6)) == (True, True)


@EVERY_BRAND
def test_placeholder_indices_are_unique_on_each_layout(name: str) -> None:
    for layout in Presentation(BytesIO(template(LANGUAGES[name]))).slide_layouts:
        indices = [shape.placeholder_format.idx for shape in layout.placeholders]
        assert len(indices) == len(set(indices)), layout.name


@EVERY_BRAND
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_is_readable_on_its_ground(name: str, text: str, ground: str) -> None:
    assert contrast(name, text, ground) >= 4.5


@EVERY_BRAND
@pytest.mark.parametrize(("mark", "ground"), GRAPHIC_PAIRS)
def test_a_mark_is_visible_on_its_ground(name: str, mark: str, ground: str) -> None:
    assert contrast(name, mark, ground) >= 3


def test_the_three_brands_draw_everything_differently() -> None:
    manners = [builtin_brand(name).manner for name in builtin_brands()]
    assert [len({manner.cards for manner in manners}), len({manner.cover for manner in manners})] == [3, 3]
