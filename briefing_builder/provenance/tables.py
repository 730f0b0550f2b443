"""Provenance as a table: a row for each figure, as CSV that no spreadsheet takes for formulas."""

import csv
import io
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from briefing_builder.provenance.model import FigureRecord, Provenance
from briefing_builder.provenance.printing import uses_text
from briefing_builder.provenance.serialised import exact_digits

Cell = str | int | Decimal | None
BEGINS_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""First characters by which a spreadsheet takes a text for a formula (OWASP, CSV Injection)."""

COLUMNS: Final[Mapping[str, Callable[[FigureRecord], Cell]]] = {
    "id": lambda record: record.id,
    "scope": lambda record: record.scope,
    "scope_name": lambda record: record.scope_name,
    "group": lambda record: record.group,
    "name": lambda record: record.name,
    "displayed": lambda record: record.displayed,
    "value": lambda record: record.value,
    "unit": lambda record: record.unit,
    "formula": lambda record: record.formula,
    "n": lambda record: record.n,
    "rows": lambda record: record.rows_of_scope,
    "starts": lambda record: record.starts.isoformat() if record.starts else None,
    "ends": lambda record: record.ends.isoformat() if record.ends else None,
    "age_days": lambda record: record.age_days,
    "age_from": lambda record: record.dated_by,
    "valid_for": lambda record: record.valid_for,
    "stale": lambda record: "yes" if record.is_stale else "no",
    "source": lambda record: record.source,
    "files": lambda record: ", ".join(record.files),
    "place": lambda record: str(record.place) if record.place else None,
    "suppressed_because": lambda record: record.hidden_because,
    "used": lambda record: uses_text(record.uses),
}
"""What each column of the table holds, by its heading."""


def provenance_csv(provenance: Provenance) -> str:
    """Return the figures as CSV (RFC 4180): a heading, then a row each; numbers have a decimal point and no signs between thousands."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for record in provenance.figures:
        writer.writerow([_csv_cell(read(record)) for read in COLUMNS.values()])
    return out.getvalue()


def harmless_text(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: one that could be one stands behind an apostrophe."""
    return f"'{text}" if text.startswith(BEGINS_FORMULA) else text


def _csv_cell(value: Cell) -> str:
    match value:
        case None:
            return ""
        case Decimal():
            return exact_digits(value)
        case int():
            return str(value)
        case str():
            return harmless_text(value)
