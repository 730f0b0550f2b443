"""Speaker notes as labelled parts, with the running clock; they divide with the slide that they belong to."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Literal

from briefing_builder.deck.model import NotesLine, NotesPart, NotesRun, notes_lines
from briefing_builder.rich_text import Begins, Span, Words, lines_of
from briefing_builder.slides.markup import Notes, Slide
from briefing_builder.values import replace

ADDRESSES = ("http", "mailto:", "tel:")


def clock(seconds: int) -> str:
    """Return seconds of the slot as minutes and seconds, `12:30`."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def notes_of(slide: Slide, titles: Mapping[str, str], starts: int, *, part: int = 0, parts: int = 1) -> tuple[NotesPart, ...]:
    """Return the notes of one part of a slide that was divided: the words to say are shared out, the rest stands with its part.

    `titles` name the slides that help, by id. TIME and WHO stand on every part; GOAL and DO on the first; STOP AT, HAND OVER,
    IF ASKED and IF LATE on the last.
    """
    notes = slide.notes
    seconds = share(slide.seconds, part, parts)
    time = "appendix: only when asked" if slide.appendix else f"{clock(starts)}–{clock(starts + seconds)} ({_minutes(seconds)})"
    first, last = part == 0, part == parts - 1
    candidates: list[tuple[str, Sequence[Words | str]]] = [
        ("TIME", [time]),
        ("WHO", [slide.who]),
        ("GOAL", [notes.goal] if first else []),
        ("SAY", _shared(notes.say, part, parts)),
        ("DO", notes.do if first else []),
        ("STOP AT", [notes.stop_at] if last else []),
        ("HAND OVER", [notes.hand_over] if last else []),
        ("IF ASKED", _answers(notes, titles) if last else []),
        ("IF LATE", [notes.late] if last else []),
    ]
    present = [(label, tuple([line for text in texts for line in _noted(text)])) for label, texts in candidates]
    return tuple(NotesPart(label=label, lines=lines) for label, lines in present if lines)


def _noted(text: Words | str) -> tuple[NotesLine, ...]:
    """A text as lines of the notes; nobody can follow a link on paper, so that its address stands behind it."""
    if isinstance(text, str):
        return notes_lines(text) if text else ()
    return tuple([NotesLine(runs=tuple(_runs(line.words)), bullet=_bullet(line.begins)) for line in lines_of(text)])


def _runs(words: Words) -> Iterator[NotesRun]:
    for span, following in zip_longest(words, words[1:]):
        yield NotesRun(text=span.text, bold=span.strong, italic=span.emphasis)
        is_last = following is None or following.link != span.link
        if span.link.startswith(ADDRESSES) and is_last and span.text not in span.link:
            yield NotesRun(text=f" ({span.link})")


def _bullet(begins: Begins) -> Literal["none", "bullet", "number"]:
    return begins if begins == "bullet" or begins == "number" else "none"


def share(whole: int, part: int, parts: int) -> int:
    """Return this part's share of whole seconds; the shares of all parts add up to the whole."""
    return whole * (part + 1) // parts - whole * part // parts


def _shared(lines: Sequence[Words], part: int, parts: int) -> Sequence[Words]:
    return lines[len(lines) * part // parts : len(lines) * (part + 1) // parts]


def _minutes(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return f"{rest} s"
    return f"{minutes} min" if not rest else f"{minutes} min {rest} s"


def _answers(notes: Notes, titles: Mapping[str, str]) -> list[Words]:
    answers = []
    for answer in notes.if_asked:
        slide = f"→ slide {titles.get(answer.slide, answer.slide)}" if answer.slide else ""
        parts = [words for words in ((Span(text=answer.question),), answer.answer, (Span(text=slide),)) if any(span.text for span in words)]
        answers.append(tuple(_joined(parts)))
    return answers


def _joined(parts: Sequence[Words]) -> Iterator[Span]:
    """The parts as one text, a space between them, in as few spans as their voices allow."""
    last: Span | None = None
    for number, (span, is_first) in enumerate((span, not place) for words in parts for place, span in enumerate(words)):
        text = f" {span.text}" if is_first and number and not span.begins else span.text
        if last is not None and replace(last, text="", begins="") == replace(span, text=""):
            last = replace(last, text=last.text + text)
        else:
            if last is not None:
                yield last
            last = replace(span, text=text)
    if last is not None:
        yield last
