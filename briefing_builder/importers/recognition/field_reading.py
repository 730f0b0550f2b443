"""Reading a field: a column that was chosen for it goes in; its texts come out, or a question where several readings are possible."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from briefing_builder.importers.columns.dates import date_readings
from briefing_builder.importers.columns.model import Reading, Readings, ReadValue
from briefing_builder.importers.columns.numbers import number_readings
from briefing_builder.importers.columns.settling import settle_together
from briefing_builder.importers.columns.states import shown_state
from briefing_builder.importers.columns.vocabulary import has_no_value
from briefing_builder.importers.recognition.answers import EMPTY, SortedAnswers, plain_key
from briefing_builder.importers.recognition.body import Body
from briefing_builder.importers.recognition.candidates import Candidate
from briefing_builder.importers.recognition.headings import PROGRESS, heading_key, table_words
from briefing_builder.importers.recognition.model import ColumnUse, Decision, Option, Question
from briefing_builder.importers.recognition.rows import AS_TEXT, ReadColumn, TextColumn, read_column, readings_as, text_of_value
from briefing_builder.importers.recognition.state_columns import LEAVE_OUT, StateWords, completion_words, success_words
from briefing_builder.importers.sheets.model import CellValue
from briefing_builder.problems import error
from briefing_builder.problems.repeated import Findings
from briefing_builder.values import replace

_SCORES = ("score_pct", "score_pre_pct")
_STATES = ("completion_status", "success_status")
_IN_ORDER = (("enrolled_on", "first_launched_on"), ("first_launched_on", "completed_on"), ("enrolled_on", "completed_on"))
"""Fields of days of which the first comes before the second."""
FEWEST_BLANKS = 5
"""One empty cell in so many is no accident."""
_ONCE_ABOVE = ("learner_id", "course_id")
"""Fields that a report may write once, in the first of several rows."""
MOST_ALIKE = 20
"""Rows with the same two days that are looked at to tell their order."""


@dataclass(slots=True, kw_only=True)
class FieldWork:
    """The columns of a table while they are read."""

    body: Body
    answers: SortedAnswers
    chosen: Mapping[str, Candidate]
    unused: Sequence[Candidate] = ()
    """Columns that are left out, of which one may say how many points can be reached."""
    uses: dict[int, ColumnUse]
    readings: dict[str, Readings] = field(default_factory=dict)
    """By field, how its column can be read."""
    columns: dict[str, TextColumn] = field(default_factory=dict)
    progress: list[Decimal | None] | None = None
    decisions: list[Decision] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    findings: Findings = field(default_factory=Findings)
    bad: set[int] = field(default_factory=set)
    """Records, counted from 0, with a cell that cannot be read."""
    left_out: set[int] = field(default_factory=set)
    """Records that an answer leaves out."""
    not_completed: list[bool] | None = None
    """For each record whether its state says only that it is not completed."""
    is_of_units: bool = False
    """Whether each row is another department, and nothing else is known."""
    keeps_unread: bool = False
    """Whether a cell that cannot be read keeps its text, for somebody else to tell."""


def read_field(name: str, work: FieldWork) -> None:
    """Read one column as the field that it is; what is open becomes a question, what cannot be read a problem at its cell."""
    found = work.chosen[name]
    field_name = "score_pct" if name == PROGRESS else name
    if name in _SCORES and (most := _most_points(found, work)) is not None:
        _read_points(name, found, most, work)
        return
    readings = work.readings[name]
    reading = _chosen_reading(field_name, found, readings.possible, readings.because, work)
    said = _said_values(found, work)
    codes = work.body.codes(found.index)
    if name in _STATES:
        _read_states(name, reading, said, work)
        return
    values = work.body.sheet.columns[found.index].values
    keys = {plain_key(str(values[code])): code for code in set(codes) if values[code] is not None} if said else {}
    read = read_column(values, codes, reading, {keys[key]: answer.strip("- ") or None for key, answer in said.items()})
    if read.unreadable and work.keeps_unread:
        for code in read.unreadable:
            read.values[code] = str(values[code])
    elif read.unreadable:
        _tell_unreadable(field_name, found, read, work)
    if name == PROGRESS:
        work.progress = [value if isinstance(value := read.values[code], Decimal) else None for code in codes]
    else:
        column = TextColumn([text_of_value(value) for value in read.values], codes)
        work.columns[name] = _as_in_row_above(found, column, work) if name in _ONCE_ABOVE else column


def _as_in_row_above(found: Candidate, column: TextColumn, work: FieldWork) -> TextColumn:
    """A column whose cells may stand once for several rows: what its empty cells mean is asked, and done."""
    blank = {code for code, text in enumerate(column.texts) if not text}
    count = sum(1 for code in column.codes if code in blank)
    said = work.answers.empty.get(found.index, "")
    if said == LEAVE_OUT:
        work.left_out.update(record for record, code in enumerate(column.codes) if code in blank)
    elif said:
        codes, above = [], next(iter(blank), 0)
        for code in column.codes:
            above = above if code in blank else code
            codes.append(above)
        because = f"{count:,} empty cells are as in the row above"
        work.decisions.append(Decision(subject=f"“{found.heading}”", choice="filled down", because=because))
        return TextColumn(column.texts, codes)
    elif len(column) and count * FEWEST_BLANKS >= len(column) and column.codes[0] not in blank:
        options = (Option(answer="above", meaning="as in the row above"), Option(answer=LEAVE_OUT, meaning="leave these rows out"))
        text = f"{count:,} of {len(column):,} cells of “{found.heading}” are empty: what do they mean?"
        work.questions.append(Question(key=f"{EMPTY}{found.heading}", text=text, options=options))
    return column


def _chosen_reading(name: str, found: Candidate, possible: Sequence[Reading], because: str, work: FieldWork) -> Reading:
    """The reading that was answered, else the only one; where several are possible a question, and the likeliest."""
    by_code = {reading.code: reading for reading in possible}
    said = found.answer.reading
    if said and possible and said not in by_code:
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
        if work.keeps_unread:
            words.success.update((code, str(values[code])) for code in words.unread)
    else:
        words = completion_words(found.heading, values, codes, reading, said, _has_day(work))
        if work.keeps_unread:
            words.completion.update((code, str(values[code])) for code in words.unread)
        work.columns[name] = TextColumn([words.completion.get(code, "") for code in range(len(values))], codes)
        if words.not_completed:
            work.not_completed = [code in words.not_completed for code in codes]
    if words.success and (name == "success_status" or "success_status" not in work.chosen):
        work.columns["success_status"] = TextColumn([words.success.get(code, "") for code in range(len(values))], codes)
        if name != "success_status":
            because = f"“{found.heading}” has both states and results"
            work.decisions.append(Decision(subject="success_status", choice="taken from the states", because=because))
    _note_words(words, found, work)


def _note_words(words: StateWords, found: Candidate, work: FieldWork) -> None:
    work.questions += () if work.keeps_unread else words.questions
    work.decisions += words.decisions
    for wrong in words.wrong_answers:
        message = f"--map “{found.heading}/…={wrong}”: there is no such state"
        hint = "write completed, in_progress, not_started, not_completed, passed, failed, unknown or -"
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


def readings_of_file(work: FieldWork) -> dict[str, Readings]:
    """Return how each chosen column can be read, once all of the file's columns have shown how it writes days and numbers.

    Columns that are left out show the order of their days as well. A reading that was answered counts as shown.
    """
    headings = {name: _own_heading(name, found, work) for name, found in work.chosen.items()}
    columns: dict[str, Readings] = {}
    for name, found in work.chosen.items():
        readings = found.readings
        if not readings.possible:
            readings = readings_as("score_pct" if name == PROGRESS else name, work.body.values(found.index), found.heading)
        said = [reading] if (reading := readings.answered(found.answer.reading)) else []
        if said:
            readings = Readings(possible=tuple(said), unreadable=readings.unreadable, habits=tuple(said[0].code.split(", ")))
        columns[headings[name]] = readings
    for found in work.unused:
        if not found.is_personal and found.heading and found.heading not in columns:
            columns[found.heading] = date_readings(work.body.values(found.index), takes_numbers=False)
    pairs = {(headings[one], headings[two]): _days_in_rows(work, one, two) for one, two in _IN_ORDER if one in headings and two in headings}
    settled = settle_together(columns, pairs=pairs)
    return {name: settled[heading] for name, heading in headings.items()}


def _own_heading(name: str, found: Candidate, work: FieldWork) -> str:
    alike = [other for other in work.chosen.values() if other.heading == found.heading]
    return found.heading if found.heading and len(alike) == 1 else f"{found.heading} ({name})"


def _days_in_rows(work: FieldWork, one: str, two: str) -> Sequence[tuple[CellValue, CellValue]]:
    first, second = work.chosen[one].index, work.chosen[two].index
    values, others = work.body.sheet.columns[first].values, work.body.sheet.columns[second].values
    counted = Counter(zip(work.body.codes(first), work.body.codes(second), strict=True))
    return [(values[a], others[b]) for (a, b), count in counted.items() for _ in range(min(count, MOST_ALIKE))]


def _most_points(found: Candidate, work: FieldWork) -> Candidate | None:
    """The column that says how many points can be reached for a score without per cents; the one whose heading is most like the score's."""
    values = work.body.values(found.index)
    if found.answer.reading or any(isinstance(value, str) and "%" in value for value in values) or not number_readings(values).possible:
        return None
    own = {*heading_key(found.heading).split()}
    likely = []
    for other in work.unused:
        words = {*heading_key(other.heading).split()}
        if words & table_words("most") and (len(words & own) or len(words) == 1) and _are_amounts(work.body.values(other.index)):
            likely.append((-len(words & own), len(words), other.index, other))
    return min(likely, key=lambda each: each[:3])[-1] if likely else None


