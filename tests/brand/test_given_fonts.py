"""Fonts that an organisation gives: texts are measured with them, and what is wrong with a file has its place."""

from pathlib import Path

import pytest
from font_samples import collection, font
from odd_templates import template

from briefing_builder.brand.given_fonts import GivenFont, font_files_of, measured_with, with_font_files
from briefing_builder.brand.model import Brand
from briefing_builder.brand.opening import brand_in_file
from briefing_builder.errors import BrandError
from briefing_builder.pipeline import library
from briefing_builder.problems import Checked, Source
from briefing_builder.source import DataPath
from briefing_builder.units import points
from briefing_builder.values import replace

PLACE = Source(path="briefing.yaml", line=8)
STYLES = ("Regular", "Bold", "Italic", "Bold Italic")
FACE = "Nobody Sans"
"""What the sample template `pale` is set in."""


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Checked[Brand]:
    file = tmp_path_factory.mktemp("brand") / "pale.pptx"
    file.write_bytes(template("pale"))
    return brand_in_file(file, PLACE, {}, {})


def given(folder: Path, **files: bytes) -> list[GivenFont]:
    fonts = []
    for line, (name, data) in enumerate(files.items(), start=10):
        (folder / f"{name}.ttf").write_bytes(data)
        fonts.append(GivenFont(file=str(folder / f"{name}.ttf"), place=Source(path="briefing.yaml", line=line), stamp=(0, len(data))))
    return fonts


def family(width: int = 400, **styles: int) -> dict[str, bytes]:
    return {style.replace(" ", ""): font(FACE, style, width=styles.get(style, width)) for style in STYLES}


def made(read: Checked[Brand], fonts: list[GivenFont], *, is_own: bool = True) -> Checked[Brand]:
    return measured_with(read, fonts, place=PLACE, is_own=is_own)


def width(brand: Brand, *, bold: bool = False, italic: bool = False) -> float:
    """Ems that ten letters take."""
    face = with_font_files(library(), brand.fonts).font(brand.typefaces["body"].family, bold=bold, italic=italic)
    return face.widths("abcdefghij", points(100))[1] / points(100)


def codes(checked: Checked[Brand]) -> list[str]:
    return [problem.code for problem in checked.problems if problem.code.startswith(("face-", "font-"))]


def test_a_face_with_its_files_is_measured_exactly_and_nothing_is_said(read: Checked[Brand], tmp_path: Path) -> None:
    brand = made(read, given(tmp_path, **family(400, Bold=450)))
    assert codes(read) == ["face-unmeasured"]
    assert codes(brand) == []
    assert brand.value.typefaces["body"].fit == "measured"
    assert (width(brand.value), width(brand.value, bold=True)) == (4.0, 4.5)


def test_the_name_that_decks_get_stays(read: Checked[Brand], tmp_path: Path) -> None:
    assert made(read, given(tmp_path, **family())).value.typefaces["body"].name == FACE


def test_the_shipped_fonts_are_still_there(read: Checked[Brand], tmp_path: Path) -> None:
    own = with_font_files(library(), made(read, given(tmp_path, **family())).value.fonts)
    assert own.font("Carlito", bold=False, italic=False) is library().font("Carlito", bold=False, italic=False)


def test_a_missing_bold_is_told_and_measured_wider(read: Checked[Brand], tmp_path: Path) -> None:
    brand = made(read, given(tmp_path, Regular=font(FACE, width=400)))
    assert codes(brand) == ["face-unmeasured", "font-style-missing"]
    assert "bold, italic, bold italic" in next(problem.message for problem in brand.problems if problem.code == "font-style-missing")
    assert width(brand.value) == 4.0
    assert width(brand.value, bold=True) == pytest.approx(4.6)
    assert width(brand.value, italic=True) == pytest.approx(4.12)


def test_a_missing_italic_leaves_the_fit_measured(read: Checked[Brand], tmp_path: Path) -> None:
    brand = made(read, given(tmp_path, Regular=font(FACE), Bold=font(FACE, "Bold")))
    assert (codes(brand), brand.value.typefaces["body"].fit) == (["font-style-missing"], "measured")


def test_one_file_may_hold_the_faces_of_several_families(read: Checked[Brand], tmp_path: Path) -> None:
    brand = made(read, given(tmp_path, all=collection("Other Sans", FACE)))
    assert [(each.index, each.family) for each in brand.value.fonts] == [(1, FACE)]
    assert width(brand.value) == 5.0


def test_every_fault_has_its_place(read: Checked[Brand], tmp_path: Path) -> None:
    fonts = given(tmp_path, ours=font(FACE), other=font("Other Sans"), words=b"no font", variable=font(FACE, is_variable=True))
    with pytest.raises(BrandError) as refused:
        made(read, fonts)
    found = [(problem.code, problem.source.line if problem.source else 0) for problem in refused.value.problems]
    assert found == [("font-unused", 11), ("font-unreadable", 12), ("font-variable", 13)]
    assert "other.ttf holds Other Sans, and the brand's texts are set in Nobody Sans" in str(refused.value)


def test_fonts_of_the_programmes_own_brand_are_no_fault_of_another_one(read: Checked[Brand], tmp_path: Path) -> None:
    brand = made(read, given(tmp_path, other=font("Other Sans")), is_own=False)
    assert (brand.value.fonts, codes(brand)) == ((), ["face-unmeasured"])
    (one,) = given(tmp_path, other=font("Other Sans"))
    assert made(read, [replace(one, is_own=False)]).value.fonts == ()


def test_files_that_a_programme_cannot_have_are_told_together(tmp_path: Path) -> None:
    def place_of(path: DataPath) -> Source:
        return Source(path="briefing.yaml", line=10 + int(path[-1]))

    (tmp_path / "there.ttf").write_bytes(font(FACE))
    (tmp_path / "programme").mkdir()
    listed = ("brand", "fonts")
    assert [each.place.line for each in font_files_of(["there.ttf"], tmp_path, place_of, listed)] == [10]
    assert len(font_files_of(["../there.ttf"], tmp_path / "programme", place_of, listed)) == 1
    with pytest.raises(BrandError) as refused:
        font_files_of(["there.ttf", "ther.ttf", "../../out.ttf", "C:\\Windows\\Fonts\\arial.ttf"], tmp_path, place_of, listed)
    problems = refused.value.problems
    assert [(problem.code, problem.source.line if problem.source else 0) for problem in problems] == [
        ("file-missing", 11), ("outside-folder", 12), ("outside-folder", 13),
    ]  # fmt: skip
    assert 'did you mean "there.ttf"?' in problems[0].hint


def test_a_font_for_another_script_of_the_theme_is_no_fault(read: Checked[Brand], tmp_path: Path) -> None:
    name = sorted(read.value.typefaces["body"].others)[0]
    brand = made(read, given(tmp_path, other=font(name)))
    assert (brand.value.fonts, codes(brand)) == ((), ["face-unmeasured"])
