"""Fills of more than one colour: their XML and a size in cells go in, a small picture with its own opacity comes out."""

from functools import lru_cache
from io import BytesIO
from math import cos, hypot, radians, sin

from lxml.etree import QName, _Element
from PIL import Image, ImageOps, UnidentifiedImageError

from briefing_builder.brand.adoption.outlines import ROTATION
from briefing_builder.brand.adoption.theme import SHARE, ThemeColours, opacity_of
from briefing_builder.brand.colours import DRAWING

LEVELS = 256
RING_AT_EDGE = 181
"""What Pillow's rings have at the middle of a side; 255 is at the corners."""
PICTURE_FAULTS = (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError)
MOST_PIXELS = 800
"""On the longer side of a picture that is looked at."""
KNOWN_EFFECTS, OF_OTHER_PROGRAMS = frozenset(("alphaModFix", "duotone", "grayscl")), "extLst"


def gradient(fill: _Element, size: tuple[int, int], theme: ThemeColours, placeholder: str) -> Image.Image | None:
    """Return a gradient as it is drawn on so many cells; None where a colour of it is not known."""
    stops = [_stop(element, theme, placeholder) for element in fill.iterfind(f"{DRAWING}gsLst/{DRAWING}gs")]
    known = sorted(((place, rgb, opacity) for place, rgb, opacity in stops if rgb), key=lambda stop: stop[0])
    if not known or len(known) < len(stops):
        return None
    path = fill.find(f"{DRAWING}path")
    shares = _linear(fill.find(f"{DRAWING}lin"), size) if path is None else _radial(path, size)
    colours = [_between(known, level / (LEVELS - 1)) for level in range(LEVELS)]
    channels = [shares.point([colour[number] for colour in colours]) for number in range(4)]
    return Image.merge("RGBA", channels)


def _stop(element: _Element, theme: ThemeColours, placeholder: str) -> tuple[float, str, float]:
    return int(str(element.get("pos", "0")).removesuffix("%")) / SHARE, theme.rgb(element, placeholder), opacity_of(element)


def _between(stops: list[tuple[float, str, float]], share: float) -> tuple[int, ...]:
    """Red, green, blue and opacity at a share of the way."""
    before = max((stop for stop in stops if stop[0] <= share), key=lambda stop: stop[0], default=stops[0])
    after = min((stop for stop in stops if stop[0] >= share), key=lambda stop: stop[0], default=stops[-1])
    way = (share - before[0]) / (after[0] - before[0]) if after[0] > before[0] else 0
    first, last = ((*bytes.fromhex(stop[1]), 255 * stop[2]) for stop in (before, after))
    return tuple(round(one + (other - one) * way) for one, other in zip(first, last, strict=True))


def _linear(line: _Element | None, size: tuple[int, int]) -> Image.Image:
    angle = radians(0 if line is None else int(line.get("ang", "0")) / ROTATION)
    across, down = cos(angle), sin(angle)
    length = abs(size[0] * across) + abs(size[1] * down) or 1
    start = min(0, across) * size[0] + min(0, down) * size[1]
    scale = (LEVELS - 1) / length
    matrix = (0, 0, LEVELS / 2, across * scale, down * scale, -start * scale)
    return Image.linear_gradient("L").transform(size, Image.Transform.AFFINE, matrix, Image.Resampling.NEAREST)


def _radial(path: _Element, size: tuple[int, int]) -> Image.Image:
    """Rings around the middle of the inner rectangle, as far as the farthest corner."""
    inner = path.find(f"{DRAWING}fillToRect")
    sides = [0.0 if inner is None else int(str(inner.get(name, "0")).removesuffix("%")) / SHARE for name in "ltrb"]
    middle = ((sides[0] + 1 - sides[2]) / 2 * size[0], (sides[1] + 1 - sides[3]) / 2 * size[1])
    farthest = max(hypot(middle[0] - corner[0], middle[1] - corner[1]) for corner in ((0, 0), (size[0], 0), (0, size[1]), size)) or 1
    scale = LEVELS / 2 / farthest
    matrix = (scale, 0, LEVELS / 2 - middle[0] * scale, 0, scale, LEVELS / 2 - middle[1] * scale)
    rings = Image.radial_gradient("L").transform(size, Image.Transform.AFFINE, matrix, Image.Resampling.NEAREST, fillcolor=RING_AT_EDGE)
    return rings.point(lambda value: min(LEVELS - 1, round(value * (LEVELS - 1) / RING_AT_EDGE)))


def picture(data: bytes, blip: _Element, theme: ThemeColours, placeholder: str) -> Image.Image | None:
    """Return a picture as it is shown, small; None where it cannot be opened, or is shown in a way that nobody here knows."""
    effects = {name: child for child in blip if isinstance(child.tag, str) and (name := QName(child).localname) != OF_OTHER_PROGRAMS}
    found = _small_picture(data) if set(effects) <= KNOWN_EFFECTS else None
    if found is None or not effects:
        return found
    opacity = found.getchannel("A")
    if "grayscl" in effects:
        found = found.convert("L").convert("RGBA")
    tones = [theme.rgb_of(colour, placeholder) for colour in effects.get("duotone", ()) if isinstance(colour.tag, str)]
    if len(tones) == 2 and all(tones):
        found = ImageOps.colorize(found.convert("L"), f"#{tones[0]}", f"#{tones[1]}").convert("RGBA")
    if "alphaModFix" in effects:
        share = int(str(effects["alphaModFix"].get("amt", SHARE)).removesuffix("%")) / SHARE
        opacity = opacity.point(lambda value: round(value * share))
    return Image.merge("RGBA", (*found.split()[:3], opacity))


@lru_cache(maxsize=32)
def _small_picture(data: bytes) -> Image.Image | None:
    try:
        with Image.open(BytesIO(data)) as opened:
            opened.draft("RGB", (MOST_PIXELS, MOST_PIXELS))
            opened.thumbnail((MOST_PIXELS, MOST_PIXELS), Image.Resampling.BOX, reducing_gap=1.0)
            return opened.convert("RGBA")
    except PICTURE_FAULTS:
        return None
