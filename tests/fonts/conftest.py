"""Fonts for the tests: a face whose every glyph is half an em wide, so that numbers can be checked by eye, and the shipped ones."""

from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]
from fontTools.ttLib.tables._g_l_y_f import Glyph  # type: ignore[import-untyped]

from briefing_builder.files.resources import resource
from briefing_builder.fonts import Font, Library, open_library

EM = 1000
HALF_EM = 500
CHARACTERS = " " + "".join(map(chr, range(0x21, 0x7F))) + "–—「」。ー漢字かなéα"


def build_half_em_font(path: Path, *, style: str = "Regular") -> None:
    """Write a TrueType font of the family "Half" whose glyphs are all 500 of 1000 units wide; ascent 900, descent 300."""
    names = {ord(char): f"u{ord(char):04X}" for char in CHARACTERS}
    order = [".notdef", *names.values()]
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(names)
    builder.setupGlyf({name: Glyph() for name in order})
    builder.setupHorizontalMetrics(dict.fromkeys(order, (HALF_EM, 0)))
    builder.setupHorizontalHeader(ascent=900, descent=-300)
    builder.setupNameTable({"familyName": "Half", "styleName": style})
    builder.setupOS2(sTypoAscender=900, sTypoDescender=-300)
    builder.setupPost()
    builder.save(str(path))


@pytest.fixture(scope="session")
def half_em(tmp_path_factory: pytest.TempPathFactory) -> Font:
    folder = tmp_path_factory.mktemp("half")
    build_half_em_font(folder / "Half-Regular.ttf")
    return open_library(folder).font("Half", bold=False, italic=False)


@pytest.fixture(scope="session")
def shipped() -> Library:
    return open_library(resource("assets", "fonts"))
