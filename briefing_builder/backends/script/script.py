"""A laid-out deck goes in, the presenter's script comes out as values: run sheet, slides, discussion."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import assert_never

from briefing_builder.backends.script.discussion import discussion_of
from briefing_builder.backends.script.lines import in_one_line
from briefing_builder.backends.script.model import SPOKEN, RunSheetRow, Script, SlideScript
from briefing_builder.backends.script.slot_clock import SlotClock
from briefing_builder.deck.foot import before_foot
from briefing_builder.deck.model import Chart, Cut, Deck, Group, Item, NotesPart, Picture, Role, Shape, Slide, Table, Text
from briefing_builder.deck.walk import announced_items
from briefing_builder.speech import (
    FILLED_SHARE,
    FULL_SHARE,
    Budget,
    budget,
    clock_time,
    counts_characters,
    first_id,
    is_for_the_room,
    is_free,
    totals,
)
from briefing_builder.values import replace
from briefing_builder.words import Catalogue

ORDER = (("goal",), SPOKEN, ("do",), ("stop-at",), ("hand-over",), ("if-asked",), ("if-late",))
"""The parts in the presenter's order; what is said word for word and what is told freely keep their order."""
_KNOWN = tuple(kind for kinds in ORDER for kind in kinds)
SPEAKERS: tuple[Role, ...] = ("lead", "supplier", "endorser", "pilot_manager")
_KNOWN_FROM_THE_SLIDE = ("time", "who")
KINDS = (*_KNOWN_FROM_THE_SLIDE, *_KNOWN)
"""All kinds of parts of the notes."""
LEADS: Role = "lead"
NOTHING_SAID = Budget(words=0, available=0)


def presenter_script(deck: Deck, words: Catalogue, *, begins: str = "", speaker: str = "") -> Script:
    """Return the script of a deck, with the catalogue of its language for our own sentences.

    `begins` is the time of day of the first slide, `09:30`; by default the deck's own, if it has one.
    With `speaker`, a role, only that speaker's slides, the words that hand over to and from them, and a run sheet with who speaks
    before and after.
    Raises ValueError when `begins` is no time of day.
    """
    slot_clock = SlotClock(begins or deck.begins)
    is_whole = speaker in ("", LEADS)
    slides = tuple(_slide_scripts(deck, slot_clock, words, judged=is_whole))
    spoken = tuple(slide for slide in slides if not speaker or (slide.role == speaker and not slide.is_appendix))
    return Script(
        words=words,
        title=deck.title,
        subject=deck.subject,
        author=deck.author,
        language=deck.language,
        created=deck.created,
        speaker=_speaker_name(speaker, slides),
        facts=(
            slot_clock.start_and_end(deck, words),
            *(totals_lines(deck, words) if is_whole else _speaker_totals(spoken, deck, speaker, words)),
        ),
        rows=tuple(_run_sheet_rows(slides, speaker, words)),
        late=tuple(_cut_line(cut, deck, words) for cut in deck.late if is_whole or cut.slide in {slide.slide_id for slide in spoken}),
        slides=tuple(slide for slide in spoken if not slide.is_appendix),
        appendix=tuple(slide for slide in slides if slide.is_appendix) if is_whole else (),
        discussion=discussion_of(slides, words) if is_whole else None,
    )


def speakers_of(deck: Deck) -> tuple[str, ...]:
    """Return the roles that speak in this deck, in a fixed order."""
    there = {slide.role for slide in deck.slides if not slide.appendix}
    return tuple(role for role in SPEAKERS if role in there)


def presenter_parts(slide: Slide) -> Iterator[NotesPart]:
    """Yield the notes in the presenter's order; unknown kinds come last, in their own order; empty parts are left out."""
    known = [part for kinds in ORDER for part in slide.notes if part.kind in kinds]
    others = [part for part in slide.notes if part.kind not in KINDS]
    for part in (*known, *others):
        lines = tuple(line for line in part.lines if line.text.strip())
        if lines:
            yield replace(part, lines=lines)


