"""Readers of attribute values: text from a template in, a value out, or a sentence that says what was expected."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Final

from briefing_builder.problems import did_you_mean
from briefing_builder.text import addresses

AttributeReader = Callable[[str], object]
"""Turns the text of an attribute (white space collapsed, never empty) into its value; raises ValueError with what was expected."""

WHITE_SPACE: Final = re.compile(r"[ \t\r\n]+")  # XML's white space; a no-break space is a character like any other
SLIDE: Final = re.compile(r"slide:[a-z0-9][a-z0-9._-]*")
NUMBER: Final = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
IDENTIFIER: Final = re.compile(r"[a-z0-9][a-z0-9._-]*")


def collapsed(text: str) -> str:
    """Return the text with each run of spaces, tabs and line ends as one space, and none at its ends."""
    if text.isprintable() and "  " not in text:  # no tab and no line end
        return text.strip(" ")
    return WHITE_SPACE.sub(" ", text).strip(" ")


def any_text(value: str) -> str:
    """Return any text as it is."""
    return value


def one_of(choices: Iterable[str]) -> AttributeReader:
    """Return a reader of a closed set of words."""
    known = tuple(choices)

    def read(value: str) -> str:
        if value not in known:
            near = did_you_mean(value, known)
            raise ValueError(f"is none of {', '.join(known)}" + (f"; {near}" if near.startswith("did") else ""))
        return value

    return read


def whole_number(least: int, most: int) -> AttributeReader:
    """Return a reader of whole numbers within limits."""

    def read(value: str) -> int:
        if not re.fullmatch(r"-?\d{1,9}", value) or not least <= int(value) <= most:
            raise ValueError(f"is not a whole number from {least} to {most}")
        return int(value)

    return read


def decimal_number(value: str) -> Decimal:
    """Return a decimal number."""
    if not NUMBER.fullmatch(value):
        raise ValueError("is not a number (write 1234.5)")
    return Decimal(value)


def share(value: str) -> Decimal:
    """Return a number from 0 to 1."""
    result = decimal_number(value)
    if not 0 <= result <= 1:
        raise ValueError("is not a share from 0 to 1")
    return result


def iso_day(value: str) -> str:
    """Return a day of the calendar as it is written: YYYY-MM-DD."""
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise ValueError("is not a day of the calendar (write 2027-01-20)") from None


def yes_or_no(value: str) -> bool:
    """Return a truth value written as yes or no."""
    if value not in ("yes", "no"):
        raise ValueError("is neither yes nor no")
    return value == "yes"


def _matching(pattern: re.Pattern[str], expected: str) -> AttributeReader:
    def read(value: str) -> str:
        if not pattern.fullmatch(value):
            raise ValueError(f"is not {expected}")
        return value

    return read


def link_target(value: str) -> str:
    """Return `slide:ID`, or a clean address of the web, of mail or of a telephone."""
    if SLIDE.fullmatch(value):
        return value
    if value.startswith("slide:"):
        raise ValueError("is not slide:ID (lower-case letters, digits, - _ .)")
    return _clean_address(addresses.clean_link, value)


def web_address(value: str) -> str:
    """Return a clean address of a web page."""
    return _clean_address(addresses.web_link, value)


def _clean_address(read: AttributeReader, value: str) -> str:
    try:
        return str(read(value))
    except addresses.NotAnAddress as reason:
        raise ValueError(f"is not a link: {reason}" + (f"; {reason.hint}" if reason.hint else "")) from None


identifier: Final = _matching(IDENTIFIER, "an id (lower-case letters, digits, - _ .)")
