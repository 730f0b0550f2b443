"""Whether files are about the same learners: their ids go in; a question comes out where nobody of one file is in any other.

One export has user names, another addresses, a third has lost the zeros before its numbers: joined as they are, everybody would be there
twice.
"""

from collections.abc import Callable, Iterator, Sequence

from briefing_builder.importers.recognition.model import Answers, Decision, Option, Question
from briefing_builder.imports.gathering import Gathered
from briefing_builder.imports.learner_ids import plain_id
from briefing_builder.imports.model import Given
from briefing_builder.problems import Problem, error

LEARNERS = "learners"
"""The key of the question how learners of several files are compared."""
AS_THEY_ARE = "as-they-are"
ENOUGH = 0.5
"""Share of the smaller file that must meet under another reading of the ids, so that it is offered."""


def _before_at(text: str) -> str:
    return plain_id(text).partition("@")[0].rpartition("\\")[2]


def _without_leading_zeros(text: str) -> str:
    plain = plain_id(text)
    return plain.lstrip("0") or plain


READINGS: dict[str, tuple[str, Callable[[str], str]]] = {
    "before-at": ("what stands before the @ of an address (or behind the \\ of a domain) is the other file’s id", _before_at),
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
    """Yield the question how learners are found in other files, where nobody of a file is in any, or many more would be if read otherwise.

    Where another column of a file has ids that meet, the question is whether that column has them.
    """
    if len(gathered) < 2 or is_answered(answers):
        return
    learners = [file.learners for file in gathered]
    for index, own in enumerate(learners):
        others = frozenset().union(*(each for other, each in enumerate(learners) if other != index))
        met, options = len(own & others), tuple(_options(own, others))
        if not own or not others or (met and len(options) < 2):
            continue
        columns = list(_columns_that_meet(given, learners))
        if columns and not met:
            yield from columns
        else:
            yield Question(key=LEARNERS, text=_few_meet(given, gathered, index, met), options=options)
        return


def _columns_that_meet(given: Sequence[Given], learners: Sequence[frozenset[str]]) -> Iterator[Question]:
    """The column of a file, left out so far, in which most of its own rows or of another file's learners are found."""
    for index, file in enumerate(given):
        others = frozenset().union(*(each for other, each in enumerate(learners) if other != index))
        meeting = {heading: len(values & others) for heading, values in file.other_ids.items()}
        heading = max(meeting, key=lambda each: meeting[each], default="")
        if heading and meeting[heading] >= ENOUGH * min(len(others), len(learners[index]) or len(others)):
            found = f"none of its learners is in another file by “{_id_heading(file)}”; by “{heading}” {meeting[heading]:,} are"
            option = Option(answer="learner_id", meaning=f"“{heading}” tells them apart (or say --map learners=as-they-are)")
            yield Question(key=heading, text=f"{file.name}: {found}", options=(option,))
            return


def _few_meet(given: Sequence[Given], gathered: Sequence[Gathered], index: int, met: int) -> str:
    columns = ", ".join(f"“{_id_heading(file)}” of {file.name}" for file in given)
    who = f"only {met:,}" if met else "none"
    few = f"{who} of the {len(gathered[index].learners):,} learners of {gathered[index].name} {'are' if met > 1 else 'is'} in another file"
    return f"{few}; ids are taken from {columns}. If a file has a column with the other’s ids, say --map HEADING=learner_id"


def _id_heading(given: Given) -> str:
    return next((use.heading for use in given.understood.columns if use.field == "learner_id"), "learner_id")


def people_taken_for_one(given: Given, gathered: Gathered) -> Problem | None:
    """Return the error that an answer makes one learner of two whom the file itself tells apart: `ann@a.example` and `ann@b.example`."""
    apart, together = len({plain_id(text) for text in gathered.ids}), len(set(gathered.ids.values()))
    if apart == together:
        return None
    count = apart - together
    message = f"{count:,} learner{'s' * (count != 1)} whom “{_id_heading(given)}” tells apart would be taken for somebody else"
    hint = "name columns in which both files have the same ids, with --map HEADING=learner_id"
    return error("learners-merged", message, given.understood.table.heading_source("learner_id"), hint)


def ids_alike(gathered: Gathered) -> Iterator[Decision]:
    """Yield the decision that ids are one learner's which differ in capitals or outer spaces only, where a file has such."""
    alike = len(gathered.ids) - len({plain_id(text) for text in gathered.ids})
    if alike:
        because = f"{alike:,} id{'s' * (alike != 1)} of {gathered.name} would be another one otherwise"
        yield Decision(subject="ids of learners", choice="capitals and outer spaces do not count", because=because)


def _options(own: frozenset[str], others: frozenset[str]) -> Iterator[Option]:
    """The readings under which enough learners meet, and many more than as they are; then that they are different people."""
    met = len(own & others)
    for answer, (meaning, reading) in READINGS.items():
        mine, theirs = {reading(each) for each in own}, {reading(each) for each in others}
        meeting = len(mine & theirs)
        if answer == AS_THEY_ARE:
            yield Option(answer=answer, meaning=meaning)
        elif meeting > 2 * met and meeting >= ENOUGH * min(len(mine), len(theirs)):
            yield Option(answer=answer, meaning=f"{meaning}: {meeting:,} learners meet")
