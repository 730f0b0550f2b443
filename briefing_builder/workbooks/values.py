"""A value in its cell: what a field holds goes in; number, date, time or text stand there in the format that shows it as it was meant."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from math import ceil
from typing import Any

from xlsxwriter.worksheet import Worksheet

from briefing_builder.content.workbook.cells import joined_items
from briefing_builder.content.workbook.model import CellEntry, Field
from briefing_builder.workbooks.look import CLOCK, DAY, GENERAL, PROSE, SHARE, TEXT, WHOLE

LONGEST_AS_TEXT = 255
"""Characters; some versions of Excel show a longer text as ####, in a cell of the format Text."""
_DAY, _CLOCK = re.compile(r"\d{4}-\d{2}-\d{2}"), re.compile(r"\d{2}:\d{2}")
NARROWEST, WIDEST = 11, 56
"""Of a column, in characters."""
LINE, HIGHEST = 15.0, 240.0
"""Of a line and of a row, in points."""


def write_entry(page: Worksheet, row: int, column: int, entry: CellEntry, field: Field, style: Any) -> None:
    """Write what a field holds into a cell: numbers as numbers, dates and times as such, everything else as it is spelt."""
    if isinstance(entry, tuple):
        page.write_string(row, column, joined_items(entry), style)
    elif isinstance(entry, bool):
        page.write_string(row, column, "yes" if entry else "no", style)
    elif isinstance(entry, int | Decimal):
        page.write_number(row, column, float(entry), style)
    elif (moment := _day_or_time(str(entry), field)) is not None:
        page.write_datetime(row, column, moment, style)
    else:
        page.write_string(row, column, str(entry), style)


def format_of(field: Field, entry: CellEntry) -> str:
    """Return the number format of a field's cell, for what stands in it."""
    if isinstance(entry, tuple):
        return TEXT if len(joined_items(entry)) <= LONGEST_AS_TEXT else PROSE
    if field.is_list:
        return TEXT
    if isinstance(entry, str) and _day_or_time(entry, field) is None:
        return TEXT if len(entry) <= LONGEST_AS_TEXT else PROSE
    if field.kind == "whole":
        return WHOLE
    plain = {"day": DAY, "clock": CLOCK, "share": SHARE, "number": GENERAL, "percent": GENERAL, "day-or-text": DAY}
    return plain.get(field.kind, TEXT)


def column_width(field: Field, entries: Sequence[CellEntry]) -> float:
    """Return the width of a column in characters, for its heading and what stands in it."""
    longest = max(
        (len(str(joined_items(entry) if isinstance(entry, tuple) else entry)) for entry in entries if entry is not None), default=0
    )
    if field.kind == "text" and not field.is_list:
        longest = max(longest, 18)
    return float(
        min(
            max(
                NARROWEST,
                longest * 0.9 + 2 if longest < 30 else 24 + longest / 9,
                _longest_word(field.heading) + 5,
                len(field.heading) / 2 + 4,
            ),
            WIDEST,
        )
    )


def row_height(cells: Sequence[tuple[float, CellEntry]]) -> float:
    """Return the height of a row in points that shows what stands in cells of these widths; a very long text is cut off by its cell."""
    lines = 1
    for width, entry in cells:
        text = joined_items(entry) if isinstance(entry, tuple) else "" if entry is None else str(entry)
        lines = max(lines, sum(max(1, ceil(len(line) * 0.98 / width)) for line in text.split("\n")))
    return min(lines * LINE + 3, HIGHEST)


def _longest_word(heading: str) -> int:
    return max(map(len, heading.split()), default=0)


def _day_or_time(text: str, field: Field) -> date | time | None:
    """The day or the time of day that a text names, where its field has them."""
    try:
        if field.kind in ("day", "day-or-text") and _DAY.fullmatch(text):
            day = date.fromisoformat(text)
            return datetime(day.year, day.month, day.day) if day.year >= 1900 else None
        if field.kind == "clock" and _CLOCK.fullmatch(text):
            return time.fromisoformat(text)
    except ValueError:
        pass
    return None
