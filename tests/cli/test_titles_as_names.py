"""A title in another script names every file that is made: decks, scripts, packs, batches with their index and manifest."""

import asyncio
import json
import shutil
import zipfile
from pathlib import Path
from urllib.parse import unquote

import pytest
from commands import Briefing
from starlette.requests import Request

from briefing_builder.preview.app import Preview
from briefing_builder.preview.decks.live_programme import LiveProgramme
from briefing_builder.preview.decks.watching import EventBroadcaster
from briefing_builder.preview.rehearsal.talks import TalkStore

TITLE, NAME = "Εξυπηρέτηση: μαθαίνουμε μαζί", "εξυπηρέτηση-μαθαίνουμε-μαζί"


@pytest.fixture
def greek(tmp_path: Path, minimal: Path) -> Path:
    """The smallest example with a Greek title, in a folder of its own."""
    folder = Path(shutil.copytree(minimal, tmp_path / "programme"))
    file = folder / "briefing.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("briefing:\n", f'briefing:\n  title: "{TITLE}"\n'), encoding="utf-8")
    return folder


def test_decks_and_scripts_are_called_by_their_title(briefing: Briefing, greek: Path, tmp_path: Path) -> None:
    assert briefing("build", greek, "--variant", "short").out == f"out/{NAME}-customer-service-short.pptx\n"
    assert briefing("notes", greek, "-d", "customer-service", "--variant", "short", "-o", "scripts").code == 0
    assert [path.name for path in (tmp_path / "scripts").iterdir()] == [f"{NAME}-customer-service-short-script.txt"]


def test_the_index_and_the_manifest_of_a_batch_lead_to_them(briefing: Briefing, greek: Path, tmp_path: Path) -> None:
    deck = f"{NAME}-customer-service-short.pptx"
    assert briefing("batch", greek, "--variant", "short", "-o", "decks").code == 0
    made = tmp_path / "decks"
    assert deck in json.dumps(json.loads((made / "manifest.json").read_text(encoding="utf-8")), ensure_ascii=False)
    index = (made / "index.html").read_text(encoding="utf-8")
    links = {unquote(piece.partition('"')[0]) for piece in index.split('href="')[1:]}
    assert deck in links
    assert f'href="{deck}"' not in index


def test_a_pack_and_its_members_are_called_by_their_title(briefing: Briefing, merrowdale: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(merrowdale, tmp_path / "programme"))
    file = folder / "briefing.yaml"
    text = file.read_text(encoding="utf-8").replace("  id: mb-2027-q1\n", "")
    file.write_text(text.replace("title: Learning where you work", f'title: "{TITLE}"'), encoding="utf-8")
    ended = briefing("pack", folder, "-s", "lanternfish", "--content")
    assert (ended.code, ended.out.strip()) == (0, f"out/lanternfish-{NAME}-content.zip")
    with zipfile.ZipFile(ended.out.strip()) as package:
        assert {name.partition("/")[0] for name in package.namelist()} == {f"lanternfish-{NAME}-content"}
    assert briefing("verify", ended.out.strip(), folder).code == 0


def test_the_preview_hands_a_deck_out_by_its_title(greek: Path) -> None:
    live = LiveProgramme(greek)
    live.reload()
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/export/pptx",
        "headers": [],
        "query_string": b"v=short",
        "path_params": {"form": "pptx"},
    }
    answer = asyncio.run(Preview(live=live, broadcaster=EventBroadcaster(), talks=TalkStore(programme=live.folder)).export(Request(scope)))
    assert unquote(answer.headers["Content-Disposition"]) == f"attachment; filename*=UTF-8''{NAME}-customer-service-short.pptx"
