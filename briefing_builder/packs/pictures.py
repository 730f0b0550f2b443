"""Pictures without what cameras and editors write into them: the bytes of a file go in, the same pixels without metadata come out."""

import hashlib
import struct
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image

from briefing_builder.deck.model import Deck, Group, Item, Picture
from briefing_builder.packs.reading.pictures import GIF, JPEG, PIXELS, PNG
from briefing_builder.values import replace

ORIENTATION = 0x0112
"""The EXIF tag that says how a picture must be turned (CIPA DC-008, 4.6.5)."""
KEPT_SEGMENTS = frozenset((0xE0, 0xE2, 0xEE))
"""JFIF, colour profile, Adobe's colour transform: without them the colours would change."""
SCAN = 0xDA


def bare(data: bytes) -> bytes:
    """Return a PNG or JPEG without text, EXIF, XMP, comments and bytes behind its end, its pixels untouched; a GIF written anew.

    The colour profile and the way a photograph is turned stay, so that it looks as before.
    """
    if data.startswith(PNG):
        return PNG + b"".join(_chunks(data))
    if data.startswith(JPEG):
        return b"\xff\xd8" + _turned(data) + b"".join(_segments(data))
    return _gif_anew(data) if data.startswith(GIF) else data


def with_bare_pictures(deck: Deck, folder: Path) -> Deck:
    """Return the deck with its pictures' bare copies, which are written into the folder."""
    copies: dict[str, str] = {}

    def copy(file: str) -> str:
        if file not in copies:
            data = bare(Path(file).read_bytes())
            target = folder / f"{hashlib.sha256(data).hexdigest()[:24]}{Path(file).suffix.lower()}"
            target.write_bytes(data)
            copies[file] = str(target)
        return copies[file]

    def bared(item: Item) -> Item:
        if isinstance(item, Group):
            return replace(item, items=tuple(bared(inner) for inner in item.items))
        return replace(item, file=copy(item.file)) if isinstance(item, Picture) else item

    return replace(deck, slides=tuple(replace(slide, items=tuple(bared(item) for item in slide.items)) for slide in deck.slides))


def _chunks(data: bytes) -> Iterator[bytes]:
    position = len(PNG)
    while position + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, position)
        chunk = data[position : position + 12 + length]
        position += 12 + length
        if (kind in PIXELS and kind != b"tIME") or kind == b"iCCP":
            yield chunk
        if kind == b"IEND":
            return


def _segments(data: bytes) -> Iterator[bytes]:
    position = 2
    while position + 4 <= len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if marker == 0xFF:
            position += 1
            continue
        if marker == SCAN:
            end = data.rfind(b"\xff\xd9")
            yield data[position : end + 2] if end > position else data[position:]
            return
        length = int.from_bytes(data[position + 2 : position + 4], "big")
        if not (0xE0 <= marker <= 0xEF or marker == 0xFE) or marker in KEPT_SEGMENTS:
            yield data[position : position + 2 + length]
        position += 2 + length


def _turned(data: bytes) -> bytes:
    """An EXIF segment that says nothing but how the picture is turned; empty where it stands upright."""
    with Image.open(BytesIO(data), formats=("JPEG",)) as picture:
        orientation = picture.getexif().get(ORIENTATION, 1)
    if orientation not in range(2, 9):
        return b""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    body = exif.tobytes()
    return b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body


def _gif_anew(data: bytes) -> bytes:
    stream = BytesIO()
    with Image.open(BytesIO(data), formats=("GIF",)) as picture:
        picture.info.pop("comment", None)
        picture.save(stream, "GIF", save_all=getattr(picture, "n_frames", 1) > 1)
    return stream.getvalue()
