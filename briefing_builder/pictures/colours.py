"""What a picture looks like as a whole: its file goes in; the colour of its own ground, and the colours that are seen of it, come out."""

from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from typing import TypeVar

from PIL import Image

from briefing_builder.errors import ContentError
from briefing_builder.pictures.door import State, file_state, shown_picture

SMALL = 160
"""Pixels of the longer side at which colours are counted."""
OPAQUE, VISIBLE = 250, 128
"""Of 255: from where a pixel hides what is below it, and from where it is seen."""
NEAR = 6
"""Of 255 in a channel: colours this near are one."""
OF_THE_EDGE = 97
"""Per cent of the edge that have one colour where a picture has a ground of its own."""
STEP = 16
"""Of 256 in a channel: colours are counted in steps of so many."""
REMEMBERED = 512

Told = TypeVar("Told")


def ground_of(file: str) -> str:
    """Return the one colour of a picture's edge, six hexadecimal digits; empty where it has none, and for a file that cannot be shown."""
    return _told(_ground_of_edge, file, otherwise="")


def is_transparent(file: str) -> bool:
    """Return whether the ground below a picture is seen through it; not of a file that cannot be shown."""
    return _told(_is_transparent, file, otherwise=False)


def visible_colours(file: str) -> tuple[tuple[str, float], ...]:
    """Return the colours of a picture's visible pixels, six hexadecimal digits each, with their shares of them, from 0 to 1.

    There are none in a picture that is empty, or that cannot be shown.
    """
    return _told(_visible_colours, file, otherwise=())


def _told(look: Callable[[str, State], Told], file: str, *, otherwise: Told) -> Told:
    """What is known of a file in the state that it is in."""
    try:
        return look(file, file_state(file))
    except (OSError, ContentError):
        return otherwise


@lru_cache(maxsize=REMEMBERED)
def _ground_of_edge(file: str, _: State) -> str:
    picture = _opened(file)
    width, height = picture.size
    sides = ((0, 0, width, 1), (0, height - 1, width, height), (0, 0, 1, height), (width - 1, 0, width, height))
    edge = b"".join(picture.crop(side).convert("RGBA").tobytes() for side in sides)
    pixels = [edge[place : place + 4] for place in range(0, len(edge), 4)]
    commonest = Counter(pixels).most_common(1)[0][0]
    alike = sum(all(abs(one - other) <= NEAR for one, other in zip(pixel, commonest, strict=True)) for pixel in pixels)
    if commonest[3] < OPAQUE or alike * 100 < len(pixels) * OF_THE_EDGE:
        return ""
    return commonest[:3].hex().upper()


@lru_cache(maxsize=REMEMBERED)
def _is_transparent(file: str, _: State) -> bool:
    picture = _opened(file)
    return picture.has_transparency_data and min(picture.convert("RGBA").getchannel("A").tobytes()) < VISIBLE


@lru_cache(maxsize=REMEMBERED)
def _visible_colours(file: str, _: State) -> tuple[tuple[str, float], ...]:
    picture = _opened(file).convert("RGBA")
    picture.thumbnail((SMALL, SMALL), Image.Resampling.NEAREST)
    pixels = picture.tobytes()
    seen = Counter(_counted(pixels[place : place + 3]) for place in range(0, len(pixels), 4) if pixels[place + 3] >= VISIBLE)
    total = sum(seen.values())
    return tuple((rgb.hex().upper(), count / total) for rgb, count in sorted(seen.items()))


def _opened(file: str) -> Image.Image:
    return Image.open(BytesIO(shown_picture(file).data))


def _counted(rgb: bytes) -> bytes:
    """The nearest of the colours that are counted; black and white are among them."""
    return bytes(min(255, (channel + STEP // 2) // STEP * STEP) for channel in rgb)
