"""The words in which a built-in brand is said: what `builtin` turns into a template, and nothing else reads.

Lengths are inches of a 13.333 × 7.5 in slide, sizes are points. Colours are theme slots (`tx1`, `accent1` …) or six hexadecimal digits.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from briefing_builder.brand.model import Manner

SLIDE_WIDTH = 40 / 3
SLIDE_HEIGHT = 7.5
LIGHT_GROUND: Mapping[str, str] = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
DARK_GROUND: Mapping[str, str] = {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}
"""Which theme colour is the ground and which the text (ECMA-376 part 1, 19.3.1.6)."""

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
    capitals: bool = False
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What all pages of a brand but cover and question share; `room` is where the blocks stand."""

    kicker: Field
    title: Field
    feet: tuple[Field, Field]
    room: Rectangle
    body: Voice
    caption: Voice
    strokes: tuple[Stroke, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandSpecification:
    """A whole brand. `theme` holds the twelve slots of a theme in the order of the schema; `grounds` says which are ground and text."""

    name: str
    heading_face: str
    body_face: str
    theme: Mapping[str, str]
    page: Page
    cover: Sheet
    question: Sheet
    manner: Manner
    grounds: Mapping[str, str] = field(default_factory=lambda: LIGHT_GROUND)

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """All layouts, the cover first."""
        return (self.cover, *_page_layouts(self.page), self.question, _page_layout(self.page, "Close", "titleOnly"))

    @property
    def master_fields(self) -> tuple[Field, ...]:
        """The placeholders of the master: title, body, footer and number."""
        return (self.page.title, _body_placeholder(self.page), *self.page.feet)


PICTURE_GAP = 0.35
PICTURE_HEIGHT = 4.0
CHART_SHARE = 0.62


def _page_layouts(page: Page) -> tuple[Sheet, ...]:
    left, top, width, height = page.room
    half = (width - PICTURE_GAP) / 2
    pictures = (
        _content_placeholder(page, "Picture", "pic", 14, (left, top, half, PICTURE_HEIGHT)),
        _content_placeholder(page, "Picture 2", "pic", 15, (left + half + PICTURE_GAP, top, half, PICTURE_HEIGHT)),
    )
    return (
        _page_layout(page, "Content", "titleOnly"),
        _page_layout(page, "Body", "obj", _body_placeholder(page)),
        _page_layout(page, "Chart", "chart", _content_placeholder(page, "Chart", "chart", 14, (left, top, width * CHART_SHARE, height))),
        _page_layout(page, "Table", "tbl", _content_placeholder(page, "Table", "tbl", 14, page.room)),
        _page_layout(page, "Pictures", "", *pictures),
    )


def _page_layout(page: Page, name: str, kind: str, *fields: Field) -> Sheet:
    return Sheet(name=name, kind=kind, fields=(page.kicker, page.title, *fields, *page.feet), strokes=page.strokes)


def _content_placeholder(page: Page, name: str, kind: str, index: int, place: Rectangle) -> Field:
    return Field(name=name, kind=kind, index=index, place=place, prompt="", voice=page.caption)


def _body_placeholder(page: Page) -> Field:
    return Field(name="Body", kind="obj", index=1, place=page.room, prompt="Text", voice=page.body)


def kicker_placeholder(place: Rectangle, voice: Voice) -> Field:
    """Return the small heading that names the section."""
    return Field(name="Kicker", kind="body", index=13, place=place, prompt="SECTION", voice=voice)


def title_placeholder(place: Rectangle, voice: Voice, anchor: Literal["t", "ctr", "b"] = "t") -> Field:
    """Return the title of a page."""
    return Field(name="Title", kind="title", index=0, place=place, prompt="One message, said as a sentence", voice=voice, anchor=anchor)


def footer_placeholders(margin: float, top: float, voice: Voice, number: Voice) -> tuple[Field, Field]:
    """Return the footer and the slide number."""
    return (
        Field(name="Footer", kind="ftr", index=11, place=(margin, top, 9, 0.24), prompt="Footer", voice=voice),
        Field(name="Slide number", kind="sldNum", index=12, place=(SLIDE_WIDTH - margin - 1, top, 1, 0.24), prompt="", voice=number),
    )


Placed = tuple[Rectangle, Voice]


def cover_placeholders(*, title: Placed, subtitle: Placed, byline: Placed) -> tuple[Field, ...]:
    """Return title, subtitle and byline of a cover, each at its place and in its voice; title and byline stand on their lower edge."""
    return (
        Field(
            name="Title", kind="ctrTitle", index=0, place=title[0], voice=title[1], anchor="b", prompt="The promise of the briefing"
        ),
        Field(name="Subtitle", kind="subTitle", index=1, place=subtitle[0], voice=subtitle[1], prompt="Permission to learn at work"),
        Field(name="Byline", kind="body", index=15, place=byline[0], voice=byline[1], anchor="b", prompt="Presenter, date and time"),
    )  # fmt: skip


def question_placeholders(*, lead: Placed, question: Placed, links: Placed) -> tuple[Field, ...]:
    """Return what was said so far, the question and the row of links, each at its place and in its voice."""
    return (
        Field(name="Question lead", kind="body", index=15, place=lead[0], voice=lead[1], anchor="b", prompt="What was said so far"),
        Field(name="Question", kind="title", index=0, place=question[0], voice=question[1], prompt="The question, alone"),
        Field(name="Links", kind="body", index=16, place=links[0], voice=links[1], prompt="Where the answers are"),
    )


def pattern_placeholder(place: Rectangle) -> Field:
    """Return the place of the cover's pattern."""
    return Field(name="Picture", kind="pic", index=16, place=place, prompt="", voice=Voice(size=16))
