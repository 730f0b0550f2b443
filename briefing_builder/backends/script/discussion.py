"""The page for the questions: the slides of a script go in, the opening question, its steps and the prepared answers come out."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from briefing_builder.backends.script.lines import list_marks, text_blocks
from briefing_builder.backends.script.model import Discussion, Reply, SlideScript
from briefing_builder.deck.model import NotesLine, NotesRun
from briefing_builder.speech import is_discussion
from briefing_builder.values import replace
from briefing_builder.words import Catalogue

STEPS = ("acknowledge", "explore", "respond")
OBJECTION = "objection"
"""How the ids of the slides with prepared answers begin."""
OTHERS = "more-objections"
"""And of those with all other answers, each in one line of its notes."""


def discussion_of(slides: Sequence[SlideScript], words: Catalogue) -> Discussion | None:
    """Return what the presenter needs in the discussion, or None where the deck has none."""
    on_questions = [slide for slide in slides if is_discussion(slide.slide_id)]
    if not on_questions:
        return None
    first, last = on_questions[0], on_questions[-1]
    answers = [slide for slide in slides if slide.is_appendix and slide.slide_id.startswith((OBJECTION, OTHERS))]
    after = next((slide for slide in slides if slide.number == last.number + 1 and not slide.is_appendix), None)
    return Discussion(
        number=first.number,
        slide_id=first.slide_id,
        begins=first.begins,
        ends=last.ends,
        length=first.length,
        opening=tuple(line for slide in on_questions for line in slide.lines("say")),
        steps=tuple(line for slide in on_questions for line in slide.lines("do")),
        replies=tuple(
            _reply_from(list(parts), words) for _, parts in groupby(answers, key=lambda slide: slide.slide_id.partition("--")[0])
        ),
        close=after.lines("say") if after else (),
    )


def _with_list_marks(lines: Sequence[NotesLine]) -> Iterator[NotesLine]:
    """Yield the lines, with the bullets and numbers of lists as text: a reply is already a list itself."""
    for kind, block in text_blocks("say", lines):
        for mark, line in zip(list_marks(kind, len(block)), block, strict=True):
            yield replace(line, runs=(NotesRun(text=mark), *line.runs)) if mark else line


def _reply_from(parts: Sequence[SlideScript], words: Catalogue) -> Reply:
    """The first three lines of a prepared answer are its steps (R38), on however many slides: acknowledge, explore, respond."""
    first = parts[0]
    spoken = list(_with_list_marks([line for slide in parts for line in slide.lines("say")]))
    steps = [] if first.slide_id.startswith(OTHERS) else [words(f"script.step-{step}") for step in STEPS]
    further = ["" if line.bullet != "none" else words("script.then") for line in spoken[len(STEPS) :]] if steps else [""] * len(spoken)
    mark = words("slide.part", part=1, parts=len(parts))
    return Reply(
        number=first.number,
        slide_id=first.slide_id,
        title=first.title if len(parts) == 1 else first.title.removesuffix(f" {mark}"),
        steps=tuple(zip([*steps, *further], spoken, strict=False)),
        evidence=tuple(line for slide in parts for line in slide.lines("do")),
    )
