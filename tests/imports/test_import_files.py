"""What an import writes: rows with hashed ids in an order of their own, a record, a key that stays here; all of it or nothing."""

import json
import stat
from pathlib import Path

import pytest
from understood_files import PEOPLE, given_file

from briefing_builder.errors import BriefingError, ContentError, OutputError
from briefing_builder.imports.importing import import_rows
from briefing_builder.imports.journal import changed_files, journal_path, take_back, write_together
from briefing_builder.imports.learner_ids import hashed_ids, kept_key, key_path, new_key
from briefing_builder.imports.record import ImportRecord, kept_record, record_bytes, record_of
from briefing_builder.imports.rows import rows_csv

KEY = "0123456789abcdef" * 4
HEADER = "learner_id department_id course_id completion_status completed_on score_pct learning_minutes"
LINES = ("zoe@x.example sales c-calls completed 2026-09-13 77.0 16.50", "ann@x.example sales c-data in_progress . . 1E+1")


def test_rows_are_in_the_order_of_hashes_and_hold_no_id() -> None:
    rows = import_rows([given_file("a.csv", HEADER, *LINES)], PEOPLE, {}).joined.rows
    text = rows_csv(rows, KEY).decode()
    header, *lines = text.splitlines()
    assert header == "learner_id,department_id,course_id,completed_on,completion_status,score_pct,learning_minutes"
    assert sorted(line.partition(",")[2] for line in lines) == [
        "sales,c-calls,2026-09-13,completed,77,16.5",
        "sales,c-data,,in_progress,,10",
    ]
    assert lines == sorted(lines)
    assert "example" not in text
    assert rows_csv(rows[::-1], KEY).decode() == text
    assert rows_csv(rows, "f" * 64).decode() != text


def test_hashes_are_as_long_as_all_need_to_be_different() -> None:
    ids = hashed_ids([str(number) for number in range(2_000)], KEY)
    assert len(set(ids.values())) == 2_000
    assert {len(each) for each in ids.values()} == {13}
    assert hashed_ids(["ann"], KEY) == hashed_ids(["ann"], KEY)


def recorded(*lines: str) -> ImportRecord:
    given = [given_file("a.csv", HEADER, *lines), given_file("b.csv", "learner_id reaction_1_to_5", "zoe@x.example 4", "eve@x.example 3")]
    result = import_rows(given, PEOPLE, {})
    return record_of(given, result.gathered, result.joined, rows_csv(result.joined.rows, KEY))


def test_the_record_says_what_was_read_and_names_nobody(tmp_path: Path) -> None:
    data = record_bytes(recorded(*LINES))
    assert b"example" not in data
    assert data == record_bytes(recorded(*LINES))
    document = json.loads(data)
    assert document["rows_written"] == 2
    assert document["joined"] == {"learners_in_all": 3, "only_in": {"a.csv": 1, "b.csv": 1}}
    assert [file["rows_read"] for file in document["files"]] == [2, 2]
    assert document["columns"][0] == {"file": "a.csv", "heading": "Learner Id", "field": "learner_id", "reading": "", "because": ""}
    (tmp_path / "a.import.json").write_bytes(data)
    assert kept_record(tmp_path / "a.import.json") == recorded(*LINES)


def test_files_are_taken_back_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text("old")
    write_together(tmp_path, {"data/new.csv": b"new", "old.yaml": b"changed"}, key=KEY)
    assert kept_key(tmp_path) == KEY
    assert take_back(tmp_path) == ("data/new.csv", "old.yaml")
    assert (tmp_path / "old.yaml").read_text() == "old"
    assert not (tmp_path / "data").exists()
    with pytest.raises(ContentError, match="no import to take back"):
        take_back(tmp_path)


def test_what_was_edited_since_is_not_taken_back(tmp_path: Path) -> None:
    write_together(tmp_path, {"a": b"1", "b": b"2"})
    (tmp_path / "b").write_text("by hand")
    with pytest.raises(OutputError, match="changed since the import"):
        take_back(tmp_path)
    assert (tmp_path / "a").read_text() == "1"


def test_where_one_file_cannot_be_written_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "a").write_text("before")
    with pytest.raises(BriefingError):
        write_together(tmp_path, {"a": b"1", "b/c": b"2", "b": b"3"}, key=KEY)
    assert (tmp_path / "a").read_text() == "before"
    assert not (tmp_path / "b/c").exists()
    assert not key_path(tmp_path).exists()
    assert not journal_path(tmp_path).exists()


def test_what_is_private_is_readable_by_its_owner_only_and_ignored_by_git(tmp_path: Path) -> None:
    write_together(tmp_path, {"a": b"1"}, key=new_key())
    for name in ("key", "last-import.json", ".gitignore"):
        assert stat.S_IMODE((tmp_path / ".briefing" / name).stat().st_mode) == 0o600
    assert (tmp_path / ".briefing/.gitignore").read_text() == "*\n"


def test_files_that_are_there_already_are_not_written_again(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    assert changed_files(tmp_path, {"a": b"1", "b": b"2"}) == {"b": b"2"}


def test_a_key_that_is_none_is_told(tmp_path: Path) -> None:
    key_path(tmp_path).parent.mkdir()
    key_path(tmp_path).write_text("hello")
    with pytest.raises(ContentError, match="not the key"):
        kept_key(tmp_path)
