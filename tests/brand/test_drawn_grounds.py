"""What a template draws behind its slides is seen as it is drawn, and texts stand where they can be read."""

from functools import cache
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pytest
from drawn_templates import DRAWN, drawn_template
from lxml import etree
from pptx import Presentation

from briefing_builder.brand.adoption.fills import gradient
from briefing_builder.brand.adoption.outlines import polygons_of
from briefing_builder.brand.adoption.theme import ThemeColours
from briefing_builder.brand.contrast import GRAPHIC, GRAPHIC_PAIRS, TEXT, TEXT_PAIRS, hue, ratio
from briefing_builder.brand.model import Brand, Layout
from briefing_builder.brand.opening import brand_in_file
from briefing_builder.problems import Checked, Source
from briefing_builder.units import Box, Emu, inches

PLACE = Source(path="brand.pptx")
MAIN = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
SHOWN = [name for name in DRAWN if name != "field-names"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("drawn")


@cache
def adopted(name: str, folder: Path) -> Checked[Brand]:
    file = folder / f"{name}.pptx"
    file.write_bytes(drawn_template(name))
    return brand_in_file(file, PLACE, {}, {})


def in_the_file(name: str, folder: Path) -> Brand:
    """The brand in the lengths of its file."""
    brand = adopted(name, folder).value
    return brand.unscaled or brand


def text_boxes(layout: Layout) -> list[Box]:
    rooms = [] if "body" in layout.placeholders else [layout.room]
    return [*(placeholder.box for placeholder in layout.placeholders.values()), *rooms]


def touches(box: Box, other: Box) -> bool:
    shared = box.clipped(other)
    return shared.width > 1 and shared.height > 1


def box_of(left: float, top: float, width: float, height: float) -> Box:
    return Box(left=inches(left), top=inches(top), width=inches(width), height=inches(height))


@pytest.mark.parametrize("name", SHOWN)
def test_slides_stand_on_what_the_file_draws(name: str, folder: Path) -> None:
    read = adopted(name, folder)
    layouts = Presentation(BytesIO(read.value.data)).slide_layouts
    assert "brand-without-room" not in [problem.code for problem in read.problems]
    assert layouts[read.value.layout("content").index].element.get("showMasterSp") != "0"


@pytest.mark.parametrize("name", SHOWN)
def test_texts_are_apart_on_the_slide_and_can_be_read(name: str, folder: Path) -> None:
    brand = in_the_file(name, folder)
    page = Box(left=Emu(0), top=Emu(0), width=brand.width, height=brand.height)
    for layout in brand.layouts.values():
        boxes = text_boxes(layout)
        assert all(page.holds(box) for box in boxes), layout.role
        assert not [pair for pair in combinations(boxes, 2) if touches(*pair)], layout.role
    for pairs, least in ((TEXT_PAIRS, TEXT), (GRAPHIC_PAIRS, GRAPHIC)):
        assert [pair for pair in pairs if ratio(brand.palette[pair[0]].rgb, brand.palette[pair[1]].rgb) < least] == []


@pytest.mark.parametrize(
    ("name", "hardest", "ink"), [("gradient", "D8D8DC", "000000"), ("dark-gradient", "2A3F6E", "FFFFFF"), ("no-fill", "FFFFFF", "000000")]
)
def test_words_are_held_against_the_hardest_colour_of_a_gradient(name: str, hardest: str, ink: str, folder: Path) -> None:
    palette = in_the_file(name, folder).palette
    assert ratio(palette["paper"].rgb, hardest) < 1.06
    assert palette["ink"].rgb == ink


def _has_panel(brand: Brand) -> bool:
    layouts = [layout for master in Presentation(BytesIO(brand.data)).slide_masters for layout in master.slide_layouts]
    return any(shape.name == "Panel" for layout in layouts for shape in layout.shapes)


def test_a_calm_picture_carries_texts_without_a_panel(folder: Path) -> None:
    brand = in_the_file("picture", folder)
    assert not _has_panel(brand)
    assert _has_panel(in_the_file("busy", folder))
    assert 0.6 * brand.width < brand.layout("content").room.width


def test_a_picture_in_the_theme_is_drawn_in_its_two_tones(folder: Path) -> None:
    palette = in_the_file("theme-picture", folder).palette
    assert ratio(palette["paper"].rgb, "FFFFFF") > 7
    assert palette["ink"].rgb == "FFFFFF"


def test_a_busy_ground_gets_a_panel_that_hides_no_logo(folder: Path) -> None:
    brand = in_the_file("busy", folder)
    content = brand.layout("content")
    (panel,) = content.rectangles
    assert all(panel.box.holds(box) for box in text_boxes(content))
    assert not touches(panel.box, box_of(8.6, 6.7, 1.2, 0.6))
    shapes = Presentation(BytesIO(brand.data)).slide_layouts[content.index].shapes
    assert "Panel" in [shape.name for shape in shapes]


@pytest.mark.parametrize(("role", "ground"), [("question", "night"), ("statement", "peak")])
def test_few_words_on_a_busy_ground_have_the_panel_in_their_colour(role: str, ground: str, folder: Path) -> None:
    brand = in_the_file("busy", folder)
    few = brand.layout(role)
    assert few.ground == ground
    shapes = Presentation(BytesIO(brand.data)).slide_layouts[few.index].shapes
    assert [shape.name for shape in shapes if shape.name in ("Panel", "Ground")] == ["Ground"]


def test_only_the_inside_of_a_form_is_in_the_way(folder: Path) -> None:
    brand = in_the_file("wedge", folder)
    boxes = text_boxes(brand.layout("content"))
    assert brand.layout("content").room.width > 0.75 * brand.width
    # the slope of the triangle runs from 70 % of the right side to 60 % of the lower one
    assert not [box for box in boxes if box.right / brand.width / 0.4 - 1.5 + (box.bottom / brand.height - 0.7) / 0.3 > 1.01]


def test_nothing_stands_on_discs_that_let_the_ground_through(folder: Path) -> None:
    for layout in in_the_file("bubbles", folder).layouts.values():
        assert not [box for box in text_boxes(layout) for left in (0.6, 7.8) if touches(box, box_of(left, 6.6, 1.6, 0.8))], layout.role


def test_a_turned_bar_stands_where_it_is_seen(folder: Path) -> None:
    for layout in in_the_file("turned", folder).layouts.values():
        assert not [box for box in text_boxes(layout) if touches(box, box_of(0, 0, 0.5, 7.5))], layout.role


def test_layouts_of_a_narrower_slide_are_widened(folder: Path) -> None:
    brand = in_the_file("one-sided", folder)
    for box in (brand.layout("content").room, brand.layout("content").placeholders["title"].box):
        assert abs((brand.width - box.right) - box.left) < inches(0.3)


def test_a_tall_title_leaves_room_for_the_blocks(folder: Path) -> None:
    brand = in_the_file("tall-title", folder)
    assert brand.layout("content").room.height > 0.6 * brand.height
    assert brand.layout("content").placeholders["title"].box.height <= inches(1.3)


def test_the_master_says_where_titles_stand_when_the_layouts_cannot_be_right(folder: Path) -> None:
    brand = in_the_file("other-frames", folder)
    title = brand.layout("content").placeholders["title"]
    assert (title.box.bottom <= inches(1.5), title.style.colour) == (True, "paper")


def test_names_of_fields_are_no_words(folder: Path) -> None:
    presentation = Presentation(BytesIO(in_the_file("field-names", folder).data))
    assert "date/time" not in etree.tostring(presentation.slide_master.element).decode()


def test_the_brand_is_what_is_drawn_and_not_the_theme_of_every_new_file(folder: Path) -> None:
    accent = in_the_file("green", folder).palette["accent"]
    assert abs(hue(accent.rgb) - hue("1B7F3B")) < 0.1
    assert accent.theme == ""


def colours(**named: str) -> ThemeColours:
    return ThemeColours(named=named, has_own_map=False, fills=(), backgrounds=())


@pytest.mark.parametrize(
    ("way", "places"),
    [
        ('<a:lin ang="0"/>', {(0, 10): "black", (99, 10): "white"}),
        ('<a:lin ang="5400000"/>', {(50, 0): "black", (50, 19): "white"}),
        ('<a:lin ang="10800000"/>', {(0, 10): "white", (99, 10): "black"}),
        ('<a:path path="circle"><a:fillToRect l="100000" t="100000"/></a:path>', {(99, 19): "black", (0, 0): "white"}),
    ],
)
def test_a_gradient_runs_as_it_is_written(way: str, places: dict[tuple[int, int], str]) -> None:
    stops = '<a:gs pos="0"><a:srgbClr val="000000"/></a:gs><a:gs pos="100000"><a:schemeClr val="accent1"/></a:gs>'
    fill = etree.fromstring(f"<a:gradFill {MAIN}><a:gsLst>{stops}</a:gsLst>{way}</a:gradFill>")
    drawn = gradient(fill, (100, 20), colours(accent1="FFFFFF"), "")
    assert drawn is not None
    for place, colour in places.items():
        seen = drawn.convert("L").getpixel(place)
        assert isinstance(seen, int)
        assert (seen < 30) if colour == "black" else (seen > 225), place


def test_a_gradient_of_colours_that_nobody_knows_is_not_drawn() -> None:
    fill = etree.fromstring(f'<a:gradFill {MAIN}><a:gsLst><a:gs pos="0"><a:scrgbClr r="0" g="0" b="0"/></a:gs></a:gsLst></a:gradFill>')
    assert gradient(fill, (10, 10), colours(), "") is None


@pytest.mark.parametrize(
    ("form", "share"),
    [
        ('<a:prstGeom prst="ellipse"/>', 0.785),
        ('<a:prstGeom prst="rtTriangle"/>', 0.5),
        ('<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val 50000"/></a:avLst></a:prstGeom>', 0.785),
        (
            '<a:custGeom><a:pathLst><a:path w="2" h="2"><a:moveTo><a:pt x="0" y="1"/></a:moveTo>'
            '<a:arcTo wR="1" hR="1" stAng="10800000" swAng="10800000"/><a:close/></a:path></a:pathLst></a:custGeom>',
            0.393,
        ),
        (
            '<a:custGeom><a:pathLst><a:path w="9" h="9"><a:moveTo><a:pt x="0" y="0"/></a:moveTo><a:cubicBezTo><a:pt x="0" y="9"/>'
            '<a:pt x="9" y="9"/><a:pt x="9" y="0"/></a:cubicBezTo><a:close/></a:path></a:pathLst></a:custGeom>',
            0.6,
        ),
    ],
    ids=("ellipse", "triangle", "round", "arc", "curve"),
)
def test_a_form_covers_its_share_of_its_frame(form: str, share: float) -> None:
    properties = etree.fromstring(f'<p:spPr xmlns:p="urn:p" {MAIN}>{form}</p:spPr>')
    polygons = polygons_of(properties, Box(left=Emu(0), top=Emu(0), width=Emu(1000), height=Emu(1000)))
    assert polygons is not None
    area = (
        abs(sum(x * lower - right * y for (x, y), (right, lower) in zip(polygons[0], polygons[0][1:] + polygons[0][:1], strict=True))) / 2
    )
    assert area / 1_000_000 == pytest.approx(share, abs=0.02)


def test_a_form_with_formulas_is_not_guessed() -> None:
    named = '<a:custGeom><a:pathLst><a:path w="9" h="9"><a:moveTo><a:pt x="x1" y="0"/></a:moveTo></a:path></a:pathLst></a:custGeom>'
    properties = etree.fromstring(f'<p:spPr xmlns:p="urn:p" {MAIN}>{named}</p:spPr>')
    assert polygons_of(properties, Box(left=Emu(0), top=Emu(0), width=Emu(9), height=Emu(9))) is None