def words_line(spent: Budget, words: Catalogue, *, is_full: bool = True) -> str:
    """Return the words against the available time in one line, with a warning where they are too many or too few."""
    line = words("script.words-and-share", words=_words_of_available(spent, words), share=str(spent.share))
    if spent.spoken > spent.available:
        return words("script.too-long", words=line, count=spent.spoken - spent.available * FULL_SHARE // 100)
    if not spent.fits:
        return words("script.tight", words=line, share=FULL_SHARE)
    return line if is_full else words("script.short", words=line, share=FILLED_SHARE)


def _words_of_available(spent: Budget, words: Catalogue) -> str:
    return words("script.words-of-available", words=str(spent.words), own_seconds=spent.own_seconds, available=str(spent.available))


def totals_lines(deck: Deck, words: Catalogue) -> tuple[str, ...]:
    """Return the sums of the script: time, words and speaking time, and the room's share."""
    sums = totals(deck)
    return (
        words("script.time-for-slides", time=clock_time(sums.seconds), slides=sums.slides, appendix=sums.appendix),
        words(
            "script.characters-at-pace" if counts_characters(deck.language) else "script.words-at-pace",
            count=sums.words, number=str(sums.words), time=clock_time(sums.speaking), pace=deck.words_per_minute,
        ),
        words("script.discussion", time=clock_time(sums.discussion), share=words.digits(Decimal(sums.discussion_share))),
    )  # fmt: skip


def _speaker_totals(spoken: tuple[SlideScript, ...], deck: Deck, speaker: str, words: Catalogue) -> tuple[str, ...]:
    mine = [slide for slide in deck.slides if slide.role == speaker and not slide.appendix]
    time = clock_time(sum(slide.seconds for slide in mine))
    count = sum(budget(slide, deck).words for slide in mine)
    if not mine:
        return (words("script.no-slide"),)
    return (
        words("script.time-for-slides", time=time, slides=len(spoken), appendix=0),
        words("script.words-to-say", count=count, number=str(count)),
    )


def _speaker_name(speaker: str, slides: tuple[SlideScript, ...]) -> str:
    return next((slide.who for slide in slides if slide.role == speaker), speaker.replace("_", " ")) if speaker else ""


def _slide_scripts(deck: Deck, slot_clock: SlotClock, words: Catalogue, *, judged: bool) -> Iterator[SlideScript]:
    """Yield the script of each slide. A guest's words are not judged: our percentage could be mistaken for a confidential figure."""
    before: tuple[Slide | None, ...] = (None, *deck.slides[:-1])
    budgets = [budget(slide, deck) for slide in deck.slides]
    whole_budgets: dict[str, Budget] = {}
    for slide, spent in zip(deck.slides, budgets, strict=True):
        whole_budgets[first_id(slide)] = whole_budgets.get(first_id(slide), NOTHING_SAID) + spent
    for number, (slide, earlier, spent) in enumerate(zip(deck.slides, before, budgets, strict=True), 1):
        has_words = spent.spoken > 0 and not slide.appendix and not is_for_the_room(slide)
        is_full = is_free(slide) or whole_budgets[first_id(slide)].fills
        yield SlideScript(
            number=number,
            slide_id=slide.id,
            title=slide.title,
            section=slide.section,
            begins="" if slide.appendix else slot_clock.at(slide.starts),
            ends="" if slide.appendix else slot_clock.at(slide.starts + slide.seconds),
            length="" if slide.appendix else clock_time(slide.seconds),
            who=slide.who,
            role=slide.role,
            parts=tuple(presenter_parts(slide)),
            words=(words_line(spent, words, is_full=is_full) if judged else _words_of_available(spent, words)) if has_words else "",
            is_tight=judged and has_words and not spent.fits,
            cue=_cue_of(slide, earlier),
            is_appendix=slide.appendix,
            alt=words("alternatives.slide", number=number, text=_text_on_slide(slide, words) or slide.title),
        )


def _text_on_slide(slide: Slide, words: Catalogue) -> str:
    empty = words("alternatives.empty-cell")
    return "; ".join(_texts_on_slide(slide.items[: before_foot(slide.items)], slide.title, empty))


def _texts_on_slide(items: Iterable[Item], title: str, empty: str) -> Iterator[str]:
    """Yield the texts of a slide's items in reading order: words, table cells, and alternative texts where there are no words."""
    for item in announced_items(items):
        match item:
            case Text():
                if item.text.strip() not in ("", title.strip()):
                    yield " ".join(item.text.split())
            case Table():
                for row in item.rows:
                    yield ", ".join(" ".join(paragraph.text for paragraph in cell.paragraphs).strip() or empty for cell in row)
            case Shape() | Picture() | Chart() | Group():
                if item.alt:
                    yield item.alt
            case _:
                assert_never(item)


def _cue_of(slide: Slide, earlier: Slide | None) -> str:
    """Return what the previous speaker says to hand over, where the speaker changes."""
    if earlier is None or earlier.role == slide.role or slide.appendix:
        return ""
    return in_one_line([line for part in earlier.notes if part.kind == "hand-over" for line in part.lines])


def _run_sheet_rows(slides: tuple[SlideScript, ...], speaker: str, words: Catalogue) -> Iterator[RunSheetRow]:
    """A speaker who does not lead sees who comes before and after, not what they say: titles may hold figures that not all may see."""
    timed = [slide for slide in slides if not slide.is_appendix]
    changes = [True, *(earlier.who != later.who for earlier, later in pairwise(timed))]
    roles = ["", *(slide.role for slide in timed), ""]
    for position, (slide, is_change) in enumerate(zip(timed, changes, strict=False)):
        role_before, role_after = roles[position], roles[position + 2]
        is_mine, sees_all = speaker in ("", slide.role), speaker == LEADS
        if not is_mine and not sees_all and speaker not in (role_before, role_after):
            continue
        yield RunSheetRow(
            number=slide.number,
            slide_id=slide.slide_id,
            title=slide.title if is_mine or sees_all else words("script.before-you" if role_after == speaker else "script.after-you"),
            begins=slide.begins,
            length=slide.length,
            who=slide.who,
            role=slide.role,
            is_change=is_change or not (is_mine or sees_all),
            hand_over=in_one_line(slide.lines("hand-over")) if is_mine or role_after == speaker else "",
            stop_at=in_one_line(slide.lines("stop-at")) if is_mine else "",
            is_mine=is_mine,
        )


def _cut_line(cut: Cut, deck: Deck, words: Catalogue) -> str:
    """Return what to cut when time is short, with the time that this saves."""
    slides = [slide for slide in deck.slides if slide.id.split("--")[0] == cut.slide]
    saved = clock_time(max(0, sum(slide.seconds for slide in slides) - cut.seconds))
    name = words.quoted(slides[0].title) if slides else cut.slide
    if cut.seconds:
        return words("script.shorten", slide=name, time=clock_time(cut.seconds), saved=saved)
    return words("script.leave-out", slide=name, saved=saved)
