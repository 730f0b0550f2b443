"""Provenance as plain data, ready for JSON (docs/numbers.md, "Every figure with its source")."""

from decimal import Decimal
from typing import Any

from briefing_builder.provenance.model import FigureRecord, FileBehind, Provenance, Use


def provenance_data(provenance: Provenance) -> dict[str, Any]:
    """Return the document: dicts, lists, texts and numbers; unrounded values are texts, so that no digit is lost; days are ISO 8601."""
    return {
        "version": 1,
        "programme": provenance.programme,
        "as_of": provenance.as_of.isoformat(),
        "min_group_size": provenance.min_group_size,
        "departments": list(provenance.departments),
        "figures": [_figure_data(record) for record in provenance.figures],
        "not_looked_through": list(provenance.failed),
        "absent": [{"id": absent.id, "why": absent.why} for absent in provenance.absent],
        "files": [_figure_file_data(file) for file in provenance.files],
    }


def _figure_data(record: FigureRecord) -> dict[str, Any]:
    return {
        "id": record.id,
        "scope": record.scope,
        "scope_kind": record.scope_kind,
        "scope_name": record.scope_name,
        "group": record.group,
        "name": record.name,
        "displayed": record.displayed or None,
        "value": _exact_text(record.value),
        "unit": record.unit,
        "formula": record.formula,
        "n": record.n,
        "rows": record.rows_of_scope,
        "period": {"starts": _day_text(record.starts), "ends": _day_text(record.ends)},
        "age_days": record.age_days,
        "age_from": record.dated_by or None,
        "valid_for": record.valid_for or None,
        "holds_until": _day_text(record.holds_until),
        "stale": record.is_stale,
        "source": record.source,
        "files": list(record.files),
        "place": str(record.place) if record.place is not None else None,
        "suppressed": bool(record.hidden_because),
        "suppressed_because": record.hidden_because or None,
        "used": [_use_data(use) for use in record.uses],
    }


def exact_digits(value: Decimal) -> str:
    """Return a number with all its digits, without an exponent and without needless zeros."""
    return f"{value.normalize():f}" if value else "0"


def _exact_text(value: Decimal | str | None) -> str | None:
    return exact_digits(value) if isinstance(value, Decimal) else value


def _day_text(day: Any) -> str | None:
    return None if day is None else str(day.isoformat())


def _use_data(use: Use) -> dict[str, Any]:
    return {
        "kind": use.kind,
        "department": use.department,
        "slide": use.id or None,
        "title": use.title or None,
        "number": use.number or None,
    }


def _figure_file_data(file: FileBehind) -> dict[str, Any]:
    return {
        "name": file.name,
        "sha256": file.sha256,
        "bytes": file.size,
        "rows_used": file.rows_used,
        "rows_read": file.rows_read,
        "rows_left_out": file.rows_left_out,
        "left_out": [{"reason": each.reason, "count": each.count} for each in file.left_out],
        "record": file.record or None,
        "note": file.note or None,
    }
