"""Where a batch is typed, where its folder lies and how a programme is named decide nothing but what is shown."""

import json
import shutil
from pathlib import Path

import pytest
from batch_samples import EXAMPLES, batch_here, briefing, programme_in, replace_in, report_here, statuses

from briefing_builder.batch.model import BatchRequest
from briefing_builder.batch.target import folders
from briefing_builder.content.reading import loading
from briefing_builder.values import replace

SERVICE = "learn-where-you-work-customer-service-standard.pptx"
HELP_DESK = SERVICE.replace("customer-service", "help-desk")


def small_programme(folder: Path, department: str = "customer-service") -> Path:
    shutil.copytree(EXAMPLES / "minimal", folder)
    replace_in(folder / "briefing.yaml", "customer-service", department)
    return folder


def wanted_here(programme: str, out: str) -> BatchRequest:
    return BatchRequest(programmes=(programme,), out=out, has_index=False)


def test_decks_of_another_programme_that_was_typed_alike_are_not_told_as_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both are the current folder, and the folder of both is one."""
    for name, department in (("a", "customer-service"), ("b", "help-desk")):
        monkeypatch.chdir(small_programme(tmp_path / name, department))
        assert report_here(wanted_here(".", "../decks")).stale == ()
    manifest = json.loads((tmp_path / "decks" / "manifest.json").read_text(encoding="utf-8"))
    assert [deck["file"] for deck in manifest["decks"]] == [HELP_DESK, SERVICE]


def test_a_stale_deck_is_told_wherever_the_batch_is_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    programme = small_programme(tmp_path / "a")
    monkeypatch.chdir(tmp_path)
    batch_here(wanted_here("a", "decks"))
    replace_in(programme / "briefing.yaml", "customer-service", "help-desk")
    monkeypatch.chdir(programme)
    assert report_here(wanted_here("briefing.yaml", "../decks")).stale == (f"../decks/{SERVICE}",)


def test_a_stale_deck_is_told_after_programme_and_decks_have_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    small_programme(tmp_path / "old" / "a")
    batch_here(wanted_here("old/a", "old/decks"))
    Path("old").rename("new")
    replace_in(Path("new/a/briefing.yaml"), "customer-service", "help-desk")
    assert report_here(wanted_here("new/a", "new/decks")).stale == (f"new/decks/{SERVICE}",)


def test_a_programme_that_was_renamed_still_knows_its_decks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    batch_here(wanted_here(small_programme(Path("old")).name, "decks"))
    Path("old").rename("new")
    assert statuses(batch_here(wanted_here("new", "decks"))) == {"customer-service": "unchanged"}
    manifest = json.loads(Path("decks", "manifest.json").read_text(encoding="utf-8"))
    assert [deck["programme"] for deck in manifest["decks"]] == ["new"]
    replace_in(Path("new/briefing.yaml"), "customer-service", "help-desk")
    assert report_here(wanted_here("new", "decks")).stale == (f"decks/{SERVICE}",)


def test_a_deck_that_takes_the_place_of_another_programmes_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b"):
        monkeypatch.chdir(small_programme(tmp_path / name))
        replace_in(Path("briefing.yaml"), "title: Calm Calls", f"title: Calls {name}")
        (done,) = batch_here(wanted_here(".", "../decks"))
    assert (done.status, done.reasons) == ("built", ("it was made from ../a before",))


def test_a_deck_with_pictures_is_the_same_wherever_the_batch_is_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    programme = programme_in(tmp_path)
    monkeypatch.chdir(tmp_path)
    batch_here(replace(wanted_here("merrowdale", "decks"), departments=("contact-centre",)))
    monkeypatch.chdir(programme)
    (again,) = batch_here(replace(wanted_here(".", "../decks"), departments=("contact-centre",), is_dry=True))
    assert (again.status, again.reasons) == ("unchanged", ())


def test_slides_that_show_one_anothers_pictures_are_other_slides(programme: Path, out: Path) -> None:
    """Both names and both contents stay in the deck."""
    wanted = BatchRequest(programmes=(str(programme),), departments=("contact-centre",), out=str(out), has_index=False)
    batch_here(wanted)
    replace_in(programme / "courses.yaml", "media/calm-calls-1.png", "media/calm-calls-x.png")
    replace_in(programme / "courses.yaml", "media/calm-calls-2.png", "media/calm-calls-1.png")
    replace_in(programme / "courses.yaml", "media/calm-calls-x.png", "media/calm-calls-2.png")
    (again,) = batch_here(wanted)
    assert again.status == "built"


def test_the_file_that_need_not_be_named_is_the_one_that_is_loaded() -> None:
    assert (folders.ENTRY, folders.WORKBOOK) == (loading.ENTRY, loading.WORKBOOK)


def test_a_programme_that_is_named_twice_is_built_once(tmp_path: Path) -> None:
    programme = small_programme(tmp_path / "a")
    (tmp_path / "link").symlink_to(programme, target_is_directory=True)
    done = briefing("batch", programme, programme / "briefing.yaml", tmp_path / "link", "-o", tmp_path / "out", "--no-index")
    assert done.stdout.splitlines() == [str(tmp_path / "out" / SERVICE)]


def test_departments_of_two_programmes_with_one_id_are_two_in_the_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, briefing_id in (("a", "spring"), ("b", "autumn")):
        monkeypatch.chdir(programme_in(tmp_path / name, "minimal"))
        replace_in(Path("briefing.yaml"), "\nbriefing:\n", f"\nbriefing:\n  id: {briefing_id}\n")
        batch_here(BatchRequest(programmes=(".",), out="../../decks"))
    page = (tmp_path / "decks" / "index.html").read_text(encoding="utf-8")
    assert page.count("<article ") == 2
