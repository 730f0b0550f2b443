"""Problems in the words of a workbook: what is said of keys and quotes goes in, what is said of cells comes out."""

import re
from functools import cache
from pathlib import PurePath

from briefing_builder.content.workbook.headings import words_of_keys
from briefing_builder.content.workbook.model import EACH_ITEM, EACH_KEY
from briefing_builder.content.workbook.plan import workbook_plan
from briefing_builder.content.workbook.reading import WORKBOOKS
from briefing_builder.problems import Problem
from briefing_builder.values import replace

_MISSING = re.compile(r'the key "(?P<key>[\w.-]+)" is missing')
_NAMED = re.compile(r"`(?P<path>[a-z_]+(?:\.[a-z_]+)*)`")
_DIGITS = "type the digits alone, into a cell of the format Number"
_HINTS = {
    "put it in quotes": "give the cell the format Text, and type it again",
    "remove the quotes": "",
    "write true or false, without quotes": "write yes or no",
    "write the number without quotes, unit or thousands separator": _DIGITS,
    "write the number without quotes, unit or thousands separator, with a decimal point": _DIGITS,
    "write it, or remove the key": "write it",
    "begin each item on a line of its own with `- `": "write one a line (Alt+Enter)",
    "add `booking:` with the `next_sessions`": "fill in “Booking: next sessions”, or write yes under Booking",
    "add `showcase:` to a course": "write yes under Showcase, or fill in one of its columns",
    "add `showcase:` to the course, or name another": "write yes under Showcase of the course, or name another",
    "write it as one sentence, or fold the lines with > instead of |": "write it as one line",
}
"""Ways out that speak of YAML, and what they are in a workbook."""


def in_words_of_cells(problem: Problem) -> Problem:
    """Return a problem of a workbook in words that have a meaning there: sheets and columns for keys; any other problem as it is."""
    if problem.source is None or PurePath(problem.source.path).suffix.casefold() not in WORKBOOKS:
        return problem
    message = _MISSING.sub(lambda match: f"“{words_of_keys((match['key'],))}” is not filled in", problem.message)
    hint = _NAMED.sub(lambda match: name_in_workbook(match["path"], problem.source.sheet if problem.source else ""), _hint_of(problem))
    return replace(problem, message=message, hint=hint)


def _hint_of(problem: Problem) -> str:
    return _HINTS.get(problem.hint, problem.hint)


@cache
def name_in_workbook(path: str, sheet: str = "") -> str:
    """Return what a key is called in a workbook: a sheet, a setting with its sheet, or, where there may be several, its own words.

    `sheet` is where it is spoken of.
    """
    for plan in workbook_plan():
        if path == _plain_path(plan.pattern) or plan.parts == (path,):
            return f"“{plan.name}”"
        if path in plan.parts:
            return f"“{_capital(words_of_keys((path,)))}” ({plan.name})"
    lists = [plan.name for plan in workbook_plan() if plan.pattern.endswith(EACH_ITEM) and _is_path_of(path, plan.pattern)]
    if len(lists) == 1:
        return f"“{lists[0]}”"
    keys = tuple(path.split("."))
    fields = [(plan.name, field) for plan in workbook_plan() for field in plan.fields if _is_path_of(path, field.pattern)]
    exact = {(home, field.heading) for home, field in fields if field.pattern == path}
    found = exact or {(home, field.heading) for home, field in fields}
    if len(keys) > 1 and len(found) == 1:
        home, heading = found.pop()
        return f"“{heading}” ({home})"
    if sheet == "Departments":
        keys = tuple("meeting" if key == "briefing" else key for key in keys)
    known = {key for plan in workbook_plan() for field in plan.fields for key in field.pattern.split(".")} | {"meeting"}
    return f"“{_capital(words_of_keys(keys))}”" if set(keys) <= known else f"`{path}`"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _plain_path(pattern: str) -> str:
    return ".".join(step for step in pattern.split(".") if step not in (EACH_ITEM, EACH_KEY))


def _is_path_of(path: str, pattern: str) -> bool:
    plain = _plain_path(pattern)
    return plain == path or plain.endswith(f".{path}")
