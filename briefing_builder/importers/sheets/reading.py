"""A file of tables goes in, whatever it is named; its sheets come out. What kind of file it is, its first bytes say."""

import hashlib
import re
from io import BytesIO
from pathlib import Path

from briefing_builder.files.intake import read_bytes
from briefing_builder.importers.sheets.delimited import read_delimited
from briefing_builder.importers.sheets.html_tables import HEAD, read_page
from briefing_builder.importers.sheets.model import FileKind, TableFile
from briefing_builder.importers.sheets.old_excel import Locked, read_old_excel, stream_names
from briefing_builder.importers.sheets.opendocument import CONTENT, is_locked, read_opendocument, sheets_of_tables
from briefing_builder.importers.sheets.opendocument import TAGS as ROWS_OF_TABLES
from briefing_builder.importers.sheets.packages import (
    FAULTS,
    PROLOG,
    PackageRefused,
    has_part,
    is_encrypted,
    opened_package,
    protected,
    refuse_doctype,
    refused,
    stream_elements,
)
from briefing_builder.importers.sheets.spreadsheet_2003 import TAGS as ROWS_2003
from briefing_builder.importers.sheets.spreadsheet_2003 import sheets_of_rows
from briefing_builder.importers.sheets.spreadsheetml import read_excel
from briefing_builder.importers.sheets.workbook_rows import TooLarge, Workbook
from briefing_builder.problems import Checked, Problem, Source, error

SIZE_LIMIT = 100_000_000
"""Bytes; about a million enrolments."""
ZIPS, OLE = (b"PK\x03\x04", b"PK\x05\x06"), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"), (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"{\\rtf", "a text in RTF"),
    (b"7z\xbc\xaf", "an archive"), (b"Rar!", "an archive"), (b"\x1f\x8b", "an archive"), (b"SQLite format 3", "a database"),
    (b"version https://git-lfs", "the mark that Git LFS leaves in place of a file"),
    (b"\x7fELF", "a program"), (b"MZ\x90\x00", "a program"),
)  # fmt: skip
"""How files begin that hold no table (their formats' own specifications)."""
_JSON = re.compile(rb"\{\s*[\"}]|\[\s*[\[{\"]")
"""How objects and lists of them begin (RFC 8259), also one a line; no heading of a table does."""
DOWNLOAD = "download the report as CSV or as an Excel workbook, and name that file"


def read_sheets(file: Path, shown_as: str) -> Checked[TableFile]:
    """Return the sheets of a file, with what was found out about it; without sheets where it cannot be read. Never raises.

    Its kind is told by its bytes and not by its name. Rows of a text that are longer than their headings are left out, each a problem.
    """
    data = read_bytes(file, shown_as, SIZE_LIMIT)
    if isinstance(data, Problem):
        return Checked(value=TableFile(path=shown_as, kind="csv"), problems=(data,))
    kind, read = _read_data(data, shown_as)
    problems = read.problems
    if not read.value.sheets and not problems:
        hint = "the first line names the columns" if kind == "csv" else DOWNLOAD
        problems = (error("empty-file", "the table is empty", Source(path=shown_as), hint),)
    digest = hashlib.sha256(data).hexdigest()
    table = TableFile(path=shown_as, kind=kind, sheets=read.value.sheets, sha256=digest, facts=read.value.facts)
    return Checked(value=table, problems=problems)


def is_delimited(data: bytes) -> bool:
    """Return whether the bytes of a file are neither those of a workbook, nor XML or HTML, nor of what holds no table."""
    others = tuple(beginning for beginning, _ in OTHERS)
    beginning = _beginning(data)
    return not data.startswith((*ZIPS, OLE, *others)) and not beginning.startswith(b"<") and not _JSON.match(beginning)


