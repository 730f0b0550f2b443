"""A file of tables goes in, whatever it is named; its sheets come out. What kind of file it is, its first bytes say."""

import hashlib
from pathlib import Path

from briefing_builder.files.intake import read_bytes
from briefing_builder.importers.sheets.delimited import read_delimited
from briefing_builder.importers.sheets.model import FileKind, Sheet, TableFile
from briefing_builder.importers.sheets.workbooks import read_workbook
from briefing_builder.problems import Checked, Problem, Source, error

SIZE_LIMIT = 100_000_000
"""Bytes; about a million enrolments."""
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_sheets(file: Path, shown_as: str) -> Checked[TableFile]:
    """Return the sheets of a file, with what was found out about it; without sheets where it cannot be read. Never raises.

    Its kind is told by its bytes and not by its name. Rows that are longer than their headings are left out, each a problem.
    """
    data = read_bytes(file, shown_as, SIZE_LIMIT)
    if isinstance(data, Problem):
        return Checked(value=TableFile(path=shown_as, kind="csv"), problems=(data,))
    kind = _file_kind(data)
    if not data.strip():
        hint = "the first line names the columns"
        problems: tuple[Problem, ...] = (error("empty-file", "the table is empty", Source(path=shown_as), hint),)
        sheets: tuple[Sheet, ...] = ()
        facts: tuple[str, ...] = ()
    elif kind == "csv":
        text = read_delimited(data, shown_as)
        sheets, facts, problems = (text.value.sheet,) if text.value.sheet else (), text.value.facts, text.problems
    else:
        workbook = read_workbook(data, shown_as)
        sheets, facts, problems = workbook.value, (), workbook.problems
    digest = hashlib.sha256(data).hexdigest()
    return Checked(value=TableFile(path=shown_as, kind=kind, sheets=sheets, sha256=digest, facts=facts), problems=problems)


def _file_kind(data: bytes) -> FileKind:
    if data.startswith(ZIP):
        return "xlsx"
    return "xls" if data.startswith(OLE) else "csv"
