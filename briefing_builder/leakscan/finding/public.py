"""What is public: numbers, days and texts that anybody may read go in with their place; where a value may be read comes out."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from briefing_builder.leakscan.finding.dates import Day, days_of
from briefing_builder.leakscan.finding.encodings import split_compounds
from briefing_builder.leakscan.finding.numbers import Number, numbers_of
from briefing_builder.leakscan.finding.units import UnitSpellings
from briefing_builder.leakscan.finding.words import NGRAM_WORDS, Ngram, ngrams_of, normalised, words_with_marks


@dataclass(slots=True, kw_only=True)
class Public:
    """An index over public values; of several places of one value the first is kept."""

    units: UnitSpellings = field(default_factory=UnitSpellings)
    """The units in which numbers, secret ones too, are written."""
    numbers: dict[tuple[Decimal, str], str] = field(default_factory=dict)
    """By value and unit; the unit is empty where nothing tells it."""
    keyed: dict[tuple[Decimal, str], str] = field(default_factory=dict)
    """By value and the key under which a file of keys and values has it."""
    days: dict[Day, str] = field(default_factory=dict)
    ngrams: dict[Ngram, str] = field(default_factory=dict)
    """Runs of one to five words."""

    def place_of(self, value: Decimal, number: Number, secret_unit: str) -> str:
        """Return where a number is public with one of the units beside it, or under its key; empty when nowhere.

        A number without a unit beside it is only excused by the same in the secret's own unit, or in none that is known: seventeen
        hours eighty that anybody may know are no leave to tell what an hour costs.
        """
        value, wanted = value.normalize(), sorted(number.units) or [secret_unit, ""]
        place = next((place for unit in wanted if (place := self.numbers.get((value, unit)))), "")
        return place or self.keyed.get((value, number.key), "")

    def add_number(self, value: Decimal, unit: str, place: str, *, key: str = "") -> None:
        """Note a number under its unit, and under the key of a file where it has one."""
        self.numbers.setdefault((value.normalize(), unit), place)
        if key:
            self.keyed.setdefault((value.normalize(), key), place)

    def add_day(self, day: Day | date, place: str) -> None:
        """Note a day with its year and without."""
        for year in (day.year, 0):
            self.days.setdefault(Day(year, day.month, day.day), place)

    def add_words(self, text: str, place: str) -> None:
        """Note every run of words of a text, and of what is linked in it."""
        plain = normalised(text)
        for words in dict.fromkeys((words_with_marks(plain), words_with_marks(split_compounds(plain)))):
            for length in range(1, NGRAM_WORDS + 1):
                for ngram in ngrams_of(words, length):
                    self.ngrams.setdefault(ngram, place)

    def add_text(self, text: str, place: str) -> None:
        """Note the words, numbers and days of a text."""
        self.add_words(text, place)
        plain = normalised(text)
        for number in numbers_of(plain, self.units):
            for interpretation in number.interpretations:
                for unit in number.units or {""}:
                    self.add_number(interpretation.value, unit, place)
        for day in days_of(plain):
            self.add_day(day, place)
