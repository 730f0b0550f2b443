"""Units as people write them: a number's place in a text goes in, the units that stand beside it come out."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

CURRENCIES: Mapping[str, tuple[str, ...]] = {
    "GBP": ("£", "gbp", "pounds", "pound", "quid", "pence"),
    "EUR": ("€", "eur", "euros", "euro", "cents", "cent"),
    "USD": ("$", "usd", "us$", "dollars", "dollar", "cents", "cent"),
    "CHF": ("chf", "fr.", "sfr", "francs", "franken"),
}
HUNDREDTHS = ("pence", "pennies", "cents", "cent", "p")
CURRENCY = "currency"
"""The unit of money in figures and in our own fields."""

SPELLINGS: Mapping[str, tuple[str, ...]] = {
    "%": ("%", "‰", "per cent", "percent", "pct", "per-cent", "percentage points", "percentage point", "prozent", "pour cent"),
    "points": ("points", "point", "pts", "pt"),
    "min": ("min", "mins", "min.", "minutes", "minute", "minuten"),
    "h": ("h", "hrs", "hr", "hours", "hour", "stunden"),
    "days": ("days", "day", "working days", "working day"),
    "months": ("months", "month"),
    "people": ("people", "persons", "employees", "learners", "managers", "staff"),
    "of 5": ("of 5", "out of 5", "/ 5", "/5"),
    "sessions": ("sessions", "session"),
}
FIELD_UNITS = (
    (re.compile(r"(_pct|_percent|percentage)$"), "%"),
    (re.compile(r"(^|_)minutes(_|$)"), "min"),
    (re.compile(r"(cost|amount|price|annual_value)"), CURRENCY),
    (re.compile(r"(headcount|people_managers|learners|respondents|invited|seats)"), "people"),
    (re.compile(r"_months$"), "months"),
    (re.compile(r"points$"), "points"),
)
"""How the last key of a number's path tells its unit."""
_KEY = re.compile(r"([a-z_][\w-]*)[\"']?\s*[:=]\s*[\"']?$")
LONGEST_KEY = 60
NOTHING = re.compile(r"(?!)")
"""Matches no text."""
UNIT_REACH = 24
"""Characters after a number in which its unit must begin and end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitSpellings:
    """The units in which numbers are written, each with the ways to write it."""

    before: Mapping[str, str] = field(default_factory=dict)
    """What may stand before a number → unit."""
    after: Mapping[str, str] = field(default_factory=dict)
    glued: re.Pattern[str] = NOTHING
    """Letters of a unit that stand right before a digit: `gbp19.60`."""
    two_part_money: re.Pattern[str] = NOTHING
    """Money in two parts: `19 pounds 60`, `£19 and 60 pence`, `gbp 19 60`."""
    million: str = ""
    """What stands after a count of millions in another language than English."""

    def beside(self, text: str, start: int, end: int) -> frozenset[str]:
        """Return the units that stand right before or after the number at that place of a plain text."""
        ahead = text[max(0, start - 5) : start].rstrip(" ")
        units = {unit for word, unit in self.before.items() if ahead.endswith(word) and not _is_cut(ahead[: -len(word)][-1:], word)}
        if unit := unit_of_field(key_before(text, start)):
            units.add(unit)
        rest = text[end : end + UNIT_REACH].lstrip(" -")
        units |= {unit for word, unit in self.after.items() if rest.startswith(word) and not _is_cut(rest[len(word) :][:1], word)}
        return frozenset(units)

    def begins_unit(self, text: str) -> bool:
        """Return whether letters that follow a number without a space are one of the units."""
        word = re.match(r"[^\W\d_]+", text)
        return word is not None and word.group() in self.after


def unit_spellings(currency: str, units: Iterable[str], *, million: str = "") -> UnitSpellings:
    """Return a currency by its ISO 4217 code, the units that everybody uses, and more `units` and a `million` as plain texts have them."""
    money = CURRENCIES.get(currency, (currency.casefold(),))
    after = dict.fromkeys(money, CURRENCY) | {word: unit for unit, words in SPELLINGS.items() for word in words}
    after |= {unit: unit for unit in units if unit not in after}
    known = dict.fromkeys((*money, currency.casefold()), CURRENCY)
    letters = "|".join(re.escape(word) for word in known if word.isalpha())
    glued = re.compile(rf"\b(?:{letters})(?=\d)") if letters else NOTHING
    return UnitSpellings(before=known, after=after, glued=glued, two_part_money=_two_part_money_pattern(known), million=million)


def _two_part_money_pattern(known: Iterable[str]) -> re.Pattern[str]:
    money = "|".join(re.escape(word) for word in sorted(set(known) - set(HUNDREDTHS), key=len, reverse=True))
    return re.compile(
        rf"(?<![^\W_])(?:(?P<before>{money}) ?)?(?<![\d.,])(?P<whole>\d{{1,3}}(?:[,'.]\d{{3}})+|\d{{1,9}})(?: ?(?P<between>{money}))?"
        rf"(?P<gap>,? and | ?, ?| ?)(?<=[^\d])(?P<rest>\d\d?)(?![\w.,:/%-]*\d)(?: ?(?P<small>{'|'.join(HUNDREDTHS)})\b)?"
    )


def key_before(text: str, start: int) -> str:
    """Return the key whose value begins at that place of a plain text, as in `duration_minutes: 12`; empty where there is none."""
    match = _KEY.search(text[max(0, start - LONGEST_KEY) : start])
    return match[1] if match else ""


def canonical_unit(written: str, spellings: UnitSpellings) -> str:
    """Return the unit that an author's word means; the word itself where it is one of their own."""
    return spellings.after.get(written, written)


def unit_of_field(key: str) -> str:
    """Return the unit that the last key of a path tells, or nothing."""
    return next((unit for pattern, unit in FIELD_UNITS if pattern.search(key)), "")


def _is_cut(neighbour: str, word: str) -> bool:
    return neighbour.isalnum() and word[-1:].isalnum() and word[:1].isalnum()
