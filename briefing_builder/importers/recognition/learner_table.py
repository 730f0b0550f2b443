"""A table of learners: any report with a row for each learner on each course goes in; its rows in our columns and words come out."""

from bisect import bisect_left

from briefing_builder.importers.recognition.answers import plain_key, sorted_answers
from briefing_builder.importers.recognition.body import Body, body_of
from briefing_builder.importers.recognition.consistency import initials_problems, settled, with_text, without_records
from briefing_builder.importers.recognition.field_reading import FieldWork, read_field, readings_of_file
from briefing_builder.importers.recognition.header_row import HeaderRow, banner_course, header_row
from briefing_builder.importers.recognition.headings import FIELDS, PERSONAL
from briefing_builder.importers.recognition.matching import is_list_of_units, matched_columns
from briefing_builder.importers.recognition.matrix import CELLS, EMPTY_CELLS, Matrix, course_columns, unpivoted
from briefing_builder.importers.recognition.model import Answers, Decision, LeftOut, Option, Question, Understood
from briefing_builder.importers.recognition.rows import PlainTable, TextColumn, plain_rows
from briefing_builder.importers.recognition.state_columns import begun_records, state_from_other_columns
from briefing_builder.importers.sheets.model import Sheet, TableFile
from briefing_builder.problems import Source, error
from briefing_builder.values import replace

KIND = "learner_table"
DESCRIPTION = "a table with a row for each learner on each course"
_FIRST = ("completed_on", "success_status")
"""Fields that are read before others, because these are told by them."""
_OF_LEARNING = (
    *("completion_status", "completed_on", "success_status", "score_pct", "score_pre_pct", "learning_minutes", "sessions", "enrolled_on"),
    *("first_launched_on", "reaction_1_to_5", "applied_after_30_days"),
)
"""Fields that say something of a learner on a course: a table without any is a list of people, and needs no course."""


def learner_table(file: TableFile, sheet: Sheet, answers: Answers, *, kind: str = KIND, keeps_unread: bool = False) -> Understood:
    """Return what was understood of one sheet as a table of learners. Never raises; what is wrong with its cells are problems.

    `keeps_unread`: cells that cannot be read keep their text, are no problem, and nothing is settled between columns.
    """
    header = header_row(sheet, {plain_key(key) for key in answers})
    if header is None:
        source, hint = Source(path=file.path, sheet=sheet.name), "name the columns in the first row"
        problem = error("no-headings", "no row has headings that are known", source, hint)
        return Understood(kind=kind, description=DESCRIPTION, sheet=sheet.name, table=PlainTable(path=file.path), problems=(problem,))
    body = body_of(sheet, header.row, header.headings)
    if of_courses := course_columns(body, answers):
        return _understood_matrix(file, unpivoted(body, of_courses, answers), body, answers, header, kind, keeps_unread=keeps_unread)
    return understood_body(file, body, answers, header=header, kind=kind, keeps_unread=keeps_unread)


def understood_body(
    file: TableFile, body: Body, answers: Answers, *, header: HeaderRow | None = None, kind: str = KIND, keeps_unread: bool = False
) -> Understood:
    """Return what was understood of the records under headings."""
    said = sorted_answers(answers, body.headings, body.heading_place(0))
    matching = matched_columns(body, said)
    work = FieldWork(
        body=body, answers=said, chosen=matching.chosen, uses={use.index: use for use in matching.columns()}, keeps_unread=keeps_unread
    )
    work.unused = tuple(matching.left_out.values())
    work.is_of_units = is_list_of_units(matching)
    if header is not None and header.because:
        work.decisions.append(Decision(subject="headings", choice=f"line {body.sheet.lines[body.header_row]}", because=header.because))
    work.decisions += matching.decisions
    work.questions += matching.questions
    work.readings = readings_of_file(work)
    for name in sorted(matching.chosen, key=lambda name: (name not in _FIRST, FIELDS.index(name) if name in FIELDS else -1)):
        read_field(name, work)
    _fill_in(work, header)
    if not keeps_unread:
        work.columns, decisions = settled(work.columns)
        work.decisions += decisions
    people = [index for index, found in matching.left_out.items() if found.field == PERSONAL and found.because == "names"]
    problems = initials_problems(body, people)
    understood = _as_understood(file, work, kind)
    return replace(understood, problems=(*understood.problems, *problems))


def _understood_matrix(
    file: TableFile, matrix: Matrix, body: Body, answers: Answers, header: HeaderRow, kind: str, *, keeps_unread: bool
) -> Understood:
    """What was understood of a row for each learner and course, told in the columns of the file."""
    mine = {plain_key(use.heading) for use in matrix.uses} | {CELLS, EMPTY_CELLS}
    about = {key: answer for key, answer in answers.items() if plain_key(key) not in mine}
    understood = understood_body(file, matrix.body, about, header=header, kind=kind, keeps_unread=keeps_unread)
    readings = {use.field: use for use in understood.columns}
    of_learners = (replace(use, index=matrix.kept[use.index]) for use in understood.columns if use.index < len(matrix.kept))
    of_courses = (replace(use, reading=readings[use.field].reading if use.field in readings else "") for use in matrix.uses)
    courses = len({use.because for use in matrix.uses})
    decision = Decision(subject="courses", choice=f"{courses} courses, each in columns of its own", because="no column names the course")
    return replace(
        understood,
        columns=tuple(sorted((*of_learners, *of_courses), key=lambda use: use.index)),
        decisions=(decision, *understood.decisions),
        questions=(*matrix.questions, *understood.questions),
        rows_read=len(body.rows),
        table=replace(understood.table, columns={}),
    )


