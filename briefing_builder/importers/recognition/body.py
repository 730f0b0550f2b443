"""The body of a sheet: a sheet and its header row go in; the rows that are records come out, and those that are not, with the reason."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from briefing_builder.importers.recognition.headings import heading_matches, table_words
from briefing_builder.importers.recognition.model import LeftOut
from briefing_builder.importers.sheets.model import CellValue, Sheet
from briefing_builder.problems import Source

MANY = 5000
"""Different values of a column, such as ids, that are not compared with every word."""
LONGEST_TOTAL = 90
NARROW = 3
"""Columns below which a row of one cell is nothing special."""


def _one_of(about: str) -> str:
    return "|".join(sorted(map(re.escape, table_words(about)), key=len, reverse=True))


@cache
def _totals_pattern() -> re.Pattern[str]:
    """A text of small letters that is about a sum: “total”, “total: 12”, “subtotal of sales”, “sales total”."""
    words = _one_of("totals")
    return re.compile(rf"(?:{words})(?:\s*[:(=].*|\s+(?:of|for|de|der|von)\s.*|\s*\d[\d.,\s]*)?$|.{{1,60}}\s(?:{words})\s*:?$")


@cache
def _totals_beginnings() -> tuple[str, ...]:
    return tuple({word[:5].casefold() for word in table_words("totals")})


@cache
def _footers_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{_one_of('footers')}|\d+ (?:rows|records|results))(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The records under a header row."""

    sheet: Sheet
    header_row: int
    """Which row of the sheet, counted from 0, the headings stand in (the last of them)."""
    headings: tuple[str, ...]
    rows: Sequence[int]
    """The rows of the sheet, counted from 0, that are records."""
    left_out: tuple[LeftOut, ...] = field(default=())
    sections: tuple[tuple[int, str, str], ...] = field(default=())
    """Lines between the rows that name the course or the department of the rows below: the row of the sheet, the field, what it says."""

    def codes(self, column: int) -> Sequence[int]:
        """Return, for each record, the number of its value among the values of the sheet's column."""
        codes = self.sheet.columns[column].codes
        if isinstance(self.rows, range):
            return codes[self.rows.start : self.rows.stop]
        return [codes[row] for row in self.rows]

    def values(self, column: int) -> tuple[CellValue, ...]:
        """Return every different value of the records' column, in the order in which they first appear in the sheet."""
        values = self.sheet.columns[column].values
        return tuple(values[code] for code in sorted(set(self.codes(column))))

    def filled(self, column: int) -> int:
        """Return how many records have anything in that column."""
        values = self.sheet.columns[column].values
        empty = [code for code in set(self.codes(column)) if is_empty(values[code])]
        counted = Counter(self.codes(column)) if empty else {}
        return len(self.rows) - sum(counted[code] for code in empty)

    def place(self, record: int, column: int) -> Source:
        """Return the place of a record's cell, both counted from 0."""
        return self.sheet.source(self.rows[record], column)

    def heading_place(self, column: int) -> Source:
        """Return the place of a heading."""
        return self.sheet.source(self.header_row, column)


def is_empty(value: CellValue) -> bool:
    """Return whether nothing stands in a cell."""
    return value is None or value == ""


def body_of(sheet: Sheet, header_row: int, headings: tuple[str, ...]) -> Body:
    """Return the records under the header row, without headings that are said again, totals, and what stands below the table."""
    rows = range(header_row + 1, sheet.rows)
    out: dict[int, str] = {}
    out.update((row, "the headings again") for row in _repeated_headings(sheet, rows, header_row))
    out.update((row, "lines below the table") for row in _footers(sheet, rows, out) if row not in out)
    out.update((row, "totals") for row in _totals(sheet, rows) if row not in out)
    sections = tuple(_sections(sheet, rows))
    out.update((row, "lines between the rows") for row, _, _ in sections)
    if not out:
        return Body(sheet=sheet, header_row=header_row, headings=headings, rows=rows)
    last = max((row for row in rows if row not in out), default=header_row)
    whole = range(header_row + 1, last + 1)
    kept = whole if not any(row in out for row in whole) else [row for row in whole if row not in out]
    counts = Counter(out.values())
    left_out = tuple(LeftOut(reason=reason, count=count) for reason, count in sorted(counts.items()))
    return Body(sheet=sheet, header_row=header_row, headings=headings, rows=kept, left_out=left_out, sections=sections)


