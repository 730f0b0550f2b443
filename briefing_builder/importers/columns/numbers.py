"""Columns of numbers: the different values of a column go in; which mark is the decimal one comes out, with what decided it."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from briefing_builder.importers.columns.model import Reading, Readings
from briefing_builder.importers.columns.vocabulary import cell_quoted, has_no_value
from briefing_builder.importers.sheets.model import CellValue

DECIMAL_POINT, DECIMAL_COMMA, PLAIN, EACH_ITS_OWN = "decimal-point", "decimal-comma", "plain-numbers", "each-its-own"
MARKS = {".": DECIMAL_POINT, ",": DECIMAL_COMMA}
TOO_MUCH = Decimal(10) ** 15
"""What has so many digits is no number of learning: a spreadsheet holds no more of them."""
_PLAIN = re.compile(r"-?\d+")
_CURRENCY = (
    r"(?:[A-Z]{0,3}[$€£¥₹₽₺₩₴₪฿₫₱₦]|(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|HUF|RON|BGN|TRY|JPY|CNY|INR|AUD|CAD|NZD|ZAR|BRL|MXN|SGD|HKD)(?=[\s\d-])"
    r"|(?:kr|Kč|zł|Ft|lei|Fr|Rs|лв|руб|грн)\.?(?=[\s\d-]))"
)
_SIGN = r"[+\-−–]"
_NUMBER = re.compile(
    rf"""(?P<first>{_CURRENCY})?\s*(?P<bracket>\()?\s*(?P<sign>{_SIGN})?\s*(?P<second>{_CURRENCY})?\s*(?P<later>{_SIGN})?\s*
    (?P<body>(?:\d[\d.,'’`´ \u00a0\u2009\u202f_٫٬]*\d|\d|[.,٫]\d+)(?:[.,](?=[^\d]|$))?)(?P<exponent>[eE][+\-]?\d{{1,3}})?\s*
    (?P<last>[\-−–])?\s*(?P<close>\))?(?P<after>\s*(?:[$€£¥₹₽₺₩₴₪฿₫₱₦%‰]|Kč|zł|kr\.?|лв\.?|₽)|\s+[^\W\d_]{{1,12}}\.?|(?:pts?|Pkt)\.?)?""",
    re.VERBOSE,
)
_GROUPS = re.compile(r"\d{1,3}(?:([.,'’`´ \u00a0\u2009\u202f_٬])\d{3})(?:\1\d{3})*")
_INDIAN = re.compile(r"\d{1,2}(?:([,. ])\d{2})+\1\d{3}")
_SPACES = str.maketrans("", "", "'’`´ \u00a0\u2009\u202f_")


class Amount(NamedTuple):
    """A number that needs no other cell to be understood."""

    number: Decimal
    mark: str
    """The decimal mark that it shows, directly or by the other mark parting its thousands; empty where it has none."""
    unit: str = ""


class Either(NamedTuple):
    """A number such as 1.234, which is another one when its mark parts thousands."""

    mark: str
    fraction: Decimal
    thousands: Decimal
    unit: str = ""


def written_number(value: CellValue) -> Amount | Either | None:
    """Return what one cell says of a number; None when it is none."""
    if isinstance(value, bool):
        return None
    if isinstance(value, Decimal):
        return Amount(value, "") if value.is_finite() and abs(value) < TOO_MUCH else None
    if not isinstance(value, str):
        return None
    number = Amount(Decimal(value), "") if _PLAIN.fullmatch(value) else _number_in(value)
    largest = number.thousands if isinstance(number, Either) else number.number if number else Decimal(0)
    return number if abs(largest) < TOO_MUCH else None


def _number_in(text: str) -> Amount | Either | None:
    found = _NUMBER.fullmatch(text)
    if not found or bool(found["bracket"]) != bool(found["close"]):
        return None
    number = _body(found["body"].replace("٫", ",").replace("٬", "'"))
    is_negative = bool(found["bracket"]) or any(found[part] in ("-", "−", "–") for part in ("sign", "later", "last"))
    factor = Decimal(f"{'-' if is_negative else ''}1{found['exponent'] or ''}")
    unit = (found["first"] or found["second"] or found["after"] or "").strip()
    if isinstance(number, Either):
        return Either(number.mark, number.fraction * factor, number.thousands * factor, unit)
    return Amount(number.number * factor, number.mark, unit) if number else None


def _body(body: str) -> Amount | Either | None:
    """Return what digits with marks between them say."""
    if body.isdigit():
        return Amount(Decimal(body), "")
    point, comma = body.rfind("."), body.rfind(",")
    if point >= 0 and comma >= 0:
        return _with_fraction(body, "." if point > comma else ",")
    mark = "." if point >= 0 else ","
    if point < 0 and comma < 0:
        return Amount(Decimal(body.translate(_SPACES)), "") if _is_grouped(body) else None
    if body.count(mark) > 1:
        return Amount(Decimal(body.replace(mark, "").translate(_SPACES)), _other(mark)) if _is_grouped(body) else None
    if _GROUPS.fullmatch(body) and not body.startswith("0"):
        return Either(mark, Decimal(body.replace(mark, ".")), Decimal(body.replace(mark, "")))
    return _with_fraction(body, mark)


def _with_fraction(body: str, mark: str) -> Amount | None:
    whole, _, fraction = body.rpartition(mark)
    if mark in whole or not (fraction.isdigit() or not fraction) or not (whole.isdigit() or not whole or _is_grouped(whole)):
        return None
    digits = "".join(letter for letter in whole if letter.isdigit())
    return Amount(Decimal(f"{digits or 0}.{fraction or 0}"), mark)


def _is_grouped(whole: str) -> bool:
    return bool(_GROUPS.fullmatch(whole) or _INDIAN.fullmatch(whole))


def _other(mark: str) -> str:
    return "," if mark == "." else "."


@dataclass
class _Found:
    marks: dict[str, str] = field(default_factory=dict)
    """For each decimal mark that a value shows, the first such value."""
    open: dict[str, Either] = field(default_factory=dict)
    example: CellValue = None
    units: dict[str, str] = field(default_factory=dict)
    readable: int = 0
    unreadable: list[CellValue] = field(default_factory=list)


def number_readings(values: Sequence[CellValue], *, most: Decimal | None = None) -> Readings:
    """Return how the numbers of a column can be read, as Decimal, None where no value is known.

    `values`: each different value of the column once. `most`: what no number of this column can exceed (100 for a score), which tells
    1.234 from one thousand. Currencies and units are left off where the whole column has the same, and said; another unit among them is
    unreadable. A column of which less than half are numbers is no column of numbers.
    """
    found = _find(values, most)
    if not found.readable or len(found.unreadable) > found.readable:
        return Readings(possible=(), because="most of its values are no numbers", unreadable=found.unreadable)
    codes, because = _codes(found)
    unit = next(iter(found.units), "")
    reasons = [because, *([f"“{unit}” is left off"] if unit else [])]
    possible = tuple(_number_reading(code, found, unit, most) for code in codes)
    return Readings(possible=possible, because="; ".join(filter(None, reasons)), unreadable=found.unreadable, habits=_habits(found))


def _habits(found: _Found) -> tuple[str, ...]:
    """Return the decimal mark that the column's values show, where they agree."""
    return tuple(MARKS[mark] for mark in found.marks) if len(found.marks) == 1 else ()


def _find(values: Iterable[CellValue], most: Decimal | None) -> _Found:
    found = _Found()
    for value in values:
        number = written_number(value)
        if number is None:
            if not has_no_value(value):
                found.unreadable.append(value)
            continue
        if number.unit and number.unit not in found.units:
            if found.units:
                found.unreadable.append(value)
                continue
            found.units[number.unit] = str(value)
        found.readable += 1
        found.example = value if found.example is None else found.example
        if isinstance(number, Amount):
            if number.mark:
                found.marks.setdefault(number.mark, str(value))
        elif most is not None and number.thousands > most:
            found.marks.setdefault(number.mark, str(value))
        elif len(found.open) < 3:
            found.open[str(value)] = number
    return found


def _codes(found: _Found) -> tuple[tuple[str, ...], str]:
    shown = [_shows(text, mark) for mark, text in found.marks.items()]
    if len(found.marks) == 1:
        return (MARKS[next(iter(found.marks))],), shown[0]
    if not found.open:
        return ((EACH_ITS_OWN,), " and ".join(shown)) if found.marks else ((PLAIN,), "")
    text, number = next(iter(found.open.items()))
    start = " and ".join(shown) + ": " if shown else ""
    codes = (MARKS[number.mark], MARKS[_other(number.mark)])
    return codes, f"{start}{text} is {plain(number.fraction)} or {plain(number.thousands)}"


def _shows(text: str, mark: str) -> str:
    name, other = ("point", "comma") if mark == "." else ("comma", "point")
    if isinstance(number := written_number(text), Either):
        return f"{text} would be {plain(number.thousands)} if its {name} parted thousands"
    return f"{text} has a decimal {name}" if mark in text else f"{text} parts its thousands by {other}s"


def _number_reading(code: str, found: _Found, unit: str, most: Decimal | None) -> Reading:
    mark = {DECIMAL_POINT: ".", DECIMAL_COMMA: ","}.get(code, "")
    read = number_reader(mark, unit, most)
    example: CellValue = next(iter(found.open), None) or next(iter(found.marks.values()), found.example)
    return Reading(code=code, meaning=f"{example} is {plain(read(example) or Decimal(0))}", read=read)


def number_reader(mark: str, unit: str = "", most: Decimal | None = None) -> Callable[[CellValue], Decimal | None]:
    """Return the function that reads a cell whose decimal mark, where the cell doesn't show it, is `mark`."""

    def read(value: CellValue) -> Decimal | None:
        number = written_number(value)
        if number is None:
            if has_no_value(value):
                return None
        elif number.unit in ("", unit):
            if isinstance(number, Amount):
                return number.number
            if mark:
                return number.fraction if mark == number.mark else number.thousands
            if most is not None and number.thousands > most:
                return number.fraction
        raise ValueError(f"{cell_quoted(value)} is not a number")

    return read


def plain(number: Decimal) -> str:
    """Return a number as messages write it: 1234.5, without zeros that say nothing."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
