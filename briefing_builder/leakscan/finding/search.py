"""The search itself: secrets and what is public go in, then any text; the secrets that the text holds come out."""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from functools import lru_cache

from briefing_builder.leakscan.finding.dates import Day, days_of
from briefing_builder.leakscan.finding.encodings import decodings_of, split_compounds
from briefing_builder.leakscan.finding.model import Occurrence, Secret
from briefing_builder.leakscan.finding.numbers import DISTINCTIVE, Interpretation, Number, money_in_two_parts, numbers_of
from briefing_builder.leakscan.finding.public import Public
from briefing_builder.leakscan.finding.words import NGRAM_WORDS, Ngram, ngram_of, ngrams_of, normalised, words_with_marks

ROUNDINGS = (ROUND_HALF_UP, ROUND_HALF_EVEN)
COARSEST = 6
"""Powers of ten: no coarser rounding than to the million is looked for."""
DAY_ZERO = date(1899, 12, 30)
"""Workbooks count days from here (ECMA-376 part 1, 18.17.4.1)."""
_SERIAL = re.compile(r"\d{5}")
_DIVIDED = re.compile(r"(?<!\S)\S{0,12}\d [.,]\d{1,12}(?!\S)")
"""A number whose beginning ends one paragraph and whose decimals begin the next."""


@dataclass(slots=True, kw_only=True)
class Search:
    """An index over all secrets; ask it as often as you like."""

    public: Public
    by_value: dict[Decimal, list[Secret]] = field(default_factory=dict)
    by_rounding: dict[int, dict[Decimal, list[Secret]]] = field(default_factory=dict)
    numbers: tuple[Secret, ...] = ()
    by_day: dict[Day, list[Secret]] = field(default_factory=dict)
    by_serial: dict[int, list[Secret]] = field(default_factory=dict)
    """Days as workbooks count them."""
    by_ngram: dict[Ngram, Secret] = field(default_factory=dict)
    ngram_lengths: dict[str, set[int]] = field(default_factory=dict)
    """By the first word of an n-gram how many words it may have: a text is read once, and n-grams are made only where one may begin."""
    text_results: dict[str, tuple[Occurrence, ...]] = field(default_factory=dict)
    words_results: dict[str, tuple[Occurrence, ...]] = field(default_factory=dict)

    def in_text(self, text: str) -> tuple[Occurrence, ...]:
        """Return the secrets in a text that belongs together: a paragraph, a cell, an attribute."""
        if text not in self.text_results:  # files say the same a thousand times: names of fonts, languages, shapes
            occurrences = (occurrence for decoding in decodings_of(text) for occurrence in self._all(decoding))
            self.text_results[text] = tuple(dict.fromkeys(occurrences))
        return self.text_results[text]

    def in_words(self, text: str) -> tuple[Occurrence, ...]:
        """Return the secret texts and names in a whole part, whose paragraphs stand one after the other.

        Of numbers only those that begin in one paragraph, line or cell and end in the next.
        """
        if text not in self.words_results:
            decodings = decodings_of(text)
            words = (occurrence for decoding in decodings for occurrence in self._words(decoding))
            divided = (match.group() for decoding in decodings for match in _DIVIDED.finditer(normalised(decoding)))
            money = (number for decoding in decodings for number in money_in_two_parts(normalised(decoding), self.public.units))
            numbers = itertools.chain(*(numbers_of(text, self.public.units) for text in divided), money)
            self.words_results[text] = tuple(dict.fromkeys(itertools.chain(words, self._numbers(numbers))))
        return self.words_results[text]

    def _all(self, text: str) -> Iterator[Occurrence]:
        plain = normalised(text)
        yield from self._words(text)
        if any(char.isdigit() for char in plain):
            yield from self._numbers(numbers_of(plain, self.public.units))
            yield from self._days(plain)

    def _words(self, text: str) -> Iterator[Occurrence]:
        plain = normalised(text)
        for form in dict.fromkeys((plain, split_compounds(plain))):
            words = words_with_marks(form)
            for start, word in enumerate(words):
                for length in self.ngram_lengths.get(word.text, ()):
                    ngram = ngram_of(words[start : start + length])
                    secret = self.by_ngram.get(ngram)
                    if secret is not None and (secret.kind != "proper" or _is_capitalised(secret, text)):
                        yield Occurrence(secret=secret, public_at=self.public.ngrams.get(ngram, ""))

    def _numbers(self, numbers: Iterable[Number]) -> Iterator[Occurrence]:
        for number in numbers:
            for interpretation in number.interpretations:
                for secret in _most_likely(list(self._candidates(number, interpretation)), number.units):
                    yield Occurrence(secret=secret, public_at=self.public.place_of(interpretation.value, number, secret.unit))

    def _candidates(self, number: Number, interpretation: Interpretation) -> Iterable[Secret]:
        """The secrets that a number may be: by its digits alone when enough of them are significant, else beside the secret's unit."""
        value = interpretation.value.normalize()
        same = self.by_value.get(value, [])
        if interpretation.digits < DISTINCTIVE or number.is_year:
            return [secret for secret in same if secret.unit and secret.unit in number.units]
        exponents = {interpretation.exponent}
        if interpretation.exponent == 0:
            exponents.add(max(int(value.as_tuple().exponent), 0))  # 118,900 may be said for 118,850
        return dict.fromkeys([*same, *(secret for exponent in sorted(exponents) for secret in self._rounded_to(exponent).get(value, []))])

    def _rounded_to(self, exponent: int) -> Mapping[Decimal, list[Secret]]:
        """All numbers as they read when the last digit has that exponent."""
        if exponent > COARSEST or exponent < -COARSEST:
            return {}
        if exponent not in self.by_rounding:
            table: dict[Decimal, list[Secret]] = {}
            for secret in self.numbers:
                for value in {_rounded_value(secret.value, exponent, rounding) for rounding in ROUNDINGS}:
                    table.setdefault(value, []).append(secret)
            self.by_rounding[exponent] = table
        return self.by_rounding[exponent]

    def _days(self, text: str) -> Iterator[Occurrence]:
        if _SERIAL.fullmatch(text):
            for secret in self.by_serial.get(int(text), ()):
                day = secret.value
                assert isinstance(day, date)
                yield Occurrence(secret=secret, public_at=self.public.days.get(Day(day.year, day.month, day.day), ""))
        for written in days_of(text):
            public = self.public.days.get(written, "")
            yield from (Occurrence(secret=secret, public_at=public) for secret in self.by_day.get(written, ()))


