"""THE CONTRACT: a deck with every item in its place. Made by `layout`, walked by every backend, which decides nothing.

Colours are roles of the brand's palette, faces are `heading` or `body`; lengths are EMU. Item order is reading order and z-order.
"""

from decimal import Decimal
from typing import ClassVar, Literal

from briefing_builder.deck.path import Path
from briefing_builder.problems import Source
from briefing_builder.units import Box, Emu
from briefing_builder.values import Exact, Value, field

Face = Literal["heading", "body"]
Align = Literal["left", "centre", "right"]
Anchor = Literal["top", "middle", "bottom"]


class SlideLink(Value, frozen=True, kw_only=True):
    """A jump to the slide of that id in the same deck."""

    slide: str


class WebLink(Value, frozen=True, kw_only=True):
    """A web or mail address (http, https, mailto or tel)."""

    url: str


Link = SlideLink | WebLink


class Run(Value, frozen=True, kw_only=True):
    """Text of one style, everything said: a backend inherits nothing but may leave out what the placeholder already says."""

    text: str
    face: Face
    size: Emu
    colour: str
    bold: bool = False
    italic: bool = False
    link: Link | None = None


class Paragraph(Value, frozen=True, kw_only=True):
    """Runs with their final line breaks: `breaks` are the offsets (in characters of the paragraph) at which lines 2, 3 … begin."""

    runs: tuple[Run, ...]
    breaks: tuple[int, ...] = ()
    align: Align = "left"
    bullet: Literal["none", "bullet", "number"] = "none"
    indent: Emu = Emu(0)
    hanging: Emu = Emu(0)
    """How far the first line of a paragraph without a bullet stands before the others, such as an opening quotation mark."""
    space_before: Emu = Emu(0)
    spacing: int = 100
    """Line spacing in per cent of the font's own pitch."""
    rtl: bool = False
    """Written from right to left; `align` stays what is seen."""
    hyphens: tuple[int, ...] = ()
    """The offsets of characters that typesetting added, each at the end of a line that divides a word."""

    @property
    def text(self) -> str:
        """The paragraph as plain text, as it is set."""
        return self.runs[0].text if len(self.runs) == 1 else "".join([run.text for run in self.runs])


class Insets(Value, frozen=True, kw_only=True):
    """The distance of text from the edges of its frame."""

    left: Emu = Emu(0)
    top: Emu = Emu(0)
    right: Emu = Emu(0)
    bottom: Emu = Emu(0)


class Text(Value, frozen=True, kw_only=True):
    """A text frame; with `placeholder` (a role of the slide's layout) it is the brand's own placeholder.

    It speaks for itself and has no alternative text; links are in its runs.
    `field` is set on the slide number, which reads SLIDE_NUMBER. `fill` and `line` are colour roles, empty for none.
    Text never overflows its box.
    """

    name: str
    box: Box
    paragraphs: tuple[Paragraph, ...]
    anchor: Anchor = "top"
    insets: Insets = field(default_factory=Insets)
    placeholder: str = ""
    field: Literal["", "slide-number"] = ""
    fill: str = ""
    line: str = ""
    sources: tuple[Source, ...] = ()
    alt: ClassVar[str] = ""
    link: ClassVar[Link | None] = None

    @property
    def text(self) -> str:
        """All paragraphs as plain text, one a line."""
        return self.paragraphs[0].text if len(self.paragraphs) == 1 else "\n".join([paragraph.text for paragraph in self.paragraphs])


LINE_WEIGHT = Emu(9_525)
"""Of the line around a frame or a picture, and under a row of a table: three quarters of a point."""
HEADER_WEIGHT = Emu(15_875)
"""Of the line under a table's header: a point and a quarter."""
WRITING_WEIGHT = Emu(12_700)
"""Of a line at the foot of a cell, to write on: a point."""
BAR_OUTLINE = Emu(19_050)
"""Of a line that parts two bars of a chart: a point and a half."""
SLIDE_NUMBER = "‹#›"
"""What a slide number reads; each backend puts the number of the slide in its place."""

Geometry = Literal["rectangle", "ellipse", "rounded"]


class Shape(Value, frozen=True, kw_only=True):
    """A shape without text. Decorative unless it has `alt`. A zero-height or zero-width rectangle with `line` is a rule.

    `radius` is that of rounded corners; 0 leaves them a sixth of the shorter side.
    """

    name: str
    box: Box
    geometry: Geometry | Path = "rectangle"
    radius: Emu = Emu(0)
    fill: str = ""
    line: str = ""
    weight: Emu = Emu(9525)
    alt: str = ""
    link: Link | None = None
    sources: tuple[Source, ...] = ()
    paragraphs: ClassVar[tuple[Paragraph, ...]] = ()


