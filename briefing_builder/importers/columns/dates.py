"""Columns of dates: the different values of a column go in; in which order its days and months stand comes out, with what decided it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from briefing_builder.importers.columns.date_forms import (
    DAY_FIRST,
    MONTH_FIRST,
    ORDERS,
    YEAR_FIRST,
    Day,
    Written,
    day_in_order,
    written_date,
)
from briefing_builder.importers.columns.model import Reading, Readings
from briefing_builder.importers.columns.vocabulary import cell_quoted
from briefing_builder.importers.sheets.model import CellValue

FORMS = {
    "iso": "year first, as in ISO 8601",
    "year-first": "year first",
    "named-months": "the month by its name",
    "date-cells": "cells that hold dates",
    "epoch-seconds": "seconds since 1970",
    "epoch-milliseconds": "milliseconds since 1970",
    "days-since-1900": "days since 1900, as spreadsheets count them",
    DAY_FIRST: "day first",
    MONTH_FIRST: "month first",
}
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MOST_YEARS = 3
"""Where a part of all dates takes so few values, one after another, it is the year; days take more."""
FEWEST_DATES = 8
"""So many different dates tell a year from a day by how often each changes."""


@dataclass
class _Survey:
    """What stands in a column: days that need nobody, numbers in each way of writing, with an example of each."""

    forms: Counter[str] = field(default_factory=Counter)
    examples: dict[str, tuple[str, date]] = field(default_factory=dict)
    unknown: str = ""
    groups: dict[str, dict[Written, str]] = field(default_factory=dict)
    latest_cell_day: int = 0
    unreadable: list[CellValue] = field(default_factory=list)

    @property
    def readable(self) -> int:
        return sum(self.forms.values()) + sum(map(len, self.groups.values()))


def date_readings(values: Sequence[CellValue], *, takes_numbers: bool = True) -> Readings:
    """Return how the dates of a column can be read. Its readings give days as the file has them, None where no date is known.

    `values`: each different value of the column once. `takes_numbers`: whether a bare number can be a date, which only a heading that
    promises dates makes likely. Times and zones are left off: the day is the one that is written, whatever the zone.
    A column of which less than half can be read as dates is no column of dates; what could not be read is told all the same.
    """
    survey = _survey(values, takes_numbers=takes_numbers)
    bad = _drop_impossible(survey)
    if not survey.readable or len(bad) > survey.readable:
        return Readings(possible=(), because="most of its values are no dates", unreadable=bad)
    orders, because = _orders(survey)
    reasons = [because, *_other_reasons(survey, has_order=bool(because))]
    possible = tuple(_reading(survey, order, takes_numbers=takes_numbers) for order in orders)
    return Readings(possible=possible, because="; ".join(filter(None, reasons)), unreadable=bad)


def _survey(values: Iterable[CellValue], *, takes_numbers: bool) -> _Survey:
    survey = _Survey()
    for value in values:
        found = written_date(value, takes_numbers=takes_numbers)
        if found is None:
            survey.unreadable.append(value)
        elif isinstance(found, Written):
            survey.groups.setdefault(found.group, {}).setdefault(found, str(value))
        elif found.day:
            survey.forms[found.form] += 1
            survey.examples.setdefault(found.form, (str(value), found.day))
            if found.form == "date-cells":
                survey.latest_cell_day = max(survey.latest_cell_day, found.day.day)
        elif found.form == "unknown":
            survey.unknown = survey.unknown or str(value)
    return survey


def _drop_impossible(survey: _Survey) -> list[CellValue]:
    """Return what is no date, and take out of the groups what is none in any order."""
    bad = list(survey.unreadable)
    for group, members in survey.groups.items():
        days = {written: list(filter(None, (day_in_order(written, order) for order in ORDERS))) for written in members}
        bad += [text for written, text in members.items() if not days[written]]
        unknown = [text for written, text in members.items() if days[written] and not any(found.day for found in days[written])]
        survey.unknown = survey.unknown or next(iter(unknown), "")
        survey.groups[group] = {written: text for written, text in members.items() if any(found.day for found in days[written])}
    survey.groups = {group: members for group, members in survey.groups.items() if members}
    return bad


def _orders(survey: _Survey) -> tuple[tuple[str, ...], str]:
    """Return the orders that are possible for the whole column, the likeliest first, and what decided, or left it open."""
    allowed = {group: _orders_of(members) for group, members in survey.groups.items()}
    decided = {orders[0]: group for group, orders in allowed.items() if len(orders) == 1}
    is_open = {group for group, orders in allowed.items() if len(orders) > 1}
    if not allowed:
        return (survey.forms.most_common(1)[0][0],), ""
    if len(decided) == 1:
        (order, group), *_ = decided.items()
        if all(order in allowed[other] for other in is_open):
            return (order,), _why(survey.groups[group], order)
    if not is_open:
        reasons = [_why(survey.groups[group], order) for order, group in decided.items()]
        return ("each-its-own",), "; ".join(reasons)
    possible = tuple(order for order in ORDERS if any(order in allowed[group] for group in is_open))
    return possible, _why_open(survey, is_open, possible)


def _orders_of(members: Mapping[Written, str]) -> tuple[str, ...]:
    """Return the orders in which all dates of a group can be read: one when they tell it, all that are left when they contradict."""
    readable = {order: sum(day_in_order(written, order) is not None for written in members) for order in ORDERS}
    whole = [order for order in ORDERS if readable[order] == len(members)]
    if next(iter(members)).group.startswith(".") and DAY_FIRST in whole:
        whole = [order for order in whole if order != MONTH_FIRST]
    if YEAR_FIRST in whole and len(whole) > 1:
        whole = _by_years(members, whole)
    if len(whole) > 1 and all(len({_day(written, order) for order in whole}) == 1 for written in members):
        return (whole[0],)
    return tuple(whole) or tuple(order for order in ORDERS if readable[order])


def _by_years(members: Mapping[Written, str], orders: list[str]) -> list[str]:
    """Tell by how often they change whether two digits at the beginning or at the end are the year."""
    first, third = ({written[index] for written in members} for index in (1, 3))
    if len(members) >= FEWEST_DATES:
        if len(third) <= MOST_YEARS < len(first):
            return [order for order in orders if order != YEAR_FIRST]
        if len(first) <= MOST_YEARS < len(third):
            return [YEAR_FIRST]
    return orders


def _day(written: Written, order: str) -> date | None:
    found = day_in_order(written, order)
    return found.day if found else None


def _why(members: Mapping[Written, str], order: str) -> str:
    """Say which date of a group decided for an order."""
    for other in ORDERS:
        for written, text in members.items():
            if other != order and other != YEAR_FIRST and day_in_order(written, other) is None:
                month = written.second if other == DAY_FIRST else written.first
                return f"{text} has no month {month}" if month > 12 else f"{text} can only be {FORMS[order]}"
    if order == DAY_FIRST and any(written.group.startswith(".") and written.first != written.second for written in members):
        return "with full stops between them, the day comes before the month in every country"
    if order == YEAR_FIRST:
        return "the first two digits hardly change, so they are the year"
    return "every date is the same day in either order"


def _why_open(survey: _Survey, is_open: Iterable[str], orders: Sequence[str]) -> str:
    text, days = _telling(survey, is_open, orders)
    contradictions = [_contradiction(survey.groups[group]) for group in is_open]
    if any(contradictions):
        return next(filter(None, contradictions))
    return f"no date tells the order: {text} is {' or '.join(days)}"


def _contradiction(members: Mapping[Written, str]) -> str:
    only = {order: next((text for written, text in members.items() if _only_in(written, order)), "") for order in (DAY_FIRST, MONTH_FIRST)}
    if not all(only.values()):
        return ""
    return f"{only[DAY_FIRST]} can only be day first, {only[MONTH_FIRST]} only month first"


def _only_in(written: Written, order: str) -> bool:
    return [each for each in ORDERS if day_in_order(written, each)] == [order]


def _telling(survey: _Survey, groups: Iterable[str], orders: Sequence[str]) -> tuple[str, list[str]]:
    """Return the date that shows best how orders differ, and the days that it can be."""
    best, days = "", list[str]()
    for group in groups:
        for written, text in survey.groups[group].items():
            different = list(dict.fromkeys(in_words(day) for order in orders if (day := _day(written, order))))
            if len(different) > len(days):
                best, days = text, different
            if len(days) == len(orders):
                return best, days
    return best, days


def _other_reasons(survey: _Survey, *, has_order: bool) -> Iterable[str]:
    """Say how the rest of the column is written, and what counted as unknown."""
    forms = [form for form, _ in survey.forms.most_common()]
    for form in forms:
        text, day = survey.examples[form]
        if form in ("epoch-seconds", "epoch-milliseconds", "days-since-1900"):
            yield f"{text} counts {FORMS[form]}: {in_words(day)}"
        elif len(forms) > 1 or has_order:
            yield f"some are {FORMS[form]}"
        else:
            yield f"{text} is {in_words(day)}" if form != "date-cells" else FORMS[form]
    if survey.unknown:
        yield f"{survey.unknown} stands for a date that is not known"


def in_words(day: date) -> str:
    """Return a day as messages write it: 3 April 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _reading(survey: _Survey, order: str, *, takes_numbers: bool) -> Reading:
    """Return the reading of a column in one order, with an example out of it."""
    fixed = {group: orders[0] for group, members in survey.groups.items() if len(orders := _orders_of(members)) == 1}
    order_of = {group: fixed.get(group, order) for group in survey.groups}

    def read(value: CellValue) -> date | None:
        found = written_date(value, takes_numbers=takes_numbers)
        if isinstance(found, Written):
            found = day_in_order(found, order_of.get(found.group, order if order in ORDERS else DAY_FIRST))
        if not isinstance(found, Day):
            raise ValueError(f"{cell_quoted(value)} is not a date")
        return found.day

    return Reading(code=order, meaning=_order_in_words(survey, order, order_of), read=read)


def _order_in_words(survey: _Survey, order: str, order_of: Mapping[str, str]) -> str:
    for group, members in survey.groups.items():
        text, days = _telling(survey, [group], [order_of[group]])
        if days and members:
            unequal = [(each, found) for each in members if (found := _day(each, order_of[group])) and each.first != each.second]
            text, day = next(((members[each], in_words(found)) for each, found in unequal if each.first <= 12), (text, days[0]))
            return f"{text} is {day}"
    text, known = survey.examples[order]
    return f"{text} is {in_words(known)}"
