"""Texts of authors as they stand in a sentence or a heading, and figures with their units."""

from decimal import Decimal

from briefing_builder.rich_text.signs import ends_with_list, first_letter, last_letter
from briefing_builder.tailoring.view import Figure
from briefing_builder.words import Catalogue
from briefing_builder.words.formats import FIRST_WORD

CLOSED = '.!?…:”"»。！？'
"""Marks at the end of a text behind which no full stop stands."""


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
    return text if not last or last in CLOSED or ends_with_list(text) else text + "."


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