class Crop(Value, frozen=True, kw_only=True):
    """What is cut off each edge of a picture, in hundred-thousandths of its width or height."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0


class Picture(Value, frozen=True, kw_only=True):
    """A picture file stretched to its box, which has the proportions of what the crop leaves. `file` is an absolute path.

    `stamp` is the file's time and size: another picture in the same file is another item.
    """

    name: str
    box: Box
    file: str
    alt: str
    stamp: tuple[int, int] = (0, 0)
    geometry: Geometry = "rectangle"
    radius: Emu = Emu(0)
    crop: Crop = Crop()
    placeholder: str = ""
    line: str = ""
    link: Link | None = None
    sources: tuple[Source, ...] = ()
    paragraphs: ClassVar[tuple[Paragraph, ...]] = ()


LabelPlace = Literal["beyond", "end", "centre", "base"]
"""Where a value stands: beyond the bar's end, or within the bar at its end, in its middle, at its base."""


class Series(Exact, frozen=True, kw_only=True):
    """A chart series in one colour role."""

    name: str
    values: tuple[Decimal | None, ...]
    colour: str
    """Of its bars; empty: they are not seen, and hold their neighbours and their labels in place."""
    label_colour: str
    bold_labels: bool
    label_size: Emu = Emu(0)
    """Of its values; 0: that of the chart."""
    label_place: LabelPlace = "beyond"
    number_format: str = ""
    """Of its values; empty: that of the chart."""
    outline: str = ""
    """A colour round its bars, which parts those that touch; empty for none."""


class Chart(Exact, frozen=True, kw_only=True):
    """A native bar (horizontal) or column chart with labels on the bars. `plot` is the inner plot area, on the slide."""

    name: str
    box: Box
    plot: Box
    kind: Literal["bars", "columns"]
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    number_format: str
    axis_maximum: Decimal
    text_size: Emu
    """Of the categories."""
    text_colour: str
    gap: int
    """Space between categories in per cent of a bar's width."""
    overlap: int
    highlight: int
    """The category whose bar stands out, where there is but one series; -1 for none."""
    highlight_colour: str
    legend: bool
    alt: str
    label_size: Emu = Emu(0)
    """Of the values on the bars; 0: as large as the categories."""
    axis_minimum: Decimal = Decimal(0)
    """Where the plot area begins."""
    is_stacked: bool = False
    """Each series begins where the one before it ends; such a chart has no negative values."""
    has_names: bool = True
    """Whether the categories are written at the axis; otherwise texts of the slide name them."""
    placeholder: str = ""
    sources: tuple[Source, ...] = ()
    link: ClassVar[Link | None] = None
    paragraphs: ClassVar[tuple[Paragraph, ...]] = ()

    @property
    def has_negatives(self) -> bool:
        """Whether bars go to both sides of the axis, whose ends are then left to the program that draws it."""
        return any(value < 0 for series in self.series for value in series.values if value is not None)

    def is_lit(self, category: int) -> bool:
        """Return whether the bar at that category is highlighted; where two series stand side by side, their colours say enough."""
        return category == self.highlight and category >= 0 and bool(self.highlight_colour) and len(self.series) == 1


class Cell(Value, frozen=True, kw_only=True):
    """A table cell; `fill` is a colour role, empty for none, and `line` that of a line at its foot to write on."""

    paragraphs: tuple[Paragraph, ...]
    insets: Insets
    anchor: Anchor = "middle"
    fill: str = ""
    line: str = ""


