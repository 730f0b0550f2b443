"""The clock of a script: a slide's seconds and words go in, its running time and the words it has room for come out."""

from briefing_builder.deck.model import Deck, Slide
from briefing_builder.speech.spoken import spoken_words
from briefing_builder.values import Value

FULL_SHARE = 80
"""Per cent of its words that a slide may plan: talk grows when it is spoken."""

FILLED_SHARE = 55
"""Per cent of its words that a slide plans at least: who has said less is done early, or makes up the rest."""

SPOKEN = ("say", "hand-over")
"""The parts of the notes whose words are spoken as they stand."""

TITLE, PERMISSION = "title", "permission"
"""The ids of the slides on which people arrive and leave: both hold the one sentence of the programme, however long it is."""

HAND_OVERS = ("handover", "handback")
"""How the ids begin of the slides between which a supplier speaks: somebody else's words fill their time."""

DISCUSSION = "qa"
"""The id of the slide on which the room speaks."""


class Budget(Value, frozen=True, kw_only=True):
    """The words a slide says against those that its time allows.

    `own_seconds` are planned for what the presenter tells freely, in about so many `own_words`.
    """

    words: int
    available: int
    own_words: int = 0
    own_seconds: int = 0

    @property
    def spoken(self) -> int:
        """All words, the presenter's own among them."""
        return self.words + self.own_words

    @property
    def share(self) -> int:
        """Words said in per cent of words available, rounded to the nearest whole one; 0 where nothing is said."""
        if not self.spoken:
            return 0
        return round(100 * self.spoken / self.available) if self.available else 999

    @property
    def fits(self) -> bool:
        """Whether the script leaves the room that talk needs."""
        return 100 * self.spoken <= FULL_SHARE * self.available

    @property
    def fills(self) -> bool:
        """Whether the script has enough to say for its time."""
        return 100 * self.spoken >= FILLED_SHARE * self.available

    def __add__(self, other: "Budget") -> "Budget":
        return Budget(
            words=self.words + other.words,
            available=self.available + other.available,
            own_words=self.own_words + other.own_words,
            own_seconds=self.own_seconds + other.own_seconds,
        )


class Totals(Value, frozen=True, kw_only=True):
    """A whole script in numbers; times are seconds."""

    seconds: int
    words: int
    speaking: int
    discussion: int
    slides: int
    appendix: int

    @property
    def discussion_share(self) -> str:
        """The room's part of the slot in per cent, with one decimal where it is not whole."""
        if not self.seconds:
            return "0"
        tenths = round(1000 * self.discussion / self.seconds)
        return f"{tenths // 10}" if tenths % 10 == 0 else f"{tenths / 10:.1f}"


def clock_time(seconds: int) -> str:
    """Return a time as minutes and seconds: 750 is `12:30`."""
    return f"{seconds // 60:02d}:{seconds % 60:02d}"


def is_for_the_room(slide: Slide) -> bool:
    """Return whether the room speaks on this slide."""
    return is_discussion(slide.id)


def is_discussion(slide: str) -> bool:
    """Return whether the id is that of a slide on which the room speaks, or of its continuation."""
    return slide.partition("--")[0] == DISCUSSION


def spoken_lines(slide: Slide) -> tuple[str, ...]:
    """Return the lines of a slide's script that are spoken, those among them with which the floor is handed over."""
    return tuple(line.text for part in slide.notes if part.kind in SPOKEN for line in part.lines)


def budget(slide: Slide, deck: Deck) -> Budget:
    """Return the slide's words and those available: (seconds − pause − what passes without words) × words a minute ÷ 60, never below 0."""
    available = max(0, slide.seconds - deck.pause_seconds - slide.passing) * deck.words_per_minute // 60
    own = sum(part.seconds for part in slide.notes)
    return Budget(
        words=spoken_words(spoken_lines(slide), deck.language),
        available=available,
        own_words=own * deck.words_per_minute // 60,
        own_seconds=own,
    )


def whole_budget(slide: Slide, deck: Deck) -> Budget:
    """Return the words and the room of a slide together with those on which it goes on."""
    first, *others = (budget(each, deck) for each in deck.slides if first_id(each) == first_id(slide))
    return sum(others, first)


def first_id(slide: Slide) -> str:
    """Return the id of the slide, or of the one that it continues."""
    return slide.id.partition("--")[0]


def is_free(slide: Slide) -> bool:
    """Return whether a slide need not be filled: the appendix, the title, on which people arrive, and the sentence with which they leave,
    what belongs to the room, a hand-over.
    """
    id = first_id(slide)
    return slide.appendix or id in (TITLE, PERMISSION) or id.partition("-")[0] in HAND_OVERS or is_for_the_room(slide)


def totals(deck: Deck) -> Totals:
    """Return the sums over the slides of the slot; the appendix takes no time. Speaking time includes a pause a slide."""
    shown = [slide for slide in deck.slides if not slide.appendix]
    spent = [budget(slide, deck) for slide in shown]
    speaking = sum(round(each.words * 60 / deck.words_per_minute) + each.own_seconds + deck.pause_seconds for each in spent if each.spoken)
    return Totals(
        seconds=sum(slide.seconds for slide in shown),
        words=sum(each.words for each in spent),
        speaking=speaking,
        discussion=sum(slide.seconds for slide in shown if is_for_the_room(slide)),
        slides=len(shown),
        appendix=len(deck.slides) - len(shown),
    )
