"""Rendered XML in, a tree of nodes out, each with the template line and the content place it came from."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from typing import Final

from lxml import etree

from briefing_builder.problems import Problem, Source, error
from briefing_builder.slides.grammar.lines import AT
from briefing_builder.slides.markup import Origin

ContentPlace = Callable[[str], Source | None]
"""Where a content path such as `benefits/0/manager_voice` was written, or None when nobody wrote it."""

FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2 (Char)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One element: its attributes without the marks of place, its texts and elements in order (`pieces`), its elements (`children`)."""

    name: str
    attributes: dict[str, str]
    pieces: tuple["str | Node", ...]
    children: tuple["Node", ...]
    origin: Origin

    def named(self, name: str) -> tuple["Node", ...]:
        """Return the elements of that name directly inside, in order."""
        return tuple(child for child in self.children if child.name == name)

    def everything(self) -> list["Node"]:
        """Return this node and all nodes below it, in document order."""
        found = [self]
        for child in self.children:
            found += child.everything() if child.children else (child,)
        return found


def parse_tree(xml: str, name: str, content_place: ContentPlace) -> Node | Problem:
    """Return the root of the XML text, or the one problem that makes it no XML; `name` is the place of what has no mark."""
    text = xml.strip()
    strange = FORBIDDEN.search(text)
    if strange:
        finding = f"the character U+{ord(strange[0]):04X} cannot stand on a slide"
        return error("slide-character", finding, _place(text, strange.start(), name), "remove it from the content")
    if "<!DOCTYPE" in text:
        return error("slide-xml", "a slide has no DOCTYPE and no entities of its own", _place(text, text.index("<!DOCTYPE"), name))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True, strip_cdata=True
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as reason:
        line, column = reason.position
        finding = re.sub(r",? line \d+(, column \d+)?", "", str(reason.msg)).strip() or "there is no slide"
        return error("slide-xml", f"not well-formed: {finding}", _place(text, _offset(text, line, column), name), _hint(finding))
    return _node(root, Origin(template=Source(path=name)), content_place)


def _node(element: etree._Element, parent: Origin, content_place: ContentPlace) -> Node:
    own = {str(key): str(value) for key, value in element.attrib.items()}
    path, _, line = own.pop("at", "").rpartition(":")
    written = content_place(own["from"]) if own.get("from") else None
    own.pop("from", None)
    template = Source(path=path, line=int(line)) if line.isdecimal() else parent.template
    origin = Origin(template=template, content=written or parent.content)
    pieces: list[str | Node] = [str(element.text)] if element.text else []
    children = []
    for child in element:
        children.append(_node(child, origin, content_place))
        pieces.append(children[-1])
        if child.tail:
            pieces.append(str(child.tail))
    return Node(name=str(element.tag), attributes=own, pieces=tuple(pieces), children=tuple(children), origin=origin)


def _offset(text: str, line: int, column: int) -> int:
    lines = text.split("\n")
    return sum(len(earlier) + 1 for earlier in lines[: line - 1]) + max(column, 1)


def _place(text: str, offset: int, name: str) -> Source:
    marks = list(AT.finditer(text, 0, offset))
    return Source(path=unescape(marks[-1][1]), line=int(marks[-1][2])) if marks else Source(path=name)


def _hint(finding: str) -> str:
    if "Entity" in finding:
        return "write the character itself, or its number: &#160; for a no-break space"
    return "every <element> needs its </element>, attributes need quotes, a bare & is &amp;" if finding else ""