class Table(Value, frozen=True, kw_only=True):
    """A native table whose first row is its header; declared row heights hold their text. `rule` colours lie under the rows."""

    name: str
    box: Box
    widths: tuple[Emu, ...]
    heights: tuple[Emu, ...]
    rows: tuple[tuple[Cell, ...], ...]
    header_rule: str
    rule: str
    alt: str
    placeholder: str = ""
    sources: tuple[Source, ...] = ()
    link: ClassVar[Link | None] = None

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of all cells, row by row."""
        return tuple([paragraph for row in self.rows for cell in row for paragraph in cell.paragraphs])

    def lines_below(self, row: int) -> list[tuple[str, int]]:
        """Return the line below each cell of a row: its colour role, empty for none, and its weight in EMU."""
        usual = (self.rule, LINE_WEIGHT) if row else (self.header_rule, HEADER_WEIGHT)
        return [(cell.line, WRITING_WEIGHT) if cell.line else usual for cell in self.rows[row]]


class Group(Value, frozen=True, kw_only=True):
    """Items that move together, none in a placeholder: a card, a drawing. With `alt` it speaks for them, and they are decoration.

    Its words, links and sources are those of its items.
    """

    name: str
    box: Box
    items: tuple["Item", ...]
    alt: str = ""
    link: ClassVar[Link | None] = None
    sources: ClassVar[tuple[Source, ...]] = ()
    paragraphs: ClassVar[tuple[Paragraph, ...]] = ()


Leaf = Text | Shape | Picture | Chart | Table
"""An item that is no group."""
Item = Leaf | Group
"""Every kind says what it has of alternative text, link, sources and paragraphs, and what it never has."""


class NotesRun(Value, frozen=True, kw_only=True):
    """Text of one voice in the notes."""

    text: str
    bold: bool = False
    italic: bool = False


class NotesLine(Value, frozen=True, kw_only=True):
    """A paragraph of the notes, or an item of a list; neighbours of one kind are one list, and numbers count from 1."""

    runs: tuple[NotesRun, ...]
    bullet: Literal["none", "bullet", "number"] = "none"

    @property
    def text(self) -> str:
        """The paragraph as plain text, without its dot or number."""
        return self.runs[0].text if len(self.runs) == 1 else "".join([run.text for run in self.runs])


def notes_lines(*texts: str) -> tuple[NotesLine, ...]:
    """Return texts as paragraphs of the notes in one voice."""
    return tuple([NotesLine(runs=(NotesRun(text=text),)) for text in texts])


class NotesPart(Value, frozen=True, kw_only=True):
    """A labelled part of the speaker notes and its paragraphs.

    `kind` is one of `time`, `who`, `goal`, `say`, `your-words`, `do`, `stop-at`, `hand-over`, `if-asked` and `if-late`; `label` is
    what it is called in the deck's language. `seconds` are planned for what the presenter tells freely; all other parts have none.
    """

    kind: str
    label: str
    lines: tuple[NotesLine, ...]
    seconds: int = 0


ITEM_HANGS = Emu(171_450)
"""How far the items of a list in the notes hang on their dot or number: 13.5 points, as PowerPoint itself sets them."""
ABOVE_LABEL = Emu(50_800)
"""More space above the label of a part than above its paragraphs: four points."""


class NotesPage(Value, frozen=True, kw_only=True):
    """How a slide's notes are printed: where its picture (None: none) and its notes stand on the page, and the size of the words.

    `lost` counts the lines for which the page has no room even so; a screen scrolls to them.
    """

    picture: Box | None
    text: Box
    size: Emu
    lost: int = 0


Role = Literal["lead", "supplier", "endorser", "pilot_manager", "room"]
"""Who speaks on a slide."""


class Cut(Value, frozen=True, kw_only=True):
    """What gives way when time is short: the slide of that id keeps so many seconds; 0 leaves it out."""

    slide: str
    seconds: int


class Slide(Value, frozen=True, kw_only=True):
    """One laid-out slide. `id` is unique in the deck; a continuation is `benefits--2`. Times are seconds of the slot."""

    id: str
    layout: str
    title: str
    section: str
    items: tuple[Item, ...]
    notes: tuple[NotesPart, ...]
    who: str
    starts: int
    seconds: int
    appendix: bool
    source: Source
    role: Role = "lead"
    passing: int = 0
    """Seconds that pass without words of the script: a demo, a guest's own words."""
    printed: NotesPage | None = None
    """None: as the brand's notes master says."""


class Deck(Value, frozen=True, kw_only=True):
    """A laid-out deck and the properties of its file. `created` is an ISO date from the content, never the clock."""

    slides: tuple[Slide, ...]
    width: Emu
    height: Emu
    title: str
    subject: str
    author: str
    language: str
    created: str
    file_stem: str
    words_per_minute: int
    pause_seconds: int
    begins: str = ""
    """The time of day at which the briefing begins, `09:30`; empty when nobody has said it."""
    late: tuple[Cut, ...] = ()
    """What gives way when time is short, in this order."""
    properties: tuple[tuple[str, str], ...] = ()
    """Names and values that the file's own properties hold beside title and author."""
