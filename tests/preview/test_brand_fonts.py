"""The fonts of a programme's own brand on the pages of the preview."""

import re
from pathlib import Path

import pytest
from font_samples import font
from odd_templates import template
from preview_requests import asked

from briefing_builder.files.resources import resource
from briefing_builder.pipeline import Options, brand_of, checked_deck, load, slide_svgs
from briefing_builder.preview.app import application
from briefing_builder.preview.brand_fonts import brand_font
from briefing_builder.preview.decks.live_programme import LiveProgramme
from briefing_builder.preview.decks.watching import EventBroadcaster
from briefing_builder.preview.guards import Guard

STYLES = {"Regular": "400; font-style: normal", "Bold": "700; font-style: normal"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("preview")
    content = resource("examples", "minimal", "briefing.yaml").read_text(encoding="utf-8")
    (made / "briefing.yaml").write_text(f"{content}\nbrand:\n  file: a.pptx\n  fonts: [Regular.ttf, Bold.ttf]\n", encoding="utf-8")
    (made / "a.pptx").write_bytes(template("pale"))
    for style in STYLES:
        (made / f"{style}.ttf").write_bytes(font("Nobody Sans", style))
    return made


@pytest.fixture(scope="module")
def preview(folder: Path) -> Guard:
    live = LiveProgramme(folder)
    live.reload()
    return application(live, EventBroadcaster(), token="token", cookie="briefing")


def test_pages_ask_for_the_brands_own_faces(preview: Guard) -> None:
    status, text = asked(preview, "/fonts/brand.css")
    assert status == 200
    rules = text.splitlines()
    assert len(rules) == len(STYLES)
    for number, (rule, look) in enumerate(zip(rules, STYLES.values(), strict=True)):
        assert rule == f"@font-face {{ font-family: Nobody Sans; font-weight: {look}; src: url(/fonts/brand-{number}) }}"
    assert '<link rel="stylesheet" href="/fonts/brand.css">' in asked(preview, "/")[1]


def test_pages_ask_for_the_faces_of_the_brand_that_the_preview_was_begun_with(folder: Path, tmp_path: Path) -> None:
    content = resource("examples", "minimal", "briefing.yaml").read_text(encoding="utf-8")
    (tmp_path / "briefing.yaml").write_text(f"{content}\nbrand:\n  fonts: [Regular.ttf]\n", encoding="utf-8")
    (tmp_path / "Regular.ttf").write_bytes((folder / "Regular.ttf").read_bytes())
    session = load(tmp_path)
    assert brand_font(session, "brand.css") == (b"", "text/css")
    assert brand_font(session, "brand-0", str(folder / "a.pptx")) == ((folder / "Regular.ttf").read_bytes(), "font/ttf")


def test_pages_ask_for_every_font_that_ships_with_us(preview: Guard) -> None:
    status, text = asked(preview, "/fonts/shipped.css")
    asked_for = re.findall(
        r'font-family: "([^"]+)"; font-weight: (400|700); font-style: (normal|italic); src: url\("/fonts/([^"]+)"\)', text
    )
    assert status == 200
    assert len(set(asked_for)) == len(text.splitlines())
    assert {file for *_, file in asked_for} == {path.name for path in resource("assets", "fonts").glob("*.ttf")}
    assert '<link rel="stylesheet" href="/fonts/shipped.css">' in asked(preview, "/")[1]


def test_each_face_has_an_address_and_no_other_file_has_one(folder: Path) -> None:
    session = load(folder)
    assert brand_font(session, "brand-1") == ((folder / "Bold.ttf").read_bytes(), "font/ttf")
    assert [brand_font(session, name) for name in ("brand-2", "brand--1", "brand-", "Carlito-Regular.ttf", "../a.pptx")] == [None] * 5


def test_a_programme_without_fonts_has_an_empty_sheet() -> None:
    assert brand_font(load(resource("examples", "minimal")), "brand.css") == (b"", "text/css")
    assert brand_font(None, "brand.css") == (b"", "text/css")


def test_slides_are_drawn_in_the_face_itself(folder: Path) -> None:

    session = load(folder)
    deck = checked_deck(session, session.departments[0], Options()).value
    drawn = slide_svgs(deck, brand_of(session, session.departments[0], Options()).value)
    assert 'font-family="Nobody Sans, Carlito' in drawn[deck.slides[0].id]
