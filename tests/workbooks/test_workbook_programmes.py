"""A programme in a workbook is built, checked and shown as one in YAML: the same decks, and problems that name cells."""

import hashlib
from pathlib import Path

import pytest
from workbook_samples import EXAMPLES

from briefing_builder.cli.main import run
from briefing_builder.content.reading.loading import load_programme
from briefing_builder.files.resources import resource
from briefing_builder.workbooks.starting import scaffold_workbook

DEPARTMENTS = {"minimal": "customer-service", "merrowdale": "finance", "ardmullen": "community", "malindara": "digital"}


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folder of each example as a workbook with its pictures and rows."""
    folders = {name: tmp_path_factory.mktemp("programmes") / name for name in EXAMPLES}
    for name, folder in folders.items():
        scaffold_workbook(folder, example=name)
    return folders


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_content_is_that_of_the_yaml(name: str, workbooks: dict[str, Path]) -> None:
    from_workbook, from_yaml = load_programme(workbooks[name]).value, load_programme(resource("examples", name)).value
    assert from_workbook.content == from_yaml.content
    assert from_workbook.pilot_rows == from_yaml.pilot_rows


def deck_of(path: Path, department: str, out: Path) -> str:
    """Return the digest of the deck of a department."""
    assert run(["build", str(path), "-d", department, "-o", str(out), "-q"]) == 0
    return hashlib.sha256(out.read_bytes()).hexdigest()


@pytest.mark.parametrize("name", ["merrowdale", "minimal"])
def test_the_deck_is_that_of_the_yaml_byte_for_byte(name: str, workbooks: dict[str, Path], tmp_path: Path) -> None:
    department = DEPARTMENTS[name]
    here = deck_of(workbooks[name], department, tmp_path / "a" / "deck.pptx")
    assert here == deck_of(resource("examples", name), department, tmp_path / "b" / "deck.pptx")
