"""A text whose cells are parted by a character (CSV, TSV) goes in as bytes; one sheet comes out, every cell a text.

Rows that are shorter than the headings end in empty cells; rows that are longer are left out and told, since nobody can know to which
column their cells belong.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import accumulate, compress, islice, repeat
from math import log2
from typing import TYPE_CHECKING

from briefing_builder.importers.sheets.distinct import CHUNK, ColumnsOfRows
from briefing_builder.importers.sheets.encodings import encoding_of
from briefing_builder.importers.sheets.model import CellValue, Sheet
from briefing_builder.importers.sheets.workbook_rows import COLUMNS_LIMIT, ROWS_LIMIT, Workbook
from briefing_builder.problems import Checked, Problem, Source, error
from briefing_builder.problems.repeated import Findings

if TYPE_CHECKING:
    import _csv

DELIMITERS = ",;\t|"
NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
SEP_LINE = re.compile(r"\"?sep=(.)\"?[,;\t|]*", re.IGNORECASE)
"""What Excel reads as the delimiter, and no row, when it is the first line."""
LOOKED_AT = 400
"""Rows."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
FEW_CONTROLS = 8
_LETTER = re.compile(r"[^\W\d_]")
CELL_LIMIT = 100_000
"""Characters of a cell."""
LONGEST_SAMPLE = 200_000
"""Characters."""
LINE_END = "\r\n \ufeff"
OPEN_QUOTE = 'a " may be opened and never closed; save it as CSV again'
Rows = Sequence[Sequence[str]]


def read_delimited(data: bytes, shown_as: str) -> Checked[Workbook]:
    """Return the sheet of a text, with its encoding and delimiter as facts. Never raises."""
    encoding = encoding_of(data, shown_as)
    if isinstance(encoding, Problem):
        return Checked(value=Workbook(), problems=(encoding,))
    with io.TextIOWrapper(io.BytesIO(data), encoding=encoding.codec, newline="") as text:
        sample = _sample_lines(text)
        if _is_binary(sample):
            message, hint = "expected a table, found data that is no text", "download the report as CSV or as an Excel workbook"
            return Checked(value=Workbook(), problems=(error("not-a-table", message, Source(path=shown_as), hint),))
        delimiter = told_delimiter(sample)
        text.seek(0)
        reading = _Reading(shown_as, delimiter, sample)
        previous = csv.field_size_limit(CELL_LIMIT)
        try:
            problems = reading.read(text, has_odd_quotes=data.count(b'"') % 2 == 1)
        except csv.Error as failure:
            problems = (_not_readable(str(failure), shown_as, reading.line),)
        finally:
            csv.field_size_limit(previous)
    facts = (encoding.fact, f"cells parted by a {NAMES.get(delimiter, delimiter)}", *reading.facts)
    return Checked(value=Workbook(sheets=reading.sheets, facts=facts), problems=problems)


def _is_binary(sample: Sequence[str]) -> bool:
    """Whether more than one of a hundred characters, and more than a few, are controls that no text has (C0 of ECMA-48 but its spaces)."""
    controls = sum(len(_CONTROL.findall(line)) for line in sample)
    return controls > FEW_CONTROLS and controls * 100 > sum(map(len, sample))


def _sample_lines(text: io.TextIOWrapper) -> list[str]:
    lines: list[str] = []
    length = 0
    for line in islice(iter(lambda: text.readline(LONGEST_SAMPLE), ""), LOOKED_AT):
        length += len(line)
        if length > LONGEST_SAMPLE and lines:
            break
        lines.append(line)
    return lines


