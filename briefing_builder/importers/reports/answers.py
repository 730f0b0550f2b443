"""Answers: what an author has said goes in; the answer to one question comes out, however the key is written."""

from collections.abc import Mapping

from briefing_builder.importers.recognition.answers import plain_key
from briefing_builder.importers.recognition.model import Answers

LEAVE_OUT = "-"
"""The answer that leaves a column out."""


def plain_answers(answers: Answers) -> Mapping[str, str]:
    """Return the answers by their plain keys."""
    return {plain_key(key): answer.strip() for key, answer in answers.items()}


def field_of(answer: str) -> str:
    """Return the field that an answer to a column names: `completed_on` of `completed_on, day-first`."""
    return answer.partition(",")[0].strip()
