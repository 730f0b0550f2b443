"""Straight quotes and apostrophes as they are typed go in; those of the language come out, in the texts of a person and nowhere else.

Kept as they are: addresses, names of files, what stands between backquotes, and feet, inches, minutes and seconds behind a digit.
"""

import re
from dataclasses import dataclass
from typing import Final

STRAIGHT: Final = re.compile("['\"]")
APOSTROPHE: Final = "’"
_FILE = "pptx?|docx?|xlsx?|pdf|png|jpe?g|svg|csv|ya?ml|md|txt|html?|zip|mp[34]|json|py|log"
_KEPT: Final = re.compile(
    r"`[^`]*`"
    r"|\S*(?:://|\bwww\.|\w@\w|\w\.\w+/)\S*"
    rf"|[\w'’.-]+\.(?:{_FILE})\b"
)
_LEFT_OUT: Final = re.compile(r"\d|(?:tis|twas|em|til|cause|n)\b", re.IGNORECASE)
"""What follows an apostrophe at the beginning of a word: letters before it are left out."""
_OPENS_AFTER: Final = " \t\n\u00a0\u202f([{–—/«‹“‘„‚¿¡-"


@dataclass(frozen=True, slots=True)
class Marks:
    """What a language sets before and behind a quotation, and a quotation within one."""

    outer: tuple[str, str]
    inner: tuple[str, str]


def with_quotation_marks(text: str, marks: Marks) -> str:
    """Return the text with the language's quotation marks and apostrophes for straight ones."""
    return "".join(set_characters(text, marks)) if STRAIGHT.search(text) else text


def set_characters(text: str, marks: Marks) -> list[str]:
    """Return for each character of the text what stands for it: itself, or one or more of the language."""
    shown = list(text)
    kept = {place for match in _KEPT.finditer(text) for place in range(*match.span())}
    open_marks = {"'": 0, '"': 0}
    for match in STRAIGHT.finditer(text):
        place, sign = match.start(), match[0]
        if place not in kept:
            shown[place] = _mark_for_straight_one(text, place, open_marks, marks.outer if sign == '"' else marks.inner)
    return shown


def _mark_for_straight_one(text: str, place: int, open_marks: dict[str, int], pair: tuple[str, str]) -> str:
    """The mark for the straight one at that place; it counts what is open."""
    sign, before, after = text[place], text[place - 1 : place], text[place + 1 : place + 2]
    if (not before or before in _OPENS_AFTER or before == ("'" if sign == '"' else '"')) and after and not after.isspace():
        if sign == '"' or (not _LEFT_OUT.match(text, place + 1) and _is_closed(text, place)):
            open_marks[sign] += 1
            return pair[0]
        return APOSTROPHE
    if sign == "'" and after.isalpha() and before.isalnum():
        return APOSTROPHE
    if open_marks[sign]:
        open_marks[sign] -= 1
        return pair[1]
    if before.isdigit() or not (before + after).strip():
        return sign
    return APOSTROPHE if sign == "'" else pair[1]


def _is_closed(text: str, place: int) -> bool:
    """Whether another single mark, behind a word, closes the one at that place: else it stands for letters that are left out."""
    return re.search(r"[^\s(\[{]'(?!\w)", text[place + 1 :]) is not None