def _sections(sheet: Sheet, rows: range) -> Iterable[tuple[int, str, str]]:
    """Rows with one cell such as “Course: Safe lifting” in a table of at least three columns, in their order."""
    if len(sheet.columns) < NARROW:
        return
    found: dict[int, tuple[str, str]] = {}
    for column in sheet.columns:
        said = {code: section for code, value in enumerate(column.values) if (section := section_in(value))}
        if said:
            codes = column.codes
            found.update((row, said[codes[row]]) for row in rows if codes[row] in said)
    for row in sorted(found):
        if sum(1 for value in sheet.row(row) if not is_empty(value)) == 1:
            yield row, *found[row]


def section_in(value: CellValue) -> tuple[str, str] | None:
    """Return field and value of a line such as “Course: Safe lifting” or “Abteilung: Vertrieb”; None when it is none."""
    if not isinstance(value, str) or ":" not in value or len(value) > LONGEST_TOTAL:
        return None
    name, _, said = (part.strip() for part in value.partition(":"))
    match = next(
        (match for match in heading_matches(name) if match.field in {"course_id", "department_id"} and match.confidence >= 1), None
    )
    return (match.field, said) if match and said else None


def _repeated_headings(sheet: Sheet, rows: range, header_row: int) -> Iterable[int]:
    codes = next((column.codes for column in sheet.columns if not is_empty(column[header_row])), None)
    if codes is None:
        return
    first = codes[header_row]
    if codes.count(first) < 2:
        return
    yield from (row for row in rows if codes[row] == first and sheet.row(row) == sheet.row(header_row))


def _footers(sheet: Sheet, rows: range, out: Iterable[int]) -> Iterable[int]:
    """The last rows, as long as they hold one or two cells of a wide table, and these are a sentence or stand behind a gap."""
    width = sum(1 for column in sheet.columns if not is_empty(column[rows.start - 1]))
    for row in reversed(rows):
        if row in set(out):
            continue
        filled = [value for value in sheet.row(row) if not is_empty(value)]
        if width < 3 or len(filled) > max(1, min(2, width // 4)):
            return
        behind_gap = sheet.lines[row] - sheet.lines[row - 1] > 1
        if not (
            behind_gap or any(isinstance(value, str) and (_footers_pattern().match(value) or value.count(" ") >= 3) for value in filled)
        ):
            return
        yield row


def _totals(sheet: Sheet, rows: range) -> Iterable[int]:
    """Rows with a word such as “Total” in them that have less in them than half of the headings ask for."""
    found: set[int] = set()
    for column in sheet.columns:
        words = {code for code, value in enumerate(column.values) if isinstance(value, str) and _says_total(value, len(column.values))}
        if words:
            codes = column.codes
            found.update(row for row in rows if codes[row] in words)
    return [row for row in sorted(found) if _is_summary(sheet, row, rows)]


def _says_total(value: str, different: int) -> bool:
    """Whether a cell is about a sum; in columns of very many different values only what begins so is looked at."""
    if different > MANY and not value[:12].casefold().startswith(_totals_beginnings()):
        return False
    return len(value) < LONGEST_TOTAL and bool(_totals_pattern().match(value.casefold()))


def _is_summary(sheet: Sheet, row: int, rows: range) -> bool:
    """Whether a row with such a word has no more than figures beside it: fewer texts than the rows round it."""
    neighbours = [other for other in (row - 1, row - 2, row + 1) if other in rows]
    texts = _count_of_texts(sheet, row)
    return not neighbours or texts * 2 <= max(_count_of_texts(sheet, other) for other in neighbours) or texts == 1


def _count_of_texts(sheet: Sheet, row: int) -> int:
    return sum(1 for value in sheet.row(row) if isinstance(value, str) and not re.fullmatch(r"[\d.,:%\s-]*", value))
