"""Addresses as they were pasted into the content lead to the right place in the deck, and are told where they were written."""

import re
import shutil
import zipfile
from html import unescape
from pathlib import Path

import pytest
from commands import Briefing

from briefing_builder import pipeline
from briefing_builder.deck.model import Text
from briefing_builder.deck.walk import leaf_items

TRY = "      try_it: {url: '%s', minutes: 3}\n"


def programme(minimal: Path, folder: Path, *, email: str, url: str) -> Path:
    shutil.copytree(minimal, folder)
    file = folder / "briefing.yaml"
    text = file.read_text(encoding="utf-8").replace("sam.okoro@example.com", f"'{email}'").rstrip("\n")
    file.write_text(f"{text}\n{TRY % url}", encoding="utf-8")
    return folder


def links_of(deck: Path) -> set[str]:
    with zipfile.ZipFile(deck) as package:
        rels = [package.read(name).decode() for name in package.namelist() if name.startswith("ppt/slides/_rels/")]
    return {unescape(target) for text in rels for target in re.findall(r'Target="([^"]*)" TargetMode="External"', text)}


def test_pasted_addresses_are_links_and_codes_that_open(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    url = "HTTPS://Intranet.Example/sites/L&D/Shared Documents/Übung.aspx?web=1"
    own = programme(minimal, tmp_path / "own", email="mailto:sam@example.com", url=url)
    assert briefing("build", own, "-o", "deck.pptx").code == 0
    clean = "https://intranet.example/sites/L&D/Shared%20Documents/%C3%9Cbung.aspx?web=1"
    assert links_of(tmp_path / "deck.pptx") == {clean, "mailto:sam@example.com"}
    with zipfile.ZipFile(tmp_path / "deck.pptx") as package:
        slides = "".join(package.read(name).decode() for name in package.namelist() if name.startswith("ppt/slides/slide"))
    assert f"QR code of {clean}".replace("&", "&amp;") in slides
    letters = "".join(re.findall("<a:t>([^<]*)</a:t>", slides))
    assert "intranet.example/sites/L&amp;D/Shared%20Documents/Übung.aspx?web=1" in letters, "people read their own letters"


@pytest.mark.parametrize(
    ("email", "url", "line", "code"),
    [("sam@x.example; jo@x.example", "https://x.example", 11, "bad-email"), ("sam@x.example", r"\\server\share", 35, "bad-url")],
)
def test_what_no_deck_can_open_is_told_where_it_was_written(
    briefing: Briefing, minimal: Path, tmp_path: Path, email: str, url: str, line: int, code: str
) -> None:
    ended = briefing("build", programme(minimal, tmp_path / "own", email=email, url=url))
    assert ended.code == 3
    assert re.search(rf"own/briefing\.yaml:{line}:\d+: error: .*\[{code}\]\n  hint: ", ended.err)


def test_the_addresses_on_the_slides_know_where_they_were_written(minimal: Path, tmp_path: Path) -> None:
    session = pipeline.load(programme(minimal, tmp_path / "own", email="sam@example.com", url="https://x.example/try"))
    deck = pipeline.lay_out_briefing(session, "customer-service", pipeline.Options()).value
    texts = [item for slide in deck.slides for item in leaf_items(slide.items) if isinstance(item, Text)]
    written = {source.line for item in texts for source in item.sources if source.path.endswith("briefing.yaml")}
    assert {11, 35} <= written
