"""What an author's text holds and ours cannot: each with the line and the column in the text where it stands, and a way out."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefing_builder.rich_text.reading import LONGEST, Finding, nested_lists

_LIKELY: Final = re.compile(r"^[ ]{0,3}(?:#|>|```|~~~|[-*_=]{3,}|[|])|`|<|!\[|\|.*\n|\]\(|^[ \t]+\S", re.MULTILINE)
"""Without any of these there is nothing to look for."""
_TAG: Final = re.compile(r"</?(?:a|b|br|code|div|em|font|h[1-6]|hr|i|img|li|ol|p|s|span|strong|su[bp]|table|t[dr]|u|ul)\b[^<>]*>", re.I)
_NUMBER: Final = re.compile(r"\s*>\s*[\d.,]")
"""More than a number is no quotation."""
_PICTURE: Final = re.compile(r"!\[[^\[\]\n]{0,200}\]\([^()\n]{0,200}\)")
_OTHER_LINK: Final = re.compile(r"(?<!!)\[[^\[\]\n]{1,200}\]\((?!https?://|mailto:|tel:)[^()\s]{1,200}\)")
_CODE: Final = re.compile(r"(?<!`)`[^`\n]+`(?!`)")
_SIGNS: Final = (
    (_TAG, "the tag {}", "write **strong**, *emphasis*, or a new line"),
    (_PICTURE, "a picture", "name it where the content has a field for pictures"),
    (_OTHER_LINK, "a link to no address", "write the whole address: https://…, mailto:… or tel:…"),
    (_CODE, "text set as code", "write it in “quotes” or in **bold**"),
)
AS_WRITTEN = "is shown as it is written"
_BLOCKS: Final = {
    "heading_open": ("a heading", "write it as a paragraph of its own, in **bold**"),
    "blockquote_open": ("a quotation", "write it in “quotes”; somebody's own words have a field of their own"),
    "fence": ("a block of code", "write it as text"),
    "hr": ("a line across", "part paragraphs by a blank line"),
    "table_open": ("a table", "write a list, one row an item; a table of your own belongs into a slide template"),
}


@lru_cache(maxsize=4_000)
def unsupported_markup(text: str) -> tuple[Finding, ...]:
    """Return what of the text is shown as it is written, because it means nothing here; and lists in lists, which become one."""
    if len(text) > LONGEST or not _LIKELY.search(text):
        return ()
    lines = text.split("\n")
    findings = [*nested_lists(text), *_block_findings(lines), *_inline_findings(lines)]
    return tuple(sorted(dict.fromkeys(findings), key=lambda finding: (finding.line, finding.column)))


def _block_findings(lines: list[str]) -> Iterator[Finding]:
    for token in _full_markdown().parse("\n".join(lines)):
        if token.type in _BLOCKS and token.map and not _is_no_quotation(token, lines):
            what, hint = _BLOCKS[token.type]
            line = lines[token.map[0]]
            yield Finding(f"{what} {AS_WRITTEN}", hint, token.map[0], len(line) - len(line.lstrip()))


def _is_no_quotation(token: Token, lines: list[str]) -> bool:
    return token.type == "blockquote_open" and token.map is not None and _NUMBER.match(lines[token.map[0]]) is not None


def _inline_findings(lines: list[str]) -> Iterator[Finding]:
    for number, line in enumerate(lines):
        for pattern, what, hint in _SIGNS:
            for match in pattern.finditer(line):
                yield Finding(f"{what.format(match[0][:20])} {AS_WRITTEN}", hint, number, match.start())


@cache
def _full_markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable(["code", "html_block"])
