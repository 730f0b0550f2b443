"""What a slide says in its time, and how one that goes on divides: its words evenly, its time by the words that each part says."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, pairwise
from math import ceil

from briefing_builder.slides.markup import Notes, Prompt, Slide, words_text
from briefing_builder.slides.markup import Words as Line
from briefing_builder.speech import spoken_words
from briefing_builder.values import Value

LEAST = Fraction(1, 4)
"""Of an even share of the time: what a part has that says nothing, so that people can read it."""
ENOUGH = Fraction(72, 100)
"""Of the time for words: how far what is said only where there is time may fill it."""


class Tempo(Value, frozen=True, kw_only=True):
    """How fast a deck is spoken."""

    language: str
    words_per_minute: int
    pause_seconds: int


class Share(Value, frozen=True, kw_only=True):
    """One part of a slide: what is said on it, its seconds, and those of them that pass without words of the script."""

    say: tuple[Line | Prompt, ...]
    seconds: int
    passing: int


def shares_of(slide: Slide, tempo: Tempo, parts: int) -> tuple[Share, ...]:
    """Return what each of so many parts of a slide says, and for how long; their seconds add up to those of the slide."""
    say = _said(slide, tempo)
    if parts == 1:
        return (Share(say=say, seconds=slide.seconds, passing=slide.notes.do_seconds + slide.notes.hand_over_seconds),)
    lengths = [_length(line, tempo) for line in say]
    places = list(_places(lengths, parts))
    passing = _passing(slide.notes, parts)
    needs = [
        Fraction(tempo.pause_seconds + passing[part]) + sum(length for length, place in zip(lengths, places, strict=True) if place == part)
        + (_length(slide.notes.hand_over, tempo) if part == parts - 1 else 0)
        for part in range(parts)
    ]
    least = LEAST * slide.seconds / parts
    seconds = _divided(slide.seconds, [max(need, least) for need in needs] if any(lengths) else [Fraction(1)] * parts)
    return tuple(
        Share(
            say=tuple(line for line, place in zip(say, places, strict=True) if place == part),
            seconds=seconds[part],
            passing=passing[part],
        )
        for part in range(parts)
    )


def _said(slide: Slide, tempo: Tempo) -> tuple[Line | Prompt, ...]:
    """What must be said, and of what may be said each line, in turn, for which there still is time; in the appendix all of it."""
    notes = slide.notes
    if slide.appendix or not notes.optional:
        return notes.say
    room = ENOUGH * (slide.seconds - tempo.pause_seconds - notes.do_seconds - notes.hand_over_seconds)
    must = [line for number, line in enumerate(notes.say) if number not in notes.optional]
    filled = sum(_length(line, tempo) for line in (*must, notes.hand_over))
    kept = set(range(len(notes.say))) - set(notes.optional)
    for number in notes.optional:
        length = _length(notes.say[number], tempo)
        if filled + length <= room:
            filled += length
            kept.add(number)
    return tuple(line for number, line in enumerate(notes.say) if number in kept)


def _length(line: Line | Prompt, tempo: Tempo) -> Fraction:
    """Seconds that a line takes."""
    if isinstance(line, Prompt):
        return Fraction(line.seconds)
    return Fraction(60 * spoken_words([words_text(line)], tempo.language), tempo.words_per_minute)


def _places(lengths: Sequence[Fraction], parts: int) -> Iterator[int]:
    """The part on which each line stands: the one in whose even share of the whole its middle lies; the first begins the first."""
    whole = sum(lengths)
    for number, (end, length) in enumerate(zip(accumulate(lengths), lengths, strict=True)):
        yield max(0, ceil((end - length / 2) * parts / whole) - 1) if number and whole else 0


def _passing(notes: Notes, parts: int) -> list[int]:
    """What is done stands on the first part, the hand-over on the last."""
    return [notes.do_seconds, *[0] * (parts - 2), notes.hand_over_seconds]


def _divided(whole: int, weights: Sequence[Fraction]) -> list[int]:
    """Whole seconds by weight, which add up to the whole."""
    total = sum(weights)
    ends = [0, *(int(whole * end / total) if total else 0 for end in accumulate(weights))]
    ends[-1] = whole
    return [end - start for start, end in pairwise(ends)]
