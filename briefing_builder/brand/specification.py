"""How a built-in brand is specified: what `built_in.make` turns into a template, and nothing else reads.

Lengths are inches of a 13.333 × 7.5 in slide, sizes are points. Colours are theme slots (`tx1`, `accent1` …) or six hexadecimal digits.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from briefing_builder.brand.model import Manner

SLIDE_WIDTH = 40 / 3
SLIDE_HEIGHT = 7.5
LIGHT_GROUND: Mapping[str, str] = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
DARK_GROUND: Mapping[str, str] = {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}
"""Which theme colour is the ground and which the text (ECMA-376 part 1, 19.3.1.6)."""

InchBox = tuple[float, float, float, float]
"""Left, top, width, height in inches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleSpec:
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
    bullet_colour: str = "accent1"
    space_before: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceholderSpec:
    """A placeholder: its name in plain words, OOXML type (`obj` for any content), `idx`, box, text style and prompt."""

    name: str
    kind: str
    idx: int
    box: InchBox
    style: StyleSpec
    prompt: str
    anchor: Literal["t", "ctr", "b"] = "t"


@dataclass(frozen=True, slots=True, kw_only=True)
class RectangleSpec:
    """A rectangle of one colour that belongs to a layout, or the ellipse inside it."""

    name: str
    box: InchBox
    colour: str
    form: Literal["rect", "ellipse"] = "rect"


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutSpec:
    """A layout: name, OOXML type, ground colour (empty: the master's) and what is on it, in reading order."""

    name: str
    kind: str
    placeholders: tuple[PlaceholderSpec, ...]
    rectangles: tuple[RectangleSpec, ...] = ()
    ground: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSpec:
    """What all layouts of a brand but cover and question share; `room` is where the blocks stand."""

    kicker: PlaceholderSpec
    title: PlaceholderSpec
    feet: tuple[PlaceholderSpec, PlaceholderSpec]
    room: InchBox
    body: StyleSpec
    caption: StyleSpec
    rectangles: tuple[RectangleSpec, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandSpec:
    """A whole brand. `theme` holds the twelve slots of a theme in the order of the schema; `grounds` says which are ground and text."""

    name: str
    heading_face: str
    body_face: str
    theme: Mapping[str, str]
    page: PageSpec
    cover: LayoutSpec
    question: LayoutSpec
    statement: LayoutSpec
    closing: LayoutSpec
    manner: Manner
    grounds: Mapping[str, str] = field(default_factory=lambda: LIGHT_GROUND)
    form: PageSpec | None = None
    """A page of light ground to print and write on, for a brand whose own is dark."""

    @property
    def layouts(self) -> tuple[LayoutSpec, ...]:
        """All layouts, the cover first."""
        close = _page_layout(self.page, "Close", "titleOnly")
        form = (_form_layout(self.form),) if self.form else ()
        return (self.cover, *_page_layouts(self.page), self.question, close, self.statement, self.closing, *form)

    @property
    def master_placeholders(self) -> tuple[PlaceholderSpec, ...]:
        """The placeholders of the master: title, body, footer and number."""
        return (self.page.title, _body_placeholder(self.page), *self.page.feet)


PICTURE_GAP = 0.35
PICTURE_HEIGHT = 4.0
CHART_SHARE = 0.62


def _page_layouts(page: PageSpec) -> tuple[LayoutSpec, ...]:
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


def _form_layout(page: PageSpec) -> LayoutSpec:
    table = _content_placeholder(page, "Table", "tbl", 14, page.room)
    return replace(_page_layout(page, "Form", "", table), ground="tx1")


def _page_layout(page: PageSpec, name: str, kind: str, *placeholders: PlaceholderSpec) -> LayoutSpec:
    return LayoutSpec(name=name, kind=kind, placeholders=(page.kicker, page.title, *placeholders, *page.feet), rectangles=page.rectangles)


def _content_placeholder(page: PageSpec, name: str, kind: str, idx: int, box: InchBox) -> PlaceholderSpec:
    return PlaceholderSpec(name=name, kind=kind, idx=idx, box=box, prompt="", style=page.caption)


def _body_placeholder(page: PageSpec) -> PlaceholderSpec:
    return PlaceholderSpec(name="Body", kind="obj", idx=1, box=page.room, prompt="Text", style=page.body)


def kicker_placeholder(box: InchBox, style: StyleSpec) -> PlaceholderSpec:
    """Return the small heading that names the section."""
    return PlaceholderSpec(name="Kicker", kind="body", idx=13, box=box, prompt="SECTION", style=style)


def department_placeholder(box: InchBox, style: StyleSpec, anchor: Literal["t", "ctr", "b"] = "b") -> PlaceholderSpec:
    """Return the large words of a cover: for whom the briefing is."""
    return PlaceholderSpec(name="Kicker", kind="body", idx=13, box=box, prompt="For whom", style=style, anchor=anchor)


def title_placeholder(box: InchBox, style: StyleSpec, anchor: Literal["t", "ctr", "b"] = "t") -> PlaceholderSpec:
    """Return the title of a page."""
    return PlaceholderSpec(name="Title", kind="title", idx=0, box=box, prompt="One message, said as a sentence", style=style, anchor=anchor)


def foot_placeholders(
    margin: float, top: float, style: StyleSpec, number: StyleSpec, *, right: float | None = None
) -> tuple[PlaceholderSpec, PlaceholderSpec]:
    """Return the footer and the slide number, which keep the margin, or on the right another one, to the edges."""
    end = SLIDE_WIDTH - (margin if right is None else right)
    return (
        PlaceholderSpec(name="Footer", kind="ftr", idx=11, box=(margin, top, 9, 0.24), prompt="Footer", style=style),
        PlaceholderSpec(name="Slide number", kind="sldNum", idx=12, box=(end - 1, top, 1, 0.24), prompt="", style=number),
    )


PlacedStyle = tuple[InchBox, StyleSpec]


def cover_placeholders(*, title: PlacedStyle, subtitle: PlacedStyle, byline: PlacedStyle) -> tuple[PlaceholderSpec, ...]:
    """Return title, subtitle and byline of a cover, each with its box and its style; the byline stands on its lower edge."""
    return (
        PlaceholderSpec(name="Title", kind="ctrTitle", idx=0, box=title[0], style=title[1], prompt="The promise of the briefing"),
        PlaceholderSpec(name="Subtitle", kind="subTitle", idx=1, box=subtitle[0], style=subtitle[1], prompt="Permission to learn at work"),
        PlaceholderSpec(name="Byline", kind="body", idx=15, box=byline[0], style=byline[1], anchor="b", prompt="Presenter, date and time"),
    )  # fmt: skip


def question_placeholders(*, lead: PlacedStyle, question: PlacedStyle, links: PlacedStyle) -> tuple[PlaceholderSpec, ...]:
    """Return what was said so far, the question and the row of links, each with its box and its style."""
    return (
        PlaceholderSpec(name="Question lead", kind="body", idx=15, box=lead[0], style=lead[1], anchor="b", prompt="What was said so far"),
        PlaceholderSpec(name="Question", kind="title", idx=0, box=question[0], style=question[1], prompt="The question, alone"),
        PlaceholderSpec(name="Links", kind="body", idx=16, box=links[0], style=links[1], prompt="Where the answers are"),
    )


def statement_placeholders(*, statement: PlacedStyle, subtitle: PlacedStyle, links: PlacedStyle) -> tuple[PlaceholderSpec, ...]:
    """Return the sentence, the quiet line after it and the row of links, each with its box and its style."""
    return (
        PlaceholderSpec(name="Title", kind="title", idx=0, box=statement[0], style=statement[1], anchor="b", prompt="One sentence, alone"),
        PlaceholderSpec(name="Subtitle", kind="body", idx=15, box=subtitle[0], style=subtitle[1], prompt="What follows from it"),
        PlaceholderSpec(name="Links", kind="body", idx=16, box=links[0], style=links[1], prompt="Where more is said"),
    )


def closing_placeholders(*, title: PlacedStyle, subtitle: PlacedStyle, byline: PlacedStyle) -> tuple[PlaceholderSpec, ...]:
    """Return the last sentence, the line after it and whom to ask, each with its box and its style."""
    return (
        PlaceholderSpec(name="Title", kind="title", idx=0, box=title[0], style=title[1], anchor="ctr", prompt="The last thing seen"),
        PlaceholderSpec(name="Subtitle", kind="subTitle", idx=1, box=subtitle[0], style=subtitle[1], prompt="Who said it"),
        PlaceholderSpec(name="Byline", kind="body", idx=15, box=byline[0], style=byline[1], anchor="b", prompt="Whom to ask"),
    )


def pattern_placeholder(box: InchBox) -> PlaceholderSpec:
    """Return the placeholder of the cover's pattern."""
    return PlaceholderSpec(name="Picture", kind="pic", idx=16, box=box, prompt="", style=StyleSpec(size=16))
