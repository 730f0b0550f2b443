"""What imports keep stays: no key, record, answer or row of them is in a pack, its decks or its papers."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pack_samples import changed_programme

from briefing_builder import pipeline
from briefing_builder.cli.main import run
from briefing_builder.packs.content.programme_files import redacted_files
from briefing_builder.packs.content.redaction import redacted_content
from briefing_builder.packs.deck_pack import pack_decks
from briefing_builder.packs.secrets.inventory import take_inventory


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Merrowdale with its figures out of an import, for which a name was answered."""
    folder = tmp_path_factory.mktemp("imported") / "m"
    changed_programme(folder, {"pilot.yaml": ("data/pilot.csv", "data/pilot-imported.csv")})
    export = folder.parent / "export-of-the-platform.csv"
    rows = (folder / "data/pilot.csv").read_text(encoding="utf-8")
    export.write_text(rows.replace(",sales,", ",Sales of Everything,"), encoding="utf-8")
    assert run(["import", str(export), "--into", str(folder), "--map", "department/Sales of Everything=sales"]) == 0
    return folder


def private_texts(folder: Path) -> list[str]:
    """What must not leave: the key, the ids of learners, and what the record and the answers say."""
    ids = {line.split(",")[0] for line in (folder / "data/pilot-imported.csv").read_text(encoding="utf-8").splitlines()[1:]}
    assert len(ids) > 100
    key = (folder / ".briefing/key").read_text(encoding="utf-8").strip()
    return [key, *sorted(ids), "export-of-the-platform", "Sales of Everything", "rows_sha256", "last-import"]


def members(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The files of an archive, and of the archives in it."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            content = package.read(name)
            yield name, content
            if content.startswith(b"PK"):
                yield from members(content)


def test_a_pack_of_decks_has_nothing_of_an_import(folder: Path) -> None:
    pack = pack_decks(pipeline.load(folder), ("sales",), pipeline.Options(variant="short"))
    private = private_texts(folder)
    for name, content in members(pack.data):
        assert [text for text in private if text.encode() in content or text in name] == [], name


def test_a_redacted_programme_has_nothing_of_an_import(folder: Path) -> None:
    session = pipeline.load(folder)
    redacted = redacted_content(session, take_inventory(session))
    private = private_texts(folder)
    for name, content in redacted_files(redacted.data, folder).items():
        assert not name.startswith((".briefing", "data/", "imports"))
        assert [text for text in private if text.encode() in content] == [], name
