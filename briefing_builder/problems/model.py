"""Problems are values: every stage collects them with their place, and only the command line prints them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from briefing_builder.problems.spelling import nearest

Value = TypeVar("Value", covariant=True)


class Severity(StrEnum):
    """How much a problem matters: an error stops a build, a warning does not, information is only told."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Source:
    """A place in a file; line and column count from 1, and 0 means "the file as a whole".

    In a workbook `sheet` names the sheet, and line and column are a cell's: `programme.xlsx: Benefits!C7`.
    """

    path: str
    line: int = 0
    column: int = 0
    sheet: str = ""

    def __str__(self) -> str:
        if self.sheet:
            return f"{self.path}: {self.sheet}{_cell_name(self.line, self.column)}"
        parts = [self.path]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)


def _cell_name(row: int, column: int) -> str:
    """`!C7`, `!7:7` for a row, `!C:C` for a column; nothing for the sheet as a whole."""
    letters, rest = "", column
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    if letters and row:
        return f"!{letters}{row}"
    whole = letters or (str(row) if row else "")
    return f"!{whole}:{whole}" if whole else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One finding: a kebab-case code, what was found in a sentence, where, and a way out."""

    code: str
    severity: Severity
    message: str
    source: Source | None = None
    hint: str = ""
    cause: str = ""
    """What it shares with others of its code that one thing has brought about, in words; empty: nothing but the message itself."""
    count: int = 1
    """How many findings it stands for: more than itself where a long file has more of them than anybody reads."""

    def __str__(self) -> str:
        prefix = f"{self.source}: " if self.source else ""
        finding = f"{prefix}{self.severity}: {self.message} [{self.code}]"
        return f"{finding}\n  hint: {self.hint}" if self.hint else finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked(Generic[Value]):
    """A stage's result together with the problems it met on the way."""

    value: Value
    problems: tuple[Problem, ...] = ()


def error(code: str, message: str, source: Source | None = None, hint: str = "", *, cause: str = "") -> Problem:
    """Return a problem that stops a build."""
    return Problem(code=code, severity=Severity.ERROR, message=message, source=source, hint=hint, cause=cause)


def warning(code: str, message: str, source: Source | None = None, hint: str = "", *, cause: str = "") -> Problem:
    """Return a problem that a build survives, unless it is strict."""
    return Problem(code=code, severity=Severity.WARNING, message=message, source=source, hint=hint, cause=cause)


def information(code: str, message: str, source: Source | None = None, hint: str = "", *, cause: str = "") -> Problem:
    """Return a remark that stops nothing."""
    return Problem(code=code, severity=Severity.INFORMATION, message=message, source=source, hint=hint, cause=cause)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems without repetition, sorted by place, then severity, then code."""
    ranks = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFORMATION: 2}
    nowhere = Source(path="")
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda p: (p.source or nowhere, ranks[p.severity], p.code, p.message)))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return whether any of the problems stops a build."""
    return any(problem.severity is Severity.ERROR for problem in problems)


TOLD_ALONE = frozenset({"confidential-found", "confidential-influence", "confidential-source", "deck-kept", "words-untranslated"})
"""Codes of which each problem wants a decision of its own."""
MOST_CAUSES = 8
"""Causes of one code that are listed one by one; the rest of that code is summed up."""


def by_cause(problems: Iterable[Problem]) -> tuple[tuple[Problem, ...], ...]:
    """Return the problems in order, those of one cause together, where the first of them stands.

    Problems share a cause when severity, code and `cause` (without one: the message) are the same. A code with more than MOST_CAUSES
    causes has one group for all the others, but what is TOLD_ALONE never has company.
    """
    groups: dict[tuple[str, ...], list[Problem]] = {}
    causes: dict[tuple[str, str], int] = {}
    for problem in in_order(problems):
        kind = (problem.severity.value, problem.code)
        key: tuple[str, ...] = (*kind, problem.cause or problem.message)
        if problem.code in TOLD_ALONE:
            key = (*key, str(problem.source))
        elif key not in groups:
            causes[kind] = causes.get(kind, 0) + 1
            key = key if causes[kind] <= MOST_CAUSES else kind
        groups.setdefault(key, []).append(problem)
    return tuple(map(tuple, groups.values()))


PLACES_SHOWN = 3


def told_together(group: Sequence[Problem]) -> str:
    """Return problems of one cause in one line, and the hint of the first in another: how many there are, and the next places.

    Places in the file of the one before are told without its name: `d.csv:2:1: error: … [bad-id] (300 times; also at 3:1, 4:1, 5:1 …)`.
    """
    first = group[0]
    if len(group) == 1:
        return str(first)
    finding, _, hint = str(first).partition("\n")
    return f"{finding} ({sum(problem.count for problem in group)} times{also_at(group)})" + (f"\n{hint}" if hint else "")


def also_at(group: Sequence[Problem]) -> str:
    """Return the next places of a group in words, `; also at 3:1, 4:1 …`; nothing where all stand at one place."""
    home = group[0].source
    places = dict.fromkeys(problem.source for problem in group if problem.source and problem.source != home)
    if not places:
        return ""
    first = list(places)[:PLACES_SHOWN]
    shown = [_seen_from(before, place) for before, place in zip((home, *first), first, strict=False)]
    return f"; also at {', '.join(shown)}{' …' if len(places) > PLACES_SHOWN else ''}"


def _seen_from(before: Source | None, source: Source) -> str:
    if before is None or source.path != before.path or not source.line:
        return str(source)
    return str(source).removeprefix(f"{source.path}:").lstrip()


KNOWN_SHOWN = 12  # a longer list is no help


def did_you_mean(word: str, known: Iterable[str], *, otherwise: str = "") -> str:
    """Return the hint "did you mean …?" with the nearest known word, else `otherwise`, else the words that are known here."""
    words = sorted({name for name in known if not name.startswith("_")})
    if near := nearest(word, words):
        return f'did you mean "{near}"?'
    if otherwise or not words:
        return otherwise
    return f"known here: {', '.join(words[:KNOWN_SHOWN])}{' …' if len(words) > KNOWN_SHOWN else ''}"
