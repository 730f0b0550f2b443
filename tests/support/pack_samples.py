"""Merrowdale's pack, its programme and the search for its secrets, made once a process."""

import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path

from briefing_builder import pipeline
from briefing_builder.files.resources import resource
from briefing_builder.leakscan.finding.search import Search, search_of
from briefing_builder.packs.leaks import searched
from briefing_builder.packs.making import Packed, pack
from briefing_builder.packs.secrets.gather import secrets_of
from briefing_builder.packs.secrets.public import public_of

DEPARTMENTS = ("contact-centre", "warehouse")


@cache
def merrowdale() -> pipeline.Session:
    """The example, loaded."""
    return pipeline.load(resource("examples", "merrowdale"))


@cache
def packed() -> Packed:
    """The pack of two of its departments."""
    return pack(merrowdale(), DEPARTMENTS, pipeline.Options())


@cache
def files() -> dict[str, bytes]:
    """The files of that pack by their name in its folder."""
    with zipfile.ZipFile(BytesIO(packed().data)) as package:
        return {name.partition("/")[2]: package.read(name) for name in package.namelist()}


@cache
def search() -> Search:
    """The search for everything confidential of the example, clocks of no meeting excepted."""
    secrets = secrets_of(merrowdale())
    return search_of(secrets, public_of(merrowdale(), secrets, clocks=["2 minutes", "words 33 %"]))


def leaks(name: str, data: bytes) -> list[str]:
    """The problems that one file gives."""
    return [problem.message for problem in searched({name: data}, search()).problems]


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
