"""Columns of states: the words of a column, and what was said about them, go in; completion and success come out, or questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from briefing_builder.importers.columns.model import Reading
from briefing_builder.importers.columns.states import shown_state, state_of, state_readings
from briefing_builder.importers.recognition.answers import plain_key
from briefing_builder.importers.recognition.body import is_empty
from briefing_builder.importers.recognition.model import Decision, Option, Question
from briefing_builder.importers.recognition.rows import TextColumn
from briefing_builder.importers.sheets.model import CellValue

COMPLETION = ("completed", "in_progress", "not_started", "not_completed")
SUCCESS = ("passed", "failed", "unknown")
HUNDRED = Decimal(100)
LEAVE_OUT = "-"
BEGUN = ("first_launched_on", "learning_minutes", "sessions", "score_pct")
"""Columns that say that somebody has begun."""
_OF_COMPLETION = (
    *(Option(answer=word, meaning=word.replace("_", " ")) for word in COMPLETION),
    Option(answer="completed, passed", meaning="completed, and passed"),
    Option(answer="completed, failed", meaning="completed, and failed"),
    Option(answer=LEAVE_OUT, meaning="leave these rows out"),
)
_OF_SUCCESS = (*(Option(answer=word, meaning=word) for word in SUCCESS), Option(answer=LEAVE_OUT, meaning="leave these rows out"))


@dataclass(slots=True, kw_only=True)
class StateWords:
    """What the different values of a column mean, by their code in the sheet."""

    completion: dict[int, str] = field(default_factory=dict)
    success: dict[int, str] = field(default_factory=dict)
    left_out: set[int] = field(default_factory=set)
    decisions: list[Decision] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    not_completed: set[int] = field(default_factory=set)
    """Codes of values that say only that something is not completed: whether it was begun, other columns may say."""
    unread: list[int] = field(default_factory=list)
    """Codes of the values that are asked about."""
    wrong_answers: list[str] = field(default_factory=list)
    """Answers that are no states."""


def completion_words(
    heading: str, values: Sequence[CellValue], codes: Sequence[int], reading: Reading, said: Mapping[str, str], days: Sequence[bool] | None
) -> StateWords:
    """Return completion, and success where the words say it, for each code.

    `said`: by value as answers are compared, what an author says it means; `days`: for each record whether a day of completion stands
    in it, which tells whether those who failed have reached the end.
    """
    words = StateWords()
    occurring = [code for code in sorted(set(codes)) if not is_empty(values[code])]
    success = state_readings([values[code] for code in occurring], aspect="success")
    for code in occurring:
        value = values[code]
        if (answer := said.get(plain_key(shown_state(value)))) is not None:
            _answered_state(words, code, answer)
            continue
        in_words = isinstance(value, str) and bool(state_of(value))  # yes and no say of completion that it is one, and nothing of passing
        if in_words and success.possible and (result := _read_or_nothing(success.possible[0], value)) in {"passed", "failed"}:
            words.success[code] = result
        if state := _read_or_nothing(reading, value):
            words.completion[code] = state
            if state == "not_completed":
                words.not_completed.add(code)
        elif words.success.get(code) == "failed" and days is not None:
            words.completion[code] = _state_of_failed(words, code, codes, days, shown_state(value))
        elif not _says_nothing(reading, value):
            words.unread.append(code)
            words.questions.append(_meaning_asked(heading, value, _OF_COMPLETION))
    words.questions = list({question.key: question for question in words.questions}.values())
    return words


def success_words(heading: str, values: Sequence[CellValue], codes: Sequence[int], reading: Reading, said: Mapping[str, str]) -> StateWords:
    """Return success for each code; `unknown` is a word of ours."""
    words = StateWords()
    for code in sorted(set(codes)):
        value = values[code]
        if is_empty(value):
            continue
        if (answer := said.get(plain_key(shown_state(value)))) is not None:
            _answered_state(words, code, answer)
        elif plain_key(str(value)) == "unknown":
            words.success[code] = "unknown"
        elif result := _read_or_nothing(reading, value):
            words.success[code] = result
        elif not _says_nothing(reading, value):
            words.unread.append(code)
            words.questions.append(_meaning_asked(heading, value, _OF_SUCCESS))
    return words


def _answered_state(words: StateWords, code: int, answer: str) -> None:
    for word in (part.strip().casefold().replace(" ", "_") for part in answer.split(",")):
        if word == LEAVE_OUT:
            words.left_out.add(code)
        elif word in COMPLETION:
            words.completion[code] = word
        elif word in SUCCESS:
            words.success[code] = word
            if word == "passed":
                words.completion.setdefault(code, "completed")
        else:
            words.wrong_answers.append(word)


def _read_or_nothing(reading: Reading, value: CellValue) -> str:
    try:
        read = reading.read(value)
    except (ValueError, ArithmeticError):
        return ""
    return read if isinstance(read, str) else ""


def _says_nothing(reading: Reading, value: CellValue) -> bool:
    """Whether a cell says in words that nothing is known, such as “n/a”."""
    try:
        return reading.read(value) is None
    except (ValueError, ArithmeticError):
        return False


def _state_of_failed(words: StateWords, code: int, codes: Sequence[int], days: Sequence[bool], shown: str) -> str:
    """Those who failed have reached the end where most of them have a day of completion."""
    dated = [day for day, own in zip(days, codes, strict=True) if own == code]
    state = "completed" if sum(dated) * 2 > len(dated) else "in_progress"
    because = f"{sum(dated):,} of {len(dated):,} rows with it have a completion date"
    words.decisions.append(Decision(subject=f"“{shown}”", choice=f"{state.replace('_', ' ')}, and failed", because=because))
    return state


def _meaning_asked(heading: str, value: CellValue, options: tuple[Option, ...]) -> Question:
    shown = shown_state(value)
    section = state_of(str(value))
    known = " It is known, but not whether it counts." if section else ""
    return Question(key=f"{heading}/{shown}", text=f"What does “{shown}” in “{heading}” mean?{known}", options=options)


def begun_records(columns: Mapping[str, TextColumn], progress: Sequence[Decimal | None] | None, records: int) -> Sequence[bool]:
    """Return for each record whether some column says that it was begun: progress, a first access, time, sessions, a score."""
    named = [columns[name] for name in BEGUN if name in columns]
    begun = [False] * records
    for column in named:
        says = [text not in {"", "0"} for text in column.texts]
        begun = [before or says[code] for before, code in zip(begun, column.codes, strict=True)]
    return begun if progress is None else [before or bool(value) for before, value in zip(begun, progress, strict=True)]


def state_from_other_columns(
    columns: Mapping[str, TextColumn], progress: Sequence[Decimal | None] | None
) -> tuple[TextColumn | None, tuple[Decision, ...]]:
    """Return completion states for a table without a column of states, and from what they were told; None when nothing tells them."""
    if progress is not None and any(value is not None for value in progress):
        days = columns.get("completed_on", [""] * len(progress))
        at_end = [bool(day) or (value or 0) >= HUNDRED for value, day in zip(progress, days, strict=True)]
        pairs = zip(at_end, progress, strict=True)
        texts = ["completed" if is_at_end else "in_progress" if value else "not_started" for is_at_end, value in pairs]
        or_dated = " or where there is a completion date" if "completed_on" in columns else ""
        choice, because = f"completed at 100 per cent{or_dated}", "no column has states, one has progress"
        return _text_column(texts), (Decision(subject="completion_status", choice=choice, because=because),)
    if "completed_on" in columns:
        begun = [name for name in BEGUN if name in columns]
        started = begun_records(columns, None, len(columns["completed_on"]))
        rest = "not_started" if begun else "not_completed"
        texts = [
            "completed" if day else "in_progress" if is_so else rest for day, is_so in zip(columns["completed_on"], started, strict=True)
        ]
        unknown = "not completed elsewhere; whether begun is not known"
        otherwise = f"in progress where there is {' or '.join(begun)}, else not started" if begun else unknown
        decision = Decision(
            subject="completion_status", choice=f"completed where there is a completion date; {otherwise}", because="no column has states"
        )
        return _text_column(texts), (decision,)
    if "success_status" in columns:
        passed = {"passed": "completed", "failed": "in_progress"}
        texts = [passed.get(text, "not_completed") for text in columns["success_status"]]
        decision = Decision(
            subject="completion_status", choice="completed where passed", because="no column has states or completion dates"
        )
        return _text_column(texts), (decision,)
    return None, ()


def _text_column(texts: Sequence[str]) -> TextColumn:
    different = list(dict.fromkeys(texts))
    numbers = {text: number for number, text in enumerate(different)}
    return TextColumn(different, [numbers[text] for text in texts])
