"""A brand as values: what `layout` may know of a corporate template, and what the pptx backend needs to write into it."""

from collections.abc import Mapping
from typing import Literal

from briefing_builder.brand.readings import TemplateReading
from briefing_builder.problems import Source
from briefing_builder.units import Box, Emu
from briefing_builder.values import Value

Face = Literal["heading", "body"]
Fit = Literal["measured", "bounded", "unverified"]
NOTHING = Emu(0)

PALETTE_ROLES = (
    "paper", "ink", "muted", "accent", "on-accent", "field", "on-field", "highlight", "surface", "surface-accent",
    "track", "past", "hairline",
    "night", "on-night", "muted-on-night", "accent-on-night", "peak", "on-peak", "muted-on-peak",
    "sheet", "on-sheet", "muted-on-sheet",
)  # fmt: skip
"""`night` is the ground of the question slide, `peak` that of the statement, `sheet` that of what is printed and written on;
`past` the quiet series of a chart, `track` what bars and segments lie on; `surface-accent` is a tint of the cover.
`field` is the accent of large areas and ornament, which may be lighter than the accent of words and marks."""

Ground = Literal["paper", "night", "peak", "sheet"]
"""The palette role that fills a whole slide."""

STANDING_IN: Mapping[str, str] = {"form": "table", "statement": "question", "closing": "title"}
"""Layout role → the one that is most like it, for a template that has no layout of that role."""

STYLE_ROLES = (
    "title", "cover-title", "kicker", "subtitle", "byline", "body", "lead", "small", "note", "label", "heading", "script",
    "figure", "figure-small", "quote", "question", "question-lead", "numeral", "table", "table-head", "footer",
)  # fmt: skip


class TextStyle(Value, frozen=True, kw_only=True):
    """How a kind of text looks; `spacing` is line spacing in per cent; `capitals` are made by us, never by a font trick."""

    face: Face
    size: Emu
    colour: str
    bold: bool = False
    italic: bool = False
    spacing: int = 100
    capitals: bool = False


class ParagraphFormat(Value, frozen=True, kw_only=True):
    """How a placeholder formats its paragraphs unless a slide overrides it."""

    align: Literal["left", "centre", "right"] = "left"
    bullet: bool = False
    indent: Emu = NOTHING
    hanging: Emu = NOTHING
    """How far a paragraph's first line, its bullet that is, stands before the other lines."""
    space_before: Emu = NOTHING
    space_after: Emu = NOTHING


class Placeholder(Value, frozen=True, kw_only=True):
    """A placeholder of a layout. `kind` is the OOXML type; `style` is what its text looks like unless a slide overrides it."""

    role: str
    index: int
    kind: str
    box: Box
    style: TextStyle
    anchor: Literal["top", "middle", "bottom"]
    insets: tuple[Emu, Emu, Emu, Emu]
    """Left, top, right, bottom."""
    paragraph_format: ParagraphFormat = ParagraphFormat()


class FilledRectangle(Value, frozen=True, kw_only=True):
    """A filled rectangle that a layout draws behind every slide: a bar, a band, a rule; or the ellipse inside it."""

    box: Box
    colour: "Colour"
    is_ellipse: bool = False


class Layout(Value, frozen=True, kw_only=True):
    """A slide layout: its placeholders by role, the free room for blocks, and the colour role of its ground."""

    role: str
    name: str
    index: int
    """Position among the brand's layouts, from 0."""
    placeholders: Mapping[str, Placeholder]
    room: Box
    ground: Ground
    rectangles: tuple[FilledRectangle, ...] = ()
    watermark: Box | None = None
    """Where a line about the copy, or a byline at the foot, stands; None: above the title, or at the end of the foot."""


class NotesMaster(Value, frozen=True, kw_only=True):
    """The page on which a slide is printed with its notes: its size, and where the slide's picture, the notes and the number stand.

    `picture` and `number` are None where the brand's own notes master has none.
    """

    width: Emu
    height: Emu
    body: Placeholder
    picture: Placeholder | None
    number: Placeholder | None


class Colour(Value, frozen=True, kw_only=True):
    """A palette colour: the theme colour's name (`accent1`; empty if it is none) and its value as six hexadecimal digits.

    `was` is its value in the file, or as it was given, where it had to be moved to be read.
    """

    theme: str
    rgb: str
    was: str = ""


