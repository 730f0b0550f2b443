"""Everything that a supplier must not learn: a programme with its figures goes in, typed secrets with their places come out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from briefing_builder.content import Content
from briefing_builder.content.confidential import parts_at, values_below
from briefing_builder.content.paths import Match, matches, path_in_words, value_at
from briefing_builder.content.rules.pictures import PORTRAITS
from briefing_builder.figures import Figures
from briefing_builder.figures.model import Figure
from briefing_builder.leakscan.finding.model import Kind, Secret
from briefing_builder.leakscan.finding.numbers import DISTINCTIVE, numbers_of
from briefing_builder.leakscan.finding.units import UnitSpellings, canonical_unit, unit_of_field, unit_spellings
from briefing_builder.leakscan.finding.words import NGRAM_WORDS, normalised
from briefing_builder.packs.secrets.figures import INPUTS, all_figures
from briefing_builder.packs.secrets.lead_words import LEAD, PERMISSION, is_for_supplier, lead_words
from briefing_builder.packs.secrets.learner_rows import row_secrets
from briefing_builder.packs.secrets.stop_words import STOP_WORDS
from briefing_builder.pipeline import Session
from briefing_builder.rich_text import plain_text
from briefing_builder.source import DataPath

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
"""Keys of numbers that have a `unit` beside them."""
SHORTEST_PROSE = 3
"""Words; fewer are no text of anybody's own."""
_ADDRESS = re.compile(r"@|//|\A(?:\+|0)\d[\d()/ -]{5,}\Z")
"""An e-mail or web address, a telephone number: digits in it are no numbers."""
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
class Inventory:
    """All secrets of a programme, the content paths they stand at, and the units in which it writes numbers."""

    secrets: tuple[Secret, ...]
    paths: frozenset[DataPath]
    parts: frozenset[DataPath]
    """The lists, maps and values that the entries name; everything below is secret."""
    figure_groups: frozenset[str]
    """The groups of figures that are secret: `roi`, `pilot`."""
    units: UnitSpellings

    def keeps_back(self, path: DataPath) -> bool:
        """Return whether a part of the content is at or below a confidential one."""
        return any(path[:length] in self.parts for length in range(1, len(path) + 1))


def take_inventory(session: Session) -> Inventory:
    """Return every confidential value of a programme with a supplier; rows of the pilot and unpermitted quotes are always among them."""
    content, figures = session.programme.content, session.figures
    assert content.supplier is not None
    data = plain_data(content)
    million = normalised(session.programme.words("money.millions", amount="")).strip()
    units = unit_spellings(content.currency, _units_in_use(content, figures), million=million)
    maker = _SecretMaker(session=session, data=data, units=units)
    entries = content.supplier.confidential
    groups = frozenset(group for group in (ROI, PILOT) if group in entries)
    secrets = [secret for entry, match in _confidential(data, entries) for secret in maker.from_content(entry, match)]
    secrets += [secret for group in sorted(groups) for secret in maker.from_figures(group)]
    secrets += row_secrets(session, ROWS)
    paths = frozenset(match.path for _, match in _confidential(data, entries))
    parts = frozenset(match.path for entry in entries for path in MADE_OF.get(entry, (entry,)) for match in parts_at(data, path))
    return Inventory(secrets=tuple(dict.fromkeys(secrets)), paths=paths, parts=parts | paths, figure_groups=groups, units=units)


def confidential_paths(session: Session, entry: str) -> frozenset[DataPath]:
    """Return the places of all values that one entry of `confidential` keeps back, or one of what is kept back always."""
    confidential = _confidential(plain_data(session.programme.content), () if entry in ALWAYS else (entry,))
    return frozenset(match.path for reason, match in confidential if reason == entry)


def plain_data(content: Content) -> dict[str, Any]:
    """Return the content as plain dicts and lists, under the names that authors write."""
    data: dict[str, Any] = _as_lists(content.model_dump(by_alias=True))
    return data


def _as_lists(node: Any) -> Any:
    if isinstance(node, Mapping):
        return {key: _as_lists(value) for key, value in node.items()}
    return [_as_lists(value) for value in node] if isinstance(node, tuple | list) else node


def _confidential(data: dict[str, Any], entries: Iterable[str]) -> Iterator[tuple[str, Match]]:
    """Every confidential value of the content with the entry that makes it so."""
    entries = tuple(entries)
    for entry in entries:
        inputs = INPUTS if entry == ROI else ()
        for path in (*MADE_OF.get(entry, (entry,)), *inputs):
            yield from ((entry, match) for match in values_below(data, path))
    for match in values_below(data, OVERRIDES):
        entry = next((entry for entry in entries if _overrides_entry(str(match.path[-1]), entry)), "")
        if entry:
            yield entry, match
    yield from ((PERMISSION, match) for match in _unpermitted_words(data))
    yield from lead_words(data)


def _overrides_entry(dotted: str, entry: str) -> bool:
    """Whether the name of an overriding text, `objections.o-no-time.respond`, lies within an entry."""
    steps, wanted = dotted.split("."), entry.split(".")
    return steps[0] == wanted[0] and all(step in steps for step in wanted)


def _unpermitted_words(data: dict[str, Any]) -> Iterator[Match]:
    """The words of people who did not permit them to a supplier."""
    for listed, words in ((("endorsements",), "statement"), (("pilot", "manager_voices"), "quote")):
        for match in values_below(data, ".".join((*listed, words))):
            person: Any = value_at(data, match.path[:-1])
            if not is_for_supplier(person["permission"]):
                yield match
    for pattern in PORTRAITS:
        for match in matches(data, pattern.replace(".file", ".alt")):
            portrait: Any = value_at(data, match.path[:-1])
            if match.value is not None and not is_for_supplier(portrait["permission"]):
                yield match


