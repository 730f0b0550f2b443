"""The lines of the notes as the formats need them: as blocks, each paragraphs or one list, and joined into a single line."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from briefing_builder.deck.model import NotesLine

Kind = Literal["none", "bullet", "number"]
TextBlock = tuple[Kind, tuple[NotesLine, ...]]
"""Lines of one kind: paragraphs, or the items of one list."""
PARAGRAPH_PARTS = ("say", "your-words", "goal", "stop-at", "hand-over")
"""Parts whose lines are paragraphs; several lines of other parts are things to do, and listed."""


def text_blocks(part: str, lines: Sequence[NotesLine]) -> Iterator[TextBlock]:
    """Yield the lines of a part of that kind in blocks; beside an author's own list, all other lines are paragraphs."""
    has_list = any(line.bullet != "none" for line in lines)
    if part not in PARAGRAPH_PARTS and len(lines) > 1 and not has_list:
        yield "bullet", tuple(lines)
        return
    for kind, group in groupby(lines, key=lambda line: line.bullet):
        yield kind, tuple(group)


def list_marks(kind: Kind, count: int) -> tuple[str, ...]:
    """Return the bullets or numbers of `count` lines of that kind."""
    return tuple({"none": "", "bullet": "• ", "number": f"{number}. "}[kind] for number in range(1, count + 1))


def in_one_line(lines: Sequence[NotesLine]) -> str:
    """Return the lines as one text; a list item without final punctuation gets a semicolon before the next."""
    text = ""
    for line in lines:
        joint = "; " if line.bullet != "none" and text[-1:].isalnum() else " "
        text += joint + line.text if text else line.text
    return text
