"""What was understood of somebody's template, for people to read: its layouts, what each is for, and which of them our slides take."""

from typing import Literal

from briefing_builder.brand.package.model import Stripped
from briefing_builder.units import Box
from briefing_builder.values import Value

LayoutRole = Literal["title", "section", "content", "two-contents", "picture", "quote", "statement", "closing", "blank"]
"""What a layout of a file is for."""


class SampleUse(Value, frozen=True, kw_only=True):
    """How many of a file's own slides stand on a layout, and the first and the last of them, counted from 1; 0 where none does."""

    count: int = 0
    first: int = 0
    last: int = 0


class LayoutReading(Value, frozen=True, kw_only=True):
    """A layout of the file as it was understood.

    `master` counts from 1, `part` is its name in the file. `confidence` is 0 (a guess) to 1 (all evidence agrees), `reason` the evidence in
    words. `ground` is the colour behind most of its free region, six hexadecimal digits; `free` the largest box of that colour with
    nothing in the way, in EMU of the file's slides: empty and None where every place has something drawn on it.
    """

    name: str
    master: int
    part: str
    role: LayoutRole
    confidence: float
    reason: str
    ground: str
    free: Box | None
    samples: SampleUse = SampleUse()


class LayoutChoice(Value, frozen=True, kw_only=True):
    """Which layout of the file one of our layouts (`title`, `content`, `statement` …) is a copy of, and why.

    `fill` is the colour of a ground that is drawn for it there, six hexadecimal digits; empty where it stands on the file's own.
    """

    role: str
    layout: str
    reason: str
    fill: str = ""


class TemplateReading(Value, frozen=True, kw_only=True):
    """All that was understood of a file: its layouts in their order, the chosen master (from 1) and why, and what our slides stand on.

    `stripped` is what decks do not take from it; None where nobody looked.
    """

    layouts: tuple[LayoutReading, ...]
    master: int
    master_reason: str
    choices: tuple[LayoutChoice, ...]
    stripped: Stripped | None = None
