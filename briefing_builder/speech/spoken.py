"""How long a text takes to say: written words in, spoken words out, with every number read aloud."""

import re
from collections.abc import Iterable
from functools import lru_cache

from briefing_builder.speech.pace import counts_characters

_NUMBER = re.compile(
    r"(?P<currency>[£$€]?)(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<decimals>\d+))?(?P<scale>bn|[mk](?![a-z]))?(?P<percent>%?)"
)
_ADDRESS = re.compile(r"(?:https?://|mailto:)|\w\.[a-z]{2,}(?:/|$)|\w@\w", re.IGNORECASE)
_PART = re.compile(r"\w+|[./@:-]")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_IDEOGRAPH = re.compile("[\u3041-\u30fa\u30fc\u3400-\u9fff\uf900-\ufaff]")
_UNITS = {"km/h": 3, "m²": 2, "m³": 2, "°C": 2, "kWh": 2, "e.g": 2, "i.e": 2, "p.a": 2}
"""Written shorter than said: the words of "kilometres per hour", "for example" …"""
_SIGNS = {"&": 1, "+": 1, "=": 1, "→": 1}
_POINT = 1
_PER_CENT = 2
_CENTS = 2
_FIRST_YEAR, _LAST_YEAR = 1900, 2099


def spoken_words(lines: Iterable[str], language: str = "en") -> int:
    """Return the number of words that a speaker says for these lines; of Chinese and Japanese the characters.

    Units count as they are read ("km/h" is three words). In other languages than English numbers count as in English, which is near.
    Numbers count as they are read: "£18.2m" is "eighteen point two million pounds", five words; "68%" is three; a bare
    number from 1900 to 2099 is a year, read in pairs. A hyphenated word counts once; a dash on its own is a pause, not a word.
    """
    count = _characters_in_line if counts_characters(language) else _words_in_line
    return sum(count(line) for line in lines)


def number_words(number: int) -> int:
    """Return how many words a whole number from 0 has when it is read aloud in British English ("four hundred and five": 4)."""
    if number < 100:
        return 1  # "sixty-eight" is one word, hyphen and all
    if number < 1000:
        rest = number % 100
        return 2 + (1 + number_words(rest) if rest else 0)
    scale = 1000
    while number >= scale * 1000:
        scale *= 1000
    rest = number % scale
    joint = 1 if 0 < rest < 100 else 0
    return number_words(number // scale) + 1 + (joint + number_words(rest) if rest else 0)


@lru_cache(maxsize=10_000)
def _words_in_line(line: str) -> int:
    return sum(map(_token_words, line.split()))


def _characters_in_line(line: str) -> int:
    """Characters that are spoken; a word in Latin letters or a number takes as long as two for each of its words."""
    own = len(_IDEOGRAPH.findall(line))
    return own + 2 * _words_in_line(_IDEOGRAPH.sub(" ", line))


@lru_cache(maxsize=10_000)
def _token_words(token: str) -> int:
    bare = token.rstrip(".,;:!?)")
    for unit, words in _UNITS.items():
        if bare.endswith(unit):
            number = bare.removesuffix(unit)
            if not number or number[-1].isdigit():
                return words + (_token_words(number) if number else 0)
    if _ADDRESS.search(bare):
        return len(_PART.findall(token.removeprefix("https://").removeprefix("http://").rstrip(".,;:!?)/")))
    words, rest = 0, []
    end = 0
    for match in _NUMBER.finditer(token):
        words += _number_match_words(match)
        rest.append(token[end : match.start()])
        end = match.end()
    rest.append(token[end:])
    remainder = " ".join(rest)
    if words:
        remainder = re.sub(r"\b(?:st|nd|rd|th)\b", "", remainder)
    return words + len(_WORD.findall(remainder)) + sum(_SIGNS.get(sign, 0) for sign in remainder)


def _money_words(whole: int, cents: int) -> int:
    """Words of an amount: “four pounds ten” is three, “ninety-five pence” two."""
    return (number_words(whole) + 1 if whole else 0) + number_words(cents) * bool(cents) + (not whole)


def _number_match_words(match: re.Match[str]) -> int:
    digits = match["whole"].replace(",", "")
    number = int(digits) if len(digits) <= 15 else 10**15
    is_bare = not (match["currency"] or match["decimals"] or match["scale"] or match["percent"] or "," in match["whole"])
    if is_bare and _FIRST_YEAR <= number <= _LAST_YEAR:
        return 2 if number % 100 >= 10 else number_words(number)
    if match["currency"] and not match["scale"] and len(match["decimals"] or "") == _CENTS:
        return _money_words(number, int(match["decimals"]))
    words = number_words(number)
    words += _POINT + len(match["decimals"]) if match["decimals"] else 0
    words += 1 if match["scale"] else 0
    words += 1 if match["currency"] else 0
    return words + (_PER_CENT if match["percent"] else 0)
