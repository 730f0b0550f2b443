"""Decks at an address that fsspec knows: the same rules as in a folder, and a network may hiccup."""

import errno
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest
from batch_samples import batch_here, programme_in, replace_in, report_here, statuses, tree_of, wanted_of
from fsspec.implementations.memory import MemoryFileSystem

from briefing_builder.batch.model import BatchRequest
from briefing_builder.batch.target import remote
from briefing_builder.batch.target.destination import LocalFolder
from briefing_builder.errors import OutputError

FINANCE = "mb-2027-q1-finance-standard.pptx"


@pytest.fixture
def wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[BatchRequest]:
    monkeypatch.chdir(tmp_path)
    MemoryFileSystem.store.clear()
    yield wanted_of(programme_in(tmp_path), "memory://decks/autumn")
    MemoryFileSystem.store.clear()


def objects() -> dict[str, bytes]:
    return {name.removeprefix("/decks/autumn/"): held.getvalue() for name, held in MemoryFileSystem.store.items()}


def test_objects_are_the_bytes_of_files(wanted: BatchRequest, tmp_path: Path) -> None:
    assert set(statuses(batch_here(wanted)).values()) == {"built"}
    batch_here(wanted_of(Path(wanted.programmes[0]), tmp_path / "out"))
    assert objects() == tree_of(tmp_path / "out")
    assert set(statuses(batch_here(wanted)).values()) == {"unchanged"}
    assert (tmp_path / ".briefing" / "memory-decks-autumn" / "record.jsonl").is_file()


def test_an_object_that_was_changed_is_kept_and_one_that_is_gone_comes_back(wanted: BatchRequest, tmp_path: Path) -> None:
    batch_here(wanted)
    place = MemoryFileSystem()
    place.pipe_file(f"/decks/autumn/{FINANCE}", b"somebody's notes")
    place.rm_file("/decks/autumn/mb-2027-q1-technology-standard.pptx")
    assert statuses(batch_here(wanted)) == {"finance": "kept", "technology": "built"}
    replace_in(tmp_path / "merrowdale" / "departments.yaml", "name: Finance and", "name: Treasury and")
    assert statuses(batch_here(wanted)) == {"finance": "kept", "technology": "unchanged"}
    assert objects()[FINANCE] == b"somebody's notes"
    assert FINANCE.replace(".pptx", ".new.pptx") in objects()


class Flaky(MemoryFileSystem):
    """A place whose network fails every second time."""

    protocol = "flaky"
    asked = 0

    def pipe_file(self, path: str, value: bytes, mode: str = "overwrite", **kwargs: object) -> None:
        Flaky.asked += 1
        if Flaky.asked % 2:
            raise OSError(errno.ECONNRESET, "Connection reset by peer")
        super().pipe_file(path, value, mode=mode, **kwargs)


def test_a_hiccup_is_outlived_and_what_is_forbidden_is_not_asked_again(wanted: BatchRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "PAUSES", (0.0, 0.0))
    fsspec.register_implementation("flaky", Flaky, clobber=True)
    flaky = wanted_of(Path(wanted.programmes[0]), "flaky://decks/autumn")
    assert set(statuses(batch_here(flaky)).values()) == {"built"}
    asked = 0

    def forbid(_self: Flaky, path: str, _value: bytes, **_more: object) -> None:
        nonlocal asked
        asked += 1
        raise PermissionError(errno.EACCES, "Access denied", path)

    monkeypatch.setattr(Flaky, "pipe_file", forbid)
    report = report_here(wanted_of(Path(wanted.programmes[0]), "flaky://elsewhere", departments=("finance",)))
    assert [problem.message for problem in report.outcomes[0].problems] == ["cannot be written: access denied"]
    assert asked == 2, "the deck and the manifest, once each"


def test_an_object_that_cannot_be_removed_is_told_and_a_hiccup_is_outlived(wanted: BatchRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "PAUSES", (0.0, 0.0))
    shelf, answers = remote.RemoteFolder(wanted.out), [ConnectionResetError(), PermissionError(errno.EACCES, "Access denied")]
    shelf.write("a.pptx", b"a deck")
    rm_file = MemoryFileSystem.rm_file

    def remove(system: MemoryFileSystem, path: str) -> None:
        if answers:
            raise answers.pop(0)
        rm_file(system, path)

    monkeypatch.setattr(MemoryFileSystem, "rm_file", remove)
    with pytest.raises(OutputError, match="cannot be written: access denied"):
        shelf.remove("a.pptx")
    answers.append(ConnectionResetError())
    shelf.remove("a.pptx")
    shelf.remove("a.pptx")
    assert objects() == {}


def test_a_folder_that_a_hiccup_does_not_let_in_is_asked_for_again(wanted: BatchRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "PAUSES", (0.0, 0.0))
    makedirs, failures = MemoryFileSystem.makedirs, [ConnectionResetError()]

    def make(system: MemoryFileSystem, path: str, *, exist_ok: bool = False) -> None:
        if failures:
            raise failures.pop()
        makedirs(system, path, exist_ok=exist_ok)

    monkeypatch.setattr(MemoryFileSystem, "makedirs", make)
    remote.RemoteFolder(wanted.out).write("a.pptx", b"a deck")
    assert objects() == {"a.pptx": b"a deck"}


def test_a_file_that_cannot_be_removed_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.pptx").mkdir()
    with pytest.raises(OutputError, match="cannot be written"):
        LocalFolder(tmp_path).remove("a.pptx")
    (tmp_path / "sheets").write_bytes(b"no folder")
    LocalFolder(tmp_path).remove("sheets/a.svg")
    LocalFolder(tmp_path).remove("nothing.pptx")


def test_an_address_that_nobody_knows_is_told() -> None:
    with pytest.raises(OutputError, match="this address cannot be used") as refused:
        remote.RemoteFolder("nowhere://decks")
    assert refused.value.problems[0].hint == "install what it asks for, or choose a folder with -o"
