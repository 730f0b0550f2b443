"""markdown-it, restricted to what we hold, and careful with signs that are no Markdown: `2*3*4`, `snake_case`, `C:\\temp`, `*p<0.05`."""

import unicodedata
from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_inline.state_inline import Delimiter, StateInline

SCHEMES: Final = ("http://", "https://", "mailto:", "tel:")
ESCAPED: Final = frozenset("*_[]-•.#+")
BEFORE, AFTER = frozenset(("Ps", "Pi", "Pf", "Pd", "Sc")), frozenset(("Pe", "Pf", "Pi", "Pd"))
"""Kinds of punctuation beside which emphasis may begin, and end."""
OPENING, CLOSING = frozenset("\"'*_~¿¡"), frozenset("\"'.,;:!?…*_%~")
WITHOUT_SPACES: Final = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x2E80, 0x10FFFF))
"""Scripts that put no spaces between words: Thai, Lao, Burmese, Khmer, and those of East Asia."""


@cache
def parser() -> MarkdownIt:
    """Return the parser of what authors write."""
    made = MarkdownIt("zero")
    made.enable(["list", "newline", "escape", "emphasis", "balance_pairs", "link", "image"])
    made.inline.ruler.at("emphasis", _emphasis)
    made.inline.ruler.at("escape", _escape)
    made.validateLink = _is_address  # type: ignore[method-assign]
    return made


def _is_address(url: str) -> bool:
    return url.lower().startswith(SCHEMES)


def _escape(state: StateInline, silent: bool) -> bool:
    """A backslash before a sign that we read, and before nothing else, so that a path stays a path."""
    if state.src[state.pos] != "\\" or state.pos + 1 >= state.posMax:
        return False
    sign = state.src[state.pos + 1]
    if sign not in ESCAPED or (sign == "." and not state.src[state.pos - 1 : state.pos].isdigit()):
        return False
    if not silent:
        token = state.push("text_special", "", 0)
        token.content, token.markup, token.info = sign, f"\\{sign}", "escape"
    state.pos += 2
    return True


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Signs of emphasis: only between a word and what is none, never inside a word or between numbers."""
    start, sign = state.pos, state.src[state.pos]
    if silent or sign not in "*_":
        return False
    end = start
    while end < state.posMax and state.src[end] == sign:
        end += 1
    length = end - start
    before = state.src[start - 1] if start else " "
    after = state.src[end] if end < len(state.src) else " "
    is_read = length <= (1 if sign == "_" else 3)
    opens = is_read and not after.isspace() and _may_stand(before, BEFORE, OPENING)
    closes = is_read and not before.isspace() and _may_stand(after, AFTER, CLOSING)
    for _ in range(length):
        token = state.push("text", "", 0)
        token.content = sign
        last_token = len(state.tokens) - 1
        state.delimiters.append(Delimiter(marker=ord(sign), length=length, token=last_token, end=-1, open=opens, close=closes))
    state.pos = end
    return True


def _may_stand(neighbour: str, kinds: frozenset[str], signs: frozenset[str]) -> bool:
    if neighbour.isspace() or neighbour in signs or unicodedata.category(neighbour) in kinds:
        return True
    return any(first <= ord(neighbour) <= last for first, last in WITHOUT_SPACES)
