"""Markup: what a slide says, in meaning only. No coordinates, no font sizes, no colours.

Made by `slides.render` from Jinja templates, read by `layout`, which knows none of the departments or benefits behind it.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Literal

from briefing_builder.problems import Source
from briefing_builder.rich_text import Span as Span
from briefing_builder.rich_text import Words as Words
from briefing_builder.rich_text import words_text as words_text
from briefing_builder.values import Exact, Value


class Origin(Value, frozen=True, kw_only=True):
    """Where a piece of a slide comes from: the line of the template, and of the author's content where there is one."""

    template: Source
    content: Source | None = None


Emphasis = Literal["plain", "accent", "highlight", "muted"]
Mark = Literal["none", "direct", "supporting"]
Align = Literal["left", "centre", "right"]


class Paragraph(Value, frozen=True, kw_only=True):
    """Running text. `display` is what a slide says, `lead` opens it, `note` is small print, `label` a small heading, `script` is said."""

    words: Words
    style: Literal["body", "lead", "small", "note", "label", "script", "display"]
    origin: Origin


class Bullets(Value, frozen=True, kw_only=True):
    """A real list, one item a paragraph."""

    items: tuple[Words, ...]
    origin: Origin


class Card(Value, frozen=True, kw_only=True):
    """One benefit, say: icon, mark, heading, a sentence, and a figure with its caption (all but the heading may be empty).

    A figure is large, or small where another slide shows it large.
    """

    icon: str
    mark: str
    heading: Words
    words: Words
    figure: str
    caption: str
    emphasis: Emphasis
    origin: Origin
    figure_size: Literal["large", "small"] = "large"


class Cards(Value, frozen=True, kw_only=True):
    """One to six cards. Of more than three the first, where it is accented, is large and the others stand beside it; with `arrows`,
    each leads to the next.
    """

    cards: tuple[Card, ...]
    origin: Origin
    arrows: bool = False


class Figure(Value, frozen=True, kw_only=True):
    """A number as display text, with the caption that names its n and dates; `sign` is what is done with it and the one before it."""

    value: str
    caption: str
    emphasis: Emphasis
    origin: Origin
    sign: Literal["none", "times", "equals"] = "none"


class Figures(Value, frozen=True, kw_only=True):
    """One to six big numbers."""

    figures: tuple[Figure, ...]
    origin: Origin


class Column(Value, frozen=True, kw_only=True):
    """A table column: its heading, its share of the width, and how its cells align."""

    heading: Words
    share: int
    align: Align
    origin: Origin


class Cell(Value, frozen=True, kw_only=True):
    """A table cell; `note` is a second, quieter line; `mark` is a shape that stands before the words.

    A `blank` one has a line to write on and no words; `emphasis` is that of its row.
    """

    words: Words
    note: Words
    mark: Mark
    strong: bool
    origin: Origin
    blank: Literal["no", "line"] = "no"
    emphasis: Emphasis = "plain"


class Table(Value, frozen=True, kw_only=True):
    """Rows under headings; too many rows go on, with the headings, on the next slide."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    name: str
    origin: Origin


class Series(Exact, frozen=True, kw_only=True):
    """The values of one series of a chart, one a category; None is a gap."""

    name: str
    values: tuple[Decimal | None, ...]
    role: Literal["past", "present"]


class Chart(Exact, frozen=True, kw_only=True):
    """A native chart. `highlight` is the index of the category that matters most, or -1; `format` an Excel number format.

    `bars` and `columns` stand side by side; `change` has the series before, after and difference, and a bar from one
    value to the other; `parts` has a column
    for each of two categories, made of the series that have a value there.
    """

    kind: Literal["bars", "columns", "change", "parts"]
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    format: str
    highlight: int
    name: str
    alt: str
    origin: Origin
    reference: Decimal | None = None
    """A value that all bars are held against, drawn as a line; with `reference_label` above it."""
    reference_label: str = ""
    details: tuple[str, ...] = ()
    """Quiet words of each category, such as its n; none, or one a category."""
    labels: tuple[str, ...] = ()
    """What is said of each category instead of its number; none, or one a category."""
    gap_label: str = ""
    """Of two bars with labels: what the shorter, highlighted one lacks of the other, said between their ends."""


class Quote(Value, frozen=True, kw_only=True):
    """Somebody's own words; `photo` is a picture file or empty, `initials` stand in its place.

    `pull` is a sentence of theirs that stands large above the others; empty where all are alike.
    """

    words: Words
    name: str
    title: str
    photo: str
    origin: Origin
    photo_alt: str = ""
    initials: str = ""
    pull: str = ""


class Portrait(Value, frozen=True, kw_only=True):
    """Somebody's face with name and title; `file` is a picture or empty, `initials` stand in its place."""

    file: str
    alt: str
    initials: str
    name: str
    title: str
    origin: Origin


