"""The header row: a sheet goes in; which row has the headings comes out, with what stands above it and why it was taken."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from briefing_builder.importers.columns.truth import truth_words
from briefing_builder.importers.columns.vocabulary import has_no_value, plain_spelling
from briefing_builder.importers.recognition.body import is_empty
from briefing_builder.importers.recognition.headings import OTHER, HeadingMatch, heading_matches, joined_headings, table_words
from briefing_builder.importers.sheets.model import CellValue, Sheet

CLEARLY, OTHER_WEIGHT = 0.75, 0.4
LOOKED_AT = 60
"""Rows at the beginning of a sheet in which headings are looked for."""
_NO_HEADING = re.compile(r"[\d.,:;/%+\sTZ-]*\d[\d.,:;/%+\sTZ-]*")
_FORM = re.compile(r"h+:mm(?::ss)?|[dmy]{1,4}[-/. ][dmy]{1,4}[-/. ][dmy]{1,4}(?: h+:mm(?::ss)?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderRow:
    """Where the headings of a sheet stand."""

    row: int
    """Counted from 0; the last of them where they take two rows."""
    headings: tuple[str, ...]
    known: int
    """How many of the headings are known."""
    because: str = ""
    """Why it is not simply the first row; empty where it is."""


def header_row(sheet: Sheet, named: Collection[str] = ()) -> HeaderRow | None:
    """Return the row of the headings; None when no row can be one. `named`: headings of which an answer speaks, without case.

    It is the row among the first that has most known headings; where none has any, the first that is full of different words.
    """
    rows = range(min(sheet.rows, LOOKED_AT))
    texts = [tuple(_heading_text(value) for value in sheet.row(row)) for row in rows]
    known = [_known_headings(sheet, row, named) for row in rows]
    best: int | None = None
    for row in rows:
        if best is None or known[row] > known[best] + (CLEARLY if known[best] > 0 else 0):
            best = row
    if best is not None and known[best] <= 0:
        best = next((row for row in rows if _is_full_of_words(sheet.row(row))), None)
    return _with_second_row(sheet, best, texts) if best is not None else None


def banner_course(sheet: Sheet, header: HeaderRow) -> str:
    """Return the course that a line above the headings names, as in “Course: Calm calls”; empty where none does."""
    for row in range(header.row):
        texts = [_heading_text(value) for value in sheet.row(row) if not is_empty(value)]
        parts = texts[0].split(":", 1) if len(texts) == 1 and ":" in texts[0] else [text.rstrip(":") for text in texts]
        if len(parts) == 2 and parts[1].strip() and any(match.field == "course_id" for match in heading_matches(parts[0])):
            return parts[1].strip()
    return ""


def _known_headings(sheet: Sheet, row: int, named: Collection[str]) -> float:
    """How well a row's cells are known as headings; cells that stand in their column again, days, numbers and addresses are none."""
    if any(isinstance(value, str) and "@" in value for value in sheet.row(row)):
        return 0
    sure = 0.0
    for column in sheet.columns:
        value = column[row]
        if isinstance(value, str) and _heading_text(value).casefold() in named:
            sure += 2
        elif isinstance(value, str) and value and (matches := heading_matches(_heading_text(value))):
            again = sum(1 for other in range(row + 1, min(sheet.rows, row + LOOKED_AT)) if column[other] == value)
            sure += _weight(matches[0]) if again <= 1 and plain_spelling(value) not in truth_words() and not has_no_value(value) else 0
        elif not is_empty(value) and (not isinstance(value, str) or _NO_HEADING.fullmatch(value)):
            sure -= 0.5
    return sure


def _weight(match: HeadingMatch) -> float:
    """How much a heading says of its row: little where it is nothing of ours, since such words are common."""
    return match.confidence * (OTHER_WEIGHT if match.field == OTHER else 1)


def _with_second_row(sheet: Sheet, best: int, texts: Sequence[tuple[str, ...]]) -> HeaderRow:
    """The headings with what belongs to them in the row below (units, names under a group) or above (groups)."""
    headings, row, because = texts[best], best, ""
    if best + 1 < len(texts) and _are_units(sheet.row(best + 1)):
        headings = tuple(f"{name} ({unit.strip('()[]')})" if unit else name for name, unit in zip(headings, texts[best + 1], strict=True))
        row, because = best + 1, "the row below has their units"
    elif best + 1 < len(texts) and _is_lower_half(sheet, best, texts):
        headings, row, because = joined_headings(headings, texts[best + 1]), best + 1, "the headings take two rows"
    elif best > 0 and _is_upper_half(texts[best - 1], headings):
        headings, because = joined_headings(texts[best - 1], headings), "the headings take two rows"
    above = f"{best} {'row stands' if best == 1 else 'rows stand'} above the headings" if best and not because else ""
    known = sum(1 for text in headings if heading_matches(text))
    return HeaderRow(row=row, headings=headings, known=known, because=because or above)


def _are_units(cells: Sequence[CellValue]) -> bool:
    filled = [value for value in cells if not is_empty(value)]
    return bool(filled) and all(isinstance(value, str) and _is_unit(value.strip("()[] ").casefold()) for value in filled)


def _is_unit(text: str) -> bool:
    return text in table_words("units") or bool(_FORM.fullmatch(text))


def _is_lower_half(sheet: Sheet, best: int, texts: Sequence[tuple[str, ...]]) -> bool:
    """Whether the row below names what stands under groups: words only, known ones, some of them under cells without a heading."""
    lower = sheet.row(best + 1)
    under_gaps = [value for above, value in zip(texts[best], lower, strict=True) if not above and not is_empty(value)]
    words = all(isinstance(value, str) and not any(map(str.isdigit, value)) for value in lower if not is_empty(value))
    return len(under_gaps) > 0 and words and all(heading_matches(str(value)) for value in under_gaps)


def _is_upper_half(above: Sequence[str], headings: Sequence[str]) -> bool:
    """Whether the row above has groups: at least two, each over columns that it does not name one by one, and the headings repeat."""
    named = [name for name in headings if name]
    return len(set(named)) < len(named) and len({text for text in above if text}) >= 2


def _is_full_of_words(cells: Sequence[CellValue]) -> bool:
    filled = [value for value in cells if not is_empty(value)]
    words = [value for value in filled if isinstance(value, str) and not re.fullmatch(r"[\d.,:/%\s-]+", value)]
    return len(filled) * 2 > len(cells) and len(words) == len(filled) == len(set(words))


def _heading_text(value: CellValue) -> str:
    return " ".join(str(value).split()) if not is_empty(value) else ""
