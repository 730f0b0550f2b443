"""The built-in template: reproducible, valid, readable, and the file in the assets is the one that the script makes."""

import zipfile
from io import BytesIO
from itertools import product
from pathlib import Path

import pytest
from openxml_audit import validate_pptx
from pptx import Presentation

from briefing_builder.brand.builtin import template
from briefing_builder.brand.reader import builtin_brand
from briefing_builder.resources import resource

LIGHT_GROUNDS = ("paper", "surface", "surface-accent")
TEXT_PAIRS = (
    *product(("ink", "muted", "accent"), LIGHT_GROUNDS),
    *product(("on-night", "muted-on-night", "accent-on-night"), ("night",)),
    ("on-accent", "accent"),
    ("ink", "past"),
)
GRAPHIC_PAIRS = (("highlight", "paper"), ("highlight", "surface"), ("highlight", "night"), ("accent", "paper"))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two roles (WCAG 2.2, relative luminance)."""

    def luminance(role: str) -> float:
        channels = [value / 255 for value in bytes.fromhex(builtin_brand().palette[role].rgb)]
        red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def raw_parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_template_is_made_the_same_every_time() -> None:
    assert template() == template()


def test_the_file_in_the_assets_is_what_the_script_makes() -> None:
    installed = resource("assets", "brands", "editorial.pptx").read_bytes()
    assert raw_parts(installed) == raw_parts(template())


def test_the_template_has_no_finding(tmp_path: Path) -> None:
    file = tmp_path / "editorial.pptx"
    file.write_bytes(template())
    assert validate_pptx(file).errors == []


def test_a_zip_entry_carries_no_clock() -> None:
    with zipfile.ZipFile(BytesIO(template())) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_layout_but_the_cover_has_footer_and_number() -> None:
    layouts = builtin_brand().layouts.items()
    assert [role for role, layout in layouts if {"footer", "slide-number"} - layout.placeholders.keys()] == ["title"]


def test_every_placeholder_stands_on_the_slide() -> None:
    brand = builtin_brand()
    boxes = [placeholder.box for layout in brand.layouts.values() for placeholder in layout.placeholders.values()]
    assert all(box.left >= 0 and box.top >= 0 and box.right <= brand.width and box.bottom <= brand.height for box in boxes)


def test_placeholder_indices_are_unique_on_each_layout() -> None:
    for layout in Presentation(BytesIO(template())).slide_layouts:
        indices = [shape.placeholder_format.idx for shape in layout.placeholders]
        assert len(indices) == len(set(indices)), layout.name


@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_is_readable_on_its_ground(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize(("mark", "ground"), GRAPHIC_PAIRS)
def test_a_mark_is_visible_on_its_ground(mark: str, ground: str) -> None:
    assert contrast(mark, ground) >= 3
