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

from briefing_builder.leakscan.finding.units import CURRENCY, UnitSpellings, key_before

DISTINCTIVE = 3
"""A number with this many significant digits is no accident; one with fewer counts only beside its unit."""
FLOAT_NOISE = 8
"""A spreadsheet writes 19.6 as 19.600000000000001: more decimals than this are noise."""
LONGEST = 24
"""Characters of a number that somebody wrote; longer ones are keys and noise."""
YEARS = range(1900, 2101)

_START = r"(?:(?<![^\W_])(?<!#)|(?:(?<=[^\W\d_]{3})|(?<=#))(?=\d+[.,]\d))(?<!\d\.)"
"""Not after a letter or `#`, as in ids and colours; but `cost19.60` and `#19.60` are numbers: their decimals say so."""
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
class Interpretation:
    """One meaning of a number's writing: its value, the exponent of its last digit (−2: hundredths), how many digits are significant."""

    value: Decimal
    exponent: int
    digits: int


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text, with the units beside it."""

    start: int
    end: int
    interpretations: tuple[Interpretation, ...]
    units: frozenset[str]
    is_year: bool
    """Whether it may be a year: four digits without a mark between them or a unit beside them."""
    key: str
    """The key before it, as in a file of keys and values."""


def numbers_of(text: str, spellings: UnitSpellings) -> Iterator[Number]:
    """Yield the numbers of a plain text in order."""
    visible = _HIDDEN.sub(lambda match: "#" + "x" * (len(match.group()) - 1), text)
    loosened = spellings.glued.sub(lambda match: " " * len(match.group()), visible)  # `gbp19.60` is a number too
    loosened = _SIGN_AS_POINT.sub(".", loosened)  # and `19€60`
    for match in itertools.chain(_TOKEN.finditer(loosened), _LETTERSPACED.finditer(loosened)):
        start, end = match.span()
        if end - start > LONGEST:
            continue
        length, scale = _scale_after(visible, end, spellings.million)
        units = spellings.beside(visible, start, end + length)
        if visible[end : end + 1].isalpha() and not (units or scale or spellings.begins_unit(visible[end:])):
            continue  # `19px`; but `£19.60ph`
        token = match.group().replace(" ", "") if match.re is _LETTERSPACED else match.group()
        written = tuple(_interpretations(token))
        interpretations = (*written, *(_scaled(interpretation, scale) for interpretation in written)) if scale else written
        is_year = not units and not scale and _is_year(token)
        yield Number(start, end + length, interpretations, units, is_year, key_before(visible, start))
    yield from money_in_two_parts(visible, spellings)


def money_in_two_parts(text: str, spellings: UnitSpellings) -> Iterator[Number]:
    """Yield the money of a plain text that is written in two parts: `19 pounds 60`, `£19 and 60 pence`, `gbp 19 60`."""
    for match in spellings.two_part_money.finditer(text):
        has_unit = match["between"] or (match["before"] and (match["small"] or not match["gap"].strip()))
        is_whole = match["small"] or (len(match["rest"]) == 2 and spellings.beside(text, match.end("rest"), match.end()) <= {CURRENCY})
        if has_unit and is_whole:
            interpretation = _interpretation(_digits_of(match["whole"]), match["rest"].zfill(2))
            yield Number(match.start(), match.end(), (interpretation,), frozenset((CURRENCY,)), False, key_before(text, match.start()))


def _is_year(written: str) -> bool:
    return len(written) == 4 and written.isdigit() and int(written) in YEARS


def _scale_after(text: str, end: int, million: str) -> tuple[int, int]:
    """How many characters after a number scale it, and by which power of ten."""
    if exponent := _EXPONENT.match(text, end):
        return len(exponent.group()), int(exponent[1])
    if found := next(((match.end() - end, power) for pattern, power in _SCALES if (match := pattern.match(text, end))), None):
        return found
    last = end + text.startswith(" ", end) + len(million)
    is_million = bool(million) and text.startswith(million, last - len(million)) and not text[last : last + 1].isalnum()
    return (last - end, 6) if is_million else (0, 0)


def _scaled(interpretation: Interpretation, power: int) -> Interpretation:
    return Interpretation(interpretation.value.scaleb(power), interpretation.exponent + power, interpretation.digits)


def _interpretations(token: str) -> Iterator[Interpretation]:
    for part in _token_pieces(token):
        plain = part.replace("٫", ".").replace("٬", ",").replace("·", ".").replace("_", " ").replace(" .", ".")
        yield from dict.fromkeys(_written_values(plain))


def _token_pieces(token: str) -> Iterator[str]:
    """The token, and its pieces where spaces divide it: `12 345` may be two numbers, `50,77,16.0` must be three."""
    yield token
    pieces = re.split("[ _]", token)
    if len(pieces) > 1:
        yield from pieces
    for piece in pieces:
        cells = piece.split(",")
        if not any(True for _ in _written_values(piece)):
            yield from cells
        elif _is_list(cells):
            yield from (cell for cell in cells if len(cell) >= DISTINCTIVE and not _is_year(cell))


def _is_list(cells: list[str]) -> bool:
    """Whether `61000,42` and `42,61000` may be two numbers of a list without spaces: nobody writes so many digits beside a comma."""
    return len(cells) == 2 and cells[0] != "0" and max(map(len, cells)) > DISTINCTIVE


def _written_values(written: str) -> Iterator[Interpretation]:
    marks = [char for char in written if not char.isdigit()]
    if not marks:
        yield _interpretation(written, "")
        return
    last = written.rfind(marks[-1])
    whole, decimals = written[:last], written[last + 1 :]
    is_grouped = _THOUSANDS.fullmatch(written) is not None and not written.startswith("0")
    if is_grouped:
        yield _interpretation(_digits_of(written), "")
    if marks[-1] in ".," and marks.count(marks[-1]) == 1 and (len(marks) == 1 or _THOUSANDS.fullmatch(whole)):
        yield _interpretation(_digits_of(whole), decimals, is_doubtful=is_grouped)


def _interpretation(whole: str, decimals: str, *, is_doubtful: bool = False) -> Interpretation:
    """A value with its significant digits: zeros ahead never count, nor do those behind, but for two decimals and in thousands: 5,200."""
    if len(decimals) >= FLOAT_NOISE:
        rounded = round(Decimal(f"{whole}.{decimals}"), 6).normalize()
        whole, _, decimals = f"{rounded:f}".partition(".")
    if is_doubtful:
        decimals = decimals.rstrip("0")
    if decimals:
        count = len((whole + decimals[:2] + decimals[2:].rstrip("0")).lstrip("0"))
    else:
        count = len(whole.strip("0"))
        is_large = count > 1 and len(whole.lstrip("0")) > DISTINCTIVE
        count = max(count, DISTINCTIVE) if is_large else count
    return Interpretation(Decimal(f"{whole}.{decimals}" if decimals else whole), -len(decimals), count)


def _digits_of(written: str) -> str:
    return "".join(char for char in written if char.isdigit())
