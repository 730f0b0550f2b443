"""The choice of a reader: a file's name and bytes go in, the reader for its kind is called, texts with places come out."""

import re
import unicodedata
from collections.abc import Iterator

from briefing_builder.leakscan.reading.archives import archive_parts
from briefing_builder.leakscan.reading.fonts import font_parts, is_font
from briefing_builder.leakscan.reading.html import html_parts
from briefing_builder.leakscan.reading.model import DEPTH, EmbeddedFile, Extract, Fragment, Part, UnpackBudget, UnpacksToTooMuch, Unreadable
from briefing_builder.leakscan.reading.office import is_office, office_parts
from briefing_builder.leakscan.reading.pdf import pdf_parts
from briefing_builder.leakscan.reading.pictures import is_picture, picture_parts
from briefing_builder.leakscan.reading.strings import decoded_text, strings_in
from briefing_builder.leakscan.reading.tables import table_cells
from briefing_builder.leakscan.reading.vocabulary import RAW_TEXT, TABLES
from briefing_builder.leakscan.reading.xml import xml_parts

ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
FOLDED = frozenset(("ics", "vcf", "eml", "ldif"))
"""Kinds of text that fold long lines: before a space (RFC 5545, 3.1), in a mail also after an equals sign (RFC 2045, 6.7)."""
_FOLD = re.compile(r"\r?\n[ \t]|=\r?\n")
_EMPHASIS = re.compile(r"[*_`~]+|\\(?=[^\w\s])")
_BULLET = re.compile(r"^[ \t]*(?:[-*+>#]+|\d+[.)])[ \t]+", re.MULTILINE)
_RTF_LETTER = re.compile(r"\\'([0-9a-fA-F]{2})")
_RTF_CODE = re.compile(r"\\[a-z]+-?\d* ?|\\\*")


def fragments_of(name: str, data: bytes) -> Iterator[Extract]:
    """Yield every text of a file, of the files in it, and of what surrounds them, each with its place; unreadable parts too.

    Decks, Word documents, workbooks and zip files are opened to the eighth level, PDF and HTML pages, SVG and pictures are read with
    their metadata, and anything else as the text that it holds in UTF-8 or UTF-16. What cannot be read is yielded as Unreadable.
    """
    try:
        yield from _extracts_of(EmbeddedFile(place=name, name=name, data=data), UnpackBudget(), 0)
    except UnpacksToTooMuch:
        yield Unreadable(place=name, reason="it unpacks to more than any pack of ours")


def _extracts_of(file: EmbeddedFile, allowance: UnpackBudget, depth: int) -> Iterator[Extract]:
    if depth > DEPTH:
        yield Unreadable(place=file.place, reason=f"it lies more than {DEPTH} files deep")
        return
    for part in _file_parts(file, allowance):
        placed = part.under(file.place)
        if isinstance(placed, EmbeddedFile):
            yield from _extracts_of(placed, allowance, depth + 1)
        else:
            yield placed


def _file_parts(file: EmbeddedFile, allowance: UnpackBudget) -> Iterator[Part]:
    data = file.data
    if data.startswith(ZIP):
        yield from _zip_parts(data, allowance)
        return
    allowance.take(len(data))
    if data.startswith(b"%PDF"):
        yield from pdf_parts(data)
    elif is_picture(data):
        yield from picture_parts(data)
    elif is_font(data):
        yield from font_parts(data)
    elif data:
        yield from _text_parts(file.name.rpartition(".")[2].casefold(), data)


def _zip_parts(data: bytes, allowance: UnpackBudget) -> Iterator[Part]:
    files: list[EmbeddedFile] = []
    for part in archive_parts(data, allowance):
        if isinstance(part, EmbeddedFile):
            files.append(part)
            yield Fragment(place="the name of a file in it", text=part.name)
        else:
            yield part
    yield from office_parts(files) if is_office(files) else files


def _text_parts(ending: str, data: bytes) -> Iterator[Part]:
    text = decoded_text(data)
    if text is None:
        yield Unreadable(place="", reason="nobody knows this kind of file")
        yield from (Fragment(place="among its bytes", text=text) for text in strings_in(data))
        return
    start = text.lstrip("\ufeff \t\r\n")[:200].casefold()
    if ending in ("html", "htm", "xhtml") or start.startswith(("<!doctype html", "<html")):
        yield from html_parts(text)
    elif ending in ("xml", "svg", "rels", "xmp") or start.startswith(("<?xml", "<svg", "<x:xmpmeta", "<?xpacket")):
        yield from xml_parts(text)
    else:
        yield from _line_fragments(ending, text)


def _line_fragments(ending: str, text: str) -> Iterator[Extract]:
    visible = _visible_text(ending, text)
    if visible != text:
        yield from (Fragment(place=f"line {number}", text=line) for number, line in enumerate(visible.splitlines(), 1))
        yield Fragment(place="", text=visible, kind="words")
    pieces = list(table_cells(text) if ending in TABLES else enumerate(text.splitlines(), 1))
    yield from (Fragment(place=f"line {number}", text=piece.strip(' "')) for number, piece in pieces)
    yield Fragment(place="", text=text, kind="words")
    if ending in TABLES:
        yield Fragment(place="its cells", text=" ".join(piece for _, piece in pieces), kind="words")
    if ending not in RAW_TEXT and any(unicodedata.category(char) == "Cc" and char not in "\t\r\n\f" for char in text):
        yield Unreadable(place="", reason="it looks like a text, and has characters that no text has")


def _visible_text(ending: str, text: str) -> str:
    """What people see of a text with markup for emphasis and lists, or with the codes of a word processor."""
    if text.startswith("{\\rtf"):
        plain = _RTF_CODE.sub("", _RTF_LETTER.sub(lambda match: bytes.fromhex(match[1]).decode("cp1252", "replace"), text))
        return plain.replace("{", "").replace("}", "")
    if ending == "md":
        return _EMPHASIS.sub("", _BULLET.sub("", text))
    return _FOLD.sub("", text) if ending in FOLDED else text
