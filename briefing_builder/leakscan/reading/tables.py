"""Tables in text: CSV goes in, cells with the line of their record come out."""

import csv
import io
import re
from collections.abc import Iterator

DELIMITERS = ",;\t"
_DECLARED = re.compile(r"\"?sep=([,;\t])\"?[,;\t]*")
"""The first line in which Excel says what parts the cells; it is no record."""
_PIECE = re.compile(r"[,;\t]")
"""Whatever may part cells, where nobody can say what does."""


def table_cells(text: str) -> Iterator[tuple[int, str]]:
    """Yield cells with the line on which their record begins; of a record longer or shorter than the first its pieces too.

    Of what is no table its lines.
    """
    try:
        records = list(_table_records(text))
    except csv.Error:
        yield from enumerate(text.splitlines(), 1)
        return
    for line, cells in records:
        yield from ((line, cell) for cell in cells)
        if len(cells) != len(records[0][1]):
            yield from ((line, piece) for cell in cells for piece in _PIECE.split(cell))


def _table_records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each record that is not blank with its first line. Raises csv.Error."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    declared = _DECLARED.fullmatch(first.strip(" "))
    delimiter = declared[1] if declared else max(DELIMITERS, key=first.count)
    begins, reader = 1, csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for cells in reader:
        is_declaration = begins == 1 and _DECLARED.fullmatch(delimiter.join(cells).strip(" "))
        if any(cell.strip() for cell in cells) and not is_declaration:
            yield begins, cells
        begins = reader.line_num + 1
