"""An import from end to end, without a disk: what was understood of the files goes in; joined rows, questions and problems come out."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing_builder.content.paths import value_at
from briefing_builder.importers import Row
from briefing_builder.importers.recognition.model import Answers, Decision, LeftOut, Option, Question
from briefing_builder.importers.tables import ROWS_LIMIT
from briefing_builder.imports.gathering import Gathered, gather
from briefing_builder.imports.joining import join
from briefing_builder.imports.learner_ids import plain_id
from briefing_builder.imports.meeting import id_reading, ids_alike, meeting_problems, people_taken_for_one
from briefing_builder.imports.model import LEAVE_OUT, ROW_COLUMNS, Given, Joined
from briefing_builder.imports.names import Known, Named, known_names, match_names
from briefing_builder.imports.rows import check_rows
from briefing_builder.problems import Problem, Severity, error, has_errors, warning
from briefing_builder.values import replace

KINDS = ("department", "course")
TOO_LONG = "row-length"
"""The code of a row that has more cells than its headings: its reader has left it out."""
FEWEST_COURSES = 3
"""Unknown courses of a file, from which on it may be the wrong one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What an import comes to; with questions or errors there is nothing to write."""

    given: tuple[Given, ...]
    gathered: tuple[Gathered, ...]
    joined: Joined
    names: Mapping[str, Named]

    @property
    def questions(self) -> tuple[Question, ...]:
        """What only the author can know, of all files, each once."""
        return tuple({question.key: question for question in self.joined.questions}.values())

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong, in all files."""
        return self.joined.problems


def import_rows(given: Sequence[Given], data: object, answers: Answers, *, skip_bad: bool = False) -> Result:
    """Return the rows of all files for the programme with that plain data, or everything that has to be asked and mended first."""
    known = {kind: known_names(data, kind) for kind in KINDS}
    names = {kind: match_names(kind, _programme_names(given, kind), known[kind], answers) for kind in KINDS}
    ids = {kind: names[kind].ids for kind in KINDS}
    course = _answered(answers, "course", known["course"])
    only_course = "" if course == LEAVE_OUT else course
    reading = id_reading(answers) if len(given) > 1 else plain_id
    gathered = []
    for file in given:
        is_left_out = _is_bad(file) if skip_bad else _nothing
        gathered.append(gather(file, ids, course=only_course, id_of=reading, skip=is_left_out, skip_bad=skip_bad))
    joined = join(gathered)
    joined = _with_departments(joined, _answered(answers, "department", known["department"]), known["department"])
    questions = [*_open_questions(given), *(question for kind in KINDS for question in names[kind].questions), *joined.questions]
    questions += [] if course else _about_course(given, gathered, joined, known["course"])
    questions += meeting_problems(given, gathered, answers)
    problems = [
        *(problem for file in given for problem in _faults_of(file, skip_bad)),
        *(one for each in gathered for one in each.problems),
    ]
    problems += [problem for file, each in zip(given, gathered, strict=True) if (problem := people_taken_for_one(file, each))]
    problems += [problem for file in given if (problem := _of_another_programme(file, ids["course"], known["course"]))]
    skipped = sum(each.skipped for each in gathered) + (sum(map(_rows_too_long, given)) if skip_bad else 0)
    if lists := _nothing_but_lists(given, gathered):
        questions, problems = [], [*problems, lists]
    decisions = (*joined.decisions, *(decision for each in gathered for decision in ids_alike(each)))
    joined = replace(joined, questions=tuple(questions), problems=tuple(problems), skipped_bad=skipped, decisions=decisions)
    if not any(file.understood.questions for file in given):
        every = {kind: frozenset(each.id for each in known[kind]) for kind in KINDS}
        joined = check_rows(joined, every["department"], every["course"], skip_bad=skip_bad)
    if not questions and not lists:
        joined = _with_rows(_with_period(joined, data))
    return Result(given=tuple(given), gathered=tuple(gathered), joined=joined, names=names)


def _nothing_but_lists(given: Sequence[Given], gathered: Sequence[Gathered]) -> Problem | None:
    """The problem of an import in which no file says who is on which course, only who there is: people or units, one a row."""
    if not all(each.is_people_list for each in gathered) or any("course_id" in file.understood.table.header for file in given):
        return None
    if not all(file.understood.table.rows and not has_errors(file.understood.problems) for file in given):
        return None
    names = " and ".join(file.name for file in given)
    what = "this looks like a list of people or units" if len(given) == 1 else "these look like lists of people or units"
    message = f"{names}: no column says who completed what; {what}, one a row"
    hint = "import it with the export that says who completed what; where numbers below courses say it, add --map cells=score_pct"
    return error("no-completions", message, given[0].understood.table.heading_source("learner_id"), hint)


def _of_another_programme(given: Given, ids: Mapping[str, str], known: Sequence[Known]) -> Problem | None:
    """Warn of a file with several courses of which the programme knows none."""
    courses = set(_programme_names([given], "course"))
    if len(courses) < FEWEST_COURSES or any(name in ids for name in courses):
        return None
    message = f"none of the {len(courses):,} courses in {given.name} is one of the programme’s: is it the right file?"
    place = given.understood.table.heading_source("course_id")
    return warning("no-known-course", message, place, f"the programme has {', '.join(each.title for each in known[:FEWEST_COURSES])} …")


