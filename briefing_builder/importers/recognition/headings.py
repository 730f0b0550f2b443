"""Headings: the words above a column go in; the fields that they may name come out, in many languages, best first."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from briefing_builder.importers.columns.vocabulary import vocabulary_file
from briefing_builder.values import Value

PERSONAL, PROGRESS, OTHER = "(personal)", "(progress)", "-"
"""Names and addresses; how far somebody is, in per cent; columns that are nothing of ours."""
FIELDS = (
    *("learner_id", "department_id", "is_manager", "course_id", "delivery_mode", "enrolled_on", "first_launched_on", "completed_on"),
    *("completion_status", "success_status", "score_pre_pct", "score_pct", "learning_minutes", "sessions", "reaction_1_to_5"),
    "applied_after_30_days",
)
"""The columns of `learner_rows`, which are what headings are matched to."""
_LANGUAGES = dict(
    language.split("=")
    for language in (
        *("ar=Arabic", "bg=Bulgarian", "cs=Czech", "da=Danish", "de=German", "el=Greek", "en=English", "es=Spanish", "et=Estonian"),
        *("fi=Finnish", "fr=French", "he=Hebrew", "hr=Croatian", "hu=Hungarian", "is=Icelandic", "it=Italian", "ja=Japanese"),
        *("ko=Korean", "lt=Lithuanian", "lv=Latvian", "nb=Norwegian", "nl=Dutch", "pl=Polish", "pt=Portuguese", "ro=Romanian"),
        *("ru=Russian", "sk=Slovak", "sl=Slovenian", "sv=Swedish", "tr=Turkish", "uk=Ukrainian", "zh=Chinese"),
    )
)
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ß": "ss"})
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_BRACKETS = re.compile(r"[(\[{（【]([^()\[\]{}（）【】]*)[)\]}）】]")
_WHOLE = re.compile(r"(?: (?:out of|of|sur|von|de|van|av|af|z|su|из))? \d+$")
"""The most points, at the end of a heading: “Note /20”, “Score out of 50”."""
_NO_WORD = re.compile(r"[^\w%]+|_")


class HeadingMatch(Value, frozen=True, kw_only=True):
    """One field that a heading may name."""

    field: str
    confidence: float
    """1 for the very words, less for parts of them; never 0."""
    because: str
    rank: int = 0
    """Where the words stand in the list of the field: of several columns the lower one is preferred."""


def heading_key(heading: str) -> str:
    """Return a heading as it is compared: small letters without accents and punctuation, words of camelCase parted, brackets left out."""
    outside = _BRACKETS.sub(" ", heading)
    return _plain_words(outside if _NO_WORD.sub("", outside) else heading).removeprefix("profile field ")


def unit_of(heading: str) -> str:
    """Return what stands in brackets in a heading, as it is compared: `min`, `%`, `dd mm yyyy`; empty where there is none."""
    return " ".join(_plain_words(inside) for inside in _BRACKETS.findall(heading))


@cache
def _plain_words(text: str) -> str:
    parted = _CAMEL.sub(" ", text)
    plain = unicodedata.normalize("NFKD", parted.casefold())
    letters = "".join(character for character in plain if not unicodedata.combining(character)).translate(_LETTERS)
    return " ".join(unicodedata.normalize("NFKC", _NO_WORD.sub(" ", letters.replace("%", " percent "))).split())


@cache
def heading_matches(heading: str) -> tuple[HeadingMatch, ...]:
    """Return the fields that a heading may name, the likeliest first; none when nothing like it is known."""
    key = heading_key(heading)
    if not key:
        return ()
    if key.replace(" ", "_") in FIELDS:
        return (HeadingMatch(field=key.replace(" ", "_"), confidence=1, because="our own name"),)
    for candidate, confidence in _shorter_forms(key, _plain_words(heading)):
        if found := _fields_by_key().get(candidate):
            if confidence < 1 and table_words("limits") & ({*key.split()} - {*candidate.split()}):
                because = f"“{candidate}”, but of something else ({_LANGUAGES[found[0][1]]})"
                return (HeadingMatch(field=OTHER, confidence=confidence, because=because),)
            return tuple(_match(name, language, rank, candidate, confidence, exact=candidate == key) for name, language, rank in found)
    return ()


def _match(name: str, language: str, rank: int, words: str, confidence: float, *, exact: bool) -> HeadingMatch:
    said = f"{_LANGUAGES[language]} heading" if exact else f"“{words}” in the heading ({_LANGUAGES[language]})"
    return HeadingMatch(field=name, confidence=confidence, because=said, rank=rank)


def _shorter_forms(key: str, whole: str) -> Iterable[tuple[str, float]]:
    """The heading itself, then without the words that say of what it is, then its longest parts of two words and more."""
    yield key, 1
    if whole != key:
        yield whole, 1
    yield key.replace(" ", ""), 0.9
    if key.endswith(" percent"):
        yield key.removesuffix(" percent").removesuffix(" in"), 0.9
    if without_whole := _WHOLE.sub("", key):
        yield without_whole, 0.9
    words = key.split()
    while words and words[0] in table_words("beginnings"):
        words = words[1:]
        yield " ".join(words), 0.8
    words = key.split()
    for length in range(len(words) - 1, 1, -1):
        for start in range(len(words) - length, -1, -1):
            yield " ".join(words[start : start + length]), 0.6


@cache
def _fields_by_key() -> Mapping[str, tuple[tuple[str, str, int], ...]]:
    """Field, language and rank of every heading that is known, by its key."""
    known: dict[str, dict[str, tuple[str, str, int]]] = {}
    together: dict[str, dict[str, tuple[str, str, int]]] = {}
    for name, languages in vocabulary_file("headings").items():
        for language, headings in languages.items():
            for rank, heading in enumerate(headings):
                key = heading_key(heading)
                known.setdefault(key, {}).setdefault(name, (name, language, rank))
                if " " in key:
                    together.setdefault(key.replace(" ", ""), {}).setdefault(name, (name, language, rank))
    return {key: tuple(fields.values()) for key, fields in {**together, **known}.items()}


@cache
def table_words(about: str) -> frozenset[str]:
    """Return the words of `table_words.toml` about something: `totals`, `footers`, `units`, `codes` …"""
    return frozenset(vocabulary_file("table_words")[about])


def joined_headings(upper: Iterable[str], lower: Iterable[str]) -> tuple[str, ...]:
    """Return the headings of two rows as one: a group that stands above several columns is said to each."""
    group, names = "", []
    for above, below in zip(upper, lower, strict=True):
        group = above or group
        names.append(" ".join(part for part in (group if below or above else "", below) if part))
    return tuple(names)
