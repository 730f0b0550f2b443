"""Fonts: the bytes of a TrueType, OpenType or WOFF file go in; names, licences and whatever else is text in it come out."""

import struct
import zlib
from collections.abc import Iterator

from briefing_builder.leakscan.reading.model import Fragment, Unreadable
from briefing_builder.leakscan.reading.strings import strings_in

WOFF = b"wOFF"
PLAIN = (b"\x00\x01\x00\x00", b"OTTO", b"true", b"ttcf")
LARGEST_TABLE = 20_000_000
HEADER, ENTRY = 44, 20
"""Bytes of the header and of a table's entry (W3C WOFF 1.0, 3 and 4)."""


def is_font(data: bytes) -> bool:
    """Return whether the bytes begin as a font that can be read here; WOFF 2 cannot."""
    return data.startswith((WOFF, *PLAIN))


def font_parts(data: bytes) -> Iterator[Fragment | Unreadable]:
    """Yield the texts of a font; numbers among outlines are none of anybody's, so only words count."""
    for place, table in _table_parts(data):
        yield from (Fragment(place=place, text=text, kind="words") for text in strings_in(table))


def _table_parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    if not data.startswith(WOFF):
        yield "a font", data
        return
    end = HEADER
    for number in range(int.from_bytes(data[12:14], "big")):
        entry = data[HEADER + ENTRY * number : HEADER + ENTRY * (number + 1)]
        if len(entry) < ENTRY:
            return
        tag, offset, packed, length, _ = struct.unpack(">4sIIII", entry)
        piece = data[offset : offset + packed]
        end = max(end, offset + packed)
        yield f"a font's table {tag.decode('latin-1').strip()}", _inflated_table(piece) if packed < length else piece
    yield "behind a font", data[end:]


def _inflated_table(piece: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(piece, LARGEST_TABLE)
    except zlib.error:
        return piece