def search_for(secrets: Iterable[Secret], public: Public) -> Search:
    """Return the index over these secrets."""
    secrets = tuple(secrets)
    search = Search(public=public, numbers=tuple(secret for secret in secrets if secret.kind == "number"))
    for secret in secrets:
        match secret.value:
            case Decimal():
                for value in _equal_values(secret):
                    search.by_value.setdefault(value, []).append(secret)
            case date():
                search.by_serial.setdefault((secret.value - DAY_ZERO).days, []).append(secret)
                for year in (secret.value.year, 0):
                    search.by_day.setdefault(Day(year, secret.value.month, secret.value.day), []).append(secret)
            case str():
                for ngram in _ngrams(secret.value):
                    search.by_ngram.setdefault(ngram, secret)
                    search.ngram_lengths.setdefault(ngram[0], set()).add(len(ngram) // 2 + 1)
    return search


def _most_likely(secrets: list[Secret], units: frozenset[str]) -> list[Secret]:
    """Of secrets with the same digits, those in the unit that stands there; and cells of a table only where nothing else is left."""
    likely = [secret for secret in secrets if secret.unit in units] or secrets
    return [secret for secret in likely if not secret.is_row] or likely[:1]


def _equal_values(secret: Secret) -> set[Decimal]:
    """A number as it is, as it is displayed, and a percentage as a share."""
    assert isinstance(secret.value, Decimal)
    values = {secret.value, *([secret.shown] if secret.shown is not None else [])}
    shares = {value / 100 for value in values} if secret.unit == "%" else set()
    return {abs(value).normalize() for value in values | shares}


@lru_cache(maxsize=65_536)
def _rounded_value(value: Decimal, exponent: int, rounding: str) -> Decimal:
    return abs(value).quantize(Decimal(1).scaleb(exponent), rounding=rounding).normalize()


def _is_capitalised(secret: Secret, text: str) -> bool:
    """Whether a name stands in a text with its capitals, or linked or disguised in a way that has none."""
    words = r"\s+".join(map(re.escape, str(secret.value).split()))
    written = re.findall(rf"\b{words}\b", text, re.IGNORECASE)
    return not written or any(all(word[:1].isupper() for word in name.split()) for name in written)


def _ngrams(text: str) -> Iterator[Ngram]:
    """The whole of a short text, also where its words are linked; every run of five words of a long one."""
    whole = normalised(text)
    words = words_with_marks(whole)
    if words:
        yield from ngrams_of(words, min(NGRAM_WORDS, len(words)))
    apart = words_with_marks(split_compounds(whole))
    if len(words) < NGRAM_WORDS:
        yield from (ngram_of(apart),) if apart and len(apart) < NGRAM_WORDS else ()
