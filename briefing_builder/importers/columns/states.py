"""Columns of states: the different values of a column go in; completion or success comes out, from words, ticks or progress."""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Literal

from briefing_builder.importers.columns.date_forms import month_words
from briefing_builder.importers.columns.model import Reading, Readings
from briefing_builder.importers.columns.numbers import Amount, written_number
from briefing_builder.importers.columns.truth import truth_words
from briefing_builder.importers.columns.vocabulary import (
    cell_quoted,
    has_no_value,
    pattern_with_words,
    plain_spelling,
    vocabulary_file,
    words_listed,
)
from briefing_builder.importers.sheets.model import CellValue

Aspect = Literal["completion", "success"]
MEANINGS: Mapping[str, tuple[str, str]] = {
    "completed": ("completed", "unknown"),
    "passed": ("completed", "passed"),
    "completed_failed": ("completed", "failed"),
    "failed": ("", "failed"),
    "in_progress": ("in_progress", "unknown"),
    "not_started": ("not_started", "unknown"),
    "not_completed": ("not_completed", "unknown"),
    "asked": ("", "unknown"),
}
"""Completion and success that a section of `states.toml` means; empty where somebody has to say."""
MOST_STRANGE = 500
"""After so many values that are no states, and fewer that are, nobody looks further."""
LEAST_PROGRESS = 50
"""Numbers that come so far are progress in per cent; smaller ones are codes, which each platform counts its own way."""
MOST_WORDS = 6
_AROUND = " .,:;!-–—()[]\"'“”"
_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_PER_CENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s?%")
_STEPS = r"(\d{1,3})\s?(?:/|<of>)\s?([1-9]\d{0,2})"
"""How many of a course’s steps somebody has taken: 2 of 4."""
_BRACKET = re.compile(r"\s*[(（\[].*")


@cache
def _state_words() -> Mapping[str, str]:
    """Return the section that each word or phrase of `states.toml` belongs to, by its plain spelling."""
    return {word: name for name in MEANINGS for word in words_listed(vocabulary_file("states")[name]) if "*" not in word}


@cache
def _set_by_somebody() -> tuple[tuple[str, str, str], ...]:
    """Return what stands before and after the name of who has set a state, and the section."""
    words = [(word, name) for name in MEANINGS for word in words_listed(vocabulary_file("states")[name]) if "*" in word]
    longest_first = sorted(words, key=lambda item: -len(item[0]))
    return tuple((word.partition("*")[0], word.partition("*")[2], name) for word, name in longest_first)


@cache
def _neutral() -> frozenset[str]:
    return frozenset(words_listed(vocabulary_file("states")["neutral"])) | frozenset(month_words())


def _phrase_inside(spelled: str) -> tuple[str, str]:
    """Return the longest known phrase that stands in a text as whole words, and the rest of the text; nothing in a text of many words."""
    words = spelled.split()
    for length in range(min(len(words), MOST_WORDS), 0, -1):
        for start in range(len(words) - length + 1) if len(words) <= 2 * MOST_WORDS else ():
            phrase = " ".join(words[start : start + length]).strip(_AROUND)
            if phrase in _state_words():
                return phrase, " ".join((*words[:start], *words[start + length :]))
    return "", ""


def _parted(text: str) -> str:
    """Return a text's plain spelling with the words of a program's name apart: `NotStarted`, `not_started` and `not-started` alike."""
    return plain_spelling(re.sub(r"(?<=[a-z])(?=[A-Z])|[_-]", " ", text))


_SAYS_MORE = re.compile(r"[%?❌✗✘]|^\W*0\W*$|^\W*\d+ ?/ ?\d+\W*$")
"""Beside a state: how much of it, nothing of it, or doubt."""


def state_of(text: str) -> str:
    """Return the section of `states.toml` that a cell's text belongs to; empty when none does, or when it says more than we understand."""
    spelled = plain_spelling(text)
    if found := _state_words().get(spelled) or _state_words().get(_parted(text)):
        return found
    for before, after, name in _set_by_somebody():
        if spelled.startswith(before) and spelled.endswith(after) and len(spelled) > len(before) + len(after):
            return name
    phrase, rest = _phrase_inside(spelled)
    if _state_words().get(phrase, "") != "in_progress" and _SAYS_MORE.search(rest):
        return ""
    return _state_words()[phrase] if phrase and all(word in _neutral() for word in _WORD.findall(rest)) else ""


