"""The fonts of the pages: shipped fonts go in, `@font-face` rules come out, with the fonts embedded or linked.

Fonts in a page are WOFF files, which hold every byte of the font: a subset would be a changed font, and the licence keeps the name
Carlito for the unchanged one (SIL OFL 1.1, condition 3; OFL FAQ 2.2). In a PDF file a subset is part of the document (condition 5).
"""

import base64
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefing_builder.files.resources import resource


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFace:
    """One shipped font and its descriptors in a style sheet."""

    family: str
    file: str
    weight: int = 400
    style: str = "normal"

    @property
    def path(self) -> Path:
        """The path of the font file. Raises ResourceMissing when it is not installed."""
        return resource("assets", "fonts", self.file)


FAMILIES = ("Caladea", "Carlito", "Gelasio", "Liberation Sans", "Montserrat", "Open Sans", "Poppins", "Roboto", "Tinos")
"""The families that ship with us."""
STYLES = (("Regular", 400, "normal"), ("Bold", 700, "normal"), ("Italic", 400, "italic"), ("BoldItalic", 700, "italic"))
ALL = tuple(
    FontFace(family=family, file=f"{family.replace(' ', '')}-{name}.ttf", weight=weight, style=style)
    for family in FAMILIES
    for name, weight, style in STYLES
)
BODY = tuple(face for face in ALL if face.family == "Carlito" and face.style == "normal")


@cache
def embedded_font_rules() -> str:
    """Return the rules of regular and bold body text with both fonts embedded, about 740 kB: the page needs nothing else."""
    return "\n".join(_font_face_rule(face, f"data:font/woff;base64,{_in_base64(woff(face.path.read_bytes()))}", "woff") for face in BODY)


def linked_font_rules() -> str:
    """Return the rules of all fonts with the file addresses of the shipped ones, for a program on this machine."""
    return "\n".join(_font_face_rule(face, face.path.as_uri(), "truetype") for face in ALL)


def served_font_rules(folder: str) -> str:
    """Return the rules of all fonts for pages whose server has the shipped ones at addresses below `folder`."""
    return "\n".join(_font_face_rule(face, f"{folder}/{face.file}", "truetype") for face in ALL)


def linked_font_addresses() -> frozenset[str]:
    """Return the file addresses in `linked_font_rules`."""
    return frozenset(face.path.as_uri() for face in ALL)


def woff(font: bytes) -> bytes:
    """Return a TrueType font as a WOFF 1.0 file: each table compressed where that makes it smaller (W3C WOFF 1.0, section 3 to 5)."""
    tables = sorted(_font_tables(font))
    offset = 44 + 20 * len(tables)
    directory, body = b"", b""
    for tag, checksum, table in tables:
        packed = min(zlib.compress(table, 9), table, key=len)
        directory += struct.pack(">4sIIII", tag, offset + len(body), len(packed), len(table), checksum)
        body += packed + bytes(-len(packed) % 4)
    whole = 12 + 16 * len(tables) + sum(len(table) + -len(table) % 4 for _, _, table in tables)
    head = struct.pack(
        ">4s4sIHHIHHIIIII", b"wOFF", font[:4], offset + len(body), len(tables), 0, whole, 1, 0, 0, 0, 0, 0, 0
    )  # fmt: skip
    return head + directory + body


def _font_tables(font: bytes) -> Iterator[tuple[bytes, int, bytes]]:
    """Yield tag, checksum and bytes of every table (OpenType, “table directory”)."""
    for position in range(struct.unpack_from(">H", font, 4)[0]):
        tag, checksum, offset, length = struct.unpack_from(">4sIII", font, 12 + 16 * position)
        yield tag, checksum, font[offset : offset + length]


def _font_face_rule(face: FontFace, address: str, form: str) -> str:
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; font-style: {face.style}; '
        f'src: url("{address}") format("{form}") }}'
    )


def _in_base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
