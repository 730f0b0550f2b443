"""Workbooks that would fill the memory, lead elsewhere or define entities are refused, within 100 MB and a second beyond the start."""

import json
import struct
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from briefing_builder.importers.sheets import read_sheets

MEMORY, SECONDS = 100_000_000, 1.0
CELLS = "xl/worksheets/sheet1.xml"
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b"".join(
    b'<!ENTITY %c "&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;">' % (each, *[each - 1] * 10) for each in range(98, 108)
) + b"]>"  # fmt: skip
MEASURED = """
import json, resource, sys, time
from pathlib import Path
from briefing_builder.importers.sheets import read_sheets
import lxml.etree
kilobytes = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
before, begun = kilobytes(), time.process_time()
read = read_sheets(Path(sys.argv[1]), "it.xlsx")
found = {"codes": [problem.code for problem in read.problems], "sheets": len(read.value.sheets)}
print(json.dumps({**found, "bytes": (kilobytes() - before) * 1024, "seconds": time.process_time() - begun}))
"""


def workbook_with(edit: Callable[[str, bytes], bytes], *more: tuple[str, bytes]) -> bytes:
    workbook = Workbook()
    workbook.active.append(["id", "score"])
    plain, edited = BytesIO(), BytesIO()
    workbook.save(plain)
    with ZipFile(plain) as package, ZipFile(edited, "w", ZIP_DEFLATED) as result:
        for name in package.namelist():
            result.writestr(name, edit(name, package.read(name)))
        for name, data in more:
            result.writestr(name, data)
    return edited.getvalue()


def as_it_is(_: str, data: bytes) -> bytes:
    return data


def in_cells(old: bytes, new: bytes) -> Callable[[str, bytes], bytes]:
    return lambda name, data: data.replace(old, new, 1) if name == CELLS else data


def of_four_gigabytes() -> bytes:
    """A workbook of which one part says that it has 4 GB; what it has is no more than before."""
    data = bytearray(workbook_with(as_it_is))
    with ZipFile(BytesIO(bytes(data))) as package:
        offset = package.getinfo(CELLS).header_offset
    struct.pack_into("<L", data, offset + 22, 0xFFFFFFF0)
    directory = data.index(CELLS.encode(), data.index(b"PK\x01\x02")) - 46
    struct.pack_into("<L", data, directory + 24, 0xFFFFFFF0)
    return bytes(data)


def lying_about_its_size() -> bytes:
    """A part of thirty million bytes that says that it has two hundred."""
    cells = b"<worksheet><sheetData>" + b"<row/>" * 5_000_000
    data = bytearray(workbook_with(lambda name, part: cells if name == CELLS else part))
    with ZipFile(BytesIO(bytes(data))) as package:
        offset = package.getinfo(CELLS).header_offset
    struct.pack_into("<L", data, offset + 22, 200)
    directory = data.index(CELLS.encode(), data.index(b"PK\x01\x02")) - 46
    struct.pack_into("<L", data, directory + 24, 200)
    return bytes(data)


SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
NAMES = b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'


def opendocument(rows: bytes, prolog: bytes = b"") -> bytes:
    body = b"<office:body><office:spreadsheet><table:table>" + rows + b"</table:table></office:spreadsheet></office:body>"
    result = BytesIO()
    with ZipFile(result, "w", ZIP_DEFLATED) as package:
        package.writestr("mimetype", SPREADSHEET)
        package.writestr("content.xml", prolog + b"<office:document-content " + NAMES + b">" + body + b"</office:document-content>")
    return result.getvalue()


def repeated(row: int, column: int) -> bytes:
    cell = b'<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="%d"/>' % column
    return b'<table:table-row table:number-rows-repeated="%d">' % row + cell + b"</table:table-row>"


