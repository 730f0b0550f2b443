"""What is seen of a transparent picture: a file goes in, the colours that are not transparent come out."""

from collections import Counter
from functools import lru_cache
from io import BytesIO

from PIL import Image

from briefing_builder.pictures.door import State, file_state, shown_picture

SAMPLE = 48
"""Pixels of the longer side of the small copy that is looked at."""
OPAQUE = 128
STEP = 32
"""Colours that differ by less in each channel count as one."""


def visible_colours(file: str) -> tuple[tuple[str, int], ...]:
    """Return the colours of a picture's visible pixels, as hexadecimal digits, each with its share of them in per cent.

    Empty for a picture without transparency, whose own ground goes with it. Raises ContentError when the file cannot be shown.
    """
    return _colours_in((file, file_state(file)))


@lru_cache(maxsize=256)
def _colours_in(key: tuple[str, State]) -> tuple[tuple[str, int], ...]:
    """Those of a file in the state that it is in."""
    file, _ = key
    with Image.open(BytesIO(shown_picture(file).data)) as picture:
        if not picture.has_transparency_data:
            return ()
        picture.thumbnail((SAMPLE * 4, SAMPLE * 4))
        small = picture.convert("RGBA")
    small.thumbnail((SAMPLE, SAMPLE))
    raw = small.tobytes()
    pixels = [raw[start : start + 4] for start in range(0, len(raw), 4)]
    seen = [pixel for pixel in pixels if pixel[3] >= OPAQUE]
    if len(seen) == len(pixels):
        return ()
    counted = Counter(tuple(min(255, channel // STEP * STEP * 255 // (256 - STEP)) for channel in pixel[:3]) for pixel in seen)
    return tuple((bytes(colour).hex().upper(), count * 100 // len(seen)) for colour, count in counted.most_common())
