"""A brand is anybody's PowerPoint file: whatever is odd about it, its texts can be read and stand where nothing is drawn."""

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import combinations
from pathlib import Path
from zipfile import ZipFile

import pytest
from odd_templates import CHANGES, A, P, template
from pptx import Presentation

from briefing_builder.brand.contrast import GRAPHIC, GRAPHIC_PAIRS, TEXT, TEXT_PAIRS, ratio
from briefing_builder.brand.model import Brand, Layout
from briefing_builder.brand.opening import brand_in_file
from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.brand.readings import LayoutChoice
from briefing_builder.errors import BrandError
from briefing_builder.problems import Checked, Source
from briefing_builder.units import Box, Emu

ADOPTED = list(CHANGES)
PLACE = Source(path="brand.pptx")


@cache
def adopted(name: str, folder: Path) -> Checked[Brand]:
    file = folder / f"{name}.pptx"
    file.write_bytes(template(name))
    return brand_in_file(file, PLACE, {}, {})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("templates")


def codes(read: Checked[Brand]) -> list[str]:
    return [problem.code for problem in read.problems]


def text_boxes(layout: Layout) -> Iterator[Box]:
    """The boxes of a layout's placeholders, and the room for its blocks where no placeholder is the room."""
    yield from (placeholder.box for placeholder in layout.placeholders.values())
    if "body" not in layout.placeholders:
        yield layout.room


def choice_of(brand: Brand, role: str) -> LayoutChoice:
    """What was chosen for a layout of ours, and why."""
    assert brand.reading is not None
    (choice,) = [choice for choice in brand.reading.choices if choice.role == role]
    return choice


def touches(box: Box, other: Box) -> bool:
    shared = box.clipped(other)
    return shared.width > 1 and shared.height > 1


@pytest.mark.parametrize("name", ADOPTED)
def test_texts_stand_on_the_slide_and_never_on_each_other(name: str, folder: Path) -> None:
    brand = adopted(name, folder).value
    page = Box(left=Emu(0), top=Emu(0), width=brand.width, height=brand.height)
    for layout in brand.layouts.values():
        boxes = list(text_boxes(layout))
        assert all(page.holds(box) for box in boxes), layout.role
        assert not [pair for pair in combinations(boxes, 2) if touches(*pair)], layout.role


@pytest.mark.parametrize("name", ADOPTED)
def test_every_colour_can_be_read(name: str, folder: Path) -> None:
    palette = adopted(name, folder).value.palette
    for pairs, least in ((TEXT_PAIRS, TEXT), (GRAPHIC_PAIRS, GRAPHIC)):
        assert [(text, ground) for text, ground in pairs if ratio(palette[text].rgb, palette[ground].rgb) < least] == []


@pytest.mark.parametrize("name", ADOPTED)
def test_slides_are_as_large_as_ours_to_the_eye(name: str, folder: Path) -> None:
    brand, ours = adopted(name, folder).value, builtin_brand()
    assert 0.85 < brand.width * brand.height / (ours.width * ours.height) < 1.15
    assert min(style.size for style in brand.styles.values()) == min(style.size for style in ours.styles.values())


def test_nothing_that_is_drawn_is_covered(folder: Path) -> None:
    brand = adopted("drawn-title", folder).value.unscaled
    assert brand is not None
    master = Presentation(BytesIO(brand.data)).slide_master
    drawn = [Box(left=each.left, top=each.top, width=each.width, height=each.height) for each in master.shapes if not each.is_placeholder]
    assert len(drawn) == 4
    for layout in brand.layouts.values():
        assert not [box for box in text_boxes(layout) for other in drawn if touches(box, other)], layout.role


def test_the_layouts_of_the_file_stay_and_ours_stand_behind_them(folder: Path) -> None:
    before = [layout.name for layout in Presentation(BytesIO(template("plain"))).slide_layouts]
    brand = adopted("plain", folder).value
    after = [layout.name for layout in Presentation(BytesIO(brand.data)).slide_layouts]
    assert after[: len(before)] == before
    assert after[len(before) :] == [layout.name for layout in sorted(brand.layouts.values(), key=lambda layout: layout.index)]


