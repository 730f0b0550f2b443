"""Two screenshots to embed, the same bytes on every run: 1280 × 720 pixels, as large on the disk as real ones are."""

import random
from pathlib import Path

from PIL import Image

SIZE = (1280, 720)
GRAIN = 3  # shades of noise: gives a PNG of about half a megabyte, like a screenshot with a photo in it


def make_pictures(folder: Path) -> tuple[Path, ...]:
    """Write the pictures into the folder and return their paths."""
    return tuple(_picture(folder / f"screenshot-{number}.png", number) for number in (1, 2))


def _picture(path: Path, seed: int) -> Path:
    chance = random.Random(seed)
    grain = chance.randbytes(SIZE[0] * SIZE[1])
    width, height = SIZE
    steepest = width * seed + height
    ramp = [[60 + 120 * (x * seed + y) // steepest for x in range(width)] for y in range(height)]
    shades = bytes(shade + grain[y * width + x] % GRAIN for y, row in enumerate(ramp) for x, shade in enumerate(row))
    luminance = Image.frombytes("L", SIZE, shades)
    Image.merge("RGB", (luminance, luminance.point(lambda shade: min(255, shade + 20)), luminance)).save(path)
    return path
