"""Texts of authors as they stand in a sentence or a heading; until every caller has its catalogue, also what that writes in English."""

from decimal import Decimal

from briefing_builder.rich_text.signs import ends_with_list, first_letter, last_letter
from briefing_builder.tailoring.view import Figure
from briefing_builder.words import Catalogue, english
from briefing_builder.words.formats import CENT as CENT
from briefing_builder.words.formats import FIRST_WORD
from briefing_builder.words.formats import NO_BREAK as NO_BREAK
from briefing_builder.words.formats import moment as moment

_ENGLISH = english()
digits = _ENGLISH.digits
money = _ENGLISH.money
exact_money = _ENGLISH.exact_money
percent = _ENGLISH.percent
spoken_money = _ENGLISH.spoken_money
roughly = _ENGLISH.roughly
chart_format = _ENGLISH.chart_format
quantity = _ENGLISH.quantity
with_unit = _ENGLISH.with_unit
long_day = _ENGLISH.long_day
short_day = _ENGLISH.short_day
span = _ENGLISH.span
in_words = _ENGLISH.in_words
spoken_minutes = _ENGLISH.spoken_minutes
spoken_time = _ENGLISH.spoken_time
bars = _ENGLISH.bars
minutes_of = _ENGLISH.minutes_of
duration = _ENGLISH.duration
beginning_small = _ENGLISH.beginning_small
person_in_sentence = _ENGLISH.person_in_sentence
title_in_text = _ENGLISH.title_in_text
name_in_sentence = _ENGLISH.name_in_sentence
UNITS = {name.partition(".")[2] for name in _ENGLISH.entries if name.startswith("currencies.")}


def unit_of(currency: str) -> str:
    return str(_ENGLISH.unit_of(currency))


def figure(shown: Figure, currency: str) -> str:
    return figure_with_unit(_ENGLISH, shown, currency)


def spoken_figure(shown: Figure, currency: str) -> str:
    return figure_as_said(_ENGLISH, shown, currency)


def count_with_noun(count: int, singular: str, plural: str) -> str:
    return f"{in_words(count)} {singular if count == 1 else plural}"


def listed(items: list[str], last: str = "and") -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}" if items else ""


def figure_with_unit(words: Catalogue, figure: Figure, currency: str) -> str:
    """Return a figure with its unit, as it stands large on a slide: `84 %`, `£75.50`, `812 h`, `26`."""
    return words.quantity(figure.displayed, figure.unit, currency)


def figure_as_said(words: Catalogue, figure: Figure, currency: str) -> str:
    """Return a figure as a sentence names it, without `point nought` or tenths of a minute; hours and minutes are left to the sentence."""
    value, whole = figure.displayed, figure.displayed.quantize(Decimal(1))
    if figure.unit == "min" and value != whole:
        return words("money.about", amount=words.digits(whole))
    if value == whole and figure.unit != "currency":
        value = whole
    return words.digits(value) if figure.unit in ("h", "min") else words.quantity(value, figure.unit, currency)


def sentence(text: str) -> str:
    """Return the text with a full stop where it has no closing mark."""
    text = text.strip()
    last = text[: last_letter(text)][-1:]
    return text if not last or last in '.!?…:”"' or ends_with_list(text) else text + "."


def without_stop(text: str) -> str:
    """Return the text without the full stop at its end, as a heading has it."""
    end = last_letter(text)
    return text[:end].rstrip(".") + text[end:]


def beginning_large(text: str) -> str:
    """Return the text with a capital first letter; a name that is written like `iPad` or `eLearning` keeps its own."""
    first = first_letter(text)
    word = FIRST_WORD.match(text, first)
    if word is not None and word[0][1:] != word[0][1:].lower():
        return text
    return text[:first] + text[first : first + 1].upper() + text[first + 1 :]
