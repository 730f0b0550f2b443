"""Picture files: their proportions, read once, and what a square cuts off them."""

from functools import cache
from pathlib import Path

from PIL import Image

from briefing_builder.deck.model import Crop

WHOLE = 100_000
FACE_HEIGHT = 30
"""In a portrait the face stands in the upper half: so many per cent of what a square cuts off go at the top."""


@cache
def _proportions(file: str, _changed: int) -> tuple[int, int]:
    with Image.open(file) as picture:
        return picture.size


def proportions(file: str) -> tuple[int, int]:
    """Return width and height of a picture file in pixels. Raises OSError when it cannot be read."""
    return _proportions(file, Path(file).stat().st_mtime_ns)


def square_crop(file: str) -> Crop:
    """Return what has to be cut off a picture of somebody to make it square: both sides evenly, of the height rather the foot."""
    width, height = proportions(file)
    if width >= height:
        side = (width - height) * WHOLE // (2 * width)
        return Crop(left=side, right=side)
    spare = (height - width) * WHOLE // height
    return Crop(top=spare * FACE_HEIGHT // 100, bottom=spare - spare * FACE_HEIGHT // 100)
