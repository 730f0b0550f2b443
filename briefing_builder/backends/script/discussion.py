"""The page for the questions: the slides of a script go in, the opening question, its steps and the prepared answers come out."""

from collections.abc import Iterator, Sequence

from briefing_builder.backends.script.lines import marks_of, stretches
from briefing_builder.backends.script.model import Discussion, Reply, Sheet
from briefing_builder.deck.model import NotesLine, NotesRun
from briefing_builder.speech import is_discussion
from briefing_builder.values import replace

STEPS = ("Acknowledge", "Explore", "Respond")
OBJECTION = "objection"
"""How the ids of the slides with prepared answers begin."""


def discussion_of(sheets: Sequence[Sheet]) -> Discussion | None:
    """Return what the presenter needs in the discussion, or None where the deck has none."""
    own = [sheet for sheet in sheets if is_discussion(sheet.slide)]
    if not own:
        return None
    first, last = own[0], own[-1]
    after = next((sheet for sheet in sheets if sheet.number == last.number + 1 and not sheet.is_appendix), None)
    return Discussion(
        number=first.number,
        slide=first.slide,
        begins=first.begins,
        ends=last.ends,
        length=first.length,
        opening=tuple(line for sheet in own for line in sheet.lines("SAY")),
        steps=tuple(line for sheet in own for line in sheet.lines("DO")),
        replies=tuple(_reply(sheet) for sheet in sheets if sheet.is_appendix and sheet.slide.startswith(OBJECTION)),
        close=after.lines("SAY") if after else (),
    )


def _marked(lines: Sequence[NotesLine]) -> Iterator[NotesLine]:
    """The lines, the items of lists with their dots and numbers as text: a reply is a list itself."""
    for kind, found in stretches("SAY", lines):
        for mark, line in zip(marks_of(kind, len(found)), found, strict=True):
            yield replace(line, runs=(NotesRun(text=mark), *line.runs)) if mark else line


def _reply(sheet: Sheet) -> Reply:
    """The first three lines of an answer are those of the objection (R38): acknowledge, explore, respond."""
    said = list(_marked(sheet.lines("SAY")))
    names = [*STEPS, *["" if line.bullet != "none" else "Then" for line in said[len(STEPS) :]]]
    return Reply(
        number=sheet.number,
        slide=sheet.slide,
        title=sheet.title,
        steps=tuple(zip(names, said, strict=False)),
        evidence=sheet.lines("DO"),
    )
