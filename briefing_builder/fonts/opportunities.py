"""A paragraph goes in; the stretches between its permitted line breaks come out."""

import re
from itertools import pairwise

from briefing_builder.fonts.shaping import SPACES

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
_INSIDE = re.compile(
    f"(?<={_LETTER}-)(?={_LETTER})"
    f"|(?<=[^\\s–—][–—])(?=[^\\s–—{_CLOSING}])"
    f"|(?<=[{_IDEOGRAPHS}])(?<![{_OPENING}])(?=[^\\s{_CLOSING}])"
    f"|(?<=[^\\s{_OPENING}])(?=[{_IDEOGRAPHS}])(?![{_CLOSING}])"
)
_TOKEN = re.compile(f"[^{SPACES}]+[{SPACES}]*|[{SPACES}]+")
_MAYBE = re.compile(f"[-–—{_IDEOGRAPHS}]")
_SPECIAL = re.compile(f"{_MAYBE.pattern}|[{SPACES}][,.:;!?)\\]}}»›/]|[(\\[{{«‹¿¡][{SPACES}]")
_GLUED_BEFORE = frozenset(",.:;!?)]}»›/")
_GLUED_AFTER = frozenset("([{«‹¿¡")


def stretches(text: str) -> list[str]:
    """Return the text cut at every permitted break; joined again they are the text, and spaces end the stretch before them.

    Permitted: after spaces; after a hyphen between letters; after en and em dashes; around ideographs (simple kinsoku).
    Never: at no-break spaces, inside a token with "/" or "@" (renderers disagree), before closing punctuation even after
    a space (French " ?" stays with its word), after opening brackets. Each renderer permits these breaks and some more,
    so none needs more lines than a count with them. (Unicode Standard Annex 14, less what is not common to all.)
    """
    tokens = _TOKEN.findall(text)
    if not _SPECIAL.search(text):
        return tokens
    found: list[str] = []
    for token in tokens:
        first, *others = _cut(token)
        if found and _is_glued(found[-1], first):
            found[-1] += first
        else:
            found.append(first)
        found += others
    return found


def _is_glued(before: str, token: str) -> bool:
    last = before.rstrip(SPACES)[-1:]
    return bool(last) and (token[0] in _GLUED_BEFORE or last in _GLUED_AFTER)


def _cut(token: str) -> list[str]:
    if not _MAYBE.search(token) or "/" in token or "@" in token:
        return [token]
    edges = [0, *(match.start() for match in _INSIDE.finditer(token)), len(token)]
    return [token[start:stop] for start, stop in pairwise(edges)]
