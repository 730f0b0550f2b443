"""What the template of the cue cards sees: a script goes in, one card a slide, then those for the questions, come out as plain data."""

from collections.abc import Container, Iterator
from math import ceil

from briefing_builder.backends.script.model import Discussion, Row, Script, Sheet
from briefing_builder.backends.script.pages.view import Values, discussion_values, frame_values, sheet_values
from briefing_builder.deck.model import NotesLine, notes_lines

ON_CARDS = ("SAY", "DO", "STOP AT", "HAND OVER")
"""What a speaker needs in the hand; goals, questions and cuts stand in the script and on the run sheet."""

SIZES = (("largest", 24.0), ("large", 20.0), ("medium", 17.5), ("small", 15.5))
"""The letters of what is said, in points, as cards.css.j2 has them."""
OTHER = 12.0
"""Points of everything else."""
WIDTH, INDENT, HEIGHT = 533, 37, 305
"""The text of an A5 card without its head and foot, in points, and how far labelled parts stand in."""
LETTER, PITCH = 0.45, 1.33
"""Width of a letter and height of a line, in ems: Carlito on average, and cards.css.j2."""
TITLE, GAP, BOX = 60, 8.5, 10
"""Points that the title with its picture takes, the space above a part, and what a box adds."""


def card_values(script: Script, pictures: Container[str]) -> Values:
    """Return the cue cards: one a slide of the slot, one for the opening of the discussion, one a reply."""
    following = {row.number - 1: row for row in script.rows}
    page = script.discussion
    cards = [
        {**sheet_values(sheet, pictures, page, ON_CARDS), "next": _next(following.get(sheet.number)), "size": size_of(sheet, page)}
        for sheet in script.sheets
    ]
    return {
        **frame_values(script),
        "cards": cards,
        "discussion": discussion_values(page) if page else None,
        "count": len(cards) + (1 + len(page.replies) if page else 0),
    }


def size_of(sheet: Sheet, page: Discussion | None) -> str:
    """Return the largest size with which a card holds what its slide says and does, by an estimate; the smallest where none does."""
    is_discussion = page is not None and page.number == sheet.number
    rest = TITLE + (0 if is_discussion else sum(_others(sheet)))
    said = sheet.lines("SAY")
    return next((size for size, points in SIZES if rest + GAP + _height(said, points, WIDTH) <= HEIGHT), SIZES[-1][0])


def _others(sheet: Sheet) -> Iterator[float]:
    if sheet.cue:
        yield GAP + _height(notes_lines(sheet.cue), OTHER, WIDTH)
    for label in ON_CARDS[1:]:
        lines = sheet.lines(label)
        if lines:
            yield GAP + (0 if label == "DO" else BOX) + _height(lines, OTHER, WIDTH - INDENT)


def _height(lines: tuple[NotesLine, ...], points: float, width: int) -> float:
    return sum(ceil(len(line.text) * LETTER * points / width) * PITCH * points + GAP / 2 for line in lines)


def _next(row: Row | None) -> Values | None:
    return {"begins": row.begins, "title": row.title, "who": row.who if row.is_change else ""} if row else None
