"""The bytes of a zip package that somebody wrote (XLSX, ODS) go in; its parts come out as XML, read element by element, or it is refused.

What unpacks to more than it may, leads out of the package, or defines entities is refused before it is read.
"""

import zlib
from collections.abc import Iterator, Sequence
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from briefing_builder.files.archive import opened_zip
from briefing_builder.problems import Problem, Source, error

SAVE_AGAIN = "open it in your spreadsheet, and save it again"
DOCTYPES = tuple("<!DOCTYPE".encode(codec) for codec in ("ascii", "utf-16-le", "utf-16-be"))
PROLOG = 65_536
"""Bytes of a part in which a document type would stand."""
ENCRYPTED = 0x1
"""General purpose bit flag (APPNOTE 6.3.10, 4.4.4)."""
FAULTS = (BadZipFile, ValueError, OSError, EOFError, NotImplementedError, RuntimeError, zlib.error, etree.LxmlError, SyntaxError, KeyError)
"""What reading a damaged package raises; lxml's own faults of XML are SyntaxErrors."""


class PackageRefused(Exception):
    """A package, or a part of it, that is not read; it carries the reason in words."""


def opened_package(data: bytes) -> ZipFile:
    """Return the package. Raises PackageRefused, or one of FAULTS."""
    package = opened_zip(data)
    for member in package.infolist():
        if _leads_out(member.filename):
            raise PackageRefused("one of its entries leads out of the file")
    return package


def is_encrypted(package: ZipFile) -> bool:
    """Return whether any part is encrypted as zip files are."""
    return any(member.flag_bits & ENCRYPTED for member in package.infolist())


def has_part(package: ZipFile, name: str) -> bool:
    """Return whether the package has a part of that name."""
    return name in package.NameToInfo


def part_elements(package: ZipFile, name: str, tags: Sequence[str]) -> Iterator[etree._Element]:
    """Yield each element of a part that has one of the tags, whole, at its end; its content is forgotten afterwards.

    Tags are written as lxml does, `{*}row`. Raises PackageRefused, or one of FAULTS.
    """
    with package.open(_member(package, name)) as stream:
        refuse_doctype(stream.read(PROLOG))
    with package.open(_member(package, name)) as stream:
        yield from stream_elements(stream, tags)


def stream_elements(stream: IO[bytes], tags: Sequence[str]) -> Iterator[etree._Element]:
    """Yield each element of a document that has one of the tags, whole, at its end; its content is forgotten afterwards."""
    parsed = etree.iterparse(stream, events=("end",), tag=tuple(tags), resolve_entities=False, no_network=True, remove_comments=True)
    checked = False
    for _, element in parsed:
        if not checked and element.getroottree().docinfo.internalDTD is not None:
            raise PackageRefused("it defines a document type, which no spreadsheet does")
        checked = True
        yield element
        element.clear()
        while element.getprevious() is not None and (parent := element.getparent()) is not None:
            del parent[0]


def refuse_doctype(beginning: bytes) -> None:
    """Raise PackageRefused where the beginning of a document defines a document type, and with it entities."""
    if any(doctype in beginning for doctype in DOCTYPES):
        raise PackageRefused("it defines a document type, which no spreadsheet does")


def refused(shown_as: str, failure: Exception) -> Problem:
    """Return the problem of a workbook that is not read, for the reason that was raised."""
    if isinstance(failure, PackageRefused):
        return error("workbook-refused", f"the workbook is not read: {failure}", Source(path=shown_as), SAVE_AGAIN)
    reason = str(failure).splitlines()[0][:200] if str(failure) else type(failure).__name__
    return error("workbook-broken", f"the workbook cannot be read: {reason}", Source(path=shown_as), SAVE_AGAIN)


def protected(shown_as: str) -> Problem:
    """Return the problem of a workbook that nobody opens without its password."""
    hint = "open it in your spreadsheet, take the password off (Excel: File › Info › Protect Workbook › Encrypt with Password), and save it"
    return error("workbook-protected", "the workbook is encrypted with a password", Source(path=shown_as), hint)


def _member(package: ZipFile, name: str) -> ZipInfo:
    return package.getinfo(name.lstrip("/"))


def _leads_out(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or name[1:2] == ":"
