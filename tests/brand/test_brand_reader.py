"""Reading brands: ours by its plain names, any other by what OOXML says its placeholders are."""

import zipfile
from pathlib import Path

import pptx
import pytest

from briefing_builder.brand.contrast import ratio
from briefing_builder.brand.model import PALETTE_ROLES, STYLE_ROLES, Brand, Manner
from briefing_builder.brand.reading.reader import builtin_brand, builtin_brands, read_brand
from briefing_builder.errors import BrandError
from briefing_builder.units import Box, Emu, inches, points
from briefing_builder.values import replace


@pytest.fixture(scope="module")
def foreign() -> Brand:
    """The template that python-pptx brings: 4 : 3, Office names, nothing of ours."""
    return read_brand(Path(pptx.__file__).parent / "templates" / "default.pptx")


def test_the_slide_is_sixteen_by_nine() -> None:
    brand = builtin_brand()
    assert (brand.width, brand.height) == (12_192_000, 6_858_000)


def test_the_built_in_brand_has_every_layout_role() -> None:
    assert list(builtin_brand().layouts) == [
        "title",
        "content",
        "body",
        "chart",
        "table",
        "pictures",
        "question",
        "close",
        "statement",
        "closing",
    ]


def test_every_palette_role_has_a_colour() -> None:
    assert builtin_brand().palette.keys() >= set(PALETTE_ROLES)


def test_every_style_role_has_a_style_in_a_colour_of_the_palette() -> None:
    brand = builtin_brand()
    assert [role for role in STYLE_ROLES if brand.styles[role].colour not in brand.palette] == []


def test_body_is_at_least_eighteen_points_and_nothing_is_under_twelve() -> None:
    styles = builtin_brand().styles
    assert styles["body"].size >= points(18)
    assert min(style.size for style in styles.values()) >= points(12)


def test_the_title_style_is_resolved_through_the_master() -> None:
    style = builtin_brand().layouts["content"].placeholders["title"].style
    assert (style.face, style.size, style.colour, style.bold, style.spacing) == ("heading", points(30), "ink", False, 90)


def test_the_body_inherits_bullet_and_indent_from_the_master() -> None:
    setting = builtin_brand().layouts["body"].placeholders["body"].paragraph_format
    assert (setting.bullet, setting.indent, setting.hanging, setting.space_before) == (True, inches(0.25), inches(0.25), points(8))


def test_the_kicker_has_no_bullet_although_its_master_has_one() -> None:
    assert not builtin_brand().layouts["content"].placeholders["kicker"].paragraph_format.bullet


def test_content_begins_on_the_same_line_on_every_light_page() -> None:
    layouts = builtin_brand().layouts
    tops = {layouts[role].room.top for role in ("content", "body", "chart", "table", "pictures", "close")}
    assert tops == {inches(2.05)}


def test_the_cover_leaves_five_inches_at_the_right_free() -> None:
    assert builtin_brand().layouts["title"].room == Box(left=7_620_000, top=Emu(0), width=inches(5), height=inches(7.5))


def test_the_question_stands_on_night_in_its_colours() -> None:
    question = builtin_brand().layouts["question"]
    colours = [question.placeholders[role].style.colour for role in ("kicker", "question-lead", "title", "footer")]
    assert question.ground == "night"
    assert colours == ["accent-on-night", "muted-on-night", "on-night", "muted-on-night"]


def test_typefaces_are_named_for_powerpoint_and_measured_with_their_twins() -> None:
    faces = builtin_brand().typefaces
    assert (faces["heading"].name, faces["heading"].family, faces["body"].name, faces["body"].family) == (
        "Georgia", "Gelasio", "Calibri", "Carlito",
    )  # fmt: skip


def test_an_unknown_layout_role_gives_the_plain_content_layout() -> None:
    assert builtin_brand().layout("timeline").role == "content"


