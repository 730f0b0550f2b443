"""Columns of times: the different values of a column go in; minutes come out, and what decided between hours, minutes and seconds."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from statistics import median

from briefing_builder.importers.columns.duration_forms import (
    FIRST_DAYS,
    HOURS_AND_MINUTES,
    MINUTES_AND_SECONDS,
    SECONDS_OF,
    Clock,
    Count,
    Moment,
    Took,
    units,
    written_time,
)
from briefing_builder.importers.columns.model import Reading, Readings
from briefing_builder.importers.columns.numbers import number_readings, plain
from briefing_builder.importers.columns.vocabulary import cell_quoted, plain_spelling
from briefing_builder.importers.sheets.model import CellValue

MORE_THAN_A_DAY = 24
WHOLE_CLOCKS = ("h:mm:ss", "time-cells")
LONG_TIME, MINUTES_OF_AN_HOUR, FEWEST_CELLS = 8 * 3600, 60, 8
SECONDS_IF_ABOVE, MILLISECONDS_IF_ABOVE = 1_440, 200_000
"""Half of all numbers above this can hardly be minutes, or seconds: a day of minutes, fifty-five hours of seconds."""
_HEADING_CLOCK = re.compile(
    r"(?<![^\W\d_])(?<!:)(?:(?P<hours>\[?h{1,2}\]?:mm?|std\.?:min\.?|hrs?:mins?|hhmm)|(?P<minutes>mm?:ss?|mins?:secs?))(?![^\W\d_:]|:)",
    re.IGNORECASE,
)
_HEADING_WORD = re.compile(r"[^\W\d_]+")
_ALONE = re.compile(r"(?:[(\[]|\bin |, ?|/ ?)\s*([^\W\d_])\.?\s*(?:[)\]]|$)")


@dataclass
class _Seen:
    forms: Counter[str] = field(default_factory=Counter)
    example: dict[str, CellValue] = field(default_factory=dict)
    clocks: dict[Clock, str] = field(default_factory=dict)
    long_clocks: list[Decimal] = field(default_factory=list)
    cells: list[Decimal] = field(default_factory=list)
    """Seconds of the cells that hold times, or a clock of three parts."""
    moments: dict[datetime, CellValue] = field(default_factory=dict)
    counts: dict[str | Decimal, CellValue] = field(default_factory=dict)
    """Numbers with a unit, or bare ones, each with its cell."""
    bare: list[str | Decimal] = field(default_factory=list)
    noughts: list[CellValue] = field(default_factory=list)
    unreadable: list[CellValue] = field(default_factory=list)

    @property
    def readable(self) -> int:
        return sum(self.forms.values()) + len(self.clocks) + len(self.moments) + len(self.counts)


def duration_readings(values: Sequence[CellValue], *, heading: str = "") -> Readings:
    """Return how the times of a column can be read: as minutes, None where none was measured.

    `values`: each different value of the column once. `heading`: what stands above it, which may name the unit.
    Nought is no time that anybody took: platforms write it for what they did not measure, and it is read as None.
    Durations of ISO 8601 with months or years have no length and are unreadable.
    """
    seen = _look(values)
    numbers = _numbers_of(seen)
    if not seen.readable and seen.noughts and len(seen.unreadable) <= len(seen.noughts):
        because = f"every time is nought ({time_text(seen.noughts[0])}): the platform did not measure, so no time is known"
        return Readings(possible=(UNMEASURED,), because=because, unreadable=seen.unreadable)
    if not seen.readable or len(seen.unreadable) > seen.readable + len(seen.noughts):
        return Readings(possible=(), because="most of its values are no times", unreadable=seen.unreadable)
    clocks, why_clock = _clock_codes(seen, heading)
    bare_units, why_unit = _bare_units(seen, heading)
    start, why_start = _first_day(seen)
    possible = [
        _duration_reading(seen, clock, unit, number, start, is_open=bool(numbers and numbers.is_open))
        for clock in clocks
        for unit in bare_units
        for number in (numbers.possible if numbers and numbers.possible else (None,))
    ]
    nought = f"{time_text(seen.noughts[0])} is no measured time" if seen.noughts else ""
    marks = numbers.because if numbers else ""
    reasons = [why_clock, why_unit, marks, why_start, *_other_forms(seen), nought]
    habits = numbers.habits if numbers else ()
    return Readings(possible=tuple(possible), because="; ".join(filter(None, reasons)), unreadable=seen.unreadable, habits=habits)


def _numbers_of(seen: _Seen) -> Readings | None:
    """Return how the numbers of a column can be read; what is none is unreadable."""
    if not seen.counts:
        return None
    numbers = number_readings(list(seen.counts))
    unreadable = set(numbers.unreadable if numbers.possible else seen.counts)
    bad = [text for text in seen.counts if text in unreadable]
    seen.unreadable += [seen.counts.pop(text) for text in bad]
    seen.bare = [text for text in seen.bare if text in seen.counts]
    return numbers if seen.counts else None


def _unknown(value: CellValue) -> None:
    found = written_time(value)
    if not isinstance(found, Took | Clock | Count):
        raise ValueError(f"{cell_quoted(value)} is not a time")


UNMEASURED = Reading(code="unknown", meaning="no time is known", read=_unknown)


def _look(values: Iterable[CellValue]) -> _Seen:
    seen = _Seen()
    for value in values:
        found = written_time(value)
        if found is None:
            seen.unreadable.append(value)
        elif _is_nought(found):
            seen.noughts.append(value)
        elif isinstance(found, Clock):
            seen.clocks.setdefault(found, str(value))
        elif isinstance(found, Count):
            seen.counts.setdefault(found.number, value)
            if not found.unit:
                seen.bare.append(found.number)
        elif isinstance(found, Moment):
            seen.moments.setdefault(found.when, value)
        elif found.seconds is not None:
            seen.forms[found.form] += 1
            seen.example.setdefault(found.form, value)
            if found.form in WHOLE_CLOCKS:
                seen.cells.append(found.seconds)
            if found.form == "h:mm:ss":
                seen.long_clocks.append(found.seconds)
    return seen


def _is_nought(found: object) -> bool:
    if isinstance(found, Clock):
        return not (found.first or found.second)
    if isinstance(found, Count):
        digits = [letter for letter in re.split("[eE]", str(found.number))[0] if letter.isdigit()]
        return all(digit == "0" for digit in digits)
    return isinstance(found, Took) and found.seconds == 0


def _clock_codes(seen: _Seen, heading: str) -> tuple[Sequence[str], str]:
    """Return what two numbers with a colon can be, the likelier first, and what decided, or left it open."""
    if not seen.clocks:
        return _turned_cells(seen)
    text = next(iter(seen.clocks.values()))
    if found := _HEADING_CLOCK.search(heading):
        code = HOURS_AND_MINUTES if found["hours"] else MINUTES_AND_SECONDS
        return [code], f"the heading says {code}"
    if seen.forms[MINUTES_AND_SECONDS]:
        return [MINUTES_AND_SECONDS], f"{seen.example[MINUTES_AND_SECONDS]} has a fraction of a second"
    firsts = sorted(clock.first for clock in seen.clocks)
    if seen.long_clocks and min(seen.long_clocks) >= 3600 and firsts[-1] < 60:
        return [MINUTES_AND_SECONDS], f"{seen.example['h:mm:ss']} has hours as a third part, so {text} is minutes and seconds"
    middle, unit = median(firsts), unit_in_heading(heading)
    if (unit == "hours" and middle < MORE_THAN_A_DAY) or (unit == "minutes" and middle >= 1):
        return [HOURS_AND_MINUTES if unit == "hours" else MINUTES_AND_SECONDS], f"the heading says {unit}"
    if middle >= MORE_THAN_A_DAY and not seen.long_clocks:
        return [MINUTES_AND_SECONDS], f"half of them would be more than a day if {text} were hours and minutes"
    if middle < 1 and firsts[-1] < MORE_THAN_A_DAY / 2 and len(firsts) > 2 and not seen.long_clocks:
        return [HOURS_AND_MINUTES], f"half of them would be less than a minute if {text} were minutes and seconds"
    codes = [HOURS_AND_MINUTES, MINUTES_AND_SECONDS]
    return codes if middle < 5 else codes[::-1], f"{text} is hours and minutes or minutes and seconds"


def _turned_cells(seen: _Seen) -> tuple[Sequence[str], str]:
    """Return what cells that hold times can be: what they hold, or minutes and seconds that a spreadsheet took for hours and minutes."""
    cells = seen.cells
    if (
        len(cells) >= FEWEST_CELLS
        and not any(seconds % 60 for seconds in cells)
        and median(cells) >= LONG_TIME
        and max(cells) < MINUTES_OF_AN_HOUR * 3600
    ):
        text = time_text(next(seen.example[form] for form in WHOLE_CLOCKS if form in seen.example))
        why = f"half of them are eight hours and more, all without seconds: {text} may have been minutes and seconds"
        return [MINUTES_AND_SECONDS, HOURS_AND_MINUTES], why
    return [""], ""


def unit_in_heading(heading: str) -> str:
    """Return the unit of time that a heading names: `Time (min)` minutes, `Total time spent (seconds)` seconds; empty when it names none.

    A single letter counts only by itself in brackets, at the end after a comma, or after `in`. Several units name none.
    """
    words = [
        word
        for word in _HEADING_WORD.findall(plain_spelling(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading).replace("_", " ")))
        if len(word) > 1
    ]
    words += _ALONE.findall(plain_spelling(heading) if len(heading) > 1 else "")
    named = {
        units()[word]
        for word in words
        if word in units() and word not in ("time", "timer", "sat", "ora", "ore", "den", "dag", "nap", "zi", "dni")
    }
    return named.pop() if len(named) == 1 else ""


def _bare_units(seen: _Seen, heading: str) -> tuple[Sequence[str], str]:
    """Return the units that plain numbers can have, the likelier first, and what decided, or left it open."""
    if not seen.bare:
        return [""], ""
    if unit := unit_in_heading(heading):
        return [unit], f"the heading says {unit}"
    readings = number_readings(seen.bare)
    if not readings.possible:
        return ["minutes"], ""
    numbers = sorted(number for text in seen.bare if isinstance(number := readings.possible[0].read(text), Decimal) and number)
    middle, example = numbers[len(numbers) // 2], plain(numbers[-1])
    if middle >= MILLISECONDS_IF_ABOVE:
        return ["milliseconds"], f"half of them are above {MILLISECONDS_IF_ABOVE}: as seconds more than two days"
    if middle >= SECONDS_IF_ABOVE:
        return ["seconds"], f"half of them are above {SECONDS_IF_ABOVE}: as minutes more than a day"
    if seen.moments and numbers[-1] < 1:
        return ["days"], f"{example} is a part of a day, as spreadsheets hold times"
    if middle < 1:
        return ["days", "hours", "minutes"], f"nothing says in which unit {example} is"
    order = ["seconds", "minutes", "hours"] if middle >= 300 else ["minutes", "hours", "seconds"]
    return order, f"nothing says in which unit {example} is"


def _first_day(seen: _Seen) -> tuple[datetime, str]:
    """Return the day from which dates of long ago count; each program has another."""
    if not seen.moments:
        return FIRST_DAYS[1], ""
    earliest = min(seen.moments)
    start = max((day for day in FIRST_DAYS if day <= earliest), default=FIRST_DAYS[0])
    if start == FIRST_DAYS[1] and earliest >= datetime(1900, 3, 1):
        start = FIRST_DAYS[0]
    shown = next((when for when in sorted(seen.moments) if when > start), earliest)
    return start, f"{seen.moments[shown]} is a time that counts from {start:%Y-%m-%d}: {plain(_minutes(shown, start))} minutes"


def _minutes(when: datetime, start: datetime) -> Decimal:
    passed = when - start
    return (Decimal(passed.days * 86_400 + passed.seconds) + Decimal(passed.microseconds) / 1_000_000) / 60


def _other_forms(seen: _Seen) -> Iterable[str]:
    names = {
        "iso": "ISO 8601",
        "h:mm:ss": "hours, minutes and seconds",
        "time-cells": "cells that hold times",
        "in-words": "units in words",
    }
    for form, _ in seen.forms.most_common():
        if form == "time-of-day":
            yield f"{seen.example[form]} is a short time that a spreadsheet shows as a time of day"
        elif form in names:
            yield names[form]


def _duration_reading(seen: _Seen, clock: str, unit: str, number: Reading | None, start: datetime, *, is_open: bool) -> Reading:
    code = ", ".join(filter(None, (clock, unit, number.code if number and is_open else "")))
    is_turned = clock == MINUTES_AND_SECONDS and not seen.clocks
    read = _reader(clock, unit, number.read if number else None, start, is_turned=is_turned)
    example = next(_examples(seen))
    minutes = read(example)
    shown = plain(round(minutes, 2)) if minutes is not None else "unknown"
    return Reading(code=code or _main_form(seen), meaning=f"{time_text(example)} is {shown} minutes", read=read)


def plain_minutes(minutes: Decimal) -> Decimal:
    """Return minutes with at most six decimals, so that they don't show what a division by sixty leaves behind."""
    return minutes if minutes == round(minutes, 4) else round(minutes, 6)