def _are_amounts(values: Sequence[CellValue]) -> bool:
    readings = number_readings([value for value in values if not has_no_value(value)])
    return len(readings.possible) == 1 and not readings.unreadable


def _read_points(name: str, found: Candidate, most: Candidate, work: FieldWork) -> None:
    """Read points of the most that can be reached, row by row, as per cents."""
    points, wholes = (_amounts_in_column(column, work) for column in (found, most))
    if points.unreadable and not work.keeps_unread:
        _tell_unreadable(name, found, points, work)
    pairs = list(zip(work.body.codes(found.index), work.body.codes(most.index), strict=True))
    texts = {pair: _per_cent_of(points.values[pair[0]], wholes.values[pair[1]]) for pair in set(pairs)}
    if work.keeps_unread:
        values = work.body.sheet.columns[found.index].values
        texts.update((pair, str(values[pair[0]])) for pair in texts if pair[0] in points.unreadable)
    different = list(dict.fromkeys(texts.values()))
    numbers = {text: number for number, text in enumerate(different)}
    work.columns[name] = TextColumn(different, [numbers[texts[pair]] for pair in pairs])
    because = f"“{most.heading}” says how many points can be reached"
    work.uses[found.index] = replace(work.uses[found.index], reading="of the most", because=because)
    work.decisions.append(Decision(subject=name, choice=f"“{found.heading}” of “{most.heading}”", because=because))


def _amounts_in_column(found: Candidate, work: FieldWork) -> ReadColumn:
    body = work.body
    reading = number_readings(body.values(found.index)).possible[0]
    return read_column(body.sheet.columns[found.index].values, body.codes(found.index), reading, {})


def _per_cent_of(amount: ReadValue, whole: ReadValue) -> str:
    """A number as per cents of another; empty where one of them is not known."""
    if not isinstance(amount, Decimal) or not isinstance(whole, Decimal) or whole <= 0:
        return ""
    return text_of_value(amount / whole * 100)
