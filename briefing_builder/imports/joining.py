"""Several exports of one pilot: what each says goes in; one row for each learner and course, and a count of what does not meet, come out.

For each column the file counts that has it; where two differ, the one that was named first. A completion date goes with its status: it is
taken only from a file that says the same of the completion. That somebody has begun counts before that nobody knows of it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from briefing_builder.importers import Row
from briefing_builder.importers.recognition.model import Decision, LeftOut
from briefing_builder.imports.gathering import OF_LEARNERS, Gathered, Key, says_same
from briefing_builder.imports.model import ROW_COLUMNS, Contradiction, Joined, JoinedRow, Meeting, Place, Said

COMPLETION, COMPLETED_ON = "completion_status", "completed_on"
FIRST_COUNTS = "the file that was named first counts"
STATES_COUNT = "“in progress” counts before “not started”, else the file that was named first"
BEGUN = ("not_started", "in_progress")
"""Many exports have no state between not started and completed, so that their first one says nothing against another's second."""
NO_STATE = "no file says whether the course was completed"
_OF_LEARNERS = tuple(sorted(OF_LEARNERS))
SEVERAL_COURSES = "the file names no course, and the learner has several"
NOT_ENROLLED = "the file names no course, and the learner is on none"


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
    for (learner, course), said in merged.items():
        completed_on = said.get(COMPLETED_ON)
        if completed_on and not said.get(COMPLETION):
            said.put(COMPLETION, "completed", said.place(COMPLETED_ON))
            derived += 1
        if not said.get(COMPLETION):
            stateless += 1
            continue
        if completed_on and said.get(COMPLETION) != "completed":
            said.put(COMPLETED_ON, "", said.place(COMPLETED_ON))
        rows.append(JoinedRow(learner, course, said))
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


def _add_said(said: Said, other: Said, differing: Counter[str], columns: Sequence[str]) -> None:
    """Add what another file says, and count what differs."""
    known, more = said.cells, other.cells
    agrees = COMPLETION not in known or COMPLETION not in more or known[COMPLETION] == more[COMPLETION]
    for column in (column for column in columns if column in more and (agrees or column != COMPLETED_ON)):
        if column not in known or (column == COMPLETION and _tells_more_than(more[column], known[column])):
            said.put(column, more[column], other.place(column))
        elif column == COMPLETION and _tells_more_than(known[column], more[column]):
            continue
        elif not says_same(known[column], more[column]):
            differing[column] += 1
            if column == COMPLETION and (known[column], more[column]) == BEGUN:
                said.put(column, more[column], other.place(column))


def _rows_not_joined(unplaced: Mapping[str, int], stateless: int) -> Iterator[LeftOut]:
    if stateless:
        yield LeftOut(reason=NO_STATE, count=stateless)
    yield from (LeftOut(reason=reason, count=count) for reason, count in sorted(unplaced.items()))


def _decisions(derived: int) -> Iterator[Decision]:
    if derived:
        count = f"{derived:,} row{'s' * (derived != 1)} {'have' if derived != 1 else 'has'} a date of completion and no status"
        yield Decision(subject="completion without a status", choice="completed", because=count)


def _merged_files(files: Sequence[Gathered], differing: Counter[str], unplaced: Counter[str]) -> dict[Key, Said]:
    """What the files say of learners on courses; answers that name no course belong to the only one of their learner, or of the import."""
    keys = _keys_of_learners(files) if any(not course for file in files for _, course in file.said) else {}
    courses = sorted({course for own in keys.values() for course in own})
    merged: dict[Key, Said] = {}
    for file in files:
        for (learner, course), said in file.said.items():
            if course:
                _add_whole(merged, (learner, course), said, differing, ROW_COLUMNS)
                continue
            own = keys.get(learner, []) or (courses if not file.is_people_list and len(courses) == 1 else [])
            is_placed = len(own) == 1 or not said.cells.keys() - OF_LEARNERS
            if not is_placed:
                unplaced[f"{file.name}: {SEVERAL_COURSES if own else NOT_ENROLLED}"] += 1
            for each in own:
                _add_whole(merged, (learner, each), said, differing, ROW_COLUMNS if is_placed else _OF_LEARNERS)
    return merged


def _add_whole(merged: dict[Key, Said], key: Key, said: Said, differing: Counter[str], columns: Sequence[str]) -> None:
    """Add what a file says; the first to say something of a learner on a course is copied as it is."""
    before = merged.get(key)
    if before is not None:
        _add_said(before, said, differing, columns)
    elif columns is ROW_COLUMNS:
        merged[key] = Said(said.table, said.row, said.department, said.more)
    else:
        begun = merged[key] = Said(said.table, Row(line=said.row.line, cells={}), "")
        _add_said(begun, said, differing, columns)


def _keys_of_learners(files: Sequence[Gathered]) -> dict[str, list[str]]:
    """The courses of each learner that files name."""
    courses: dict[str, list[str]] = {}
    for learner, course in dict.fromkeys(key for file in files for key in file.said):
        if course:
            courses.setdefault(learner, []).append(course)
    return courses


def _fill_in_people(merged: Mapping[Key, Said]) -> None:
    """Give each row the department and management that another row of its learner tells, where it has none itself."""
    for column in _OF_LEARNERS:
        bare = {learner for (learner, _), said in merged.items() if not said.get(column)}
        people: dict[str, tuple[str, Place]] = {}
        for (learner, _), said in merged.items() if bare else ():
            if learner in bare and (value := said.get(column)):
                people.setdefault(learner, (value, said.place(column)))
        for (learner, _), said in merged.items() if people else ():
            if learner in people and not said.get(column):
                said.put(column, *people[learner])


def meeting_of(files: Sequence[Gathered]) -> Meeting:
    """Return how many learners the files have in all, and how many of each file are in no other."""
    times = Counter(learner for file in files for learner in file.learners)
    only = {file.name: sum(times[learner] == 1 for learner in file.learners) for file in files} if len(files) > 1 else {}
    return Meeting(learners_in_all=len(times), only_in=only)
