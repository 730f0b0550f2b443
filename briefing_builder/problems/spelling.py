"""Slips of the pen: what somebody wrote and the words that are known go in, the one that was meant comes out, never its opposite."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher, get_close_matches

LONGEST_COMPARED = 80  # characters; comparing longer texts is slow
LOOKED_AT = 5  # near words of which one may be meant
NEAR, VERY_NEAR = 0.6, 0.75
NEGATIONS = ("without", "never", "anti", "non", "not", "dis", "mis", "un", "in", "im", "il", "ir", "no", "de")
_OPPOSITES = (
    *("accept refuse", "after before", "all none", "always never", "ask answer", "buy sell", "close open", "credit debit", "down up"),
    *("end begin", "end start", "ends begins", "ends starts", "exclude include", "excluded included", "external internal", "fail pass"),
    *("failed passed", "false true", "first last", "from to", "gain loss", "given taken", "gross net", "high low", "in out"),
    *("inside outside", "least most", "left right", "less more", "lower higher", "lower upper", "max min", "maximum minimum", "no yes"),
    *("off on", "old new", "over under", "post pre", "private public", "present absent", "shorten lengthen", "start stop", "with without"),
)
OPPOSITES = frozenset(frozenset(pair.split()) for pair in _OPPOSITES)
_PARTS = re.compile(r"[\s_-]+")


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word of which another is a slip of the pen; nothing where the two say opposites, or differ in a number only."""
    if len(word) > LONGEST_COMPARED:
        return ""
    plain = {_normalised(name): name for name in sorted(known, reverse=True)}
    near = get_close_matches(_normalised(word), plain, n=LOOKED_AT)
    return next((plain[name] for name in near if _may_be_meant(_normalised(word), name)), "")


def _normalised(word: str) -> str:
    return _PARTS.sub("_", word.strip().casefold())


def _may_be_meant(word: str, name: str) -> bool:
    mine, theirs = word.split("_"), name.split("_")
    if _is_negated(word, name) or _is_negated(name, word) or _differ_in_numbers(word, name):
        return False
    if len(mine) != len(theirs):
        return word.replace("_", "") == name.replace("_", "") or _likeness(word, name) >= VERY_NEAR
    return all(_parts_agree(first, second) for first, second in zip(mine, theirs, strict=True))


def _parts_agree(part: str, counterpart: str) -> bool:
    return part == counterpart or (frozenset((part, counterpart)) not in OPPOSITES and _likeness(part, counterpart) >= NEAR)


def _is_negated(word: str, name: str) -> bool:
    """Return whether the word says `not` to what the name says: `incomplete` to `completed`, `not_started` to `started`."""
    rests = [word[len(prefix) :].lstrip("_") for prefix in NEGATIONS if word.startswith(prefix) and not name.startswith(prefix)]
    alike = max((_likeness(rest, name) for rest in rests if len(rest) > 2), default=0.0)
    return (alike >= VERY_NEAR and alike > _likeness(word, name)) or _denies(word.split("_"), name.split("_"))


def _denies(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Return whether a part of the word is the negation of the part of the name that stands at its place."""
    if len(mine) < 2 or len(mine) != len(theirs):
        return False
    return any(first != second and _is_negated(first, second) for first, second in zip(mine, theirs, strict=True))


def _differ_in_numbers(word: str, name: str) -> bool:
    return word != name and re.sub(r"\d+", "0", word) == re.sub(r"\d+", "0", name)


def _likeness(first: str, second: str) -> float:
    return SequenceMatcher(None, first, second).ratio()
