"""The clock of a script: a slide's seconds and words go in, its running time and the words it has room for come out."""


from briefing_builder.deck.model import Deck, Slide
from briefing_builder.speech.spoken import spoken_words
from briefing_builder.values import Value

FULL_SHARE = 80
"""Per cent of its words that a slide may plan: talk grows when it is spoken."""

DISCUSSION = "qa"
"""The id of the slide on which the room speaks."""


class Budget(Value, frozen=True, kw_only=True):
    """The words a slide says against those that its time allows."""

    words: int
    available: int

    @property
    def share(self) -> int:
        """Words said in per cent of words available, rounded to the nearest whole one; 0 where nothing is said."""
        if not self.words:
            return 0
        return round(100 * self.words / self.available) if self.available else 999

    @property
    def fits(self) -> bool:
        """Whether the script leaves the room that talk needs."""
        return 100 * self.words <= FULL_SHARE * self.available


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


def clock(seconds: int) -> str:
    """Return a time as minutes and seconds: 750 is `12:30`."""
    return f"{seconds // 60:02d}:{seconds % 60:02d}"


def is_for_the_room(slide: Slide) -> bool:
    """Return whether the room speaks on this slide."""
    return is_discussion(slide.id)


def is_discussion(slide: str) -> bool:
    """Return whether the id is that of a slide on which the room speaks, or of its continuation."""
    return slide.partition("--")[0] == DISCUSSION


def said(slide: Slide) -> tuple[str, ...]:
    """Return the lines of a slide's script that are spoken."""
    return tuple(line.text for part in slide.notes if part.label.upper() == "SAY" for line in part.lines)


def budget(slide: Slide, deck: Deck) -> Budget:
    """Return the slide's words and those available: (seconds − pause) × words a minute ÷ 60, never below 0."""
    available = max(0, slide.seconds - deck.pause_seconds) * deck.words_per_minute // 60
    return Budget(words=spoken_words(said(slide), deck.language), available=available)


def totals(deck: Deck) -> Totals:
    """Return the sums over the slides of the slot; the appendix takes no time. Speaking time includes a pause a slide."""
    shown = [slide for slide in deck.slides if not slide.appendix]
    words = sum(budget(slide, deck).words for slide in shown)
    speaking = sum(round(budget(slide, deck).words * 60 / deck.words_per_minute) + deck.pause_seconds for slide in shown if said(slide))
    return Totals(
        seconds=sum(slide.seconds for slide in shown),
        words=words,
        speaking=speaking,
        discussion=sum(slide.seconds for slide in shown if is_for_the_room(slide)),
        slides=len(shown),
        appendix=len(deck.slides) - len(shown),
    )
