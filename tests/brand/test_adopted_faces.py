"""The faces of somebody's template: what its masters say, with the slots and lists of its theme."""

from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from odd_templates import A, P, template
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as OpenPresentation

from briefing_builder.brand.model import Brand
from briefing_builder.brand.opening import brand_in_file
from briefing_builder.problems import Source

PLACE = Source(path="brand.pptx")


def theme_of(presentation: OpenPresentation) -> etree._Element:
    return etree.fromstring(presentation.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)


def slots(theme: etree._Element, tag: str) -> dict[str, str]:
    return {slot: theme.find(f".//{A}{tag}/{A}{slot}").get("typeface") for slot in ("latin", "ea", "cs")}


def adopted(folder: Path, faces: dict[str, dict[str, str]], theme: dict[tuple[str, str], str] | None = None) -> Brand:
    """The brand of a plain template whose master's text styles name these faces, by slot, and whose theme these."""
    presentation = Presentation(BytesIO(template("plain")))
    for style, named in faces.items():
        run = presentation.slide_master.element.find(f"{P}txStyles/{P}{style}/{A}lvl1pPr/{A}defRPr")
        for slot, name in named.items():
            for old in run.findall(f"{A}{slot}"):
                old.set("typeface", name)
    part = presentation.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    changed = etree.fromstring(part.blob)
    for (tag, slot), name in (theme or {}).items():
        changed.find(f".//{A}{tag}/{A}{slot}").set("typeface", name)
    part._blob = etree.tostring(changed)
    presentation.save(folder / "brand.pptx")
    return brand_in_file(folder / "brand.pptx", PLACE, {}, {}).value


def test_a_master_goes_before_the_theme_and_decks_get_its_faces(tmp_path: Path) -> None:
    brand = adopted(tmp_path, {"titleStyle": {"latin": "Montserrat Medium"}, "bodyStyle": {"latin": "Montserrat"}})
    assert {face: typeface.name for face, typeface in brand.typefaces.items()} == {"heading": "Montserrat Medium", "body": "Montserrat"}
    theme = theme_of(Presentation(BytesIO(brand.data)))
    assert (slots(theme, "majorFont")["latin"], slots(theme, "minorFont")["latin"]) == ("Montserrat Medium", "Montserrat")


def test_covers_and_labels_in_another_face_decide_nothing(tmp_path: Path) -> None:
    presentation = Presentation(BytesIO(template("plain")))
    for layout in presentation.slide_layouts:
        for shape in layout.placeholders:
            kind = shape.element.find(f".//{P}ph").get("type", "obj")
            if kind in ("ctrTitle", "subTitle", "body"):
                levels = shape.element.find(f".//{A}lstStyle")
                for old in levels.findall(f"{A}lvl1pPr"):
                    levels.remove(old)
                run = etree.SubElement(etree.SubElement(levels, f"{A}lvl1pPr"), f"{A}defRPr")
                etree.SubElement(run, f"{A}latin", typeface="Loud Sans")
    presentation.save(tmp_path / "brand.pptx")
    brand = brand_in_file(tmp_path / "brand.pptx", PLACE, {}, {}).value
    assert {typeface.name for typeface in brand.typefaces.values()} == {"Calibri"}


def test_titles_in_the_face_of_texts_are_so_in_decks(tmp_path: Path) -> None:
    theme = {("majorFont", "latin"): "Georgia", ("minorFont", "latin"): "Arial"}
    brand = adopted(tmp_path, {"titleStyle": {"latin": "+mn-lt"}}, theme)
    assert [typeface.name for typeface in brand.typefaces.values()] == ["Arial", "Arial"]


def test_a_theme_that_says_what_its_master_says_stays_to_the_letter(tmp_path: Path) -> None:
    brand = adopted(tmp_path, {})
    part = Presentation(BytesIO(template("plain"))).slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    made = Presentation(BytesIO(brand.data)).slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    assert etree.tostring(etree.fromstring(made.blob), method="c14n") == etree.tostring(etree.fromstring(part.blob), method="c14n")


def test_an_empty_slot_leaves_the_listed_faces_to_the_runs(tmp_path: Path) -> None:
    listed = dict(adopted(tmp_path, {}).typefaces["body"].scripts)
    assert {"Jpan", "Hang", "Hans", "Hant", "Hebr", "Arab"} <= set(listed)


@pytest.mark.parametrize(("slot", "gone", "stays"), [("ea", "Jpan", "Hebr"), ("cs", "Hebr", "Jpan")])
def test_a_filled_slot_goes_before_the_list(slot: str, gone: str, stays: str, tmp_path: Path) -> None:
    typeface = adopted(tmp_path, {}, {("minorFont", slot): "Own Face"}).typefaces["body"]
    assert gone not in dict(typeface.scripts)
    assert stays in dict(typeface.scripts)
    assert "Own Face" in typeface.others


def test_a_masters_east_asian_face_fills_the_empty_slot(tmp_path: Path) -> None:
    brand = adopted(tmp_path, {"titleStyle": {"ea": "Meiryo UI"}})
    assert slots(theme_of(Presentation(BytesIO(brand.data))), "majorFont")["ea"] == "Meiryo UI"
    assert "Jpan" not in dict(brand.typefaces["heading"].scripts)
