"""The built-in brand "editorial" as plain values: what `builtin` turns into a template, and nothing else reads.

Lengths are inches of a 13.333 × 7.5 in slide, sizes are points. Colours are theme slots (`tx1`, `accent1` …) or six hexadecimal digits.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

NAME = "Editorial"
HEADING_FACE = "Georgia"
BODY_FACE = "Calibri"
SLIDE_WIDTH = 40 / 3
SLIDE_HEIGHT = 7.5

THEME: Mapping[str, str] = {
    "dk1": "17242D",  # ink
    "lt1": "FCFAF6",  # paper
    "dk2": "14212A",  # night
    "lt2": "F0EDE4",  # surface
    "accent1": "0B6666",  # accent
    "accent2": "C27408",  # highlight: at least 3 : 1 on paper and surface, so for marks and large figures only
    "accent3": "DCE9E7",  # surface-accent
    "accent4": "C9CFCB",  # past
    "accent5": "55626A",  # muted: at least 4.5 : 1 on every light surface
    "accent6": "D9D8D0",  # hairline
    "hlink": "0B6666",
    "folHlink": "0B6666",
}
MUTED_ON_NIGHT = "A9B4B8"
ACCENT_ON_NIGHT = "7FB5B1"

Rectangle = tuple[float, float, float, float]
"""Left, top, width, height in inches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """The text style of a placeholder; `spacing` in per cent, `bullet` for real lists."""

    size: float
    colour: str = "tx1"
    heading: bool = False
    bold: bool = False
    italic: bool = False
    spacing: int = 100
    align: Literal["l", "ctr", "r"] = "l"
    bullet: bool = False
    space_before: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A placeholder: its name in plain words, OOXML type (`obj` for any content), index, place, voice and prompt."""

    name: str
    kind: str
    index: int
    place: Rectangle
    voice: Voice
    prompt: str
    anchor: Literal["t", "ctr", "b"] = "t"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A rectangle of one colour that belongs to a layout."""

    name: str
    place: Rectangle
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A layout: name, OOXML type, ground colour (empty: the master's) and what stands on it, in reading order."""

    name: str
    kind: str
    fields: tuple[Field, ...]
    strokes: tuple[Stroke, ...] = ()
    ground: str = ""


MARGIN = 0.8
MEASURE = SLIDE_WIDTH - 2 * MARGIN
ROOM: Rectangle = (MARGIN, 2.05, MEASURE, 4.7)
PATTERN: Rectangle = (SLIDE_WIDTH - 5, 0, 5, SLIDE_HEIGHT)  # four squares by six of 1.25 in
CHART: Rectangle = (MARGIN, 2.05, MEASURE * 0.62, 4.7)
HALF = (MEASURE - 0.35) / 2

CAPTION_VOICE = Voice(size=16)


def kicker(place: Rectangle = (MARGIN, 0.55, MEASURE, 0.28), colour: str = "accent1") -> Field:
    """Return the small heading that names the section."""
    return Field(name="Kicker", kind="body", index=13, place=place, prompt="SECTION", voice=Voice(size=13, colour=colour, bold=True))


def footers(colour: str = "accent5") -> tuple[Field, Field]:
    """Return the footer and the slide number."""
    return (
        Field(
            name="Footer", kind="ftr", index=11, place=(MARGIN, 6.96, 9, 0.24), prompt="Footer", voice=Voice(size=12, colour=colour)
        ),
        Field(
            name="Slide number", kind="sldNum", index=12, place=(SLIDE_WIDTH - MARGIN - 1, 6.96, 1, 0.24), prompt="",
            voice=Voice(size=12, colour=colour, align="r"),
        ),
    )  # fmt: skip


TITLE = Field(
    name="Title",
    kind="title",
    index=0,
    place=(MARGIN, 0.91, MEASURE, 0.98),
    prompt="One message, said as a sentence",
    voice=Voice(size=30, heading=True, spacing=90),
)


def page(name: str, kind: str, *fields: Field) -> Sheet:
    """Return a light layout with kicker, title, the given fields, footer and number."""
    return Sheet(name=name, kind=kind, fields=(kicker(), TITLE, *fields, *footers()))


BODY = Field(name="Body", kind="obj", index=1, place=ROOM, prompt="Text", voice=Voice(size=20, bullet=True, space_before=8))

COVER = Sheet(
    name="Title", kind="title",
    strokes=(Stroke(name="Accent rule", place=(MARGIN, 4.5, 0.9, 0.045), colour="accent2"),),
    fields=(
        kicker((MARGIN, 0.8, 7.0, 0.28)),
        Field(
            name="Title", kind="ctrTitle", index=0, place=(MARGIN, 1.3, 7.0, 2.95), anchor="b", prompt="The promise of the briefing",
            voice=Voice(size=44, heading=True, spacing=90),
        ),
        Field(
            name="Subtitle", kind="subTitle", index=1, place=(MARGIN, 4.76, 7.0, 1.05), prompt="Permission to learn at work",
            voice=Voice(size=20, colour="accent5", heading=True, italic=True),
        ),
        Field(
            name="Byline", kind="body", index=15, place=(MARGIN, 5.95, 7.0, 0.95), anchor="b", prompt="Presenter, date and time",
            voice=CAPTION_VOICE,
        ),
        Field(name="Picture", kind="pic", index=16, place=PATTERN, prompt="", voice=CAPTION_VOICE),
    ),
)  # fmt: skip

QUESTION = Sheet(
    name="Question", kind="", ground="tx2",
    fields=(
        kicker(colour=ACCENT_ON_NIGHT),
        Field(
            name="Question lead", kind="body", index=15, place=(MARGIN, 1.05, MEASURE, 0.98), anchor="b", prompt="What was said so far",
            voice=Voice(size=28, colour=MUTED_ON_NIGHT, heading=True),
        ),
        Field(
            name="Question", kind="title", index=0, place=(MARGIN, 2.2, MEASURE, 3.6), prompt="The question, alone",
            voice=Voice(size=54, colour="bg1", heading=True, spacing=90),
        ),
        Field(
            name="Links", kind="body", index=16, place=(MARGIN, 5.9, MEASURE, 0.8), prompt="Where the answers are",
            voice=Voice(size=16, colour=ACCENT_ON_NIGHT),
        ),
        *footers(MUTED_ON_NIGHT),
    ),
)  # fmt: skip

SHEETS: tuple[Sheet, ...] = (
    COVER,
    page("Content", "titleOnly"),
    page("Body", "obj", BODY),
    page("Chart", "chart", Field(name="Chart", kind="chart", index=14, place=CHART, prompt="", voice=CAPTION_VOICE)),
    page("Table", "tbl", Field(name="Table", kind="tbl", index=14, place=ROOM, prompt="", voice=CAPTION_VOICE)),
    page(
        "Pictures",
        "",
        Field(name="Picture", kind="pic", index=14, place=(MARGIN, 2.05, HALF, 4.0), prompt="", voice=CAPTION_VOICE),
        Field(name="Picture 2", kind="pic", index=15, place=(MARGIN + HALF + 0.35, 2.05, HALF, 4.0), prompt="", voice=CAPTION_VOICE),
    ),
    QUESTION,
    page("Close", "titleOnly"),
)
MASTER_FIELDS: tuple[Field, ...] = (TITLE, BODY, *footers())
