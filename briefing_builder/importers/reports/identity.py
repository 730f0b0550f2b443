"""Who a row is about: the columns that can tell people apart go in; the one that does, and the department, come out."""

from collections import Counter
from collections.abc import Sequence

from briefing_builder.importers.recognition.headings import PERSONAL as PERSONAL_HEADING
from briefing_builder.importers.recognition.headings import heading_matches
from briefing_builder.importers.reports.answers import LEAVE_OUT, field_of
from briefing_builder.importers.reports.draft import Draft, cell_text
from briefing_builder.problems import error

PERSONAL = ("name", "email")
"""Kinds of columns whose cells never stand in a message."""
LEARNER_KINDS = ("idnumber", "username", "email", "number", "name")
"""The kinds of columns that tell people apart, the best first."""


def kinds_of(draft: Draft, columns: Sequence[int]) -> list[str]:
    """Return what identity columns are, by their headings in any language, and addresses by their values.

    Of several that could be departments it is the one with the best heading in which anything stands.
    """
    kinds = [_kind_of_people(draft, index) for index in columns]
    ranks = {index: rank for index in columns if (rank := _department_rank(draft, index)) is not None}
    if ranks:
        kinds[columns.index(min(ranks, key=lambda index: ranks[index]))] = "department"
    return kinds


def _kind_of_people(draft: Draft, index: int) -> str:
    fields = [match.field for match in heading_matches(draft.headings[index])]
    if "learner_id" in fields:
        return "idnumber"
    values = [cell_text(value) for value in draft.distinct(index) if value is not None]
    if values and all("@" in value for value in values):
        return "email"
    return "name" if PERSONAL_HEADING in fields else ""


def _department_rank(draft: Draft, index: int) -> tuple[float, int] | None:
    """How far from the best heading of departments a column is; None where it is none, or where nothing stands in it."""
    match = next((each for each in heading_matches(draft.headings[index]) if each.field == "department_id"), None)
    return None if match is None or not any(draft.distinct(index)) else (-match.confidence, match.rank)


def use_identity(draft: Draft, kinds: Sequence[str], *, hint: str = "") -> None:
    """Fill `learner_id` and `department_id` from the columns at the left; `kinds` says what each of them is.

    A kind is `idnumber`, `username`, `email`, `number` (the platform's own), `name`, `department`, or empty where nobody knows. An answer
    goes before it. `hint` says where else the department may stand.
    """
    answered = {index: field_of(draft.answer(heading)) for index, heading in enumerate(draft.headings[: len(kinds)]) if heading}
    learner = _answered_column(answered, "learner_id")
    because = "answered"
    if learner is None:
        learner, because = _column_of_learners(draft, [kind if not answered.get(index) else "" for index, kind in enumerate(kinds)])
    department = _answered_column(answered, "department_id")
    if department is None:
        department = next((index for index, kind in enumerate(kinds) if kind == "department" and not answered.get(index)), None)
    for index, kind in enumerate(kinds):
        is_personal = kind in PERSONAL or index == learner
        if index == learner:
            draft.use(index, "learner_id", because, is_personal=is_personal)
        elif index == department:
            draft.use(index, "department_id", "answered" if answered.get(index) else "by its heading")
        else:
            draft.use(index, LEAVE_OUT, "answered" if answered.get(index) else "says nothing that is used", is_personal=is_personal)
    _fill_learners(draft, learner)
    fill_departments(draft, department, hint)


def fill_departments(draft: Draft, index: int | None, hint: str = "") -> None:
    """Fill `department_id` from a column: this one, or one that an answer names; by an answer for all rows; else ask."""
    if index is None:
        answered = (each for each, heading in enumerate(draft.headings) if heading and field_of(draft.answer(heading)) == "department_id")
        index = next(answered, None)
        if index is not None:
            draft.use(index, "department_id", "answered")
    if index is not None:
        draft.fill("department_id", draft.texts_by(index, cell_text))
    elif answer := draft.answer("department"):
        draft.decide("department", answer, "answered")
        draft.fill("department_id", [answer] * len(draft.rows))
    else:
        draft.fill("department_id", [""] * len(draft.rows))
        draft.ask("department", f"The file does not say which department its learners are of. Which is it? {hint}".strip())


def _answered_column(answered: dict[int, str], field: str) -> int | None:
    return next((index for index, answer in answered.items() if answer == field), None)


def _column_of_learners(draft: Draft, kinds: Sequence[str]) -> tuple[int | None, str]:
    """The column by which people are told apart: filled in every row, each value once; else the best that is filled."""
    candidates = [index for kind in LEARNER_KINDS for index, each in enumerate(kinds) if each == kind]
    full = [index for index in candidates if None not in draft.distinct(index)]
    unique = [index for index in full if len(draft.distinct(index)) == len(draft.rows)]
    if unique:
        return unique[0], "filled in every row, and no two rows have the same"
    best = next(iter(full or candidates), None)
    return best, "the only column that tells people apart" if full else "no column is filled in every row"


def _fill_learners(draft: Draft, index: int | None) -> None:
    if index is None:
        draft.fill("learner_id", [""] * len(draft.rows))
        draft.ask("learner_id", 'No column tells the learners apart. Which one does? (`--map "Heading=learner_id"`)')
        return
    texts = draft.texts_by(index, cell_text)
    draft.fill("learner_id", texts)
    hint = 'export a column such as the username with it, or name another one with `--map "Heading=learner_id"`'
    twice = {text for text, count in Counter(texts).items() if count > 1 and text}
    if not twice and all(texts):
        return
    for row, text in zip(draft.rows, texts, strict=True):
        if not text:
            draft.tell_bad(row, error("learner-unknown", "the row does not say who it is about", draft.place(row, index), hint))
        elif text in twice:
            message = f"two rows have the same in the column {draft.headings[index] or index + 1}, which is to tell people apart"
            draft.tell_bad(row, error("learner-repeated", message, draft.place(row, index), hint, cause="learner-repeated"))
