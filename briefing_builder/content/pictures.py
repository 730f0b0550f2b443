"""Pictures that the content names: the data and the folder go in, a problem for each picture that no deck could show comes out."""

import warnings
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from briefing_builder.content.folder import inside, missing
from briefing_builder.content.paths import matches
from briefing_builder.problems import Problem, Source, error
from briefing_builder.source import Positions

FORMATS = ("PNG", "JPEG", "GIF")  # what every PowerPoint shows; keeps Pillow's readers of PostScript and the like out
PIXEL_LIMIT = 40_000_000  # pixels; a slide of 4K has 8 million
SIZE_LIMIT = 50_000_000  # bytes
PICTURES = ("courses.[].showcase.screenshots.[].file", "endorsements.[].photo", "brand.logo.file", "brand.logo.on_dark")


def picture_problems(data: object, positions: Positions, folder: Path) -> Iterator[Problem]:
    """Yield a problem for each picture that is missing, outside the folder, broken, too large or not a picture."""
    for pattern in PICTURES:
        for match in matches(data, pattern):
            if not isinstance(match.value, str):
                continue
            source = positions.of(match.path)
            path = inside(folder, match.value, source)
            problem = path if isinstance(path, Problem) else _broken(match.value, path, source)
            if problem is not None:
                yield problem


def _broken(name: str, path: Path, source: Source) -> Problem | None:
    if not path.exists():
        return missing(name, path, source)
    if not path.is_file():
        return error("picture-broken", f'"{name}" is not a file', source)
    size = path.stat().st_size
    if size == 0:
        return error("picture-broken", f'the picture "{name}" is empty', source, "save it again")
    if size > SIZE_LIMIT:
        return error("picture-too-large", f'the picture "{name}" has {size:,} bytes; at most {SIZE_LIMIT:,} fit', source, "scale it down")
    return _undecodable(name, path, source)


def _undecodable(name: str, path: Path, source: Source) -> Problem | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a picture of 90 million pixels makes Pillow warn; we refuse it ourselves
            with Image.open(path, formats=FORMATS) as picture:
                width, height = picture.size
                if width * height > PIXEL_LIMIT:
                    return _too_many_pixels(name, f"{width} × {height}", source)
                picture.load()
    except UnidentifiedImageError:
        message = f'"{name}" is not a picture of a kind that a deck can show'
        return error("picture-broken", message, source, "save it as PNG or JPEG")
    except Image.DecompressionBombError:
        return _too_many_pixels(name, "far more", source)
    except (OSError, ValueError, SyntaxError, EOFError) as failure:
        return error("picture-broken", f'the picture "{name}" cannot be read: {failure}', source, "save it again")
    return None


def _too_many_pixels(name: str, found: str, source: Source) -> Problem:
    limit = f"{PIXEL_LIMIT // 1_000_000} million"
    return error("picture-too-large", f'the picture "{name}" has {found} pixels; at most {limit} fit', source, "scale it down")