def test_a_dark_ground_is_seen_where_the_colour_map_says_light(folder: Path) -> None:
    palette = adopted("dark", folder).value.palette
    assert (palette["paper"].rgb, palette["ink"].rgb) == ("101820", "FFFFFF")


def test_a_layout_may_call_colours_by_other_names_than_its_master(folder: Path) -> None:
    palette = adopted("own-map", folder).value.palette
    assert (palette["paper"].rgb, palette["ink"].rgb, {colour.theme for colour in palette.values()}) == ("000000", "FFFFFF", {""})


def test_a_title_on_a_band_is_light_on_dark(folder: Path) -> None:
    brand = adopted("band", folder).value
    content = brand.layout("content")
    (band,) = [rectangle for rectangle in content.rectangles if rectangle.box.holds(content.placeholders["title"].box)]
    assert (band.colour.rgb, content.placeholders["title"].style.colour) == ("12355B", "paper")


def test_words_on_a_picture_stand_on_a_panel(folder: Path) -> None:
    cover = adopted("picture-cover", folder).value.layout("title")
    (panel,) = cover.rectangles
    assert all(panel.box.holds(placeholder.box) for placeholder in cover.placeholders.values())


def test_a_dark_cover_has_light_words_and_no_pattern(folder: Path) -> None:
    brand = adopted("blue-cover", folder).value
    assert (brand.layout("title").ground, brand.palette["night"].rgb, brand.manner.cover) == ("night", "0B3D91", "none")


def test_a_file_without_a_title_slide_has_its_cover_on_the_usual_layout(folder: Path) -> None:
    brand = adopted("no-cover", folder).value
    assert (brand.layout("title").ground, choice_of(brand, "title").layout) == ("night", "Title and Content")
    assert set(brand.layout("title").placeholders) == {"kicker", "title", "subtitle", "byline"}


def test_a_file_without_a_titled_layout_gets_titles_of_ours_in_its_free_region(folder: Path) -> None:
    brand = adopted("no-title", folder).value
    layouts = Presentation(BytesIO(brand.data)).slide_layouts
    for layout in brand.layouts.values():
        titles = [shape for shape in layouts[layout.index].placeholders if shape.placeholder_format.type in (1, 3)]
        assert len(titles) == 1, layout.role


def test_the_question_stands_on_the_ground_of_the_files_own_section_header(folder: Path) -> None:
    brand = adopted("dark-section", folder).value
    assert choice_of(brand, "question").layout == "Section Header"
    assert (brand.layout("question").ground, brand.palette["night"].rgb, choice_of(brand, "question").fill) == ("night", "5B2C6F", "")


def test_question_and_statement_get_grounds_in_colours_of_the_brand_where_the_file_has_none(folder: Path) -> None:
    brand = adopted("plain", folder).value
    grounds = [choice_of(brand, role).fill for role in ("question", "statement")]
    assert grounds == ["1F497D", "4F81BD"]
    assert [brand.layout(role).ground for role in ("question", "statement")] == ["night", "peak"]
    layouts = Presentation(BytesIO(brand.data)).slide_layouts
    for role in ("question", "statement"):
        assert layouts[brand.layout(role).index].element.find(f".//{P}bg//{A}solidFill") is not None


def test_a_ground_is_drawn_beside_what_the_file_draws_and_never_on_it(folder: Path) -> None:
    brand = adopted("band", folder).value
    brand = brand.unscaled or brand
    layout = Presentation(BytesIO(brand.data)).slide_layouts[brand.layout("question").index]
    (ground,) = [shape for shape in layout.shapes if shape.name == "Ground"]
    assert (round(ground.top / 914_400, 1), round((ground.top + ground.height) / 914_400, 1)) == (1.7, 6.9)


