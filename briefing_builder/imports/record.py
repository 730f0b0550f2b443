"""The record of an import, `data/<name>.import.json`: what was read, decided, joined and left out goes in; the same bytes always come out.

It holds no name, address or id of a learner, and no time of day: the same import again writes the same record.
"""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from briefing_builder.content.reading.import_records import LIMIT
from briefing_builder.files.intake import read_bytes
from briefing_builder.importers.recognition.model import Decision, LeftOut
from briefing_builder.imports.gathering import Gathered
from briefing_builder.imports.model import LEAVE_OUT, Contradiction, Given, Joined, Meeting
from briefing_builder.problems import Problem, Source, error
from briefing_builder.values import Value, from_json, to_json

VERSION = 1


class FileRecord(Value, frozen=True, kw_only=True):
    """A file of an import."""

    name: str
    sha256: str
    bytes: int
    kind: str
    sheet: str
    rows_read: int
    hidden_rows: int
    left_out: tuple[LeftOut, ...]


class ColumnRecord(Value, frozen=True, kw_only=True):
    """A column that was used."""

    file: str
    heading: str
    field: str
    reading: str
    because: str


class ImportRecord(Value, frozen=True, kw_only=True):
    """One import, as it is kept beside its rows."""

    version: int = VERSION
    kind: str
    """The formats of the files, the first one's first."""
    files: tuple[FileRecord, ...]
    columns: tuple[ColumnRecord, ...]
    decisions: tuple[Decision, ...]
    joined: Meeting
    contradictions: tuple[Contradiction, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    """Rows of no single file: those that could not be joined."""
    rows_written: int
    skipped_bad: int = 0
    """Rows with errors that `--skip-bad` has left out."""
    rows_sha256: str
    """Digest of the rows as they were written; another one means that they were changed since."""


def record_of(given: Sequence[Given], gathered: Sequence[Gathered], joined: Joined, rows: bytes) -> ImportRecord:
    """Return the record of an import whose rows were written as those bytes."""
    return ImportRecord(
        kind=", ".join(dict.fromkeys(file.understood.kind for file in given)),
        files=tuple(_file_record(file, its) for file, its in zip(given, gathered, strict=True)),
        columns=tuple(_column_records(given)),
        decisions=(*(decision for file in given for decision in file.understood.decisions), *joined.decisions),
        joined=joined.meeting,
        contradictions=joined.contradictions,
        left_out=joined.left_out,
        rows_written=len(joined.rows),
        skipped_bad=joined.skipped_bad,
        rows_sha256=hashlib.sha256(rows).hexdigest(),
    )


def _file_record(given: Given, gathered: Gathered) -> FileRecord:
    understood = given.understood
    return FileRecord(
        name=given.name,
        sha256=given.sha256,
        bytes=given.size,
        kind=understood.kind,
        sheet=understood.sheet,
        rows_read=understood.rows_read,
        hidden_rows=understood.hidden_rows,
        left_out=(*understood.left_out, *gathered.left_out_rows()),
    )


def _column_records(given: Iterable[Given]) -> Iterable[ColumnRecord]:
    for file in given:
        for use in file.understood.columns:
            if use.field != LEAVE_OUT:
                yield ColumnRecord(file=file.name, heading=use.heading, field=use.field, reading=use.reading, because=use.because)


def record_bytes(record: ImportRecord) -> bytes:
    """Return the record as it is written."""
    return to_json(record)


def kept_record(path: Path) -> ImportRecord | Problem | None:
    """Return the record in that file; nothing where there is none, the problem of one that cannot be read."""
    if not path.exists():
        return None
    data = read_bytes(path, str(path), LIMIT)
    if isinstance(data, Problem):
        return data
    try:
        return from_json(data, ImportRecord)
    except ValueError as failure:
        hint = "import the files again, which writes it anew"
        return error("record-damaged", f"this is not the record of an import: {failure}", Source(path=str(path)), hint)
