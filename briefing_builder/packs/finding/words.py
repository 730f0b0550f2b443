"""Texts as they are compared: any writing goes in, one plain form comes out, and from it the runs of words that may give a secret away."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

RUN = 5
"""So many words in a row, as somebody else wrote them, are no accident."""

_FOLDED = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
_WORD = re.compile(r"\w+(?:'\w+)*")

Key = tuple[str, ...]
"""Words and what stands between them, in turn."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a plain text, and the marks between it and the next one, spaces left out."""

    text: str
    after: str


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return the text in the form in which texts are compared.

    Compatibility forms, small letters, straight quotes, plain hyphens, digits 0 to 9, single spaces; characters that nobody sees are gone.
    """
    seen = "".join(_seen(char) for char in unicodedata.normalize("NFKC", text))
    return " ".join(seen.casefold().translate(_FOLDED).split())


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


def _seen(char: str) -> str:
    kind = unicodedata.category(char)
    if kind == "Nd":
        return str(unicodedata.decimal(char))
    if kind in ("Cf", "Mn") and not unicodedata.combining(char):
        return ""  # zero-width spaces and joiners, soft hyphens, marks of direction, variation selectors
    return " " if kind in ("Zs", "Zl", "Zp", "Cc") else char
