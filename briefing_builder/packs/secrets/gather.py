"""Everything that a supplier must not learn: a programme with its figures goes in, typed secrets with their places come out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from briefing_builder.content import Content
from briefing_builder.content.confidential import parts_at, values_below
from briefing_builder.content.paths import Match, path_in_words, value_at
from briefing_builder.figures import Figures
from briefing_builder.figures.model import Figure
from briefing_builder.leakscan.finding.measures import Measures, measures_of, unit_named, unit_of_field
from briefing_builder.leakscan.finding.numbers import TELLING, numbers_of
from briefing_builder.leakscan.finding.words import RUN, plain
from briefing_builder.packs.secrets.everyday import EVERYDAY
from briefing_builder.packs.secrets.figures import all_figures, return_inputs
from briefing_builder.packs.secrets.lead_only import LEAD, PERMISSION, is_for_supplier, lead_words
from briefing_builder.packs.secrets.learner_rows import row_secrets
from briefing_builder.pipeline import Session
from briefing_builder.problems import Source
from briefing_builder.rich_text import plain_text
from briefing_builder.source import DataPath

Kind = Literal["number", "text", "name", "proper", "date"]
"""A `proper` name is one only where it is written with its capitals."""

ROI, PILOT, ROWS = "roi", "pilot", "pilot.data"
"""Names of what is kept back: figures with what they are made of, and rows of the pilot."""
ALWAYS = (PERMISSION, LEAD)
"""What is kept back whatever the entries say: words that are not permitted to a supplier, and those that only the lead says."""
MADE_OF = {ROI: ("cost_model",), PILOT: ("pilot",)}
"""The content that a group of figures keeps back with it."""
OVERRIDES = "departments.overrides.text"
NAMES = frozenset(("id", "name", "title", "short_name", "in_sentences"))
"""Keys whose value is a secret even when it is a single word."""
MEASURED = frozenset(("current", "target", "baseline"))
"""Keys of numbers whose unit stands beside them."""
SHORTEST_PROSE = 3
"""Words; fewer are no text of anybody's own."""
_ADDRESS = re.compile(r"@|//|\A(?:\+|0)\d[\d()/ -]{5,}\Z")
"""An e-mail address, one on the web, a telephone number: the digits in it count nothing."""
_DIVIDED = re.compile(r"\w\w/|/\w\w")
_BARE = re.compile(r"\W*\d[\d.,' ]*\W*")
"""A number with nothing but marks around it: it is searched by its value."""
_COMMON = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}:\d{2}\b")
"""Years and times of day: their digits make no text anybody's own."""
SHORTEST_NAME = 4
"""Letters of a name that is a single word; shorter ones are abbreviations, which anybody may use."""
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]*")
_EXPRESSION = re.compile(r"\{\{\s*(pilot|roi)\.(\w+)\s*(?:\|[^}]*)?\}\}")
_OTHER_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """One confidential value: where it stands, in whose words of `confidential` it falls, and what it is (a number with its unit)."""

    kind: Kind
    entry: str
    path: DataPath
    label: str
    """The place in an author's words, without the value."""
    place: Source
    value: Decimal | str | date
    unit: str = ""
    shown: Decimal | None = None
    """A number as it is displayed, where that is not the value itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Secrets:
    """All secrets of a programme, the content paths they stand at, and the units in which it writes numbers."""

    items: tuple[Secret, ...]
    paths: frozenset[DataPath]
    parts: frozenset[DataPath]
    """The lists, maps and values that the entries name; everything below is secret."""
    figures: frozenset[str]
    """The groups of figures that are secret: `roi`, `pilot`."""
    measures: Measures


def secrets_of(session: Session) -> Secrets:
    """Return every confidential value of a programme with a supplier; rows of the pilot and unpermitted quotes are always among them."""
    content, figures = session.programme.content, session.figures
    assert content.supplier is not None
    data = data_of(content)
    measures = measures_of(content.currency, _units(content, figures))
    maker = _Maker(session=session, data=data, measures=measures)
    entries = content.supplier.confidential
    groups = frozenset(group for group in (ROI, PILOT) if group in entries)
    items = [secret for entry, match in _confidential(data, entries) for secret in maker.from_content(entry, match)]
    items += [secret for group in sorted(groups) for secret in maker.from_figures(group)]
    items += row_secrets(session, Secret, ROWS)
    paths = frozenset(match.path for _, match in _confidential(data, entries))
    parts = frozenset(match.path for entry in entries for path in MADE_OF.get(entry, (entry,)) for match in parts_at(data, path))
    return Secrets(items=tuple(dict.fromkeys(items)), paths=paths, parts=parts | paths, figures=groups, measures=measures)


def paths_of(session: Session, entry: str) -> frozenset[DataPath]:
    """Return the places of all values that one entry of `confidential` keeps back, or one of what is kept back always."""
    found = _confidential(data_of(session.programme.content), () if entry in ALWAYS else (entry,))
    return frozenset(match.path for why, match in found if why == entry)


def data_of(content: Content) -> dict[str, Any]:
    """Return the content as plain dicts and lists, under the names that authors write."""
    found = _listed(content.model_dump(by_alias=True))
    assert isinstance(found, dict)
    return found


def _listed(node: object) -> object:
    if isinstance(node, Mapping):
        return {key: _listed(value) for key, value in node.items()}
    return [_listed(value) for value in node] if isinstance(node, tuple | list) else node


def _confidential(data: dict[str, Any], entries: Iterable[str]) -> Iterator[tuple[str, Match]]:
    """Every confidential value of the content with the entry that makes it so."""
    entries = tuple(entries)
    for entry in entries:
        for path in MADE_OF.get(entry, (entry,)):
            yield from ((entry, match) for match in values_below(data, path))
        if entry == ROI:
            yield from ((entry, match) for match in return_inputs(data))
    for match in values_below(data, OVERRIDES):
        entry = next((entry for entry in entries if _names(str(match.path[-1]), entry)), "")
        if entry:
            yield entry, match
    yield from ((PERMISSION, match) for match in _unpermitted(data))
    yield from lead_words(data)


def _names(dotted: str, entry: str) -> bool:
    """Whether the name of an overriding text, `objections.o-no-time.respond`, lies within an entry."""
    steps, wanted = dotted.split("."), entry.split(".")
    return steps[0] == wanted[0] and all(step in steps for step in wanted)


def _unpermitted(data: dict[str, Any]) -> Iterator[Match]:
    """The words of people who did not permit them to a supplier."""
    for listed, words in ((("endorsements",), "statement"), (("pilot", "manager_voices"), "quote")):
        for match in values_below(data, ".".join((*listed, words))):
            person: Any = value_at(data, match.path[:-1])
            if not is_for_supplier(person["permission"]):
                yield match


@dataclass(frozen=True, slots=True, kw_only=True)
class _Maker:
    session: Session
    data: dict[str, Any]
    measures: Measures

    def from_content(self, entry: str, match: Match) -> Iterator[Secret]:
        """Yield the secrets in one value of the content."""
        key = next((str(step) for step in reversed(match.path) if isinstance(step, str)), "")
        value = match.value
        if entry == LEAD:  # no secret as such: short words and numbers of theirs may stand anywhere
            if len(str(value).split()) >= RUN:
                yield self._secret("text", entry, match.path, _filled(plain_text(str(value)), self.session.figures))
            return
        if isinstance(value, bool) or value == 0 or key == "unit":
            return
        if isinstance(value, int | Decimal):
            unit = self._unit(match.path, key)
            yield self._secret("number", entry, match.path, Decimal(value), unit)
            if key.endswith(("_factor", "_share")) and 0 <= value <= 1:
                yield self._secret("number", entry, match.path, Decimal(value) * 100, "%")
        elif isinstance(value, date):
            yield self._secret("date", entry, match.path, value)
        elif isinstance(value, str):
            written = dict.fromkeys((value, plain_text(value)))  # as the content has it, and as slides and papers show it
            told = dict.fromkeys(found for text in written for found in texts_of(key, text, self.session.figures))
            yield from (self._secret(kind, entry, match.path, text) for kind, text in told)
            numbers = self._numbers_in(plain_text(_filled(value, self.session.figures)))
            yield from (self._secret("number", entry, match.path, number, unit) for number, unit in numbers)

    def from_figures(self, group: str) -> Iterator[Secret]:
        """Yield the figures of a group, of the organisation, every department and every course."""
        place = self.session.programme.positions.of((MADE_OF[group][0],))
        for figure, label in all_figures(self.session.figures, group):
            assert figure.value is not None
            yield Secret(
                kind="number", entry=group, path=(group, figure.id, figure.scope), label=label, place=place,
                value=Decimal(figure.value), unit=figure_unit(figure, self.measures), shown=figure.displayed,
            )  # fmt: skip

    def _secret(self, kind: Kind, entry: str, path: DataPath, value: Decimal | str | date, unit: str = "") -> Secret:
        place = self.session.programme.positions.of(path)
        return Secret(kind=kind, entry=entry, path=path, label=path_in_words(self.data, path), place=place, value=value, unit=unit)

    def _numbers_in(self, text: str) -> Iterator[tuple[Decimal, str]]:
        """The numbers that a confidential text tells, each with its unit where one stands beside it; an address tells none."""
        if " " not in text.strip() and _ADDRESS.search(text.strip()):
            return
        for number in numbers_of(plain(text), self.measures):
            telling = [one for one in number.readings if one.digits >= TELLING and not number.is_year]
            if telling or (number.units and number.readings):
                yield (*telling, *number.readings)[0].value, next(iter(sorted(number.units)), "")

    def _unit(self, path: DataPath, key: str) -> str:
        """The unit of a number: what the value's own `unit` says, else what the keys of its path tell, the last first."""
        parent: Any = value_at(self.data, path[:-1])
        written = parent.get("unit") if isinstance(parent, dict) and key in MEASURED else None
        if written:
            return unit_named(plain(str(written)), self.measures)
        return next((unit for step in reversed(path) if isinstance(step, str) and (unit := unit_of_field(step))), "")


