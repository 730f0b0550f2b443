"""Columns of yes and no: the different values of a column go in; truth values come out, whatever language or sign says them."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache

from briefing_builder.importers.columns.model import Reading, Readings
from briefing_builder.importers.columns.vocabulary import cell_quoted, has_no_value, plain_spelling, vocabulary_file, words_listed
from briefing_builder.importers.sheets.model import CellValue

LONGEST_ANSWER = 80
_NUMBERED = re.compile(r"\d{1,2}\s?[-–.:=)]\s?(\D+)")


@cache
def truth_words() -> Mapping[str, bool]:
    """Return what each word or sign for yes and no means, by its plain spelling."""
    return {word: name == "yes" for name in ("yes", "no") for word in words_listed(vocabulary_file("truth")[name])}


def _truth_in(text: str) -> bool | None:
    """Return what a text says as a whole, behind a number (1 - Yes), or before a comma (Yes, several times)."""
    words = truth_words()
    spelled = plain_spelling(text)
    if (said := words.get(spelled)) is not None or len(spelled) > LONGEST_ANSWER:
        return said
    if found := _NUMBERED.fullmatch(spelled):
        return words.get(found[1])
    first, comma, _ = spelled.partition(",")
    return words.get(first) if comma and len(first) > 1 and not first.isdigit() else None


def truth_of(value: CellValue) -> bool | None:
    """Return whether a cell says yes or no. Raises ValueError when it says neither; None where nothing stands."""
    if isinstance(value, bool):
        return value
    if isinstance(value, Decimal) and value in (0, 1):
        return bool(value)
    if isinstance(value, str) and (said := _truth_in(value)) is not None:
        return said
    if has_no_value(value):
        return None
    raise ValueError(f"{cell_quoted(value)} is neither yes nor no")


def truth_readings(values: Sequence[CellValue]) -> Readings:
    """Return whether a column says yes and no, with True, False and None for a cell without an answer.

    `values`: each different value of the column once. A tick beside empty cells is yes; the empty cells stay without an answer, and that
    is said: a column of ticks alone does not tell no from no answer.
    """
    said: dict[bool, CellValue] = {}
    unreadable: list[CellValue] = []
    for value in values:
        try:
            truth = truth_of(value)
        except ValueError:
            unreadable.append(value)
            continue
        if truth is not None:
            said.setdefault(truth, value)
    if not said or len(unreadable) > len(said):
        return Readings(possible=(), because="most of its values are neither yes nor no", unreadable=unreadable)
    meaning = ", ".join(f"{cell_quoted(value)} is {'yes' if truth else 'no'}" for truth, value in sorted(said.items(), reverse=True))
    return Readings(possible=(Reading(code="yes-no", meaning=meaning, read=truth_of),), because=_why_truth(said), unreadable=unreadable)


def _why_truth(said: Mapping[bool, CellValue]) -> str:
    if len(said) == 1:
        truth, value = next(iter(said.items()))
        return f"it holds nothing but {cell_quoted(value)}, which is {'yes' if truth else 'no'}; an empty cell is no answer"
    return f"{cell_quoted(said[True])} is yes and {cell_quoted(said[False])} is no"
