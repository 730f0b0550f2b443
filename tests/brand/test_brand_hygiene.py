"""What decks take from a brand file: its look, whole and healed; nothing that runs, fetches, leads astray or tells of its author."""

import re
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from damaged_templates import DAMAGED, damaged
from hostile_templates import BROKEN_PICTURES, HOSTILE, LAYOUT, OF_AUTHOR, Edited, hostile, parts_in, picture, png
from lxml import etree
from odd_templates import template
from PIL import Image
from pptx import Presentation
from pptx.presentation import Presentation as OpenPresentation

from briefing_builder.brand.opening import brand_in_file
from briefing_builder.brand.package.cleaning import PlainTemplate, plain_template
from briefing_builder.brand.package.model import LeftOut
from briefing_builder.problems import Source

PLACE = Source(path="brand.pptx")
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
EVERY = {**dict.fromkeys(HOSTILE, hostile), **dict.fromkeys(DAMAGED, damaged)}
PROGRAMS = re.compile(
    r"(?i)vba|activeX|oleObject|embeddings|webext|customUI|customXml|tags|comment|slides/|notesSlides|printer|\.bin|author"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("templates")


@cache
def cleaned(name: str, folder: Path) -> PlainTemplate:
    file = folder / f"{name}.pptx"
    file.write_bytes(EVERY[name](name))
    return plain_template(file, PLACE)


def opened(name: str, folder: Path) -> OpenPresentation:
    return Presentation(BytesIO(cleaned(name, folder).data))


def relations(name: str, folder: Path) -> list[tuple[str, str, str, bool]]:
    """Source, type, target and whether it leads outside, of every relationship that is left."""
    found = []
    for part, raw in parts_in(cleaned(name, folder).data).items():
        if part.endswith(".rels"):
            entries = etree.fromstring(raw)
            found += [(part, each.get("Type", ""), each.get("Target", ""), each.get("TargetMode") == "External") for each in entries]
    return found


@pytest.mark.parametrize("name", EVERY)
def test_nothing_of_the_author_or_of_programs_is_left(name: str, folder: Path) -> None:
    parts = parts_in(cleaned(name, folder).data)
    assert [part for part in parts if PROGRAMS.search(part)] == []
    assert [part for part, data in parts.items() if b"SECRET" in data or b"SAMPLE" in data or OF_AUTHOR in data] == []
    assert b"presentation.main+xml" in parts["[Content_Types].xml"]


@pytest.mark.parametrize("name", EVERY)
def test_every_relationship_leads_to_a_part_and_every_name_to_a_relationship(name: str, folder: Path) -> None:
    with ZipFile(BytesIO(cleaned(name, folder).data)) as package:
        names = package.namelist()
        assert len(set(names)) == len(names)
        for part in (each for each in names if each.endswith(".xml") and each.startswith("ppt/")):
            above, _, file = part.rpartition("/")
            rels = f"{above}/_rels/{file}.rels"
            known = {each.get("Id") for each in etree.fromstring(package.read(rels))} if rels in names else set()
            tree = etree.fromstring(package.read(part))
            used = {value for each in tree.iter("{*}*") for key, value in each.attrib.items() if key.startswith(RELATION) and value}
            assert used <= known, part
    assert len(list(opened(name, folder).part.package.iter_parts())) == len([part for part in names if "_rels/" not in part]) - 1


@pytest.mark.parametrize("name", EVERY)
def test_numbers_of_layouts_placeholders_and_shapes_are_their_own(name: str, folder: Path) -> None:
    presentation = opened(name, folder)
    ids = [int(each.get("id")) for each in presentation.element.iter(f"{P}sldMasterId")]
    for master in presentation.slide_masters:
        assert len(master.slide_layouts)
        ids += [int(each.get("id")) for each in master.element.iter(f"{P}sldLayoutId")]
        for layout in master.slide_layouts:
            assert layout.slide_master.part is master.part
            marks = [int(mark.get("idx", "0")) for mark in layout.element.iter(f"{P}ph")]
            shapes = [shape.get("id") for shape in layout.element.iter(f"{P}cNvPr")]
            assert (len(set(marks)), len(set(shapes))) == (len(marks), len(shapes))
            assert max(marks, default=0) < 4_294_967_295
    assert len(set(ids)) == len(ids)
    assert min(ids) >= 2_147_483_648


@pytest.mark.parametrize("name", [name for name in EVERY if name not in BROKEN_PICTURES])
def test_the_look_is_that_of_the_file_without_the_fault(name: str, folder: Path) -> None:
    """As many layouts, of the same names, and the same text styles; a theme that is gone cannot come back."""
    master = opened(name, folder).slide_masters[-1]
    good = opened("potx" if "master" not in name else "one theme for two masters", folder).slide_masters[-1]
    assert [layout.name for layout in master.slide_layouts] == [layout.name for layout in good.slide_layouts]
    styles = [etree.tostring(each.element.find(f"{P}txStyles"), method="c14n", exclusive=True) for each in (master, good)]
    assert styles[0] == styles[1]


@pytest.mark.parametrize("name", EVERY)
def test_the_same_file_gives_the_same_template(name: str, folder: Path) -> None:
    first = cleaned(name, folder)
    assert plain_template(folder / f"{name}.pptx", PLACE).data == first.data


def test_links_to_the_web_and_to_mailboxes_stay_and_are_told(folder: Path) -> None:
    stripped = cleaned("outside", folder).stripped
    assert stripped.links == ("https://house.example/brand", "mailto:brand@house.example")
    assert [target for _, _, target, is_outside in relations("outside", folder) if is_outside] == list(stripped.links)
    assert sorted(stripped.addresses) == [
        "\\\\SECRET\\share\\house.potx", "file:///C:/SECRET/film.mp4", "file:///C:/SECRET/logo.png", "file:///C:/SECRET/x.exe",
        "http://SECRET.example/sheet.xlsx", "javascript:SECRET",
    ]  # fmt: skip


def test_a_step_inside_the_show_stays_and_a_macro_does_not(folder: Path) -> None:
    layout = opened("outside", folder).slide_layouts[1].element
    assert [link.get("action") for link in layout.iter(f"{A}hlinkClick") if link.get("action")] == [
        "ppaction://hlinkshowjump?jump=firstslide"
    ]
    assert len([shape for shape in layout.iter(f"{P}cNvPr") if shape.get("name", "").startswith("Button")]) == 6


def test_what_is_left_out_is_told_in_words(folder: Path) -> None:
    stripped = cleaned("add-ins", folder).stripped
    assert stripped.slides == 1
    assert {LeftOut(kind="changes of the ribbon", count=1), LeftOut(kind="web add-ins", count=1)} <= set(stripped.left_out)
    assert LeftOut(kind="macros", count=1) in cleaned("potm", folder).stripped.left_out
    assert LeftOut(kind="ActiveX controls", count=1) in cleaned("controls", folder).stripped.left_out


def test_an_object_leaves_its_picture_where_it_was_seen(folder: Path) -> None:
    seen, unseen = (opened(name, folder).slide_layouts[1].element for name in ("seen object", "unseen object"))
    assert [len(list(layout.iter(f"{P}pic"))) for layout in (seen, unseen)] == [1, 0]
    assert not [layout for layout in (seen, unseen) if list(layout.iter(f"{P}graphicFrame"))]


def test_a_film_leaves_its_first_picture(folder: Path) -> None:
    film, _ = opened("outside", folder).slide_layouts[1].element.iter(f"{P}pic")
    assert len(film.find(f"*/{P}nvPr")) == 0


def test_a_picture_that_is_linked_and_in_the_file_stays_as_it_is_there(folder: Path) -> None:
    _, copy = opened("outside", folder).slide_layouts[1].element.iter(f"{P}pic")
    assert [name.rpartition("}")[2] for name in copy.find(f".//{A}blip").attrib] == ["embed"]


def test_a_drawing_by_hand_leaves_its_picture_and_nothing_moves_that_is_gone(folder: Path) -> None:
    layout = opened("ink", folder).slide_layouts[1].element
    assert [shape.tag for shape in layout.find(f"{P}cSld/{P}spTree")][-1] == f"{P}pic"
    assert layout.find(f"{P}timing") is None


def test_a_ground_of_the_theme_without_its_picture_is_plain(folder: Path) -> None:
    theme = etree.fromstring(parts_in(cleaned("torn ground of the theme", folder).data)["ppt/theme/theme1.xml"])
    assert [fill.tag for fill in theme.find(f".//{A}bgFillStyleLst")][-1] == f"{A}solidFill"


@pytest.mark.parametrize("name", BROKEN_PICTURES)
def test_a_picture_that_cannot_be_opened_is_told_with_its_part_and_left_out(name: str, folder: Path) -> None:
    (problem,) = cleaned(name, folder).problems
    part = "ppt/media/ground.png" if "ground" in name else "ppt/media/logo.png"
    assert (problem.code, cleaned(name, folder).stripped.pictures) == ("brand-picture-left-out", (part,))
    assert part in problem.message
    assert ("more pixels than" in problem.message) is (name == "huge picture")
    read = brand_in_file(folder / f"{name}.pptx", PLACE, {}, {})
    assert problem in read.problems
    assert not [each for each in parts_in(read.value.data) if each.startswith("ppt/media/")]


def test_a_ground_or_bullet_without_its_picture_is_plain(folder: Path) -> None:
    presentation = opened("broken ground", folder)
    assert presentation.slide_layouts[1].element.find(f"{P}cSld/{P}bg") is None
    assert {each.get("char") for each in presentation.slide_master.element.iter(f"{A}buChar")} == {"•"}
    assert not list(presentation.slide_master.element.iter(f"{A}buBlip"))


def test_a_drawing_stays_unless_it_could_fetch_something(folder: Path) -> None:
    parts = parts_in(cleaned("drawings", folder).data)
    assert [part.rpartition(".")[2] for part in parts if part.startswith("ppt/media/")] == ["svg", "png"]
    assert not [part for part, data in parts.items() if b"<!DOCTYPE" in data]
    assert len(list(opened("drawings", folder).slide_layouts[1].element.iter(f"{P}pic"))) == 2
    assert LeftOut(kind="drawings that could run or fetch something", count=1) in cleaned("drawings", folder).stripped.left_out
    assert cleaned("drawings", folder).problems == ()


def test_equal_pictures_are_one_part_and_unused_ones_none(folder: Path) -> None:
    parts = parts_in(cleaned("pictures thrice", folder).data)
    assert [part for part in parts if part.startswith("ppt/media/")] == ["ppt/media/image1.png"]
    assert len(list(opened("pictures thrice", folder).slide_layouts[1].element.iter(f"{P}pic"))) == 3


def test_embedded_fonts_stay_as_they_are(folder: Path) -> None:
    assert parts_in(cleaned("fonts", folder).data)["ppt/fonts/font1.fntdata"] == b"FONT DATA"
    fonts = opened("fonts", folder).element.find(f"{P}embeddedFontLst")
    assert [[child.tag.rpartition("}")[2] for child in font] for font in fonts] == [["font", "regular"]]


def test_text_has_the_size_that_its_master_gives_it(folder: Path) -> None:
    fits = list(opened("shrunk", folder).slide_layouts[1].element.iter(f"{A}normAutofit"))
    assert fits
    assert not [fit for fit in fits if fit.attrib]


def test_slides_begin_with_the_first_and_stand_in_no_section(folder: Path) -> None:
    root = opened("author", folder).element
    assert "firstSlideNum" not in root.attrib
    assert [child.tag for child in root if child.tag in {f"{P}{name}" for name in ("sldIdLst", "custShowLst", "extLst")}] == []


def test_a_notes_master_without_a_frame_makes_way_for_ours_on_a_page_as_large(folder: Path) -> None:
    assert "notesMaster" not in " ".join(parts_in(cleaned("notes without a frame", folder).data))
    notes = brand_in_file(folder / "notes without a frame.pptx", PLACE, {}, {}).value.notes
    assert (notes.width, notes.height) == (9_144_000, 6_858_000)
    assert notes.body.box.right <= notes.width
    assert notes.body.box.bottom <= notes.height


def test_a_file_without_a_theme_has_the_usual_one_and_that_is_told(folder: Path) -> None:
    assert [problem.code for problem in cleaned("no theme", folder).problems] == ["brand-without-theme"]
    assert b'name="Office"' in parts_in(cleaned("no theme", folder).data)["ppt/theme/theme1.xml"]


def test_each_master_has_a_theme_of_its_own(folder: Path) -> None:
    masters = opened("one theme for two masters", folder).slide_masters
    themes = {
        str(relation.target_part.partname) for master in masters for relation in master.part.rels.values() if "theme" in relation.reltype
    }
    assert len(themes) == len(masters) == 2


def test_a_file_in_the_strict_form_is_the_same_in_the_usual_one(folder: Path) -> None:
    parts = parts_in(cleaned("strict", folder).data)
    assert cleaned("strict", folder).stripped.healed == ("a file in the strict form of Office Open XML is read as one in the usual form",)
    assert not [part for part, data in parts.items() if b"purl.oclc.org" in data or re.search(rb'val="\d+%"', data)]
    assert parts["ppt/slideMasters/slideMaster1.xml"] == parts_in(cleaned("potx", folder).data)["ppt/slideMasters/slideMaster1.xml"]


def test_a_picture_that_lacks_only_its_end_stays(tmp_path: Path) -> None:
    edited = Edited(parts_in(template("samples")))
    for number, data in enumerate((png()[:-14], photo(3, 3), photo(900, 300))):
        edited.add(f"ppt/media/logo{number}.png", data, "image/png")
        edited.draw(picture(edited.relate(LAYOUT, "image", f"../media/logo{number}.png"), 80 + number))
    (tmp_path / "brand.pptx").write_bytes(edited.data())
    read = plain_template(tmp_path / "brand.pptx", PLACE)
    assert (len([part for part in parts_in(read.data) if part.startswith("ppt/media/")]), read.problems) == (3, ())


def photo(width: int, height: int) -> bytes:
    stream = BytesIO()
    Image.new("RGB", (width, height), "#007A33").save(stream, "JPEG")
    return stream.getvalue()


def test_prefixes_are_those_that_office_writes(folder: Path) -> None:
    ours, usual = (parts_in(cleaned(name, folder).data) for name in ("own prefixes", "potx"))
    for part in ("ppt/slideMasters/slideMaster1.xml", "ppt/slideLayouts/slideLayout2.xml"):
        written = [etree.tostring(etree.fromstring(parts[part]), method="c14n", exclusive=True) for parts in (ours, usual)]
        assert written[0] == written[1]


def test_a_chart_of_a_layout_stays_without_its_workbook(folder: Path) -> None:
    parts = parts_in(cleaned("a chart", folder).data)
    (chart,) = [data for data in parts.values() if data.count(b"<c:axId") == 6]
    assert b"externalData" not in chart
    assert LeftOut(kind="embedded objects", count=1) in cleaned("a chart", folder).stripped.left_out


def test_places_and_sizes_are_whole_emu(folder: Path) -> None:
    wrong, right = (parts_in(cleaned(name, folder).data) for name in ("fractions", "potx"))
    for part in ("ppt/slideMasters/slideMaster1.xml", "ppt/slideLayouts/slideLayout2.xml"):
        assert wrong[part] == right[part]
    assert b'x="457200"' in right["ppt/slideMasters/slideMaster1.xml"]


def test_the_handout_master_stays_with_a_theme_of_its_own(folder: Path) -> None:
    parts = parts_in(cleaned("handouts", folder).data)
    assert "ppt/handoutMasters/handoutMaster1.xml" in parts
    lists = [child.tag.rpartition("}")[2] for child in etree.fromstring(parts["ppt/presentation.xml"])]
    assert lists[:3] == ["sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst"]
    assert len([part for part in parts if part.startswith("ppt/theme/") and part.endswith(".xml")]) == 3
