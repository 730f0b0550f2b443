"""Problems are values: every stage collects them with their place, and only the command line prints them."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Generic, TypeVar

Value = TypeVar("Value", covariant=True)


class Severity(StrEnum):
    """How much a problem matters: an error stops a build, a warning does not, information is only told."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Source:
    """A place in a file; line and column count from 1, and 0 means "the file as a whole"."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        place = [self.path]
        if self.line:
            place.append(str(self.line))
            if self.column:
                place.append(str(self.column))
        return ":".join(place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One finding: a kebab-case code, what was found in a sentence, where, and a way out."""

    code: str
    severity: Severity
    message: str
    source: Source | None = None
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.source}: " if self.source else ""
        finding = f"{place}{self.severity}: {self.message} [{self.code}]"
        return f"{finding}\n  hint: {self.hint}" if self.hint else finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked(Generic[Value]):
    """A stage's result together with the problems it met on the way."""

    value: Value
    problems: tuple[Problem, ...] = ()


def error(code: str, message: str, source: Source | None = None, hint: str = "") -> Problem:
    """Return a problem that stops a build."""
    return Problem(code=code, severity=Severity.ERROR, message=message, source=source, hint=hint)


def warning(code: str, message: str, source: Source | None = None, hint: str = "") -> Problem:
    """Return a problem that a build survives, unless it is strict."""
    return Problem(code=code, severity=Severity.WARNING, message=message, source=source, hint=hint)


def information(code: str, message: str, source: Source | None = None, hint: str = "") -> Problem:
    """Return a remark that stops nothing."""
    return Problem(code=code, severity=Severity.INFORMATION, message=message, source=source, hint=hint)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems without repetition, sorted by place, then severity, then code."""
    ranks = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFORMATION: 2}
    nowhere = Source(path="")
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda p: (p.source or nowhere, ranks[p.severity], p.code, p.message)))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return whether any of the problems stops a build."""
    return any(problem.severity is Severity.ERROR for problem in problems)


KNOWN_SHOWN = 12  # a longer list is no help
LONGEST_COMPARED = 80  # characters; comparing longer texts is slow


def did_you_mean(word: str, known: Iterable[str], *, otherwise: str = "") -> str:
    """Return the hint "did you mean …?" with the nearest known word, else `otherwise`, else the words that are known here."""
    words = sorted({name for name in known if not name.startswith("_")})
    near = get_close_matches(word, words, n=1) if len(word) <= LONGEST_COMPARED else []
    if near:
        return f'did you mean "{near[0]}"?'
    if otherwise or not words:
        return otherwise
    return f"known here: {', '.join(words[:KNOWN_SHOWN])}{' …' if len(words) > KNOWN_SHOWN else ''}"