class Picture(Value, frozen=True, kw_only=True):
    """A picture file with alternative text and a caption; `to` is the web address to which it leads, or empty."""

    file: str
    alt: str
    caption: Words
    origin: Origin
    to: str = ""


class Pictures(Value, frozen=True, kw_only=True):
    """One to four pictures in reading order, each in a hairline or in a device of native shapes; numbered ones are steps."""

    pictures: tuple[Picture, ...]
    origin: Origin
    frame: Literal["hairline", "device"] = "hairline"
    numbered: bool = False


class Screen(Value, frozen=True, kw_only=True):
    """A course without a picture, as if on a screen: what it is called, the moment it is for, how and how long it is taken.

    One that `plays` stands in a window with a player's track, another one on a plain surface.
    """

    name: str
    label: str
    time: str
    plays: bool
    words: Words
    origin: Origin


class Spoke(Value, frozen=True, kw_only=True):
    """What somebody does in the middle of a hub (`inward`), or gets from there (`outward`); neighbours of one `label` share it."""

    icon: str
    label: str
    direction: Literal["inward", "outward"]
    heading: Words
    words: Words
    origin: Origin


class Hub(Value, frozen=True, kw_only=True):
    """One place by its name, as a window, and those who use it, with what they do there."""

    name: str
    spokes: tuple[Spoke, ...]
    origin: Origin


class Step(Value, frozen=True, kw_only=True):
    """One numbered step: what, and quieter, how or when."""

    heading: Words
    words: Words
    origin: Origin


class Steps(Value, frozen=True, kw_only=True):
    """Steps in order; `checks` shows boxes to tick instead of numbers, `first` is the number of the first (steps that go on).

    `form` is how they stand: `rows`, `columns` under large numerals, the `first` large and the others on a date line below it, or
    what is `fitting` in their room.
    Those of a `path` are joined by a line.
    """

    steps: tuple[Step, ...]
    checks: bool
    origin: Origin
    first: int = 1
    form: str = "fitting"
    path: bool = False


class Term(Value, frozen=True, kw_only=True):
    """A small label and the words that belong to it."""

    label: str
    words: Words
    emphasis: Emphasis
    origin: Origin


class Terms(Value, frozen=True, kw_only=True):
    """Labelled texts one below the other: the four moves of an objection, say."""

    terms: tuple[Term, ...]
    origin: Origin


class Pair(Value, frozen=True, kw_only=True):
    """What happens, what answers it, and quieter, how or how long."""

    heading: Words
    words: Words
    caption: str
    origin: Origin


class Pairs(Value, frozen=True, kw_only=True):
    """What happens and what answers it, one row each: the moment in which a course helps, say, and the course."""

    pairs: tuple[Pair, ...]
    origin: Origin


class Segment(Value, frozen=True, kw_only=True):
    """A part of the briefing on the time strip."""

    label: str
    seconds: int
    emphasis: Emphasis


class Strip(Value, frozen=True, kw_only=True):
    """The time of the briefing as one bar; widths follow the seconds."""

    segments: tuple[Segment, ...]
    caption: str
    alt: str
    origin: Origin


class Target(Exact, frozen=True, kw_only=True):
    """A measure on its way from baseline to target; shares (0 to 1) are their places on the bar, None where there is no baseline."""

    name: str
    baseline: str
    target: str
    baseline_share: Decimal | None
    target_share: Decimal
    origin: Origin


class Targets(Value, frozen=True, kw_only=True):
    """Baseline → target, one row a measure."""

    targets: tuple[Target, ...]
    origin: Origin


class Progress(Exact, frozen=True, kw_only=True):
    """The one target that a slide is about, as a figure of its own."""

    target: Target
    origin: Origin


class Moment(Value, frozen=True, kw_only=True):
    """A day on a timeline: ISO date, what the day is called, and what happens on it."""

    day: str
    label: str
    words: Words
    emphasis: Emphasis
    origin: Origin


class Timeline(Value, frozen=True, kw_only=True):
    """Two to six days on one line, in order, as far apart as they are in time."""

    moments: tuple[Moment, ...]
    alt: str
    origin: Origin


class QrCode(Value, frozen=True, kw_only=True):
    """A QR code of a web address, with the short link as text."""

    url: str
    caption: Words
    origin: Origin


