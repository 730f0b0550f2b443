"""What a field's values can be: a field and the values of a column go in; the ways in which they can be read as that field come out."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from briefing_builder.importers.columns.model import Reading, Readings, ReadValue
from briefing_builder.importers.sheets.model import CellValue

FieldReader = Callable[[Sequence[CellValue]], Readings]


def _single(code: str, meaning: str, read: Callable[[CellValue], ReadValue], values: Sequence[CellValue], because: str = "") -> Readings:
    bad = []
    for value in values:
        try:
            read(value)
        except ValueError:
            bad.append(value)
    filled = [value for value in values if value not in {None, ""}]
    if filled and len(bad) * 2 > len(filled):
        return Readings(possible=(), unreadable=tuple(bad))
    return Readings(possible=(Reading(code=code, meaning=meaning, read=read),), because=because, unreadable=tuple(bad))


def _iso_day(value: CellValue) -> ReadValue:
    if value in {None, ""}:
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value)
    if found := re.match(r"(\d{4})-(\d\d)-(\d\d)", text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := re.fullmatch(r"(\d\d?)[/.](\d\d?)[/.](\d{4})", text):
        return date(int(found[3]), int(found[2]), int(found[1]))
    raise ValueError(f"{text} is not a date")


def _plain_number_in(value: CellValue) -> ReadValue:
    if value in {None, ""}:
        return None
    text = str(value).strip().removesuffix("%").strip()
    if not re.fullmatch(r"-?\d+([.,]\d+)?", text):
        raise ValueError(f"{text} is not a number")
    return Decimal(text.replace(",", "."))


def _minutes_text(value: CellValue) -> ReadValue:
    if isinstance(value, timedelta):
        return Decimal(value // timedelta(seconds=1)) / 60
    if found := re.fullmatch(r"(\d+):(\d\d):(\d\d)", str(value)):
        return Decimal(int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3])) / 60
    return _plain_number_in(value)


_STATES = {"completed": "completed", "in progress": "in_progress", "enrolled": "not_started", "not started": "not_started"}
_SUCCESS = {"passed": "passed", "failed": "failed", "unknown": "unknown"}
_TRUTH = {"yes": True, "no": False, "1": True, "0": False, "true": True, "false": False}


def _word_reader(words: Mapping[str, ReadValue], kind: str) -> Callable[[CellValue], ReadValue]:
    def read(value: CellValue) -> ReadValue:
        if value in {None, ""}:
            return None
        if (key := str(value).casefold().replace("_", " ")) not in words:
            raise ValueError(f"{value} is not {kind}")
        return words[key]

    return read


def _words_of_cell(value: CellValue) -> ReadValue:
    return None if value is None else str(value)


def _reader_of_field(code: str, read: Callable[[CellValue], ReadValue]) -> FieldReader:
    return lambda values: _single(code, code, read, values)


READERS: Mapping[str, FieldReader] = {
    **dict.fromkeys(("enrolled_on", "first_launched_on", "completed_on"), _reader_of_field("day-first", _iso_day)),
    **dict.fromkeys(("score_pre_pct", "score_pct"), _reader_of_field("percent", _plain_number_in)),
    "learning_minutes": _reader_of_field("h:mm:ss", _minutes_text),
    "sessions": _reader_of_field("number", _plain_number_in),
    "reaction_1_to_5": _reader_of_field("1-5", _plain_number_in),
    "completion_status": _reader_of_field("states", _word_reader({**_STATES, **_SUCCESS}, "a state")),
    "success_status": _reader_of_field("states", _word_reader({**_SUCCESS, **_TRUTH}, "a result")),
    **dict.fromkeys(("is_manager", "applied_after_30_days"), _reader_of_field("yes-no", _word_reader(_TRUTH, "yes or no"))),
}
TEXT = Reading(code="text", meaning="as it stands", read=_words_of_cell)


def readings_as(field: str, values: Sequence[CellValue]) -> Readings:
    """Return how a column's different values can be read as that field; ids and names are text and always can."""
    reader = READERS.get(field)
    return reader(values) if reader else Readings(possible=(TEXT,))
