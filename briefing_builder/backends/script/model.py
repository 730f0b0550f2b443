"""The presenter's script as values: what every format prints, in the order in which a presenter needs it."""

from dataclasses import dataclass

from briefing_builder.deck.model import OWN_WORDS, NotesLine, NotesPart, Role

SPOKEN = ("SAY", OWN_WORDS)
"""The parts that are spoken, in the order in which they stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the run sheet: when a slide begins, who speaks, and what must not be missed on it."""

    number: int
    slide: str
    title: str
    begins: str
    """Time of day where the start is known, else the time of the slot."""
    length: str
    who: str
    role: Role
    is_change: bool
    """Somebody else spoke before."""
    hand_over: str
    stop_at: str
    is_mine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One slide of the script; a slide of the appendix has no times. `cue` is what the speaker before says to hand over.

    `shown` is what stands on the slide below its title, for those who do not see its picture.
    """

    number: int
    slide: str
    title: str
    section: str
    begins: str
    ends: str
    length: str
    who: str
    role: Role
    parts: tuple[NotesPart, ...]
    words: str
    is_tight: bool
    cue: str
    is_appendix: bool
    shown: str = ""

    @property
    def alt(self) -> str:
        """The alternative text of the slide's picture; the title stands beside it."""
        return f"Slide {self.number}: {self.shown or self.title}"

    @property
    def time(self) -> str:
        """From when to when and how long, or nothing for the appendix."""
        return f"{self.begins}–{self.ends} ({self.length})" if self.begins else ""

    def lines(self, label: str) -> tuple[NotesLine, ...]:
        """Return the lines of the parts of that label."""
        return tuple(line for part in self.parts if part.label == label for line in part.lines)

    @property
    def last_spoken(self) -> NotesPart | None:
        """The last part that is spoken, below which the words are counted."""
        return next((part for part in reversed(self.parts) if part.label in SPOKEN), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One objection and what to answer: acknowledge, explore, respond, with this department's evidence; and the slide that shows it."""

    number: int
    slide: str
    title: str
    steps: tuple[tuple[str, NotesLine], ...]
    """What each line is for, and the line."""
    evidence: tuple[NotesLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion:
    """The page for the questions: the exact opening, then what to do, in order, then the answers."""

    number: int
    slide: str
    begins: str
    ends: str
    length: str
    opening: tuple[NotesLine, ...]
    steps: tuple[NotesLine, ...]
    replies: tuple[Reply, ...]
    close: tuple[NotesLine, ...]
    """What the next slide asks for, so that the discussion ends on time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A whole script, or one speaker's part of it; then the discussion and the appendix are left out unless that speaker leads."""

    title: str
    subject: str
    author: str
    language: str
    created: str
    """The deck's date, ISO; never the clock."""
    speaker: str
    facts: tuple[str, ...]
    rows: tuple[Row, ...]
    late: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    appendix: tuple[Sheet, ...]
    discussion: Discussion | None

    @property
    def everything(self) -> tuple[Sheet, ...]:
        """All slides of the script, the appendix last."""
        return (*self.sheets, *self.appendix)

    @property
    def warnings(self) -> tuple[str, ...]:
        """The slides that say more than their time holds, one line each."""
        return tuple(f"{sheet.number} {sheet.title}: {sheet.words}" for sheet in self.sheets if sheet.is_tight)
