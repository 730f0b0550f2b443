"""Speaker notes as labelled parts, with the running clock; they divide with the slide that they belong to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import Literal

from briefing_builder.deck.model import NotesLine, NotesPart, NotesRun, notes_lines
from briefing_builder.layout.flow.shares import Share
from briefing_builder.rich_text import Begins, Span, Words, lines_of
from briefing_builder.slides.markup import Notes, Prompt, Slide
from briefing_builder.values import replace
from briefing_builder.words import Catalogue

ADDRESSES = ("http", "mailto:", "tel:")
Candidate = tuple[str, Sequence[Words | str]]
"""A part of the notes by its kind, with what stands in it, if anything does."""


def running_clock(seconds: int) -> str:
    """Return seconds of the slot as minutes and seconds, `12:30`."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def notes_of(
    slide: Slide, titles: Mapping[str, str], starts: int, share: Share, words: Catalogue, *, part: int = 0, parts: int = 1
) -> tuple[NotesPart, ...]:
    """Return the notes of one part of a slide that was divided: its share of the words to say, the rest stands with its part.

    `titles` name the slides that help, by id. TIME and WHO stand on every part; GOAL and DO on the first; STOP AT, HAND OVER,
    IF ASKED and IF LATE on the last. What the presenter tells freely stands in its place between the words to say.
    """
    notes, seconds = slide.notes, share.seconds
    slot = f"{running_clock(starts)}–{running_clock(starts + seconds)} ({_short_duration(seconds, words)})"
    time = words("notes.appendix") if slide.appendix else slot
    first, last = part == 0, part == parts - 1
    before: list[Candidate] = [("time", [time]), ("who", [slide.who]), ("goal", [notes.goal] if first else [])]
    after: list[Candidate] = [
        ("do", notes.do if first else []),
        ("stop-at", [notes.stop_at] if last else []),
        ("hand-over", [notes.hand_over] if last else []),
        ("if-asked", _questions_and_answers(notes, titles, words) if last else []),
        ("if-late", [notes.late] if last else []),
    ]
    return (*_labelled_parts(before, words), *_say_parts(share.say, words), *_labelled_parts(after, words))


def _labelled_parts(candidates: Iterable[Candidate], words: Catalogue) -> Iterator[NotesPart]:
    for kind, texts in candidates:
        lines = tuple([line for text in texts for line in _lines_of_notes(text)])
        if lines:
            yield NotesPart(kind=kind, label=words(f"notes.label-{kind}"), lines=lines)


def _say_parts(say: Iterable[Words | Prompt], words: Catalogue) -> Iterator[NotesPart]:
    """Yield what is said, in order: stretches of words to say, and each thing that the presenter tells freely."""
    stretch: list[Words] = []
    for line in say:
        if isinstance(line, Prompt):
            yield from _labelled_parts([("say", stretch)], words)
            told = _lines_of_notes(_bracketed(line, words))
            yield NotesPart(kind="your-words", label=words("notes.label-your-words"), lines=told, seconds=line.seconds)
            stretch = []
        else:
            stretch.append(line)
    yield from _labelled_parts([("say", stretch)], words)


def _bracketed(prompt: Prompt, words: Catalogue) -> Words:
    """What to tell freely, with its length, in italics and brackets: `[40 seconds: tell of one day …]`."""
    minutes, seconds = divmod(prompt.seconds, 60)
    before, after = words.around("notes.told-freely", "text", minutes=minutes, seconds=seconds)
    first, *others = [replace(span, emphasis=True) for span in prompt.words]
    spans = [replace(first, text=f"{before}{first.text}"), *others]
    return (*spans[:-1], replace(spans[-1], text=f"{spans[-1].text}{after}"))


def _lines_of_notes(text: Words | str) -> tuple[NotesLine, ...]:
    """A text as lines of the notes; since nobody can follow a link on paper, its address stands after it."""
    if isinstance(text, str):
        return notes_lines(text) if text else ()
    return tuple([NotesLine(runs=tuple(_notes_runs(line.words)), bullet=_bullet_kind(line.begins)) for line in lines_of(text)])


def _notes_runs(words: Words) -> Iterator[NotesRun]:
    for span, following in zip_longest(words, words[1:]):
        yield NotesRun(text=span.text, bold=span.strong, italic=span.emphasis)
        is_last = following is None or following.link != span.link
        if span.link.startswith(ADDRESSES) and is_last and span.text not in span.link:
            yield NotesRun(text=f" ({span.link})")


def _bullet_kind(begins: Begins) -> Literal["none", "bullet", "number"]:
    return begins if begins == "bullet" or begins == "number" else "none"


@lru_cache(maxsize=512)
def _short_duration(duration: int, words: Catalogue) -> str:
    minutes, seconds = divmod(duration, 60)
    return words("notes.length", minutes=minutes, seconds=seconds)


def _questions_and_answers(notes: Notes, titles: Mapping[str, str], words: Catalogue) -> list[Words]:
    answers = []
    for answer in notes.if_asked:
        slide = words("notes.see-slide", title=titles.get(answer.slide, answer.slide)) if answer.slide else ""
        parts = ((Span(text=answer.question),), answer.answer, (Span(text=slide),))
        answers.append(tuple(_joined_spans([spans for spans in parts if any(span.text for span in spans)])))
    return answers


def _joined_spans(parts: Sequence[Words]) -> Iterator[Span]:
    """Yield the parts as one text with spaces between them, in as few spans as their styles allow."""
    last: Span | None = None
    for number, (span, is_first) in enumerate((span, not position) for words in parts for position, span in enumerate(words)):
        text = f" {span.text}" if is_first and number and not span.begins else span.text
        if last is not None and replace(last, text="", begins="") == replace(span, text=""):
            last = replace(last, text=last.text + text)
        else:
            if last is not None:
                yield last
            last = replace(span, text=text)
    if last is not None:
        yield last
