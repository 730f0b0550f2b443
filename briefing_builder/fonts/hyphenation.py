"""A paragraph, a column and a language go in; where a hyphen divides the words that are wider than the column comes out."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing_builder.fonts.breaking import MeasuredParagraph, usable_width
from briefing_builder.units import Emu

if TYPE_CHECKING:
    from pyphen import Pyphen

HYPHEN = "-"
"""U+002D: every face has it, and every renderer ends a line after it (docs/decisions/0018-long-words-get-hyphens.md)."""
FEWEST_LETTERS = 3
"""So many letters of a word stand before its first hyphen and after its last at least."""
_LETTERS = re.compile(rf"[^\W\d_]{{{2 * FEWEST_LETTERS},}}")
_ADDRESS = re.compile(r"[/@\\_]|\w[.:=?&]\w")
_REMEMBERED = 1_024


def hyphen_places(paragraph: MeasuredParagraph, width: Emu, language: str) -> tuple[int, ...]:
    """Return the offsets of the paragraph before which a hyphen is wanted, so that its long words go on in the next line of that column.

    Only a word that is wider than the column is divided, into as few parts as it needs, of similar lengths. A word stays whole, and the
    renderer cuts it, where a part of it has no place to be divided, in an address, and in a language without a dictionary.
    """
    return tuple(
        [place for start, stop in paragraph.overlong_in(width) for place in _places_in_word(paragraph, start, stop, width, language)]
    )


def division_points(word: str, language: str) -> tuple[int, ...]:
    """Return where a word of letters may be divided by the dictionary of that language (a BCP 47 tag), as offsets."""
    dictionary = _dictionary(language)
    if dictionary is None or len(word.lower()) != len(word):
        return ()
    places = dictionary.positions(word)
    return tuple([int(place) for place in places if place.data is None and FEWEST_LETTERS <= place <= len(word) - FEWEST_LETTERS])


@lru_cache(maxsize=_REMEMBERED)
def _points_in(text: str, language: str) -> tuple[int, ...]:
    if _ADDRESS.search(text):
        return ()
    return tuple([match.start() + point for match in _LETTERS.finditer(text) for point in division_points(match[0], language)])


def _places_in_word(paragraph: MeasuredParagraph, start: int, stop: int, width: Emu, language: str) -> tuple[int, ...]:
    """The places that divide the word into the fewest parts, and of these the ones whose widest part is the narrowest."""
    text = "".join([piece.text for piece in paragraph.pieces])[start:stop]
    edges = [start, *(start + point for point in _points_in(text, language)), stop]
    safe = usable_width(width)
    best: dict[int, tuple[int, int, tuple[int, ...]]] = {start: (0, 0, ())}
    for number, edge in enumerate(edges[1:], start=1):
        mark = HYPHEN if edge < stop else ""
        parts = [(before, paragraph.width_between(before, edge, mark)) for before in edges[:number] if before in best]
        ways = [
            (count + 1, max(widest, part), (*places, before))
            for before, part in parts
            if part <= safe
            for count, widest, places in [best[before]]
        ]
        if ways:
            best[edge] = min(ways)
    return best[stop][2][1:] if stop in best else ()


@lru_cache(maxsize=8)
def _dictionary(language: str) -> "Pyphen | None":
    import pyphen  # only where a word is too wide: reading a dictionary takes a tenth of a second to one second

    known = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=known) if known else None
