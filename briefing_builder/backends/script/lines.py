"""Lines of the notes as the formats set them: stretches that are paragraphs or one list, and many lines as a single one."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from briefing_builder.deck.model import OWN_WORDS, NotesLine

Kind = Literal["none", "bullet", "number"]
Stretch = tuple[Kind, tuple[NotesLine, ...]]
"""Lines of one kind: paragraphs, or the items of one list."""
SAID = ("SAY", OWN_WORDS, "GOAL", "STOP AT", "HAND OVER")
"""Parts whose lines are paragraphs; several lines of other parts are things to do, and listed."""


def stretches(label: str, lines: Sequence[NotesLine]) -> Iterator[Stretch]:
    """Yield the lines of a part in stretches; an author's own list makes everything beside it paragraphs."""
    has_list = any(line.bullet != "none" for line in lines)
    if label not in SAID and len(lines) > 1 and not has_list:
        yield "bullet", tuple(lines)
        return
    for kind, found in groupby(lines, key=lambda line: line.bullet):
        yield kind, tuple(found)


def marks_of(kind: Kind, count: int) -> tuple[str, ...]:
    """Return what stands before each of so many lines of that kind."""
    return tuple({"none": "", "bullet": "• ", "number": f"{number}. "}[kind] for number in range(1, count + 1))


def in_one_line(lines: Sequence[NotesLine]) -> str:
    """Return the lines as one text; an item that has no end of its own ends with a semicolon before the next."""
    text = ""
    for line in lines:
        joint = "; " if line.bullet != "none" and text[-1:].isalnum() else " "
        text += joint + line.text if text else line.text
    return text
