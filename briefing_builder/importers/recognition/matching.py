"""Matching: the columns of a table go in; one column for each field comes out, with what was decided and what must be asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from briefing_builder.importers.recognition.answers import ColumnAnswer, SortedAnswers
from briefing_builder.importers.recognition.body import Body, is_empty
from briefing_builder.importers.recognition.candidates import NOT_KNOWN, Candidate, candidates_of
from briefing_builder.importers.recognition.headings import OTHER, PERSONAL, PROGRESS
from briefing_builder.importers.recognition.model import ColumnUse, Decision, Option, Question
from briefing_builder.importers.recognition.rows import readings_as
from briefing_builder.importers.sheets.model import CellValue

CLEARLY_BETTER = 5
"""Places in the list of a field's headings after which the first of two is taken without asking."""
FEWEST_UNITS = 3
"""Rows."""


@dataclass(slots=True, kw_only=True)
class Matching:
    """Which column is which field."""

    body: Body
    chosen: dict[str, Candidate] = field(default_factory=dict)
    """By field; the progress in per cent stands under `(progress)`."""
    left_out: dict[int, Candidate] = field(default_factory=dict)
    """By the number of the column, why it isn't used."""
    decisions: list[Decision] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def columns(self) -> tuple[ColumnUse, ...]:
        """Return what becomes of each column, in the order of the file."""
        used = {found.index: replace_field(found) for found in self.chosen.values()}
        uses = {**{index: column_use(found, OTHER) for index, found in self.left_out.items()}, **used}
        return tuple(uses[index] for index in sorted(uses))


def replace_field(found: Candidate) -> ColumnUse:
    """Return the use of a column that is read; progress is a way of telling the state."""
    return column_use(found, "completion_status" if found.field == PROGRESS else found.field)


def column_use(found: Candidate, name: str) -> ColumnUse:
    """Return how a column is shown."""
    return ColumnUse(heading=found.heading, index=found.index, field=name, because=found.because, is_personal=found.is_personal)


def matched_columns(body: Body, answers: SortedAnswers) -> Matching:
    """Return which column is which field, with decisions and questions about those that could be the same."""
    matching = Matching(body=body)
    candidates = [candidates_of(body, index, answers.columns.get(index, ColumnAnswer())) for index in range(len(body.headings))]
    remaining = _given_by_answers(candidates, answers, matching)
    people = [found[0] for found in remaining if found[0].field == PERSONAL]
    _assign(remaining, matching)
    for person in people:
        matching.left_out[person.index] = person
    if "learner_id" not in matching.chosen:
        _person_as_learner(people, matching)
    return matching


def is_list_of_units(matching: Matching) -> bool:
    """Return whether nothing but departments is known of a table, and each row, but a sum below them, is another one."""
    department = matching.chosen.get("department_id")
    if department is None or len(matching.chosen) > 1:
        return False
    filled = matching.body.filled(department.index)
    has_each_once = filled == sum(1 for value in matching.body.values(department.index) if not is_empty(value))
    return has_each_once and filled >= FEWEST_UNITS and filled >= len(matching.body.rows) - 1


def _given_by_answers(candidates: Iterable[Sequence[Candidate]], answers: SortedAnswers, matching: Matching) -> list[Sequence[Candidate]]:
    """Settle the columns of which somebody has said what they are, and return the others without the fields that are given."""
    others = []
    for found in candidates:
        if found[0].answer.field in {"", OTHER}:
            others.append(found)
        else:
            matching.chosen[found[0].field] = found[0]
    taken = {*matching.chosen, *answers.constants}
    remaining: list[Sequence[Candidate]] = []
    for found in others:
        left = [candidate for candidate in found if candidate.field not in taken]
        remaining.append(left or [_not_used(found[0], "another column is it, as you said")])
    return remaining


def _assign(columns: Sequence[Sequence[Candidate]], matching: Matching) -> None:
    """Give each field the best of the columns that may be it; a column that is not taken may still be its next field."""
    waiting = [list(found) for found in columns]
    while waiting:
        by_field: dict[str, list[Candidate]] = {}
        for found in waiting:
            by_field.setdefault(found[0].field, []).append(found[0])
        again: list[list[Candidate]] = []
        for found in waiting:
            first = found[0]
            if first.field in {OTHER, PERSONAL}:
                matching.left_out[first.index] = first
        for name, rivals in by_field.items():
            if name in {OTHER, PERSONAL}:
                continue
            best = matching.chosen.get(name) or _best_of_rivals(name, rivals, matching)
            matching.chosen.setdefault(name, best)
            for found in waiting:
                if found[0].field == name and found[0] is not best:
                    rest = [candidate for candidate in found[1:] if candidate.field not in matching.chosen]
                    again.append(rest or [_not_used(found[0], f"“{best.heading}” is taken for it")])
        waiting = again


def _not_used(found: Candidate, because: str) -> Candidate:
    return Candidate(index=found.index, heading=found.heading, field=OTHER, confidence=1, because=because, is_personal=found.is_personal)


