"""How old figures are on a day: what stands behind each goes in, its age, how long it holds and whether it is too old come out."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from briefing_builder.content.validity import DatedPart, dated_parts
from briefing_builder.pipeline import Session
from briefing_builder.problems import Problem, warning
from briefing_builder.provenance.model import FigureRecord
from briefing_builder.values import replace

COUNTED_FROM: Final = {
    "pilot": "end of the pilot",
    "cost_model": "day on which the cost model was signed off",
    "needs_analysis": "day on which managers were asked",
}
"""What the day of each part is, in words."""


def with_age(record: FigureRecord, session: Session, as_of: date) -> FigureRecord:
    """Return the record with its age on that day, how long it holds and whether it is older than that.

    The return is as old as the signature under its cost model, else as the pilot that it rests on; and too old where either is.
    """
    if record.group == "targets":
        return replace(record, age_days=_days_since(record.ends, as_of), dated_by="end of its period" if record.ends else "")
    parts = {str(part.path[0]): part for part in dated_parts(session.programme.content) if part.path[0] in COUNTED_FROM}
    behind = [parts[name] for name in _parts_behind(record, session) if name in parts]
    dated = next((part for part in behind if part.day is not None), None)
    limits = [part for part in behind if part.last_day is not None]
    stale = next((part for part in limits if is_past(part, as_of)), None)
    limit = stale or next(iter(limits), None)
    return replace(
        record,
        age_days=_days_since(dated.day, as_of) if dated else None,
        dated_by=COUNTED_FROM[str(dated.path[0])] if dated else "",
        valid_for=limit.valid_for if limit else "",
        holds_until=limit.last_day if limit else None,
        is_stale=stale is not None,
    )


def stale_problems(session: Session, as_of: date) -> Iterator[Problem]:
    """Yield a warning for each part of the programme that holds no longer on that day, where its author says how long it does."""
    for part in dated_parts(session.programme.content):
        if is_past(part, as_of):
            message = f"on {as_of}, {part.name}, of {part.day}, held for {part.valid_for}, until {part.last_day}"
            hint = "measure or ask again, or write a longer `valid_for` if it holds still"
            yield warning("figures-out-of-date", message, session.programme.positions.of(part.path), hint)


def is_past(part: DatedPart, as_of: date) -> bool:
    """Return whether a part holds no longer on that day."""
    return part.last_day is not None and part.last_day < as_of


def rests_on_the_pilot(session: Session) -> bool:
    """Return whether the return uses the pilot's medians or its completion rate."""
    detail = session.figures.return_detail
    return detail is not None and (detail.take_up_basis == "pilot" or any(each.n is not None for each in detail.assumptions))


def _parts_behind(record: FigureRecord, session: Session) -> tuple[str, ...]:
    """The parts of the programme on which a figure rests, the one first from which its age counts."""
    by_group: Mapping[str, tuple[str, ...]] = {
        "pilot": ("pilot",),
        "needs": ("needs_analysis",),
        "inputs": ("cost_model",) if record.n is None else ("pilot",),
        "return": ("cost_model", "pilot") if rests_on_the_pilot(session) else ("cost_model",),
    }
    return by_group[record.group]


def _days_since(day: date | None, as_of: date) -> int | None:
    return None if day is None else (as_of - day).days
