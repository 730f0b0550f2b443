"""The record survives what a crash or a full disk does to it, and says nothing that was not written."""

import json
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefing_builder.batch.identity.why import SHOWN, first_reasons, reasons_between
from briefing_builder.batch.model import DeckUpdate, Details, Entry
from briefing_builder.batch.state import record as records
from briefing_builder.batch.state.record import CROWDED, NAME, Record, read_record, remove_old_stores
from briefing_builder.files.output import cannot_write
from briefing_builder.problems import Source, warning
from briefing_builder.values import replace

ENTRY = Entry(
    path="a-finance-standard.pptx",
    programme="merrowdale",
    department="finance",
    variant="standard",
    fingerprint="f1",
    size=10,
    modified=20,
    sha256="d1",
)
DETAILS = Details(
    title="Finance",
    occasion="Learning where you work",
    says={"benefits": ("Hours back", "You see it")},
    problems=(warning("no-baseline", "it has a target, but no baseline", Source(path="a.yaml", line=3, column=5), "count once"),),
    sheet=(70_000, "d2"),
)
PARTS = {"brand": "b1", "slide title": "s1"}
UPDATE = DeckUpdate(entry=ENTRY, details=DETAILS, parts=PARTS, snapshot=b"\x00snapshot\n")


def added(record: Record, *many: DeckUpdate) -> None:
    for update in many:
        record.add(update)
    record.close()


@contextmanager
def reading(folder: Path) -> Iterator[Record]:
    """Yield the record of a folder, as a later batch finds it."""
    record = read_record(folder)
    try:
        yield record
    finally:
        record.close()


def bare(record: Record) -> dict[str, Entry]:
    """Return the entries without the places where the rest of them lies."""
    return {path: replace(entry, kept=(), base=()) for path, entry in record.entries.items()}


def test_what_was_added_is_read_again(tmp_path: Path) -> None:
    other = replace(ENTRY, path="b.pptx", hand=(1, 2), beside="b.new.pptx", changes=("slide 3 is gone",))
    added(read_record(tmp_path), UPDATE, replace(UPDATE, entry=other, snapshot=b"other"))
    with reading(tmp_path) as found:
        assert bare(found) == {ENTRY.path: ENTRY, other.path: other}
        entry = found.entries[ENTRY.path]
        assert (found.details(entry), found.parts(entry), found.snapshot(entry)) == (DETAILS, PARTS, b"\x00snapshot\n")
        assert found.snapshot(found.entries[other.path]) == b"other"


def test_news_of_a_file_alone_keep_what_is_known_of_the_deck(tmp_path: Path) -> None:
    record = read_record(tmp_path)
    record.add(UPDATE)
    added(record, DeckUpdate(entry=replace(ENTRY, size=11)))
    with reading(tmp_path) as found:
        assert found.entries[ENTRY.path].size == 11
        assert found.details(found.entries[ENTRY.path]) == DETAILS


def test_what_is_forgotten_is_gone(tmp_path: Path) -> None:
    record = read_record(tmp_path)
    record.forget(record.add(UPDATE))
    record.close()
    assert read_record(tmp_path).entries == {}


TORN = (b'{"version":2,"deck":{"path":"a', b"\x00\xff\xfe", b'{"version":2,"deck":{"path":"b.pptx"}}\n', b"[]\n", b'{"version":1}\n')


@pytest.mark.parametrize("torn", TORN)
def test_a_torn_or_foreign_line_is_left_out_and_does_no_harm_to_the_next(tmp_path: Path, torn: bytes) -> None:
    added(read_record(tmp_path), UPDATE)
    (tmp_path / NAME).write_bytes((tmp_path / NAME).read_bytes() + torn)
    found = read_record(tmp_path)
    assert bare(found) == {ENTRY.path: ENTRY}
    newer = replace(ENTRY, fingerprint="f2")
    added(found, replace(UPDATE, entry=newer))
    assert bare(read_record(tmp_path)) == {ENTRY.path: newer}


def test_a_record_cut_anywhere_holds_every_whole_line(tmp_path: Path) -> None:
    added(read_record(tmp_path), *(replace(UPDATE, entry=replace(ENTRY, path=f"d{number}.pptx")) for number in range(4)))
    data = (tmp_path / NAME).read_bytes()
    ends = [position + 1 for position, byte in enumerate(data) if byte == ord("\n")]
    for cut in range(len(data) + 1):
        (tmp_path / NAME).write_bytes(data[:cut])
        assert len(read_record(tmp_path).entries) == sum(end <= cut for end in ends)


