"""Rendered XML in, a tree of nodes out, each with the template line and the content place it came from."""

import re
from collections.abc import Callable
from functools import lru_cache
from html import unescape
from typing import Final
from xml.etree import ElementTree

from briefing_builder.problems import Problem, Source, error
from briefing_builder.rich_text import without_signs
from briefing_builder.slides.grammar.lines import AT
from briefing_builder.slides.markup import Origin
from briefing_builder.values import Value

ContentLocator = Callable[[str], Source | None]
"""Where a content path such as `benefits/0/manager_voice` was written, or None when nobody wrote it."""

FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2 (Char)
DEEPEST: Final = 100
"""Elements inside each other; a slide needs eight."""
_WHERE: Final = re.compile(r": line \d+, column \d+$")


class Node(Value, frozen=True):
    """One element: its attributes without the marks of place, its texts and elements in order (`pieces`), its elements (`children`)."""

    name: str
    attributes: dict[str, str]
    pieces: tuple["str | Node", ...]
    children: tuple["Node", ...]
    origin: Origin

    def named(self, name: str) -> tuple["Node", ...]:
        """Return the elements of that name directly inside, in order."""
        return tuple([child for child in self.children if child.name == name])

    def walk(self) -> list["Node"]:
        """Return this node and all nodes below it, in document order."""
        nodes = [self]
        for child in self.children:
            nodes += child.walk() if child.children else (child,)
        return nodes


def parse_tree(xml: str, name: str, locate_content: ContentLocator) -> Node | Problem:
    """Return the root of the XML text, or the one problem that makes it no XML; `name` is the place of what has no mark."""
    text = xml.strip()
    if "<!DOCTYPE" in text:
        return error("slide-xml", "a slide may not have a DOCTYPE or entities", _marked_source(text, text.index("<!DOCTYPE"), name))
    try:
        root = ElementTree.fromstring(text)  # without a DOCTYPE there is no entity that could grow or reach a file
        return _build_node(root, Origin(template=Source(path=name)), locate_content, DEEPEST)
    except (ElementTree.ParseError, UnicodeEncodeError) as reason:
        strange = FORBIDDEN.search(text)
        if strange or not isinstance(reason, ElementTree.ParseError):
            return _forbidden_character(text, strange, name)
        line, column = reason.position
        finding = _WHERE.sub("", reason.msg).strip() or "there is no slide"
        source = _marked_source(text, _offset(text, line, column), name)
        return error("slide-xml", f"not well-formed: {finding}", source, _xml_hint(finding))
    except RecursionError:
        return error("slide-xml", f"elements are nested more than {DEEPEST} deep", Source(path=name), "divide the slide")


def _forbidden_character(text: str, strange: re.Match[str] | None, name: str) -> Problem:
    assert strange is not None, "what cannot be encoded is forbidden"
    finding = f"the character U+{ord(strange[0]):04X} cannot appear on a slide"
    return error("slide-character", finding, _marked_source(text, strange.start(), name), "remove it from the content")


def _build_node(element: ElementTree.Element, parent: Origin, locate_content: ContentLocator, depth: int) -> Node:
    if not depth:
        raise RecursionError
    own = {name: without_signs(text) for name, text in element.attrib.items()}
    origin = _take_origin(own, parent, locate_content) if own else parent
    text = element.text
    if not len(element):
        return Node(element.tag, own, (text,) if text else (), (), origin)
    pieces: list[str | Node] = [text] if text else []
    children = []
    for child in element:
        node = _build_node(child, origin, locate_content, depth - 1)
        children.append(node)
        pieces.append(node)
        if child.tail:
            pieces.append(child.tail)
    return Node(element.tag, own, tuple(pieces), tuple(children), origin)


def _take_origin(attributes: dict[str, str], parent: Origin, locate_content: ContentLocator) -> Origin:
    """Where an element comes from; the marks of place are taken off it."""
    at = attributes.pop("at", "")
    path = attributes.pop("from", "") if "from" in attributes else ""
    template = (_template_source(at) if at else None) or parent.template
    content = (locate_content(path) if path else None) or parent.content
    return Origin(template=template, content=content)


@lru_cache(maxsize=4096)
def _template_source(at: str) -> Source | None:
    path, _, line = at.rpartition(":")
    return Source(path=path, line=int(line)) if line.isdecimal() else None


def _offset(text: str, line: int, column: int) -> int:
    lines = text.split("\n")
    return sum(len(earlier) + 1 for earlier in lines[: line - 1]) + max(column, 1)


def _marked_source(text: str, offset: int, name: str) -> Source:
    marks = list(AT.finditer(text, 0, offset))
    return Source(path=unescape(marks[-1][1]), line=int(marks[-1][2])) if marks else Source(path=name)


def _xml_hint(finding: str) -> str:
    if "entity" in finding:
        return "write the character itself, or its number: &#160; for a no-break space"
    return "every <element> needs its </element>, attributes need quotes, a bare & is &amp;" if finding else ""
