"""The catalogue of one language: names of sentences go in, sentences come out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from babel import Locale

from briefing_builder.problems import did_you_mean
from briefing_builder.words.formats import LocaleFormats
from briefing_builder.words.message import OTHER, Parts, format_parts, parse_message


@dataclass(frozen=True, slots=True)
class Term:
    """A noun of the catalogue; sentences may be worded by its gender: `{unit, select, feminine {…} other {…}}`."""

    text: str
    gender: str = ""

    def __str__(self) -> str:
        return self.text


HERE = "\0"
"""Stands in a sentence for a value that is put in later."""
Entry = str | tuple[str, ...] | Term
"""A sentence as it is written in the catalogue, a list of words, or a noun with its gender."""


class UnknownSentence(LookupError):
    """A sentence that is not in the catalogue, or a value that it needs; the second line is a hint."""


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue(LocaleFormats):
    """Every sentence of ours in one language; equal to itself only, so it may stand in the key of what is shared.

    Call it with the name of a sentence and its values. Values are texts, whole and decimal numbers (written as the language writes them),
    terms, and truths, which choose the form `yes` or `no` of a `select`. Raises UnknownSentence.
    """

    language: str
    """The BCP 47 tag that the programme gives its language."""
    locale: Locale
    entries: Mapping[str, Entry]
    untranslated: Mapping[str, Entry] = field(default_factory=dict)
    """The sentences that are English here, because no catalogue of the language has them; their plural forms are English too."""
    source: "Catalogue | None" = None
    """The catalogue from which they are; None where nothing is borrowed."""
    _parsed: dict[str, Parts] = field(default_factory=dict)

    def __call__(self, name: str, /, **values: object) -> str:
        """Return the sentence of that name with its values."""
        parts = self._parsed.get(name)
        if parts is None:
            parts = self._parsed[name] = parse_message(self._sentence(name))
        category = self._category if self.source is None or name not in self.untranslated else self.source._category
        try:
            return format_parts(parts, values, self._shown, category)
        except KeyError as missing:
            raise UnknownSentence(f"the sentence {name!r} needs the value {missing.args[0]!r}") from None

    def around(self, name: str, value: str, /, **values: object) -> tuple[str, str]:
        """Return what a sentence says before and behind one of its values, for whoever puts in more than text: a link, paragraphs."""
        before, _, behind = self(name, **values, **{value: HERE}).partition(HERE)
        return before, behind.replace(HERE, "")

    def _sentence(self, name: str) -> str:
        entry = self.entries.get(name)
        if isinstance(entry, str):
            return entry
        if isinstance(entry, Term):
            return entry.text
        raise UnknownSentence(f"there is no sentence {name!r} in the catalogue\n{did_you_mean(name, self.entries)}")

    @property
    def is_english(self) -> bool:
        """Return whether the rules of English grammar hold, which stand in code: where `the` must stand, what sounds like a plural."""
        return self.language.partition("-")[0].casefold() == "en"

    def has(self, name: str) -> bool:
        """Return whether there is a sentence of that name."""
        return name in self.entries

    def find(self, name: str) -> str:
        """Return a sentence without values, or nothing where there is none of that name."""
        entry = self.entries.get(name, "")
        return entry if isinstance(entry, str) else str(entry)

    def listing(self, name: str) -> tuple[str, ...]:
        """Return the list of words of that name; nothing where the language has none."""
        entry = self.entries.get(name, ())
        return entry if isinstance(entry, tuple) else ()

    def term(self, name: str) -> Term | None:
        """Return the term of that name, with no gender where the language gives it none; None where there is none."""
        entry = self.entries.get(name)
        return Term(entry) if isinstance(entry, str) else entry if isinstance(entry, Term) else None

    def _shown(self, value: object, kind: str) -> str:
        if isinstance(value, str):
            return value
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return self.in_words(int(value)) if kind and value == int(value) else self.digits(value)
        if isinstance(value, Term):
            return value.text
        raise TypeError(f"a sentence cannot show a {type(value).__name__}")

    def _category(self, value: object) -> str:
        """The plural category of a number; amounts that are written already, which a translator may take for numbers, have none."""
        return str(self.locale.plural_form(value)) if isinstance(value, int | Decimal) else OTHER
