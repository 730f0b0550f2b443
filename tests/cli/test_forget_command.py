"""`briefing forget`: rows, records and the key of imports go, and nothing of anybody else."""

from pathlib import Path
from shutil import copytree

import pytest
from commands import Briefing, runner

from briefing_builder.files.resources import resource


@pytest.fixture
def imported(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Briefing:
    copytree(resource("examples", "merrowdale"), tmp_path / "m")
    briefing = runner(capsys, tmp_path, monkeypatch)
    assert briefing("import", resource("examples", "merrowdale") / "data/pilot.csv", "--into", "m").code == 0
    return briefing


def names_in(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_what_imports_have_kept_is_removed_and_what_remains_is_told(imported: Briefing, tmp_path: Path) -> None:
    before = names_in(tmp_path / "m")
    ended = imported("forget", "m", "--yes")
    assert ended.code == 0
    gone = {"data/pilot-imported.csv", "data/pilot-imported.import.json", ".briefing/last-import.json", ".briefing/key"}
    assert before - names_in(tmp_path / "m") == gone | {".briefing/.gitignore"}
    assert all(name in ended.err for name in gone)
    assert "remains: the exports as they were downloaded" in ended.err
    assert "no import has kept anything" in imported("forget", "m").err


def test_it_asks_first(imported: Briefing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = names_in(tmp_path / "m")
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: "n")
    assert imported("forget", "m").code == 130
    assert names_in(tmp_path / "m") == before


def test_after_it_the_check_says_what_is_missing(imported: Briefing, tmp_path: Path) -> None:
    pilot = tmp_path / "m/pilot.yaml"
    pilot.write_text(pilot.read_text(encoding="utf-8").replace("data/pilot.csv", "data/pilot-imported.csv"), encoding="utf-8")
    assert imported("check", "m").code == 0
    imported("forget", "m", "--yes")
    ended = imported("check", "m")
    assert ended.code == 3
    assert 'm/pilot.yaml:10:11: error: there is no file "data/pilot-imported.csv"' in ended.out


def test_ids_are_other_ones_after_it(imported: Briefing, tmp_path: Path) -> None:
    rows = tmp_path / "m/data/pilot-imported.csv"
    before = rows.read_text(encoding="utf-8")
    imported("forget", "m", "--yes")
    imported("import", tmp_path / "m/data/pilot.csv", "--into", "m")
    after = rows.read_text(encoding="utf-8")
    assert len(after) == len(before)
    assert {line.split(",")[0] for line in after.splitlines()[1:]} & {line.split(",")[0] for line in before.splitlines()[1:]} == set()
