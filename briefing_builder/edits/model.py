"""What a person sees on slides, as values: made once from the deck that we write, and once from the file that is there later.

None means that a program does not say it, which is no evidence of a change. The values are kept as bytes (`edits.snapshot`), each as a
list of its fields in their order here: change them, and `FORMAT` has to go up.
"""

import re
import zlib
from collections.abc import Iterable, Sequence
from typing import Literal

from briefing_builder.values import Value

FORMAT = 3
"""Of the values below, and of what is digested in them."""
UNIT = 360
"""EMU in a hundredth of a millimetre, in which LibreOffice counts; lengths are kept in it."""
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
Bounds = tuple[int, int, int, int]
"""Left, top, width and height in hundredths of a millimetre."""
NO_BOUNDS: Bounds = (0, 0, 0, 0)
Insets = tuple[int | None, int | None, int | None, int | None]
"""In the same unit: the distance of text from the left, upper, right and lower edge of its frame."""
Texts = tuple[tuple[str, str], ...]
"""Texts by name."""


def writable(text: str) -> str:
    """Return a text without the characters that no file can hold."""
    return text if text.replace("\n", "").isprintable() else NEVER_WRITTEN.sub("", text)


def text_digest(text: str) -> str:
    """Return a short digest of a text. A CRC misses no change of up to four bytes in a row, and of the others one in four milliards."""
    return f"{zlib.crc32((text if text.isprintable() else writable(text)).encode()):x}"


def values_digest(values: Iterable[float | None]) -> str:
    """Return the digest of a series' values; equal numbers are equal however they are written."""
    return text_digest(" ".join("-" if value is None else f"{value:.10g}" for value in values))


def path_digest(grid: tuple[int, int], steps: Iterable[tuple[str, Sequence[int]]]) -> str:
    """Return the digest of a freeform: its grid, and DrawingML's name and the coordinates of every step."""
    return text_digest(" ".join([f"{grid[0]} {grid[1]}", *(" ".join([name, *map(str, points)]) for name, points in steps)]))


def unquoted_format(code: str) -> str:
    """Return a number format without the two ways of quoting its texts: `"£"0.00` and `\\£0.00` are one."""
    return code.replace('"', "").replace("\\", "")


def rescaled(bounds: Bounds, inner: Bounds, outer: Bounds) -> Bounds:
    """Return where something within `inner` comes to lie when that is moved and stretched to `outer`."""
    across, down = (outer[2] / inner[2] if inner[2] else 1.0), (outer[3] / inner[3] if inner[3] else 1.0)
    return (
        round(outer[0] + (bounds[0] - inner[0]) * across), round(outer[1] + (bounds[1] - inner[1]) * down),
        round(bounds[2] * across), round(bounds[3] * down),
    )  # fmt: skip


class Run(Value, frozen=True, array_like=True):
    """So many characters of one look. `size` is in hundredths of a point, `colour` six digits, `font` a typeface's name."""

    length: int
    size: int | None
    bold: bool | None
    italic: bool | None
    font: str | None
    colour: str | None
    link: str | None


class Paragraph(Value, frozen=True, array_like=True):
    """A paragraph and its runs. `line_spacing` is in per cent, `level` that of a list.

    Indents are lengths, the first line's counted from the left one; space before and after is in hundredths of a point.
    """

    align: str | None
    bullet: str | None
    line_spacing: int | None
    runs: tuple[Run, ...]
    left_indent: int | None = 0
    first_line_indent: int | None = 0
    space_before: int | None = 0
    space_after: int | None = 0
    level: int = 0
    is_rtl: bool | None = False


class Series(Value, frozen=True, kw_only=True, array_like=True):
    """A series of a chart, name and values as digests, and the colours of its bars and labels."""

    name: str
    values: str
    colour: str | None
    label_colour: str | None
    is_bold: bool | None
    label_sizes: tuple[int, ...]
    """In hundredths of a point, each once."""
    points: tuple[tuple[int, str | None], ...] = ()
    """Data points with a colour of their own, by their number."""


