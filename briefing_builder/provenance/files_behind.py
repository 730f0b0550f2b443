"""The files behind figures: a programme goes in, each file with its digest and its rows used and left out comes out."""

import hashlib
from pathlib import Path

from briefing_builder.content import Programme
from briefing_builder.content.reading.import_records import record_path
from briefing_builder.files.intake import is_file, read_bytes
from briefing_builder.imports.record import FileRecord, ImportRecord, kept_record
from briefing_builder.problems import Problem
from briefing_builder.provenance.model import FileBehind, LeftOut
from briefing_builder.values import replace

LARGEST_FILE = 1_000_000_000
CHANGED = "changed since the import"
NOT_ITS_RECORD = "the record of its import cannot be read"
SKIPPED = "with errors"


def pilot_files(programme: Programme) -> tuple[FileBehind, ...]:
    """Return the files that the pilot's rows come from: the programme's own file of rows, then those that an import made it from.

    What was left out on the way says the record of the import; without one every row of the file is used, for a row with an error
    stops the programme from being loaded.
    """
    pilot = programme.content.pilot
    own = file_behind(programme, pilot.data.file, rows_used=len(programme.pilot_rows)) if pilot is not None else None
    if pilot is None or own is None:
        return ()
    path = record_path(Path(pilot.data.file))
    place = programme.folder / path
    record = kept_record(place) if is_file(place) else None
    if not isinstance(record, ImportRecord):
        return (replace(own, note=NOT_ITS_RECORD) if isinstance(record, Problem) else own,)
    return (_imported_rows(own, record, path.as_posix()), *(_imported_file(each, path.as_posix()) for each in record.files))


def file_behind(programme: Programme, name: str, *, rows_used: int | None = None) -> FileBehind | None:
    """Return a file of the programme with its digest; None where it cannot be read any more."""
    data = read_bytes(programme.folder / name, name, LARGEST_FILE)
    if isinstance(data, Problem):
        return None
    return FileBehind(name=name, sha256=hashlib.sha256(data).hexdigest(), size=len(data), rows_used=rows_used)


def _imported_rows(own: FileBehind, record: ImportRecord, path: str) -> FileBehind:
    """The file of rows, with what was left out of it when several files were joined, and whether somebody has changed it since."""
    skipped = (LeftOut(reason=SKIPPED, count=record.skipped_bad),) if record.skipped_bad else ()
    left_out = (*(LeftOut(reason=each.reason, count=each.count) for each in record.left_out), *skipped)
    return replace(own, left_out=left_out, record=path, note="" if own.sha256 == record.rows_sha256 else CHANGED)


def _imported_file(file: FileRecord, path: str) -> FileBehind:
    left_out = tuple(LeftOut(reason=each.reason, count=each.count) for each in file.left_out)
    return FileBehind(name=file.name, sha256=file.sha256, size=file.bytes, rows_read=file.rows_read, left_out=left_out, record=path)
