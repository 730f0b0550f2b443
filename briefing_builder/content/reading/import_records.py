"""The record beside rows that `briefing import` has written: a file of rows goes in; how many rows with errors it left out comes out."""

import json
from pathlib import Path

from briefing_builder.files.intake import is_file, read_bytes
from briefing_builder.problems import Problem

RECORD_ENDING = ".import.json"
LIMIT = 20_000_000


def record_path(rows: Path) -> Path:
    """Return where the record of a file of rows is kept: `data/pilot.import.json` of `data/pilot.csv`."""
    return rows.with_name(f"{rows.stem}{RECORD_ENDING}")


def rows_left_out(rows: Path) -> int:
    """Return how many rows with errors the import has left out, which figures from its rows must say; none where no import made them."""
    path = record_path(rows)
    data = read_bytes(path, str(path), LIMIT) if is_file(path) else b"{}"
    if isinstance(data, Problem):
        return 0
    try:
        record = json.loads(data)
    except (ValueError, RecursionError):
        return 0
    count = record.get("skipped_bad") if isinstance(record, dict) else 0
    return count if isinstance(count, int) and count > 0 else 0
