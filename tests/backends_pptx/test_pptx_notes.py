"""Notes pages as other programs read them: everything is said on the page, and the master has each placeholder under the same `idx`."""

import zipfile
from io import BytesIO
from pathlib import Path

import pptx as python_pptx
import pytest
from example_decks import laid_out
from lxml import etree
from pptx import Presentation

from briefing_builder.backends import pptx
from briefing_builder.brand.model import Brand
from briefing_builder.brand.reading.reader import builtin_brand, builtin_brands, read_brand
from briefing_builder.deck.model import ABOVE_LABEL, ITEM_HANGS, Deck, NotesLine, NotesPart, NotesRun
from briefing_builder.pipeline import Options
from briefing_builder.units import points
from briefing_builder.values import replace

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
BARE = Path(python_pptx.__file__).parent / "templates" / "default.pptx"


def holders(package: zipfile.ZipFile, name: str) -> dict[tuple[str, str], etree._Element]:
    """Return the placeholders of a part by kind and idx."""
    shapes = etree.fromstring(package.read(name)).iter(f"{P}sp")
    marks = ((shape, shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")) for shape in shapes)
    return {(mark.get("type"), mark.get("idx", "0")): shape for shape, mark in marks if mark is not None}


def written(brand: Brand) -> tuple[Deck, bytes]:
    deck = laid_out("merrowdale", "warehouse", Options(brand=brand.name if brand.name in builtin_brands() else "")).value
    few = tuple(slide for slide in deck.slides if slide.id in ("title", "return", "qa"))
    deck = replace(deck, slides=tuple(replace(slide, items=()) for slide in few))
    return deck, pptx.write(deck, brand)


@pytest.mark.parametrize("brand", [*map(builtin_brand, builtin_brands()), read_brand(BARE)], ids=lambda brand: brand.name)
def test_every_placeholder_of_a_notes_page_is_one_of_its_master_and_says_its_place(brand: Brand) -> None:
    _, data = written(brand)
    with zipfile.ZipFile(BytesIO(data)) as package:
        master = holders(package, "ppt/notesMasters/notesMaster1.xml")
        for number in (1, 2, 3):
            page = holders(package, f"ppt/notesSlides/notesSlide{number}.xml")
            assert page.keys() == {("sldImg", "2"), ("body", "3"), ("sldNum", "5")}
            assert page.keys() <= master.keys()
            assert all(len(shape.find(f"{P}spPr/{A}xfrm")) == 2 for shape in page.values())


def test_python_pptx_finds_picture_notes_and_number_where_they_were_measured() -> None:
    brand = builtin_brand()
    deck, data = written(brand)
    presentation = Presentation(BytesIO(data))
    for number, (slide, found) in enumerate(zip(deck.slides, presentation.slides, strict=True), start=1):
        page = found.notes_slide
        picture, notes, at_foot = page.placeholders
        assert slide.printed is not None
        boxes = [(one.left, one.top, one.width, one.height) for one in (picture, notes)]
        expected = [(box.left, box.top, box.width, box.height) for box in (slide.printed.picture, slide.printed.text) if box]
        assert boxes == expected
        assert at_foot.text_frame.text == str(number)
        assert page.notes_text_frame is not None
        assert page.notes_text_frame.text.startswith("TIME\n")


def test_size_and_face_are_said_on_the_page_and_nothing_shrinks_it() -> None:
    deck, data = written(builtin_brand())
    said = []
    with zipfile.ZipFile(BytesIO(data)) as package:
        for number in (1, 2, 3):
            body = holders(package, f"ppt/notesSlides/notesSlide{number}.xml")["body", "3"].find(f"{P}txBody")
            level = body.find(f"{A}lstStyle/{A}lvl1pPr")
            run = level.find(f"{A}defRPr")
            said.append((int(run.get("sz")) * 127, run.find(f"{A}latin").get("typeface"), level.get("marL"), level.get("indent")))
            assert body.find(f"{A}bodyPr/{A}noAutofit") is not None
    assert said == [(slide.printed.size, "Calibri", "0", "0") for slide in deck.slides if slide.printed]
    assert said[0][0] == points(12) > said[2][0]


def test_a_page_that_nobody_measured_is_as_the_master_says() -> None:
    brand = builtin_brand()
    deck, _ = written(brand)
    data = pptx.write(replace(deck, slides=tuple(replace(slide, printed=None) for slide in deck.slides)), brand)
    page = Presentation(BytesIO(data)).slides[2].notes_slide
    body = brand.notes.body.box
    assert [(one.top, one.height) for one in page.placeholders][1] == (body.top, body.height)


def test_labels_items_and_voices_are_written_as_they_are_measured() -> None:
    brand = builtin_brand()
    deck, _ = written(brand)
    runs = (NotesRun(text="Say "), NotesRun(text="why", bold=True))
    lines = (NotesLine(runs=runs), NotesLine(runs=runs[1:], bullet="bullet"), NotesLine(runs=runs[:1], bullet="number"))
    one = replace(deck.slides[0], notes=(NotesPart(kind="say", label="SAY", lines=lines),))
    with zipfile.ZipFile(BytesIO(pptx.write(replace(deck, slides=(one,)), brand))) as package:
        body = holders(package, "ppt/notesSlides/notesSlide1.xml")["body", "3"].find(f"{P}txBody")
    label, *said = body.findall(f"{A}p")
    above = label.find(f"{A}pPr/{A}spcBef/{A}spcPts").get("val")
    assert int(above) * 127 == brand.notes.body.paragraph_format.space_before + ABOVE_LABEL
    hangs = (str(ITEM_HANGS), str(-ITEM_HANGS))
    found = [paragraph.find(f"{A}pPr") for paragraph in said]
    assert [() if one is None else (one.get("marL"), one.get("indent")) for one in found] == [(), hangs, hangs]
    assert [None if one is None else one[-1].tag for one in found] == [None, f"{A}buChar", f"{A}buAutoNum"]
    assert [[run.find(f"{A}rPr").get("b") for run in paragraph.findall(f"{A}r")] for paragraph in (label, *said)] == [
        ["1"], [None, "1"], ["1"], [None],
    ]  # fmt: skip
