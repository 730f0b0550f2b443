"""Columns of reactions: the different values of a column go in; answers from 1 to 5 come out, whatever words, stars or codes say them."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache

from briefing_builder.importers.columns.model import Reading, Readings
from briefing_builder.importers.columns.numbers import Amount, plain, written_number
from briefing_builder.importers.columns.vocabulary import cell_quoted, has_no_value, pattern_with_words, plain_spelling, vocabulary_file
from briefing_builder.importers.sheets.model import CellValue

ONE_TO_FIVE, REVERSED = "1-to-5", "5-to-1"
_LABELLED = re.compile(r"(\d{1,2})\s*(?:[-–—:.=)(]|\s)\s*\D.*|\D.*?[\s(\[](\d{1,2})[)\]]?")
_OF = r"(\d{1,2}(?:[.,]\d+)?)\s*(?:/|<of>)\s*(\d{1,2})(?:\s*(?:<stars>))?"
_CODE = re.compile(r"A(?:O0?)?0*([1-9]|10)")
_STARS = re.compile(r"([★⭐*]+)[☆]*")
_HEADING_SCALE = r"(?:\b[01]\s?(?:-|–|<to>|…|\.\.)\s?|/\s?|\b(?:<of>) )(\d{1,3})\b"
_UNIT = r"(\d{1,2})\s*(?:<stars>|★)"


@cache
def answer_words() -> Mapping[str, int]:
    """Return the answer from 1 to 5 that each phrase of `scales.toml` means, by its plain spelling."""
    scales = [scale for table in ("agreement", "satisfaction", "helpfulness") for scale in vocabulary_file("scales")[table].values()]
    return {plain_spelling(word): answer for scale in scales for answer, words in enumerate(scale, start=1) for word in words.split("|")}


def answer_in(value: CellValue) -> tuple[Decimal, int] | None:
    """Return the answer that a cell gives, and the end of its scale where the cell names it, else 0; None when it gives none."""
    if isinstance(value, Decimal):
        return (value, 0) if value.is_finite() else None
    if not isinstance(value, str):
        return None
    if answer := answer_words().get(plain_spelling(value)):
        return Decimal(answer), 5
    if isinstance(number := written_number(value), Amount) and not number.unit:
        return number.number, 0
    if found := pattern_with_words(_OF).fullmatch(value):
        return Decimal(found[1].replace(",", ".")), int(found[2])
    if found := _STARS.fullmatch(value):
        return Decimal(len(found[1])), len(value) if "☆" in value else 0
    if found := _CODE.fullmatch(value) or pattern_with_words(_UNIT).fullmatch(value) or _LABELLED.fullmatch(value):
        return Decimal(next(group for group in found.groups() if group)), 0
    return None


def scale_readings(values: Sequence[CellValue], *, heading: str = "") -> Readings:
    """Return how a column of reactions can be read: as whole answers from 1 to 5 (Decimal), None where nobody answered.

    `values`: each different value of the column once. `heading`: what stands above it, which may name another scale. Only a scale
    from 1 to 5 is ours: where heading or column show another one (0, or anything above 5), it is no scale of ours, which `because` says;
    its means are not computed into ours.
    Words and numbers in one cell that contradict each other (5 beside “strongly disagree”) leave open which end is the best.
    """
    answers: dict[CellValue, Decimal] = {}
    unreadable: list[CellValue] = []
    ends = set()
    for value in values:
        if found := answer_in(value):
            answers[value] = found[0]
            ends.add(found[1])
        elif not has_no_value(value):
            unreadable.append(value)
    if not answers or len(unreadable) > len(answers):
        return Readings(possible=(), because="most of its values are no answers on a scale", unreadable=unreadable)
    ends.discard(0)
    if found_scale := pattern_with_words(_HEADING_SCALE).search(heading):
        ends.add(int(found_scale[1]))
    if because := _other_scale(answers, ends):
        return Readings(possible=(), because=because, unreadable=unreadable)
    codes = [ONE_TO_FIVE, REVERSED] if _is_reversed(answers) else [ONE_TO_FIVE]
    why = f"{cell_quoted(next(iter(answers)))} puts the best answer at 1" if len(codes) > 1 else ""
    part = next((value for value, answer in answers.items() if answer % 1), None)
    unreadable += [value for value, answer in answers.items() if answer % 1]
    mean = f"{cell_quoted(part)} is a mean and no answer" if part is not None else ""
    code = next(("answers A1, A2 … of a list are taken as 1, 2 …" for value in answers if _CODE.fullmatch(str(value))), "")
    because = "; ".join(filter(None, (why or "5 is taken as the best answer", code, mean)))
    return Readings(possible=tuple(_scale_reading(code, answers) for code in codes), because=because, unreadable=unreadable)


def _other_scale(answers: Mapping[CellValue, Decimal], ends: set[int]) -> str:
    low, high = min(answers.values()), max(answers.values())
    text = next(value for value, answer in answers.items() if answer in (high if high > 5 else low,))
    if ends - {5}:
        return f"it is a scale that ends at {max(ends)}, and only one from 1 to 5 can be taken over"
    if high > 5 or low < 1:
        return f"{cell_quoted(text)} is not on a scale from 1 to 5, and another scale’s answers cannot be taken over"
    return ""


def _is_reversed(answers: Mapping[CellValue, Decimal]) -> bool:
    """Return whether a cell has a number and words that mean the opposite."""
    for value, answer in answers.items():
        words = plain_spelling(re.sub(r"^\W*\d+\W*|\W*\d+\W*$", "", str(value)))
        meant = answer_words().get(words)
        if meant and meant != answer and meant == 6 - answer:
            return True
    return False


def _scale_reading(code: str, answers: Mapping[CellValue, Decimal]) -> Reading:
    def read(value: CellValue) -> Decimal | None:
        found = answer_in(value)
        if found is None and has_no_value(value):
            return None
        if found is None or found[0] % 1 or not 1 <= found[0] <= 5:
            raise ValueError(f"{cell_quoted(value)} is not an answer from 1 to 5")
        return found[0] if code == ONE_TO_FIVE else 6 - found[0]

    whole = [value for value, answer in answers.items() if not answer % 1]
    meaning = f"{cell_quoted(whole[0])} is {plain(read(whole[0]) or Decimal(0))} of 5" if whole else "no whole answer"
    return Reading(code=code, meaning=meaning, read=read)
