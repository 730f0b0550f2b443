"""Answers: what an author has said about a file goes in; what that means for columns, values and missing fields comes out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefing_builder.importers.recognition.headings import FIELDS, OTHER
from briefing_builder.importers.recognition.model import Answers
from briefing_builder.problems import Problem, Source, did_you_mean, error

CONSTANTS = {"course": "course_id", "department": "department_id"}
"""Fields that a whole file may share, by the key that says so."""
EMPTY = "empty "
"""Beginning of keys about the empty cells of a column."""
_ELSEWHERE = ("course/", "department/")
"""Beginnings of keys that are about names of the programme."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnAnswer:
    """What was said about a column; empty where nothing was."""

    field: str = ""
    reading: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SortedAnswers:
    """Answers by what they are about."""

    columns: Mapping[int, ColumnAnswer] = field(default_factory=dict)
    values: Mapping[tuple[int, str], str] = field(default_factory=dict)
    """Of a column and a value of it, as `plain_key` writes it, what the value means."""
    constants: Mapping[str, str] = field(default_factory=dict)
    """By field, the value that all rows have."""
    empty: Mapping[int, str] = field(default_factory=dict)
    """By column, what its empty cells mean: `above` (as in the row above) or `-`."""
    problems: tuple[Problem, ...] = ()


def plain_key(text: str) -> str:
    """Return a heading or a value as answers are compared: without case, and without spaces at its ends."""
    return " ".join(text.casefold().split())


def sorted_answers(answers: Answers, headings: Sequence[str], source: Source) -> SortedAnswers:
    """Return what the answers say about a table of these headings; a heading or field that does not exist is a problem there."""
    by_key: dict[str, int] = {}
    for index, heading in enumerate(headings):
        by_key.setdefault(plain_key(heading), index)
    columns: dict[int, ColumnAnswer] = {}
    values: dict[tuple[int, str], str] = {}
    constants: dict[str, str] = {}
    empty: dict[int, str] = {}
    problems: list[Problem] = []
    for key, answer in answers.items():
        name, said = plain_key(key), answer.strip()
        if name == "sheet" or name.startswith(_ELSEWHERE):
            continue
        if name in CONSTANTS and (name not in by_key or not _is_about_a_column(said)):
            constants[CONSTANTS[name]] = said
        elif name in by_key:
            columns[by_key[name]] = _column_answer(key, said, source, problems)
        elif name in FIELDS and plain_key(said) in by_key:
            columns[by_key[plain_key(said)]] = ColumnAnswer(field=name, key=said)
        elif name.startswith(EMPTY) and name.removeprefix(EMPTY) in by_key:
            empty[by_key[name.removeprefix(EMPTY)]] = said
        elif (cell := _value_key(name, by_key)) is not None:
            values[cell] = said
        else:
            problems.append(_unknown_heading(key, headings, source))
    return SortedAnswers(columns=columns, values=values, constants=constants, empty=empty, problems=tuple(problems))


def _is_about_a_column(said: str) -> bool:
    return said.split(",")[0].strip() in (*FIELDS, OTHER)


def _column_answer(key: str, said: str, source: Source, problems: list[Problem]) -> ColumnAnswer:
    """`completed_on`, `completed_on, day-first`, `day-first` or `-`; a word that looks like a field and is none is a problem."""
    first, _, rest = (part.strip() for part in said.partition(","))
    if first in (*FIELDS, OTHER):
        return ColumnAnswer(field=first, reading=rest, key=key)
    if rest or "_" in first:
        known = (*FIELDS, OTHER)
        message = f"--map “{key}={said}”: there is no field “{first}”"
        problems.append(error("unknown-field", message, source, did_you_mean(first, FIELDS, otherwise=f"fields are {', '.join(known)}")))
    return ColumnAnswer(reading=first, key=key)


def _value_key(name: str, by_key: Mapping[str, int]) -> tuple[int, str] | None:
    """The column and the value that a key `heading/value` names; headings and values may have strokes themselves."""
    cuts = [position for position, character in enumerate(name) if character == "/"]
    found = (((by_key.get(name[:cut].strip())), name[cut + 1 :].strip()) for cut in cuts)
    return next(((index, value) for index, value in found if index is not None), None)


def _unknown_heading(key: str, headings: Iterable[str], source: Source) -> Problem:
    known = [heading for heading in headings if heading]
    message = f"--map “{key}=…”: the file has no column of that name"
    return error("unknown-heading", message, source, did_you_mean(key, [*known, *CONSTANTS, "sheet"]))