def shown_state(value: CellValue) -> str:
    """Return a state as messages show it: without what stands in brackets when we don't know it, because it may be somebody's name."""
    text = " ".join(str(value).split())
    return text if plain_spelling(text) in _state_words() else _BRACKET.sub(" (…)", text)


def state_readings(values: Sequence[CellValue], *, aspect: Aspect = "completion", heading: str = "") -> Readings:
    """Return how the states of a column can be read: `completed`, `in_progress`, `not_started`; or `passed`, `failed`, `unknown`.

    `values`: each different value of the column once. `heading`: what stands above it; yes, no, 1 and 0 below a heading that speaks of
    another aspect say nothing of this one. Words are taken whole, the longest first, because “Not completed” holds “completed”.
    Words that nobody can decide from the cell alone (withdrawn, expired, waived; failed, for completion), codes (0, 1, 2) and words that
    we don't know are `unreadable`: somebody has to say what they mean. Who has set a state is never read, told or copied.
    """
    kinds = _state_kinds(values)
    if any(not kind and len(str(value)) == 1 for value, kind in kinds.items()):
        kinds = {value: "" if kind in ("yes", "no") and len(str(value)) == 1 else kind for value, kind in kinds.items()}
    known = {value: kind for value, kind in kinds.items() if kind not in ("", "nothing")}
    unreadable = [value for value, kind in kinds.items() if not kind]
    if not known or len(unreadable) > 2 * len(known):
        return Readings(possible=(), because="most of its values are no states", unreadable=[shown_state(value) for value in unreadable])
    has_parts = any(kind == "number" and _progress_of(value) not in (0, 1) for value, kind in known.items())
    read = _StateReader(aspect, scale=_scale_of(known), has_parts=has_parts, heading=heading, refused=frozenset(unreadable))
    asked = [value for value in known if _is_asked(read, value)]
    readable = [value for value in known if value not in asked]
    bad = tuple(dict.fromkeys(shown_state(value) for value in (*unreadable, *asked)))
    if not readable:
        return Readings(possible=(), because="nobody can tell a state from them", unreadable=bad)
    meaning = ", ".join(f"{_shown(value)} is {_in_words(read(value))}" for value in readable[:4])
    shown = [f"{_shown(value)} is {_in_words(read(value))}" for value in _one_of_each({value: known[value] for value in readable}, read)]
    because = "; ".join([", ".join(shown), *_why_states({value: known[value] for value in readable}, aspect)]).strip("; ")
    return Readings(possible=(Reading(code=aspect, meaning=meaning, read=read),), because=because, unreadable=bad)


def _state_kinds(values: Sequence[CellValue]) -> dict[CellValue, str]:
    """Return the kind of each value; of a column that is plainly none of states only the first ones."""
    kinds: dict[CellValue, str] = {}
    strange = 0
    for value in values:
        kinds[value] = _kind_of(value)
        strange += not kinds[value]
        if strange > MOST_STRANGE and 2 * strange > len(kinds):
            break
    return kinds


