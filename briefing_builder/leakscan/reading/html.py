"""HTML pages: a text goes in; what is read, what is hidden in attributes, comments, styles and scripts, and embedded files come out."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from briefing_builder.leakscan.reading.embedded import data_addresses
from briefing_builder.leakscan.reading.model import Fragment, Inner, Unreadable
from briefing_builder.leakscan.reading.vocabulary import BREAKS, INLINE
from briefing_builder.leakscan.reading.xml import attribute, local, tree_parts

Part = Fragment | Unreadable | Inner
_QUOTED = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'", re.DOTALL)
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6}) ?")
_NEIGHBOURS = re.compile(r"\"\s*+\"|'\s*+'")
UNREAD = frozenset(("svg", "style", "script"))
"""Elements whose content is no text of the page."""
_VARIABLE = re.compile(r"--[\w-]+\s*:([^;}]*)")


def page_parts(text: str) -> Iterator[Part]:
    """Yield every text of a page: blocks with their inline elements joined, attributes, comments, styles, scripts, embedded files."""
    body = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    parser = etree.HTMLParser(no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as failure:
        yield Unreadable(place="", reason=f"it is no page ({failure})")
        return
    yield from _given_up(parser, text)
    if root is None:
        return
    yield from (Fragment(place="a comment", text=comment) for comment in _between(text, "<!--", "-->"))  # a parser drops some of them
    words: list[str] = []
    drawn: set[Any] = set()
    for node in root.iter():
        if isinstance(node.tag, str):
            yield from _element(node, words, drawn)
        elif node.tag is not etree.Comment:
            yield Fragment(place="an instruction", text=str(node.text or ""))
    yield Fragment(place="", text=" ".join(words), kind="words")


def _given_up(parser: Any, text: str) -> Iterator[Part]:
    """Where the parser gave up, and so has read a part of the page only, its reason and the page line by line."""
    fatal = parser.error_log.filter_from_fatals()
    if len(fatal):
        yield Unreadable(place="", reason=f"it cannot be read to its end ({fatal[0].message.strip()})")
        yield from (Fragment(place=f"line {number}", text=line) for number, line in enumerate(text.splitlines(), 1))


def _element(node: Any, words: list[str], drawn: set[Any]) -> Iterator[Part]:
    """What one element says. `drawn` gathers drawings, styles and scripts with all that is in them: parents come before children."""
    name = local(node.tag)
    is_within = node.getparent() in drawn
    if is_within or name in UNREAD:
        drawn.add(node)
    if name == "svg" and not is_within:
        yield from (part.under("a drawing") for part in tree_parts(node, lambda _: ""))
    elif name == "style":
        yield from _style(node.text or "")
    elif name == "script":
        yield Fragment(place="a script", text=node.text or "")
    elif not is_within and name not in INLINE:
        for text in _blocks(node):
            words.append(text)
            yield Fragment(place=f"<{name}>", text=text)
    for key, value in node.attrib.items():
        if key.casefold() == "style":
            yield from _style(str(value))
        else:
            yield from attribute(str(key), str(value), f"<{name}>", element=name)


def _blocks(node: Any) -> Iterator[str]:
    """The texts directly in a block, each with the inline elements between its neighbours of block kind."""
    pieces: list[str] = [node.text or ""]
    for child in node:
        name = local(child.tag) if isinstance(child.tag, str) else ""
        if name in INLINE:
            pieces += _inline(child)
        elif name in BREAKS:
            pieces.append(" ")
        elif name:
            yield from _told(pieces)
            pieces = []
        pieces.append(child.tail or "")
    yield from _told(pieces)


def _inline(node: Any) -> Iterator[str]:
    """The texts in an inline element in their order, but for blocks in it, which tell theirs.

    Without recursion, for a page may be nested two thousand times; every text is read once.
    """
    walk = etree.iterwalk(node, events=("start", "end", "comment", "pi"))
    for event, one in walk:
        if event == "start":
            if one is not node and local(one.tag) not in INLINE:
                walk.skip_subtree()
                yield " "
            else:
                yield one.text or ""
        elif one is not node:
            yield one.tail or ""


def _told(pieces: list[str]) -> Iterator[str]:
    text = "".join(pieces)
    if text.strip():
        yield text


def _style(css: str) -> Iterator[Part]:
    """A style sheet: what is quoted, commented, or kept in a variable is read like a text, of the rest only words count."""
    joined = _NEIGHBOURS.sub("", css)  # `content: "19" ".60"`
    quoted = (found[1] if found[1] is not None else found[2] for found in (*_QUOTED.finditer(css), *_QUOTED.finditer(joined)))
    kept = (found[1] for found in _VARIABLE.finditer(css))
    for text in dict.fromkeys((*_between(css, "/*", "*/"), *quoted, *kept)):
        yield Fragment(place="a style", text=_ESCAPE.sub(lambda one: chr(min(int(one[1], 16), 0x10FFFF)), text))
    yield Fragment(place="a style", text=css, kind="words")
    yield from data_addresses(css, "a style")


def _between(text: str, start: str, end: str) -> Iterator[str]:
    """What stands between two marks; linear in the text, whoever wrote it."""
    yield from (piece.partition(end)[0] for piece in text.split(start)[1:])