@dataclass(frozen=True, slots=True, kw_only=True)
class _SecretMaker:
    session: Session
    data: dict[str, Any]
    units: UnitSpellings

    def from_content(self, entry: str, match: Match) -> Iterator[Secret]:
        """Yield the secrets in one value of the content."""
        key = next((str(step) for step in reversed(match.path) if isinstance(step, str)), "")
        value = match.value
        if entry == LEAD:  # no secret as such: short words and numbers of theirs may stand anywhere
            if len(str(value).split()) >= NGRAM_WORDS:
                yield self._secret("text", entry, match.path, _with_figures(plain_text(str(value)), self.session.figures))
            return
        if isinstance(value, bool) or value == 0 or key == "unit":
            return
        if isinstance(value, int | Decimal):
            unit = unit_at(match.path, self.data, self.units)
            yield self._secret("number", entry, match.path, Decimal(value), unit)
            if key.endswith(("_factor", "_share")) and 0 <= value <= 1:
                yield self._secret("number", entry, match.path, Decimal(value) * 100, "%")
        elif isinstance(value, date):
            yield self._secret("date", entry, match.path, value)
        elif isinstance(value, str):
            written = dict.fromkeys((value, plain_text(value)))  # as the content has it, and as slides and papers show it
            texts = dict.fromkeys(secret for text in written for secret in secret_texts(key, text, self.session.figures))
            yield from (self._secret(kind, entry, match.path, text) for kind, text in texts)
            numbers = self._numbers_in(plain_text(_with_figures(value, self.session.figures)))
            yield from (self._secret("number", entry, match.path, number, unit) for number, unit in numbers)

    def from_figures(self, group: str) -> Iterator[Secret]:
        """Yield the figures of a group, of the organisation, every department and every course."""
        source = self.session.programme.positions.of((MADE_OF[group][0],))
        for figure, label in all_figures(self.session.figures, group):
            assert figure.value is not None
            yield Secret(
                kind="number", label=label, value=Decimal(figure.value), unit=figure_unit(figure, self.units), shown=figure.displayed,
                kept_by=group, source=source,
            )  # fmt: skip

    def _secret(self, kind: Kind, entry: str, path: DataPath, value: Decimal | str | date, unit: str = "") -> Secret:
        source = self.session.programme.positions.of(path)
        return Secret(kind=kind, label=path_in_words(self.data, path), value=value, unit=unit, kept_by=entry, source=source)

    def _numbers_in(self, text: str) -> Iterator[tuple[Decimal, str]]:
        """The numbers that a confidential text tells, each with its unit where one stands beside it; an address tells none."""
        if " " not in text.strip() and _ADDRESS.search(text.strip()):
            return
        for number in numbers_of(normalised(text), self.units):
            telling = [meaning for meaning in number.interpretations if meaning.digits >= DISTINCTIVE and not number.is_year]
            if telling or (number.units and number.interpretations):
                yield (*telling, *number.interpretations)[0].value, next(iter(sorted(number.units)), "")


def unit_at(path: DataPath, data: dict[str, Any], units: UnitSpellings) -> str:
    """Return the unit of a number: what the value's own `unit` says, else what the keys of its path tell, the last first."""
    parent: Any = value_at(data, path[:-1])
    written = parent.get("unit") if isinstance(parent, dict) and path[-1] in MEASURED else None
    if written:
        return canonical_unit(normalised(str(written)), units)
    return next((unit for step in reversed(path) if isinstance(step, str) and (unit := unit_of_field(step))), "")


def secret_texts(key: str, value: str, figures: Figures) -> Iterator[tuple[Kind, str]]:
    """Yield what of a text is secret: prose with its figures filled in; names; ids and short texts that are no ordinary words."""
    text = value.strip()
    is_name = key in NAMES and (key != "id" or re.search(r"[\d_-]", text) is not None)
    if " " in text and (key in NAMES or len(text.split()) >= SHORTEST_PROSE):
        yield "text", _with_figures(text, figures)
    elif is_name or _is_singular(text):
        yield "name", text
    elif _is_proper(text):
        yield "proper", text


def _is_proper(text: str) -> bool:
    """Whether one or two plain words look like a name: `Project Heron`, `Heron`; but not `Reach trucks`, `Quarterly`."""
    words = text.split()
    if not all(_CAPITAL.fullmatch(word) for word in words):
        return False
    return any(word.casefold() not in STOP_WORDS and (len(words) > 1 or len(word) >= SHORTEST_NAME) for word in words)


def _is_singular(text: str) -> bool:
    """Whether one or two words are an address, a path or a number of somebody's, so that nobody writes them by chance."""
    if _ADDRESS.search(text) or _DIVIDED.search(text):
        return True
    return not _BARE.fullmatch(text) and sum(char.isdigit() for char in _COMMON.sub("", text)) >= DISTINCTIVE


def _with_figures(text: str, figures: Figures) -> str:
    def value(match: re.Match[str]) -> str:
        figure = figures.organisation.get(f"{match[1]}:{match[2]}")
        return str(figure.displayed) if figure is not None and figure.value is not None else match.group()

    return _OTHER_JINJA.sub(" ", _EXPRESSION.sub(value, text))


def figure_unit(figure: Figure, units: UnitSpellings) -> str:
    """Return the unit of a figure in the words of the search; ratios have none."""
    return "" if figure.unit == "ratio" else canonical_unit(normalised(figure.unit), units)


def _units_in_use(content: Content, figures: Figures) -> Iterator[str]:
    """The units that authors and figures write, as plain texts."""
    for department in content.departments:
        yield from (normalised(kpi.unit) for kpi in department.kpis)
    yield from (normalised(figure.unit) for figure in figures.organisation.values() if figure.unit != "currency")
