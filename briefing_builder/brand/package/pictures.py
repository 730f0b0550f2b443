"""Pictures of layouts: the bytes of one go in, what is wrong with it comes out, so that no deck carries a picture that nobody can open."""

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image

SCALED_WHILE_READ = "JPEG"
MOST_PIXELS, MOST_OF_PHOTOS = 40_000_000, 85_000_000
"""Of pictures that are unpacked whole, and of photos, which can be read at an eighth of their size."""
NEVER_UNPACKED: tuple[tuple[re.Pattern[bytes], str, str], ...] = (
    (re.compile(rb"\x01\0\0\0[\s\S]{36} EMF"), "emf", "image/x-emf"),
    (re.compile(rb"\xd7\xcd\xc6\x9a|[\x01\x02]\0\t\0"), "wmf", "image/x-wmf"),
    (re.compile(rb"II\xbc"), "wdp", "image/vnd.ms-photo"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|svg|!--|!DOCTYPE svg)"), "svg", "image/svg+xml"),
)
"""How drawings and Microsoft's photos begin; with the ending and the type of their parts."""
OF_VECTORS = frozenset(ending for _, ending, _ in NEVER_UNPACKED)
UNPACKED = {
    "PNG": ("png", "image/png"), "JPEG": ("jpeg", "image/jpeg"), "GIF": ("gif", "image/gif"), "BMP": ("bmp", "image/bmp"),
    "TIFF": ("tiff", "image/tiff"), "WEBP": ("webp", "image/webp"), "MPO": ("jpeg", "image/jpeg"),
}  # fmt: skip
FAULTS = (OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, ZeroDivisionError, OverflowError, MemoryError, EOFError)
BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
DOCTYPE = re.compile(rb"<!DOCTYPE\s[^\[>]*>")
"""As drawing programs write it, with nothing declared inside."""
UNSAFE_SVG = re.compile(
    rb"""<!DOCTYPE|<!ENTITY|<\s*(?:\w+:)?(?:script|foreignObject|iframe)\b|\son\w+\s*=|@import|url\(\s*["']?(?!#|["']?data:)[\w./]"""
    rb"""|href\s*=\s*["'](?!#|data:image/)""",
    re.IGNORECASE,
)
"""A drawing with any of these can run or fetch something (SVG 2); PowerPoint writes none of them."""
BROKEN = "cannot be opened"
IMMENSE = "has more pixels than anything can show"


def picture_type(data: bytes) -> tuple[str, str]:
    """Return the ending and the content type of a picture, by what it is; two empty words when it is none."""
    for beginning, ending, content_type in NEVER_UNPACKED:
        if beginning.match(data[:200]):
            return ending, content_type
    try:
        with _opened_picture(data) as picture:
            return UNPACKED[str(picture.format)]
    except (*FAULTS, *BOMBS):
        return "", ""


def is_unsafe_drawing(data: bytes) -> bool:
    """Return whether a picture is a drawing that could run or fetch something."""
    return picture_type(data)[0] == "svg" and UNSAFE_SVG.search(data) is not None


def plain_drawing(data: bytes) -> bytes:
    """Return a drawing without the document type that it declares but does not need; any other picture as it is."""
    return DOCTYPE.sub(b"", data, count=1) if picture_type(data)[0] == "svg" else data


def picture_fault(data: bytes) -> str:
    """Return what is wrong with a picture, as the end of a sentence; nothing when it can be shown.

    Its size is looked at before it is unpacked.
    """
    if picture_type(data)[0] in OF_VECTORS:
        return ""
    return _fault_when_unpacked(data)


def _fault_when_unpacked(data: bytes) -> str:
    try:
        with _opened_picture(data) as picture:
            pixels = picture.width * picture.height
            is_photo = picture.format == SCALED_WHILE_READ
            if not 0 < pixels <= (MOST_OF_PHOTOS if is_photo else MOST_PIXELS):
                return f"has {picture.width:,} × {picture.height:,} pixels"
            if picture.format == "PNG" and _has_right_checksums(data):
                return ""
            if is_photo:
                picture.draft("RGB", (max(1, picture.width // 8), max(1, picture.height // 8)))
            picture.load()
            return ""
    except BOMBS:
        return IMMENSE
    except FAULTS:
        return BROKEN


def _has_right_checksums(data: bytes) -> bool:
    """Whether a PNG is whole; one that is not may still have all that it shows, as those of some programs that leave out the end."""
    try:
        with _opened_picture(data) as picture:
            picture.verify()
            return True
    except FAULTS:
        return False


@contextmanager
def _opened_picture(data: bytes) -> Iterator[Image.Image]:
    """A picture of which nothing is unpacked yet; one with more pixels than Pillow thinks wise stops here."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(BytesIO(data), formats=tuple(UNPACKED)) as picture:
            yield picture
