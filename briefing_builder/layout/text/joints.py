"""A text and where its lines begin go in; where a no-break space would set it better comes out: at its last words, and between dots."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import TypeVar

from briefing_builder.deck.model import Run
from briefing_builder.fonts import Piece
from briefing_builder.layout.text.unbroken import NO_BREAK
from briefing_builder.values import replace

Stretch = TypeVar("Stretch", Run, Piece)

DOT = " · "
"""Parts the items of a line; a line neither begins nor ends with it."""
LEAST_LAST, LEAST_SHARE, ENOUGH = 10, 30, 24
"""A last line has so many letters, so many per cent of those of the longest line, or in any case enough: fewer look left behind."""
MOST_WORDS = 4
"""So many words at most are held together for that."""
LONGEST_ITEM = 48
"""Letters of an item between dots that is kept on one line."""


def last_word_joints(text: str, breaks: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Return which spaces must not end a line, for the last line not to be short: ways to try, the fullest last line first."""
    end, before = len(text.rstrip()), breaks[-1] - 1
    longest = max(stop - start for start, stop in pairwise([0, *breaks]))
    wanted = min(ENOUGH, max(LEAST_LAST, longest * LEAST_SHARE // 100))
    if end - breaks[-1] >= wanted or text[before] != " ":
        return ()
    places: list[int] = []
    place = text.rfind(" ", 0, end)
    while place > 0 and len(places) < MOST_WORDS - 1 and end - place <= wanted:
        places.append(place)
        place = text.rfind(" ", 0, place)
    return tuple([tuple(places[:count]) for count in range(len(places), 0, -1) if places[count - 1] <= before])


def line_lengths(text: str, breaks: Sequence[int]) -> tuple[int, ...]:
    """Return how many letters each line has, without the space at its end."""
    return tuple([len(text[start:stop].rstrip()) for start, stop in pairwise([0, *breaks, len(text)])])


def evening_joints(text: str, breaks: Sequence[int]) -> Iterator[int]:
    """Yield the spaces that must not end a line, for its last word to go to a next line that is so much shorter; the last first."""
    lengths = line_lengths(text, breaks)
    for number in reversed(range(len(breaks))):
        place = breaks[number] - 1
        word = place - text.rfind(" ", 0, place) - 1
        if text[place] == " " and lengths[number + 1] + word + 1 < lengths[number]:
            yield place


def parts_a_term(text: str, breaks: Sequence[int]) -> bool:
    """Return whether a line ends with the hyphen of a word that goes on in the next line."""
    return any(text[place - 1] == "-" and text[place].isalnum() for place in breaks)


def item_joints(text: str) -> tuple[int, ...]:
    """Return the spaces within the short items of a text with dots, and those before its dots."""
    places: list[int] = []
    for start, stop in items_between_dots(text):
        if stop - start <= LONGEST_ITEM:
            places += [place for place in range(start, stop) if text[place] == " "]
        if stop < len(text):
            places.append(stop)
    return tuple(places)


def items_between_dots(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the items of a text begin and end that are parted by dots."""
    start = 0
    while (stop := text.find(DOT, start)) >= 0:
        yield start, stop
        start = stop + len(DOT)
    yield start, len(text)


def lines_at_dots(text: str, breaks: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Return where the parts of a text begin and end that is divided at the dots with which lines end, these dots left out."""
    ends = [place for place in breaks if text[:place].endswith(f"{NO_BREAK}· ")]
    starts = [0, *ends]
    return tuple([(start, stop - len(DOT) if stop < len(text) else stop) for start, stop in pairwise([*starts, len(text)])])


def with_no_breaks(stretches: Sequence[Stretch], places: Sequence[int]) -> tuple[Stretch, ...]:
    """Return the stretches of a text with no-break spaces at those offsets of the whole."""
    joined = "".join([stretch.text for stretch in stretches])
    unbroken = set(places)
    text = "".join([NO_BREAK if place in unbroken else char for place, char in enumerate(joined)])
    edges = pairwise(accumulate((len(stretch.text) for stretch in stretches), initial=0))
    return tuple([replace(stretch, text=text[start:stop]) for stretch, (start, stop) in zip(stretches, edges, strict=True)])


def stretches_between(stretches: Sequence[Stretch], start: int, stop: int) -> tuple[Stretch, ...]:
    """Return what of the stretches stands between two offsets of the whole text."""
    edges = pairwise(accumulate((len(stretch.text) for stretch in stretches), initial=0))
    cut = [(stretch, max(first, start) - first, min(last, stop) - first) for stretch, (first, last) in zip(stretches, edges, strict=True)]
    return tuple([replace(stretch, text=stretch.text[first:last]) for stretch, first, last in cut if first < last])
