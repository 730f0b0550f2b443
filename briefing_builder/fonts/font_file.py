"""The bytes of a font file go in; its faces come out, with the names by which a presentation may call them."""

import struct
import zlib
from io import BytesIO

import uharfbuzz as hb

from briefing_builder.values import Value

WOFF, WOFF2 = b"wOFF", b"wOF2"
LARGEST = 100_000_000
"""Bytes of a font that was packed; the largest of East Asia have a third of it."""
REGULAR, BOLD = 400, 700
ITALIC_BIT, BOLD_BIT = 1, 1 << 5
"""In `fsSelection` (OpenType 1.9, OS/2)."""
_HEADER = struct.Struct(">4s4sIHHIHHIIIII")
_ENTRY = struct.Struct(">4sIIII")
_NAMES = hb.OTNameIdPredefined


class UnusableFontError(Exception):
    """A file from which no text can be measured: the problem's code, what is wrong, and a way out."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


class NamedFace(Value, frozen=True, kw_only=True):
    """One face of a file, by its position there: its family as people see it, and every name and style by which it may be called."""

    index: int
    family: str
    called: frozenset[tuple[str, bool, bool]]


def family_key(name: str) -> str:
    """Return what two spellings of one family have in common: small letters, without spaces and hyphens."""
    return "".join(name.casefold().replace("-", " ").split())


def faces_of(data: bytes) -> tuple[NamedFace, ...]:
    """Return the faces of a font (TrueType, OpenType, a collection of these, WOFF).

    A face is called by its family and its style, by its full name, and by the family that all its weights share. Raises UnusableFontError
    when it is no font, or a variable one.
    """
    blob = hb.Blob(unpacked_font(data))
    count = hb.Face(blob, 0).count
    faces = [hb.Face(blob, index) for index in range(count)]
    if not faces or any(not face.glyph_count for face in faces):
        raise UnusableFontError("font-unreadable", "is not a font file", "give a TrueType or OpenType font (.ttf, .otf, .ttc, .woff2)")
    if any(face.has_var_data for face in faces):
        message = "is a variable font, of which PowerPoint shows one weight only"
        raise UnusableFontError(
            "font-variable", message, "give the static files of the family, such as Regular, Bold, Italic and BoldItalic"
        )
    return tuple(_named(index, face) for index, face in enumerate(faces))


def loaded_face(data: bytes, index: int) -> hb.Face:
    """Return a face of a font to shape with. Raises UnusableFontError as `faces_of` does."""
    return hb.Face(hb.Blob(unpacked_font(data)), index)


def unpacked_font(data: bytes) -> bytes:
    """Return a font as the tables that a shaper reads. Raises UnusableFontError when a packed one is broken or too large."""
    try:
        if data.startswith(WOFF):
            return _unpacked_woff(data)
        return _unpacked_woff2(data) if data.startswith(WOFF2) else data
    except (struct.error, zlib.error, ValueError, KeyError, IndexError, AssertionError) as fault:
        raise UnusableFontError("font-unreadable", f"is a broken font file: {fault}", "give the font as .ttf or .otf") from fault


def _unpacked_woff(data: bytes) -> bytes:
    """WOFF 1.0, section 5: the tables one after the other, each compressed where that makes it smaller."""
    _, flavour, _, count, _, whole, *_ = _HEADER.unpack_from(data)
    if whole > LARGEST:
        raise ValueError("it is too large")
    tables = []
    for number in range(count):
        tag, offset, packed, length, checksum = _ENTRY.unpack_from(data, _HEADER.size + number * _ENTRY.size)
        body = data[offset : offset + packed]
        tables.append((tag, checksum, zlib.decompressobj().decompress(body, length) if packed < length else body))
    place = 12 + 16 * count
    head: bytes = flavour + struct.pack(">HHHH", count, 0, 0, 0)
    body = b""
    for tag, checksum, table in tables:
        head += struct.pack(">4sIII", tag, checksum, place + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    return head + body


def _unpacked_woff2(data: bytes) -> bytes:
    if int.from_bytes(data[16:20]) > LARGEST:
        raise ValueError("it is too large")
    try:
        from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
    except ImportError as missing:
        raise UnusableFontError(
            "font-unreadable", "is a WOFF2 file, which cannot be read here", "give the font as .ttf or .otf"
        ) from missing
    try:
        font, made = TTFont(BytesIO(data), recalcTimestamp=False), BytesIO()
        font.flavor = None
        font.save(made)
    except Exception as fault:  # brotli and fontTools have errors of their own
        raise ValueError(str(fault)) from fault
    return made.getvalue()


def _named(index: int, face: hb.Face) -> NamedFace:
    is_bold, is_italic = _style_of(face)
    family, full = _all_names(face, _NAMES.FONT_FAMILY), _all_names(face, _NAMES.FULL_NAME)
    shared = _all_names(face, _NAMES.TYPOGRAPHIC_FAMILY)
    weights = [f"{name} {style}" for name in shared for style in _all_names(face, _NAMES.TYPOGRAPHIC_SUBFAMILY)]
    called = {(family_key(name), is_bold, is_italic) for name in family}
    called |= {(family_key(name), False, False) for name in (*full, *weights)}
    if _weight_of(face) in (REGULAR, BOLD):
        called |= {(family_key(name), _weight_of(face) == BOLD, is_italic) for name in shared}
    return NamedFace(index=index, family=next(iter(family), "a font without a name"), called=frozenset(called))


def _all_names(face: hb.Face, number: hb.OTNameIdPredefined) -> tuple[str, ...]:
    """A name in every language that the file has, English first."""
    languages = [entry.language for entry in face.list_names() if entry.name_id == number]
    ordered = sorted(languages, key=lambda language: (not str(language).startswith("en"), str(language)))
    return tuple(dict.fromkeys(filter(None, (face.get_name(number, language) for language in ordered))))


def _style_of(face: hb.Face) -> tuple[bool, bool]:
    table = face.reference_table("OS/2").data
    if len(table) < 64:
        return False, False
    selection = int.from_bytes(table[62:64])
    return bool(selection & BOLD_BIT), bool(selection & ITALIC_BIT)


def _weight_of(face: hb.Face) -> int:
    return int.from_bytes(face.reference_table("OS/2").data[4:6])
