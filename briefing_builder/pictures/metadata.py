"""Pictures without what cameras and editors write into them: the bytes of a PNG or JPEG go in, its pixels without metadata come out."""

import struct
from collections.abc import Iterator

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
PIXELS = frozenset((b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"bKGD", b"sBIT", b"hIST", b"tIME",
                    b"sPLT", b"acTL", b"fcTL", b"fdAT", b"cICP", b"mDCv", b"cLLi"))  # fmt: skip
"""Chunks of PNG without text (W3C PNG, third edition, 11)."""
MOVING = frozenset((b"acTL", b"fcTL", b"fdAT"))
"""Chunks of the pictures of an animation behind its first."""
LEFT_OUT = MOVING | {b"tIME", b"sPLT"}
WITHOUT_LENGTH = frozenset((0x01, *range(0xD0, 0xDA)))
SCAN, END = 0xDA, 0xD9
COMMENT, FIRST_APP, LAST_APP = 0xFE, 0xE0, 0xEF
JFIF, ADOBE = (0xE0, b"JFIF\0"), (0xEE, b"Adobe")
"""Without Adobe's colour transform the colours would change. Other segments of these kinds hold small copies of the picture."""
JFIF_LENGTH = 14
"""Of a JFIF segment without a small copy of the picture (JFIF 1.02)."""


def bare(data: bytes) -> bytes:
    """Return a PNG or JPEG without text, EXIF, XMP, profiles, comments and what is behind its first picture's end, its pixels untouched."""
    if data.startswith(PNG):
        return PNG + b"".join(_chunks(data))
    return b"\xff\xd8" + b"".join(_segments(data))


def _chunks(data: bytes) -> Iterator[bytes]:
    position = len(PNG)
    while position + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, position)
        chunk = data[position : position + 12 + length]
        position += 12 + length
        if kind in PIXELS and kind not in LEFT_OUT:
            yield chunk
        if kind == b"IEND":
            return


def _segments(data: bytes) -> Iterator[bytes]:
    """The segments and scans up to the first end of a picture, without its metadata; what is no JPEG any more is left to the reader."""
    position = 2
    while position + 2 <= len(data) and data[position] == 0xFF:
        marker, start = data[position + 1], position
        position += 1 if marker == 0xFF else 2
        if marker == 0xFF:
            continue
        if marker not in WITHOUT_LENGTH:
            position += int.from_bytes(data[position : position + 2], "big")
        if marker == SCAN:
            position = end_of_scan(data, position)
        if _is_kept(marker, data[start + 4 : position]):
            yield data[start:position]
        if marker == END:
            return
    yield data[position:]


def _is_kept(marker: int, content: bytes) -> bool:
    """Whether a picture needs it to look as before."""
    if FIRST_APP <= marker <= LAST_APP:
        is_plain = content.startswith(JFIF[1]) and len(content) == JFIF_LENGTH
        return (marker == JFIF[0] and is_plain) or (marker == ADOBE[0] and content.startswith(ADOBE[1]))
    return marker != COMMENT


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
