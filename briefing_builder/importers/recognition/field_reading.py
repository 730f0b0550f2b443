"""Reading a field: a column that was chosen for it goes in; its texts come out, or a question where several readings are possible."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from briefing_builder.importers.columns.model import Reading
from briefing_builder.importers.columns.states import shown_state
from briefing_builder.importers.columns.vocabulary import has_no_value
from briefing_builder.importers.recognition.answers import SortedAnswers, plain_key
from briefing_builder.importers.recognition.body import Body
from briefing_builder.importers.recognition.candidates import Candidate
from briefing_builder.importers.recognition.headings import PROGRESS
from briefing_builder.importers.recognition.model import ColumnUse, Decision, Option, Question
from briefing_builder.importers.recognition.readings import AS_TEXT, readings_as
from briefing_builder.importers.recognition.rows import ReadColumn, TextColumn, read_column, text_of_value
from briefing_builder.importers.recognition.state_columns import StateWords, completion_words, success_words
from briefing_builder.problems import error
from briefing_builder.problems.repeated import Findings
from briefing_builder.values import replace

_STATES = ("completion_status", "success_status")


@dataclass(slots=True, kw_only=True)
class FieldWork:
    """The columns of a table while they are read."""

    body: Body
    answers: SortedAnswers
    chosen: Mapping[str, Candidate]
    uses: dict[int, ColumnUse]
    columns: dict[str, TextColumn] = field(default_factory=dict)
    progress: list[Decimal | None] | None = None
    decisions: list[Decision] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    findings: Findings = field(default_factory=Findings)
    bad: set[int] = field(default_factory=set)
    """Records, counted from 0, with a cell that cannot be read."""
    left_out: set[int] = field(default_factory=set)
    """Records that an answer leaves out."""


def read_field(name: str, work: FieldWork) -> None:
    """Read one column as the field that it is; what is open becomes a question, what cannot be read a problem at its cell."""
    found = work.chosen[name]
    field_name = "score_pct" if name == PROGRESS else name
    readings = found.readings
    if not readings.possible:
        readings = readings_as(field_name, work.body.values(found.index), found.heading)
    reading = _chosen_reading(field_name, found, readings.possible, readings.because, work)
    said = _said_values(found, work)
    codes = work.body.codes(found.index)
    if name in _STATES:
        _read_states(name, reading, said, work)
        return
    values = work.body.sheet.columns[found.index].values
    keys = {plain_key(str(values[code])): code for code in set(codes) if values[code] is not None} if said else {}
    read = read_column(values, codes, reading, {keys[key]: answer.strip("- ") or None for key, answer in said.items()})
    if read.unreadable:
        _tell_unreadable(field_name, found, read, work)
    if name == PROGRESS:
        work.progress = [value if isinstance(value := read.values[code], Decimal) else None for code in codes]
    else:
        work.columns[name] = TextColumn([text_of_value(value) for value in read.values], codes)


def _chosen_reading(name: str, found: Candidate, possible: Sequence[Reading], because: str, work: FieldWork) -> Reading:
    """The reading that was answered, else the only one; where several are possible a question, and the likeliest."""
    by_code = {reading.code: reading for reading in possible}
    said = found.answer.reading
    if said and said not in by_code:
        message = f"--map “{found.answer.key}=…, {said}”: “{found.heading}” cannot be read so"
        hint = did_you_mean_reading(said, by_code)
        work.findings.add(error("unknown-reading", message, work.body.heading_place(found.index), hint))
    elif len(possible) > 1 and not said:
        options = tuple(Option(answer=f"{name}, {reading.code}", meaning=reading.meaning) for reading in possible)
        text = f"“{found.heading}” can be read in {len(possible)} ways: {because}"
        work.questions.append(Question(key=found.heading, text=text, options=options))
    elif not possible:
        message = f"“{found.heading}” cannot be read as {name}: {because}"
        hint = f"leave it out: --map “{found.heading}=-”"
        work.findings.add(error("unreadable-column", message, work.body.heading_place(found.index), hint))
    reading = by_code.get(said) or (possible[0] if possible else AS_TEXT)
    if reading is not AS_TEXT:
        use = work.uses[found.index]
        work.uses[found.index] = replace(use, reading=reading.code, because="; ".join(filter(None, (use.because, because))))
    return reading


def did_you_mean_reading(said: str, by_code: Mapping[str, Reading]) -> str:
    """Return the readings that a column has, in words."""
    return f"it can be read as {', '.join(by_code)}" if by_code else f"leave “{said}” out"


def _said_values(found: Candidate, work: FieldWork) -> Mapping[str, str]:
    """What somebody has said that values of the column mean, by the value as answers are compared; one that isn't there is a problem."""
    said = {key: answer for (index, key), answer in work.answers.values.items() if index == found.index}
    if not said:
        return {}
    present = {plain_key(shown_state(value)) for value in work.body.values(found.index) if value is not None}
    for key in said:
        if key not in present:
            message = f"--map “{found.heading}/…”: the column has no such value"
            work.findings.add(error("unknown-value", message, work.body.heading_place(found.index)))
    return {key: answer for key, answer in said.items() if key in present}


def _read_states(name: str, reading: Reading, said: Mapping[str, str], work: FieldWork) -> None:
    """Read words of states: what is completed, what is passed, or both at once."""
    found, body = work.chosen[name], work.body
    values, codes = body.sheet.columns[found.index].values, body.codes(found.index)
    if name == "success_status":
        words = success_words(found.heading, values, codes, reading, said)
    else:
        words = completion_words(found.heading, values, codes, reading, said, _has_day(work))
        work.columns[name] = TextColumn([words.completion.get(code, "") for code in range(len(values))], codes)
    if words.success and (name == "success_status" or "success_status" not in work.chosen):
        work.columns["success_status"] = TextColumn([words.success.get(code, "") for code in range(len(values))], codes)
        if name != "success_status":
            because = f"“{found.heading}” has both states and results"
            work.decisions.append(Decision(subject="success_status", choice="taken from the states", because=because))
    _note_words(words, found, work)


def _note_words(words: StateWords, found: Candidate, work: FieldWork) -> None:
    work.questions += words.questions
    work.decisions += words.decisions
    for wrong in words.wrong_answers:
        message = f"--map “{found.heading}/…={wrong}”: there is no such state"
        hint = "write completed, in_progress, not_started, passed, failed, unknown or -"
        work.findings.add(error("unknown-state", message, work.body.heading_place(found.index), hint))
    if words.left_out:
        work.left_out.update(record for record, code in enumerate(work.body.codes(found.index)) if code in words.left_out)


def _has_day(work: FieldWork) -> Sequence[bool] | None:
    """For each record whether a day of completion stands in it; None where the table has no such column."""
    if "completed_on" not in work.chosen:
        return None
    index = work.chosen["completed_on"].index
    filled = [not has_no_value(value) for value in work.body.sheet.columns[index].values]
    return [filled[code] for code in work.body.codes(index)]


def _tell_unreadable(name: str, found: Candidate, read: ReadColumn, work: FieldWork) -> None:
    """Tell each cell that cannot be read, one line a column with its count, and remember its record."""
    body = work.body
    for record, code in enumerate(body.codes(found.index)):
        if code in read.unreadable:
            work.bad.add(record)
            if work.findings.has_room(("row-value", name)):
                message = "cannot be read" if found.is_personal else read.unreadable[code]
                problem = error("row-value", f"{found.heading}: {message}", body.place(record, found.index), cause=f"{name} cannot be read")
                work.findings.keep(problem, ("row-value", name))
