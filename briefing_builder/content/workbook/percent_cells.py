"""Which cells show per cent: an XLSX file goes in, the cells come out that show 0.35 as 35%."""

import posixpath
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from briefing_builder.files.intake import read_bytes
from briefing_builder.problems import Problem

SIZE_LIMIT, PART_LIMIT = 20_000_000, 100_000_000
"""Bytes of the file, and of one of its parts when it is unpacked."""
BUILT_IN = frozenset({9, 10})
"""The formats `0%` and `0.00%` (ECMA-376, 18.8.30)."""
_QUOTED = re.compile(r'"[^"]*"|\\.')
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
Cell = tuple[str, int, int]
"""A sheet, a row and a column, counted from 1."""


def percent_cells(file: Path) -> frozenset[Cell]:
    """Return the cells of a workbook whose number format shows per cent; none of a file that is no XLSX, or too large. Never raises."""
    data = read_bytes(file, str(file), SIZE_LIMIT)
    if isinstance(data, Problem) or not data.startswith(b"PK"):
        return frozenset()
    try:
        with ZipFile(BytesIO(data)) as package:
            return frozenset(_percent_cells_in(package))
    except (BadZipFile, OSError, ValueError, KeyError, NotImplementedError, RuntimeError, EOFError):
        return frozenset()  # what is wrong with the file, its reader has told


def _percent_cells_in(package: ZipFile) -> Iterator[Cell]:
    styles = _percent_styles(package)
    if not styles:
        return
    for name, part in _sheet_parts(package):
        for cell in _elements(package, part, "c"):
            place = _CELL.fullmatch(cell.get("r", ""))
            if place and cell.get("s") in styles:
                yield name, int(place[2]), _column_number(place[1])


def _percent_styles(package: ZipFile) -> frozenset[str]:
    """The numbers of the cell styles whose format shows per cent."""
    formats = dict(_pairs_of_attributes(package, "xl/styles.xml", "numFmt", "numFmtId", "formatCode"))
    shown = {number for number, code in formats.items() if "%" in _QUOTED.sub("", code)} | set(map(str, BUILT_IN))
    root = _root(package, "xl/styles.xml")
    cells = [element for element in root.iter() if _local(element) == "cellXfs"]
    kinds = [style.get("numFmtId", "") for holder in cells for style in holder]
    return frozenset(str(number) for number, kind in enumerate(kinds) if kind in shown)


def _sheet_parts(package: ZipFile) -> Iterator[tuple[str, str]]:
    """The name of each sheet, and of the part that holds it."""
    targets = dict(_pairs_of_attributes(package, "xl/_rels/workbook.xml.rels", "Relationship", "Id", "Target"))
    for element in _elements(package, "xl/workbook.xml", "sheet"):
        number = next((value for name, value in element.attrib.items() if str(name).endswith("}id")), "")
        if target := targets.get(str(number)):
            yield element.get("name", ""), posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _pairs_of_attributes(package: ZipFile, part: str, name: str, key: str, value: str) -> Iterator[tuple[str, str]]:
    for element in _elements(package, part, name):
        yield element.get(key, ""), element.get(value, "")


def _elements(package: ZipFile, part: str, name: str) -> Iterator[Any]:
    return (element for element in _root(package, part).iter() if _local(element) == name)


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _root(package: ZipFile, part: str) -> Any:
    """The root of a part. Raises ValueError where it is too large, or no XML."""
    from lxml import etree

    if package.getinfo(part).file_size > PART_LIMIT:
        raise ValueError(part)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(package.read(part), parser)
    except etree.XMLSyntaxError as failure:
        raise ValueError(part) from failure


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
