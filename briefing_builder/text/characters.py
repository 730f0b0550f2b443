"""Characters that no slide can hold, or that turn its letters round: a text goes in, each is found, and a sentence about it comes out."""

import re
from typing import Final

from briefing_builder.problems import Problem, Source, error, warning

# XML 1.0, 2.2, without the controls that it allows and nobody sees; a lone surrogate is no character at all
FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
OVERRIDES: Final = re.compile("[\u202d\u202e]")  # Unicode Bidirectional Algorithm, 2.2: letters in the order that somebody dictates
_STRANGE: Final = re.compile(f"{FORBIDDEN.pattern}|{OVERRIDES.pattern}")
REPORTED: Final = 20  # a file of rubbish needs no thousand messages


def character_problem(character: str, source: Source) -> Problem:
    """Return what is wrong with one of these characters, at its place."""
    number = f"U+{ord(character):04X}"
    if OVERRIDES.match(character):
        message = f"the invisible character {number} turns the order of the letters round that follow"
        return warning("letters-turned", message, source, "delete it; Arabic and Hebrew need no such character", cause=number)
    hint = "delete it"
    if "\x80" <= character <= "\x9f":
        hint = "delete it, or write the dash, quote or … that it was before the file was saved in another encoding"
    return error("control-character", f"the invisible character {number} cannot stand in a deck", source, hint, cause=number)


def problems_of_text(text: str, path: str) -> tuple[Problem, ...]:
    """Return a problem for each of the first of these characters in a file's text, with line and column."""
    problems = []
    for match in _STRANGE.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        line = text.count("\n", 0, match.start()) + 1
        problems.append(character_problem(match.group(), Source(path=path, line=line, column=match.start() - start + 1)))
        if len(problems) >= REPORTED:
            break
    return tuple(problems)


def problem_of_value(value: str, source: Source) -> Problem | None:
    """Return the problem of a value whose characters have no place of their own: one, for the worst of them."""
    match = FORBIDDEN.search(value) or OVERRIDES.search(value)
    return character_problem(match.group(), source) if match else None
