"""What a picture brings along around its drawing: its file goes in; the colour of its own ground, and what of it is seen, come out."""

from collections import Counter
from functools import lru_cache
from io import BytesIO

from PIL import Image

from briefing_builder.errors import ContentError
from briefing_builder.pictures.door import shown_picture
from briefing_builder.values import Value

SMALL = 160
"""Pixels of the longer side at which a picture is looked at."""
OPAQUE = 250
VISIBLE = 128
NEAR = 6
"""Of 255 in a channel: colours this near are one."""
OF_THE_EDGE = 97
"""Per cent of the edge that have one colour where a picture has a ground of its own."""
STEP = 16
"""Of 256 in a channel: colours are counted in steps of so many."""
REMEMBERED = 64


class Surroundings(Value, frozen=True, kw_only=True):
    """The ground of a picture, six hexadecimal digits, empty where it has none of one colour; its visible colours with their shares."""

    ground: str = ""
    colours: tuple[tuple[str, float], ...] = ()


def surroundings_of(file: str) -> Surroundings:
    """Return what a picture brings along around its drawing; nothing of a file that cannot be shown."""
    try:
        return _looked_at(shown_picture(file).data)
    except ContentError:
        return Surroundings()


@lru_cache(maxsize=REMEMBERED)
def _looked_at(data: bytes) -> Surroundings:
    with Image.open(BytesIO(data)) as opened:
        picture = opened.convert("RGBA")
    edge = _edge(picture)
    picture.thumbnail((SMALL, SMALL), Image.Resampling.NEAREST)
    pixels = picture.tobytes()
    seen = Counter(_counted(pixels[place : place + 3]) for place in range(0, len(pixels), 4) if pixels[place + 3] >= VISIBLE)
    total = sum(seen.values())
    colours = tuple((rgb.hex().upper(), count / total) for rgb, count in sorted(seen.items()))
    return Surroundings(ground=_one_colour(edge), colours=colours)


def _edge(picture: Image.Image) -> bytes:
    """The outermost pixels of a picture, four bytes each."""
    width, height = picture.size
    sides = ((0, 0, width, 1), (0, height - 1, width, height), (0, 0, 1, height), (width - 1, 0, width, height))
    return b"".join(picture.crop(side).tobytes() for side in sides)


def _one_colour(edge: bytes) -> str:
    pixels = [edge[place : place + 4] for place in range(0, len(edge), 4)]
    commonest = Counter(pixels).most_common(1)[0][0]
    alike = sum(all(abs(one - other) <= NEAR for one, other in zip(pixel, commonest, strict=True)) for pixel in pixels)
    if commonest[3] < OPAQUE or alike * 100 < len(pixels) * OF_THE_EDGE:
        return ""
    return commonest[:3].hex().upper()


def _counted(rgb: bytes) -> bytes:
    """The nearest of the colours that are counted; black and white are among them."""
    return bytes(min(255, (channel + STEP // 2) // STEP * STEP) for channel in rgb)
