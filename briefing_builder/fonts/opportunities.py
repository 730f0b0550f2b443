"""A paragraph goes in; the stretches between its permitted line breaks come out."""

import re
from itertools import pairwise

from briefing_builder.fonts.shaping import SPACES
from briefing_builder.values import Value

# Han, kana, bopomofo, CJK punctuation and full-width forms; not Hangul, which breaks at spaces
_IDEOGRAPHS = (
    "\u2e80-\u30ff\u3100-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
)
_CLOSING = (
    ",.:;!?%…)\\]}»›/"
    "、。，．：；！？）］｝〉》」』】〕〗〙・ー゛゜ゝゞヽヾ々〻%‰"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
    "\u0300-\u036f\u200d\u2060\u3099\u309a\ufe00-\ufe0f"
)
_OPENING = "(\\[{«‹¿¡（［｛〈《「『【〔〖〘\u2060\u200d"
_LETTER = "[^\\W\\d_]"

# JIS X 4051 in its simplest form: nothing closing begins a line, nothing opening ends one
_IDEOGRAPHIC = f"(?<=[{_IDEOGRAPHS}])(?<![{_OPENING}])(?=[^\\s{_CLOSING}])|(?<=[^\\s{_OPENING}])(?=[{_IDEOGRAPHS}])(?![{_CLOSING}])"
_AFTER_DASH = f"(?<=[^\\s–—][–—])(?=[^\\s–—{_CLOSING}])"
_TOKEN = re.compile(f"[^{SPACES}]+[{SPACES}]*|[{SPACES}]+")
_MAYBE = re.compile(f"[-–—{_IDEOGRAPHS}]")
_SPECIAL = re.compile(f"{_MAYBE.pattern}|[{SPACES}][,.:;!?)\\]}}»›/]|[(\\[{{«‹¿¡][{SPACES}]")


class Rules(Value, frozen=True, kw_only=True):
    """Where a line may end: at the places inside a token, and at spaces but those before or after certain characters."""

    inside: re.Pattern[str]
    glued_before: frozenset[str]
    glued_after: frozenset[str]


SAFE = Rules(
    inside=re.compile(f"(?<={_LETTER}-)(?={_LETTER})|{_AFTER_DASH}|{_IDEOGRAPHIC}"),
    glued_before=frozenset(",.:;!?)]}»›/"),
    glued_after=frozenset("([{«‹¿¡"),
)
"""The breaks that every renderer permits: each permits some more, so none needs more lines than a count with these.

After spaces; after a hyphen between letters; after en and em dashes; around ideographs (simple kinsoku). Never before
closing punctuation, even after a space (French " ?" stays with its word), nor after an opening bracket.
"""

LIBREOFFICE = Rules(
    inside=re.compile(f"(?<=[^\\W_]-)(?={_LETTER})|(?<=[^\\s–—])(?=—)|{_AFTER_DASH}|{_IDEOGRAPHIC}"),
    glued_before=frozenset(",.:;!?)]}/"),
    glued_after=frozenset("([{¿¡"),
)
"""The breaks of LibreOffice 7.4, seen in its output: those of SAFE, "3-|day", before an em dash, and beside guillemets."""


def is_plain(text: str) -> bool:
    """Return whether the text breaks at its spaces only, by whatever rules."""
    return not _SPECIAL.search(text)


def tokens(text: str) -> list[str]:
    """Return the words of the text, each with the spaces after it; those before the first word are one of their own."""
    return _TOKEN.findall(text)


def unbroken_stretches(text: str, rules: Rules) -> list[str]:
    """Return the text cut at every permitted break; joined again they are the text, and spaces end the stretch before them.

    Never at no-break spaces, nor inside a token with "/" or "@", where renderers disagree.
    (Unicode Standard Annex 14, less what is not common to all.)
    """
    if is_plain(text):
        return tokens(text)
    stretches: list[str] = []
    for token in tokens(text):
        first, *others = _token_stretches(token, rules)
        if stretches and _is_glued(stretches[-1], first, rules=rules):
            stretches[-1] += first
        else:
            stretches.append(first)
        stretches += others
    return stretches


def _is_glued(before: str, token: str, *, rules: Rules) -> bool:
    last = before.rstrip(SPACES)[-1:]
    return bool(last) and (token[0] in rules.glued_before or last in rules.glued_after)


def _token_stretches(token: str, rules: Rules) -> list[str]:
    if not _MAYBE.search(token) or "/" in token or "@" in token:
        return [token]
    edges = [0, *(match.start() for match in rules.inside.finditer(token)), len(token)]
    return [token[start:stop] for start, stop in pairwise(edges)]