class Links(Value, frozen=True, kw_only=True):
    """A quiet row of links to other slides; as `dots`, each is a small sign whose words are its alternative text."""

    links: tuple[Words, ...]
    origin: Origin
    sign: str = "words"


class Area(Value, frozen=True, kw_only=True):
    """A column of a slide: its share of the width, its blocks, and whether it stands on a panel of its own.

    `anchor` is where its blocks stand beside taller columns: `top`, `middle`, `bottom`, or what is fitting for what they are.
    """

    share: int
    panel: bool
    blocks: tuple["Block", ...]
    origin: Origin
    anchor: str = "fitting"


class Areas(Value, frozen=True, kw_only=True):
    """Columns side by side."""

    areas: tuple[Area, ...]
    origin: Origin


Block = (
    Paragraph | Bullets | Cards | Figures | Table | Chart | Quote | Portrait | Pictures | Screen | Hub | Steps | Terms | Pairs | Strip
    | Targets | Progress | Timeline | QrCode | Links | Areas
)  # fmt: skip


class Answer(Value, frozen=True, kw_only=True):
    """A question that may come, what to say to it, and the slide that helps (empty: none)."""

    question: str
    answer: Words
    slide: str


class Prompt(Value, frozen=True, kw_only=True):
    """Something that only the presenter can tell: what it is about, and the seconds that are planned for it."""

    words: Words
    seconds: int


class Notes(Value, frozen=True, kw_only=True):
    """What the presenter needs on one slide. WHO and TIME come from the outline; empty parts are left out of the script.

    `say` is in the order in which it is said; `optional` are the places in it of what is said only where there is time,
    in the order in which they are considered.
    `do_seconds` and `hand_over_seconds` pass without words of the script: a demo, a guest.
    """

    goal: Words = ()
    say: tuple[Words | Prompt, ...] = ()
    optional: tuple[int, ...] = ()
    do: tuple[Words, ...] = ()
    do_seconds: int = 0
    stop_at: Words = ()
    hand_over: Words = ()
    hand_over_seconds: int = 0
    if_asked: tuple[Answer, ...] = ()
    late: str = ""

    @property
    def spoken(self) -> tuple[Words, ...]:
        """What is said, prompts with what they are about."""
        return tuple(line.words if isinstance(line, Prompt) else line for line in self.say)


class Slide(Value, frozen=True, kw_only=True):
    """One slide as semantic markup. `layout` is a role of the brand (`title`, `content`, `question` …); `seconds` its share of the slot."""

    id: str
    section: str
    layout: str
    kicker: str
    title: Words
    subtitle: Words
    byline: tuple[Words, ...]
    blocks: tuple[Block, ...]
    notes: Notes
    who: str
    seconds: int
    appendix: bool
    origin: Origin
    role: str = "lead"
    starts: int | None = None
    """Seconds of the slot before it; None where they follow from the slides before it."""
    placement: str = "fitting"
    """Where its blocks stand in the height: `top`, `balanced`, `hero`, or what is fitting for what they are."""
    places: tuple[tuple[str, Origin], ...] = ()
    """Where title, subtitle, kicker and byline come from, by those words, where that is not the place of the whole slide."""

    def origin_of(self, part: str) -> Origin:
        """Return where the title, subtitle, kicker or byline comes from."""
        return dict(self.places).get(part, self.origin)


def pictures_in(blocks: Iterable[Block]) -> Iterator[tuple[str, Origin]]:
    """Yield the picture files that blocks show, each with where it was named."""
    for block in blocks:
        match block:
            case Pictures():
                yield from [(picture.file, picture.origin) for picture in block.pictures]
            case Quote() if block.photo:
                yield block.photo, block.origin
            case Portrait() if block.file:
                yield block.file, block.origin
            case Areas():
                yield from [named for area in block.areas for named in pictures_in(area.blocks)]


class Markup(Value, frozen=True, kw_only=True):
    """A whole briefing as slides, with what belongs to the file as such."""

    slides: tuple[Slide, ...]
    title: str
    subject: str
    author: str
    language: str
    footer: str
    seed: str
    created: str
    file_stem: str
    words_per_minute: int
    pause_seconds: int
    begins: str = ""
    late: tuple[tuple[str, int], ...] = ()
    """What gives way when time is short: ids of slides and the seconds that they keep."""
    draft: bool = False
    mark: str = ""
    """What stands on every slide for whoever finds the file: for whom it is, and how long it holds."""
    properties: tuple[tuple[str, str], ...] = ()
    """The same as names and values for the file's properties."""
