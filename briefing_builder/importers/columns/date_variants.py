"""Dates that can be two days whatever their order, by a month that languages share or a turned cell: a cell goes in, its day comes out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from briefing_builder.importers.columns.date_forms import Day, Written, known_day, months_by_language

LAST_MONTH = 12
FEWEST_CELLS = 3
"""So many cells with dates whose day could be a month, beside texts whose day cannot, are no accident."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One way in which such dates can be meant."""

    code: str = ""
    """How an answer names it; empty where there is only one way."""
    months: Mapping[str, int] = field(default_factory=dict)
    """The month that each shared name means."""
    is_turned: bool = False
    """Whether day and month of the cells that hold dates have been exchanged by the program that read them as text."""

    def day_of(self, found: Day | Written | None) -> Day | Written | None:
        """Return what was found of a cell, as this variant means it."""
        if isinstance(found, Written) and found.group.startswith("name:"):
            month = self.months.get(found.group.removeprefix("name:"))
            return known_day(found.third, month, found.first, "named-months") if month else None
        if self.is_turned and isinstance(found, Day) and found.form == "date-cells" and found.day and found.day.day <= LAST_MONTH:
            return Day(date(found.day.year, found.day.day, found.day.month), found.form)
        return found


def month_variants(shared: Iterable[str], words: Iterable[str]) -> Sequence[Mapping[str, int]]:
    """Return what names of months that languages share can mean, beside the other names of months in the column.

    The languages that know most of the column's names decide; several answers where they differ.
    """
    names = list(shared)
    if not names:
        return [{}]
    known = {language: sum(word in months for word in (*names, *words)) for language, months in months_by_language().items()}
    best = max(known.values())
    found = []
    for language, months in months_by_language().items():
        meant = {name: months[name] for name in names if name in months}
        if known[language] == best and meant not in found:
            found.append(meant)
    return found


def looks_turned(cells: Iterable[date], texts: Iterable[Written]) -> bool:
    """Return whether a spreadsheet seems to have read the texts that it could as month first, and left the others as texts.

    So it is where every cell that holds a date has a day that could be a month, and every text that is still a text has one that cannot.
    """
    days = {day for day in cells if day.day != day.month}
    left = [max(written.first, written.second) for written in texts]
    return len(days) >= FEWEST_CELLS and bool(left) and min(left) > LAST_MONTH and all(day.day <= LAST_MONTH for day in days)
