"""Candidates: one column of a table goes in; the fields that it may be come out, by its heading, by its values, or by an answer."""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing_builder.importers.columns.model import Readings
from briefing_builder.importers.columns.states import state_of
from briefing_builder.importers.recognition.answers import ColumnAnswer
from briefing_builder.importers.recognition.body import Body, is_empty
from briefing_builder.importers.recognition.headings import (
    OTHER,
    PERSONAL,
    PROGRESS,
    HeadingMatch,
    heading_key,
    heading_matches,
    table_words,
)
from briefing_builder.importers.recognition.rows import readings_as
from briefing_builder.importers.sheets.model import CellValue
from briefing_builder.values import replace

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+|<?[^@\s]+@[^@\s]+>?")
_NAME = re.compile(r"[^\W\d_][^\d@/]*[ ,][^\d@/]*[^\W\d_]\.?")
NEARLY = 0.9
NOT_KNOWN = "the heading is not known"
SAMPLE = 2000
"""Different values that are looked at to tell what kind a column is of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A field that a column may be."""

    index: int
    heading: str
    field: str
    confidence: float
    because: str
    rank: int = 0
    readings: Readings = dataclasses.field(default_factory=lambda: Readings(possible=()))
    answer: ColumnAnswer = dataclasses.field(default_factory=ColumnAnswer)
    is_personal: bool = False


def candidates_of(body: Body, index: int, answer: ColumnAnswer) -> tuple[Candidate, ...]:
    """Return the fields that a column may be, the likeliest first; one that is left out when it is none."""
    heading, values = body.headings[index], [value for value in body.values(index) if not is_empty(value)]
    personal = _holds_people(values)
    column = Candidate(index=index, heading=heading, field=OTHER, confidence=1, because="", answer=answer)
    if answer.field:
        said = readings_as(answer.field, values, heading)
        return (replace(column, field=answer.field, confidence=2, because="as you said", readings=said, is_personal=bool(personal)),)
    if not values:
        return (replace(column, because="nothing stands in it"),)
    matches = heading_matches(heading)
    if is_first_name(heading, body.headings):
        return (_person(column, HeadingMatch(field=PERSONAL, confidence=1, because=""), "names"),)
    if heading_key(heading) in table_words("generic") and body.filled(index) * 10 < len(body.rows) * 9:
        return (replace(column, because="it is not filled in everywhere, so it is no course"),)
    found = tuple(_by_heading(column, matches, values, personal))
    if found:
        return found
    if personal:
        return (_person(column, HeadingMatch(field=PERSONAL, confidence=0.5, because=""), personal),)
    if matches:
        return (replace(column, because=f"what stands in it is no {matches[0].field.replace('_', ' ').strip('()')}"),)
    states = readings_as("completion_status", values, heading)
    if states.possible and not states.unreadable and all(state_of(str(value)) for value in values):
        return (replace(column, field="completion_status", confidence=0.5, because="its values are states", readings=states),)
    return (replace(column, because=NOT_KNOWN),)


def is_first_name(heading: str, headings: Sequence[str]) -> bool:
    """Return whether a heading such as “User Name” means a first name, because there is a “User Surname” beside it."""
    words = heading_key(heading).split()
    if not words or words[-1] != "name":
        return False
    return " ".join((*words[:-1], "surname")) in {heading_key(other) for other in headings}


def _by_heading(column: Candidate, matches: Sequence[HeadingMatch], values: Sequence[CellValue], personal: str) -> Iterator[Candidate]:
    """The fields that the heading may name and that what stands below it can be."""
    for match in matches:
        if match.field == OTHER:
            yield replace(column, because=f"{match.because}, no field of ours")
            return
        if match.field == PERSONAL and (ticks := _whether_manager(column.heading, values)).possible:
            yield replace(column, field="is_manager", confidence=NEARLY, because=f"{match.because}, yes and no below it", readings=ticks)
            return
        if match.field == PERSONAL or (match.field == "learner_id" and personal):
            is_private = heading_key(column.heading) in table_words("private")
            yield _person(column, match, "personal" if is_private else personal or "names")
            return
        readings = readings_as("score_pct" if match.field == PROGRESS else match.field, values, column.heading)
        if readings.possible:
            rank = match.rank + (100 if match.field in {"course_id", "department_id"} and names_a_code(column.heading) else 0)
            said = {"field": match.field, "confidence": match.confidence, "because": match.because}
            yield replace(column, rank=rank, readings=readings, **said)


def _whether_manager(heading: str, values: Sequence[CellValue]) -> Readings:
    """How a column such as “Manager” can be read as yes and no: no way where it has names, or is about those who teach."""
    ticks = readings_as("is_manager", values)
    leads = {*heading_key(heading).split()} & table_words("leaders")
    return ticks if leads and ticks.possible and not ticks.unreadable else Readings(possible=())


def _person(column: Candidate, match: HeadingMatch, kind: str) -> Candidate:
    of_others = bool(table_words("others") & set(heading_key(column.heading).split()))
    because = f"{kind} of others" if of_others else kind
    return replace(column, field=PERSONAL, confidence=match.confidence, because=because, rank=match.rank, is_personal=True)


def _holds_people(values: Sequence[CellValue]) -> str:
    """`e-mail addresses` or `names` when most values are such; empty otherwise."""
    texts = [value for value in values[:SAMPLE] if isinstance(value, str)]
    if not texts:
        return ""
    if sum(1 for text in texts if "@" in text and _EMAIL.fullmatch(text)) * 2 > len(texts):
        return "e-mail addresses"
    return "names" if len(texts) > 2 and sum(1 for text in texts if _NAME.fullmatch(text)) * 5 > len(texts) * 4 else ""


def names_a_code(heading: str) -> bool:
    """Return whether a heading asks for a code rather than for a name: "Course ID", "Kursnummer"."""
    key = heading_key(heading)
    return bool(table_words("codes") & set(key.split())) or key.endswith(("nummer", "code", "kennung"))
