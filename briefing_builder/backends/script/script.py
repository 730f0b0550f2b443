"""A laid-out deck goes in, the presenter's script comes out as values: run sheet, slides, discussion."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import assert_never

from briefing_builder.backends.script.clocks import Clocks
from briefing_builder.backends.script.discussion import discussion_of
from briefing_builder.backends.script.lines import in_one_line
from briefing_builder.backends.script.model import SPOKEN, Row, Script, Sheet
from briefing_builder.deck.foot import before_foot
from briefing_builder.deck.model import Chart, Cut, Deck, Group, Item, NotesPart, Picture, Role, Shape, Slide, Table, Text
from briefing_builder.speech import (
    FILLED_SHARE,
    FULL_SHARE,
    Budget,
    budget,
    clock_time,
    counts_characters,
    is_for_the_room,
    is_free,
    totals,
    whole_budget,
)

ORDER = (("GOAL",), SPOKEN, ("DO",), ("STOP AT",), ("HAND OVER",), ("IF ASKED",), ("IF LATE",))
"""The parts in the presenter's order; what is said and what is told freely stay as they come."""
_KNOWN = tuple(label for labels in ORDER for label in labels)
SPEAKERS: tuple[Role, ...] = ("lead", "supplier", "endorser", "pilot_manager")
_FROM_THE_SLIDE = ("TIME", "WHO")
LEADS: Role = "lead"


def script_of(deck: Deck, *, begins: str = "", speaker: str = "") -> Script:
    """Return the script of a deck. `begins` is the time of day of the first slide, `09:30`; by default the deck's own, if it has one.

    With `speaker`, a role, only that speaker's slides, the words with which the floor comes and goes, and a run sheet with who comes
    before and after.
    Raises ValueError when `begins` is no time of day.
    """
    clocks = Clocks(begins or deck.begins)
    is_whole = speaker in ("", LEADS)
    sheets = tuple(_sheets(deck, clocks, judged=is_whole))
    shown = tuple(sheet for sheet in sheets if not speaker or (sheet.role == speaker and not sheet.is_appendix))
    return Script(
        title=deck.title,
        subject=deck.subject,
        author=deck.author,
        language=deck.language,
        created=deck.created,
        speaker=_name_of(speaker, sheets),
        facts=(clocks.line(deck), *(totals_lines(deck) if is_whole else _own_lines(shown, deck, speaker))),
        rows=tuple(_rows(sheets, speaker)),
        late=tuple(_step(cut, deck) for cut in deck.late if is_whole or cut.slide in {sheet.slide for sheet in shown}),
        sheets=tuple(sheet for sheet in shown if not sheet.is_appendix),
        appendix=tuple(sheet for sheet in sheets if sheet.is_appendix) if is_whole else (),
        discussion=discussion_of(sheets) if is_whole else None,
    )


def speakers_of(deck: Deck) -> tuple[str, ...]:
    """Return the roles that speak in this deck, in a fixed order."""
    there = {slide.role for slide in deck.slides if not slide.appendix}
    return tuple(role for role in SPEAKERS if role in there)


def parts_of(slide: Slide) -> Iterator[NotesPart]:
    """Yield the notes in the presenter's order; labels that we do not know come last, as they came; empty parts are left out."""
    known = [part for labels in ORDER for part in slide.notes if part.label.upper() in labels]
    others = [part for part in slide.notes if part.label.upper() not in (*_KNOWN, *_FROM_THE_SLIDE)]
    for part in (*known, *others):
        lines = tuple(line for line in part.lines if line.text.strip())
        if lines:
            yield NotesPart(label=part.label.upper(), lines=lines, seconds=part.seconds)


def words_line(spent: Budget, *, is_full: bool = True) -> str:
    """Return the words against the time in one line, with a warning where they leave no room, or where too little is said."""
    line = f"{_words_of(spent)} ({spent.share} %)"
    if spent.spoken > spent.available:
        return f"{line}: TOO LONG for its time, cut {spent.spoken - spent.available * FULL_SHARE // 100} words"
    if not spent.fits:
        return f"{line}: tight, more than {FULL_SHARE} % leaves no room to breathe"
    return line if is_full else f"{line}: short, less than {FILLED_SHARE} % of its time"


def _words_of(spent: Budget) -> str:
    own = f" and {spent.own_seconds} s of your own" if spent.own_seconds else ""
    return f"{spent.words}{own} of {spent.available}"


def totals_lines(deck: Deck) -> tuple[str, ...]:
    """Return the sums of the script: time, words and speaking time, and the room's share."""
    sums = totals(deck)
    noun = "character" if counts_characters(deck.language) else "word"
    appendix = f", and {sums.appendix} in the appendix" if sums.appendix else ""
    return (
        f"{clock_time(sums.seconds)} for {_count(sums.slides, 'slide')}{appendix}",
        f"{_count(sums.words, noun)} to say, about {clock_time(sums.speaking)} at {deck.words_per_minute} {noun}s a minute",
        f"Q&A {clock_time(sums.discussion)}, {sums.discussion_share} % of the time",
    )


