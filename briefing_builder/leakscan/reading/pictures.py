"""Pictures: the bytes of a PNG, JPEG or GIF file go in, every text of their metadata comes out; the pixels are not read."""

import struct
import zlib
from collections.abc import Iterator

from briefing_builder.leakscan.reading.model import TOTAL_BYTES, Fragment, Part, Unreadable
from briefing_builder.leakscan.reading.strings import decoded_text, strings_in
from briefing_builder.pictures.metadata import COMMENT, END, FIRST_APP, JPEG, LAST_APP, PIXELS, PNG, SCAN, WITHOUT_LENGTH, end_of_scan

GIF = b"GIF8"
LENGTHS = {
    b"IHDR": 13, b"gAMA": 4, b"cHRM": 32, b"sRGB": 1, b"pHYs": 9, b"tIME": 7, b"IEND": 0,
    b"acTL": 8, b"fcTL": 26, b"cICP": 4, b"mDCv": 24, b"cLLi": 8,
}  # fmt: skip
"""Length in bytes of the chunks that always have the same."""
LONGEST = {b"PLTE": 768, b"tRNS": 256, b"bKGD": 6, b"sBIT": 4, b"hIST": 512}
"""Greatest length in bytes of others."""
TEXTS = frozenset((b"tEXt", b"zTXt", b"iTXt", b"iCCP", b"eXIf"))
LARGEST_TEXT = 10_000_000
SHAPES = frozenset((*range(0xC0, 0xC8), *range(0xC9, 0xD0), *range(0xDA, 0xE0)))
"""Markers of frames, tables and scans (ITU T.81, table B.1)."""


def is_picture(data: bytes) -> bool:
    """Return whether the bytes begin as a PNG, JPEG or GIF file."""
    return data.startswith((PNG, JPEG, GIF))


def picture_parts(data: bytes) -> Iterator[Part]:
    """Yield the texts of text chunks, EXIF, XMP, IPTC, colour profiles, comments, and of bytes after the picture's end."""
    if data.startswith(PNG):
        yield from _png_parts(data)
    elif data.startswith(JPEG):
        yield from _jpeg_parts(data)
    else:
        yield from _gif_parts(data)


def _png_parts(data: bytes) -> Iterator[Part]:
    position, kind = len(PNG), b""
    pixels: list[bytes] = []
    while position + 12 <= len(data) and kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", data, position)
        if position + 12 + length > len(data):
            yield Unreadable(place="", reason="the picture is cut off")
            break
        chunk = data[position + 8 : position + 8 + length]
        position += 12 + length
        if kind == b"IDAT":
            pixels.append(chunk)
        yield from _chunk_parts(kind, chunk)
    yield from _after_pixels(pixels)
    yield from _after_picture(data[position:])


def _chunk_parts(kind: bytes, chunk: bytes) -> Iterator[Part]:
    place = f"the picture's chunk {kind.decode('latin-1')}"
    if kind in PIXELS:
        if len(chunk) != LENGTHS.get(kind, len(chunk)) or len(chunk) > LONGEST.get(kind, len(chunk)):
            yield Unreadable(place=place, reason="it is longer or shorter than such a chunk can be")
            yield from _texts_in_bytes(chunk, place)
        elif kind == b"sPLT":
            yield from _texts_in_bytes(chunk.partition(b"\0")[0], place)
    elif kind in TEXTS:
        yield from _text_chunk_parts(kind, chunk, place)
    else:
        yield Unreadable(place=place, reason="nobody knows this kind of chunk")
        yield from _texts_in_bytes(chunk, place)


def _text_chunk_parts(kind: bytes, chunk: bytes, place: str) -> Iterator[Part]:
    if kind in (b"zTXt", b"iCCP"):
        name, _, packed = chunk.partition(b"\0")
        yield Fragment(place=place, text=name.decode("latin-1"))
        yield from _compressed_texts(packed[1:], place)
    elif kind == b"iTXt":
        keyword, _, rest = chunk.partition(b"\0")
        parts = rest[2:].split(b"\0", 2)
        yield from (Fragment(place=place, text=piece.decode("utf-8", "replace")) for piece in (keyword, *parts[:-1]))
        if rest[:1] == b"\1":
            yield from _compressed_texts(parts[-1], place)
        else:
            yield Fragment(place=place, text=parts[-1].decode("utf-8", "replace"))
    elif kind == b"tEXt":
        yield Fragment(place=place, text=chunk.replace(b"\0", b": ").decode("latin-1"))
    else:
        yield from _texts_in_bytes(chunk, place)


