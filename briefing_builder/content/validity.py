"""How long the parts of a programme hold: content goes in, each dated part with its day and what the author says of it comes out."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from briefing_builder.content.models import Content
from briefing_builder.source import DataPath
from briefing_builder.values import Value


class DatedPart(Value, frozen=True, kw_only=True):
    """A part of the programme that grows old."""

    name: str
    """What it is called in a message; of several things where it ends in s."""
    day: date | None
    """From which its age counts."""
    day_key: str
    """The key that says which day, beside `valid_for`."""
    valid_for: str
    """How long it holds, `12 months`; empty where nobody says so."""
    path: DataPath
    """Where that is written."""

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds; None where nobody says how long, or from when."""
        return holds_until(self.day, self.valid_for) if self.day is not None and self.valid_for else None


def dated_parts(content: Content) -> Iterator[DatedPart]:
    """Yield the pilot, what managers said, the cost model and the named sources, as far as the programme has them."""
    if content.pilot is not None:
        pilot = content.pilot
        yield _part("the figures of the pilot", pilot.ends, "ends", pilot.valid_for, ("pilot",))
    if content.needs_analysis is not None:
        needs = content.needs_analysis
        yield _part("the answers of the managers", needs.asked_on, "asked_on", needs.valid_for, ("needs_analysis",))
    if content.cost_model is not None:
        signed = content.cost_model.signed_off
        day = signed.on if signed is not None else None
        yield _part("the cost model", day, "signed_off", content.cost_model.valid_for, ("cost_model",))
    for number, source in enumerate(content.sources):
        yield _part(f"the source “{source.id}”", source.as_of, "as_of", source.valid_for, ("sources", number))


def _part(name: str, day: date | None, key: str, valid_for: str | None, path: DataPath) -> DatedPart:
    return DatedPart(name=name, day=day, day_key=key, valid_for=valid_for or "", path=(*path, "valid_for"))


def holds_until(day: date, valid_for: str) -> date:
    """Return the last day on which what was measured on a day holds: so many days, weeks, months or years later.

    A month later is the same day of the next month, or its last day where that is shorter; the calendar's last day where it ends before.
    """
    count, unit = valid_for.split()
    months = int(count) * {"month": 1, "year": 12}.get(unit.rstrip("s"), 0)
    days = int(count) * {"day": 1, "week": 7}.get(unit.rstrip("s"), 0)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    later = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    return date.fromordinal(min(later.toordinal() + days, date.max.toordinal()))
