"""A programme's catalogue under review: what is missing, and what a translator should look at again."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from briefing_builder.problems import Problem, Source, warning
from briefing_builder.source import read_yaml
from briefing_builder.words.catalogue import Catalogue, Entry, Term
from briefing_builder.words.message import CATEGORIES, OTHER, Parts, arguments_of, names_of_values, parse_message
from briefing_builder.words.reading import FOLDER, catalogue_of, english, named_nodes, own_files, tags_of, written_entry
from briefing_builder.words.validation import entry_problems, values_of

COUNTED_HALVES = 2_000
"""Plural forms are those of the numbers up to a thousand, whole and half."""


def review(language: str, folder: Path) -> tuple[Problem, ...]:
    """Return all that is to be said of the words of a programme: sentences that are English still, and doubtful ones of its own files."""
    catalogue = catalogue_of(language, folder)
    files = own_files(language, folder)
    return (*catalogue.problems, *_doubtful_entries(files, catalogue.value), *_missing_sentences(catalogue.value, folder, files))


def plural_forms(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the plural categories that the language has for what is counted here, in CLDR's order.

    Some languages have one for whole millions only (`many` in French), which no sentence of ours counts.
    """
    used = {str(catalogue.locale.plural_form(Decimal(halves) / 2)) for halves in range(COUNTED_HALVES)}
    return tuple(category for category in CATEGORIES if category in {*used, OTHER})


def _doubtful_entries(files: Sequence[Path], catalogue: Catalogue) -> Iterator[Problem]:
    ours = english().entries
    for file in files:
        for name, node in named_nodes(read_yaml(file, str(file)).value):
            if name in ours and not entry_problems(name, node, ours, free=False):
                yield from _weak_points(name, written_entry(node), ours[name], catalogue, node.source)


def _weak_points(name: str, own: Entry, ours: Entry, catalogue: Catalogue, source: Source) -> Iterator[Problem]:
    """Values that the English sentence says and this one does not, and plural forms that the language has and this one lacks."""
    if not isinstance(own, str) or isinstance(ours, Term):
        return
    parts = parse_message(own)
    for value in sorted(values_of(ours) - names_of_values(parts)):
        yield warning("words-value-unused", f'"{name}" leaves out the value {value}', source, f"in English it is: {ours}")
    needed = plural_forms(catalogue)
    for argument, lacking in _plural_gaps(parts, needed):
        hint = f"the language has the forms {', '.join(needed)}"
        yield warning("words-plural-missing", f'"{name}" has no form {lacking} of {argument}', source, hint)


def _plural_gaps(parts: Parts, needed: Sequence[str]) -> Iterator[tuple[str, str]]:
    for argument in arguments_of(parts):
        if argument.kind == "plural":
            yield from ((argument.name, category) for category in needed if category not in (argument.forms or {}))


def _missing_sentences(catalogue: Catalogue, folder: Path, files: Sequence[Path]) -> Iterator[Problem]:
    """The sentences that are English still, area by area."""
    place = Source(path=str(files[-1] if files else folder / FOLDER / f"{tags_of(catalogue.language)[0]}.yaml"))
    areas: dict[str, list[str]] = {}
    for name in catalogue.untranslated:
        area, _, rest = name.partition(".")
        areas.setdefault(area, []).append(rest)
    for area, names in areas.items():
        elsewhere = " -o FILE" if place.path in map(str, files) else ""
        hint = f"`briefing words {catalogue.language}{elsewhere}` writes a file with the English beside each"
        yield warning("words-untranslated", f"{area}: {len(names)} English still: {', '.join(names)}", place, hint, cause=area)
