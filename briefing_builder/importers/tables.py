"""Tables in CSV files and workbooks: a file goes in, rows of text cells that know their place come out."""

import csv
import io
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

from briefing_builder.files.intake import read_bytes
from briefing_builder.importers.model import Row, Table
from briefing_builder.importers.sheets.delimited import LOOKED_AT, NAMES, SEP_LINE, told_delimiter
from briefing_builder.importers.sheets.encodings import encoding_of
from briefing_builder.importers.sheets.model import CellValue, Sheet
from briefing_builder.importers.sheets.reading import is_delimited, read_sheets
from briefing_builder.problems import Checked, Problem, Source, did_you_mean, error, warning
from briefing_builder.problems.repeated import Findings
from briefing_builder.text.characters import FORBIDDEN, problem_of_value
from briefing_builder.values import replace

SIZE_LIMIT = 50_000_000  # bytes; about half a million enrolments
CELL_LIMIT = 100_000  # characters
COLUMNS_LIMIT = 500
ROWS_LIMIT = 500_000


class CsvTable(Table, frozen=True, kw_only=True):
    """A table that still has its lines, so that each cell is found where an editor shows it."""

    lines: tuple[str, ...]
    delimiter: str

    def source_at(self, line: int, column: str) -> Source:
        """Return the place of the cell in the text of that line; of the line where it has no such cell."""
        return Source(path=self.path, line=line, column=self._text_column(line, self.index_of(column)))

    def texts(self) -> Iterator[str]:
        """Yield the lines of the file."""
        yield from self.lines

    def _text_column(self, line: int, index: int) -> int:
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        inside_quotes = False
        for position, character in enumerate(text):
            if index == 0:
                return position + 1
            if character == '"':
                inside_quotes = not inside_quotes
            elif character == self.delimiter and not inside_quotes:
                index -= 1
        return len(text) + 1 if text and index == 0 else 1


class SheetTable(Table, frozen=True, kw_only=True):
    """A table of a workbook: a cell is found by its row and column in the sheet."""

    sheet: str

    def source_at(self, line: int, column: str) -> Source:
        """Return the place of the cell in the sheet."""
        return Source(path=self.path, line=line, column=self.index_of(column) + 1, sheet=self.sheet)


def read_table(file: Path, shown_as: str, *, most_rows: int = ROWS_LIMIT) -> Checked[Table]:
    """Return the table of a file: CSV in any encoding, or of a workbook the first sheet that is a table and not hidden.

    Never raises. A table of too many columns or rows is none. A text has its headings in its first row, a sheet in the first of which
    half is filled.
    """
    data = read_bytes(file, shown_as, SIZE_LIMIT)
    if isinstance(data, Problem):
        return Checked(value=Table(path=shown_as), problems=(data,))
    if not is_delimited(data):
        read = read_sheets(file, shown_as)
        sheet = min(read.value.sheets, key=_rank_of_sheet, default=None)
        return Checked(value=Table(path=shown_as), problems=read.problems) if sheet is None else _table_of(sheet, read.problems, most_rows)
    encoding = encoding_of(data, shown_as)
    if isinstance(encoding, Problem):
        return Checked(value=Table(path=shown_as), problems=(encoding,))
    text = data.decode(encoding.codec)
    if not text.strip():
        problem = error("empty-file", "the table is empty", Source(path=shown_as), "the first line names the columns")
        return Checked(value=Table(path=shown_as), problems=(problem,))
    return _parse_table(text, shown_as, most_rows)


def _rank_of_sheet(sheet: Sheet) -> tuple[bool, bool]:
    """What is hidden comes last, and what is one line or one column before that: no table."""
    return sheet.is_hidden, min(sheet.rows, len(sheet.columns)) < 2


def _table_of(sheet: Sheet, problems: tuple[Problem, ...], most_rows: int) -> Checked[Table]:
    width = len(sheet.columns)
    if width > COLUMNS_LIMIT:
        return _too_large(sheet.path, f"{width:,} columns", COLUMNS_LIMIT, sheet.lines[0], sheet.name)
    filled = (row for row in range(sheet.rows) if 2 * (width - sheet.row(row).count(None)) >= width)
    first = next(filled, 0)
    header = tuple(map(_csv_text, sheet.row(first)))
    below = range(first + 1, sheet.rows)
    if len(below) > most_rows:
        return _too_large(sheet.path, f"more than {most_rows:,} rows", most_rows, sheet.lines[first + 1 + most_rows], sheet.name)
    rows = (Row(line=sheet.lines[row], cells=dict(zip(header, map(_csv_text, sheet.row(row)), strict=True))) for row in below)
    table = SheetTable(path=sheet.path, sheet=sheet.name, header=header, rows=tuple(rows), header_line=sheet.lines[first])
    return Checked(value=table, problems=problems)


def _csv_text(cell: CellValue) -> str:
    """What would stand in a CSV file for a cell: days as 2026-09-13, times as 09:30, yes and no."""
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case timedelta():
            minutes, seconds = divmod(round(cell.total_seconds()), 60)
            return f"{minutes // 60:02}:{minutes % 60:02}{f':{seconds:02}' if seconds else ''}"
        case datetime():
            return cell.isoformat(sep=" ")
        case Decimal():
            return format(cell, "f")
    return str(cell)


