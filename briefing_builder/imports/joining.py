"""Several exports of one pilot: what each says goes in; one row for each learner and course, and a count of what does not meet, come out.

For each column the file counts that has it; where two differ, the one that was named first. A completion date goes with its status: it is
taken only from a file that says the same of the completion. That somebody has begun counts before that nobody knows of it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefing_builder.importers import Row, Table
from briefing_builder.importers.recognition.model import Decision, LeftOut
from briefing_builder.imports.gathering import OF_LEARNERS, Gathered, Key, Said, says_same
from briefing_builder.imports.model import ROW_COLUMNS, Contradiction, Joined, JoinedRow, Meeting

COMPLETION, COMPLETED_ON = "completion_status", "completed_on"
FIRST_COUNTS = "the file that was named first counts"
STATES_COUNT = "“in progress” counts before “not started”, else the file that was named first"
BEGUN = ("not_started", "in_progress")
"""Many exports have no state between not started and completed, so that their first one says nothing against another's second."""
NO_STATE = "no file says whether the course was completed"
_OF_LEARNERS = tuple(sorted(OF_LEARNERS))
SEVERAL_COURSES = "the file names no course, and the learner has several"
NOT_ENROLLED = "the file names no course, and the learner is on none"


@dataclass(slots=True)
class _Merged:
    """Values of one learner on one course, file after file."""

    cells: dict[str, str] = field(default_factory=dict)
    places: dict[str, tuple[Table, Row]] = field(default_factory=dict)

    def add(self, said: Said, differing: Counter[str], columns: Sequence[str] = ROW_COLUMNS) -> None:
        """Take what is new, and count what differs."""
        agrees = says_same(self.cells.get(COMPLETION, ""), said.cells.get(COMPLETION, self.cells.get(COMPLETION, "")))
        agrees = agrees or COMPLETION not in self.cells
        for column in columns:
            value = said.cells.get(column)
            if value is None or (column == COMPLETED_ON and not agrees):
                continue
            if column not in self.cells or (column == COMPLETION and _tells_more_than(value, self.cells[column])):
                self.cells[column], self.places[column] = value, said.places[column]
            elif column == COMPLETION and _tells_more_than(self.cells[column], value):
                continue
            elif not says_same(self.cells[column], value):
                differing[column] += 1
                if column == COMPLETION and (self.cells[column], value) == BEGUN:
                    self.cells[column], self.places[column] = value, said.places[column]
        for column in ("learner_id", "course_id"):
            self.places.setdefault(column, said.places[column])


def _tells_more_than(state: str, other: str) -> bool:
    """Whether a state says how far somebody has come of whom the other says only that the course is not completed."""
    return other == "not_completed" and state in ("in_progress", "not_started")


def join(files: Sequence[Gathered]) -> Joined:
    """Return the rows of all files together, in the order in which learners and courses are first named, whether they are right or not."""
    differing: Counter[str] = Counter()
    unplaced: Counter[str] = Counter()
    merged = _merged_files(files, differing, unplaced)
    _fill_in_people(merged)
    rows, stateless, derived = [], 0, 0
    for (learner, course), row in merged.items():
        if COMPLETION not in row.cells and COMPLETED_ON in row.cells:
            row.cells[COMPLETION], row.places[COMPLETION] = "completed", row.places[COMPLETED_ON]
            derived += 1
        if COMPLETION not in row.cells:
            stateless += 1
            continue
        if row.cells[COMPLETION] != "completed":
            row.cells.pop(COMPLETED_ON, None)
        rows.append(JoinedRow(learner, {**row.cells, "course_id": course}, row.places))
    return Joined(
        rows=tuple(rows),
        meeting=meeting_of(files),
        contradictions=tuple(
            Contradiction(column=column, count=differing[column], rule=STATES_COUNT if column == COMPLETION else FIRST_COUNTS)
            for column in sorted(differing)
        ),
        left_out=tuple(_rows_not_joined(unplaced, stateless)),
        decisions=tuple(_decisions(derived)),
        unplaced=sum(count for reason, count in unplaced.items() if reason.endswith(SEVERAL_COURSES)),
    )


def _rows_not_joined(unplaced: Mapping[str, int], stateless: int) -> Iterator[LeftOut]:
    if stateless:
        yield LeftOut(reason=NO_STATE, count=stateless)
    yield from (LeftOut(reason=reason, count=count) for reason, count in sorted(unplaced.items()))


def _decisions(derived: int) -> Iterator[Decision]:
    if derived:
        count = f"{derived:,} row{'s' * (derived != 1)} {'have' if derived != 1 else 'has'} a date of completion and no status"
        yield Decision(subject="completion without a status", choice="completed", because=count)


def _merged_files(files: Sequence[Gathered], differing: Counter[str], unplaced: Counter[str]) -> dict[Key, _Merged]:
    """What the files say of learners on courses; answers that name no course belong to the only one of their learner, or of the import."""
    keys = _keys_of_learners(files)
    courses = sorted({course for own in keys.values() for course in own})
    merged: dict[Key, _Merged] = {}
    for file in files:
        for (learner, course), said in file.said.items():
            has_answers = bool(said.cells.keys() - OF_LEARNERS)
            own = [course] if course else keys.get(learner, []) or (courses if has_answers and len(courses) == 1 else [])
            is_placed = len(own) == 1 or not has_answers
            if not is_placed:
                unplaced[f"{file.name}: {SEVERAL_COURSES if own else NOT_ENROLLED}"] += 1
            for each in own:
                merged.setdefault((learner, each), _Merged()).add(said, differing, ROW_COLUMNS if is_placed else _OF_LEARNERS)
    return merged


def _keys_of_learners(files: Sequence[Gathered]) -> dict[str, list[str]]:
    """The courses of each learner that files name."""
    courses: dict[str, list[str]] = {}
    for learner, course in dict.fromkeys(key for file in files for key in file.said):
        if course:
            courses.setdefault(learner, []).append(course)
    return courses


def _fill_in_people(merged: Mapping[Key, _Merged]) -> None:
    """Give each row the department and management that another row of its learner tells, where it has none itself."""
    people: dict[str, dict[str, tuple[str, tuple[Table, Row]]]] = {}
    for (learner, _), row in merged.items():
        for column in OF_LEARNERS & row.cells.keys():
            people.setdefault(learner, {}).setdefault(column, (row.cells[column], row.places[column]))
    for (learner, _), row in merged.items():
        for column, (value, place) in people.get(learner, {}).items():
            if column not in row.cells:
                row.cells[column], row.places[column] = value, place


def meeting_of(files: Sequence[Gathered]) -> Meeting:
    """Return how many learners the files have in all, and how many of each file are in no other."""
    times = Counter(learner for file in files for learner in file.learners)
    only = {file.name: sum(times[learner] == 1 for learner in file.learners) for file in files} if len(files) > 1 else {}
    return Meeting(learners_in_all=len(times), only_in=only)
