"""Texts as they are compared: any writing goes in, one plain form comes out, and from it the runs of words that may give a secret away."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

RUN = 5
"""So many words in a row, as somebody else wrote them, are no accident."""

_MARKS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
_LOOKALIKES = str.maketrans("авекмнорстухіѕјһԁԛԝґαεικνορτυχϲ", "abekmhopctyxisjhdqwraeiknoptuxc")
"""Cyrillic and Greek small letters that look like Latin ones, alone or as capitals; both sides of a comparison are folded alike."""
_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs by their category that nobody sees: the fillers of Hangul, the empty sign of Braille."""
_FRACTION = re.compile("(\\d?)([¼½¾⅐-⅞↉])")
_EMPHASIS = re.compile(r"(?<![\w*])[*]{1,3}(?=[^\W_])|(?<=[^\W_])[*]{1,3}(?![\w*])|(?<!\w)_(?=[^\W_])|(?<=[^\W_])_(?!\w)")
_WORD = re.compile(r"\w+(?:'\w+)*")

Key = tuple[str, ...]
"""Words and what stands between them, in turn."""


class Word(NamedTuple):
    """A word of a plain text, and the marks between it and the next one, spaces left out."""

    text: str
    after: str


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return the text in the form in which texts are compared.

    Compatibility forms, letters without marks, Latin ones for those that look like them, small letters, straight quotes, plain hyphens,
    digits 0 to 9, fractions as decimals, single spaces; characters that nobody sees are gone, and signs of emphasis beside a word.
    """
    if not text.isascii():
        whole = _FRACTION.sub(_decimal, text).translate(_MARKS)
        text = unicodedata.normalize("NFC", unicodedata.normalize("NFKD", whole).translate(_SEEN).casefold().translate(_LOOKALIKES))
    else:
        text = text.translate(_SEEN).casefold()
    return " ".join(_EMPHASIS.sub("", text.translate(_MARKS)).split())


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a plain text."""
    found = list(_WORD.finditer(text))
    ends = [*(match.start() for match in found[1:]), len(text)][: len(found)]
    return tuple(Word(match.group(), text[match.end() : end].replace(" ", "")) for match, end in zip(found, ends, strict=True))


def key_of(words: tuple[Word, ...]) -> Key:
    """Return what a run of words is looked up by: the words with the marks between them, but none around them."""
    return tuple(part for word in words[:-1] for part in (word.text, word.after)) + ((words[-1].text,) if words else ())


def runs_of(words: tuple[Word, ...], length: int) -> Iterator[Key]:
    """Yield the key of every run of so many words."""
    for start in range(len(words) - length + 1):
        yield key_of(words[start : start + length])


class _Seen(dict[int, str]):
    """What is seen of each character, asked once."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = seen = _seen(char)
        return seen


_SEEN = _Seen()


def _seen(char: str) -> str:
    kind = unicodedata.category(char)
    if char in _BLANKS or kind in ("Zs", "Zl", "Zp", "Cc"):
        return " "
    if kind in ("Cf", "Mn", "Me"):
        return ""  # zero-width spaces and joiners, soft hyphens, marks of direction, variation selectors, accents, enclosing keys
    digit = unicodedata.digit(char, None)
    return char if digit is None else str(digit)


def _decimal(found: re.Match[str]) -> str:
    """`½` behind a digit as `.5`, alone as `0.5`."""
    share = f"{unicodedata.numeric(found[2]):.4f}".rstrip("0")
    return found[1] + share.removeprefix("0") if found[1] else share
