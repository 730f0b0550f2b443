"""Pictures: the bytes of a PNG, JPEG or GIF file go in, every text of their metadata comes out; the pixels are not read."""

import struct
import zlib
from collections.abc import Iterator

from briefing_builder.packs.reading.model import Fragment, Inner, Unreadable
from briefing_builder.packs.reading.strings import decoded, strings_in

Part = Fragment | Unreadable | Inner
PNG, JPEG, GIF = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8"
PIXELS = frozenset((b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"bKGD", b"sBIT", b"hIST", b"tIME",
                    b"sPLT", b"acTL", b"fcTL", b"fdAT", b"cICP", b"mDCv", b"cLLi"))  # fmt: skip
"""Chunks of PNG without text (W3C PNG, third edition, 11)."""
LARGEST_TEXT = 10_000_000
WITHOUT_LENGTH = frozenset((0x01, *range(0xD0, 0xDA)))
SCAN, END = 0xDA, 0xD9
COMMENT, FIRST_APP, LAST_APP = 0xFE, 0xE0, 0xEF


def is_picture(data: bytes) -> bool:
    """Return whether the bytes begin as a PNG, JPEG or GIF file."""
    return data.startswith((PNG, JPEG, GIF))


def picture_parts(data: bytes) -> Iterator[Part]:
    """Yield the texts of text chunks, EXIF, XMP, IPTC, colour profiles, comments, and of bytes behind the picture's end."""
    if data.startswith(PNG):
        yield from _png(data)
    elif data.startswith(JPEG):
        yield from _jpeg(data)
    else:
        yield from _gif(data)


def _png(data: bytes) -> Iterator[Part]:
    position, kind = len(PNG), b""
    while position + 12 <= len(data) and kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", data, position)
        if position + 12 + length > len(data):
            yield Unreadable(place="", reason="the picture is cut off")
            break
        chunk = data[position + 8 : position + 8 + length]
        position += 12 + length
        if kind not in PIXELS:
            yield from _chunk(kind.decode("latin-1"), chunk)
    yield from _behind(data[position:])


def _chunk(kind: str, chunk: bytes) -> Iterator[Part]:
    place = f"the picture's chunk {kind}"
    if kind == "zTXt" or kind == "iCCP":
        name, _, packed = chunk.partition(b"\0")
        yield Fragment(place=place, text=name.decode("latin-1"))
        yield from _strings(_unpacked(packed[1:]), place)
    elif kind == "iTXt":
        keyword, _, rest = chunk.partition(b"\0")
        parts = rest[2:].split(b"\0", 2)
        text = _unpacked(parts[-1]) if rest[:1] == b"\1" else parts[-1]
        yield from (Fragment(place=place, text=piece.decode("utf-8", "replace")) for piece in (keyword, *parts[:-1], text))
    elif kind == "tEXt":
        yield Fragment(place=place, text=chunk.replace(b"\0", b": ").decode("latin-1"))
    else:
        yield from _strings(chunk, place)


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, LARGEST_TEXT)
    except zlib.error:
        return packed


def _jpeg(data: bytes) -> Iterator[Part]:
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
            yield from _strings(segment, f"the picture's {name}")
        if marker == SCAN:
            position = end_of_scan(data, position)
    yield from _behind(data[position:])


def end_of_scan(data: bytes, position: int) -> int:
    """Return where the next marker begins that is neither a stuffed byte nor a restart (ITU T.81, B.1.1.5), from within a scan."""
    while position + 1 < len(data):
        position = data.find(b"\xff", position)
        if position < 0 or position + 1 >= len(data):
            return len(data)
        if data[position + 1] == 0 or 0xD0 <= data[position + 1] <= 0xD7:
            position += 2
        else:
            return position
    return len(data)


def _gif(data: bytes) -> Iterator[Part]:
    position = 13 + _table(data[10]) if len(data) > 13 else len(data)
    while position < len(data) and data[position] != 0x3B:
        if data[position] == 0x21:
            label = data[position + 1] if position + 1 < len(data) else 0
            position, content = _blocks(data, position + 2)
            if label != 0xF9:
                yield from _strings(content, "the picture's " + ("comment" if label == 0xFE else "extension"))
        elif data[position] == 0x2C and position + 10 < len(data):
            position, _ = _blocks(data, position + 11 + _table(data[position + 9]))
        else:
            yield Unreadable(place="", reason="the picture is broken")
            break
    yield from _behind(data[position + 1 :])


def _table(flags: int) -> int:
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks(data: bytes, position: int) -> tuple[int, bytes]:
    content = b""
    while position < len(data) and data[position]:
        content += data[position + 1 : position + 1 + data[position]]
        position += 1 + data[position]
    return position + 1, content


def _behind(rest: bytes) -> Iterator[Part]:
    if rest.strip(b"\0"):
        yield Unreadable(place="behind the picture's end", reason=f"{len(rest)} bytes do not belong to it")
        yield from _strings(rest, "behind the picture's end")


def _strings(piece: bytes, place: str) -> Iterator[Part]:
    whole = decoded(piece.strip(b"\0"))
    if whole is not None:
        yield Fragment(place=place, text=whole)
    yield from (Fragment(place=place, text=found) for found in strings_in(piece))
