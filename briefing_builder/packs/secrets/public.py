"""What a programme tells a supplier anyway: all that is not secret goes in; numbers, days and runs of words come out with their place."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from briefing_builder.content.confidential import data_leaves
from briefing_builder.content.paths import Match, path_in_words, value_at
from briefing_builder.files.resources import resource
from briefing_builder.leakscan.finding.dates import Day, days_of
from briefing_builder.leakscan.finding.encodings import unjoined
from briefing_builder.leakscan.finding.measures import Measures, unit_named, unit_of_field
from briefing_builder.leakscan.finding.numbers import Number, numbers_of
from briefing_builder.leakscan.finding.words import RUN, Key, plain, runs_of, words_of
from briefing_builder.packs.secrets.figures import all_figures
from briefing_builder.packs.secrets.gather import MADE_OF, MEASURED, PILOT, ROI, Secrets, data_of, figure_unit
from briefing_builder.pipeline import Session
from briefing_builder.rich_text import plain_text
from briefing_builder.source import DataPath

OURS = "briefing_builder"
"""The place of what our own templates say."""
CLOCK = "the clock of the briefing"
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Public:
    """Values that stand where a supplier may read them, each with the place in words."""

    numbers: Mapping[tuple[Decimal, str], str] = field(default_factory=dict)
    """By value and unit; the unit is empty where nothing tells it."""
    keyed: Mapping[tuple[Decimal, str], str] = field(default_factory=dict)
    """By value and the key under which the content has it."""
    days: Mapping[Day, str] = field(default_factory=dict)
    runs: Mapping[Key, str] = field(default_factory=dict)
    """Runs of one to RUN words."""

    def number(self, value: Decimal, number: Number, own: str) -> str:
        """Return where a number is public with one of the units beside it, or under its key; empty when nowhere.

        A number without a unit beside it is only excused by the same in the secret's `own` unit, or in none that is known: seventeen
        hours eighty that anybody may know are no leave to tell what an hour costs.
        """
        value, wanted = value.normalize(), sorted(number.units) or [own, ""]
        found = next((place for unit in wanted if (place := self.numbers.get((value, unit)))), "")
        return found or self.keyed.get((value, number.key), "")


def public_of(session: Session, secrets: Secrets, *, clocks: Sequence[str] = ()) -> Public:
    """Return what is public of a programme: content that no entry keeps back, and the figures of groups that no entry names.

    Words that our own templates say are public too, and so are the `clocks`: lines that only the minutes of a slot and counts of words
    decide.
    """
    gathered = _Gathered(measures=secrets.measures)
    data = data_of(session.programme.content)
    for match in data_leaves(data):
        if match.path not in secrets.paths and match.path[:2] != ("supplier", "confidential"):
            gathered.add(match, data)
    for group in (PILOT, ROI):
        if group not in secrets.figures and (group != ROI or not _inputs_are_secret(secrets)):
            for figure, label in all_figures(session.figures, group):
                gathered.number(figure.displayed, figure_unit(figure, secrets.measures), label)
    for line in clocks:
        gathered.text(line, CLOCK)
    for text in _our_words():
        gathered.words(text, OURS)
    return Public(numbers=gathered.numbers, keyed=gathered.keyed, days=gathered.days, runs=gathered.runs)


def _inputs_are_secret(secrets: Secrets) -> bool:
    return any(path[0] in MADE_OF[ROI] for path in secrets.paths)


@dataclass(slots=True, kw_only=True)
class _Gathered:
    """Public values as they are found; the first place of each is kept."""

    measures: Measures
    numbers: dict[tuple[Decimal, str], str] = field(default_factory=dict)
    keyed: dict[tuple[Decimal, str], str] = field(default_factory=dict)
    days: dict[Day, str] = field(default_factory=dict)
    runs: dict[Key, str] = field(default_factory=dict)

    def add(self, match: Match, data: dict[str, Any]) -> None:
        """Note one value of the content."""
        value, place = match.value, path_in_words(data, match.path)
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            self.number(Decimal(value), self._unit(match.path, data), place)
            self.keyed.setdefault((Decimal(value).normalize(), str(match.path[-1])), place)
        elif isinstance(value, date):
            self._day(value, place)
        elif isinstance(value, str):
            self.text(value, place)

    def number(self, value: Decimal, unit: str, place: str) -> None:
        """Note a number under its unit."""
        self.numbers.setdefault((value.normalize(), unit), place)

    def words(self, text: str, place: str) -> None:
        """Note every run of words of a plain text, and of what is linked in it."""
        for words in dict.fromkeys((words_of(text), words_of(unjoined(text)))):
            for length in range(1, RUN + 1):
                for key in runs_of(words, length):
                    self.runs.setdefault(key, place)

    def text(self, text: str, place: str) -> None:
        """Note the words, numbers and days of a text."""
        bare = _JINJA.sub(" ¤ ", text)
        self.words(plain(bare), place)
        seen = plain(plain_text(bare))
        self.words(seen, place)
        for number in numbers_of(seen, self.measures):
            for reading in number.readings:
                for unit in number.units or {""}:
                    self.number(reading.value, unit, place)
        for day in days_of(seen):
            self._written(day, place)

    def _day(self, day: date, place: str) -> None:
        self._written(Day(day.year, day.month, day.day), place)

    def _written(self, day: Day, place: str) -> None:
        self.days.setdefault(day, place)
        self.days.setdefault(Day(0, day.month, day.day), place)

    def _unit(self, path: DataPath, data: dict[str, Any]) -> str:
        parent: Any = value_at(data, path[:-1])
        written = parent.get("unit") if isinstance(parent, dict) and path[-1] in MEASURED else None
        if written:
            return unit_named(plain(str(written)), self.measures)
        return next((unit for step in reversed(path) if isinstance(step, str) and (unit := unit_of_field(step))), "")


def _our_words() -> Iterator[str]:
    """What the slide templates and papers that are shipped with us say, without what they are filled with."""
    for folder in ("slides", "packs", "script"):
        for file in sorted(Path(resource("templates", folder)).glob("*.j2")):
            if not file.name.endswith(".css.j2"):
                yield plain(_TAG.sub(" ¤ ", _JINJA.sub(" ¤ ", file.read_text(encoding="utf-8"))))
