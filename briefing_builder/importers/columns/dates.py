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
    means_no_day,
    written_date,
)
from briefing_builder.importers.columns.date_variants import LAST_MONTH, Variant, looks_turned, month_variants
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
FEWEST_DATES, CLOSE, APART = 5, 3 * 366, 6 * 365
"""The days of one report lie within three years, in a wrong order six and more years apart; fewer than five could do so by chance."""


@dataclass
class _Survey:
    """What stands in a column: days that need nobody, numbers in each way of writing, with an example of each."""

    forms: Counter[str] = field(default_factory=Counter)
    examples: dict[str, tuple[str, date]] = field(default_factory=dict)
    unknown: str = ""
    groups: dict[str, dict[Written, str]] = field(default_factory=dict)
    names: dict[str, dict[Written, str]] = field(default_factory=dict)
    """Dates with a name of a month that means another one in another language, by the name."""
    words: set[str] = field(default_factory=set)
    cells: set[date] = field(default_factory=set)
    unreadable: list[CellValue] = field(default_factory=list)

    @property
    def readable(self) -> int:
        return sum(self.forms.values()) + sum(map(len, self.groups.values())) + sum(map(len, self.names.values()))


def date_readings(values: Sequence[CellValue], *, takes_numbers: bool = True) -> Readings:
    """Return how the dates of a column can be read. Its readings give days as the file has them, None where no date is known.

    `values`: each different value of the column once. `takes_numbers`: whether a bare number can be a date, which only a heading that
    promises dates makes likely. Times and zones are left off: the day is the one that is written, whatever the zone.
    A column of which less than half can be read as dates is no column of dates; what could not be read is told all the same.
    """
    survey = _survey(values, takes_numbers=takes_numbers)
    bad = _drop_impossible(survey)
    if not survey.readable and survey.unknown and not bad:
        return Readings(possible=(UNKNOWN_DAYS,), because=f"{survey.unknown} stands for a date that is not known, and there is no other")
    if not survey.readable or len(bad) > survey.readable:
        return Readings(possible=(), because="most of its values are no dates", unreadable=bad)
    orders, because = _orders(survey)
    variants, why_variant = _variants(survey)
    reasons = [because, why_variant, *_other_reasons(survey, has_order=bool(because))]
    possible = tuple(_reading(survey, order, variant, takes_numbers=takes_numbers) for order in orders for variant in variants)
    shown = {
        order for order in (DAY_FIRST, MONTH_FIRST) for members in survey.groups.values() if any(_only_in(one, order) for one in members)
    }
    habits = tuple(shown) if len(shown) == 1 else ()
    return Readings(possible=possible, because="; ".join(filter(None, reasons)), unreadable=bad, habits=habits)


def _no_known_day(value: CellValue) -> None:
    found = written_date(value)
    if not (isinstance(found, Day) and found.day is None) and not (isinstance(found, Written) and means_no_day(found)):
        raise ValueError(f"{cell_quoted(value)} is not a date")


UNKNOWN_DAYS = Reading(code="unknown", meaning="no date is known", read=_no_known_day)


def _variants(survey: _Survey) -> tuple[Sequence[Variant], str]:
    """Return what else than the order can make two days of a date, and what leaves it open."""
    if looks_turned(survey.cells, (written for members in survey.groups.values() for written in members)):
        text = next(iter(next(iter(survey.groups.values())).values()))
        why = f"no cell that holds a date has a day above 12, and texts such as {text} have: a program may have exchanged days and months"
        return [Variant(code="as-stored"), Variant(code="turned-round", is_turned=True)], why
    months = month_variants(survey.names, survey.words)
    if len(months) == 1:
        return [Variant(months=months[0])], ""
    name = next(iter(survey.names))
    codes = ["-".join(("month", *map(str, meant.values()))) for meant in months]
    meant = " or ".join(MONTHS[each[name] - 1] for each in months if name in each)
    return [Variant(code=code, months=each) for code, each in zip(codes, months, strict=True)], f"“{name}” is {meant}"


