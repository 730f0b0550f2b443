"""The first lines of a text go in; what parts its cells comes out."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from math import log2

DELIMITERS = ",;\t|"
NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
SEP_LINE = re.compile(r"\"?sep=(.)\"?[,;\t|]*", re.IGNORECASE)
"""What Excel reads as the delimiter, and no row, when it is the first line."""
LOOKED_AT = 400
"""Rows."""
_LETTER = re.compile(r"[^\W\d_]")


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