def _fill_in(work: FieldWork, header: HeaderRow | None) -> None:
    """Add what no column says: constants that were answered, states that follow from other columns, the course of a banner."""
    records = len(work.body.rows)
    for name, value in work.answers.constants.items():
        work.columns[name] = TextColumn([value], [0] * records)
    if "completion_status" not in work.columns:
        states, decisions = state_from_other_columns(work.columns, work.progress)
        if states is not None:
            work.columns["completion_status"] = states
        work.decisions += decisions
    elif work.not_completed:
        _tell_begun(work, work.not_completed)
    for name in ("course_id", "department_id"):
        if name not in work.columns and any(section[1] == name for section in work.body.sections):
            _take_from_sections(name, work)
    if "course_id" not in work.columns and any(name in work.columns for name in _OF_LEARNING):
        _course_of_all(work, header)
    if "learner_id" not in work.columns and not any(question.key == "learner_id" for question in work.questions):
        hint = "name it: --map “HEADING=learner_id”"
        message = "no column tells people apart"
        if work.is_of_units:
            message = "this looks like a list of units, one a row: no column says who completed what"
            hint = f"import the export of completions; where this is one, {hint}"
        work.findings.add(error("missing-column", message, work.body.heading_place(0), hint))


def _take_from_sections(name: str, work: FieldWork) -> None:
    """Give each row what the last line above it says."""
    lines = [(row, said) for row, about, said in work.body.sections if about == name]
    texts = ["", *(said for _, said in lines)]
    starts = [row for row, _ in lines]
    work.columns[name] = TextColumn(texts, [bisect_left(starts, row) for row in work.body.rows])
    choice, because = f"that of the line above, of {len(lines):,}", "lines between the rows name it, and no column does"
    work.decisions.append(Decision(subject=name, choice=choice, because=because))


def _tell_begun(work: FieldWork, not_completed: list[bool]) -> None:
    """Tell of those whose state says only that they have not completed whether they began, where another column says it."""
    records = len(work.body.rows)
    begun = begun_records(work.columns, work.progress, records)
    told = "first_launched_on" in work.columns or work.progress is not None
    for state, wanted, what in (("in_progress", True, "but begun"), ("not_started", False, "and not begun")):
        found = [record for record in range(records) if not_completed[record] and begun[record] == wanted and (wanted or told)]
        if found:
            work.columns["completion_status"] = with_text(work.columns["completion_status"], found, state)
            choice = f"{len(found):,} not completed, {what}: {state.replace('_', ' ')}"
            because = "progress, a first access, time or a score beside it tells"
            work.decisions.append(Decision(subject="completion_status", choice=choice, because=because))


def _course_of_all(work: FieldWork, header: HeaderRow | None) -> None:
    """The course that a banner names, else a question."""
    sheet = work.body.sheet
    if header is not None and (course := banner_course(sheet, header)):
        work.columns["course_id"] = TextColumn([course], [0] * len(work.body.rows))
        because = "it stands above the headings, and no column says it"
        work.decisions.append(Decision(subject="course_id", choice=f"“{course}” in every row", because=because))
        return
    options = (Option(answer=sheet.name, meaning="the sheet’s name"),) if sheet.name else ()
    work.questions.append(Question(key="course", text="Which course are these learners on? No column says it.", options=options))


def _as_understood(file: TableFile, work: FieldWork, kind: str) -> Understood:
    body = work.body
    columns, rows, left_out = work.columns, list(body.rows), body.left_out
    if work.left_out:
        columns = without_records(columns, work.left_out, len(rows))
        rows = [row for record, row in enumerate(rows) if record not in work.left_out]
        left_out = (*left_out, LeftOut(reason="left out by an answer", count=len(work.left_out)))
    lines = body.sheet.lines
    table = PlainTable(
        path=file.path,
        header=tuple(name for name in FIELDS if name in columns),
        rows=plain_rows(columns, [lines[row] for row in rows]),
        header_line=lines[body.header_row],
        columns={name: found.index for name, found in work.chosen.items() if name in FIELDS},
        sheet=body.sheet.name,
    )
    return Understood(
        kind=kind,
        description=DESCRIPTION,
        sheet=body.sheet.name,
        columns=tuple(work.uses[index] for index in sorted(work.uses)),
        decisions=tuple(work.decisions),
        questions=tuple(work.questions),
        left_out=left_out,
        hidden_rows=sum(1 for row in rows if row in body.sheet.hidden) if body.sheet.hidden else 0,
        rows_read=len(rows),
        table=table,
        problems=(*work.answers.problems, *work.findings.all()),
        bad_lines=tuple(sorted(lines[body.rows[record]] for record in work.bad - work.left_out)),
    )