def _survey(values: Iterable[CellValue], *, takes_numbers: bool) -> _Survey:
    survey = _Survey()
    for value in values:
        found = written_date(value, takes_numbers=takes_numbers)
        if found is None:
            survey.unreadable.append(value)
        elif isinstance(found, Written) and found.group.startswith("name:"):
            survey.names.setdefault(found.group.removeprefix("name:"), {}).setdefault(found, str(value))
        elif isinstance(found, Written):
            survey.groups.setdefault(found.group, {}).setdefault(found, str(value))
        elif found.day:
            survey.forms[found.form] += 1
            survey.examples.setdefault(found.form, (str(value), found.day))
            if found.word:
                survey.words.add(found.word)
            if found.form == "date-cells":
                survey.cells.add(found.day)
        elif found.form == "unknown":
            survey.unknown = survey.unknown or str(value)
    return survey


def _drop_impossible(survey: _Survey) -> list[CellValue]:
    """Return what is no date, and take out of the groups what is none in any order."""
    bad = list(survey.unreadable)
    for group, members in survey.groups.items():
        survey.unknown = survey.unknown or next((text for written, text in members.items() if means_no_day(written)), "")
        known = {written: text for written, text in members.items() if not means_no_day(written)}
        survey.groups[group] = {one: text for one, text in known.items() if any(day_in_order(one, order) for order in ORDERS)}
        bad += [text for written, text in known.items() if written not in survey.groups[group]]
    survey.groups = {group: members for group, members in survey.groups.items() if members}
    return bad


def _orders(survey: _Survey) -> tuple[tuple[str, ...], str]:
    """Return the orders that are possible for the whole column, the likeliest first, and what decided, or left it open."""
    allowed = {group: _orders_of(members) for group, members in survey.groups.items()}
    decided = {orders[0]: group for group, orders in allowed.items() if len(orders) == 1}
    is_open = {group for group, orders in allowed.items() if len(orders) > 1}
    if not allowed:
        return (survey.forms.most_common(1)[0][0] if survey.forms else "named-months",), ""
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
    """Tell by how far apart its days would lie whether two digits at the beginning or at the end are the year."""
    spans = {order: _days_between(members, order) for order in orders}
    others = [order for order in orders if order != YEAR_FIRST]
    if len(members) < FEWEST_DATES:
        return orders
    if min(spans[order] for order in others) <= CLOSE and spans[YEAR_FIRST] >= APART:
        return others
    return [YEAR_FIRST] if spans[YEAR_FIRST] <= CLOSE and min(spans[order] for order in others) >= APART else orders


def _days_between(members: Mapping[Written, str], order: str) -> int:
    days = [day for written in members if (day := _day(written, order))]
    return (max(days) - min(days)).days if days else 0


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
        return "the days lie close together when the first two digits are the year, and years apart when they are not"
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


def _reading(survey: _Survey, order: str, variant: Variant, *, takes_numbers: bool) -> Reading:
    """Return the reading of a column in one order, with an example out of it."""
    fixed = {group: orders[0] for group, members in survey.groups.items() if len(orders := _orders_of(members)) == 1}
    order_of = {group: fixed.get(group, order) for group in survey.groups}
    usual = order if order in ORDERS else DAY_FIRST

    def read(value: CellValue) -> date | None:
        found = variant.day_of(written_date(value, takes_numbers=takes_numbers))
        if isinstance(found, Written) and (found := day_in_order(written := found, order_of.get(found.group, usual))) is None:
            found = Day(None, "unknown") if means_no_day(written) else None
        if not isinstance(found, Day):
            raise ValueError(f"{cell_quoted(value)} is not a date")
        return found.day

    code = ", ".join(filter(None, (order, variant.code)))
    example = _telling_date(survey, order_of, variant)
    day = read(example)
    return Reading(code=code, meaning=f"{_example_as_written(example)} is {in_words(day) if day else 'unknown'}", read=read)


def _telling_date(survey: _Survey, order_of: Mapping[str, str], variant: Variant) -> CellValue:
    """Return the date of a column that shows best what a reading makes of it."""
    if variant.is_turned or variant.code == "as-stored":
        return min(day for day in survey.cells if day.day != day.month)
    for members in survey.names.values():
        return next(iter(members.values()))
    texts = [
        (written, text) for group, members in survey.groups.items() for written, text in members.items() if _day(written, order_of[group])
    ]
    telling = [text for written, text in texts if written.first != written.second and max(written.first, written.second) <= LAST_MONTH]
    if texts:
        return next(iter(telling), texts[0][1])
    return next(iter(survey.examples.values()))[0]


def _example_as_written(value: CellValue) -> str:
    return f"the cell of {value}" if isinstance(value, date) else str(value)
