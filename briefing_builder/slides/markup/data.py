"""Blocks of numbers and days: figures, tables, charts, targets, and time as a strip or a line."""

from decimal import Decimal
from typing import Literal

from briefing_builder.rich_text import Words
from briefing_builder.slides.markup.origin import Align, Emphasis, Mark, Origin
from briefing_builder.values import Exact, Value


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
    """A table column: its heading, its share of the width, how its cells align, and how loud they are."""

    heading: Words
    share: int
    align: Align
    origin: Origin
    emphasis: Emphasis = "plain"


class Cell(Value, frozen=True, kw_only=True):
    """A table cell; `note` is a second, quieter line; `mark` is a shape that stands before the words.

    A `blank` one has a line to write on and no words; `emphasis` is that of its row; `bar` is how much of its width a bar below its words
    takes, in per cent, None for no bar.
    """

    words: Words
    note: Words
    mark: Mark
    strong: bool
    origin: Origin
    blank: Literal["no", "line"] = "no"
    emphasis: Emphasis = "plain"
    bar: int | None = None


class Table(Value, frozen=True, kw_only=True):
    """Rows under headings; too many rows go on, with the headings, on the next slide."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    name: str
    origin: Origin
    fixed: bool = False
    """Whether its columns keep their shares, because another slide goes on with the same columns."""


class Series(Exact, frozen=True, kw_only=True):
    """The values of one series of a chart, one a category; None is a gap."""

    name: str
    values: tuple[Decimal | None, ...]
    role: Literal["past", "present"]


class Chart(Exact, frozen=True, kw_only=True):
    """A native chart. `highlight` is the index of the category that matters most, or -1; `format` an Excel number format.

    `bars` and `columns` stand side by side; `change` has the series before, after and difference, and a bar from one
    value to the other; `parts` has a bar or column for each of two categories, made of the series that have a value there.
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
    """A value that all bars are held against, drawn as a line (of parts, the first sum); with `reference_label` beside it."""
    reference_label: str = ""
    details: tuple[str, ...] = ()
    """Quiet words of each category, such as its n; none, or one a category."""
    labels: tuple[str, ...] = ()
    """What is said of each category instead of its number; none, or one a category."""
    gap_label: str = ""
    """Of two bars with labels, and of parts: what the shorter, highlighted one lacks of the other, said between their ends."""
    slim: bool = False
    """Bars that stand below something larger: no higher than their names, whatever the room."""


class Segment(Value, frozen=True, kw_only=True):
    """A part of the briefing on the time strip; where one has a `figure`, that stands in it, and the labels above."""

    label: str
    seconds: int
    emphasis: Emphasis
    figure: str = ""


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


class Driver(Value, frozen=True, kw_only=True):
    """What helps towards an aim: its name, how it helps, and quieter, how or how long."""

    heading: Words
    words: Words
    caption: str
    origin: Origin


class Drivers(Value, frozen=True, kw_only=True):
    """An aim and its drivers: a measure with today's figure and its goal, or, both blank, an objective."""

    name: str
    baseline: str
    target: str
    drivers: tuple[Driver, ...]
    origin: Origin


class Dots(Value, frozen=True, kw_only=True):
    """A number against a number: as many dots as the `whole`, and the `part` of them that is meant stands out."""

    whole: int
    part: int
    alt: str
    origin: Origin


class Moment(Value, frozen=True, kw_only=True):
    """A day on a timeline: ISO date, what the day is called, and what happens on it."""

    day: str
    label: str
    words: Words
    emphasis: Emphasis
    origin: Origin


class SessionDay(Value, frozen=True, kw_only=True):
    """A leaf of the calendar: the day of the month and the month, or how many more days there are."""

    day: str
    month: str


class Session(Value, frozen=True, kw_only=True):
    """A course, what is to be known of its seats, and the days on which it takes place."""

    heading: Words
    words: Words
    days: tuple[SessionDay, ...]
    origin: Origin


class Sessions(Value, frozen=True, kw_only=True):
    """Courses with their days as leaves of a calendar, one row each."""

    sessions: tuple[Session, ...]
    origin: Origin


class Timeline(Value, frozen=True, kw_only=True):
    """Two to six days on one line, in order, as far apart as they are in time."""

    moments: tuple[Moment, ...]
    alt: str
    origin: Origin