def _compressed_texts(packed: bytes, place: str) -> Iterator[Part]:
    """The texts of a compressed chunk; one that is not compressed as it says, or holds more than it says, cannot be read."""
    unpacker = zlib.decompressobj()
    try:
        content = unpacker.decompress(packed, LARGEST_TEXT)
    except zlib.error:
        content = packed
    if not unpacker.eof or unpacker.unused_data:
        yield Unreadable(place=place, reason="it is not compressed as such a chunk is")
        yield from _texts_in_bytes(unpacker.unused_data, place)
    yield from _texts_in_bytes(content, place)


def _after_pixels(pixels: list[bytes]) -> Iterator[Part]:
    """What follows the compressed stream in the chunks of the pixels."""
    unpacker, size, behind = zlib.decompressobj(), 0, b""
    try:
        for chunk in pixels:
            rest = chunk if not unpacker.eof else b""
            behind += chunk if unpacker.eof else b""
            while rest and not unpacker.eof:
                size += len(unpacker.decompress(rest, LARGEST_TEXT))
                rest = unpacker.unconsumed_tail
                if size > TOTAL_BYTES:
                    yield Unreadable(place="", reason="the picture unpacks to more than any of ours")
                    return
    except zlib.error:
        yield Unreadable(place="", reason="the picture is broken")
        return
    behind = unpacker.unused_data + behind
    if behind:
        yield Unreadable(place="behind the picture's pixels", reason=f"{len(behind)} bytes do not belong to it")
        yield from _texts_in_bytes(behind, "behind the picture's pixels")


def _jpeg_parts(data: bytes) -> Iterator[Part]:
    position = 2
    while position + 2 <= len(data):
        if data[position] != 0xFF:
            yield Unreadable(place="", reason="the picture is broken")
            break
        marker = data[position + 1]
        if marker == 0xFF:
            position += 1
            continue
        if marker == END:
            position += 2
            break
        if marker in WITHOUT_LENGTH and marker != END:
            position += 2
            continue
        length = int.from_bytes(data[position + 2 : position + 4], "big")
        segment = data[position + 4 : position + 2 + length]
        position += 2 + length
        if marker == COMMENT or FIRST_APP <= marker <= LAST_APP:
            name = "comment" if marker == COMMENT else f"segment APP{marker - FIRST_APP}"
            yield from _texts_in_bytes(segment, f"the picture's {name}")
        elif marker not in SHAPES:
            yield Unreadable(place="", reason=f"nobody knows the picture's segment {marker:02X}")
            yield from _texts_in_bytes(segment, f"the picture's segment {marker:02X}")
        else:
            yield from (Fragment(place="the picture's tables", text=text, kind="words") for text in strings_in(segment))
        if marker == SCAN:
            position = end_of_scan(data, position)
    yield from _after_picture(data[position:])


def _gif_parts(data: bytes) -> Iterator[Part]:
    position = 13 + _colour_table_length(data[10]) if len(data) > 13 else len(data)
    while position < len(data) and data[position] != 0x3B:
        if data[position] == 0x21:
            label = data[position + 1] if position + 1 < len(data) else 0
            position, content = _sub_blocks(data, position + 2)
            if label != 0xF9:
                yield from _texts_in_bytes(content, "the picture's " + ("comment" if label == 0xFE else "extension"))
        elif data[position] == 0x2C and position + 10 < len(data):
            position, _ = _sub_blocks(data, position + 11 + _colour_table_length(data[position + 9]))
        else:
            yield Unreadable(place="", reason="the picture is broken")
            break
    yield from _after_picture(data[position + 1 :])


def _colour_table_length(flags: int) -> int:
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _sub_blocks(data: bytes, position: int) -> tuple[int, bytes]:
    content = b""
    while position < len(data) and data[position]:
        content += data[position + 1 : position + 1 + data[position]]
        position += 1 + data[position]
    return position + 1, content


def _after_picture(rest: bytes) -> Iterator[Part]:
    if rest.strip(b"\0"):
        yield Unreadable(place="behind the picture's end", reason=f"{len(rest)} bytes do not belong to it")
        yield from _texts_in_bytes(rest, "behind the picture's end")


def _texts_in_bytes(piece: bytes, place: str) -> Iterator[Part]:
    whole = decoded_text(piece.strip(b"\0"))
    if whole is not None:
        yield Fragment(place=place, text=whole)
    yield from (Fragment(place=place, text=text) for text in strings_in(piece))
