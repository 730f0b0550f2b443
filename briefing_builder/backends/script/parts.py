"""What a script says about one slide, in the order in which a presenter needs it; both formats are written from this."""

from collections.abc import Iterator

from briefing_builder.backends.script.timing import FULL_SHARE, Budget, clock, totals
from briefing_builder.deck.model import Deck, NotesPart, Slide

ORDER = ("GOAL", "SAY", "DO", "STOP AT", "HAND OVER", "IF ASKED", "IF LATE")
_FROM_THE_SLIDE = ("TIME", "WHO")


def time_of(slide: Slide) -> str:
    """Return when a slide begins and ends and how long it stands, or nothing for the appendix, which has no time of its own."""
    if slide.appendix:
        return ""
    return f"{clock(slide.starts)}–{clock(slide.starts + slide.seconds)} ({clock(slide.seconds)})"


def parts_of(slide: Slide) -> Iterator[NotesPart]:
    """Yield the notes in the presenter's order; labels that we do not know come last, as they came; empty parts are left out."""
    known = [part for label in ORDER for part in slide.notes if part.label.upper() == label]
    others = [part for part in slide.notes if part.label.upper() not in (*ORDER, *_FROM_THE_SLIDE)]
    for part in (*known, *others):
        lines = tuple(line.strip() for line in part.lines if line.strip())
        if lines:
            yield NotesPart(label=part.label.upper(), lines=lines)


def words_line(spent: Budget) -> str:
    """Return the words against the time in one line, with a warning where they leave no room."""
    line = f"{spent.words} of {spent.available} ({spent.share} %)"
    if spent.words > spent.available:
        return f"{line}: TOO LONG for its time, cut {spent.words - spent.available * FULL_SHARE // 100} words"
    return line if spent.fits else f"{line}: tight, more than {FULL_SHARE} % leaves no room to breathe"


def totals_lines(deck: Deck) -> tuple[str, ...]:
    """Return the sums of the script: time, words and speaking time, and the room's share."""
    sums = totals(deck)
    appendix = f", and {sums.appendix} in the appendix" if sums.appendix else ""
    return (
        f"{clock(sums.seconds)} for {_count(sums.slides, 'slide')}{appendix}",
        f"{_count(sums.words, 'word')} to say, about {clock(sums.speaking)} at {deck.words_per_minute} words a minute",
        f"Q&A {clock(sums.discussion)}, {sums.discussion_share} % of the time",
    )


def sections_of(deck: Deck) -> Iterator[tuple[str, tuple[tuple[int, Slide], ...]]]:
    """Yield each section's name with its slides and their numbers, in the order of the deck."""
    name, slides = "", list[tuple[int, Slide]]()
    for number, slide in enumerate(deck.slides, 1):
        if slides and slide.section != name:
            yield name, tuple(slides)
            slides = []
        name = slide.section
        slides.append((number, slide))
    if slides:
        yield name, tuple(slides)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