@pytest.mark.parametrize("share", [0.0, 0.5, 0.9])
def test_a_store_that_lost_its_end_is_unknown_not_wrong(tmp_path: Path, share: float) -> None:
    added(read_record(tmp_path), replace(UPDATE, snapshot=b"m" * 100))
    store = tmp_path / "kept-0.bin"
    store.write_bytes(store.read_bytes()[: int(share * store.stat().st_size)])
    with reading(tmp_path) as found:
        entry = found.entries[ENTRY.path]
        assert found.details(entry) in (None, DETAILS)
        assert found.parts(entry) in ({}, PARTS)
        assert len(found.snapshot(entry)) < 100


def test_a_crowded_record_is_written_anew_with_one_line_each(tmp_path: Path) -> None:
    record = read_record(tmp_path)
    for number in range(3 * CROWDED + 2):
        record.add(replace(UPDATE, entry=replace(ENTRY, fingerprint=f"f{number}"), snapshot=f"m{number}".encode()))
    kept = record.entries[ENTRY.path]
    beside = replace(ENTRY, path="b.pptx", beside="b.new.pptx", base=kept.snapshot_position, fingerprint="g")
    record.add(replace(UPDATE, entry=beside))
    record.compact()
    added(record, replace(UPDATE, entry=replace(ENTRY, fingerprint="last"), snapshot=b"last"))
    lines = [json.loads(line) for line in (tmp_path / NAME).read_text(encoding="utf-8").splitlines()]
    assert [next(key for key in line if key != "version") for line in lines] == ["turn", "deck", "deck", "deck"]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["kept-1.bin", NAME]
    with reading(tmp_path) as found:
        assert found.entries[ENTRY.path].fingerprint == "last"
        assert found.snapshot(found.entries[ENTRY.path]) == b"last"
        assert found.base_snapshot(found.entries["b.pptx"]) == f"m{3 * CROWDED + 1}".encode()
        assert found.details(found.entries["b.pptx"]) == DETAILS


def test_a_crowded_record_whose_place_is_refused_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, _data: bytes) -> None:
        raise cannot_write(path, OSError("No space left on device"))

    record = read_record(tmp_path)
    for number in range(3 * CROWDED + 2):
        record.add(replace(UPDATE, entry=replace(ENTRY, fingerprint=f"f{number}")))
    monkeypatch.setattr(records, "write_atomically", refuse)
    record.compact()
    record.close()
    with reading(tmp_path) as found:
        assert bare(found) == {ENTRY.path: replace(ENTRY, fingerprint=f"f{3 * CROWDED + 1}")}
        assert found.details(found.entries[ENTRY.path]) == DETAILS


def test_a_store_that_nobody_speaks_of_is_swept(tmp_path: Path) -> None:
    added(read_record(tmp_path), UPDATE)
    (tmp_path / "kept-1.bin").write_bytes(b"half written when the power went")
    remove_old_stores(read_record(tmp_path))
    assert sorted(file.name for file in tmp_path.iterdir()) == ["kept-0.bin", NAME]


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """Make the system refuse longer files, as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_lines_that_a_full_disk_refuses_cost_no_other_line(tmp_path: Path) -> None:
    record = read_record(tmp_path)
    record.add(UPDATE)
    room = (tmp_path / NAME).stat().st_size + 100
    with files_of_at_most(room):
        record.add(replace(UPDATE, entry=replace(ENTRY, path="b.pptx")))
    assert record.failure is not None
    assert bare(read_record(tmp_path)) == {ENTRY.path: ENTRY}
    added(record, replace(UPDATE, entry=replace(ENTRY, path="c.pptx")))
    with reading(tmp_path) as found:
        assert set(found.entries) == {ENTRY.path, "c.pptx"}
        assert found.details(found.entries["c.pptx"]) == DETAILS


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        ({"brand": "1"}, {"brand": "2"}, ("the brand changed",)),
        ({"benefit b": "1", "slide x": "1"}, {"benefit b": "2", "slide x": "2"}, ("benefit b reworded",)),
        ({"course c": "1"}, {}, ("course c is no longer here",)),
        ({}, {"course c": "1"}, ("course c is new here",)),
        ({"slide x": "1"}, {"slide x": "2"}, ("the slide “x” changed",)),
        ({"slide x": "1"}, {"slide y": "1"}, ("the slide “y” is new", "the slide “x” is gone")),
        ({"version": "1", "fonts": "1"}, {"version": "2", "fonts": "2"}, ("briefing itself changed", "the fonts changed")),
        ({}, {}, ("the order of the slides changed",)),
    ],
)
def test_reasons_name_what_the_author_changed_before_slides(then: dict[str, str], now: dict[str, str], expected: tuple[str, ...]) -> None:
    assert reasons_between(then, now) == expected


def test_many_reasons_are_counted() -> None:
    many = tuple(f"course c{number} is new here" for number in range(9))
    assert first_reasons(many) == (*many[:SHOWN], "and 3 more")
    assert first_reasons(many[:SHOWN]) == many[:SHOWN]