FAR_CELLS = b"".join(b'<row r="%d"><c r="EWV%d"><v>1</v></c></row>' % (row, row) for row in range(2, 200_000))
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a zip bomb": (lambda: workbook_with(in_cells(b"<sheetData>", b"<sheetData>" + b" " * 30_000_000)), "workbook-broken"),
    "entities that multiply": (lambda: workbook_with(in_cells(b"<worksheet", BOMB + b"<worksheet")), "workbook-refused"),
    "a document type": (lambda: workbook_with(in_cells(b"<worksheet", b"<!DOCTYPE worksheet><worksheet")), "workbook-refused"),
    "a document type after much": (
        lambda: workbook_with(in_cells(b"<worksheet", b"<!--" + b" " * 70_000 + b"--><!DOCTYPE worksheet><worksheet")), "workbook-refused",
    ),
    "a document type in UTF-16": (
        lambda: workbook_with(lambda name, data: b"\xff\xfe" + b"<!DOCTYPE x><x/>".decode().encode("utf-16-le") if name == CELLS else data),
        "workbook-refused",
    ),
    "entries that lead out": (lambda: workbook_with(as_it_is, ("../../outside.xml", b"<x/>")), "workbook-refused"),
    "4 GB by its own word": (of_four_gigabytes, "workbook-broken"),
    "more than it says": (lying_about_its_size, "workbook-broken"),
    "too many entries": (lambda: workbook_with(as_it_is, *((f"{number:02000}", b"") for number in range(3_000))), "workbook-broken"),
    "cells far out in every row": (lambda: workbook_with(in_cells(b"</sheetData>", FAR_CELLS + b"</sheetData>")), "table-too-large"),
    "repeated rows of repeated cells": (lambda: opendocument(repeated(1_000_000, 3_000)), "workbook-refused"),
    "more columns than there are": (lambda: opendocument(repeated(1, 16_384)), "table-too-large"),
    "entities in OpenDocument": (lambda: opendocument(repeated(1, 1), BOMB), "workbook-refused"),
    "half a file": (lambda: workbook_with(as_it_is)[:2_000], "workbook-broken"),
}  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_workbook_is_refused_in_little_memory_and_time(what: str, tmp_path: Path) -> None:
    make, code = HOSTILE[what]
    file = tmp_path / "it.xlsx"
    file.write_bytes(make())
    run = subprocess.run([sys.executable, "-c", MEASURED, str(file)], capture_output=True, text=True, check=True)
    found = json.loads(run.stdout)
    assert (found["codes"], found["sheets"]) == ([code], 0)
    assert (found["bytes"] < MEMORY, found["seconds"] < SECONDS) == (True, True), found


@pytest.mark.parametrize("part", ["content.xml", "encrypted-package"])
def test_an_opendocument_sheet_with_a_password_says_so(part: str, tmp_path: Path) -> None:
    manifest = b'<manifest:manifest><manifest:encryption-data manifest:checksum="x"/></manifest:manifest>'
    with ZipFile(tmp_path / "it.ods", "w") as package:
        for name, data in (("mimetype", SPREADSHEET), ("META-INF/manifest.xml", manifest), (part, b"\x8f\x11\x02")):
            package.writestr(name, data)
    assert [problem.code for problem in read_sheets(tmp_path / "it.ods", "it.ods").problems] == ["workbook-protected"]


def test_a_web_page_may_define_its_type_and_gets_no_entities_from_it(tmp_path: Path) -> None:
    page = b'<!DOCTYPE html [<!ENTITY a "secret">]><html><table><tr><td>id</td><td>&a;</td></tr></table></html>'
    (tmp_path / "it.xls").write_bytes(page)
    (sheet,) = read_sheets(tmp_path / "it.xls", "it.xls").value.sheets
    assert "secret" not in [str(cell) for column in sheet.columns for cell in column]


def test_what_is_no_table_at_all_is_told_by_its_name(tmp_path: Path) -> None:
    kinds = {b"%PDF-1.7": "a PDF", b"\x89PNG\r\n": "a picture", b"<!doctype html><p>Sign in</p>": "a web page without one"}
    for data, name in kinds.items():
        (tmp_path / "it").write_bytes(data)
        (problem,) = read_sheets(tmp_path / "it", "it").problems
        assert (problem.code, name in problem.message) == ("not-a-table", True)
