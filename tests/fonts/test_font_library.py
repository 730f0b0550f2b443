"""Faces are found by family and style, and know what they cover."""

from pathlib import Path

import pytest
import uharfbuzz as hb

from briefing_builder.errors import ResourceMissing
from briefing_builder.files.resources import resource
from briefing_builder.fonts import Font, Library, open_library

STYLES = [(False, False), (False, True), (True, False), (True, True)]


SHIPPED = ("Caladea", "Carlito", "Gelasio", "Liberation Sans", "Montserrat", "Open Sans", "Poppins", "Roboto", "Tinos")


def test_the_installation_ships_these_families(shipped: Library) -> None:
    assert shipped.families == SHIPPED


@pytest.mark.parametrize("family", SHIPPED)
@pytest.mark.parametrize(("bold", "italic"), STYLES)
def test_every_shipped_family_has_four_styles(shipped: Library, family: str, bold: bool, italic: bool) -> None:
    assert shipped.font(family, bold=bold, italic=italic).covers("Fewer hours away: £1,200 – “naïve” café, Łódź")


def test_the_four_styles_are_four_faces(shipped: Library) -> None:
    assert len({shipped.font("Carlito", bold=bold, italic=italic) for bold, italic in STYLES}) == 4


def test_an_unknown_family_says_which_there_are(shipped: Library) -> None:
    with pytest.raises(
        ResourceMissing, match=r"no font file for Papyrus bold italic[^$]*hint: the folder has Caladea, Carlito, Gelasio, Lib"
    ):
        shipped.font("Papyrus", bold=True, italic=True)


def test_a_folder_without_fonts_is_a_missing_resource(tmp_path: Path) -> None:
    with pytest.raises(ResourceMissing, match="no font files"):
        open_library(tmp_path)


def test_a_file_that_is_no_font_is_named(tmp_path: Path) -> None:
    (tmp_path / "Broken.ttf").write_bytes(b"no font at all")
    with pytest.raises(ResourceMissing, match=r"Broken\.ttf: error: the file is not a TrueType font"):
        open_library(tmp_path)


def test_natural_pitch_comes_from_the_file(half_em: Font, shipped: Library) -> None:
    assert (half_em.ascent, half_em.descent) == (900, 300)
    carlito = shipped.font("Carlito", bold=False, italic=False)
    assert (carlito.ascent, carlito.descent) == (750, 250)  # 1536 and 512 of 2048


def test_missing_characters_come_once_in_order(half_em: Font) -> None:
    assert half_em.missing("aωb☃ω") == "ω☃"


@pytest.mark.parametrize("invisible", ["\u00a0", "\u202f", "\u2011", "\u200d", "\ufe0f", "\t", "\n", "\u00ad"])
def test_spaces_and_invisible_marks_are_never_missing(half_em: Font, invisible: str) -> None:
    assert half_em.missing(invisible) == ""


def test_gelasio_lacks_greek_and_cyrillic_and_carlito_has_them(shipped: Library) -> None:
    gelasio = shipped.font("Gelasio", bold=False, italic=False)
    carlito = shipped.font("Carlito", bold=False, italic=False)
    assert gelasio.missing("Σύνοψη") == "Σύνοψη"
    assert not gelasio.covers("здоровье")
    assert carlito.covers("Σύνοψη здоровье")


def test_vietnamese_and_latin_share_one_gelasio_file(shipped: Library) -> None:
    assert shipped.font("Gelasio", bold=True, italic=False).covers("Tiếng Việt, Žižek, café")


def test_every_gelasio_style_keeps_its_ligatures() -> None:
    for style in ("Regular", "Bold", "Italic", "BoldItalic"):
        font = hb.Font(hb.Face(hb.Blob(resource("assets", "fonts", f"Gelasio-{style}.ttf").read_bytes())))
        buffer = hb.Buffer()
        buffer.add_str("fi")
        buffer.guess_segment_properties()
        hb.shape(font, buffer)
        assert len(buffer.glyph_infos) == 1