def _beginning(data: bytes) -> bytes:
    return data[:HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()


def _read_data(data: bytes, shown_as: str) -> tuple[FileKind, Checked[Workbook]]:
    if data.startswith(ZIPS):
        return _read_zip(data, shown_as)
    if data.startswith(OLE):
        return "xls", _read_compound(data, shown_as)
    for beginning, name in OTHERS:
        if data.startswith(beginning):
            return "csv", _none(error("not-a-table", f"expected a table, found {name}", Source(path=shown_as), DOWNLOAD))
    if not data.strip():
        return "csv", Checked(value=Workbook())
    if _JSON.match(_beginning(data)):
        message = "expected a table, found JSON; tables are read, not records"
        return "csv", _none(error("not-a-table", message, Source(path=shown_as), DOWNLOAD))
    return read_marked_up(data, shown_as) or ("csv", read_delimited(data, shown_as))


def read_marked_up(data: bytes, shown_as: str) -> tuple[FileKind, Checked[Workbook]] | None:
    """Return the sheets of a file in XML or HTML, whatever it is named; nothing where it is neither. Never raises."""
    beginning = _beginning(data)
    if not beginning.startswith(b"<"):
        return None
    try:
        if b"urn:schemas-microsoft-com:office:spreadsheet" in beginning and b"<workbook" in beginning:
            refuse_doctype(data[:PROLOG])
            return "xls", sheets_of_rows(stream_elements(BytesIO(data), ROWS_2003), shown_as)
        if b"opendocument:xmlns:table" in beginning or b"opendocument.spreadsheet" in beginning:
            refuse_doctype(data[:PROLOG])
            return "ods", sheets_of_tables(stream_elements(BytesIO(data), ROWS_OF_TABLES), shown_as)
        if re.match(rb"<(!doctype html|html|head|meta|table|body|div|style|\?xml[^>]*>\s*<(!doctype html|html|table))", beginning):
            read = read_page(data, shown_as)
            if read.value.sheets or read.problems:
                return "html", read
            message = "expected a table, found a web page without one, perhaps a page to sign in"
            return "html", _none(error("not-a-table", message, Source(path=shown_as), DOWNLOAD))
    except TooLarge as failure:
        return "xls", _none(failure.problem)
    except (PackageRefused, *FAULTS) as failure:
        return "xls", _none(refused(shown_as, failure))
    return None


def _read_zip(data: bytes, shown_as: str) -> tuple[FileKind, Checked[Workbook]]:
    try:
        package = opened_package(data)
        if is_encrypted(package) or has_part(package, "encrypted-package"):  # OpenDocument 1.4 part 2, 3.4.2
            return "xlsx", _none(protected(shown_as))
        if has_part(package, CONTENT):
            return "ods", _none(protected(shown_as)) if is_locked(package) else read_opendocument(package, shown_as)
        if has_part(package, "xl/workbook.bin"):
            return "xls", _none(
                error("workbook-binary", "binary workbooks (.xlsb) are not read", Source(path=shown_as), "save it as .xlsx")
            )
        if other := _other_package(frozenset(package.namelist())):
            return "xlsx", _none(error("not-a-table", f"expected a table, found {other}", Source(path=shown_as), DOWNLOAD))
        return "xlsx", read_excel(package, shown_as)
    except TooLarge as failure:
        return "ods", _none(failure.problem)
    except (PackageRefused, *FAULTS) as failure:
        return "xlsx", _none(refused(shown_as, failure))


def _other_package(names: frozenset[str]) -> str:
    """What a zip file is that is no workbook; nothing where it is one."""
    for part, name in (
        ("word/document.xml", "a Word document"),
        ("ppt/presentation.xml", "a presentation"),
        ("Index/Document.iwa", "a file of Apple Numbers, Pages or Keynote"),
    ):
        if part in names:
            return name
    return "" if "[Content_Types].xml" in names or any(name.startswith("xl/") for name in names) else "an archive of files"


def _read_compound(data: bytes, shown_as: str) -> Checked[Workbook]:
    """A workbook of Excel 5 to 2003, or a newer one that is encrypted and stands in a file of that kind ([MS-OFFCRYPTO] 2.3)."""
    try:
        names = stream_names(data)
        if any(name.startswith(("EncryptedPackage", "DRMEncrypted")) for name in names):
            return _none(protected(shown_as))
        if "WordDocument" in names or "PowerPoint Document" in names:
            return _none(error("not-a-table", "expected a table, found a document of Word or PowerPoint", Source(path=shown_as), DOWNLOAD))
        return read_old_excel(data, shown_as)
    except Locked:
        return _none(protected(shown_as))
    except TooLarge as failure:
        return _none(failure.problem)
    except (PackageRefused, *FAULTS) as failure:
        return _none(refused(shown_as, failure))


def _none(problem: Problem) -> Checked[Workbook]:
    return Checked(value=Workbook(), problems=(problem,))
