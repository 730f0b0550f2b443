"""Rich text as values: words in several voices, and where a new line, a paragraph or an item of a list begins among them."""

from collections.abc import Iterator
from typing import Literal

from briefing_builder.values import Value, replace

Begins = Literal["", "line", "paragraph", "bullet", "number"]
"""What a span begins: nothing, a new line, a paragraph, an item of a list with dots or with numbers."""
ITEMS = ("bullet", "number")


class Span(Value, frozen=True, kw_only=True):
    """Text in one voice; `link` is `slide:ID` or a web address."""

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""
    begins: Begins = ""


Words = tuple[Span, ...]
"""A run of spans that is read as one text; line ends inside a span's text are never kept, `begins` says where lines are new."""


class Line(Value, frozen=True, kw_only=True):
    """The words of one line, paragraph or item."""

    words: Words
    begins: Begins


def words_text(words: Words) -> str:
    """Return the text of the words without their voice, lines as lines."""
    return "".join([f"\n{span.text}" if span.begins and number else span.text for number, span in enumerate(words)])


def lines_of(words: Words) -> tuple[Line, ...]:
    """Return the words line by line; text of one line is a single one."""
    return tuple(_split_into_lines(words))


def one_line(words: Words) -> Words:
    """Return the words for a place that holds one line: items are parted by semicolons, everything else by spaces."""
    if not any(span.begins for span in words):
        return words
    spans: list[Span] = []
    for line in _split_into_lines(words):
        first, *rest = line.words
        joint = "; " if spans and line.begins in ITEMS and spans[-1].text[-1:].isalnum() else " " if spans else ""
        spans += [replace(first, text=joint + first.text, begins=""), *rest]
    return tuple(spans)


def _split_into_lines(words: Words) -> Iterator[Line]:
    line: list[Span] = []
    begins: Begins = ""
    for span in words:
        if span.begins and line:
            yield Line(words=tuple(line), begins=begins)
            line = []
        if not line:
            begins = span.begins
        line.append(replace(span, begins="") if span.begins else span)
    if line:
        yield Line(words=tuple(line), begins=begins)
