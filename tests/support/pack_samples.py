"""Merrowdale's pack, its programme and the search for its secrets, made once a process."""

import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path

from briefing_builder import pipeline
from briefing_builder.files.resources import resource
from briefing_builder.leakscan.finding.search import Search
from briefing_builder.packs.deck_pack import Pack, pack_decks
from briefing_builder.packs.leaks import leak_report
from briefing_builder.packs.secrets.inventory import take_inventory
from briefing_builder.packs.secrets.public import programme_search

DEPARTMENTS = ("contact-centre", "warehouse")


@cache
def merrowdale() -> pipeline.Session:
    """The example, loaded."""
    return pipeline.load(resource("examples", "merrowdale"))


@cache
def packed() -> Pack:
    """The pack of two of its departments."""
    return pack_decks(merrowdale(), DEPARTMENTS, pipeline.Options())


@cache
def files() -> dict[str, bytes]:
    """The files of that pack by their name in its folder."""
    with zipfile.ZipFile(BytesIO(packed().data)) as package:
        return {name.partition("/")[2]: package.read(name) for name in package.namelist()}


@cache
def search() -> Search:
    """The search for everything confidential of the example, clocks of no meeting excepted."""
    inventory = take_inventory(merrowdale())
    return programme_search(merrowdale(), inventory, clocks=["2 minutes", "words 33 %"])


def leaks(name: str, data: bytes) -> list[str]:
    """The problems that one file gives."""
    return [problem.message for problem in leak_report({name: data}, search()).problems]


def changed_programme(folder: Path, changes: dict[str, tuple[str, str]]) -> Path:
    """Copy the example into a folder with texts of its files replaced."""
    origin = resource("examples", "merrowdale")
    for file in origin.rglob("*"):
        target = folder / file.relative_to(origin)
        if file.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
    for name, (before, after) in changes.items():
        text = (folder / name).read_text(encoding="utf-8")
        assert before in text, (name, before)
        (folder / name).write_text(text.replace(before, after, 1), encoding="utf-8")
    return folder
