"""The door of all readers: a file's name and bytes go in, the reader that knows its kind is asked, texts with places come out."""

import csv
import re
import unicodedata
from collections.abc import Iterator

from briefing_builder.content.reading.tables import delimiter_of, records_of
from briefing_builder.leakscan.reading.archives import archive_parts
from briefing_builder.leakscan.reading.fonts import font_parts, is_font
from briefing_builder.leakscan.reading.html import page_parts
from briefing_builder.leakscan.reading.model import DEPTH, Allowance, Fragment, Inner, TooLarge, Unreadable
from briefing_builder.leakscan.reading.office import is_office, office_parts
from briefing_builder.leakscan.reading.pdf import pdf_parts
from briefing_builder.leakscan.reading.pictures import is_picture, picture_parts
from briefing_builder.leakscan.reading.strings import decoded, strings_in
from briefing_builder.leakscan.reading.vocabulary import RAW_TEXT, TABLES
from briefing_builder.leakscan.reading.xml import xml_parts

Read = Fragment | Unreadable
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
FOLDED = frozenset(("ics", "vcf", "eml", "ldif"))
"""Kinds of text whose long lines go on behind a space (RFC 5545, 3.1), or in a mail after an equals sign (RFC 2045, 6.7)."""
_FOLD = re.compile(r"\r?\n[ \t]|=\r?\n")
_EMPHASIS = re.compile(r"[*_`~]+|\\(?=[^\w\s])")
_BULLET = re.compile(r"^[ \t]*(?:[-*+>#]+|\d+[.)])[ \t]+", re.MULTILINE)
_RTF_LETTER = re.compile(r"\\'([0-9a-fA-F]{2})")
_RTF_CODE = re.compile(r"\\[a-z]+-?\d* ?|\\\*")
_CELL = re.compile(r"[,;\t]")
"""Whatever may part cells, where nobody can say what does."""


def fragments_of(name: str, data: bytes) -> Iterator[Read]:
    """Yield every text of a file, of the files in it, and of what surrounds them, each with its place; unreadable parts too.

    Decks, Word documents, workbooks and zip files are opened to the eighth level, PDF and HTML pages, SVG and pictures are read with
    their metadata, and anything else as the text that it holds in UTF-8 or UTF-16. What cannot be read is told.
    """
    try:
        yield from _read(Inner(place=name, name=name, data=data), Allowance(), 0)
    except TooLarge:
        yield Unreadable(place=name, reason="it unpacks to more than any pack of ours")


def _read(file: Inner, allowance: Allowance, depth: int) -> Iterator[Read]:
    if depth > DEPTH:
        yield Unreadable(place=file.place, reason=f"it lies more than {DEPTH} files deep")
        return
    for part in _parts(file, allowance):
        placed = part.under(file.place)
        if isinstance(placed, Inner):
            yield from _read(placed, allowance, depth + 1)
        else:
            yield placed


def _parts(file: Inner, allowance: Allowance) -> Iterator[Read | Inner]:
    data = file.data
    if data.startswith(ZIP):
        yield from _unpacked(data, allowance)
        return
    allowance.take(len(data))
    if data.startswith(b"%PDF"):
        yield from pdf_parts(data)
    elif is_picture(data):
        yield from picture_parts(data)
    elif is_font(data):
        yield from font_parts(data)
    elif data:
        yield from _text(file.name.rpartition(".")[2].casefold(), data)


def _unpacked(data: bytes, allowance: Allowance) -> Iterator[Read | Inner]:
    files: list[Inner] = []
    for part in archive_parts(data, allowance):
        if isinstance(part, Inner):
            files.append(part)
            yield Fragment(place="the name of a file in it", text=part.name)
        else:
            yield part
    yield from office_parts(files) if is_office(files) else files


def _text(ending: str, data: bytes) -> Iterator[Read | Inner]:
    text = decoded(data)
    if text is None:
        yield Unreadable(place="", reason="nobody knows this kind of file")
        yield from (Fragment(place="among its bytes", text=found) for found in strings_in(data))
        return
    start = text.lstrip("\ufeff \t\r\n")[:200].casefold()
    if ending in ("html", "htm", "xhtml") or start.startswith(("<!doctype html", "<html")):
        yield from page_parts(text)
    elif ending in ("xml", "svg", "rels", "xmp") or start.startswith(("<?xml", "<svg", "<x:xmpmeta", "<?xpacket")):
        yield from xml_parts(text)
    else:
        yield from _lines(ending, text)


def _lines(ending: str, text: str) -> Iterator[Read]:
    shown = _shown(ending, text)
    if shown != text:
        yield from (Fragment(place=f"line {number}", text=line) for number, line in enumerate(shown.splitlines(), 1))
        yield Fragment(place="", text=shown, kind="words")
    pieces = list(_cells(text) if ending in TABLES else enumerate(text.splitlines(), 1))
    yield from (Fragment(place=f"line {number}", text=piece.strip(' "')) for number, piece in pieces)
    yield Fragment(place="", text=text, kind="words")
    if ending in TABLES:
        yield Fragment(place="its cells", text=" ".join(piece for _, piece in pieces), kind="words")
    if ending not in RAW_TEXT and any(unicodedata.category(char) == "Cc" and char not in "\t\r\n\f" for char in text):
        yield Unreadable(place="", reason="it looks like a text, and has characters that no text has")


def _shown(ending: str, text: str) -> str:
    """What people see of a text with signs for emphasis and lists, or with codes of a word processor."""
    if text.startswith("{\\rtf"):
        plain = _RTF_CODE.sub("", _RTF_LETTER.sub(lambda one: bytes.fromhex(one[1]).decode("cp1252", "replace"), text))
        return plain.replace("{", "").replace("}", "")
    if ending == "md":
        return _EMPHASIS.sub("", _BULLET.sub("", text))
    return _FOLD.sub("", text) if ending in FOLDED else text


def _cells(text: str) -> Iterator[tuple[int, str]]:
    """The cells of a table with the line of their record; of a record that is longer or shorter than the first its pieces too."""
    try:
        records = list(records_of(text, delimiter_of(text.splitlines())))
    except csv.Error:
        yield from enumerate(text.splitlines(), 1)
        return
    for line, cells in records:
        yield from ((line, cell) for cell in cells)
        if len(cells) != len(records[0][1]):
            yield from ((line, piece) for cell in cells for piece in _CELL.split(cell))
