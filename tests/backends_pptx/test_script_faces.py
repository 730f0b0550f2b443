"""Faces for East Asian and complex scripts that a theme lists without a slot for them: runs name them, for LibreOffice reads no list."""

import re

import pytest

from briefing_builder.backends.pptx.slide.slide_writer import SlideWriter, fills_of
from briefing_builder.backends.pptx.slide.text import paragraphs_xml
from briefing_builder.brand.model import Face
from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.deck.model import Paragraph, Run
from briefing_builder.units import points

LISTED = {"Jpan": "Meiryo", "Hebr": "David"}
OF_THEME = [("latin", "+mn-lt"), ("ea", "+mn-ea"), ("cs", "+mn-cs")]


def faces(text: str, scripts: dict[Face, dict[str, str]], *, placeholder: str = "", language: str = "ja-JP") -> list[tuple[str, str]]:
    """The faces that a run of that text names, each with its slot."""
    brand = builtin_brand()
    places = brand.layout("content").placeholders
    writer = SlideWriter(language=language, bullet="", fills=fills_of(brand.palette), placeholders=places, first=1, scripts=scripts)
    style = places["title"].style
    run = Run(text=text, face=style.face if placeholder else "body", size=points(18), colour="ink")
    made = paragraphs_xml((Paragraph(runs=(run,)),), writer, places[placeholder] if placeholder else None)
    return re.findall(r'<a:(latin|ea|cs) typeface="([^"]*)"/>', made)


@pytest.mark.parametrize(("text", "slot", "name"), [("学ぶこと", "ea", "Meiryo"), ("学習 2026", "ea", "Meiryo"), ("למידה", "cs", "David")])
def test_a_text_box_names_the_listed_face_in_the_slot_of_its_script(text: str, slot: str, name: str) -> None:
    expected = [(each, name if each == slot else theme) for each, theme in OF_THEME]
    assert faces(text, {"body": LISTED}) == expected


def test_a_placeholder_inherits_everything_but_the_listed_face() -> None:
    assert faces("学習", {"heading": LISTED, "body": LISTED}, placeholder="title") == [("ea", "Meiryo")]


@pytest.mark.parametrize("text", ["Fewer hours", "Łódź", "เรียนรู้"])
def test_any_other_text_asks_the_theme(text: str) -> None:
    assert faces(text, {"body": LISTED}) == OF_THEME


def test_a_theme_with_slots_is_asked() -> None:
    assert faces("学習", {}) == OF_THEME
