"""The picture files that a deck shows: a file goes in, how many pixels it has comes out, read once for each state of the file."""

from functools import lru_cache
from pathlib import Path

from PIL import Image

REMEMBERED = 1024


def pixels(file: str, formats: tuple[str, ...] | None = None) -> tuple[int, int]:
    """Return width and height of a picture file in pixels. Raises OSError when it cannot be read, or is in none of these formats."""
    found = Path(file).stat()
    return _pixels(file, formats, found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=REMEMBERED)
def _pixels(file: str, formats: tuple[str, ...] | None, _changed: int, _size: int) -> tuple[int, int]:
    with Image.open(file, formats=formats) as picture:
        return picture.size
