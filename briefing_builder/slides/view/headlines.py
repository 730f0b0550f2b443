"""Titles that are read: how long one may be, and what a benefit asserts, the clause of the author's words that says what managers get.

The clause is found by English words; authors who write another language get none, and the benefit keeps its name as its title.
"""

import re

from briefing_builder.rich_text import without_signs
from briefing_builder.rich_text.signs import LINK, first_letter
from briefing_builder.slides import formats

TITLE_WORDS = 15
"""A title of more is not read."""
MOST_WORDS, FEWEST_WORDS = 14, 3
"""Of a clause that may stand as a title."""
_SENTENCE = re.compile("[.!?;](?=[\\s\ufdd0-\ufdef]|$)|[\ufdd7-\ufdda]")
"""Where a sentence ends, or a line: see the signs of `rich_text`."""
_OUTCOME = re.compile(r",? (?:so|so that|and) (?P<clause>you\b[^,]*)$")
"""The end of “…, so you cover the queue”."""
_JOINT = re.compile(r"^, (?:because |since |and |so that |so )?|,? (?:so|so that|and) $")
"""What joins the headline to the rest of its sentence."""
_TO_THE_MANAGER = re.compile(r"your?\b", re.IGNORECASE)
_YOU_DO = re.compile("(?:^[\ufdd0-\ufdef]*|, )you[\ufdd0-\ufdef]*\\s(?!(?:and|or)\\b)", re.IGNORECASE)
"""“You” as the subject of a clause: a verb follows, so it is no mere topic."""
_LEANS = re.compile(r"\b(?:it|its|they|them|their|this|these|those|there|then|both|one|ones|yours|theirs)\b", re.IGNORECASE)
"""Words that lean on something said before."""


def is_short(title: str) -> bool:
    """Return whether a title has no more words than one reads."""
    return len(title.split()) <= TITLE_WORDS


def benefit_headline(words: str) -> str:
    """Return what a benefit says to its managers, short enough for a title and without a full stop; empty where no clause stands alone.

    The words may have signs, and what is returned keeps those of emphasis.
    """
    first = _SENTENCE.split((without_signs(words) if LINK in words else words).strip(), maxsplit=1)[0]
    begin = first_letter(first)
    match = _OUTCOME.search(first)
    outcome = match["clause"] if match and not _LEANS.search(match["clause"]) else ""
    whole = "" if _LEANS.match(first, begin) else first
    begins = first.partition(",")[0] if _TO_THE_MANAGER.match(first, begin) else ""
    return next((formats.beginning_large(clause) for clause in (outcome, whole, begins) if _is_title(clause)), "")


def without_headline(words: str) -> str:
    """Return what a benefit says besides its headline: how that comes about; empty where it says no more, all of it where it has none.

    Words with signs, as of emphasis, stay whole.
    """
    headline = benefit_headline(words)
    if not headline or without_signs(words) != words:
        return words
    first = _SENTENCE.split(words.strip(), maxsplit=1)[0]
    begin = first.casefold().find(headline.casefold())
    rest = first[:begin] if begin > 0 else first[begin + len(headline) :]
    rest = _JOINT.sub("", rest).strip()
    others = words.strip()[len(first) :].lstrip(".!?; ")
    return " ".join(formats.sentence(formats.beginning_large(part)) for part in (rest, others) if part)


def _is_title(clause: str) -> bool:
    return FEWEST_WORDS <= len(clause.split()) <= MOST_WORDS and ":" not in clause and _YOU_DO.search(clause) is not None
