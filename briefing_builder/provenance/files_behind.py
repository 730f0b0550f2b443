"""The files behind figures: a programme goes in, each file with its digest and its rows used and left out comes out."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefing_builder.content import Programme
from briefing_builder.content.reading.import_records import record_path
from briefing_builder.files.intake import is_file, read_bytes
from briefing_builder.problems import Problem
from briefing_builder.provenance.model import FileBehind, LeftOut

LARGEST_FILE = 1_000_000_000
LARGEST_RECORD = 20_000_000


def pilot_files(programme: Programme) -> tuple[FileBehind, ...]:
    """Return the files that the pilot's rows come from: those of the import's record where there is one, else the rows' own file."""
    pilot = programme.content.pilot
    if pilot is None:
        return ()
    own = file_behind(programme, pilot.data.file, rows_used=len(programme.pilot_rows))
    path = record_path(Path(pilot.data.file)).as_posix()
    record = _record_of(programme.folder / path)
    imported = tuple(_imported_file(entry, path) for entry in record.get("files", ()) if isinstance(entry, Mapping))
    return (*((own,) if own else ()), *imported)


def file_behind(programme: Programme, name: str, *, rows_used: int | None = None) -> FileBehind | None:
    """Return a file of the programme with its digest; None where it cannot be read any more."""
    data = read_bytes(programme.folder / name, name, LARGEST_FILE)
    if isinstance(data, Problem):
        return None
    return FileBehind(name=name, sha256=hashlib.sha256(data).hexdigest(), size=len(data), rows_used=rows_used)


def _record_of(path: Path) -> Mapping[str, Any]:
    """The record of an import; nothing where there is none, or none that can be read."""
    if not is_file(path):
        return {}
    data = read_bytes(path, str(path), LARGEST_RECORD)
    try:
        record = {} if isinstance(data, Problem) else json.loads(data)
    except ValueError:
        return {}
    return record if isinstance(record, dict) else {}


def _imported_file(entry: Mapping[str, Any], path: str) -> FileBehind:
    left_out = tuple(LeftOut(reason=str(each["reason"]), count=int(each["count"])) for each in entry.get("left_out", ()))
    rows_read = int(entry.get("rows_read", 0))
    return FileBehind(
        name=str(entry.get("name", "")),
        sha256=str(entry.get("sha256", "")),
        size=int(entry.get("bytes", 0)),
        rows_used=rows_read - sum(each.count for each in left_out),
        left_out=left_out,
        record=path,
    )
