"""What the first bytes of a file say it is: those of a picture that a deck cannot show go in, the way out for its kind comes out."""

from collections.abc import Sequence
from typing import Final

from briefing_builder.pictures.model import Refused

FORMATS: Final = ("PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP", "TIFF")
"""What is opened; keeps Pillow's readers of PostScript and the like out."""
_EXPORT: Final = "export it as PNG or SVG"
_PHONE: Final = "export it as JPEG; on an iPhone, Settings › Camera › Formats › Most Compatible makes JPEG files from now on"
_OFFICE: Final = "open it in PowerPoint or Word, right-click, “Save as Picture”, and choose SVG or PNG"
_FILM: Final = "take a picture of one moment, and link to the film"
_SIGNATURES: Final[Sequence[tuple[int, bytes, str, str]]] = (
    (40, b" EMF", "is a drawing of Windows (EMF)", _OFFICE),
    (0, b"\xd7\xcd\xc6\x9a", "is a drawing of Windows (WMF)", _OFFICE),
    (0, b"\x01\x00\x09\x00", "is a drawing of Windows (WMF)", _OFFICE),
    (0, b"%!PS", "is PostScript (EPS)", _EXPORT),
    (0, b"\xc5\xd0\xd3\xc6", "is PostScript (EPS)", _EXPORT),
    (0, b"%PDF", "is a PDF or Illustrator file", _EXPORT),
    (0, b"8BPS", "is a Photoshop file", _EXPORT),
    (0, b"gimp xcf", "is a GIMP file", _EXPORT),
    (0, b"\xff\x0a", "is a JPEG XL picture", "save it as PNG or JPEG"),
    (4, b"JXL ", "is a JPEG XL picture", "save it as PNG or JPEG"),
    (4, b"jP  ", "is a JPEG 2000 picture", "save it as PNG or JPEG"),
    (0, b"\x00\x00\x01\x00", "is an icon (ICO)", "save its largest size as PNG"),
    (0, b"\x1f\x8b", "is compressed (SVGZ, perhaps)", "save it as plain SVG, or as PNG"),
    (0, b"\x1aE\xdf\xa3", "is a film", _FILM),
)
_BOX: Final = b"ftyp"
_AVIF, _HEIC = (b"avif", b"avis"), (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")


def refuse_other_kinds(data: bytes) -> None:
    """Raise Refused, with a way out, for files that are known and cannot be shown."""
    for start, signature, what, hint in _SIGNATURES:
        if data.startswith(signature, start):
            raise Refused("picture-kind", f"{what}, which a deck cannot show everywhere", hint)
    if data[4:8] == _BOX and not any(brand in data[8:64] for brand in _AVIF):
        if data[8:12] in _HEIC:
            raise Refused("picture-kind", "is a HEIC photograph, which a deck cannot show everywhere", _PHONE)
        raise Refused("picture-kind", "is a film", _FILM)


def unknown() -> Refused:
    """Return why a file that nobody knows as a picture cannot be shown."""
    return Refused("picture-broken", "is of no kind that a deck can show", "save it as PNG or JPEG")


def is_drawing(data: bytes) -> bool:
    """Return whether the bytes are the text of an SVG drawing."""
    start = data[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\0", b"")
    return start.startswith(b"<") and b"<svg" in data[:65536].replace(b"\0", b"")
