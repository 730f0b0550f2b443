"""The files behind figures: what an import read and left out, and whether its rows were changed since."""

import hashlib
from pathlib import Path

import pytest
from example_decks import session

from briefing_builder.content import Programme
from briefing_builder.importers.recognition.model import LeftOut
from briefing_builder.imports.model import Meeting
from briefing_builder.imports.record import FileRecord, ImportRecord, record_bytes
from briefing_builder.provenance.files_behind import CHANGED, NOT_ITS_RECORD, pilot_files
from briefing_builder.values import replace

ROWS = b"learner_id,department_id\nl-1,sales\n"


def imported(folder: Path, rows: bytes = ROWS) -> Programme:
    """A programme whose rows an import has written into that folder, and whose file holds these bytes now."""
    export = FileRecord(
        name="export.xlsx",
        sha256="ab" * 32,
        bytes=1234,
        kind="learner_rows",
        sheet="Report",
        rows_read=300,
        hidden_rows=2,
        left_out=(LeftOut(reason="a total", count=1),),
    )
    record = ImportRecord(
        kind="learner_rows",
        files=(export,),
        columns=(),
        decisions=(),
        joined=Meeting(learners_in_all=1, only_in={}),
        rows_written=1,
        skipped_bad=4,
        rows_sha256=hashlib.sha256(ROWS).hexdigest(),
    )
    (folder / "data").mkdir()
    (folder / "data" / "pilot.csv").write_bytes(rows)
    (folder / "data" / "pilot.import.json").write_bytes(record_bytes(record))
    programme = session("merrowdale").programme
    return replace(programme, folder=folder, pilot_rows=programme.pilot_rows[:1])


def test_an_imported_file_tells_what_was_read_and_left_out(tmp_path: Path) -> None:
    own, export = pilot_files(imported(tmp_path))
    assert (own.name, own.rows_used, own.rows_left_out, own.note) == ("data/pilot.csv", 1, 4, "")
    assert (export.name, export.rows_read, export.rows_left_out, export.sha256) == ("export.xlsx", 300, 1, "ab" * 32)
    assert {own.record, export.record} == {"data/pilot.import.json"}


def test_rows_that_were_changed_since_the_import_are_told(tmp_path: Path) -> None:
    assert pilot_files(imported(tmp_path, ROWS + b"l-2,sales\n"))[0].note == CHANGED


@pytest.mark.parametrize("damaged", [b"", b"{", b"[1, 2]", b'{"files": 3}', b"\xff\xfe"])
def test_a_record_that_cannot_be_read_is_told_and_stops_nothing(tmp_path: Path, damaged: bytes) -> None:
    programme = imported(tmp_path)
    (tmp_path / "data" / "pilot.import.json").write_bytes(damaged)
    files = pilot_files(programme)
    assert [file.note for file in files] == [NOT_ITS_RECORD]
