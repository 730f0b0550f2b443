"""A brand as values: what `layout` may know of a corporate template, and what the pptx backend needs to write into it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from briefing_builder.problems import Source
from briefing_builder.units import Box, Emu

Face = Literal["heading", "body"]
NOTHING = Emu(0)

PALETTE_ROLES = (
    "paper", "ink", "muted", "accent", "on-accent", "highlight", "surface", "surface-accent", "past", "hairline",
    "night", "on-night", "muted-on-night", "accent-on-night",
)  # fmt: skip
"""`night` is the dark ground of the question slide; `past` the quiet series of a chart."""

STYLE_ROLES = (
    "title", "cover-title", "kicker", "subtitle", "byline", "body", "lead", "small", "note", "label", "heading", "script",
    "figure", "figure-small", "quote", "question", "question-lead", "numeral", "table", "table-head", "footer",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """How a kind of text looks; `spacing` is line spacing in per cent; `capitals` are made by us, never by a font trick."""

    face: Face
    size: Emu
    colour: str
    bold: bool = False
    italic: bool = False
    spacing: int = 100
    capitals: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How a placeholder sets its paragraphs when a slide says nothing."""

    align: Literal["left", "centre", "right"] = "left"
    bullet: bool = False
    indent: Emu = NOTHING
    hanging: Emu = NOTHING
    """How far a paragraph's first line, its bullet that is, stands before the other lines."""
    space_before: Emu = NOTHING
    space_after: Emu = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Placeholder:
    """A placeholder of a layout. `kind` is the OOXML type; `style` is what its text looks like when a slide says nothing."""

    role: str
    index: int
    kind: str
    box: Box
    style: TextStyle
    anchor: Literal["top", "middle", "bottom"]
    insets: tuple[Emu, Emu, Emu, Emu]
    """Left, top, right, bottom."""
    setting: Setting = Setting()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A filled rectangle that a layout draws behind every slide: a bar, a band, a rule."""

    box: Box
    colour: "Colour"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A slide layout: its placeholders by role, the free room for blocks, and the colour role of its ground."""

    role: str
    name: str
    index: int
    """Position among the brand's layouts, from 0."""
    placeholders: Mapping[str, Placeholder]
    room: Box
    ground: Literal["paper", "night"]
    strokes: tuple[Stroke, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Colour:
    """A palette colour: the theme colour's name (`accent1`; empty if it is none) and its value as six hexadecimal digits."""

    theme: str
    rgb: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeface:
    """The name that PowerPoint is told, and the family of the font files that have its metrics."""

    name: str
    family: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a brand draws what no placeholder can say; a template says it in its custom document properties (`briefing.cards` …).

    `cards` stand under a rule, on a filled surface, or on a surface with an accent edge; `icons` are lines, or paper lines on an accent
    disc; `tables` have hairlines between rows, or every second row on a surface; `cover` is the family of the title slide's pattern.
    """

    cards: Literal["ruled", "filled", "edged"] = "ruled"
    icons: Literal["line", "disc"] = "line"
    tables: Literal["hairlines", "bands"] = "hairlines"
    corners: Literal["square", "rounded"] = "square"
    cover: Literal["quarters", "beams", "waves"] = "quarters"


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """An organisation's logo: absolute paths of a picture for light grounds and, where there is one, for dark grounds."""

    file: str
    on_dark: str
    alt: str
    place: Source | None = None
    """Where the author named it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """Everything that slides take from a template."""

    name: str
    file: str
    width: Emu
    height: Emu
    layouts: Mapping[str, Layout]
    palette: Mapping[str, Colour]
    styles: Mapping[str, TextStyle]
    typefaces: Mapping[Face, Typeface]
    manner: Manner = Manner()
    recolour: tuple[tuple[str, str], ...] = ()
    """What is not as in the file: a theme slot as slides name it (`bg1`, `accent1`), or six digits in the file, and its colour now."""
    logo: Logo | None = None

    def layout(self, role: str) -> Layout:
        """Return the layout of that role, or the plain content layout where the brand has none."""
        return self.layouts.get(role) or self.layouts["content"]