def _own_lines(shown: tuple[Sheet, ...], deck: Deck, speaker: str) -> tuple[str, ...]:
    mine = [slide for slide in deck.slides if slide.role == speaker and not slide.appendix]
    seconds = sum(slide.seconds for slide in mine)
    words = sum(budget(slide, deck).words for slide in mine)
    if not mine:
        return ("no slide of this deck",)
    return (f"{clock_time(seconds)} for {_count(len(shown), 'slide')}", f"{_count(words, 'word')} to say")


def _name_of(speaker: str, sheets: tuple[Sheet, ...]) -> str:
    return next((sheet.who for sheet in sheets if sheet.role == speaker), speaker.replace("_", " ")) if speaker else ""


def _sheets(deck: Deck, clocks: Clocks, *, judged: bool) -> Iterator[Sheet]:
    """One sheet a slide. What a guest gets is not judged: a per cent of ours could be mistaken for one that is kept back."""
    before: tuple[Slide | None, ...] = (None, *deck.slides[:-1])
    for number, (slide, earlier) in enumerate(zip(deck.slides, before, strict=True), 1):
        spent = budget(slide, deck)
        has_words = spent.spoken > 0 and not slide.appendix and not is_for_the_room(slide)
        is_full = is_free(slide) or whole_budget(slide, deck).fills
        yield Sheet(
            number=number,
            slide=slide.id,
            title=slide.title,
            section=slide.section,
            begins="" if slide.appendix else clocks.at(slide.starts),
            ends="" if slide.appendix else clocks.at(slide.starts + slide.seconds),
            length="" if slide.appendix else clock_time(slide.seconds),
            who=slide.who,
            role=slide.role,
            parts=tuple(parts_of(slide)),
            words=(words_line(spent, is_full=is_full) if judged else _words_of(spent)) if has_words else "",
            is_tight=judged and has_words and not spent.fits,
            cue=_cue(slide, earlier),
            is_appendix=slide.appendix,
            shown="; ".join(_shown(slide.items[: before_foot(slide.items)], slide.title)),
        )


def _shown(items: Iterable[Item], title: str) -> Iterator[str]:
    """What the items of a slide say, in reading order: words, cells, and the alternative texts of what has no words."""
    for item in items:
        match item:
            case Text():
                if item.text.strip() not in ("", title.strip()):
                    yield " ".join(item.text.split())
            case Table():
                for row in item.rows:
                    yield ", ".join(" ".join(paragraph.text for paragraph in cell.paragraphs).strip() or "(empty)" for cell in row)
            case Group() if not item.alt:
                yield from _shown(item.items, title)
            case Shape() | Picture() | Chart() | Group():
                if item.alt:
                    yield item.alt
            case _:
                assert_never(item)


def _cue(slide: Slide, earlier: Slide | None) -> str:
    """What the speaker before says last, where the floor changes hands."""
    if earlier is None or earlier.role == slide.role or slide.appendix:
        return ""
    return in_one_line([line for part in earlier.notes if part.label == "HAND OVER" for line in part.lines])


def _rows(sheets: tuple[Sheet, ...], speaker: str) -> Iterator[Row]:
    """A speaker who does not lead sees who comes before and after, not what they say: titles may hold figures that are not for all."""
    timed = [sheet for sheet in sheets if not sheet.is_appendix]
    changes = [True, *(one.who != other.who for one, other in pairwise(timed))]
    roles = ["", *(sheet.role for sheet in timed), ""]
    for position, (sheet, is_change) in enumerate(zip(timed, changes, strict=False)):
        before, then = roles[position], roles[position + 2]
        is_mine = speaker in ("", sheet.role)
        if not is_mine and speaker != LEADS and speaker not in (before, then):
            continue
        yield Row(
            number=sheet.number,
            slide=sheet.slide,
            title=sheet.title if is_mine or speaker == LEADS else "Before you" if then == speaker else "After you",
            begins=sheet.begins,
            length=sheet.length,
            who=sheet.who,
            role=sheet.role,
            is_change=is_change or not (is_mine or speaker == LEADS),
            hand_over=in_one_line(sheet.lines("HAND OVER")) if is_mine or then == speaker else "",
            stop_at=in_one_line(sheet.lines("STOP AT")) if is_mine else "",
            is_mine=is_mine,
        )


def _step(cut: Cut, deck: Deck) -> str:
    """One thing that gives way, with the time it gives back."""
    slides = [slide for slide in deck.slides if slide.id.split("--")[0] == cut.slide]
    saved = clock_time(max(0, sum(slide.seconds for slide in slides) - cut.seconds))
    name = f"“{slides[0].title}”" if slides else cut.slide
    if cut.seconds:
        return f"shorten {name} to {clock_time(cut.seconds)} (gives back {saved})"
    return f"leave out {name} (gives back {saved})"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
