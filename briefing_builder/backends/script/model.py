"""The presenter's script as values: what every format prints, in the order in which a presenter needs it."""

from dataclasses import dataclass
from itertools import groupby

from briefing_builder.deck.model import NotesLine, NotesPart, Role
from briefing_builder.words import Catalogue

SPOKEN = ("say", "your-words")
"""The parts that are spoken, in the order in which they stand."""
ON_THE_PAGE_FOR_QUESTIONS = ("do", "if-asked")
"""The parts that the page for questions has already, so that the discussion's own slide leaves them out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSheetRow:
    """One line of the run sheet: when a slide begins, who speaks, and what must not be missed on it."""

    number: int
    slide_id: str
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
class SlideScript:
    """One slide of the script; a slide of the appendix has no times. `cue` is what the speaker before says to hand over.

    `alt` says what stands on the slide below its title, for those who do not see its picture.
    """

    number: int
    slide_id: str
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
    alt: str

    @property
    def time(self) -> str:
        """From when to when and how long, or nothing for the appendix."""
        return f"{self.begins}–{self.ends} ({self.length})" if self.begins else ""

    def lines(self, kind: str) -> tuple[NotesLine, ...]:
        """Return the lines of the parts of that kind."""
        return tuple(line for part in self.parts if part.kind == kind for line in part.lines)

    def facts(self, words: Catalogue) -> tuple[tuple[str, str], ...]:
        """Return when it is shown, who speaks and the cue, each with its label; one may be empty."""
        return (
            (words("notes.label-time"), self.time), (words("notes.label-who"), self.who), (words("script.label-your-cue"), self.cue)
        )  # fmt: skip

    @property
    def last_spoken(self) -> NotesPart | None:
        """The last part that is spoken, below which the words are counted."""
        return next((part for part in reversed(self.parts) if part.kind in SPOKEN), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One objection and what to answer: acknowledge, explore, respond, with this department's evidence; and the slide that shows it."""

    number: int
    slide_id: str
    title: str
    steps: tuple[tuple[str, NotesLine], ...]
    """What each line is for, and the line."""
    evidence: tuple[NotesLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion:
    """The page for the questions: the exact opening, then what to do, in order, then the answers."""

    number: int
    slide_id: str
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

    words: Catalogue
    """What the formats ask for their own sentences."""
    title: str
    subject: str
    author: str
    language: str
    created: str
    """The deck's date, ISO; never the clock."""
    speaker: str
    facts: tuple[str, ...]
    rows: tuple[RunSheetRow, ...]
    late: tuple[str, ...]
    slides: tuple[SlideScript, ...]
    appendix: tuple[SlideScript, ...]
    discussion: Discussion | None

    @property
    def sections(self) -> tuple[tuple[str, tuple[SlideScript, ...]], ...]:
        """The title and the slides of each section in order; one that comes back after another is a section of its own."""
        return tuple((title, tuple(slides)) for title, slides in groupby(self.slides, key=lambda slide: slide.section))

    @property
    def all_slides(self) -> tuple[SlideScript, ...]:
        """All slides of the script, the appendix last."""
        return (*self.slides, *self.appendix)

    @property
    def warnings(self) -> tuple[str, ...]:
        """The slides that say more than their time holds, one line each."""
        return tuple(f"{slide.number} {slide.title}: {slide.words}" for slide in self.slides if slide.is_tight)