def _with_period(joined: Joined, data: object) -> Joined:
    """The rows, with a warning where courses were completed before the pilot had begun, or after it had ended."""
    starts, ends = (value_at(data, ("pilot", key)) for key in ("starts", "ends"))
    if not isinstance(starts, str) or not isinstance(ends, str):
        return joined
    outside = [row for row in joined.rows if (day := row.get("completed_on")) and not starts <= day <= ends]
    if not outside:
        return joined
    what = "course was" if len(outside) == 1 else "courses were"
    message = f"{len(outside):,} {what} completed outside of the pilot, which was from {starts} to {ends}"
    hint = "export the pilot's time only, or set `pilot.starts` and `pilot.ends`; else figures are of another time than slides say"
    return replace(joined, problems=(*joined.problems, warning("rows-outside-pilot", message, outside[0].source("completed_on"), hint)))


def _with_rows(joined: Joined) -> Joined:
    if len(joined.rows) > ROWS_LIMIT:
        message = f"the import would have {len(joined.rows):,} rows; a programme reads at most {ROWS_LIMIT:,}"
        hint = "export the pilot's time, courses or departments only"
        return replace(joined, problems=(*joined.problems, error("table-too-large", message, None, hint)))
    if joined.rows or has_errors(joined.problems):
        return joined
    hint = "one of the files must say who is on which course, and whether they completed it"
    return replace(joined, problems=(error("no-rows", "the files have no row of a learner on a course of this programme", None, hint),))


def _programme_names(given: Sequence[Given], kind: str) -> Mapping[str, int]:
    column = f"{kind}_id"
    counts = Counter(row.cells.get(column, "") for file in given for row in file.understood.table.rows)
    del counts[""]
    return counts


def _answered(answers: Answers, key: str, known: Sequence[Known]) -> str:
    answer = next((answer.strip() for name, answer in answers.items() if name.strip().casefold() == key), "")
    return answer if answer == LEAVE_OUT or any(answer == each.id for each in known) else ""


def _open_questions(given: Sequence[Given]) -> Iterator[Question]:
    """What was asked of single files; whether department or course is missing is known only when all are joined."""
    for file in given:
        yield from (question for question in file.understood.questions if question.key not in KINDS and not _is_of_names(question))


def _is_of_names(question: Question) -> bool:
    return question.key.startswith(tuple(f"{kind}/" for kind in KINDS))


def _about_course(given: Sequence[Given], gathered: Sequence[Gathered], joined: Joined, known: Sequence[Known]) -> Iterator[Question]:
    """Ask for the course of what names none, where it cannot be told from the other files."""
    options = tuple(Option(answer=each.id, meaning=each.title) for each in known)
    bare = [file for file in gathered if not file.is_people_list and any(not course for _, course in file.said)]
    names = " and ".join(file.name for file in bare)
    if bare and not any(course for file in gathered for _, course in file.said):
        yield Question(key="course", text=f"{names}: no column says which course it is; which one?", options=options)
    elif bare and (unplaced := joined.unplaced or _unplaced_later(given, gathered, bare)):
        text = f"{names}: no column says which course it is; {unplaced:,} of its learners are on several"
        left_out = Option(answer=LEAVE_OUT, meaning="nobody knows: leave out what they say there")
        yield Question(key="course", text=text, options=(*options, left_out))


def _unplaced_later(given: Sequence[Given], gathered: Sequence[Gathered], bare: Sequence[Gathered]) -> int:
    """How many learners on several courses a file will say something of, once it is known which of its columns says it."""
    courses = Counter(learner for learner, course in {key for file in gathered for key in file.said} if course)
    waiting = {file.name for file in given if any(question.key in ROW_COLUMNS for question in file.understood.questions)}
    return sum(courses[learner] > 1 for file in bare if file.name in waiting for learner in file.learners)


def _with_departments(joined: Joined, answer: str, known: Sequence[Known]) -> Joined:
    """The rows with a department each; without an answer, the question which one those have that no file gives one."""
    bare = [row for row in joined.rows if not row.get("department_id")]
    if not bare:
        return joined
    if answer == LEAVE_OUT:
        rows = tuple(row for row in joined.rows if row.get("department_id"))
        return replace(joined, rows=rows, left_out=(*joined.left_out, LeftOut(reason="no department", count=len(bare))))
    if answer:
        for row in bare:
            row.said.put("department_id", answer, row.said.place("department_id"))
        decision = Decision(subject="department of rows without one", choice=answer, because=f"an answer, for {len(bare):,} rows")
        return replace(joined, decisions=(*joined.decisions, decision))
    learners = len({row.learner for row in bare})
    text = f"no file says in which department {learners:,} learners are; name a file that does, or the department of all of them"
    options = (*(Option(answer=each.id, meaning=each.title) for each in known), Option(answer=LEAVE_OUT, meaning="leave their rows out"))
    return replace(joined, questions=(*joined.questions, Question(key="department", text=text, options=options)))


def _nothing(_row: Row) -> bool:
    return False


def _is_bad(given: Given) -> Callable[[Row], bool]:
    """Whether a row has a cell that could not be read."""
    told = {problem.source.line for problem in given.understood.problems if problem.source and _is_of_a_row(problem, given)}
    lines = told | set(given.understood.bad_lines)
    return lambda row: row.line in lines


def _rows_too_long(given: Given) -> int:
    """How many rows the reader of the file has left out, because they are longer than their headings."""
    return sum(problem.count for problem in given.understood.problems if problem.code == TOO_LONG)


def _is_of_a_row(problem: Problem, given: Given) -> bool:
    line = problem.source.line if problem.source else 0
    return problem.severity is Severity.ERROR and line > given.understood.table.header_line


def _faults_of(given: Given, skip_bad: bool) -> Iterator[Problem]:
    """The problems of a file; rows that are left out are no problem any more, unless there are more of them than were told one by one."""
    for problem in given.understood.problems:
        is_known = problem.count == 1 or given.understood.bad_lines or problem.code == TOO_LONG
        if not (skip_bad and is_known and _is_of_a_row(problem, given)):
            yield problem
