"""The page for the questions: the slides of a script go in, the opening question, its steps and the prepared answers come out."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from briefing_builder.backends.script.lines import marks_of, stretches
from briefing_builder.backends.script.model import Discussion, Reply, Sheet
from briefing_builder.deck.model import NotesLine, NotesRun
from briefing_builder.speech import is_discussion
from briefing_builder.values import replace

STEPS = ("Acknowledge", "Explore", "Respond")
OBJECTION = "objection"
"""How the ids of the slides with prepared answers begin."""
PART = re.compile(r" \(\d+ of \d+\)$")
"""What the titles of a slide end with that was divided."""


def discussion_of(sheets: Sequence[Sheet]) -> Discussion | None:
    """Return what the presenter needs in the discussion, or None where the deck has none."""
    own = [sheet for sheet in sheets if is_discussion(sheet.slide)]
    if not own:
        return None
    first, last = own[0], own[-1]
    answers = [sheet for sheet in sheets if sheet.is_appendix and sheet.slide.startswith(OBJECTION)]
    after = next((sheet for sheet in sheets if sheet.number == last.number + 1 and not sheet.is_appendix), None)
    return Discussion(
        number=first.number,
        slide=first.slide,
        begins=first.begins,
        ends=last.ends,
        length=first.length,
        opening=tuple(line for sheet in own for line in sheet.lines("SAY")),
        steps=tuple(line for sheet in own for line in sheet.lines("DO")),
        replies=tuple(_reply(list(parts)) for _, parts in groupby(answers, key=lambda sheet: sheet.slide.partition("--")[0])),
        close=after.lines("SAY") if after else (),
    )


def _marked(lines: Sequence[NotesLine]) -> Iterator[NotesLine]:
    """The lines, the items of lists with their dots and numbers as text: a reply is a list itself."""
    for kind, found in stretches("SAY", lines):
        for mark, line in zip(marks_of(kind, len(found)), found, strict=True):
            yield replace(line, runs=(NotesRun(text=mark), *line.runs)) if mark else line


def _reply(parts: Sequence[Sheet]) -> Reply:
    """The first three lines of an answer are those of the objection (R38), on however many slides: acknowledge, explore, respond."""
    first = parts[0]
    said = list(_marked([line for sheet in parts for line in sheet.lines("SAY")]))
    names = [*STEPS, *["" if line.bullet != "none" else "Then" for line in said[len(STEPS) :]]]
    return Reply(
        number=first.number,
        slide=first.slide,
        title=first.title if len(parts) == 1 else PART.sub("", first.title),
        steps=tuple(zip(names, said, strict=False)),
        evidence=tuple(line for sheet in parts for line in sheet.lines("DO")),
    )
