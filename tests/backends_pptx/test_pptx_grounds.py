"""A slide says the ground that its layout has of its own, for viewers that know the master alone."""

from io import BytesIO
from pathlib import Path

import pptx_samples
from lxml import etree
from openxml_audit import validate_pptx
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as OpenPresentation
from pptx.slide import SlideLayout

from briefing_builder.backends.pptx import write
from briefing_builder.brand.reading.reader import builtin_brand, read_brand
from briefing_builder.deck.model import Deck
from briefing_builder.values import replace

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CONTENT, QUESTION = 1, 5
"""Slides of the sample, from 0."""
NAMESPACES = " ".join(f'xmlns:{prefix}="{name[1:-1]}"' for prefix, name in (("a", A), ("p", P), ("r", R)))


def ground(owner: etree._Element) -> etree._Element | None:
    return owner.find(f"{P}cSld/{P}bg")


def written(background: etree._Element | None) -> str:
    return "" if background is None else etree.tostring(background, method="c14n", exclusive=True).decode()


def painted(layout: SlideLayout, inside: str) -> None:
    """Give a layout a ground of its own."""
    old = ground(layout.element)
    if old is not None:
        old.getparent().remove(old)
    common = layout.element.find(f"{P}cSld")
    common.insert(0, etree.fromstring(f"<p:bg {NAMESPACES}><p:bgPr>{inside}<a:effectLst/></p:bgPr></p:bg>"))


def solid(colour: str) -> str:
    return f"<a:solidFill>{colour}</a:solidFill>"


def content_layout() -> tuple[OpenPresentation, SlideLayout]:
    presentation = Presentation(builtin_brand().file)
    return presentation, next(layout for layout in presentation.slide_layouts if layout.name == "Content")


def test_the_dark_question_says_its_ground_and_the_others_leave_it_to_the_master(data: bytes) -> None:
    slides = Presentation(BytesIO(data)).slides
    assert [number for number, slide in enumerate(slides) if ground(slide.element) is not None] == [QUESTION]
    assert written(ground(slides[QUESTION].element)) == written(ground(slides[QUESTION].slide_layout.element)) != ""


def test_a_ground_of_a_foreign_layout_is_said_in_the_colours_of_the_brand(deck: Deck, tmp_path: Path) -> None:
    presentation, layout = content_layout()
    painted(layout, solid('<a:srgbClr val="FFFBEB"/>'))
    presentation.save(str(tmp_path / "brand.pptx"))
    brand = replace(read_brand(tmp_path / "brand.pptx"), recolour=(("FFFBEB", "E8F0FF"),))
    slide = Presentation(BytesIO(write(deck, brand))).slides[CONTENT]
    assert written(ground(slide.element)) == written(ground(slide.slide_layout.element))
    assert 'val="E8F0FF"' in written(ground(slide.element))


def test_the_same_ground_as_the_masters_is_not_said_again(deck: Deck, tmp_path: Path) -> None:
    presentation, layout = content_layout()
    painted(layout, solid('<a:schemeClr val="bg1"/>'))
    presentation.save(str(tmp_path / "brand.pptx"))
    slides = Presentation(BytesIO(write(deck, read_brand(tmp_path / "brand.pptx")))).slides
    assert ground(slides[CONTENT].element) is None


def test_a_layout_that_calls_its_colours_otherwise_is_understood(deck: Deck, tmp_path: Path) -> None:
    presentation, layout = content_layout()
    painted(layout, solid('<a:schemeClr val="bg1"/>'))
    names = {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"} | {name: name for name in ("hlink", "folHlink")}
    names |= {f"accent{number}": f"accent{number}" for number in range(1, 7)}
    override = layout.element.find(f"{P}clrMapOvr")
    override.clear()
    etree.SubElement(override, f"{A}overrideClrMapping", names)
    presentation.save(str(tmp_path / "brand.pptx"))
    slide = Presentation(BytesIO(write(deck, read_brand(tmp_path / "brand.pptx")))).slides[CONTENT]
    assert 'schemeClr val="dk1"' in written(ground(slide.element))


def test_a_picture_as_ground_is_there_for_the_slide_too(deck: Deck, tmp_path: Path) -> None:
    presentation, layout = content_layout()
    _, relation = layout.part.get_or_add_image_part(str(pptx_samples.picture_file(tmp_path)))
    painted(layout, f'<a:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></a:blipFill>')
    presentation.save(str(tmp_path / "brand.pptx"))
    file = tmp_path / "deck.pptx"
    file.write_bytes(write(deck, read_brand(tmp_path / "brand.pptx")))
    assert validate_pptx(file).errors == []
    slide = Presentation(str(file)).slides[CONTENT]
    shown, behind = (
        owner.part.related_part(next(ground(owner.element).iter(f"{A}blip")).get(f"{R}embed")) for owner in (slide, slide.slide_layout)
    )
    assert shown is behind


def test_a_picture_from_outside_is_left_to_the_layout(deck: Deck, tmp_path: Path) -> None:
    presentation, layout = content_layout()
    relation = layout.part.relate_to("https://learn.merrowdale.example/ground.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)
    painted(layout, f'<a:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></a:blipFill>')
    presentation.save(str(tmp_path / "brand.pptx"))
    slides = Presentation(BytesIO(write(deck, read_brand(tmp_path / "brand.pptx")))).slides
    assert ground(slides[CONTENT].element) is None
