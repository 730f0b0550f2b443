"""Whether files are about the same learners: their ids go in; a question comes out where nobody of one file is in any other.

One export has user names, another addresses, a third has lost the zeros before its numbers: joined as they are, everybody would be there
twice.
"""

from collections.abc import Callable, Iterator, Sequence

from briefing_builder.importers.recognition.model import Answers, Option, Question
from briefing_builder.imports.gathering import Gathered
from briefing_builder.imports.learner_ids import plain_id
from briefing_builder.imports.model import Given

LEARNERS = "learners"
"""The key of the question how learners of several files are compared."""
AS_THEY_ARE = "as-they-are"
ENOUGH = 0.5
"""Share of the smaller file that must meet under another reading of the ids, so that it is offered."""


def _before_at(text: str) -> str:
    return plain_id(text).partition("@")[0]


def _without_leading_zeros(text: str) -> str:
    plain = plain_id(text)
    return plain.lstrip("0") or plain


READINGS: dict[str, tuple[str, Callable[[str], str]]] = {
    "before-at": ("what stands before the @ of an address is the other file’s id", _before_at),
    "without-zeros": ("zeros before a number do not count: 00123 is 123", _without_leading_zeros),
    AS_THEY_ARE: ("these are different people; keep them apart", plain_id),
}


def id_reading(answers: Answers) -> Callable[[str], str]:
    """Return how ids are compared: as the answer `learners` says, else without case and outer spaces only."""
    answer = next((answer.strip() for key, answer in answers.items() if key.strip().casefold() == LEARNERS), AS_THEY_ARE)
    return READINGS.get(answer, READINGS[AS_THEY_ARE])[1]


def is_answered(answers: Answers) -> bool:
    """Return whether somebody has said how ids are compared."""
    return any(key.strip().casefold() == LEARNERS and answer.strip() in READINGS for key, answer in answers.items())


def meeting_problems(given: Sequence[Given], gathered: Sequence[Gathered], answers: Answers) -> Iterator[Question]:
    """Yield the question how ids are to be compared, where the learners of a file are in no other."""
    if len(gathered) < 2 or is_answered(answers):
        return
    learners = [file.learners for file in gathered]
    for index, own in enumerate(learners):
        others = frozenset().union(*(each for other, each in enumerate(learners) if other != index))
        if own and others and not own & others:
            yield Question(key=LEARNERS, text=_nobody_meets(given, gathered, index), options=tuple(_options(own, others)))
            return


def _nobody_meets(given: Sequence[Given], gathered: Sequence[Gathered], index: int) -> str:
    columns = ", ".join(f"“{_id_heading(file)}” of {file.name}" for file in given)
    nobody = f"none of the {len(gathered[index].learners):,} learners of {gathered[index].name} is in another file"
    return f"{nobody}; ids are taken from {columns}. If a file has a column with the other’s ids, say --map HEADING=learner_id"


def _id_heading(given: Given) -> str:
    return next((use.heading for use in given.understood.columns if use.field == "learner_id"), "learner_id")


def _options(own: frozenset[str], others: frozenset[str]) -> Iterator[Option]:
    for answer, (meaning, reading) in READINGS.items():
        mine, theirs = {reading(each) for each in own}, {reading(each) for each in others}
        met = len(mine & theirs)
        if answer == AS_THEY_ARE:
            yield Option(answer=answer, meaning=meaning)
        elif met >= ENOUGH * min(len(mine), len(theirs)):
            yield Option(answer=answer, meaning=f"{meaning}: {met:,} learners meet")
