"""HTML pages: a text goes in; what is read, what is hidden in attributes, comments, styles and scripts, and embedded files come out."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from briefing_builder.leakscan.reading.data_urls import data_addresses, without_base64
from briefing_builder.leakscan.reading.model import Fragment, Part, Unreadable
from briefing_builder.leakscan.reading.vocabulary import BREAKS, INLINE
from briefing_builder.leakscan.reading.xml import attribute_parts, element_parts, local_name

_QUOTED = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'", re.DOTALL)
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6}) ?")
_NEIGHBOURS = re.compile(r"\"\s*+\"|'\s*+'")
UNREAD = frozenset(("svg", "style", "script"))
"""Elements whose content is no text of the page."""
_VARIABLE = re.compile(r"--[\w-]+\s*:([^;}]*)")


def html_parts(text: str) -> Iterator[Part]:
    """Yield every text of a page: blocks with their inline elements joined, attributes, comments, styles, scripts, embedded files."""
    body = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    parser = etree.HTMLParser(no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as failure:
        yield Unreadable(place="", reason=f"it is no page ({failure})")
        return
    yield from _parser_failures(parser, text)
    if root is None:
        return
    yield from (Fragment(place="a comment", text=comment) for comment in _enclosed(text, "<!--", "-->"))  # a parser drops some of them
    words: list[str] = []
    skipped: set[Any] = set()
    for node in root.iter():
        if isinstance(node.tag, str):
            yield from _html_element(node, words, skipped)
        elif node.tag is not etree.Comment:
            yield Fragment(place="an instruction", text=str(node.text or ""))
    yield Fragment(place="", text=" ".join(words), kind="words")


def _parser_failures(parser: Any, text: str) -> Iterator[Part]:
    """Where the parser gave up, and so has read a part of the page only, its reason and the page line by line."""
    fatal = parser.error_log.filter_from_fatals()
    if len(fatal):
        yield Unreadable(place="", reason=f"it cannot be read to its end ({fatal[0].message.strip()})")
        yield from (Fragment(place=f"line {number}", text=line) for number, line in enumerate(text.splitlines(), 1))


def _html_element(node: Any, words: list[str], skipped: set[Any]) -> Iterator[Part]:
    """The texts of one element. `skipped` gathers drawings, styles and scripts with all that is in them: parents come before children."""
    name = local_name(node.tag)
    is_within = node.getparent() in skipped
    if is_within or name in UNREAD:
        skipped.add(node)
    if name == "svg" and not is_within:
        yield from (part.under("a drawing") for part in element_parts(node, lambda _: ""))
    elif name == "style":
        yield from _style_texts(node.text or "")
    elif name == "script":
        yield Fragment(place="a script", text=node.text or "")
    elif not is_within and name not in INLINE:
        for text in _block_texts(node):
            words.append(text)
            yield Fragment(place=f"<{name}>", text=text)
    for key, value in node.attrib.items():
        if key.casefold() == "style":
            yield from _style_texts(str(value))
        else:
            yield from attribute_parts(str(key), str(value), f"<{name}>", element=name)


def _block_texts(node: Any) -> Iterator[str]:
    """The texts directly in a block, each with the inline elements between its neighbours of block kind."""
    pieces: list[str] = [node.text or ""]
    for child in node:
        name = local_name(child.tag) if isinstance(child.tag, str) else ""
        if name in INLINE:
            pieces += _inline_texts(child)
        elif name in BREAKS:
            pieces.append(" ")
        elif name:
            yield from _joined_text(pieces)
            pieces = []
        pieces.append(child.tail or "")
    yield from _joined_text(pieces)


def _inline_texts(node: Any) -> Iterator[str]:
    """The texts in an inline element in their order, but for blocks in it, which are read by themselves.

    Without recursion, for a page may be nested two thousand times; every text is read once.
    """
    walk = etree.iterwalk(node, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            if element is not node and local_name(element.tag) not in INLINE:
                walk.skip_subtree()
                yield " "
            else:
                yield element.text or ""
        elif element is not node:
            yield element.tail or ""


def _joined_text(pieces: list[str]) -> Iterator[str]:
    text = "".join(pieces)
    if text.strip():
        yield text


def _style_texts(css: str) -> Iterator[Part]:
    """A style sheet: what is quoted, commented, or held by a variable is read as text; of the rest only words count."""
    joined = _NEIGHBOURS.sub("", css)  # `content: "19" ".60"`
    quoted = (match[1] if match[1] is not None else match[2] for match in (*_QUOTED.finditer(css), *_QUOTED.finditer(joined)))
    variables = (match[1] for match in _VARIABLE.finditer(css))
    for text in dict.fromkeys(map(without_base64, (*_enclosed(css, "/*", "*/"), *quoted, *variables))):
        yield Fragment(place="a style", text=_ESCAPE.sub(lambda match: chr(min(int(match[1], 16), 0x10FFFF)), text))
    yield Fragment(place="a style", text=css, kind="words")
    yield from data_addresses(css, "a style")


def _enclosed(text: str, start: str, end: str) -> Iterator[str]:
    """What stands between two marks, in time that grows with the text only."""
    yield from (piece.partition(end)[0] for piece in text.split(start)[1:])
