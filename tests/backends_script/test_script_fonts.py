"""Fonts inside a page: WOFF files that hold every byte of the shipped font."""

import io

from fontTools.ttLib import TTFont

from briefing_builder.backends.script.pages.font_faces import BODY, embedded_font_rules, woff


def test_a_font_in_a_page_is_the_unchanged_font() -> None:
    source = BODY[0].path.read_bytes()
    original, packed = TTFont(io.BytesIO(source)), TTFont(io.BytesIO(woff(source)))
    assert packed.flavor == "woff"
    tables = [tag for tag in original.reader.keys() if tag != "GlyphOrder"]  # noqa: SIM118 - a reader, not a dict
    assert [tag for tag in tables if packed.reader[tag] != original.reader[tag]] == []


def test_two_fonts_take_less_than_800_kilobytes() -> None:
    assert embedded_font_rules().count("@font-face") == 2
    assert len(embedded_font_rules()) < 800_000
