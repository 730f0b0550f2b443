"""Pictures without what cameras and editors write into them: the bytes of a file go in, the same pixels without metadata come out."""

import hashlib
import struct
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image

from briefing_builder.deck.model import Deck, Group, Item, Picture
from briefing_builder.packs.reading.pictures import (
    COMMENT,
    END,
    FIRST_APP,
    GIF,
    JPEG,
    LAST_APP,
    PIXELS,
    PNG,
    SCAN,
    WITHOUT_LENGTH,
    end_of_scan,
)
from briefing_builder.values import replace

ORIENTATION = 0x0112
"""The EXIF tag that says how a picture must be turned (CIPA DC-008, 4.6.5)."""
KEPT_SEGMENTS = frozenset((0xE0, 0xEE))
"""JFIF and Adobe's colour transform: without them, and without the colour profile, the colours would change."""
SECOND_APP, PROFILE = 0xE2, b"ICC_PROFILE\0"
"""Where the colour profile is (ICC.1, B.4); other segments of this kind lead to a second picture (CIPA DC-007), which does not stay."""


def bare(data: bytes) -> bytes:
    """Return a PNG or JPEG without text, EXIF, XMP, comments and what is behind its end, its pixels untouched; a GIF written anew.

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
    if marker == SECOND_APP:
        return content.startswith(PROFILE)
    return marker in KEPT_SEGMENTS or not (FIRST_APP <= marker <= LAST_APP or marker == COMMENT)


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
