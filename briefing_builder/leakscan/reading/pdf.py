"""PDF files: bytes go in; the text of each page, every string of every object, metadata and attached files come out."""

import logging
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from briefing_builder.leakscan.reading.model import EmbeddedFile, Fragment, Part, Unreadable
from briefing_builder.leakscan.reading.pictures import is_picture
from briefing_builder.leakscan.reading.strings import strings_in

END = b"%%EOF"
MOST_OBJECTS = 200_000
FONT_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
PRODUCER = re.compile(r"WeasyPrint [\d.]+")
"""The program that made our own files; its version is no number that anybody wrote."""


def pdf_parts(data: bytes) -> Iterator[Part]:
    """Yield everything that a PDF file says: pages as they are read, then titles, alternative texts, addresses, forms, attachments."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is odd in a file is reported by us
    try:
        reader = PdfReader(BytesIO(data), strict=False)
        if reader.is_encrypted:
            yield Unreadable(place="", reason="the PDF file is encrypted")
            return
        yield from _page_texts(reader)
        yield from _object_parts(reader)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError, AssertionError) as failure:
        yield Unreadable(place="", reason=f"the PDF file cannot be read ({type(failure).__name__})")
        yield from (Fragment(place="among its bytes", text=text) for text in strings_in(data))
    yield from _older_versions(data)


def _page_texts(reader: Any) -> Iterator[Part]:
    for number, page in enumerate(reader.pages, 1):
        text = page.extract_text()
        yield from (Fragment(place=f"page {number}", text=line) for line in text.splitlines() if line.strip())
        yield Fragment(place=f"page {number}", text=text, kind="words")


def _object_parts(reader: Any) -> Iterator[Part]:
    """Strings and streams of every object, those that no page leads to included."""
    numbers = sorted({number for table in reader.xref.values() for number in table} | set(reader.xref_objStm))
    if len(numbers) > MOST_OBJECTS:
        yield Unreadable(place="", reason=f"the PDF file has more than {MOST_OBJECTS} objects")
        return
    from pypdf.generic import IndirectObject

    fonts = {reference.idnum for number in numbers for reference in _font_programs(reader, number)}
    for number in numbers:
        item = IndirectObject(number, 0, reader).get_object()
        yield from (Fragment(place=f"object {number}", text=text) for text in _object_strings(item))
        if hasattr(item, "get_data"):
            yield from _stream_parts(item, number, is_font=number in fonts)


def _font_programs(reader: Any, number: int) -> Iterator[Any]:
    from pypdf.generic import DictionaryObject, IndirectObject

    item = IndirectObject(number, 0, reader).get_object()
    if isinstance(item, DictionaryObject):
        for key in FONT_PROGRAMS:
            reference = item.raw_get(key) if key in item else None
            if isinstance(reference, IndirectObject):
                yield reference


def _object_strings(item: Any, depth: int = 0) -> Iterator[str]:
    from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, IndirectObject, TextStringObject

    if depth > 50:
        return
    if isinstance(item, TextStringObject):
        yield PRODUCER.sub("", str(item))
    elif isinstance(item, ByteStringObject):
        yield from strings_in(bytes(item))
    elif isinstance(item, DictionaryObject):
        for value in item.values():
            if not isinstance(value, IndirectObject):
                yield from _object_strings(value, depth + 1)
    elif isinstance(item, ArrayObject):
        for value in item:
            if not isinstance(value, IndirectObject):
                yield from _object_strings(value, depth + 1)


def _stream_parts(item: Any, number: int, *, is_font: bool) -> Iterator[Part]:
    kind, place = item.get("/Type"), f"object {number}"
    if item.get("/Subtype") == "/Image":
        raw = bytes(item._data)
        if is_picture(raw):
            yield EmbeddedFile(place=place, name="picture", data=raw)
    elif kind == "/Metadata" or item.get("/Subtype") == "/XML":
        metadata = PRODUCER.sub("", item.get_data().decode("utf-8", "replace"))
        yield EmbeddedFile(place="its metadata", name="metadata.xmp", data=metadata.encode())
    elif kind == "/EmbeddedFile":
        yield EmbeddedFile(place=place, name="attached", data=item.get_data())
    elif is_font:
        yield from (Fragment(place=f"{place}, a font", text=text, kind="words") for text in strings_in(item.get_data()))
    elif kind not in ("/XRef", "/ObjStm"):
        yield from (Fragment(place=place, text=text, kind="words") for text in strings_in(item.get_data()))


def _older_versions(data: bytes) -> Iterator[Part]:
    """A file that was saved again keeps its older pages, which viewers do not show."""
    if data.count(END) > 1:
        yield Unreadable(place="", reason="the PDF file was saved over, and holds older versions of itself")
    rest = data[data.rfind(END) + len(END) :].strip()
    if rest:
        yield Unreadable(place="behind its end", reason=f"{len(rest)} bytes do not belong to it")
        yield from (Fragment(place="behind its end", text=text) for text in strings_in(rest))
