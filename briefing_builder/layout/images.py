"""Picture files: how one notices that a file has changed, and how a picture is cropped to a square."""

from collections.abc import Iterable
from pathlib import Path

from briefing_builder.deck.model import Crop
from briefing_builder.pictures import pixels

WHOLE = 100_000
FACE_HEIGHT = 30
"""A portrait's face is in its upper half, so only this many per cent of the crop come off at the top."""


def stamps(files: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Return time and size of each picture file, zeros where there is none: what was made of them holds as long as these do."""
    return tuple(map(stamp, files))


def stamp(file: str) -> tuple[int, int]:
    """Return time and size of a picture file."""
    try:
        status = Path(file).stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size


def square_crop(file: str) -> Crop:
    """Return the crop that makes a picture of a person square: evenly from both sides, of the height mostly from the foot."""
    width, height = pixels(file)
    if width >= height:
        side = (width - height) * WHOLE // (2 * width)
        return Crop(left=side, right=side)
    spare = (height - width) * WHOLE // height
    return Crop(top=spare * FACE_HEIGHT // 100, bottom=spare - spare * FACE_HEIGHT // 100)
