"""The record survives what a crash does to it, and says nothing that was not written."""

import json
from pathlib import Path

import pytest

from briefing_builder.batch.model import Entry
from briefing_builder.batch.reasons import reasons_between
from briefing_builder.batch.record import CROWDED, NAME, read_record
from briefing_builder.problems import Source, warning
from briefing_builder.values import replace

ENTRY = Entry(
    key="/finance/standard",
    path="a-finance-standard.pptx",
    programme="merrowdale",
    department="finance",
    variant="standard",
    title="Finance",
    occasion="Learning where you work",
    fingerprint="f1",
    parts={"brand": "b1", "slide title": "s1"},
    size=10,
    modified=20,
    sha256="d1",
    says={"Benefits": ("Hours back", "You see it")},
    problems=(warning("no-baseline", "it has a target, but no baseline", Source(path="a.yaml", line=3, column=5), "count once"),),
)


def test_what_was_added_is_read_again(tmp_path: Path) -> None:
    record = read_record(tmp_path)
    other = replace(ENTRY, key="/sales/standard", hand=(1, 2), beside="a-sales-standard.new.pptx")
    record.add(ENTRY)
    record.add(other)
    record.finish({"decks": [ENTRY.key]})
    record.close()
    found = read_record(tmp_path)
    assert found.entries == {ENTRY.key: ENTRY, other.key: other}
    assert found.run == {"decks": [ENTRY.key]}


TORN = (b'{"version":1,"deck":{"key":"/sa', b"\x00\xff\xfe", b'{"version":1,"deck":{"key":"/sales/standard"}}\n', b"[]\n")


@pytest.mark.parametrize("torn", TORN)
def test_a_torn_or_foreign_line_is_left_out_and_does_no_harm_to_the_next(tmp_path: Path, torn: bytes) -> None:
    record = read_record(tmp_path)
    record.add(ENTRY)
    record.close()
    (tmp_path / NAME).write_bytes((tmp_path / NAME).read_bytes() + torn)
    found = read_record(tmp_path)
    assert found.entries == {ENTRY.key: ENTRY}
    newer = replace(ENTRY, fingerprint="f2")
    found.add(newer)
    found.close()
    assert read_record(tmp_path).entries == {ENTRY.key: newer}


def test_a_record_cut_anywhere_holds_every_whole_line(tmp_path: Path) -> None:
    record = read_record(tmp_path)
    for number in range(4):
        record.add(replace(ENTRY, key=f"/d{number}/standard"))
    record.close()
    data = (tmp_path / NAME).read_bytes()
    ends = [position + 1 for position, byte in enumerate(data) if byte == ord("\n")]
    for cut in range(len(data) + 1):
        (tmp_path / NAME).write_bytes(data[:cut])
        assert len(read_record(tmp_path).entries) == sum(end <= cut for end in ends)


def test_a_crowded_record_is_written_anew_with_one_line_each(tmp_path: Path) -> None:
    record = read_record(tmp_path)
    for number in range(2 * CROWDED + 2):
        record.add(replace(ENTRY, fingerprint=f"f{number}"))
    record.finish({"decks": [ENTRY.key]})
    record.add(replace(ENTRY, fingerprint="last"))
    record.close()
    lines = [json.loads(line) for line in (tmp_path / NAME).read_text(encoding="utf-8").splitlines()]
    assert [next(key for key in line if key != "version") for line in lines] == ["deck", "run", "deck"]
    assert read_record(tmp_path).entries[ENTRY.key].fingerprint == "last"


@pytest.mark.parametrize(
    ("then", "now", "told"),
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
def test_reasons_name_what_the_author_changed_before_slides(then: dict[str, str], now: dict[str, str], told: tuple[str, ...]) -> None:
    assert reasons_between(then, now) == told


def test_many_reasons_are_counted() -> None:
    now = {f"course c{number}": "1" for number in range(9)}
    assert reasons_between({}, now)[-1] == "and 3 more"