def test_the_master_with_room_is_taken(folder: Path) -> None:
    presentation = Presentation(BytesIO(adopted("two-masters", folder).value.data))
    assert [len(master.slide_layouts) for master in presentation.slide_masters] == [8, 1]


@pytest.mark.parametrize("name", ["same-numbers", "plain"])
def test_each_placeholder_of_ours_has_its_own_number(name: str, folder: Path) -> None:
    for layout in adopted(name, folder).value.layouts.values():
        numbers = [placeholder.index for placeholder in layout.placeholders.values()]
        assert len(set(numbers)) == len(numbers)


def test_what_is_moved_is_told(folder: Path) -> None:
    pale = adopted("pale", folder)
    assert sorted(codes(pale)) == [
        "contrast-repaired",
        "contrast-repaired",
        "contrast-repaired",
        "face-unmeasured",
    ]  # ink, accent, and what is like it in grey
    assert all("decks use #" in problem.message for problem in pale.problems if problem.code == "contrast-repaired")
    assert pale.value.typefaces["body"].name == "Nobody Sans"


def test_placeholders_take_nothing_from_loud_masters(folder: Path) -> None:
    brand = adopted("loud", folder).value
    layouts = Presentation(BytesIO(brand.data)).slide_layouts
    for layout in brand.layouts.values():
        for shape in layouts[layout.index].placeholders:
            (run,) = shape.element.iterfind(f".//{A}lstStyle/{A}lvl1pPr/{A}defRPr")
            assert (run.get("cap"), run.get("spc"), run.get("u")) == ("none", "0", "none")
            assert shape.element.find(f"*/{A}noFill") is not None


def test_where_there_is_no_room_the_slides_are_plain(folder: Path) -> None:
    full = adopted("full", folder)
    layout = Presentation(BytesIO(full.value.data)).slide_layouts[full.value.layout("content").index]
    assert "brand-without-room" in codes(full)
    assert layout.element.get("showMasterSp") == "0"


@pytest.mark.parametrize(("name", "secret"), [("samples", b"SAMPLE"), ("macros", b"MACRO")])
def test_a_deck_carries_no_sample_and_no_macro(name: str, secret: bytes, folder: Path) -> None:
    with ZipFile(BytesIO(adopted(name, folder).value.data)) as package:
        assert not [part for part in package.namelist() if secret in package.read(part)]


def test_the_same_file_gives_the_same_bytes(tmp_path: Path, folder: Path) -> None:
    adopted.__wrapped__("blue-cover", tmp_path)
    assert adopted.__wrapped__("blue-cover", tmp_path).value.data == adopted("blue-cover", folder).value.data


def test_colours_of_the_programme_go_before_those_of_the_file(folder: Path) -> None:
    adopted("plain", folder)
    places = {role: Source(path="briefing.yaml", line=line) for line, role in enumerate(("accent", "paper"), start=1)}
    read = brand_in_file(folder / "plain.pptx", PLACE, {"accent": "7A1F5C", "paper": "000000"}, places)
    assert (read.value.palette["accent"].rgb, read.value.palette["paper"].rgb) == ("7A1F5C", "FFFFFF")
    assert codes(read) == ["colour-of-the-file"]


def test_a_template_of_ours_is_read_as_it_is() -> None:
    ours = builtin_brand("bold")
    read = brand_in_file(Path(ours.file), PLACE, {}, {})
    assert read.problems == ()
    assert (read.value.data, read.value.manner, read.value.recolour) == (b"", ours.manner, ())


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"%PDF-1.7", "brand-unreadable", "it is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1", "brand-unreadable", "an old format of Office"),
        (b"words", "brand-unreadable", "save it as a PowerPoint presentation"),
    ],
    ids=("pdf", "ppt", "words"),
)
def test_a_file_that_cannot_be_a_brand_says_why(data: bytes, code: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "brand.pptx").write_bytes(data)
    with pytest.raises(BrandError, match=words) as refused:
        brand_in_file(tmp_path / "brand.pptx", PLACE, {}, {})
    assert [(problem.code, problem.source) for problem in refused.value.problems] == [(code, PLACE)]