class Chart(Value, frozen=True, kw_only=True, array_like=True):
    """What a chart shows; `kind` is `bars`, `columns`, `stacked bars`, `stacked columns`, or whatever else somebody made of it."""

    kind: str
    categories: str = ""
    number_format: str | None = None
    maximum: float | None = None
    minimum: float | None = None
    gap: int | None = None
    overlap: int | None = None
    has_legend: bool = False
    series: tuple[Series, ...] = ()
    fonts: tuple[Run, ...] = ()
    """Those of its categories and its legend, without a length."""
    plot_area: Bounds | None = None
    """Where the bars stand, in thousandths of the chart."""


class TextFrame(Value, frozen=True, kw_only=True, array_like=True):
    """What shapes and cells of a table have in common. `text`, which is shown to people, is known only of what is in a file."""

    text_digest: str = ""
    text: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    anchor: str | None = None
    insets: Insets | None = None
    fill: str | None = None
    oddities: tuple[str, ...] = ()
    """What we never write: a rotation, an effect, underlined words."""


class Cell(TextFrame, frozen=True, kw_only=True, array_like=True):
    """A cell of a table; the borders are the colours of its left, right, upper and lower edge."""

    borders: tuple[str | None, ...] = ()


class Table(Value, frozen=True, kw_only=True, array_like=True):
    """A table with its cells row by row."""

    column_widths: tuple[int, ...]
    row_heights: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Shape(TextFrame, frozen=True, kw_only=True, array_like=True):
    """One shape on a slide; `depth` counts the groups around. The text of a group is the longest in it, its digest that of all in it."""

    kind: Kind
    bounds: Bounds
    depth: int = 0
    line: str | None = None
    line_width: int | None = None
    geometry: str | None = None
    corner: int | None = None
    """Of a rounded rectangle, in hundred-thousandths of the shorter side."""
    path: str = ""
    """The digest of a freeform."""
    alt_text: str | None = None
    link: str | None = None
    picture: str = ""
    crop: Bounds = NO_BOUNDS
    table: Table | None = None
    chart: Chart | None = None


def group_digest(parts: Iterable[Shape]) -> str:
    """Return the digest of all texts in a group; empty where there is none."""
    digests = [part.text_digest for part in parts if part.kind == "text"]
    return text_digest(" ".join(digests)) if digests else ""


class Slide(Value, frozen=True, kw_only=True, array_like=True):
    """One slide. `name` is our id of it, empty where a program has dropped it; `notes` is the digest of its notes."""

    name: str
    title: str
    layout: str | None
    section: str | None
    notes: str
    body: tuple[Shape, ...]
    background: str | None = None
    backdrop: tuple[Shape, ...] = ()
    """What layout and master draw behind it."""
    foot: tuple[Shape, ...] = ()
    """Of our slides, footer and slide number; in a file nothing parts them from the body."""
    oddities: tuple[str, ...] = ()
    """What we never make: hidden, a transition, an animation, comments."""

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """All shapes of the slide, in their order."""
        return self.body + self.foot


class Masters(Value, frozen=True, kw_only=True, array_like=True):
    """What all slides follow: layouts by name and masters in their order as digests, colours and typefaces of the theme as they are."""

    layouts: Texts | None = None
    masters: tuple[str, ...] | None = None
    colours: tuple[str, ...] = ()
    """Of the theme's twelve slots."""
    fonts: tuple[str, ...] | None = None


class Snapshot(Value, frozen=True, kw_only=True, array_like=True, tag=FORMAT):
    """A whole deck."""

    slides: tuple[Slide, ...]
    size: tuple[int, int]
    core_properties: Texts
    """What the file says of itself: its title, author, subject …"""
    custom_properties: Texts | None
    """Those that users define; None where a program has dropped them."""
    masters: Masters = Masters()
    oddities: tuple[str, ...] = ()
    """What we never make of a whole deck: other numbers for its slides, shows of some of them."""
