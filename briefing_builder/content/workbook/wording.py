"""Problems in the words of a workbook: what is said of keys and quotes goes in, what is said of cells comes out."""

import re

from briefing_builder.problems import Problem
from briefing_builder.values import replace

_MISSING = re.compile(r'the key "(?P<key>[\w.-]+)" is missing')
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
    """Return a problem of a workbook's cell without words that only YAML has; any other problem as it is."""
    if problem.source is None or not problem.source.sheet:
        return problem
    message = _MISSING.sub(lambda match: f"“{match['key'].replace('_', ' ')}” is not filled in", problem.message)
    return replace(problem, message=message, hint=_HINTS.get(problem.hint, problem.hint))
