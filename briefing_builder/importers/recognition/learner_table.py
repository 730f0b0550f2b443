"""A table of learners: any report with a row for each learner on each course goes in; its rows in our columns and words come out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from briefing_builder.importers.columns.model import Reading, ReadValue
from briefing_builder.importers.recognition.answers import SortedAnswers, plain_key, sorted_answers
from briefing_builder.importers.recognition.body import Body, body_of
from briefing_builder.importers.recognition.candidates import Candidate
from briefing_builder.importers.recognition.header_row import HeaderRow, header_row
from briefing_builder.importers.recognition.headings import FIELDS, PROGRESS
from briefing_builder.importers.recognition.learning_state import COMPLETION, SUCCESS, state_from_other_columns
from briefing_builder.importers.recognition.matching import Matching, matched_columns
from briefing_builder.importers.recognition.model import Answers, ColumnUse, Decision, Option, Question, Understood
from briefing_builder.importers.recognition.readings import TEXT, readings_as
from briefing_builder.importers.recognition.rows import PlainTable, ReadColumn, TextColumn, plain_rows, read_column, text_of_value
from briefing_builder.importers.sheets.model import Sheet, TableFile
from briefing_builder.problems import Source, did_you_mean, error
from briefing_builder.problems.repeated import Findings
from briefing_builder.values import replace

KIND = "learner_table"
DESCRIPTION = "a table with a row for each learner on each course"
_PERSONAL_ANSWER = "learner_id"


@dataclass(slots=True, kw_only=True)
class _Work:
    """What has been understood so far."""

    body: Body
    answers: SortedAnswers
    matching: Matching
    columns: dict[str, TextColumn] = field(default_factory=dict)
    uses: dict[int, ColumnUse] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    findings: Findings = field(default_factory=Findings)
    bad_records: set[int] = field(default_factory=set)
    progress: list[Decimal | None] | None = None


def learner_table(file: TableFile, sheet: Sheet, answers: Answers, *, kind: str = KIND, description: str = DESCRIPTION) -> Understood:
    """Return what was understood of one sheet as a table of learners. Never raises; what is wrong with its cells are problems."""
    header = header_row(sheet)
    if header is None:
        problem = error(
            "no-headings",
            "no row has headings that are known",
            Source(path=file.path, sheet=sheet.name),
            "name the columns in the first row",
        )
        return Understood(kind=kind, description=description, sheet=sheet.name, table=PlainTable(path=file.path), problems=(problem,))
    body = body_of(sheet, header.row, header.headings)
    return understood_body(file, body, answers, header=header, kind=kind, description=description)


def understood_body(
    file: TableFile, body: Body, answers: Answers, *, header: HeaderRow | None = None, kind: str = KIND, description: str = DESCRIPTION
) -> Understood:
    """Return what was understood of the records under headings."""
    said = sorted_answers(answers, body.headings, body.heading_place(0))
    work = _Work(body=body, answers=said, matching=matched_columns(body, said))
    if header is not None and header.because:
        work.decisions.append(Decision(subject="headings", choice=f"line {body.sheet.lines[body.header_row]}", because=header.because))
    work.decisions += work.matching.decisions
    work.questions += work.matching.questions
    work.uses = {use.index: use for use in work.matching.columns()}
    for name, found in work.matching.chosen.items():
        _read_field(name, found, work)
    _fill_in(work)
    return _as_understood(file, work, kind, description)


def _read_field(name: str, found: Candidate, work: _Work) -> None:
    """Read one column as the field that it is; what is open becomes a question, what cannot be read a problem at its cell."""
    values = work.body.sheet.columns[found.index].values
    field_name = "score_pct" if name == PROGRESS else name
    readings = found.readings if found.readings.possible else readings_as(field_name, work.body.values(found.index))
    reading = _chosen_reading(field_name, found, readings.possible, readings.because, work)
    codes = work.body.codes(found.index)
    read = read_column(values, codes, reading, _said_values(found, work))
    if read.unreadable:
        _tell_unreadable(field_name, found, read, work)
    if name == PROGRESS:
        work.progress = [value if isinstance(value := read.values[code], Decimal) else None for code in codes]
        return
    if name in {"completion_status", "success_status"}:
        _add_states(name, read, codes, work)
        return
    work.columns[name] = TextColumn([text_of_value(value) for value in read.values], codes)


def _chosen_reading(name: str, found: Candidate, possible: Sequence[Reading], because: str, work: _Work) -> Reading:
    """The reading that was answered, else the only one; where several are possible a question, and the likeliest."""
    by_code = {reading.code: reading for reading in possible}
    said = found.answer.reading
    if said and said not in by_code:
        message = f"--map “{found.answer.key}=…, {said}”: “{found.heading}” cannot be read so"
        hint = did_you_mean(said, by_code, otherwise="") if by_code else "leave the reading out"
        work.findings.add(error("unknown-reading", message, work.body.heading_place(found.index), hint))
    elif len(possible) > 1 and not said:
        options = tuple(Option(answer=f"{name}, {reading.code}", meaning=reading.meaning) for reading in possible)
        work.questions.append(
            Question(key=found.heading, text=f"“{found.heading}” can be read in {len(possible)} ways: {because}", options=options)
        )
    reading = by_code.get(said) or (possible[0] if possible else TEXT)
    if reading is not TEXT:
        use = work.uses[found.index]
        work.uses[found.index] = replace(use, reading=reading.code, because="; ".join(filter(None, (use.because, because))))
    return reading


def _said_values(found: Candidate, work: _Work) -> Mapping[int, ReadValue]:
    """By code, what somebody has said that values of the column mean."""
    said = {key: answer for (index, key), answer in work.answers.values.items() if index == found.index}
    if not said:
        return {}
    values = work.body.sheet.columns[found.index].values
    keys = {plain_key(str(value)): code for code, value in enumerate(values) if value is not None}
    for key in said:
        if key not in keys:
            message = f"--map “{found.heading}/…”: the column has no such value"
            work.findings.add(error("unknown-value", message, work.body.heading_place(found.index)))
    return {keys[key]: (None if answer in {"", "-"} else answer) for key, answer in said.items() if key in keys}


def _tell_unreadable(name: str, found: Candidate, read: ReadColumn, work: _Work) -> None:
    """A word that is no known state is asked about; any other cell that cannot be read is a problem."""
    body = work.body
    values = body.sheet.columns[found.index].values
    if name in {"completion_status", "success_status"}:
        words = SUCCESS if name == "success_status" else (*COMPLETION, "passed", "failed")
        options = (*(Option(answer=word, meaning=word.replace("_", " ")) for word in words), Option(answer="-", meaning="not known"))
        for code in read.unreadable:
            value = values[code]
            work.questions.append(
                Question(key=f"{found.heading}/{value}", text=f"What does “{value}” in “{found.heading}” mean?", options=options)
            )
        return
    for record, code in enumerate(body.codes(found.index)):
        if code in read.unreadable:
            work.bad_records.add(record)
            if work.findings.has_room(("row-value", name)):
                message = "cannot be read" if found.is_personal else read.unreadable[code]
                problem = error("row-value", f"{found.heading}: {message}", body.place(record, found.index), cause=f"{name} cannot be read")
                work.findings.keep(problem, ("row-value", name))


def _add_states(name: str, read: ReadColumn, codes: Sequence[int], work: _Work) -> None:
    """Words of states say what is completed, what is passed, or both at once."""
    texts = [text_of_value(value) for value in read.values]
    if name == "success_status":
        words = {"yes": "passed", "no": "failed"}
        work.columns["success_status"] = TextColumn([words.get(text, text) for text in texts], codes)
        return
    yes = {"yes": "completed", "no": "not_started", "passed": "completed", "failed": "completed"}
    work.columns["completion_status"] = TextColumn([yes.get(text, text) for text in texts], codes)
    success = {text for text in texts if text in SUCCESS}
    if success and "success_status" not in work.matching.chosen:
        work.columns["success_status"] = TextColumn([text if text in SUCCESS else "" for text in texts], codes)
        because = "one column has both states and results"
        work.decisions.append(Decision(subject="success_status", choice="taken from the states", because=because))


def _fill_in(work: _Work) -> None:
    """Add what no column says: constants that were answered, states that follow from other columns."""
    records = len(work.body.rows)
    for name, value in work.answers.constants.items():
        work.columns[name] = TextColumn([value], [0] * records)
    if "completion_status" not in work.columns:
        states, decisions = state_from_other_columns(work.columns, work.progress)
        if states is not None:
            work.columns["completion_status"] = states
        work.decisions += decisions
    if "course_id" not in work.columns:
        work.questions.append(Question(key="course", text="Which course are these learners on? No column says it.", options=()))
    if "learner_id" not in work.columns and not any(question.key == "learner_id" for question in work.questions):
        message = "no column tells people apart"
        hint = "name it: --map “HEADING=learner_id”"
        work.findings.add(error("missing-column", message, work.body.heading_place(0), hint))


def _as_understood(file: TableFile, work: _Work, kind: str, description: str) -> Understood:
    body = work.body
    lines = [body.sheet.lines[row] for row in body.rows]
    indexes = {name: found.index for name, found in work.matching.chosen.items() if name in FIELDS}
    table = PlainTable(
        path=file.path,
        header=tuple(name for name in FIELDS if name in work.columns),
        rows=plain_rows(work.columns, lines),
        header_line=body.sheet.lines[body.header_row],
        columns=indexes,
        sheet=body.sheet.name,
    )
    return Understood(
        kind=kind,
        description=description,
        sheet=body.sheet.name,
        columns=tuple(work.uses[index] for index in sorted(work.uses)),
        decisions=tuple(work.decisions),
        questions=tuple(work.questions),
        left_out=body.left_out,
        hidden_rows=sum(1 for row in body.rows if row in body.sheet.hidden) if body.sheet.hidden else 0,
        rows_read=len(body.rows),
        table=table,
        problems=(*work.answers.problems, *work.findings.all()),
    )
