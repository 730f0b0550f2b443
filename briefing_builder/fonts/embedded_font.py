"""A font that a presentation embeds (Embedded OpenType) goes in; the font itself comes out, unless it is compressed or lacks letters."""

import string
import struct

import uharfbuzz as hb

HEADER = struct.Struct("<IIII18xH")
"""EOT, section 3: size, size of the font, version, flags; the magic number stands at byte 34."""
MAGIC = 0x504C
COMPRESSED, ENCRYPTED = 0x4, 0x10000000
KEY = 0x50
LETTERS = frozenset(string.ascii_letters + string.digits)


def embedded_font(data: bytes) -> bytes:
    """Return the TrueType or OpenType font in embedded data; nothing where it cannot be read, or lacks letters of the alphabet."""
    try:
        _, size, _, flags, magic = HEADER.unpack_from(data)
    except struct.error:
        return b""
    if magic != MAGIC or flags & COMPRESSED or not 0 < size <= len(data):
        return b""
    font = data[-size:]
    if flags & ENCRYPTED:
        font = bytes(byte ^ KEY for byte in font)
    face = hb.Face(hb.Blob(font))
    return font if face.glyph_count and set(map(ord, LETTERS)) <= set(face.unicodes) else b""
