"""Numbers in a text: a plain text goes in, every number with all that its writing may mean comes out.

`1.234,5`, `1 234.5`, `1'234.5` and `1,234.5` are one number; `19,60` is 19.60; `1,234` may be 1234 or 1.234; `118.9k` is 118,900 to the
nearest hundred, and 118.9 of whatever the author counts in thousands; `1.96e1` is 19.6, as is `1960p`. Dates, times of day, versions and
parts of ids are no numbers.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from briefing_builder.leakscan.finding.measures import CURRENCY, Measures, key_before

TELLING = 3
"""So many significant digits are no accident; fewer count only beside their unit."""
FLOAT_DIGITS = 8
"""A spreadsheet writes 19.6 as 19.600000000000001: more decimals than this are noise."""
LONGEST = 24
"""Characters of a number that somebody wrote; longer ones are keys and noise."""
YEARS = range(1900, 2101)

_START = r"(?:(?<![^\W_])(?<!#)|(?:(?<=[^\W\d_]{3})|(?<=#))(?=\d+[.,]\d))(?<!\d\.)"
"""Not behind a letter or `#`, as in ids and colours; but `cost19.60` and `#19.60` are numbers: their decimals say so."""
_TOKEN = re.compile(_START + r"\d+(?: (?=[.·]\d))?(?:[.,'·٫٬]\d+|[ _]\d{3}(?!\d))*")
_LETTERSPACED = re.compile(r"(?<![\w.,])(?<![\d.,] )\d(?: \d){0,8} [.,] \d(?: \d){0,5}(?![\w])")
_SIGN_AS_POINT = re.compile(r"(?<=\d)[€£$](?=\d\d(?!\d|[.,]\d))")
_HIDDEN = re.compile(
    r"\{?\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b\}?"  # GUIDs
    r"|\b(?=[0-9a-f]*[a-f])[0-9a-f]{16,}\b"  # digests
    r"|\b\d{4}-\d{2}-\d{2}(?:t[\d:.z+-]*)?|\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})\b"  # dates
    r"|\b\d{1,2}:\d{2}(?::\d{2})?\b"  # times
    r"|\b(?!\d{1,3}(?:\.\d{3}){2,}(?!\.?\d))\d+(?:\.\d+){2,}\b"  # versions; thousands between points are none
)
_THOUSANDS = re.compile(r"\d{1,3}(?:(?P<mark>[.,' ·])\d{3})(?:(?P=mark)\d{3})*|\d{1,2}(?:,\d{2})+,\d{3}")
_SCALES = (
    (re.compile(r" ?(k|thousand|tsd)\b"), 3),
    (re.compile(r" ?(m|mn|mio|million|millions)\b"), 6),
    (re.compile(r" ?(bn|billion)\b"), 9),
    (re.compile(r" ?(pence|pennies|cents?)\b|(?<!\b1080)(?<!\b1440)(?<!\b2160)p\b"), -2),  # those are heights of videos
    (re.compile(r" ?‰"), -1),
)
_EXPONENT = re.compile(r"e([+-]?\d{1,2})(?![\w.])")


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of a number's writing: its value, the exponent of its last digit (−2: hundredths), how many digits tell something."""

    value: Decimal
    exponent: int
    digits: int


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text, with the units beside it."""

    start: int
    end: int
    readings: tuple[Reading, ...]
    units: frozenset[str]
    is_year: bool
    """Whether it may be a year: four digits without a mark and with no unit beside them."""
    key: str
    """What names it in a file of keys and values."""


def numbers_of(text: str, measures: Measures) -> Iterator[Number]:
    """Yield the numbers of a plain text in order."""
    visible = _HIDDEN.sub(lambda found: "#" + "x" * (len(found.group()) - 1), text)
    loosened = measures.glued.sub(lambda found: " " * len(found.group()), visible)  # `gbp19.60` is a number too
    loosened = _SIGN_AS_POINT.sub(".", loosened)  # and `19€60`
    for match in itertools.chain(_TOKEN.finditer(loosened), _LETTERSPACED.finditer(loosened)):
        start, end = match.span()
        if end - start > LONGEST:
            continue
        length, scale = _scale(visible, end)
        units = measures.beside(visible, start, end + length)
        if visible[end : end + 1].isalpha() and not (units or scale or measures.begins_unit(visible[end:])):
            continue  # `19px`; but `£19.60ph`
        token = match.group().replace(" ", "") if match.re is _LETTERSPACED else match.group()
        written = tuple(_readings(token))
        readings = (*written, *(_scaled(reading, scale) for reading in written)) if scale else written
        is_year = not units and not scale and _is_year(token)
        yield Number(start, end + length, readings, units, is_year, key_before(visible, start))
    yield from parted_of(visible, measures)


def parted_of(text: str, measures: Measures) -> Iterator[Number]:
    """Yield the money of a plain text that is written in two parts: `19 pounds 60`, `£19 and 60 pence`, `gbp 19 60`."""
    for found in measures.parted.finditer(text):
        has_unit = found["between"] or (found["before"] and (found["small"] or not found["gap"].strip()))
        is_whole = found["small"] or (len(found["rest"]) == 2 and measures.beside(text, found.end("rest"), found.end()) <= {CURRENCY})
        if has_unit and is_whole:
            reading = _reading(_digits(found["whole"]), found["rest"].zfill(2))
            yield Number(found.start(), found.end(), (reading,), frozenset((CURRENCY,)), False, key_before(text, found.start()))


def _is_year(written: str) -> bool:
    return len(written) == 4 and written.isdigit() and int(written) in YEARS


def _scale(text: str, end: int) -> tuple[int, int]:
    """How many characters behind a number scale it, and by which power of ten."""
    if exponent := _EXPONENT.match(text, end):
        return len(exponent.group()), int(exponent[1])
    return next(((found.end() - end, power) for pattern, power in _SCALES if (found := pattern.match(text, end))), (0, 0))


def _scaled(reading: Reading, power: int) -> Reading:
    return Reading(reading.value.scaleb(power), reading.exponent + power, reading.digits)


def _readings(token: str) -> Iterator[Reading]:
    for part in _parts(token):
        plain = part.replace("٫", ".").replace("٬", ",").replace("·", ".").replace("_", " ").replace(" .", ".")
        yield from dict.fromkeys(_meanings(plain))


def _parts(token: str) -> Iterator[str]:
    """The token, and its pieces where spaces divide it: `12 345` may be two numbers, `50,77,16.0` must be three."""
    yield token
    pieces = re.split("[ _]", token)
    if len(pieces) > 1:
        yield from pieces
    for piece in pieces:
        cells = piece.split(",")
        if not any(True for _ in _meanings(piece)):
            yield from cells
        elif _is_listed(cells):
            yield from (cell for cell in cells if len(cell) >= TELLING and not _is_year(cell))


def _is_listed(cells: list[str]) -> bool:
    """Whether `61000,42` and `42,61000` may be two numbers of a list without spaces: nobody writes so many digits beside a comma."""
    return len(cells) == 2 and cells[0] != "0" and max(map(len, cells)) > TELLING


def _meanings(written: str) -> Iterator[Reading]:
    marks = [char for char in written if not char.isdigit()]
    if not marks:
        yield _reading(written, "")
        return
    last = written.rfind(marks[-1])
    whole, decimals = written[:last], written[last + 1 :]
    is_grouped = _THOUSANDS.fullmatch(written) is not None and not written.startswith("0")
    if is_grouped:
        yield _reading(_digits(written), "")
    if marks[-1] in ".," and marks.count(marks[-1]) == 1 and (len(marks) == 1 or _THOUSANDS.fullmatch(whole)):
        yield _reading(_digits(whole), decimals, is_doubtful=is_grouped)


def _reading(whole: str, decimals: str, *, is_doubtful: bool = False) -> Reading:
    """A value with its telling digits: zeros in front never tell, nor do zeros behind, but for two decimals, and in thousands: 5,200."""
    if len(decimals) >= FLOAT_DIGITS:
        rounded = round(Decimal(f"{whole}.{decimals}"), 6).normalize()
        whole, _, decimals = f"{rounded:f}".partition(".")
    if is_doubtful:
        decimals = decimals.rstrip("0")
    if decimals:
        count = len((whole + decimals[:2] + decimals[2:].rstrip("0")).lstrip("0"))
    else:
        count = len(whole.strip("0"))
        is_large = count > 1 and len(whole.lstrip("0")) > TELLING
        count = max(count, TELLING) if is_large else count
    return Reading(Decimal(f"{whole}.{decimals}" if decimals else whole), -len(decimals), count)


def _digits(written: str) -> str:
    return "".join(char for char in written if char.isdigit())
