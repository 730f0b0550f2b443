"""The search itself: secrets and what is public go in, a text goes in, the secrets that it holds come out."""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from functools import lru_cache

from briefing_builder.leakscan.finding.dates import Day, days_of
from briefing_builder.leakscan.finding.encodings import unjoined, writings_of
from briefing_builder.leakscan.finding.measures import Measures
from briefing_builder.leakscan.finding.numbers import TELLING, Number, Reading, numbers_of, parted_of
from briefing_builder.leakscan.finding.words import RUN, Key, key_of, plain, runs_of, words_of
from briefing_builder.packs.secrets.gather import ROWS, Secret, Secrets
from briefing_builder.packs.secrets.public import Public

ROUNDINGS = (ROUND_HALF_UP, ROUND_HALF_EVEN)
COARSEST = 6
"""Nobody says less than a million as a rounded figure."""
DAY_ZERO = date(1899, 12, 30)
"""Workbooks count days from here (ECMA-376 part 1, 18.17.4.1)."""
_SERIAL = re.compile(r"\d{5}")
_DIVIDED = re.compile(r"(?<!\S)\S{0,12}\d [.,]\d{1,12}(?!\S)")
"""A number of which a paragraph has the beginning and the next one the decimals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A secret in a text; `public` says where the same value may be read anyway (empty: nowhere, so it is a leak)."""

    secret: Secret
    public: str = ""


@dataclass(slots=True, kw_only=True)
class Search:
    """An index over all secrets of a programme; ask it as often as you like."""

    public: Public
    measures: Measures
    exact: dict[Decimal, list[Secret]] = field(default_factory=dict)
    rounded: dict[int, dict[Decimal, list[Secret]]] = field(default_factory=dict)
    numbers: tuple[Secret, ...] = ()
    days: dict[Day, list[Secret]] = field(default_factory=dict)
    serials: dict[int, list[Secret]] = field(default_factory=dict)
    """Days as workbooks count them."""
    runs: dict[Key, Secret] = field(default_factory=dict)
    beginnings: dict[str, set[int]] = field(default_factory=dict)
    """The first word of every run, with how many words such runs have: so that a text is read once, and keys are made where one may be."""
    asked: dict[str, tuple[Found, ...]] = field(default_factory=dict)
    asked_words: dict[str, tuple[Found, ...]] = field(default_factory=dict)

    def in_text(self, text: str) -> tuple[Found, ...]:
        """Return what a text holds that belongs together: a paragraph, a cell, an attribute."""
        if text not in self.asked:  # files say the same a thousand times: names of fonts, languages, shapes
            self.asked[text] = tuple(dict.fromkeys(found for writing in writings_of(text) for found in self._all(writing)))
        return self.asked[text]

    def in_words(self, text: str) -> tuple[Found, ...]:
        """Return the texts and names that a whole part holds, whose paragraphs stand one after the other.

        Of numbers only those that begin in one paragraph, line or cell and end in the next.
        """
        if text not in self.asked_words:
            writings = writings_of(text)
            words = (found for writing in writings for found in self._words(writing))
            divided = (number.group() for writing in writings for number in _DIVIDED.finditer(plain(writing)))
            parted = (number for writing in writings for number in parted_of(plain(writing), self.measures))
            numbers = itertools.chain(*(numbers_of(text, self.measures) for text in divided), parted)
            self.asked_words[text] = tuple(dict.fromkeys(itertools.chain(words, self._numbers(numbers))))
        return self.asked_words[text]

    def _all(self, text: str) -> Iterator[Found]:
        seen = plain(text)
        yield from self._words(text)
        if any(char.isdigit() for char in seen):
            yield from self._numbers(numbers_of(seen, self.measures))
            yield from self._days(seen)

    def _words(self, text: str) -> Iterator[Found]:
        seen = plain(text)
        for one in dict.fromkeys((seen, unjoined(seen))):
            words = words_of(one)
            for start, word in enumerate(words):
                for length in self.beginnings.get(word.text, ()):
                    key = key_of(words[start : start + length])
                    secret = self.runs.get(key)
                    if secret is not None and (secret.kind != "proper" or _is_capitalised(secret, text)):
                        yield Found(secret=secret, public=self.public.runs.get(key, ""))

    def _numbers(self, numbers: Iterable[Number]) -> Iterator[Found]:
        for number in numbers:
            for reading in number.readings:
                for secret in _likeliest(list(self._meant(number, reading)), number.units):
                    yield Found(secret=secret, public=self.public.number(reading.value, number, secret.unit))

    def _meant(self, number: Number, reading: Reading) -> Iterable[Secret]:
        """The secrets that a number may be: by its digits alone when they tell enough, else beside the secret's unit."""
        value = reading.value.normalize()
        same = self.exact.get(value, [])
        if reading.digits < TELLING or number.is_year:
            return [secret for secret in same if secret.unit and secret.unit in number.units]
        exponents = {reading.exponent}
        if reading.exponent == 0:
            exponents.add(max(int(value.as_tuple().exponent), 0))  # 118,900 may be said for 118,850
        return dict.fromkeys([*same, *(secret for each in sorted(exponents) for secret in self._rounded(each).get(value, []))])

    def _rounded(self, exponent: int) -> Mapping[Decimal, list[Secret]]:
        """All numbers as they read when the last digit has that exponent."""
        if exponent > COARSEST or exponent < -COARSEST:
            return {}
        if exponent not in self.rounded:
            table: dict[Decimal, list[Secret]] = {}
            for secret in self.numbers:
                for value in {_at(secret.value, exponent, rounding) for rounding in ROUNDINGS}:
                    table.setdefault(value, []).append(secret)
            self.rounded[exponent] = table
        return self.rounded[exponent]

    def _days(self, text: str) -> Iterator[Found]:
        if _SERIAL.fullmatch(text):
            for secret in self.serials.get(int(text), ()):
                assert isinstance(secret.value, date)
                yield Found(secret=secret, public=self.public.days.get(Day(secret.value.year, secret.value.month, secret.value.day), ""))
        for day in days_of(text):
            public = self.public.days.get(day, "")
            yield from (Found(secret=secret, public=public) for secret in self.days.get(day, ()))