class _Reading:
    """One pass over a text, chunk by chunk."""

    def __init__(self, shown_as: str, delimiter: str, sample: Sequence[str]) -> None:
        self.sheets: tuple[Sheet, ...] = ()
        self.facts: tuple[str, ...] = ()
        self.line = 1
        self._path = shown_as
        self._delimiter = delimiter
        self._has_sep_line = bool(sample and SEP_LINE.fullmatch(sample[0].strip(LINE_END)))
        rows = [row for row in sample_rows(sample[self._has_sep_line :], delimiter) if any(row)]
        usual = usual_width(rows)
        self._headings = heading_row(rows, usual)
        self._most = len(rows[self._headings]) if rows else 1
        self._width = max([self._most, usual, *map(len, rows[: self._headings])])
        self._findings = Findings()
        self._short = 0
        self._last: tuple[Sequence[str], int] | None = None

    def read(self, text: io.TextIOWrapper, *, has_odd_quotes: bool) -> tuple[Problem, ...]:
        """Read all rows; keep the sheet, and return the faults. Raises csv.Error."""
        if self._width > COLUMNS_LIMIT:
            return (self._too_large(f"{self._width:,} columns", COLUMNS_LIMIT),)
        reader = csv.reader(text, delimiter=self._delimiter)
        columns = ColumnsOfRows(self._width, "")
        for rows, lines in self._chunks(reader):
            columns.add(rows, lines)
            if columns.rows > ROWS_LIMIT:
                return (self._too_large(f"more than {ROWS_LIMIT:,} rows", ROWS_LIMIT),)
        if has_odd_quotes and self._last and "\n" in self._last[0][-1].replace("\r", "\n"):
            message = 'a " is opened in this row and never closed, so that the rest of the file stands in one cell'
            return (error("table-broken", message, Source(path=self._path, line=self._last[1], column=1), OPEN_QUOTE),)
        found, begins = columns.finished(_stripped)
        if found:
            self.sheets = (Sheet(path=self._path, name="", columns=found, lines=begins),)
        if self._short:
            rows_end = (
                "row ends before the last heading: its last cells are"
                if self._short == 1
                else "rows end before the last heading: their last cells are"
            )
            self.facts = (f"{self._short:,} {rows_end} taken as empty",)
        return self._findings.all()

    def _chunks(self, reader: "_csv.Reader") -> Iterator[tuple[Rows, Sequence[int]]]:
        """Rows that are not blank and no wider than the sheet, and the lines on which they begin."""
        if self._has_sep_line:
            next(reader)
        seen = 0
        self.line = reader.line_num + 1
        while chunk := list(islice(reader, CHUNK)):
            after = reader.line_num + 1
            lines: Sequence[int] = range(self.line, after)
            if len(lines) != len(chunk):
                lines = _beginnings(chunk, self.line)
            self.line = after
            if not all(chunk):
                chunk, lines = list(filter(None, chunk)), list(compress(lines, chunk))
            before, seen = seen, seen + len(chunk)
            self._last = (chunk[-1], lines[-1]) if chunk else self._last
            yield (chunk, lines) if before > self._headings and self._fits(chunk) else self._fitted(chunk, lines, before)

    def _fits(self, rows: Rows) -> bool:
        """Whether no row under the headings is longer than they are; those that are shorter are counted."""
        widths = set(map(len, rows))
        if max(widths, default=0) > self._most:
            return False
        if widths != {self._most}:
            self._short += sum(map(self._most.__gt__, map(len, rows)))
        return True

    def _fitted(self, rows: Rows, lines: Sequence[int], before: int) -> tuple[Rows, Sequence[int]]:
        """The rows, none wider than the sheet, without those that are longer than the headings; `before` rows of the sheet went ahead."""
        kept: list[Sequence[str]] = []
        begins: list[int] = []
        for number, (row, line) in enumerate(zip(rows, lines, strict=True), before):
            most = self._most if number >= self._headings else self._width
            if len(row) > most and any(map(str.strip, row[most:])):
                self._tell_longer(row, line)
                continue
            self._short += len(row) < most and number > self._headings
            kept.append(row[: self._width])
            begins.append(line)
        return kept, begins

    def _tell_longer(self, row: Sequence[str], line: int) -> None:
        if self._findings.has_room("row-length"):
            name = NAMES.get(self._delimiter, self._delimiter)
            message = f"the row has {len(row)} cells, the headings {self._most}; {name}s separate them in this file"
            hint = f"put text with a {name} in quotes, or a number with one"
            if any("\n" in cell for cell in row):
                hint = 'a " may be opened in this row and not closed'
            source = Source(path=self._path, line=line, column=1)
            self._findings.keep(error("row-length", message, source, hint, cause=hint), "row-length")

    def _too_large(self, size: str, most: int) -> Problem:
        source = Source(path=self._path, line=self.line)
        return error("table-too-large", f"the table has {size}; at most {most:,} are read", source, "leave out what is not needed")


def _beginnings(rows: Rows, line: int) -> Sequence[int]:
    """The lines on which records begin of which some have line ends in their cells; the first begins on `line`."""
    texts = list(map("\0".join, rows))
    ends = list(map(str.count, texts, repeat("\n")))
    if any("\r" in text for text in texts):
        ends = [text.replace("\r\n", "\n").replace("\r", "\n").count("\n") for text in texts]
    return list(accumulate(map(int.__add__, ends, repeat(1)), initial=line))[:-1]


def _stripped(texts: Sequence[Hashable]) -> Sequence[CellValue]:
    return [text.strip() or None for text in texts if isinstance(text, str)]


def _not_readable(failure: str, shown_as: str, line: int) -> Problem:
    message = f"a cell has more than {CELL_LIMIT:,} characters" if "limit" in failure else f"the table cannot be read: {failure}"
    return error("table-broken", message, Source(path=shown_as, line=line), OPEN_QUOTE)


def told_delimiter(lines: Sequence[str]) -> str:
    """Return what a first line `sep=;` says, else what parts most of the rows into as many cells, under headings that are words.

    A comma where nothing parts anything.
    """
    if lines and (sep_line := SEP_LINE.fullmatch(lines[0].strip("\r\n \ufeff"))):
        return sep_line[1]
    return max(DELIMITERS, key=lambda delimiter: _evenness(lines, delimiter))


def sample_rows(lines: Iterable[str], delimiter: str) -> list[list[str]]:
    """Return the rows of a sample; it ends where one cannot be read."""
    rows: list[list[str]] = []
    with suppress(csv.Error):
        rows.extend(csv.reader(lines, delimiter=delimiter))
    return rows


def usual_width(rows: Iterable[Sequence[str]]) -> int:
    """Return how many cells most rows have that are parted at all; 1 where none is."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max(widths, key=lambda width: (widths[width], width), default=1)


def heading_row(rows: Sequence[Sequence[str]], width: int) -> int:
    """Return which row, counted from 0, seems to have the headings: the first of nearly the usual width in which no cell is a number."""
    for place, row in enumerate(rows):
        filled = [cell for cell in row if cell.strip()]
        if len(row) >= 0.6 * width and len(filled) >= 0.5 * len(row) and all(map(_LETTER.search, filled)):
            return place
    return next((place for place, row in enumerate(rows) if len(row) >= 0.6 * width), 0)


def _evenness(lines: Sequence[str], delimiter: str) -> float:
    rows = [row for row in sample_rows(lines, delimiter) if any(map(str.strip, row))]
    width = usual_width(rows)
    if width == 1 or not rows:
        return 0
    share = sum(len(row) == width for row in rows) / len(rows)
    first = next(row for row in rows if len(row) == width)
    words = sum(bool(_LETTER.search(cell)) for cell in first) / width
    return share * log2(width) * (0.5 + 0.5 * words)
