"""The built-in template: reproducible, valid, readable, and the file in the assets is the one that the script makes."""

import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openxml_audit import validate_pptx
from pptx import Presentation

from briefing_builder.brand.built_in.make import SPECIFICATIONS, template_file
from briefing_builder.brand.contrast import ratio
from briefing_builder.brand.reading.reader import builtin_brand, builtin_brands
from briefing_builder.files.resources import resource
from briefing_builder.units import inches, points

EVERY_BRAND = pytest.mark.parametrize("name", builtin_brands())


def raw_parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_every_brand_has_a_language() -> None:
    assert set(SPECIFICATIONS) == set(builtin_brands())


@EVERY_BRAND
def test_a_template_is_made_the_same_every_time(name: str) -> None:
    assert template_file(SPECIFICATIONS[name]) == template_file(SPECIFICATIONS[name])


@EVERY_BRAND
def test_the_file_in_the_assets_is_what_the_script_makes(name: str) -> None:
    installed = resource("assets", "brands", f"{name}.pptx").read_bytes()
    assert raw_parts(installed) == raw_parts(template_file(SPECIFICATIONS[name]))


def test_the_command_that_make_brand_runs_writes_every_brand(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "briefing_builder.brand.built_in.make", str(tmp_path)], check=True)
    written = {file.stem: raw_parts(file.read_bytes()) for file in tmp_path.iterdir()}
    assert written == {name: raw_parts(template_file(specification)) for name, specification in SPECIFICATIONS.items()}


@EVERY_BRAND
def test_a_template_has_no_finding(name: str, tmp_path: Path) -> None:
    file = tmp_path / f"{name}.pptx"
    file.write_bytes(template_file(SPECIFICATIONS[name]))
    assert validate_pptx(file).errors == []


@EVERY_BRAND
def test_a_zip_entry_carries_no_clock(name: str) -> None:
    with zipfile.ZipFile(BytesIO(template_file(SPECIFICATIONS[name]))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@EVERY_BRAND
def test_a_brand_reads_back_the_manner_that_it_was_made_with(name: str) -> None:
    assert builtin_brand(name).manner == SPECIFICATIONS[name].manner


@EVERY_BRAND
def test_every_layout_but_the_first_and_the_last_has_footer_and_number(name: str) -> None:
    layouts = builtin_brand(name).layouts.items()
    assert [role for role, layout in layouts if {"footer", "slide-number"} - layout.placeholders.keys()] == ["title", "closing"]


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
    for layout in Presentation(BytesIO(template_file(SPECIFICATIONS[name]))).slide_layouts:
        indices = [shape.placeholder_format.idx for shape in layout.placeholders]
        assert len(indices) == len(set(indices)), layout.name


def test_the_three_brands_draw_everything_differently() -> None:
    manners = [builtin_brand(name).manner for name in ("editorial", "bold", "civic")]
    assert [len({manner.cards for manner in manners}), len({manner.cover for manner in manners})] == [3, 3]


def test_titles_stand_elsewhere_in_every_brand() -> None:
    boxes = {builtin_brand(name).layout("content").placeholders["title"].box for name in builtin_brands()}
    assert len(boxes) == len(builtin_brands())


def test_covers_leave_another_place_for_the_pattern_in_every_brand() -> None:
    rooms = {builtin_brand(name).layout("title").room for name in builtin_brands()}
    assert len(rooms) == len(builtin_brands())


def test_a_civic_kicker_is_written_as_people_write() -> None:
    capitals = {name: builtin_brand(name).styles["kicker"].capitals for name in ("editorial", "bold", "civic")}
    assert capitals == {"editorial": True, "bold": True, "civic": False}


@EVERY_BRAND
def test_titles_have_twenty_eight_to_thirty_four_points(name: str) -> None:
    assert points(28) <= builtin_brand(name).styles["title"].size <= points(34)


@EVERY_BRAND
def test_nothing_is_smaller_than_twelve_points_and_running_text_than_eighteen(name: str) -> None:
    styles = builtin_brand(name).styles
    assert (min(style.size for style in styles.values()) >= points(12), styles["body"].size >= points(18)) == (True, True)


@EVERY_BRAND
def test_every_typeface_of_a_brand_is_measured_with_a_shipped_twin(name: str) -> None:
    families = {typeface.family.replace(" ", "") for typeface in builtin_brand(name).typefaces.values()}
    shipped = {file.name.partition("-")[0] for file in resource("assets", "fonts").glob("*.ttf")}
    assert families <= shipped


def test_large_figures_stand_on_one_line_where_the_headings_have_old_style_digits() -> None:
    faces = {name: {builtin_brand(name).styles[role].face for role in ("figure", "figure-small", "numeral")} for name in SPECIFICATIONS}
    assert faces == {"bold": {"heading"}, "civic": {"heading"}, "editorial": {"body"}}
    assert SPECIFICATIONS["editorial"].heading_face == "Georgia"


def test_a_disc_of_a_layout_is_read_as_one() -> None:
    assert [one.is_ellipse for one in builtin_brand("editorial").layouts["question"].rectangles] == [True, True]


@EVERY_BRAND
def test_whatever_crosses_a_disc_of_the_question_can_be_read_on_it(name: str) -> None:
    brand = builtin_brand(name)
    layout = brand.layouts["question"]
    discs = [one for one in layout.rectangles if one.is_ellipse]
    crossed = [
        (brand.palette[placeholder.style.colour].rgb, disc.colour.rgb)
        for placeholder in layout.placeholders.values()
        for disc in discs
        if placeholder.box.left < disc.box.right and placeholder.box.right > disc.box.left
        if placeholder.box.top < disc.box.bottom and placeholder.box.bottom > disc.box.top
    ]
    assert [pair for pair in crossed if ratio(*pair) < 4.5] == []
