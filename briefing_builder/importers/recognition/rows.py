"""Readings and rows: the values of columns, and the fields that they are, go in; plain rows in the words of `learner_rows` come out."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from briefing_builder.importers.columns.dates import date_readings
from briefing_builder.importers.columns.durations import duration_readings
from briefing_builder.importers.columns.model import Reading, Readings, ReadValue
from briefing_builder.importers.columns.numbers import number_readings
from briefing_builder.importers.columns.scales import scale_readings
from briefing_builder.importers.columns.shares import percent_readings
from briefing_builder.importers.columns.states import state_readings
from briefing_builder.importers.columns.truth import truth_readings
from briefing_builder.importers.model import Row, Table
from briefing_builder.importers.recognition.headings import FIELDS
from briefing_builder.importers.sheets.model import CellValue
from briefing_builder.problems import Source

PLACES = 10
LONGEST_NUMBER = 15
"""Digits before the point of a number that is rounded."""
_LONG_NUMBER = re.compile(rf"\d{{{LONGEST_NUMBER + 1}}}|\d[eE]\+?\d\d")
FieldReader = Callable[[Sequence[CellValue], str], Readings]
"""From the different values of a column, and its heading (units stand there), to how they can be read."""

_PER_CENT = re.compile(
    r"pct|per ?cent(?!il)|prozent|pour ?cent|porcent|procent|prosent|процент|yüzde|відсот|ποσοστ|odstot|postot|százalék|百分|パーセント",
    re.IGNORECASE,
)


def _with_per_cent(heading: str) -> str:
    """A heading that says per cent in words, with the sign."""
    return f"{heading} %" if _PER_CENT.search(heading) and "%" not in heading else heading


READERS: Mapping[str, FieldReader] = {
    **dict.fromkeys(("enrolled_on", "first_launched_on", "completed_on"), lambda values, _heading: date_readings(values)),
    **dict.fromkeys(("score_pre_pct", "score_pct"), lambda values, heading: percent_readings(values, heading=_with_per_cent(heading))),
    "learning_minutes": lambda values, heading: duration_readings(values, heading=heading),
    "sessions": lambda values, _heading: number_readings(values),
    "reaction_1_to_5": lambda values, heading: scale_readings(values, heading=heading),
    "completion_status": lambda values, heading: state_readings(values, heading=heading),
    "success_status": lambda values, heading: state_readings(values, aspect="success", heading=heading),
    **dict.fromkeys(("is_manager", "applied_after_30_days"), lambda values, _heading: truth_readings(values)),
}


def _as_it_stands(value: CellValue) -> ReadValue:
    """An id or a name as text: a number that a workbook holds without a fraction of nought."""
    if value is None or isinstance(value, str):
        return value
    return value if isinstance(value, Decimal) else str(value)


AS_TEXT = Reading(code="text", meaning="as it stands", read=_as_it_stands)


def readings_as(field: str, values: Sequence[CellValue], heading: str = "") -> Readings:
    """Return how a column's different values can be read as that field; ids and names are text and always can."""
    reader = READERS.get(field)
    return reader([value for value in values if not _is_absurd(value)], heading) if reader else Readings(possible=(AS_TEXT,))


def _is_absurd(value: CellValue) -> bool:
    """Whether a number is no count, time or score of anybody, and too long to be rounded: 1E+30."""
    if isinstance(value, str):
        return bool(_LONG_NUMBER.search(value))
    return isinstance(value, Decimal) and not (value.is_finite() and value.adjusted() < LONGEST_NUMBER)


class CellsOfRow(Mapping[str, str]):
    """The cells of one row, looked up in the columns: a row costs no more than its number."""

    __slots__ = ("_columns", "_record")

    def __init__(self, columns: "Mapping[str, TextColumn]", record: int) -> None:
        self._columns, self._record = columns, record

    def __getitem__(self, name: str) -> str:
        return self._columns[name][self._record]

    def get(self, name: str, default: str = "") -> str:  # type: ignore[override]
        """Return the cell of that name, quickly; the default where there is no such column."""
        column = self._columns.get(name)
        return default if column is None else column.texts[column.codes[self._record]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)


@dataclass(frozen=True, slots=True)
class TextColumn:
    """A column of plain text: each different text once, and for each record the number of its text."""

    texts: Sequence[str]
    codes: Sequence[int]

    def __getitem__(self, record: int) -> str:
        return self.texts[self.codes[record]]

    def __iter__(self) -> Iterator[str]:
        return map(self.texts.__getitem__, self.codes)

    def __len__(self) -> int:
        return len(self.codes)


class PlainTable(Table, frozen=True, kw_only=True):
    """Rows in our columns that still know where the file has them."""

    columns: Mapping[str, int] = {}
    """By field, the number of the file's column, counted from 0."""
    sheet: str = ""

    def source_at(self, line: int, column: str) -> Source:
        """Return the place of the cell in the file; of its row when the file has no column for it."""
        return Source(path=self.path, line=line, column=self.columns.get(column, -1) + 1, sheet=self.sheet)


def text_of_value(value: ReadValue) -> str:
    """Return a read value in the words of `learner_rows`: 2026-09-13, 16.25, yes, completed; empty for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, Decimal):
        return number_text(value)
    return value


def number_text(number: Decimal) -> str:
    """Return a number without an exponent, and without zeros that say nothing, to ten places at most."""
    is_usual = number.is_finite() and number.adjusted() < LONGEST_NUMBER
    text = f"{round(number, PLACES) if is_usual else number:f}"
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


@dataclass(slots=True, kw_only=True)
class ReadColumn:
    """The different values of a column as they were read."""

    values: list[ReadValue]
    """By the code of the sheet's column; None where nothing is known or the value isn't any of the records'."""
    unreadable: dict[int, str] = field(default_factory=dict)
    """By code, what is wrong with a value."""


def read_column(values: Sequence[CellValue], codes: Sequence[int], reading: Reading, said: Mapping[int, ReadValue]) -> ReadColumn:
    """Return what each value says that occurs among the codes; `said` has the values of which somebody has said what they mean."""
    read = ReadColumn(values=[None] * len(values))
    for code in sorted(set(codes)):
        if code in said:
            read.values[code] = said[code]
            continue
        value = values[code]
        if value is None or value == "":
            continue
        try:
            if reading is not AS_TEXT and _is_absurd(value):
                raise ValueError(f"“{str(value)[:LONGEST_NUMBER]}…” is too long a number")
            read.values[code] = reading.read(value)
        except (ValueError, ArithmeticError) as failure:
            read.unreadable[code] = str(failure) if isinstance(failure, ValueError) else "the number is too long"
    return read


def plain_rows(columns: Mapping[str, TextColumn], lines: Sequence[int]) -> tuple[Row, ...]:
    """Return a row for each line; `columns` has a text for each of them, by field."""
    ordered = {name: columns[name] for name in FIELDS if name in columns}
    return tuple(Row(line=line, cells=CellsOfRow(ordered, record)) for record, line in enumerate(lines))
