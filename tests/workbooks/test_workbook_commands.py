"""Commands take a workbook wherever they take a programme."""

import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest
from commands import Briefing, runner

from briefing_builder.preview.decks.live_programme import LiveProgramme


@pytest.fixture
def briefing(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Briefing:
    """Return a function that runs `briefing` with these arguments, in an empty folder."""
    return runner(capsys, tmp_path, monkeypatch)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the workbook of the smallest programme, and Excel's lock file beside it."""
    from briefing_builder.workbooks.starting import scaffold_workbook

    folder = tmp_path_factory.mktemp("begun")
    scaffold_workbook(folder)
    (folder / "~$programme.xlsx").write_bytes(b"\x05Sam O" + bytes(160))
    return folder


@pytest.fixture
def programme(begun: Path, tmp_path: Path) -> Path:
    """The same in the folder of the test."""
    shutil.copytree(begun, tmp_path / "mine")
    return Path("mine")


def test_a_workbook_is_begun_checked_and_built(briefing: Briefing) -> None:
    new = briefing("new", "mine", "--excel")
    assert (new.code, sorted(path.name for path in Path("mine").iterdir())) == (0, ["programme.xlsx"])
    assert "Begin with mine/programme.xlsx" in new.err
    checked = briefing("check", "mine")
    assert (checked.code, "error:" in checked.out) == (0, False)
    assert "mine/programme.xlsx: Courses!" in checked.out
    built = briefing("build", "mine/programme.xlsx")
    assert (built.code, built.out.strip()) == (0, "out/learn-where-you-work-customer-service-standard.pptx")


def test_nothing_is_overwritten(briefing: Briefing, programme: Path) -> None:
    before = (programme / "programme.xlsx").read_bytes()
    ended = briefing("new", programme, "--excel")
    assert (ended.code, "file-exists" in ended.err) == (8, True)
    assert (programme / "programme.xlsx").read_bytes() == before


def test_an_example_brings_its_pictures_and_rows_along(briefing: Briefing) -> None:
    briefing("new", "whole", "--excel", "--example", "ardmullen")
    names = {path.relative_to("whole").as_posix() for path in Path("whole").rglob("*") if path.is_file()}
    assert {"programme.xlsx", "pilot.csv"} <= names
    assert [name for name in names if name.endswith((".yaml", ".json"))] == []


def test_a_folder_with_both_is_nobodys_guess(briefing: Briefing, programme: Path) -> None:
    (programme / "briefing.yaml").write_text("organisation: {}\n")
    ended = briefing("check", programme)
    assert ended.code == 3
    assert "mine: error: briefing.yaml and programme.xlsx both lie in this folder" in ended.out
    assert "name the one that you mean, mine/programme.xlsx or mine/briefing.yaml" in ended.out
    assert briefing("check", programme / "programme.xlsx").code == 0


def test_half_a_workbook_is_told_as_such(briefing: Briefing, programme: Path) -> None:
    file = programme / "programme.xlsx"
    file.write_bytes(file.read_bytes()[:30_000])
    ended = briefing("check", programme)
    assert ended.code == 3
    assert "mine/programme.xlsx: error: " in ended.out
    assert ended.err.splitlines()[-1] == "1 error, 0 warnings"


def test_what_is_no_workbook_is_told_as_such(briefing: Briefing, programme: Path) -> None:
    (programme / "programme.xlsx").write_text("id;name\n1;One\n")
    ended = briefing("check", programme)
    assert (ended.code, "mine/programme.xlsx: error: this is not a workbook [workbook-unread]" in ended.out) == (3, True)


def test_a_workbook_of_something_else_is_told_as_such(briefing: Briefing) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Org units"  # type: ignore[union-attr]
    book.active["A1"] = "Cost centre"  # type: ignore[index]
    book.save("units.xlsx")
    ended = briefing("check", "units.xlsx")
    assert (ended.code, "units.xlsx: error: this workbook has no sheet of a programme" in ended.out) == (3, True)


def test_notes_and_explanations_come_from_a_workbook(briefing: Briefing, programme: Path) -> None:
    assert "Calm Calls" in briefing("notes", programme, "-d", "customer-service").out
    assert "calm-calls" in briefing("explain", programme, "-d", "customer-service").out


def test_a_batch_takes_a_workbook_once_however_it_is_named(briefing: Briefing, programme: Path) -> None:
    done = briefing("batch", programme, programme / "programme.xlsx", "-o", "out", "--no-index")
    assert (done.code, done.out.splitlines()) == (0, ["out/learn-where-you-work-customer-service-standard.pptx"])
    again = briefing("batch", programme, "-o", "out", "--no-index")
    assert (again.code, "unchanged" in again.err) == (0, True)


def test_an_import_says_which_settings_take_its_rows(briefing: Briefing, programme: Path) -> None:
    lines = ["Username,Department,Course,Status,Completed on", "p1,Customer Service,Calm Calls,Completed,2026-09-08"]
    Path("report.csv").write_text("\n".join(lines) + "\n")
    ended = briefing("import", "report.csv", "--into", programme)
    assert ended.code == 0, ended.err
    assert "“Data: file” (Pilot): data/" in ended.err
    assert "“Starts” (Pilot): 2026-09-08" in ended.err


def test_a_supplier_receives_yaml_and_never_the_workbook(briefing: Briefing) -> None:
    briefing("new", "whole", "--excel", "--example", "merrowdale")
    ended = briefing("pack", "whole", "-s", "lanternfish", "--content")
    assert ended.code == 0
    with zipfile.ZipFile(ended.out.strip()) as package:
        names = [Path(name).name for name in package.namelist()]
    assert "briefing.yaml" in names
    assert "programme.xlsx" not in names


def test_a_saved_workbook_is_seen(briefing: Briefing, programme: Path) -> None:
    del briefing
    live = LiveProgramme(programme)
    live.reload()
    choice = live.choice()
    assert choice
    assert live.show(choice)
    file = programme / "programme.xlsx"
    book = openpyxl.load_workbook(file)
    book["Courses"]["B5"] = "Quiet Calls"
    book.save(file)
    assert not live.is_current()
    live.reload()
    shown = live.show(choice)
    assert shown
    assert (shown.is_stale, "Quiet Calls" in str(shown.script)) == (False, True)