def test_a_template_of_ours_in_another_face_is_measured_with_a_wider_one(tmp_path: Path) -> None:
    file = tmp_path / "own.pptx"
    with ZipFile(builtin_brand().file) as ours, ZipFile(file, "w") as made:
        for name in ours.namelist():
            made.writestr(name, ours.read(name).replace(b'typeface="Georgia"', b'typeface="Nobody Serif"'))
    read = brand_in_file(file, PLACE, {}, {})
    assert codes(read) == ["face-unmeasured"]
    assert (read.value.typefaces["heading"].name, read.value.data) == ("Nobody Serif", b"")


def rewritten(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The file with something else in the parts whose names contain `part`."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(made, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, re.sub(old, new, content) if part in name else content)
    return made.getvalue()


BROKEN = {
    "a theme that is no XML": ("theme1.xml", rb"</a:theme>", b""),
    "a size of nothing": ("ppt/presentation.xml", rb"<p:sldSz[^>]*/>", b'<p:sldSz cx="0" cy="0"/>'),
    "a place that is no number": ("slideMaster1.xml", rb'<a:off x="\d+"', b'<a:off x="left"'),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_file_is_told_and_not_our_fault(what: str, tmp_path: Path) -> None:
    (tmp_path / "brand.pptx").write_bytes(rewritten(template("plain"), *BROKEN[what]))
    with pytest.raises(BrandError) as refused:
        brand_in_file(tmp_path / "brand.pptx", PLACE, {}, {})
    assert [(problem.code, problem.source) for problem in refused.value.problems] == [("brand-broken", PLACE)]


ODD = {
    "comments in the master": ("slideMaster1.xml", rb"(<(?:p|a):(?:bg|xfrm|spTree|solidFill)[^>/]*>)", rb"\1<!-- drawn by hand -->"),
    "comments in the theme": ("theme1.xml", rb"<a:bgFillStyleLst>", b"<a:bgFillStyleLst><!-- three -->"),
    "colours by name": ("theme1.xml", rb'<a:srgbClr val="[0-9A-F]{6}"/>', b'<a:prstClr val="crimson"/>'),
    "the computer's colours": ("theme1.xml", rb' lastClr="[0-9A-F]{6}"', b""),
}


@pytest.mark.parametrize("what", ODD)
def test_what_is_rare_but_right_can_be_read(what: str, tmp_path: Path) -> None:
    (tmp_path / "brand.pptx").write_bytes(rewritten(template("plain"), *ODD[what]))
    palette = brand_in_file(tmp_path / "brand.pptx", PLACE, {}, {}).value.palette
    assert ratio(palette["ink"].rgb, palette["paper"].rgb) >= TEXT


def test_a_picture_that_is_linked_is_not_fetched_by_who_opens_a_deck(tmp_path: Path) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'<Relationship Id="rId77" Type="{kind}/image" Target="file:///C:/own/logo.png" TargetMode="External"/></Relationships>'
    picture = (
        '<p:pic><p:nvPicPr><p:cNvPr id="98" name="L"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:link="rId77"/></p:blipFill>'
        '<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></a:xfrm></p:spPr></p:pic></p:spTree>'
    )
    data = rewritten(template("plain"), "slideLayout2.xml.rels", b"</Relationships>", link.encode())
    (tmp_path / "brand.pptx").write_bytes(rewritten(data, "slideLayout2.xml", b"</p:spTree>", picture.encode()))
    with ZipFile(BytesIO(brand_in_file(tmp_path / "brand.pptx", PLACE, {}, {}).value.data)) as made:
        assert [name for name in made.namelist() if b"logo.png" in made.read(name) or b"rId77" in made.read(name)] == []
