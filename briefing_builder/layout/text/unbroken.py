"""A text goes in; the same text comes out, with no-break spaces where a line may not end: within quantities, dates, amounts and names."""

import re
from functools import lru_cache

NO_BREAK = "\u00a0"
_MEASURES = (
    "%|‰|°[CF]?|[kMG]?[Bb]|[mck]?m|km/h|[mk]?g|[mc]?l|kWh?|h|hrs?|min|mins|s|sec|ms|pts?|pp|px|"
    "m|mn|bn|k|Mio\\.?|Mrd\\.?|Tsd\\.?|Std\\.?|Min\\.?|Sek\\.?|Uhr|[ap]\\.?m\\.?|× ?|x"
)
_MONTHS_AND_NAMES = "[^\\W\\d_a-z]\\w{2,8}"
_BEFORE_NUMBERS = "n ?=|[<>≈~±=+−-]|No\\.|Nr\\.|Nos\\.|pp?\\.|S\\.|vol\\.|Abb\\.|fig\\.|Fig\\.|ca\\.|approx\\."
_APART = re.compile(
    "(?<=\\d) (?=(?:" + _MEASURES + ")(?![\\w]))"  # 78 %, 12 min
    "|(?<=[\\d][\\d]) (?=\\d{3}(?!\\d))|(?<=\\b\\d) (?=\\d{3}(?!\\d))"  # 1 200 000
    "|(?<=[$€£¥₹]) (?=\\d)|(?<=\\d) (?=[$€£¥₹])"  # € 5
    "|(?<=\\b[A-Z]{3}) (?=[\\d−-])|(?<=\\d) (?=[A-Z]{3}\\b)"  # KES 5, 5 EUR
    "|(?<=\\bQ[1-4]) (?=\\d{4}\\b)"  # Q2 2027
    "|(?<=\\b\\d) (?=" + _MONTHS_AND_NAMES + "\\b)|(?<=\\b\\d\\d) (?=" + _MONTHS_AND_NAMES + "\\b)"  # 15 July
    "|(?<=\\b\\d\\.) (?=" + _MONTHS_AND_NAMES + "\\b)|(?<=\\b\\d\\d\\.) (?=" + _MONTHS_AND_NAMES + "\\b)"  # 15. Juli
    "|(?<=\\b[^\\W\\d_a-z]\\.) (?=[^\\W\\d_a-z])"  # J. Hartnell
)
_NAMED_NUMBER = re.compile("(?<![\\w])(n) (=) (?=\\d)|(?<![\\w])(" + _BEFORE_NUMBERS + ") (?=\\d)")
_MAYBE = re.compile("[\\d.]")


@lru_cache(maxsize=8_192)
def held_together(text: str) -> str:
    """Return the text with no-break spaces for ordinary ones, character for character, where what belongs together would part.

    Held together are a number and its unit, currency, month or thousands, `n = 57`, `No. 5`, `Q2 2027`, and an initial and its name.
    """
    if " " not in text or not _MAYBE.search(text):
        return text
    text = _NAMED_NUMBER.sub(lambda match: match[0].replace(" ", NO_BREAK), text)
    return _APART.sub(NO_BREAK, text)
