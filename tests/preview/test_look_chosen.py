"""The preview switches brands: the built-in ones, the programme's own, and a file that it was begun with."""

import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from odd_templates import template
from preview_requests import asked

from briefing_builder.files.resources import resource
from briefing_builder.preview.app import application
from briefing_builder.preview.decks.building import OWN_BRAND, DeckChoice
from briefing_builder.preview.decks.exports import export_file
from briefing_builder.preview.decks.live_programme import LiveProgramme
from briefing_builder.preview.decks.watching import EventBroadcaster
from briefing_builder.preview.guards import Guard
from briefing_builder.preview.views import query_of


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    shutil.copytree(resource("examples", "minimal"), tmp_path / "minimal")
    return tmp_path / "minimal"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "Corporate look.potx"
    made.write_bytes(template("plain"))
    return made


def begun(programme: Path, brand: str = "") -> LiveProgramme:
    live = LiveProgramme(programme, brand=brand)
    live.reload()
    return live


def chosen(live: LiveProgramme, brand: str = "") -> DeckChoice:
    choice = live.choice(brand=brand)
    assert choice is not None
    return choice


def pages_of(live: LiveProgramme) -> Guard:
    return application(live, EventBroadcaster(), token="token", cookie="briefing")


def options_of(page: str) -> list[tuple[str, str, bool]]:
    """Return the value, the name and whether it is chosen of every brand on a page."""
    (menu,) = re.findall(r'<select name="b">(.*?)</select>', page)
    found = re.findall(r'<option value="(.*?)"( selected)?>(.*?)</option>', menu)
    return [(unescape(value), unescape(name), bool(is_chosen)) for value, is_chosen, name in found]


def test_the_programmes_own_brand_and_the_built_in_ones_are_offered(programme: Path) -> None:
    page = asked(pages_of(begun(programme)), "/?b=bold")[1]
    assert options_of(page) == [
        ("", "the programme’s own", False), ("editorial", "editorial", False), ("bold", "bold", True), ("civic", "civic", False),
    ]  # fmt: skip


def test_a_file_is_shown_first_and_the_programmes_own_brand_is_a_choice(programme: Path, file: Path) -> None:
    live = begun(programme, str(file))
    page = asked(pages_of(live), "/")[1]
    assert options_of(page)[0] == (OWN_BRAND, "the programme’s own", False)
    assert options_of(page)[-1] == (str(file), "Corporate look.potx", True)
    assert options_of(asked(pages_of(live), f"/?b={OWN_BRAND}")[1])[0] == (OWN_BRAND, "the programme’s own", True)


def test_switching_builds_the_deck_in_that_brand_without_a_restart(programme: Path, file: Path) -> None:
    live = begun(programme, str(file))
    shapes = {}
    for brand in ("", OWN_BRAND, "civic"):
        shown = live.show(chosen(live, brand))
        assert shown is not None
        shapes[brand] = round(shown.deck.width / shown.deck.height, 2)
    assert shapes == {"": 1.33, OWN_BRAND: 1.78, "civic": 1.78}


def test_a_choice_and_its_address_mean_each_other(programme: Path, file: Path) -> None:
    live = begun(programme, str(file))
    for brand in (str(file), OWN_BRAND, "bold"):
        choice = chosen(live, brand)
        assert choice.brand == brand
        assert f"&b={'' if brand == str(file) else brand}" in query_of(choice)
    assert chosen(live, "/etc/passwd").brand == str(file)
    assert chosen(begun(programme), OWN_BRAND).brand == ""


def test_a_deck_in_a_files_brand_can_be_taken_away(programme: Path, file: Path) -> None:
    live = begun(programme, str(file))
    assert live.session is not None
    files = [export_file(live.session, chosen(live, brand), "pptx")[1] for brand in ("", OWN_BRAND)]
    assert files[0] != files[1]


def test_a_file_that_is_saved_anew_is_shown_anew(programme: Path, file: Path) -> None:
    live = begun(programme, str(file))
    before = live.show(chosen(live))
    assert live.is_current()
    file.write_bytes(template("blue-cover"))
    assert not live.is_current()
    live.reload()
    after = live.show(chosen(live))
    assert before is not None
    assert after is not None
    assert before.pictures["title"] != after.pictures["title"]


def test_a_brand_that_lies_beside_the_programme_is_followed_too(programme: Path, file: Path) -> None:
    entry = programme / "briefing.yaml"
    entry.write_text(f"{entry.read_text(encoding='utf-8')}brand:\n  file: ../{file.name}\n", encoding="utf-8")
    live = begun(programme)
    assert live.is_current()
    file.write_bytes(template("blue-cover"))
    assert not live.is_current()
    live.reload()
    assert live.is_current()


def test_a_file_that_breaks_keeps_the_deck_and_is_named(programme: Path, file: Path) -> None:
    live = begun(programme, str(file))
    live.show(chosen(live))
    file.write_bytes(b"no zip")
    live.reload()
    shown = live.show(chosen(live))
    assert shown is not None
    assert shown.is_stale
    assert [problem.code for problem in shown.problems if problem.code.startswith("brand-")] == ["brand-unreadable"]


def test_the_page_about_a_brand_is_linked_and_follows_the_choice(programme: Path, file: Path) -> None:
    preview = pages_of(begun(programme, str(file)))
    (address,) = re.findall(r'<a href="(/brand\?[^"]*)"', asked(preview, "/")[1])
    status, page = asked(preview, unescape(address))
    assert status == 200
    assert "<h1>Corporate look</h1>" in page
    assert "taken for title slide" in page
    assert "<h1>civic</h1>" in asked(preview, "/brand?b=civic")[1]


def test_the_page_about_a_brand_has_nothing_that_the_preview_forbids(programme: Path, file: Path) -> None:
    preview = pages_of(begun(programme, str(file)))
    page = asked(preview, "/brand")[1]
    assert (re.findall(r"<style|<script|<[^>]* style=", page), '<link rel="stylesheet" href="/static/brand.css">' in page) == ([], True)
    status, css = asked(preview, "/static/brand.css")
    assert (status, "{%" in css or "{{" in css, ".verdict" in css) == (200, False, True)


def test_a_brand_that_cannot_be_read_is_told_on_its_page(programme: Path, file: Path) -> None:
    live = begun(programme, str(file))
    file.write_bytes(b"no zip")
    live.reload()
    status, page = asked(pages_of(live), "/brand")
    assert (status, "brand-unreadable" in page or "this is not a PowerPoint template" in page) == (500, True)
