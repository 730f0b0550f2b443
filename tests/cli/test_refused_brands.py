"""A brand file that is none stops every command with a problem, a place and a way out; nothing is written, not even in part."""

from pathlib import Path
from shutil import copytree

import pytest
from commands import Briefing
from hostile_templates import hostile
from other_files import OTHER
from test_brand_option import with_brand

KINDS = ("pdf", "encrypted", "odp", "no presentation", "no layouts", "laughs", "steep", "a layout torn", "not even a zip")


def programme(minimal: Path, folder: Path, data: bytes) -> Path:
    own = with_brand(minimal, folder / "own", "  file: look.potx\n")
    (own / "look.potx").write_bytes(data)
    return own


@pytest.mark.parametrize("command", ["build", "check", "batch"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_command_tells_it_with_its_place(command: str, kind: str, briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    made, code, words, way = OTHER[kind]
    own = programme(minimal, tmp_path, made())
    ended = briefing(command, own)
    told = ended.out + ended.err
    assert ended.code in ((5, 9) if command == "batch" else (3, 5))
    assert f"[{code}]" in told
    assert words in told
    assert way in told
    assert "Traceback" not in told
    assert "briefing.yaml:" in told
    assert [file.name for file in tmp_path.rglob("*.pptx")] == []


def test_a_picture_that_is_left_out_is_a_warning_and_strict_stops(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    own = programme(minimal, tmp_path, hostile("torn picture"))
    ended = briefing("build", own)
    assert ended.code == 0
    assert (
        "warning: the picture ppt/media/logo.png of this file cannot be opened, so decks do without it [brand-picture-left-out]"
        in ended.err
    )
    assert briefing("build", own, "--strict").code != 0


@pytest.mark.parametrize(
    "arguments", [("notes", "-d", "contact-centre"), ("diff", "-d", "contact-centre", "-d", "sales"), ("pack", "-s", "lanternfish")]
)
def test_papers_packs_and_comparisons_tell_it_too(arguments: tuple[str, ...], briefing: Briefing, merrowdale: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    copytree(merrowdale, own)
    (own / "look.potx").write_bytes(OTHER["encrypted"][0]())
    text = (own / "briefing.yaml").read_text(encoding="utf-8")
    (own / "briefing.yaml").write_text(f"{text}\nbrand:\n  file: look.potx\n", encoding="utf-8")
    command, *options = arguments
    ended = briefing(command, own, *options)
    assert ended.code == 5
    assert "this file is encrypted with a password [brand-protected]\n  hint: take the password off" in ended.out + ended.err
    assert [file for file in tmp_path.iterdir() if file != own] == []