def test_a_brand_without_statement_and_closing_has_what_is_most_like_them() -> None:
    brand = builtin_brand()
    older = replace(brand, layouts={role: layout for role, layout in brand.layouts.items() if role not in ("statement", "closing")})
    assert [older.layout(role).role for role in ("statement", "closing")] == ["question", "title"]


@pytest.mark.parametrize("name", builtin_brands())
def test_the_statement_and_the_question_have_grounds_that_no_other_slide_has(name: str) -> None:
    brand = builtin_brand(name)
    grounds = {role: layout.ground for role, layout in brand.layouts.items() if layout.ground != "paper"}
    assert {role: ground for role, ground in grounds.items() if role != "form"} == {"question": "night", "statement": "peak"}
    assert brand.palette["peak"].rgb not in (brand.palette["night"].rgb, brand.palette["paper"].rgb)


@pytest.mark.parametrize("name", builtin_brands())
def test_what_is_written_on_has_a_light_ground_and_dark_words(name: str) -> None:
    brand = builtin_brand(name)
    layout = brand.layout("form")
    ground, words = (brand.palette[role].rgb for role in (layout.ground, "on-sheet" if layout.ground == "sheet" else "ink"))
    assert ratio(ground, "FFFFFF") < 1.5
    assert ratio(words, ground) >= 4.5


def test_a_foreign_brand_is_recognised_by_the_types_of_its_placeholders(foreign: Brand) -> None:
    assert {"title", "content", "body"} <= foreign.layouts.keys()
    assert foreign.layouts["content"].name == "Title Only"


def test_a_foreign_layout_takes_its_title_box_from_the_master(foreign: Brand) -> None:
    assert foreign.layouts["content"].placeholders["title"].box.width == 8_229_600


def test_a_foreign_brand_has_every_style_and_colour(foreign: Brand) -> None:
    assert all(foreign.styles[role].colour in foreign.palette for role in STYLE_ROLES)


def test_every_placeholder_of_a_foreign_brand_has_a_colour_of_its_palette(foreign: Brand) -> None:
    used = {placeholder.style.colour for layout in foreign.layouts.values() for placeholder in layout.placeholders.values()}
    assert used <= foreign.palette.keys()


def test_a_text_file_is_no_brand(tmp_path: Path) -> None:
    file = tmp_path / "brand.pptx"
    file.write_text("not a zip file")
    with pytest.raises(BrandError, match="brand-unreadable"):
        read_brand(file)


def test_a_folder_is_no_brand(tmp_path: Path) -> None:
    with pytest.raises(BrandError, match="brand-unreadable"):
        read_brand(tmp_path)


def test_an_unknown_built_in_brand_is_told_with_the_nearest_name() -> None:
    with pytest.raises(BrandError, match="brand-unknown") as caught:
        builtin_brand("civil")
    assert "civic" in caught.value.problems[0].hint


def test_a_dark_brand_turns_ground_and_text_round() -> None:
    palette = builtin_brand("bold").palette
    assert (palette["paper"].theme, palette["ink"].theme, palette["paper"].rgb < palette["ink"].rgb) == ("bg1", "tx1", True)


def test_big_figures_are_bold_where_titles_are() -> None:
    bold = {name: builtin_brand(name).styles["figure"].bold for name in ("editorial", "bold", "civic")}
    assert bold == {"editorial": False, "bold": True, "civic": True}


def test_a_manner_that_does_not_exist_is_told(tmp_path: Path) -> None:
    file = tmp_path / "brand.pptx"
    with zipfile.ZipFile(file, "w") as made, zipfile.ZipFile(builtin_brand().file) as ours:
        for name in ours.namelist():
            made.writestr(name, ours.read(name).replace(b">ruled<", b">rueld<"))
    with pytest.raises(BrandError, match=r"briefing\.cards is 'rueld'"):
        read_brand(file)


def test_a_template_without_custom_properties_has_the_usual_manner(foreign: Brand) -> None:
    assert foreign.manner == Manner()
