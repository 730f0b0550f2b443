"""Columns of states: the different values of a column go in; completion or success comes out, from words, ticks or progress."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Literal

from briefing_builder.importers.columns.date_forms import month_words
from briefing_builder.importers.columns.model import Reading, Readings
from briefing_builder.importers.columns.numbers import Amount, written_number
from briefing_builder.importers.columns.truth import truth_words
from briefing_builder.importers.columns.vocabulary import cell_quoted, has_no_value, plain_spelling, vocabulary_file, words_listed
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
    "asked": ("", ""),
}
"""Completion and success that a section of `states.toml` means; empty where somebody has to say."""
_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_PER_CENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s?%")
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


@cache
def _phrases() -> re.Pattern[str]:
    """Return the pattern that finds the longest known phrase that stands in a text as whole words."""
    longest_first = sorted(_state_words(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def state_of(text: str) -> str:
    """Return the section of `states.toml` that a cell's text belongs to; empty when none does, or when it says more than we understand."""
    spelled = plain_spelling(text)
    if found := _state_words().get(spelled):
        return found
    for before, after, name in _set_by_somebody():
        if spelled.startswith(before) and spelled.endswith(after) and len(spelled) > len(before) + len(after):
            return name
    if not (match := _phrases().search(spelled)):
        return ""
    rest = f"{spelled[: match.start()]} {spelled[match.end() :]}"
    return _state_words()[match[0]] if all(word in _neutral() for word in _WORD.findall(rest)) else ""


def shown_state(value: CellValue) -> str:
    """Return a state as messages show it: without what stands in brackets when we don't know it, because it may be somebody's name."""
    text = " ".join(str(value).split())
    return text if plain_spelling(text) in _state_words() else _BRACKET.sub(" (…)", text)


def state_readings(values: Sequence[CellValue], *, aspect: Aspect = "completion") -> Readings:
    """Return how the states of a column can be read: `completed`, `in_progress`, `not_started`, `not_completed`; or success.

    Success is `passed`, `failed` or `unknown`.

    `values`: each different value of the column once. Words are taken whole, the longest first, because “Not completed” holds “completed”.
    Words that nobody can decide from the cell alone (withdrawn, expired, waived; failed, for completion) and words that we don't know are
    `unreadable`: somebody has to say what they mean. Who has set a state is never read, told or copied.
    """
    kinds = {value: _kind_of(value) for value in values}
    known = {value: kind for value, kind in kinds.items() if kind not in ("", "nothing")}
    unreadable = [value for value, kind in kinds.items() if not kind]
    if not known or len(unreadable) > 2 * len(known):
        return Readings(possible=(), because="most of its values are no states", unreadable=unreadable)
    ticks = any(kind in ("yes", "no") for kind in known.values())
    words = any(kind in MEANINGS for kind in known.values())
    read = _StateReader(aspect, progress_whole=_whole_progress(known), takes_ticks=not words or ticks)
    asked = [value for value in known if _is_asked(read, value)]
    readable = [value for value in known if value not in asked]
    shown = [shown_state(value) for value in (*unreadable, *asked)]
    bad = tuple(dict.fromkeys(shown))
    if not readable:
        return Readings(possible=(), because="nobody can tell from them", unreadable=bad)
    meaning = ", ".join(f"{cell_quoted(shown_state(value))} is {_in_words(read(value))}" for value in readable[:4])
    because = "; ".join(_why_states(known, aspect))
    return Readings(possible=(Reading(code=aspect, meaning=meaning, read=read),), because=because, unreadable=bad)


def _kind_of(value: CellValue) -> str:
    """Return a section of the file, `yes`, `no`, `progress`, `nothing`, or an empty text."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return "progress"
    if not isinstance(value, str):
        return "nothing" if value is None else ""
    if section := state_of(value):
        return section
    spelled = plain_spelling(value)
    if has_no_value(value):
        return "nothing"
    if _PER_CENT.fullmatch(value) or spelled.isdigit():
        return "progress"
    if spelled in truth_words():
        return "yes" if truth_words()[spelled] else "no"
    return "progress" if isinstance(written_number(value), Amount) else ""


def _whole_progress(known: Mapping[CellValue, str]) -> Decimal:
    """Return what progress a finished course has: 100, or 1 where no number of the column is above it."""
    numbers = [_progress(value) for value, kind in known.items() if kind == "progress" and "%" not in str(value)]
    return Decimal(1) if numbers and max(numbers) <= 1 else Decimal(100)


def _progress(value: CellValue) -> Decimal:
    text = str(value)
    if found := _PER_CENT.fullmatch(text):
        return Decimal(found[1].replace(",", "."))
    number = written_number(value)
    return number.number if isinstance(number, Amount) else Decimal(-1)


class _StateReader:
    """Reads a cell of a column of states."""

    def __init__(self, aspect: Aspect, *, progress_whole: Decimal, takes_ticks: bool) -> None:
        self.index = 0 if aspect == "completion" else 1
        self.whole = progress_whole
        self.takes_ticks = takes_ticks

    def __call__(self, value: CellValue) -> str | None:
        kind = _kind_of(value)
        if kind == "nothing":
            return None
        said = self._of_progress(value) if kind == "progress" else self._of_tick(kind) if kind in ("yes", "no") else self._of_word(kind)
        if not said:
            raise ValueError(f"{cell_quoted(shown_state(value))} is not a state")
        return said

    def _of_word(self, kind: str) -> str:
        return MEANINGS[kind][self.index] if kind else ""

    def _of_tick(self, kind: str) -> str:
        return (("completed", "not_completed"), ("passed", "failed"))[self.index][kind == "no"] if self.takes_ticks else ""

    def _of_progress(self, value: CellValue) -> str:
        amount = _progress(value)
        whole = Decimal(100) if "%" in str(value) else self.whole
        if self.index == 1 and self.whole == 1 and amount in (0, 1):
            return "passed" if amount else "failed"
        if self.index == 1 or not 0 <= amount <= whole:
            return ""
        return "completed" if amount == whole else "in_progress" if amount else "not_started"


def _is_asked(read: _StateReader, value: CellValue) -> bool:
    try:
        return not read(value)
    except ValueError:
        return True


def _in_words(state: str | None) -> str:
    return (state or "unknown").replace("_", " ")


def _why_states(known: Mapping[CellValue, str], aspect: Aspect) -> list[str]:
    """Say what a reader of the column should know."""
    reasons = []
    first = {kind: cell_quoted(shown_state(value)) for value, kind in reversed(list(known.items()))}
    if aspect == "completion" and "not_completed" in first:
        reasons.append(f"{first['not_completed']} does not say whether anybody has begun: how many have started is not known")
    if "progress" in first:
        reasons.append(f"{first['progress']} is how far somebody has come: all of it is completed, none of it not started")
    if aspect == "completion" and "no" in first:
        reasons.append(f"{first['no']} says only that it is not completed: how many have started is not known")
    return reasons
