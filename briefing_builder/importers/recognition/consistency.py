"""Consistency: the columns of a table as they were read go in; what contradicts itself is settled or told, without anybody's name."""

from collections.abc import Callable, Mapping, Sequence
from unicodedata import normalize

from briefing_builder.importers.recognition.body import Body, is_empty
from briefing_builder.importers.recognition.model import Decision
from briefing_builder.importers.recognition.rows import TextColumn
from briefing_builder.problems import Problem, warning

FEWEST_NAMES = 8
"""Different names of which nobody would expect that all begin with one letter."""


def settled(columns: Mapping[str, TextColumn]) -> tuple[dict[str, TextColumn], tuple[Decision, ...]]:
    """Return the columns without days of completion of what is not completed, and what was noticed of states and days."""
    changed, decisions = dict(columns), []
    states, days = columns.get("completion_status"), columns.get("completed_on")
    if states is not None and days is not None:
        taken_back = _records(states, {"in_progress", "not_started", "not_completed"}.__contains__, days, bool)
        if taken_back:
            changed["completed_on"] = with_text(days, taken_back, "")
            choice = f"{_of_rows(len(taken_back))} with a date and no completion: the state counts, the date does not"
            decisions.append(Decision(subject="completed_on", choice=choice, because="a tick that is taken back leaves its date"))
        if undated := _records(states, "completed".__eq__, days, "".__eq__):
            choice = f"{_of_rows(len(undated))} completed without a date: completed, the day is not known"
            decisions.append(Decision(subject="completed_on", choice=choice, because="the state says so"))
    return changed, tuple(decisions)


def without_records(columns: Mapping[str, TextColumn], records: frozenset[int] | set[int], count: int) -> dict[str, TextColumn]:
    """Return the columns without those of their records, of which there are `count`."""
    kept = [record for record in range(count) if record not in records]
    return {name: TextColumn(column.texts, [column.codes[record] for record in kept]) for name, column in columns.items()}


def with_text(column: TextColumn, records: Sequence[int], text: str) -> TextColumn:
    """Return a column in which those records have that text."""
    codes = list(column.codes)
    for record in records:
        codes[record] = len(column.texts)
    return TextColumn([*column.texts, text], codes)


def _records(one: TextColumn, is_so: Callable[[str], bool], other: TextColumn, is_that: Callable[[str], bool]) -> list[int]:
    """The records of which both columns say what is asked."""
    first = {code for code, text in enumerate(one.texts) if is_so(text)}
    second = {code for code, text in enumerate(other.texts) if is_that(text)}
    wanted = {pair for pair in set(zip(one.codes, other.codes, strict=True)) if pair[0] in first and pair[1] in second}
    return [record for record, pair in enumerate(zip(one.codes, other.codes, strict=True)) if pair in wanted] if wanted else []


def _of_rows(count: int) -> str:
    return f"{count:,} {'row' if count == 1 else 'rows'}"


def initials_problems(body: Body, name_columns: Sequence[int]) -> tuple[Problem, ...]:
    """Return a warning for each column of names that all begin with one letter: a filter that was left on, so that people are missing."""
    found = []
    for index in name_columns:
        names = [value for value in body.values(index) if isinstance(value, str) and not is_empty(value)]
        if len(names) < FEWEST_NAMES:
            continue
        for which, word in (("first", 0), ("last", -1)):
            if _have_one_initial(names, word):
                message = f"all {len(names):,} names have one and the same {which} initial: a filter by initials may have left people out"
                hint = "take the filter off and download the report again"
                found.append(warning("initials-filter", message, body.heading_place(index), hint))
                break
    return tuple(found)


def _have_one_initial(names: Sequence[str], word: int) -> bool:
    first = _initial(names[0], word)
    return all(_initial(name, word) == first for name in names)


def _initial(name: str, word: int) -> str:
    words = name.split()
    return normalize("NFD", words[word])[0].casefold() if words else ""
