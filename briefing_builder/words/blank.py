"""An empty catalogue to be filled in: a language goes in, a file with every sentence that it lacks comes out, the English beside each."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from briefing_builder.words.catalogue import Catalogue, Entry, Term
from briefing_builder.words.reading import english, tags_of
from briefing_builder.words.review import plural_forms

HEAD = """\
# {language}: the sentences of briefing decks, to be translated. Each stands under its English; what is left empty stays English.
# Plural forms of the language: {forms}. How sentences are written (values, plurals, genders): docs/words.md of briefing-builder.
# Numbers in words, names of currencies and patterns of dates are not in it, but can be added: docs/words.md says how.
# Save it as words/{language}.yaml in the programme's folder; `briefing check --words` tells what is missing or wrong.
"""


def blank_catalogue(catalogue: Catalogue) -> str:
    """Return the YAML of a catalogue with no sentence that the language has already; of all sentences where it is English itself."""
    names = tuple(english().entries if catalogue.is_english else catalogue.untranslated)
    head = HEAD.format(language=tags_of(catalogue.language)[-1], forms=", ".join(plural_forms(catalogue)))
    return head + "\n".join(_lines(names)) + "\n"


def _lines(names: Iterable[str]) -> Iterator[str]:
    for area, members in groupby(names, key=lambda name: name.partition(".")[0]):
        yield f"\n{area}:"
        for name in members:
            yield from (f"  # {line}" for line in _english_lines(english().entries[name]))
            yield f"  {name.partition('.')[2]}:"


def _english_lines(entry: Entry) -> list[str]:
    if isinstance(entry, tuple):
        return [f"[{', '.join(entry)}]"]
    text = entry.text if isinstance(entry, Term) else entry
    return (text.replace("\u00a0", "\\u00a0") or '""').splitlines()
