"""Fonts that a template embeds: those that can be read bound what a text takes; the others are told."""

import struct
from io import BytesIO
from pathlib import Path

import pytest
from font_samples import font
from lxml import etree
from odd_templates import P, template
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from briefing_builder.batch.identity.fingerprint import brand_digest
from briefing_builder.brand.model import Brand
from briefing_builder.brand.opening import brand_in_file
from briefing_builder.fonts import embedded_font
from briefing_builder.pipeline import library_of
from briefing_builder.problems import Checked, Source
from briefing_builder.units import points

FACE = "Nobody Sans"
PLACE = Source(path="brand.pptx")
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
ENCRYPTED, COMPRESSED = 0x10000000, 0x4


def packed(data: bytes, flags: int = 0) -> bytes:
    """Return a font as PowerPoint embeds it."""
    inside = bytes(byte ^ 0x50 for byte in data) if flags & ENCRYPTED else data
    head = struct.pack("<IIII18xH", 36 + len(inside), len(inside), 0x20001, flags, 0x504C)
    return head + inside


def read(folder: Path, family: str = FACE, **fonts: bytes) -> Checked[Brand]:
    """The brand of a template in Nobody Sans, with fonts embedded by style."""
    presentation = Presentation(BytesIO(template("pale")))
    listed = etree.Element(f"{P}embeddedFontLst")
    entry = etree.SubElement(listed, f"{P}embeddedFont")
    etree.SubElement(entry, f"{P}font", typeface=family)
    for number, (style, data) in enumerate(fonts.items(), start=1):
        part = Part(PackURI(f"/ppt/fonts/font{number}.fntdata"), "application/x-fontdata", presentation.part.package, data)
        etree.SubElement(entry, f"{P}{style}").set(f"{R}id", presentation.part.relate_to(part, RELATIONSHIP_TYPE.FONT))
    presentation.element.find(f"{P}notesSz").addnext(listed)
    presentation.save(folder / "brand.pptx")
    return brand_in_file(folder / "brand.pptx", PLACE, {}, {})


def width(brand: Brand, text: str, *, bold: bool = False) -> float:
    """In ems."""
    face = library_of(brand).font(brand.typefaces["body"].family, bold=bold, italic=False)
    return face.widths(text, points(100))[1] / points(100)


def told(checked: Checked[Brand]) -> list[str]:
    return [problem.message for problem in checked.problems if problem.code == "face-unmeasured"]


@pytest.mark.parametrize("flags", [0, ENCRYPTED])
def test_an_embedded_font_bounds_what_a_text_takes(flags: int, tmp_path: Path) -> None:
    brand = read(tmp_path, regular=packed(font(FACE, width=800), flags), bold=packed(font(FACE, "Bold", width=900), flags))
    assert told(brand) == []
    assert brand.value.typefaces["body"].fit == "bounded"
    assert (width(brand.value, "little"), width(brand.value, "little", bold=True)) == (4.8, 5.4)


def test_a_narrow_one_takes_as_much_as_what_replaces_it(tmp_path: Path) -> None:
    brand = read(tmp_path, regular=packed(font(FACE, width=300)), bold=packed(font(FACE, "Bold", width=300)))
    assert width(brand.value, "women") > 1.5 * width(brand.value, "llllll")  # each letter has its own width


@pytest.mark.parametrize(
    "data",
    [packed(font(FACE), COMPRESSED), b"", b"words" * 20, packed(b"no font"), packed(font(FACE))[:-9]],
    ids=("compressed", "empty", "words", "no font", "cut"),
)
def test_one_that_cannot_be_read_is_told_as_embedded(data: bytes, tmp_path: Path) -> None:
    assert embedded_font(data) == b""
    brand = read(tmp_path, regular=data, bold=data)
    (message,) = told(brand)
    assert "Nobody Sans is embedded in the file in a way that only PowerPoint reads" in message
    assert brand.value.fonts == ()


def test_a_missing_bold_leaves_the_fit_unverified(tmp_path: Path) -> None:
    assert len(told(read(tmp_path, regular=packed(font(FACE))))) == 1


def test_a_font_of_another_face_is_left_alone(tmp_path: Path) -> None:
    (message,) = told(read(tmp_path, "Other Sans", regular=packed(font("Other Sans")), bold=packed(font("Other Sans", "Bold"))))
    assert "embedded" not in message


def test_the_font_stays_in_the_file_and_counts_for_the_brand(tmp_path: Path) -> None:
    brands = [read(tmp_path, regular=packed(font(FACE, width=each)), bold=packed(font(FACE, "Bold"))).value for each in (400, 700)]
    assert len({brand_digest(brand) for brand in brands}) == 2
    parts = {str(part.partname) for part in Presentation(BytesIO(brands[0].data)).part.package.iter_parts()}
    assert len([name for name in parts if "/fonts/" in name]) == 2
