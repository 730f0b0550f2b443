"""What is said on a slide in its time, and how that is divided when the slide continues: words evenly, time by the words of each part."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, pairwise
from math import ceil

from briefing_builder.slides.markup import Notes, Prompt, Slide, words_text
from briefing_builder.slides.markup import Words as Line
from briefing_builder.speech import spoken_words
from briefing_builder.values import Value

LEAST = Fraction(1, 4)
"""The least time of a part on which nothing is said, as a share of an even division, so that people can read it."""
ENOUGH = Fraction(72, 100)
"""How much of the time for words may be filled by what is said only if there is time."""


class Tempo(Value, frozen=True, kw_only=True):
    """How fast a deck is spoken."""

    language: str
    words_per_minute: int
    pause_seconds: int


class Share(Value, frozen=True, kw_only=True):
    """One part of a slide: what is said on it, its seconds, and how many of them pass without words of the script."""

    say: tuple[Line | Prompt, ...]
    seconds: int
    passing: int


def shares_of(slide: Slide, tempo: Tempo, parts: int) -> tuple[Share, ...]:
    """Return what each of so many parts of a slide says, and for how long; their seconds add up to those of the slide."""
    say = _lines_in_time(slide, tempo)
    if parts == 1:
        return (Share(say=say, seconds=slide.seconds, passing=slide.notes.do_seconds + slide.notes.hand_over_seconds),)
    lengths = [_speaking_seconds(line, tempo) for line in say]
    part_of_line = list(_part_of_each_line(lengths, parts))
    passing = _silent_seconds(slide.notes, parts)
    needs = [Fraction(tempo.pause_seconds + seconds) for seconds in passing]
    needs[-1] += _speaking_seconds(slide.notes.hand_over, tempo)
    for part, length in zip(part_of_line, lengths, strict=True):
        needs[part] += length
    least = LEAST * slide.seconds / parts
    seconds = _whole_seconds(slide.seconds, [max(need, least) for need in needs] if any(lengths) else [Fraction(1)] * parts)
    return tuple(
        Share(
            say=tuple(line for line, number in zip(say, part_of_line, strict=True) if number == part),
            seconds=seconds[part],
            passing=passing[part],
        )
        for part in range(parts)
    )


def _lines_in_time(slide: Slide, tempo: Tempo) -> tuple[Line | Prompt, ...]:
    """What must be said, and every optional line, in turn, for which there is still time; in the appendix all of them."""
    notes = slide.notes
    if slide.appendix or not notes.optional:
        return notes.say
    room = ENOUGH * (slide.seconds - tempo.pause_seconds - notes.do_seconds - notes.hand_over_seconds)
    must = [line for number, line in enumerate(notes.say) if number not in notes.optional]
    filled = sum(_speaking_seconds(line, tempo) for line in (*must, notes.hand_over))
    spoken = set(range(len(notes.say))) - set(notes.optional)
    for number in notes.optional:
        length = _speaking_seconds(notes.say[number], tempo)
        if filled + length <= room:
            filled += length
            spoken.add(number)
    return tuple(line for number, line in enumerate(notes.say) if number in spoken)


def _speaking_seconds(line: Line | Prompt, tempo: Tempo) -> Fraction:
    """The seconds that a line takes to say."""
    if isinstance(line, Prompt):
        return Fraction(line.seconds)
    return Fraction(60 * spoken_words([words_text(line)], tempo.language), tempo.words_per_minute)


def _part_of_each_line(lengths: Sequence[Fraction], parts: int) -> Iterator[int]:
    """Yield each line's part: that in whose even share of the whole its middle lies; the first line opens the first part."""
    whole = sum(lengths)
    for number, (end, length) in enumerate(zip(accumulate(lengths), lengths, strict=True)):
        yield max(0, ceil((end - length / 2) * parts / whole) - 1) if number and whole else 0


def _silent_seconds(notes: Notes, parts: int) -> list[int]:
    """Seconds without words of the script: what is done falls on the first part, the hand-over on the last."""
    return [notes.do_seconds, *[0] * (parts - 2), notes.hand_over_seconds]


def _whole_seconds(whole: int, weights: Sequence[Fraction]) -> list[int]:
    """The seconds divided by weight into whole seconds that add up."""
    total = sum(weights)
    ends = [0, *(int(whole * end / total) if total else 0 for end in accumulate(weights))]
    ends[-1] = whole
    return [end - start for start, end in pairwise(ends)]
