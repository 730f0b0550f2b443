"""Words of many languages: a file of `assets/importing` goes in; what each word means comes out, by its plain spelling."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any
from unicodedata import combining, normalize

from briefing_builder.files.resources import resource
from briefing_builder.importers.sheets.model import CellValue

_SPACES = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")
_ENDS = " .:;!॰"


def plain_spelling(text: str) -> str:
    """Return a text as words are compared: lower case, no accents (nor Turkish dots), single spaces, no full stop at its ends."""
    if text.isascii():
        return " ".join(text.lower().split()).strip(_ENDS)
    letters = (letter for letter in normalize("NFKD", text.casefold()) if not (combining(letter) and "\u0300" <= letter <= "\u036f"))
    return _SPACES.sub(" ", normalize("NFC", "".join(letters)).replace("ı", "i").replace("’", "'").replace("‘", "'")).strip(_ENDS)


@cache
def vocabulary_file(name: str) -> Mapping[str, Any]:
    """Return what stands in `assets/importing/NAME.toml`. Raises ResourceMissing when it is not installed."""
    return tomllib.loads(resource("assets", "importing", f"{name}.toml").read_text(encoding="utf-8"))


def words_listed(table: Any) -> Iterator[str]:
    """Yield every word of a part of such a file, in the plain spelling, whatever language it stands under."""
    if isinstance(table, str):
        yield plain_spelling(table)
    else:
        for part in table.values() if isinstance(table, Mapping) else table:
            yield from words_listed(part)


@cache
def pattern_with_words(template: str) -> re.Pattern[str]:
    """Return a pattern, in any case, in which `<of>` stands for each word that `scores.toml` has under that key, the longest first."""

    def words(key: re.Match[str]) -> str:
        return "|".join(map(re.escape, sorted(vocabulary_file("scores")[key[1]], key=len, reverse=True)))

    return re.compile(re.sub(r"<(\w+)>", words, template), re.IGNORECASE)


@cache
def _without_value() -> frozenset[str]:
    return frozenset((*words_listed(vocabulary_file("no_value")), ""))


@cache
def _longest_without_value() -> int:
    return max(map(len, _without_value())) + 2


def has_no_value(value: CellValue) -> bool:
    """Return whether a cell says that nothing is known: empty, a dash, `n/a`, `#N/A`, `null`, `keine Angabe` … in many languages."""
    if not isinstance(value, str):
        return value is None
    return len(value) <= _longest_without_value() and plain_spelling(value) in _without_value()


def cell_quoted(value: CellValue) -> str:
    """Return a cell as a message shows it: between quotation marks where it is text, cut where it is long."""
    text = " ".join(str(value).split())
    text = text if len(text) <= 60 else f"{text[:57]}…"
    return f"“{text}”" if isinstance(value, str) else text
