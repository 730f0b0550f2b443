"""Pictures as phones, browsers and office programs write them: a red, a green, a blue and a white quarter when they are seen upright."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms

WIDTH, HEIGHT = 64, 32
QUARTERS = (("red", (8, 8)), ("lime", (56, 8)), ("blue", (8, 24)), ("white", (56, 24)))
"""The colour that is seen at a place of the upright picture."""
TURNS = {
    2: (Image.Transpose.FLIP_LEFT_RIGHT,),
    3: (Image.Transpose.ROTATE_180,),
    4: (Image.Transpose.FLIP_TOP_BOTTOM,),
    5: (Image.Transpose.TRANSPOSE,),
    6: (Image.Transpose.ROTATE_90,),
    7: (Image.Transpose.TRANSVERSE,),
    8: (Image.Transpose.ROTATE_270,),
}
"""How a camera has turned what it writes, by the number with which EXIF says so."""
SECRET = b"taken by Ada at 52.1 N"


def quartered(mode: str = "RGB") -> Image.Image:
    """The upright picture."""
    picture = Image.new("RGB", (WIDTH, HEIGHT))
    for colour, (x, y) in QUARTERS:
        left, top = x // 32 * 32, y // 16 * 16
        picture.paste(colour, (left, top, left + 32, top + 16))
    return picture.convert(mode)


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    """The picture as the bytes of a file."""
    stream = BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def turned(orientation: int, kind: str = "JPEG") -> bytes:
    """The picture as a telephone writes it: its rows as the sensor saw them, and what to do about it, with private words, in EXIF."""
    picture = quartered()
    for turn in TURNS.get(orientation, ()):
        picture = picture.transpose(turn)
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = orientation, SECRET.decode()
    return saved(picture, kind, exif=exif, quality=95)


def swapped_profile() -> bytes:
    """A colour profile in which red and green have changed places: whoever leaves it out sees the wrong colours."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"none").replace(b"gXYZ", b"rXYZ").replace(b"none", b"gXYZ")
    return swapped.replace("sRGB".encode("utf-16-be"), "test".encode("utf-16-be"))


def is_upright(data: bytes) -> bool:
    """Whether a picture shows its quarters where they belong, in their colours, to somebody who knows nothing of EXIF or profiles."""
    with Image.open(BytesIO(data)) as picture:
        seen = picture.convert("RGB")
        if seen.size != (WIDTH, HEIGHT):
            return False
        wanted = [(seen.getpixel(place), Image.new("RGB", (1, 1), colour).getpixel((0, 0))) for colour, place in QUARTERS]
        return all(abs(one - other) < 24 for pixel, due in wanted for one, other in zip(pixel, due, strict=True))


def laid(folder: Path, name: str, data: bytes) -> str:
    """Write a file and return its path."""
    (folder / name).write_bytes(data)
    return str(folder / name)
