"""Drawings: the text of an SVG file goes in, the same as PNG comes out, drawn with our own fonts and nothing from anywhere else."""

import re
from functools import cache
from xml.etree import ElementTree

from briefing_builder.files.resources import resource
from briefing_builder.pictures.model import Refused, Remark, ShownPicture
from briefing_builder.pictures.svg_bounds import SVG, refuse_unbounded
from briefing_builder.pictures.upright import refuse_size, upright
from briefing_builder.values import replace

TEXT_LIMIT = 5_000_000  # bytes; a logo has some thousands
LONGER_SIDE = 2_000
"""Pixels; a whole slide at 150 an inch."""
SANS, SERIF = "Liberation Sans", "Gelasio"
DOTS_PER_INCH = 96
"""Of CSS, for what is said in millimetres."""
PIXELS = {"px": 1, "pt": 96 / 72, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96, "em": 16, "ex": 8}
"""Of each unit of length (CSS Values and Units 3, 6)."""
LARGEST = 1e9
EXPORT = "export it as PNG, or as plain SVG with everything inside"
WORDS = Remark(
    code="picture-words",
    message="holds words, which are drawn in our fonts and may look different from yours",
    hint="turn them into outlines (paths) and save it again",
)
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*>")
_ASIDE = re.compile(r"<!--.*?-->|\A\s*<\?xml[^>]*\?>", re.DOTALL)
_ROOT = re.compile(r"<(?:[\w.-]+:)?svg\b[^>]*>")
_NAME = re.compile(r"<(?:[\w.-]+:)?svg\b")
_SIZE = re.compile(r"""\s(?:width|height)\s*=\s*(?:"[^"]*"|'[^']*')""")
_VIEW = re.compile(r"\sviewBox\s*=")
_LENGTH = re.compile(r"\s*([0-9]+\.?[0-9]*|\.[0-9]+)\s*(px|pt|pc|mm|cm|in|em|ex)?\s*")


def rasterised_svg(data: bytes) -> ShownPicture:
    """Return a drawing as a PNG, its longer side 2,000 pixels. Raises Refused when it is broken, needs something else, or has no end."""
    if len(data) > TEXT_LIMIT:
        raise Refused("picture-too-large", f"has {len(data):,} bytes; a drawing of at most {TEXT_LIMIT:,} fits", "export it as PNG")
    text = _DOCTYPE.sub("", _decoded_svg(data), count=1)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise Refused("picture-broken", "has entities of its own", EXPORT)
    try:
        root = refuse_unbounded(text)
    except ElementTree.ParseError as failure:
        raise Refused("picture-broken", f"is no whole drawing: {failure}", EXPORT) from failure
    units = _user_units(root)
    scale = LONGER_SIDE / max(units)
    pixels = max(1, round(units[0] * scale)), max(1, round(units[1] * scale))
    refuse_size(*pixels)
    made = upright(_rasterised(_sized(text, units, pixels)))
    has_words = next(root.iter(f"{SVG}text"), None) is not None
    return replace(made, remarks=(WORDS,)) if has_words else made


def _decoded_svg(data: bytes) -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return _ASIDE.sub("", data.decode(encoding)).lstrip()
    except UnicodeDecodeError as failure:
        raise Refused("picture-broken", "is not text in UTF-8", EXPORT) from failure


def _user_units(root: ElementTree.Element) -> tuple[float, float]:
    """Width and height in the drawing's own pixels; from its viewBox where they are relative or not told."""
    sides = [_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    try:
        if all(sides):
            width, height = (float(side[1]) * PIXELS[side[2] or "px"] for side in sides if side)
        else:
            width, height = (float(number) for number in root.get("viewBox", "").replace(",", " ").split()[2:])
        if not (0 < width < LARGEST and 0 < height < LARGEST):
            raise ValueError
    except ValueError:
        raise Refused("picture-broken", "says nowhere how wide and high it is", f"give it a viewBox, or {EXPORT}") from None
    return width, height


def _sized(text: str, units: tuple[float, float], pixels: tuple[int, int]) -> str:
    """The drawing with its size in whole pixels, so that nothing is rounded while it is drawn."""
    start = _ROOT.search(text)
    assert start is not None, "its root was found"
    tag = _SIZE.sub("", start[0])
    view = "" if _VIEW.search(tag) else f' viewBox="0 0 {units[0]:g} {units[1]:g}"'
    attributes = f' width="{pixels[0]}" height="{pixels[1]}"{view}'
    return text[: start.start()] + _NAME.sub(lambda name: name[0] + attributes, tag, count=1) + text[start.end() :]


def _rasterised(text: str) -> bytes:
    import resvg_py

    try:
        made = resvg_py.svg_to_bytes(
            svg_string=text, dpi=DOTS_PER_INCH, skip_system_fonts=True, font_files=list(font_files()),
            font_family=SANS, sans_serif_family=SANS, serif_family=SERIF,
        )  # fmt: skip
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as failure:  # a panic of Rust is no Exception
        raise Refused("picture-broken", "cannot be drawn", EXPORT) from failure
    return bytes(made)


@cache
def font_files() -> tuple[str, ...]:
    """Return the font files that ship with us, the only ones that drawings are set in."""
    return tuple(str(path) for path in sorted(resource("assets", "fonts").glob("*.ttf")))