def texts_of(key: str, value: str, figures: Figures) -> Iterator[tuple[Kind, str]]:
    """Yield what of a text is secret: prose with its figures filled in; names; ids and short texts that are no ordinary words."""
    text = value.strip()
    is_name = key in NAMES and (key != "id" or re.search(r"[\d_-]", text) is not None)
    if " " in text and (key in NAMES or len(text.split()) >= SHORTEST_PROSE):
        yield "text", _filled(text, figures)
    elif is_name or _is_singular(text):
        yield "name", text
    elif _is_proper(text):
        yield "proper", text


def _is_proper(text: str) -> bool:
    """Whether one or two plain words look like a name: `Project Heron`, `Heron`; but not `Reach trucks`, `Quarterly`."""
    words = text.split()
    if not all(_CAPITAL.fullmatch(word) for word in words):
        return False
    return any(word.casefold() not in EVERYDAY and (len(words) > 1 or len(word) >= SHORTEST_NAME) for word in words)


def _is_singular(text: str) -> bool:
    """Whether one or two words are an address, a path or a number of somebody's, so that nobody writes them by chance."""
    if _ADDRESS.search(text) or _DIVIDED.search(text):
        return True
    return not _BARE.fullmatch(text) and sum(char.isdigit() for char in _COMMON.sub("", text)) >= TELLING


def _filled(text: str, figures: Figures) -> str:
    def value(found: re.Match[str]) -> str:
        figure = figures.organisation.get(f"{found[1]}:{found[2]}")
        return str(figure.displayed) if figure is not None and figure.value is not None else found.group()

    return _OTHER_JINJA.sub(" ", _EXPRESSION.sub(value, text))


def figure_unit(figure: Figure, measures: Measures) -> str:
    """Return the unit of a figure in the words of the search; ratios have none."""
    return "" if figure.unit == "ratio" else unit_named(plain(figure.unit), measures)


def _units(content: Content, figures: Figures) -> Iterator[str]:
    """The units that authors and figures write, as plain texts."""
    for department in content.departments:
        yield from (plain(kpi.unit) for kpi in department.kpis)
    yield from (plain(figure.unit) for figure in figures.organisation.values() if figure.unit != "currency")
