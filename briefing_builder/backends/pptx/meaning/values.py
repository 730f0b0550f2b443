"""What a person sees on slides, as values that two readers fill in: one from what we kept of our deck, one from the file that is there now.

None means that nobody says it, which is no evidence of a change.
"""

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

UNIT = 360
"""EMU in a hundredth of a millimetre, in which LibreOffice counts; places are kept in it."""
PICTURE_DIGEST = 6
"""Bytes of a picture's SHA-256."""
SAFE = "/:?&=#%@+-.~"
"""Characters of an address that stand for themselves."""
EITHER = "/"
"""Between two colours of which one is meant: LibreOffice 7 forgets that a dark master turns its colour map round."""
NUMBER = "‹#›"
"""Stands for a slide number, whatever a program prints there."""
NEVER_WRITTEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold; the writer leaves them out."""

Kind = Literal["text", "shape", "picture", "chart", "table", "group", "other"]
Place = tuple[int, int, int, int]
"""Left, top, width and height in hundredths of a millimetre."""


def mark(text: str) -> str:
    """Return a short digest of a text. A CRC misses no change of up to four bytes in a row, and of the others one in four milliards."""
    if not text.isprintable():
        text = NEVER_WRITTEN.sub("", text)
    return f"{zlib.crc32(text.encode()):x}"


def values_mark(values: Iterable[float | None]) -> str:
    """Return the digest of a series' values; equal numbers are equal however they are written."""
    return mark(" ".join("-" if value is None else f"{value:.10g}" for value in values))


def bare_format(code: str) -> str:
    """Return a number format without the two ways of quoting its texts: `"£"0.00` and `\\£0.00` are one."""
    return code.replace('"', "").replace("\\", "")


class Span(NamedTuple):
    """So many characters of one look. `size` is in hundredths of a point, `colour` six digits, `face` a typeface's name."""

    length: int
    size: int | None
    bold: bool | None
    italic: bool | None
    face: str | None
    colour: str | None
    link: str | None


class Lines(NamedTuple):
    """A paragraph: how it is set, and its spans. `spacing` is in per cent."""

    align: str | None
    bullet: str | None
    spacing: int | None
    spans: tuple[Span, ...]


class Series(NamedTuple):
    """A series of a chart, name and values as digests, and the colours of its bars and labels."""

    name: str
    values: str
    colour: str | None
    label_colour: str | None
    is_bold: bool | None
    lit: tuple[tuple[int, str | None], ...]
    """Bars with a colour of their own, by their number."""


class Plot(NamedTuple):
    """What a chart shows; `kind` is `bars`, `columns`, or whatever else somebody made of it."""

    kind: str
    categories: str
    number_format: str | None
    maximum: float | None
    gap: int | None
    overlap: int | None
    has_legend: bool
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One thing on a slide. `words` is the digest of its text; `text` is known only of what was found. `depth` counts the groups around."""

    kind: Kind
    place: Place
    depth: int = 0
    words: str = ""
    text: str = ""
    paragraphs: tuple[Lines, ...] = ()
    anchor: str | None = None
    insets: Place | None = None
    fill: str | None = None
    line: str | None = None
    weight: int | None = None
    geometry: str | None = None
    corner: int | None = None
    """Of a rounded rectangle, in hundred-thousandths of the shorter side."""
    alt: str | None = None
    link: str | None = None
    picture: str = ""
    crop: Place = (0, 0, 0, 0)
    steps: int | None = None
    """Of a form that was drawn freely."""
    widths: tuple[int, ...] = ()
    heights: tuple[int, ...] = ()
    cells: tuple[tuple["Thing", ...], ...] = ()
    """Of a table, row by row; texts without a place."""
    borders: tuple[str | None, ...] = ()
    """Of a cell: the colours of its left, right, upper and lower edge."""
    plot: Plot | None = None
    oddities: tuple[str, ...] = ()
    """What we never write: a rotation, an effect, underlined words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One slide. `name` is our id of it, empty where a program has dropped it; `notes` is the digest of its notes."""

    name: str
    title: str
    layout: str | None
    section: str | None
    notes: str
    things: tuple[Thing, ...]
    ground: str | None = None
    backdrop: tuple[Thing, ...] = ()
    """What layout and master draw behind it."""
    oddities: tuple[str, ...] = ()
    """What we never make: hidden, a transition, an animation, comments."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A whole deck. `is_rough`: the program that saved it rounds, renames and leaves out, so that only what it says is evidence."""

    sheets: tuple[Sheet, ...]
    size: tuple[int, int]
    title: str
    author: str
    is_rough: bool = False