def _main_form(seen: _Seen) -> str:
    return seen.forms.most_common(1)[0][0] if seen.forms else "days-of-long-ago" if seen.moments else "in-words"


def _examples(seen: _Seen) -> Iterator[CellValue]:
    """Yield cells of the column, those first that show what the readings differ in."""
    yield from seen.clocks.values()
    yield from (seen.counts[text] for text in seen.bare)
    yield from (*seen.counts.values(), *seen.example.values(), *seen.moments.values())


def _number_in_time(number: Callable[[CellValue], object], text: CellValue) -> Decimal | None:
    try:
        amount = number(text)
    except ValueError:
        return None
    return amount if isinstance(amount, Decimal) else None


def time_text(value: CellValue) -> str:
    """Return a time as it stands in the file; a cell that holds one as 26:15:00."""
    if not isinstance(value, timedelta):
        return str(value)
    seconds = value // timedelta(seconds=1)
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _reader(
    clock: str, unit: str, number: Callable[[CellValue], object] | None, start: datetime, *, is_turned: bool
) -> Callable[[CellValue], Decimal | None]:
    def read(value: CellValue) -> Decimal | None:
        found = written_time(value)
        minutes: Decimal | None = None
        match found:
            case Took(None, _):
                return None
            case Took(Decimal() as seconds, form):
                minutes = seconds / (3600 if form in WHOLE_CLOCKS and is_turned else 60)
            case Clock(first, second) if clock:
                minutes = Decimal(first * 60 + second) / (1 if clock == HOURS_AND_MINUTES else 60)
            case Count(text, own_unit) if (own_unit or unit) and number:
                amount = _number_in_time(number, text)
                minutes = amount * SECONDS_OF[own_unit or unit] / 60 if amount is not None else None
            case Moment(when) if when >= start:
                minutes = _minutes(when, start)
        if minutes is None and not (found and _is_nought(found)):
            raise ValueError(f"{cell_quoted(value)} is not a time")
        return plain_minutes(minutes) if minutes else None

    return read