def _best_of_rivals(name: str, rivals: Sequence[Candidate], matching: Matching) -> Candidate:
    """The best of several columns for a field; that it was decided, or must be asked, is noted."""
    body = matching.body
    if name == "learner_id":
        return _best_id(rivals, matching)
    ordered = sorted(rivals, key=lambda found: (-found.confidence, found.rank, -body.filled(found.index), found.index))
    best = ordered[0]
    for other in ordered[1:]:
        if best.confidence > other.confidence:
            because = f"its heading says so more plainly than “{other.heading}”"
        elif name in {"course_id", "department_id", "delivery_mode", "sessions"}:
            because = (
                f"a name is easier to recognise than “{other.heading}”" if other.rank >= 100 else f"“{other.heading}” says it less directly"
            )
        elif other.rank - best.rank >= CLEARLY_BETTER:
            because = f"“{other.heading}” says it less directly"
        elif say_the_same(body, best.index, other.index):
            because = f"“{other.heading}” says the same in every row"
        else:
            matching.questions.append(_which(name, ordered))
            return best
        matching.decisions.append(Decision(subject=name.strip("()"), choice=f"“{best.heading}”", because=because))
    return best


def _best_id(rivals: Sequence[Candidate], matching: Matching) -> Candidate:
    """The column that tells people apart: filled in every row, and with the most different values."""
    body = matching.body
    ordered = sorted(rivals, key=lambda found: (-found.confidence, found.rank, found.index))
    if len(ordered) == 1:
        return ordered[0]
    counts = {found.index: len(body.values(found.index)) for found in ordered}
    full = [found for found in ordered if body.filled(found.index) == len(body.rows)]
    most = max(counts[found.index] for found in full or ordered)
    telling = [found for found in full or ordered if counts[found.index] * 2 > most]
    best = telling[0]
    for other in ordered:
        if other is best:
            continue
        if other not in telling:
            because = f"“{other.heading}” is not filled in everywhere, or tells fewer people apart"
        elif tell_the_same_apart(body, best.index, other.index):
            because = f"“{other.heading}” tells the same people apart"
        else:
            matching.questions.append(_which("learner_id", telling))
            return best
        matching.decisions.append(Decision(subject="learner_id", choice=f"“{best.heading}”", because=because))
    return best


def _person_as_learner(people: Sequence[Candidate], matching: Matching) -> None:
    """Take an e-mail address as the learner's id where nothing better stands; names only if somebody says so."""
    emails = [person for person in people if person.because == "e-mail addresses"]
    if emails:
        best = max(emails, key=lambda person: (len(matching.body.values(person.index)), -person.index))
        because = "no other column tells people apart; it is kept as a code"
        matching.decisions.append(Decision(subject="learner_id", choice=f"“{best.heading}”", because=because))
        _take(best, because, matching)
        return
    body = matching.body
    if is_list_of_units(matching):
        return
    options = [
        Option(answer=person.heading, meaning="each name is one person; it is kept as a code")
        for person in people
        if person.because == "names" and _are_whole_names(body.values(person.index))
    ]
    others = [found for found in matching.left_out.values() if found.heading and not found.is_personal and found.because == NOT_KNOWN]
    options += [Option(answer=found.heading, meaning="each value is one person") for found in others if _may_be_ids(body, found.index)]
    if options:
        matching.questions.append(Question(key="learner_id", text="Which column tells people apart?", options=tuple(options)))


def _take(found: Candidate, because: str, matching: Matching) -> None:
    matching.left_out.pop(found.index, None)
    taken = Candidate(index=found.index, heading=found.heading, field="learner_id", confidence=0.5, because=because, is_personal=True)
    matching.chosen["learner_id"] = taken


def _are_whole_names(values: Sequence[CellValue]) -> bool:
    texts = [value for value in values if isinstance(value, str)]
    return sum(1 for text in texts if " " in text) * 2 > len(texts)


def _may_be_ids(body: Body, index: int) -> bool:
    """Whether a column of which nothing is known may tell people apart: filled, different enough, no days, truths or fractions."""
    values = body.values(index)
    if body.filled(index) < len(body.rows) or len(values) * 8 <= len(body.rows) or len(values) < 2:
        return False
    if any(isinstance(value, Decimal) and value != value.to_integral_value() for value in values):
        return False
    return not any(readings_as(name, values).possible for name in ("is_manager", "completed_on"))


def _which(name: str, rivals: Sequence[Candidate]) -> Question:
    options = tuple(Option(answer=found.heading, meaning=found.because) for found in rivals)
    headings = " and ".join(f"“{found.heading}”" for found in rivals)
    return Question(key=name, text=f"{headings} could all be {name.strip('()')}, and they differ: which is it?", options=options)


def say_the_same(body: Body, one: int, other: int) -> bool:
    """Return whether two columns agree in every row in which both are filled, and neither is filled more often."""
    first, second = body.sheet.columns[one].values, body.sheet.columns[other].values
    return all(first[a] == second[b] for a, b in set(zip(body.codes(one), body.codes(other), strict=True)))


def tell_the_same_apart(body: Body, one: int, other: int) -> bool:
    """Return whether each value of one column goes with one value of the other, and the other way round."""
    pairs = set(zip(body.codes(one), body.codes(other), strict=True))
    return len({a for a, _ in pairs}) == len(pairs) == len({b for _, b in pairs})
