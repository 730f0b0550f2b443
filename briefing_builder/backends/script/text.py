"""The presenter's script as plain text: a laid-out deck goes in, lines to read from a lectern come out."""

import textwrap
from collections.abc import Iterator

from briefing_builder.backends.script.parts import parts_of, sections_of, time_of, totals_lines, words_line
from briefing_builder.backends.script.timing import budget, said
from briefing_builder.deck.model import Deck, NotesPart, Slide

WIDTH = 92
_LABEL = 11
"""Columns of the label, "HAND OVER" and two spaces."""
_MARGIN = "    "


def as_text(deck: Deck, *, width: int = WIDTH) -> str:
    """Return the whole script as text of at most `width` columns, longer only where one word is.

    Every slide comes with its clock, presenter and notes, the appendix last; totals follow the slides of the slot.
    """
    return "\n".join(line.rstrip() for line in _script(deck, width)) + "\n"


def _script(deck: Deck, width: int) -> Iterator[str]:
    yield from textwrap.wrap(deck.title, width)
    if deck.subject:
        yield from textwrap.wrap(deck.subject, width)
    yield "═" * width
    for line in totals_lines(deck):
        yield from textwrap.wrap(line, width)
    for section, slides in sections_of(deck):
        yield ""
        yield f"── {section} {'─' * (width - len(section) - 4)}"
        for number, slide in slides:
            yield ""
            yield from _slide(number, slide, deck, width)


def _slide(number: int, slide: Slide, deck: Deck, width: int) -> Iterator[str]:
    yield from textwrap.wrap(slide.title, width, initial_indent=f"{number:>2}  ", subsequent_indent=_MARGIN)
    if time := time_of(slide):
        yield from _labelled("TIME", (time,), width)
    if slide.who:
        yield from _labelled("WHO", (slide.who,), width)
    for part in parts_of(slide):
        yield from _part(part, width)
        if part.label == "SAY" and not slide.appendix:
            yield from _labelled("WORDS", (words_line(budget(slide, deck)),), width)
    if not said(slide) and not slide.notes:
        yield from _labelled("SAY", ("(no notes)",), width)


def _part(part: NotesPart, width: int) -> Iterator[str]:
    is_list = part.label not in ("SAY", "GOAL") and len(part.lines) > 1
    lines = tuple(f"• {line}" for line in part.lines) if is_list else part.lines
    yield from _labelled(part.label, lines, width, hang=2 if is_list else 0)


def _labelled(label: str, lines: tuple[str, ...], width: int, *, hang: int = 0) -> Iterator[str]:
    for position, line in enumerate(lines):
        head = label if position == 0 else ""
        yield from textwrap.wrap(
            line,
            width,
            initial_indent=f"{_MARGIN}{head:<{_LABEL}}",
            subsequent_indent=_MARGIN + " " * (_LABEL + hang),
            break_long_words=False,
            break_on_hyphens=False,
        )
