"""Where a drawn slide says which figure: its SVG and the texts with figures go in, the numbers of its words and pictures come out.

The SVG stays as it is. Its words stand one after the other as `<text>`, in the order in which they are read; a text of the slide is found
among them without its spaces, the longest first, and each place is taken once.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from briefing_builder.provenance.marking import Key
from briefing_builder.provenance.uses import Found

WORD = re.compile(r"<text\b[^>]*>(.*?)</text>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
DRAWING = re.compile(r'<g\b[^>]* role="img" aria-label="([^"]*)"')
SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideMarks:
    """Which words of a slide are figures, and which of its pictures show some; all counted from 0 in the order of the SVG."""

    words: tuple[tuple[int, int, Key], ...] = ()
    """The first word, the last one, and whose number they are."""
    drawings: tuple[tuple[int, tuple[Key, ...]], ...] = ()


def slide_marks(picture: str, found: Sequence[Found]) -> SlideMarks:
    """Return where a picture of a slide shows the figures that were found in its texts."""
    words = [SPACE.sub("", unescape(TAG.sub("", word))) for word in WORD.findall(picture)]
    alternatives = [unescape(alternative) for alternative in DRAWING.findall(picture)]
    drawings = [(number, keys) for number, alternative in enumerate(alternatives) if (keys := _figures_told_by(alternative, found))]
    return SlideMarks(words=tuple(sorted(_marked_words(words, found))), drawings=tuple(drawings))


def _figures_told_by(alternative: str, found: Sequence[Found]) -> tuple[Key, ...]:
    """The figures of the picture that has this alternative text."""
    return tuple(dict.fromkeys(key for text in found if text.text == alternative for key, _, _ in text.figures))


def _marked_words(words: Sequence[str], found: Sequence[Found]) -> Iterator[tuple[int, int, Key]]:
    line = "".join(words)
    owners = [number for number, word in enumerate(words) for _ in word]
    taken: set[int] = set()
    bare = sorted(enumerate(found), key=lambda pair: (-len(pair[1].text), pair[0]))
    for _, text in bare:
        plain = SPACE.sub("", text.text)
        at = next((at for at in _places(line, plain) if _holds_whole_words(at, at + len(plain), owners) and owners[at] not in taken), None)
        if at is None:
            continue
        taken |= {owners[place] for place in range(at, at + len(plain))}
        for key, written, start in text.figures:
            first = at + len(SPACE.sub("", text.text[:start]))
            last = first + len(SPACE.sub("", written)) - 1
            yield owners[first], owners[last], key


def _places(line: str, text: str) -> Iterator[int]:
    at = line.casefold().find(text.casefold()) if text and len(line.casefold()) == len(line) else -1
    while at >= 0:
        yield at
        at = line.casefold().find(text.casefold(), at + 1)


def _holds_whole_words(start: int, end: int, owners: Sequence[int]) -> bool:
    """Whether a stretch begins where a word begins and ends where one ends."""
    begins = start == 0 or owners[start - 1] != owners[start]
    return begins and (end == len(owners) or owners[end - 1] != owners[end])
