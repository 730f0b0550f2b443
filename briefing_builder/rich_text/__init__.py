"""What authors write, kept: a small part of Markdown goes in; words with lines, lists, emphasis and links come out (docs/content.md)."""

from briefing_builder.rich_text.model import ITEMS, Begins, Line, Span, Words, lines_of, one_line, words_text
from briefing_builder.rich_text.reading import Finding, is_rich, nested_lists, plain_text, read_rich_text
from briefing_builder.rich_text.signs import signed, signed_part, without_signs, words_in

__all__ = [
    "ITEMS", "Begins", "Finding", "Line", "Span", "Words", "is_rich", "lines_of", "nested_lists", "one_line", "plain_text",
    "read_rich_text", "signed", "signed_part", "without_signs", "words_in", "words_text",
]  # fmt: skip
