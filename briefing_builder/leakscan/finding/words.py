"""Texts in the form in which they are compared: any text goes in, its normal form comes out, and the n-grams of its words."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

NGRAM_WORDS = 5
"""This many words in a row, as somebody else wrote them, are no accident."""

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

Ngram = tuple[str, ...]
"""Words and what stands between them, in turn."""


class Word(NamedTuple):
    """A word of a plain text, and the marks between it and the next one, spaces left out."""

    text: str
    after: str


@lru_cache(maxsize=4096)
def normalised(text: str) -> str:
    """Return the text in the form in which texts are compared.

    Compatibility forms, letters without marks, Latin ones for those that look like them, small letters, straight quotes, plain hyphens,
    digits 0 to 9, fractions as decimals, single spaces; characters that nobody sees are gone, and signs of emphasis beside a word.
    """
    if not text.isascii():
        whole = _FRACTION.sub(_decimal_of_fraction, text).translate(_MARKS)
        text = unicodedata.normalize("NFC", unicodedata.normalize("NFKD", whole).translate(_VISIBLE).casefold().translate(_LOOKALIKES))
    else:
        text = text.translate(_VISIBLE).casefold()
    return " ".join(_EMPHASIS.sub("", text.translate(_MARKS)).split())


def words_with_marks(text: str) -> tuple[Word, ...]:
    """Return the words of a plain text, each with the marks after it."""
    matches = list(_WORD.finditer(text))
    ends = [*(match.start() for match in matches[1:]), len(text)][: len(matches)]
    return tuple(Word(match.group(), text[match.end() : end].replace(" ", "")) for match, end in zip(matches, ends, strict=True))


def ngram_of(words: tuple[Word, ...]) -> Ngram:
    """Return the n-gram of a run of words: the words with the marks between them, but none around them."""
    return tuple(part for word in words[:-1] for part in (word.text, word.after)) + ((words[-1].text,) if words else ())


def ngrams_of(words: tuple[Word, ...], length: int) -> Iterator[Ngram]:
    """Yield the n-gram of every run of so many words."""
    for start in range(len(words) - length + 1):
        yield ngram_of(words[start : start + length])


class _Visible(dict[int, str]):
    """What is seen of each character, looked up once."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = seen = _visible_form(char)
        return seen


_VISIBLE = _Visible()


def _visible_form(char: str) -> str:
    kind = unicodedata.category(char)
    if char in _BLANKS or kind in ("Zs", "Zl", "Zp", "Cc"):
        return " "
    if kind in ("Cf", "Mn", "Me"):
        return ""  # zero-width spaces and joiners, soft hyphens, marks of direction, variation selectors, accents, enclosing keys
    digit = unicodedata.digit(char, None)
    return char if digit is None else str(digit)


def _decimal_of_fraction(match: re.Match[str]) -> str:
    """`½` after a digit as `.5`, alone as `0.5`."""
    share = f"{unicodedata.numeric(match[2]):.4f}".rstrip("0")
    return match[1] + share.removeprefix("0") if match[1] else share