def search_of(secrets: Secrets, public: Public) -> Search:
    """Return the index over these secrets."""
    made = Search(public=public, measures=secrets.measures, numbers=tuple(one for one in secrets.items if one.kind == "number"))
    for secret in secrets.items:
        match secret.value:
            case Decimal():
                for value in _values(secret):
                    made.exact.setdefault(value, []).append(secret)
            case date():
                made.serials.setdefault((secret.value - DAY_ZERO).days, []).append(secret)
                for year in (secret.value.year, 0):
                    made.days.setdefault(Day(year, secret.value.month, secret.value.day), []).append(secret)
            case str():
                for key in _keys(secret.value):
                    made.runs.setdefault(key, secret)
                    made.beginnings.setdefault(key[0], set()).add(len(key) // 2 + 1)
    return made


def _likeliest(secrets: list[Secret], units: frozenset[str]) -> list[Secret]:
    """Of secrets with the same digits those in the unit that stands there, and before rows of the pilot what has a name."""
    found = [secret for secret in secrets if secret.unit in units] or secrets
    return [secret for secret in found if secret.entry != ROWS] or found[:1]


def _values(secret: Secret) -> set[Decimal]:
    """A number as it is, as it is displayed, and a percentage as a share."""
    assert isinstance(secret.value, Decimal)
    values = {secret.value, *([secret.shown] if secret.shown is not None else [])}
    shares = {value / 100 for value in values} if secret.unit == "%" else set()
    return {abs(value).normalize() for value in values | shares}


@lru_cache(maxsize=65_536)
def _at(value: Decimal, exponent: int, rounding: str) -> Decimal:
    return abs(value).quantize(Decimal(1).scaleb(exponent), rounding=rounding).normalize()


def _is_capitalised(name: Secret, text: str) -> bool:
    """Whether a name stands in a text with its capitals, or linked or disguised in a way that has none."""
    words = r"\s+".join(map(re.escape, str(name.value).split()))
    plainly = re.findall(rf"\b{words}\b", text, re.IGNORECASE)
    return not plainly or any(all(word[:1].isupper() for word in found.split()) for found in plainly)


def _keys(text: str) -> Iterator[Key]:
    """The whole of a short text, also where its words are linked; every run of a long one."""
    whole = plain(text)
    words = words_of(whole)
    if words:
        yield from runs_of(words, min(RUN, len(words)))
    apart = words_of(unjoined(whole))
    if len(words) < RUN:
        yield from (key_of(apart),) if apart and len(apart) < RUN else ()
