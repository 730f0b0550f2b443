"""The search itself: secrets and what is public go in, a text goes in, the secrets that it holds come out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from functools import lru_cache

from briefing_builder.packs.finding.dates import Day, days_of
from briefing_builder.packs.finding.measures import Measures
from briefing_builder.packs.finding.numbers import TELLING, Number, Reading, numbers_of
from briefing_builder.packs.finding.public import Public
from briefing_builder.packs.finding.secrets import ROWS, Secret, Secrets
from briefing_builder.packs.finding.words import RUN, Key, plain, runs_of, words_of

ROUNDINGS = (ROUND_HALF_UP, ROUND_HALF_EVEN)
COARSEST = 6
"""Nobody says less than a million as a rounded figure."""


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
    runs: dict[int, dict[Key, Secret]] = field(default_factory=dict)
    asked: dict[str, tuple[Found, ...]] = field(default_factory=dict)
    asked_words: dict[str, tuple[Found, ...]] = field(default_factory=dict)

    def in_text(self, text: str) -> tuple[Found, ...]:
        """Return what a text holds that belongs together: a paragraph, a cell, an attribute."""
        if text not in self.asked:  # files say the same a thousand times: names of fonts, languages, shapes
            seen = plain(text)
            numbers = (*self._numbers(seen), *self._days(seen)) if any(char.isdigit() for char in seen) else ()
            self.asked[text] = tuple(dict.fromkeys((*self._words(seen), *numbers)))
        return self.asked[text]

    def in_words(self, text: str) -> tuple[Found, ...]:
        """Return the texts and names that a whole part holds, whose paragraphs stand one after the other."""
        if text not in self.asked_words:
            self.asked_words[text] = tuple(dict.fromkeys(self._words(plain(text))))
        return self.asked_words[text]

    def _words(self, text: str) -> Iterator[Found]:
        words = words_of(text)
        for length, known in self.runs.items():
            for key in runs_of(words, length):
                if (secret := known.get(key)) is not None:
                    yield Found(secret=secret, public=self.public.runs.get(key, ""))

    def _numbers(self, text: str) -> Iterator[Found]:
        for number in numbers_of(text, self.measures):
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
                for year in (secret.value.year, 0):
                    made.days.setdefault(Day(year, secret.value.month, secret.value.day), []).append(secret)
            case str():
                for key in _keys(secret.value):
                    made.runs.setdefault(len(key) // 2 + 1, {}).setdefault(key, secret)
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


def _keys(text: str) -> Iterator[Key]:
    """The whole of a short text, every run of a long one."""
    words = words_of(plain(text))
    length = min(RUN, len(words))
    if length:
        yield from runs_of(words, length)
