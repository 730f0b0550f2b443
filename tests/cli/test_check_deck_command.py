"""`briefing check --deck`: what people could not read, see or follow is listed like any other problem."""

import shutil
from pathlib import Path

from commands import Briefing
from PIL import Image

LONG = "We find out together what really happens when every single one of your people learns at work"


def with_title(minimal: Path, folder: Path) -> Path:
    """Copy the minimal example with a slide title of seventeen words."""
    programme = folder / "mine"
    shutil.copytree(minimal, programme)
    (programme / "templates" / "slides").mkdir(parents=True)
    slide = f'<slide layout="content"><title>{LONG}</title><notes><say>Say it.</say></notes></slide>'
    (programme / "templates" / "slides" / "close.xml.j2").write_text(slide, encoding="utf-8")
    return programme


def test_the_deck_is_checked_only_where_it_is_asked_for(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    programme = with_title(minimal, tmp_path)
    assert "[title-long]" not in briefing("check", programme).out
    assert "[title-long]" in briefing("check", programme, "--deck").out


def test_build_shows_the_same_and_builds(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    ended = briefing("build", with_title(minimal, tmp_path))
    assert "[title-long]" in ended.err
    assert ended.code == 0


def test_an_unknown_variant_is_a_usage_error(briefing: Briefing, minimal: Path) -> None:
    assert briefing("check", minimal, "--deck", "--variant", "endless").code == 2


def test_a_small_screenshot_is_told_with_the_pixels_it_needs(briefing: Briefing, merrowdale: Path, tmp_path: Path) -> None:
    programme = tmp_path / "mine"
    shutil.copytree(merrowdale, programme)
    for file in (programme / "media").glob("calm-calls-*.png"):
        Image.new("RGB", (160, 90), "white").save(file)
    ended = briefing("check", programme, "--deck", "-d", "contact-centre")
    assert "calm-calls-1.png has 160 × 90 pixels" in ended.out
    assert ended.code == 0
