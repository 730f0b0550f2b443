"""What a person sees on slides, as values that two readers fill in: one from what we kept of our deck, one from the file that is there now.

None means that nobody says it, which is no evidence of a change.
"""

import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

UNIT = 360
"""EMU in a hundredth of a millimetre, in which LibreOffice counts; places are kept in it."""
PICTURE_DIGEST = 6
"""Bytes of a picture's SHA-256."""
THOUSAND = 1000
"""Where something lies within a chart is counted in thousandths."""
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


Insets = tuple[int | None, int | None, int | None, int | None]
"""As a place: the distance of text from the left, upper, right and lower edge of its frame."""


def mark(text: str) -> str:
    """Return a short digest of a text. A CRC misses no change of up to four bytes in a row, and of the others one in four milliards."""
    if not text.isprintable():
        text = NEVER_WRITTEN.sub("", text)
    return f"{zlib.crc32(text.encode()):x}"


def rescaled(place: Place, inner: Place, outer: Place) -> Place:
    """Return where a place within `inner` comes to lie when that is moved and stretched to `outer`."""
    across, down = (outer[2] / inner[2] if inner[2] else 1.0), (outer[3] / inner[3] if inner[3] else 1.0)
    return (
        round(outer[0] + (place[0] - inner[0]) * across), round(outer[1] + (place[1] - inner[1]) * down),
        round(place[2] * across), round(place[3] * down),
    )  # fmt: skip


def values_mark(values: Iterable[float | None]) -> str:
    """Return the digest of a series' values; equal numbers are equal however they are written."""
    return mark(" ".join("-" if value is None else f"{value:.10g}" for value in values))


def path_mark(grid: tuple[int, int], steps: Iterable[tuple[str, Sequence[int]]]) -> str:
    """Return the digest of a form that was drawn freely: its grid, and DrawingML's name and the coordinates of every step."""
    return mark(" ".join([f"{grid[0]} {grid[1]}", *(" ".join([name, *map(str, points)]) for name, points in steps)]))


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


class Room(NamedTuple):
    """The room around a paragraph: `left`, and `first` more for its first line, as places are; above and below in hundredths of a point."""

    left: int | None = 0
    first: int | None = 0
    before: int | None = 0
    after: int | None = 0


class Lines(NamedTuple):
    """A paragraph: how it is set, and its spans. `spacing` is in per cent, `level` that of a list."""

    align: str | None
    bullet: str | None
    spacing: int | None
    spans: tuple[Span, ...]
    room: Room = Room()
    level: int = 0
    is_rtl: bool | None = False


class Series(NamedTuple):
    """A series of a chart, name and values as digests, and the colours of its bars and labels."""

    name: str
    values: str
    colour: str | None
    label_colour: str | None
    is_bold: bool | None
    label_sizes: tuple[int, ...]
    """In hundredths of a point, each once."""
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
    letters: tuple[Span, ...] = ()
    """Those of its categories and its legend, without a length."""
    area: Place | None = None
    """Where the bars stand, in thousandths of the chart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One thing on a slide. `words` is the digest of its text, or of all texts of a group; `text`, its own or the longest of its group,
    is known only of what was found. `depth` counts the groups around.
    """

    kind: Kind
    place: Place
    depth: int = 0
    words: str = ""
    text: str = ""
    paragraphs: tuple[Lines, ...] = ()
    anchor: str | None = None
    insets: Insets | None = None
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
    steps: str = ""
    """The digest of a form that was drawn freely."""
    widths: tuple[int, ...] = ()
    heights: tuple[int, ...] = ()
    cells: tuple[tuple["Thing", ...], ...] = ()
    """Of a table, row by row; texts without a place."""
    borders: tuple[str | None, ...] = ()
    """Of a cell: the colours of its left, right, upper and lower edge."""
    plot: Plot | None = None
    oddities: tuple[str, ...] = ()
    """What we never write: a rotation, an effect, underlined words."""


def group_words(parts: Iterable[Thing]) -> str:
    """Return the digest of all that is said in a group; nothing where nothing is."""
    words = [part.words for part in parts if part.kind == "text"]
    return mark(" ".join(words)) if words else ""


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
class Behind:
    """What stands behind all slides: layouts by name and masters in their order as digests, the theme as it is."""

    layouts: tuple[tuple[str, str], ...] | None = None
    masters: tuple[str, ...] | None = None
    colours: tuple[str, ...] = ()
    """Of the theme's twelve slots."""
    faces: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A whole deck. `is_rough`: the program that saved it rounds, renames and leaves out, so that only what it says is evidence."""

    sheets: tuple[Sheet, ...]
    size: tuple[int, int]
    said: Mapping[str, str]
    """What the file says of itself: its title, author, subject …"""
    properties: Mapping[str, str] | None
    """Those that users define, by name; None where a program has dropped them."""
    behind: Behind = Behind()
    oddities: tuple[str, ...] = ()
    """What we never make of a whole deck: other numbers for its slides, shows of some of them."""
    is_rough: bool = False
