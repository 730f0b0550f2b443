"""The one door for what authors write: a small part of Markdown in, rich text out, and what that part does not hold as findings.

Paragraphs (parted by a blank line), new lines, lists of one level with `-`, `*`, `•` or `1.`, `**strong**`, `*emphasis*` or `_emphasis_`,
`[text](https://…)`, and a backslash before a sign that is meant as itself. Everything else is text.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from briefing_builder.rich_text.model import ITEMS, Begins, Span, Words, words_text
from briefing_builder.rich_text.signs import SIGNS
from briefing_builder.values import Value, replace

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_TELLING: Final = re.compile(r"[*_\\\n\r]|\]\(")
"""Without any of these a text is a single line in one voice."""
_ROUND_DOTS: Final = re.compile(r"^([ \t]*)[•‣][ \t\u00a0]", re.MULTILINE)
LONGEST: Final = 8_000
"""Characters; no slide and no script holds a longer text, and its lines are kept as they are."""
LEAST_ITEMS: Final = 2
"""A single line with a sign before it is no list: somebody speaks, or it is a footnote."""


class Finding(Value, frozen=True):
    """Something that the text holds and we do not: what becomes of it, a way out, its line and its column (both from 0)."""

    what: str
    hint: str
    line: int
    column: int


class Reading(Value, frozen=True):
    """A text as it was read."""

    words: Words
    findings: tuple[Finding, ...] = ()


def read_rich_text(text: str) -> Words:
    """Return what an author wrote as rich text."""
    return _read_markdown(text).words if _TELLING.search(text) or SIGNS.search(text) else (Span(text=text),) if text else ()


def plain_text(text: str) -> str:
    """Return what an author wrote without the signs of emphasis, lists and links, lines as lines: what a reader sees of it."""
    if not _TELLING.search(text):
        return text
    return words_text(read_rich_text(text))


def nested_lists(text: str) -> tuple[Finding, ...]:
    """Return the lists inside lists: their items are kept, as items of the list around them."""
    return _read_markdown(text).findings if _TELLING.search(text) else ()


def is_rich(words: Words) -> bool:
    """Return whether there is more in the words than one line in one voice."""
    return len(words) > 1 or any(span.strong or span.emphasis or span.link or span.begins for span in words)


@lru_cache(maxsize=4_000)
def _read_markdown(text: str) -> Reading:
    from briefing_builder.rich_text.markdown import parser  # markdown-it is only read for texts that have signs

    lines = SIGNS.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    if len(lines) > LONGEST:
        return Reading(_merge_spans(Span(text=line, begins="line") for line in lines.split("\n") if line.strip()))
    reader = _Reader(parser(), lines.split("\n"), [])
    words = _merge_spans(reader.words(parser().parse(_ROUND_DOTS.sub(r"\1- ", lines))))
    return Reading(words, tuple(reader.findings))


def _merge_spans(spans: Iterable[Span]) -> Words:
    """The spans with neighbours in one voice as one, the first of them beginning nothing but a list."""
    merged: list[Span] = []
    for span in spans:
        if not merged:
            merged.append(span if span.begins in ITEMS else replace(span, begins=""))
        elif not span.begins and replace(merged[-1], text="", begins="") == replace(span, text=""):
            merged[-1] = replace(merged[-1], text=merged[-1].text + span.text)
        else:
            merged.append(span)
    return tuple(merged)


class _Reader:
    """Turns the tokens of one text into spans."""

    def __init__(self, markdown: "MarkdownIt", lines: list[str], findings: list[Finding]) -> None:
        self.markdown, self.lines, self.findings = markdown, lines, findings
        self.lists: list[bool] = []
        """Whether each list around is one that is shown as a list."""
        self.begins: Begins = ""
        self.marker = ""
        self.goes_on = False
        """Whether the next paragraph belongs to an item whose first paragraph has ended."""
        self.last_line = -1

    def words(self, tokens: "list[Token]") -> Iterator[Span]:
        """Yield the spans, the first of each line with what it begins."""
        for number, token in enumerate(tokens):
            match token.type:
                case "bullet_list_open" | "ordered_list_open":
                    self._open(token, tokens[number:])
                case "bullet_list_close" | "ordered_list_close":
                    self.lists.pop()
                case "list_item_open":
                    self._item(token)
                case "paragraph_open":
                    self._paragraph(token)
                case "inline":
                    yield from self._inline(token)

    def _open(self, token: "Token", rest: "list[Token]") -> None:
        items = 0
        for other in rest:
            items += other.type == "list_item_open" and other.level == token.level + 1
            if other.type == token.type.replace("open", "close") and other.level == token.level:
                break
        is_ordered = token.type.startswith("ordered")
        starts = token.attrs.get("start", 1) if is_ordered else 1
        is_list = items >= LEAST_ITEMS and starts == 1 and token.markup != "+"
        if is_list and any(self.lists) and token.map:
            hint = "write one list, or say what belongs together in one item"
            self._find("a list inside a list becomes part of the list around it", hint, token.map[0])
        self.lists.append(is_list)

    def _find(self, what: str, hint: str, line: int) -> None:
        written = self.lines[line]
        self.findings.append(Finding(what, hint, line, len(written) - len(written.lstrip())))

    def _item(self, token: "Token") -> None:
        line = self.lines[token.map[0]].lstrip() if token.map else ""
        if self.lists[-1]:
            self.begins = "number" if token.info else "bullet"
        else:
            self._paragraph(token)
            self.marker = line.split(None, 1)[0] + " " if line else ""

    def _paragraph(self, token: "Token") -> None:
        start, end = token.map or [0, 0]
        if self.begins not in ITEMS and not self.marker:
            self.goes_on = any(self.lists)
            if self.goes_on:
                self._find("a paragraph inside an item goes on in the line before", "write it as an item of its own", start)
            else:
                self.begins = "line" if start == self.last_line else "paragraph"
        self.last_line = end

    def _next_line(self, line: int) -> Begins:
        """What a line begins: in a list, one that stands in goes on with its item, and any other is no part of the list."""
        return "line" if not any(self.lists) else "" if self.lines[line][:1].isspace() else "paragraph"

    def _inline(self, token: "Token") -> Iterator[Span]:
        begins, self.begins = self.begins, ""
        voice, line = Span(text=""), token.map[0] if token.map else 0
        if self.marker or self.goes_on:
            yield Span(text=f" {self.marker}" if self.goes_on else self.marker, begins=begins)
            begins, self.marker, self.goes_on = "", "", False
        for child in token.children or []:
            match child.type:
                case "softbreak" | "hardbreak":
                    line += 1
                    begins = begins or self._next_line(line)
                    if not begins:
                        yield replace(voice, text=" ")
                case "text" | "text_special":
                    if child.content:
                        yield replace(voice, text=child.content, begins=begins)
                        begins = ""
                case "image":
                    yield replace(voice, text=f"![{child.content}]({child.attrs['src']})", begins=begins)
                    begins = ""
                case _:
                    voice = _format_of_token(child, voice)


def _format_of_token(token: "Token", voice: Span) -> Span:
    match token.type:
        case "strong_open" | "strong_close":
            return replace(voice, strong=token.nesting > 0)
        case "em_open" | "em_close":
            return replace(voice, emphasis=token.nesting > 0)
        case "link_open" | "link_close":
            return replace(voice, link=str(token.attrs.get("href", "")) if token.nesting > 0 else "")
    return voice