def _kind_of(value: CellValue) -> str:
    """Return a section of the file, `yes`, `no`, `number`, `per cent`, `nothing`, or an empty text."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return "number"
    if not isinstance(value, str):
        return "nothing" if value is None else ""
    if section := state_of(value):
        return section
    spelled = plain_spelling(value)
    if has_no_value(value):
        return "nothing"
    if _PER_CENT.fullmatch(value) or pattern_with_words(_STEPS).fullmatch(value):
        return "per cent"
    if spelled in truth_words() and not spelled.isdigit():
        return "yes" if truth_words()[spelled] else "no"
    return "number" if isinstance(written_number(value), Amount) else ""


def _scale_of(known: Mapping[CellValue, str]) -> Decimal | None:
    """Return the number that a finished course has: 1 or 100; None where the numbers seem to be codes."""
    numbers = [_progress_of(value) for value, kind in known.items() if kind == "number"]
    if not numbers or min(numbers) < 0:
        return None
    if max(numbers) <= 1:
        return Decimal(1)
    return Decimal(100) if LEAST_PROGRESS <= max(numbers) <= 100 else None


def _progress_of(value: CellValue) -> Decimal:
    text = str(value)
    if found := _PER_CENT.fullmatch(text):
        return Decimal(found[1].replace(",", "."))
    if found := pattern_with_words(_STEPS).fullmatch(text):
        return Decimal(found[1]) * 100 / Decimal(found[2])
    number = written_number(value)
    return number.number if isinstance(number, Amount) else Decimal(-1)


class _StateReader:
    """Reads a cell of a column of states."""

    def __init__(self, aspect: Aspect, *, scale: Decimal | None, has_parts: bool, heading: str, refused: frozenset[CellValue]) -> None:
        self.aspect = aspect
        self.refused = refused
        self.scale = scale
        self.has_parts = has_parts
        """Whether numbers say how far somebody has come: 0 is then who has not begun, and not only who is not done."""
        said = state_of(heading) if heading else ""
        self.says_other = said != "" and (said in ("passed", "failed")) != (aspect == "success")
        """Whether the heading speaks of the other aspect: `Passed` above yes and no says nothing of who has finished."""

    def __call__(self, value: CellValue) -> str | None:
        kind = "" if value in self.refused else _kind_of(value)
        if kind == "nothing":
            return None
        if kind in MEANINGS:
            said = MEANINGS[kind][self.aspect == "success"]
        elif kind in ("yes", "no"):
            said = self._of_tick(kind == "yes")
        else:
            said = self._of_number(_progress_of(value), Decimal(100) if kind == "per cent" else self.scale) if kind else ""
        if not said:
            raise ValueError(f"{_shown(value)} is not a state")
        return said

    def _of_tick(self, is_yes: bool) -> str:
        if self.says_other:
            return "unknown" if self.aspect == "success" else ""
        if self.aspect == "success":
            return "passed" if is_yes else "failed"
        return "completed" if is_yes else "not_completed"

    def _of_number(self, amount: Decimal, whole: Decimal | None) -> str:
        if whole == 1 and amount in (0, 1) and not self.has_parts:
            return self._of_tick(amount == 1)
        if whole is None or not 0 <= amount <= whole:
            return ""
        if self.aspect == "success":
            return "unknown"
        return "completed" if amount == whole else "in_progress" if amount else "not_started"


def _is_asked(read: _StateReader, value: CellValue) -> bool:
    try:
        return not read(value)
    except ValueError:
        return True


def _shown(value: CellValue) -> str:
    return cell_quoted(shown_state(value)) if isinstance(value, str) else str(value)


def _one_of_each(known: Mapping[CellValue, str], read: Callable[[CellValue], str | None]) -> list[CellValue]:
    """Return of each kind of word the first that is not our own, so that whoever reads a report sees what became of it."""
    first: dict[str, CellValue] = {}
    for value, kind in known.items():
        said = read(value)
        if kind in MEANINGS and said and said != "unknown" and _parted(str(value)) != _in_words(said):
            first.setdefault(kind, value)
    return list(first.values())


def _in_words(state: str | None) -> str:
    return (state or "unknown").replace("_", " ")


def _why_states(known: Mapping[CellValue, str], aspect: Aspect) -> list[str]:
    """Say what a reader of the column should know."""
    first = {kind: _shown(value) for value, kind in reversed(list(known.items()))}
    if aspect == "success":
        return []
    reasons = []
    if "not_completed" in first:
        reasons.append(f"{first['not_completed']} does not say whether anybody has begun")
    if "per cent" in first or ("number" in first and any(_progress_of(value) not in (0, 1) for value in known)):
        text = first.get("per cent") or first["number"]
        reasons.append(f"{text} is how far somebody has come: all of it is completed, none of it not started")
    elif "number" in first:
        reasons.append("1 is completed, and 0 says only that it is not")
    if "no" in first:
        reasons.append(f"{first['no']} says only that it is not completed")
    return reasons
