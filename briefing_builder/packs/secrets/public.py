"""What a programme tells a supplier anyway: all that is not secret goes in; numbers, days and runs of words come out with their place."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from briefing_builder.content.confidential import data_leaves
from briefing_builder.content.paths import Match, path_in_words
from briefing_builder.files.resources import resource
from briefing_builder.leakscan.finding.public import Public
from briefing_builder.leakscan.finding.search import Search, search_for
from briefing_builder.packs.secrets.figures import all_figures
from briefing_builder.packs.secrets.inventory import MADE_OF, PILOT, ROI, Inventory, figure_unit, plain_data, unit_at
from briefing_builder.pipeline import Session
from briefing_builder.rich_text import plain_text
from briefing_builder.words import built_in_languages
from briefing_builder.words.reading import built_in_entries

OURS = "briefing_builder"
"""The place of what our own templates say."""
CLOCK = "the clock of the briefing"
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_PLACEHOLDER = re.compile(r"\{\w+(?:, \w+,?)?|[{}]")
"""What is no word of ours in a message of the catalogue."""


def public_of(session: Session, inventory: Inventory, *, clocks: Sequence[str] = ()) -> Public:
    """Return what is public of a programme: content that no entry keeps back, and the figures of groups that no entry names.

    Words that our own templates say are public too, and so are the `clocks`: lines that only the minutes of a slot and counts of words
    decide.
    """
    public = Public(units=inventory.units)
    data = plain_data(session.programme.content)
    for match in data_leaves(data):
        if match.path not in inventory.paths and match.path[:2] != ("supplier", "confidential"):
            _add(public, match, data)
    for group in (PILOT, ROI):
        if group not in inventory.figure_groups and (group != ROI or not _inputs_are_secret(inventory)):
            for figure, label in all_figures(session.figures, group):
                public.add_number(figure.displayed, figure_unit(figure, inventory.units), label)
    for line in clocks:
        _add_text(public, line, CLOCK)
    for text in _our_words():
        public.add_words(text, OURS)
    return public


def programme_search(session: Session, inventory: Inventory, *, clocks: Sequence[str] = ()) -> Search:
    """Return the search for every secret of a programme."""
    return search_for(inventory.secrets, public_of(session, inventory, clocks=clocks))


def _inputs_are_secret(inventory: Inventory) -> bool:
    return any(path[0] in MADE_OF[ROI] for path in inventory.paths)


def _add(public: Public, match: Match, data: dict[str, Any]) -> None:
    """Note one value of the content."""
    value, place = match.value, path_in_words(data, match.path)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        public.add_number(Decimal(value), unit_at(match.path, data, public.units), place, key=str(match.path[-1]))
    elif isinstance(value, date):
        public.add_day(value, place)
    elif isinstance(value, str):
        _add_text(public, value, place)


def _add_text(public: Public, text: str, place: str) -> None:
    """Note an author's text as it is written and as it is shown, both without the code of templates."""
    written = _JINJA.sub(" ¤ ", text)
    public.add_words(written, place)
    public.add_text(plain_text(written), place)


def _our_words() -> Iterator[str]:
    """What the templates and sentences that are shipped with us say, without what they are filled with."""
    for language in built_in_languages():
        for entry in built_in_entries(language).values():
            yield _PLACEHOLDER.sub(" ¤ ", " ¤ ".join(entry) if isinstance(entry, tuple) else str(entry))
    for folder in ("slides", "packs", "script"):
        for file in sorted(Path(resource("templates", folder)).glob("*.j2")):
            if not file.name.endswith(".css.j2"):
                yield _TAG.sub(" ¤ ", _JINJA.sub(" ¤ ", file.read_text(encoding="utf-8")))
