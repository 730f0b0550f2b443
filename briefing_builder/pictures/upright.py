"""Photographs, screenshots and the like: the bytes of a file go in, a plain PNG or JPEG that stands upright comes out."""

import struct
import warnings
from collections.abc import Iterator
from io import BytesIO

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from briefing_builder.pictures.kinds import FORMATS, unknown
from briefing_builder.pictures.metadata import JPEG, PNG, bare
from briefing_builder.pictures.model import Kind, Refused, Remark, ShownPicture

PIXEL_LIMIT = 40_000_000  # a slide of 4K has 8 million
ORIENTATION = 0x0112
"""The EXIF tag that says how a picture must be turned (CIPA DC-008, 4.6.5)."""
UPRIGHT = 1
THINNEST = 25
"""A longer side that is more times the shorter one makes a line, not a picture."""
QUALITY = 95
"""Of a JPEG that has to be written anew, its colours in full."""
PLAIN_MODES = {"png": ("1", "L", "LA", "P", "RGB", "RGBA"), "jpeg": ("L", "RGB")}
DEPTH, DEEPEST = 24, 8
"""Where a PNG says how many bits a sample has, and how many every program draws alike."""
MOVES = Remark(
    code="picture-moves", message="moves; the deck shows its first moment, as paper does", hint="save the moment to be shown as PNG"
)
PAGES = Remark(code="picture-moves", message="has several pages; the deck shows the first", hint="save the page to be shown as PNG")


def upright(data: bytes) -> ShownPicture:
    """Return the picture as it is meant to be seen: turned upright, in sRGB, eight bits a sample, still, without metadata.

    One that is all this already keeps its pixels as they are compressed. Raises Refused when it cannot be read, or is too large or thin.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a picture of 90 million pixels makes Pillow warn; we refuse it ourselves
            with Image.open(BytesIO(data), formats=FORMATS) as picture:
                refuse_size(*picture.size)
                remarks = tuple(_remarks(picture))
                picture.seek(0)
                picture.load()
                return _plain_picture(data, picture, remarks)
    except UnidentifiedImageError:
        raise unknown() from None
    except Image.DecompressionBombError:
        raise _too_many_pixels("far more") from None
    except (OSError, ValueError, SyntaxError, EOFError, KeyError, IndexError, TypeError, struct.error, OverflowError) as failure:
        raise Refused("picture-broken", f"cannot be read: {failure}", "save it again") from failure


def without_metadata(data: bytes) -> bytes:
    """Return a PNG or JPEG without what cameras and editors wrote into it, its pixels untouched, or in sRGB where a profile moved them.

    It is not turned, for whoever placed it saw it as its pixels are. Any other kind, and one that cannot be read, stays as it is.
    """
    if not data.startswith((PNG, JPEG)):
        return data
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=FORMATS) as picture:
                profile = picture.info.get("icc_profile")
                if not isinstance(profile, bytes) or _is_usual(profile):
                    return bare(data)
                made = _coloured(_eight_bits(picture), profile)
                return _encoded_picture(made, (), is_photograph=data.startswith(JPEG)).data
    except (OSError, ValueError, SyntaxError, EOFError, KeyError, IndexError, TypeError, struct.error, Image.DecompressionBombError):
        return data


def refuse_size(width: int, height: int) -> None:
    """Raise Refused for a picture of too many pixels, or one that is hardly more than a line."""
    if width * height > PIXEL_LIMIT:
        raise _too_many_pixels(f"{width} × {height}")
    if max(width, height) > THINNEST * min(width, height):
        message = f"has {width} × {height} pixels; more than {THINNEST} times as long as wide is a line, not a picture"
        raise Refused("picture-too-thin", message, "cut the part out that matters, or give it more ground")


def _too_many_pixels(pixels: str) -> Refused:
    return Refused("picture-too-large", f"has {pixels} pixels; at most {PIXEL_LIMIT // 1_000_000} million fit", "scale it down")


def _remarks(picture: Image.Image) -> Iterator[Remark]:
    if picture.format != "MPO" and getattr(picture, "is_animated", False):  # the second picture of a telephone is no animation
        yield PAGES if picture.format == "TIFF" else MOVES


def _plain_picture(data: bytes, picture: Image.Image, remarks: tuple[Remark, ...]) -> ShownPicture:
    kind: Kind = "jpeg" if data.startswith(JPEG) else "png"
    turned = picture.getexif().get(ORIENTATION, UPRIGHT)
    profile = picture.info.get("icc_profile")
    is_wide = isinstance(profile, bytes) and not _is_usual(profile)
    if picture.mode in PLAIN_MODES[kind] and turned == UPRIGHT and not is_wide and _is_shallow(data):
        width, height = picture.size
        return ShownPicture(data=bare(data), kind=kind, width=width, height=height, remarks=remarks)
    made = _coloured(_eight_bits(ImageOps.exif_transpose(picture)), profile if is_wide else None)
    return _encoded_picture(made, remarks, is_photograph=kind == "jpeg" or _is_lossy(data))


def _is_shallow(data: bytes) -> bool:
    return data.startswith(JPEG) or (data.startswith(PNG) and data[DEPTH] <= DEEPEST)


def _is_lossy(data: bytes) -> bool:
    """Whether a file lost detail when it was compressed, as photographs do; written as PNG it would only grow."""
    if data[4:8] == b"ftyp":
        return True
    position = 12
    while data.startswith(b"RIFF") and position + 8 <= len(data):
        name, length = struct.unpack_from("<4sI", data, position)
        if name in (b"VP8 ", b"VP8L"):
            return bool(name == b"VP8 ")
        position += 8 + length + length % 2
    return False


def _eight_bits(picture: Image.Image) -> Image.Image:
    """The picture with eight bits a sample; Pillow would cut off what is brighter than 255."""
    if picture.mode.startswith("I"):
        return picture.point(lambda value: value * (1 / 256)).convert("L")
    if picture.mode == "F":
        return picture.convert("L")
    return picture


def _coloured(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture in sRGB, with transparency where it has any; a profile that nobody can follow is left out."""
    if picture.mode in ("P", "PA") or "transparency" in picture.info:
        picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    if profile is not None:
        try:
            return _in_srgb(picture, profile)
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass
    if picture.mode in PLAIN_MODES["png"]:
        return picture
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    mode = "RGBA" if picture.mode in ("RGBA", "LA") else "RGB"
    source = picture.convert("RGBA") if picture.mode == "LA" else picture
    made = ImageCms.profileToProfile(source, BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode=mode)
    return made if made is not None else source


def _is_usual(profile: bytes) -> bool:
    """Whether a colour profile is that of sRGB, which is what everybody takes for granted."""
    try:
        return "srgb" in str(ImageCms.getProfileDescription(BytesIO(profile))).lower()
    except (ImageCms.PyCMSError, OSError, ValueError):
        return True  # nobody can follow it


def _encoded_picture(picture: Image.Image, remarks: tuple[Remark, ...], *, is_photograph: bool) -> ShownPicture:
    kind: Kind = "jpeg" if is_photograph and picture.mode in PLAIN_MODES["jpeg"] else "png"
    picture.info.clear()
    stream = BytesIO()
    if kind == "jpeg":
        picture.save(stream, "JPEG", quality=QUALITY, subsampling=0)
    else:
        picture.save(stream, "PNG")
    return ShownPicture(data=bare(stream.getvalue()), kind=kind, width=picture.width, height=picture.height, remarks=remarks)