class Typeface(Value, frozen=True, kw_only=True):
    """The name that is written into the file, and the family of the font files with which its texts are measured.

    `fit`: these have the face's own metrics; they take at least as much as the face and what replaces it; or nobody knows whether they do.
    """

    name: str
    family: str
    fit: Fit = "measured"
    scripts: tuple[tuple[str, str], ...] = ()
    """The faces of East Asian and complex scripts (ISO 15924) that the theme lists, where no slot of the theme has one for them."""
    others: frozenset[str] = frozenset()
    """The names of all faces of the theme for East Asian and complex scripts."""


class FontFile(Value, frozen=True, kw_only=True):
    """A file of one style of a brand's face, with the face's position in it and the file's time and size; `family` as templates say it.

    `data` is a font that the template itself embeds; it has no file.
    """

    family: str
    bold: bool
    italic: bool
    file: str
    index: int
    stamp: tuple[int, int]
    data: bytes = b""


class Manner(Value, frozen=True, kw_only=True):
    """How a brand draws what no placeholder defines; a template sets it in its custom document properties (`briefing.cards` …).

    `cards` stand under a rule, on a filled surface, or on a surface with an accent edge; `icons` are lines, or paper lines on an accent
    disc; `tables` have hairlines between rows, or every second row on a surface; `cover` is the family of the title slide's pattern, or
    none where the template draws its own cover; `figures` is the face of large figures and numerals, so that a brand whose headings have
    old-style digits shows figures that stand on one line.
    """

    cards: Literal["ruled", "filled", "edged"] = "ruled"
    icons: Literal["line", "disc"] = "line"
    tables: Literal["hairlines", "bands"] = "hairlines"
    corners: Literal["square", "rounded"] = "square"
    cover: Literal["quarters", "beams", "people", "waves", "none"] = "quarters"
    figures: Face = "heading"


class Logo(Value, frozen=True, kw_only=True):
    """A logo, of an organisation or its supplier: absolute paths of a picture for light grounds and, where there is one, for dark ones."""

    file: str
    on_dark: str
    alt: str
    place: Source | None = None
    """Where the author named it."""
    grounds: tuple[str, str] = ("", "")
    """The own grounds of both pictures, six hexadecimal digits each; empty where a picture is transparent."""


class Repaint(Value, frozen=True, kw_only=True):
    """What one layout has in other colours than the rest of its file: its ground, and whose slot is used for the words in paper.

    `ground` is six hexadecimal digits, `words` a theme slot as slides name it; either is empty where it stays.
    """

    layout: str
    ground: str = ""
    words: str = ""


class Brand(Value, frozen=True, kw_only=True, eq=False):
    """Everything that slides take from a template. Read once, it is equal to itself only."""

    name: str
    file: str
    width: Emu
    height: Emu
    layouts: Mapping[str, Layout]
    palette: Mapping[str, Colour]
    styles: Mapping[str, TextStyle]
    typefaces: Mapping[Face, Typeface]
    notes: NotesMaster
    manner: Manner = Manner()
    recolour: tuple[tuple[str, str], ...] = ()
    """What differs from the file: a theme slot as slides name it (`bg1`, `accent1`), or six digits in the file, and its colour now."""
    repaint: tuple[Repaint, ...] = ()
    logo: Logo | None = None
    supplier_logo: Logo | None = None
    """The logo of somebody else, on the slides that they present."""
    fonts: tuple[FontFile, ...] = ()
    """The fonts that the organisation gave, or its template embeds, to measure its faces with; slides hold none."""
    data: bytes = b""
    """The file as decks get it, where it is not as it lies there: a template of somebody else, with layouts of ours in it."""
    scale: int = 100
    """How long a length of ours is in the file, in per cent: slides are laid out as large as ours, and written as large as the file's."""
    unscaled: "Brand | None" = None
    """The same brand in the lengths of its file; None where they are these."""
    reading: TemplateReading | None = None
    """What was understood of a template of somebody else; None of a brand of ours."""

    @property
    def has_unverified_fit(self) -> bool:
        """Whether texts are set in a face of which nobody knows how much it takes."""
        return any(typeface.fit == "unverified" for typeface in self.typefaces.values())

    def layout(self, role: str) -> Layout:
        """Return the layout of that role; where the brand has none, the one that is most like it, else the plain content layout."""
        return self.layouts.get(role) or self.layouts.get(STANDING_IN.get(role, "")) or self.layouts["content"]