def _parse_table(text: str, shown_as: str, most_rows: int) -> Checked[Table]:
    lines = tuple(re.split(r"\r\n|\r|\n", text))  # the line ends that csv counts, and no others
    delimiter = told_delimiter(lines[:LOOKED_AT])
    previous = csv.field_size_limit(CELL_LIMIT)
    try:
        records = records_of(text, delimiter)
        first, names = next(records)
        if len(names) > COLUMNS_LIMIT:
            return _too_large(shown_as, f"{len(names):,} columns", COLUMNS_LIMIT, first)
        header = tuple(name.strip() for name in names)
        rows, findings = _read_rows(records, header, shown_as, most_rows, delimiter)
    except csv.Error as failure:
        message = f"a cell has more than {CELL_LIMIT:,} characters" if "limit" in str(failure) else f"the table cannot be read: {failure}"
        hint = 'a " may be opened and never closed; save it as CSV again'
        problem = error("table-broken", message, Source(path=shown_as), hint)
        return Checked(value=Table(path=shown_as), problems=(problem,))
    finally:
        csv.field_size_limit(previous)
    if len(rows) > most_rows:
        return _too_large(shown_as, f"more than {most_rows:,} rows", most_rows, rows[-1].line)
    table = CsvTable(path=shown_as, header=header, rows=tuple(rows), header_line=first, lines=lines, delimiter=delimiter)
    return Checked(value=table, problems=findings.all())


def _read_rows(
    records: Iterator[tuple[int, list[str]]], header: tuple[str, ...], shown_as: str, most: int, delimiter: str
) -> tuple[list[Row], Findings]:
    """The rows under the header, one more at most than there may be, and those that are no rows of it. Raises csv.Error."""
    rows: list[Row] = []
    findings = Findings()
    texts: dict[str, str] = {}  # equal texts are held once
    for line, cells in records:
        if len(cells) == len(header):
            stripped = map(str.strip, cells)
            rows.append(Row(line=line, cells=dict(zip(header, [texts.setdefault(text, text) for text in stripped], strict=True))))
            if len(rows) > most:
                break
        elif findings.has_room("row-length"):
            source = Source(path=shown_as, line=line, column=1)
            findings.keep(_row_length_problem(cells, len(header), delimiter, source), "row-length")
    return rows, findings


def _too_large(shown_as: str, size: str, most: int, line: int, sheet: str = "") -> Checked[Table]:
    message, source = f"the table has {size}; at most {most:,} are read", Source(path=shown_as, line=line, sheet=sheet)
    return Checked(value=Table(path=shown_as), problems=(error("table-too-large", message, source, "leave out what is not needed"),))


def _row_length_problem(cells: Sequence[str], columns: int, delimiter: str, source: Source) -> Problem:
    name, count = NAMES.get(delimiter, delimiter), len(cells)
    message = f"the row has {count} {'cell' if count == 1 else 'cells'}, the header {columns}; {name}s separate them in this file"
    hint = f"put text with a {name} in quotes" if count > columns else f"a row needs a {name} for each empty cell, too"
    if any("\n" in cell for cell in cells):
        hint = 'a " may be opened in this row and not closed'
    return error("row-length", message, source, hint, cause=hint)


def records_of(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each record that is not blank with the line on which it begins; Excel's line `sep=;` is none. Raises csv.Error."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    begins = 1
    for cells in reader:
        if any(cell.strip() for cell in cells) and not (begins == 1 and SEP_LINE.fullmatch(delimiter.join(cells).strip(" "))):
            yield begins, cells
        begins = reader.line_num + 1


def clean_table(table: Table, columns: Collection[str]) -> Checked[Table]:
    """Return the table without the characters that no deck can hold; one in a column that is read is a problem, at its cell."""
    if not any(problem_of_value(text, Source(path=table.path)) for text in table.texts()):
        return Checked(value=table)
    header = tuple(FORBIDDEN.sub("", name).strip() for name in table.header)
    named = replace(table, header=header)
    unclean = [problem_of_value(old, named.heading_source(new)) for old, new in zip(table.header, header, strict=True) if new in columns]
    rows = []
    for row in table.rows:
        cells = {FORBIDDEN.sub("", name).strip(): text for name, text in row.cells.items()}
        unclean += [problem_of_value(text, named.cell_source(row, column)) for column, text in cells.items() if column in columns]
        rows.append(replace(row, cells={column: FORBIDDEN.sub("", text) for column, text in cells.items()}))
    return Checked(value=replace(named, rows=tuple(rows)), problems=tuple(problem for problem in unclean if problem))


def column_problems(table: Table, required: Iterable[str], optional: Iterable[str] = (), *, hint: str = "") -> tuple[Problem, ...]:
    """Return an error for each required column that the table lacks, a warning for each optional one that seems misspelt."""
    if not table.header:
        return ()
    problems: list[Problem] = []
    expected = {*required, *optional}
    strange = [name for name in table.header if name not in expected]
    for name in required:
        if name not in table.header:
            near = did_you_mean(name, strange, otherwise=hint)
            problems.append(error("missing-column", f'the table has no column "{name}"', table.heading_source(name), near))
    taken = {problem.hint for problem in problems}
    for name in strange:
        near = did_you_mean(name, [known for known in expected if known not in table.header], otherwise="-")
        if near != "-" and f'did you mean "{name}"?' not in taken:
            problems.append(warning("unknown-column", f'the column "{name}" is not read', table.heading_source(name), near))
    repeated = sorted(name for name, count in Counter(table.header).items() if name and count > 1)
    problems.extend(error("duplicate-column", f'the column "{name}" appears twice', table.heading_source(name)) for name in repeated)
    return tuple(problems)
