"""Columns of scores: the different values of a column go in; points out of a hundred come out, and what decided of what they are a part."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, Decimal

from briefing_builder.importers.columns.model import Reading, Readings
from briefing_builder.importers.columns.numbers import number_readings, plain
from briefing_builder.importers.columns.vocabulary import cell_quoted, has_no_value, pattern_with_words
from briefing_builder.importers.sheets.model import CellValue

HUNDRED = Decimal(100)
PER_CENT, SHARE, MIXED, WHOLE = "per-cent", "share", "shares-and-per-cents", "of-"
USUAL_MAXIMA = (5, 6, 10, 15, 20, 30, 50, 60, 75, 80)
"""Full marks that schools and platforms use, and that a column may stay below without saying so."""
_PER_CENT = r"([+\-−]?[\d.,\s]*\d)\s*(?:%|％|٪|<per_cent>)|[%％]\s?([\d.,]*\d)"
_OF = r"(-?[\d.,]*\d)\s*(?:/|<of>)\s*([\d.,]*\d)(?:\s*\(?(?:[\d.,]+\s?%)?\)?)?"
_HEADING_WHOLE = r"(?:/|\b(?:<most>)\s?)\s?(\d{1,4}(?:[.,]\d+)?)\s*(?:<points>)?\s*[)\]]?\s*$"
_SAYS_PER_CENT = r"%|(?<![^\W\d_])(?:<per_cent>|<per_cent_of>)"
_SAYS_POINTS = r"(?<![^\W\d_])(?:<points>)(?![^\W\d_])"
YEARS = range(1990, 2100)
"""A heading that ends so ends with a year and not with a maximum."""
NEAR_A_HUNDRED = 90
"""Points below this may be of sixty or eighty; above it they are taken as points of a hundred."""


@dataclass
class _Scores:
    per_cents: dict[str, str] = field(default_factory=dict)
    """The number of each cell with a per cent sign, by the cell."""
    parts: dict[str, tuple[str, str]] = field(default_factory=dict)
    bare: list[CellValue] = field(default_factory=list)
    unreadable: list[CellValue] = field(default_factory=list)


def percent_readings(values: Sequence[CellValue], *, heading: str = "") -> Readings:
    """Return how the scores of a column can be read: as points out of a hundred (Decimal), None where there is no score.

    `values`: each different value of the column once. `heading`: what stands above it, which may name the maximum (`Quiz (Real) /10`).
    Numbers are shares of one where none is above 1, per cents where they come near a hundred, and otherwise asked about.
    A score above the whole is not a score.
    """
    scores = _sort(values)
    texts: list[CellValue] = [*scores.per_cents.values(), *scores.bare, *(text for pair in scores.parts.values() for text in pair)]
    numbers, bare = number_readings(texts, most=HUNDRED), set(scores.bare)
    scores.unreadable += [value for value in numbers.unreadable if value in bare]
    readable = len(texts) - len(scores.parts) - len(numbers.unreadable)
    if not numbers.possible or readable <= 0 or len(scores.unreadable) > readable:
        return Readings(possible=(), because="most of its values are no scores", unreadable=scores.unreadable)
    amounts = _amounts(scores.bare, numbers.possible[0].read)
    codes, because = _wholes(amounts, scores, heading)
    marks = [(number, f", {number.code}" if numbers.is_open else "") for number in numbers.possible]
    possible = [_score_reading(code, number, mark, scores, amounts) for code in codes for number, mark in marks]
    above = [value for value in values if _is_above_whole(possible[0], value)] if len(codes) == 1 else []
    reasons = [because, f"{score_text(above[0])} is above the whole" if above else "", numbers.because]
    bad = list(dict.fromkeys([*scores.unreadable, *above]))

    def other(code: str) -> Reading | None:
        whole, comma, mark = code.partition(", ")
        number = next((number for number, said in marks if said == f"{comma}{mark}"), None)
        return _score_reading(whole, number, f"{comma}{mark}", scores, amounts) if number and _names_a_whole(whole) else None

    because = "; ".join(filter(None, reasons))
    return Readings(possible=tuple(possible), because=because, unreadable=bad, habits=numbers.habits, other=other)


def score_text(value: CellValue) -> str:
    """Return a score as it stands in the file."""
    return plain(value) if isinstance(value, Decimal) else str(value)


def _sort(values: Iterable[CellValue]) -> _Scores:
    scores = _Scores()
    for value in values:
        if isinstance(value, Decimal):
            scores.bare.append(value)
        elif isinstance(value, str):
            if found := pattern_with_words(_PER_CENT).fullmatch(value):
                scores.per_cents[value] = found[1] or found[2]
            elif found := pattern_with_words(_OF).fullmatch(value):
                scores.parts[value] = (found[1], found[2])
            elif not has_no_value(value):
                scores.bare.append(value)
        elif value is not None:
            scores.unreadable.append(value)
    return scores


def _amounts(bare: Iterable[CellValue], read: Callable[[CellValue], object]) -> dict[CellValue, Decimal]:
    amounts = {}
    for value in bare:
        try:
            amount = read(value)
        except ValueError:
            continue
        if isinstance(amount, Decimal):
            amounts[value] = amount
    return amounts


def whole_in_heading(heading: str) -> Decimal | None:
    """Return the full marks that a heading names at its end: `Quiz (Real) /10`, `Score out of 20`, `Punkte (max. 30)`; None when none."""
    found = pattern_with_words(_HEADING_WHOLE).search(heading.strip())
    whole = Decimal(found[1].replace(",", ".")) if found else Decimal(0)
    return whole if whole and whole not in YEARS else None


def _wholes(amounts: dict[CellValue, Decimal], scores: _Scores, heading: str) -> tuple[Sequence[str], str]:
    """Return of what whole the plain numbers can be parts, the likelier first, and what decided, or left it open."""
    if not amounts:
        return [PER_CENT], "they say it themselves" if scores.per_cents or scores.parts else ""
    top, text = max((amount, score_text(value)) for value, amount in amounts.items())
    small = next((score_text(value) for value, amount in amounts.items() if 0 < amount < 1), "")
    mixed = f"{next(iter(scores.per_cents))} and {text} stand in one column" if scores.per_cents else ""
    if (whole := whole_in_heading(heading)) and whole != HUNDRED:
        return [_code_of(whole)], f"the heading says that {plain(whole)} is the most"
    counts_points = (
        not whole
        and top < NEAR_A_HUNDRED
        and bool(pattern_with_words(_SAYS_POINTS).search(heading))
        and not pattern_with_words(_SAYS_PER_CENT).search(heading)
    )
    if whole or (top > 50 and not counts_points):
        return ([MIXED, PER_CENT], f"{small} and {text} stand in one column") if small else _per_cents(top, text, mixed)
    if top <= 1 and small:
        return [SHARE], mixed or f"none is above 1: {small} is {plain(amounts_share(small, amounts))} per cent"
    if top <= 1:
        return [SHARE, PER_CENT], f"{text} is all of it, or one point of a hundred"
    if pattern_with_words(_SAYS_PER_CENT).search(heading) and not small:
        return [PER_CENT], "the heading says per cent"
    usual = [_code_of(Decimal(most)) for most in USUAL_MAXIMA if most >= top][:2]
    reached = [_code_of(top)] if top == int(top) and top > 2 else []
    codes = dict.fromkeys([*usual, *reached, PER_CENT, *([SHARE] if small else [])])
    return list(codes), f"none is above {text}: nothing says what the most is (any other most N is answered as of-N)"


def amounts_share(text: str, amounts: dict[CellValue, Decimal]) -> Decimal:
    """Return a share as per cent, for a message."""
    return next(amount for value, amount in amounts.items() if score_text(value) == text) * 100


def _per_cents(top: Decimal, text: str, mixed: str) -> tuple[Sequence[str], str]:
    if top > 2 * HUNDRED:
        return [
            _code_of((top / 50).to_integral_value(ROUND_CEILING) * 50),
            PER_CENT,
        ], f"{text} is no per cent: nothing says what the most is"
    return [PER_CENT], mixed or f"they come up to {text} of 100"


def _code_of(whole: Decimal) -> str:
    return f"{WHOLE}{plain(whole)}"


def _names_a_whole(code: str) -> bool:
    number = code.removeprefix(WHOLE)
    return code.startswith(WHOLE) and bool(re.fullmatch(r"\d{1,6}(?:\.\d+)?", number, re.ASCII)) and Decimal(number) > 0


def percent_factor(code: str) -> Decimal:
    """Return how many per cent one point is, by the code of a reading: 100 for `share`, 1 for `per-cent`, 5 for `of-20`.

    Raises ValueError when it is no such code.
    """
    if _names_a_whole(code):
        return HUNDRED / Decimal(code.removeprefix(WHOLE))
    if code not in (PER_CENT, SHARE, MIXED):
        raise ValueError(f"{cell_quoted(code)} is not a way of reading scores")
    return HUNDRED if code == SHARE else Decimal(1)


def _score_reading(code: str, number: Reading, mark: str, scores: _Scores, amounts: dict[CellValue, Decimal]) -> Reading:
    read = _score_reader(code, number.read)
    small = next((value for value, amount in amounts.items() if 0 < amount < 1), None)
    telling = [small] if small is not None else [*amounts, *scores.per_cents, *scores.parts]
    example = telling[0]
    try:
        shown = plain(round(points, 2)) if isinstance(points := read(example), Decimal) else "unknown"
    except ValueError:
        shown = "more than a hundred"
    return Reading(code=f"{code}{mark}", meaning=f"{score_text(example)} is {shown} per cent", read=read)


def _score_reader(code: str, number: Callable[[CellValue], object]) -> Callable[[CellValue], Decimal | None]:
    factor = percent_factor(code)

    def read(value: CellValue) -> Decimal | None:
        points = _points(value, number, factor, is_mixed=code == MIXED)
        if points is not None and not 0 <= points <= HUNDRED:
            raise ValueError(f"{cell_quoted(value)} is not a score")
        return points if points is None or points == round(points, 4) else round(points, 6)

    return read


def _points(value: CellValue, number: Callable[[CellValue], object], factor: Decimal, *, is_mixed: bool) -> Decimal | None:
    if isinstance(value, str) and (found := pattern_with_words(_PER_CENT).fullmatch(value)):
        amount = number(found[1] or found[2])
        return amount if isinstance(amount, Decimal) else None
    if isinstance(value, str) and (found := pattern_with_words(_OF).fullmatch(value)):
        part, whole = number(found[1]), number(found[2])
        if not isinstance(part, Decimal) or not isinstance(whole, Decimal) or (part and not whole):
            raise ValueError(f"{cell_quoted(value)} is not a score")
        return part * 100 / whole if whole else None
    try:
        amount = number(value)
    except ValueError:
        raise ValueError(f"{cell_quoted(value)} is not a score") from None
    if not isinstance(amount, Decimal):
        return None
    return amount * (HUNDRED if is_mixed and amount <= 1 else factor)


def _is_above_whole(reading: Reading, value: CellValue) -> bool:
    if value is None or has_no_value(value):
        return False
    try:
        reading.read(value)
    except ValueError:
        return True
    return False
